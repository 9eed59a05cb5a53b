"""Lines of a session that are no exercises: words with a tick, and pauses."""

from __future__ import annotations

from dataclasses import replace

from planner.diagnostics import Diagnostics
from planner.files import Mapping, Node
from planner.plan.defaults import Around
from planner.plan.doses import REST_TEXT
from planner.plan.group_settings import ONLY as GROUP_ONLY
from planner.plan.group_settings import in_place
from planner.plan.item_settings import OPTIONAL, PRIVATE
from planner.plan.items import ALONE
from planner.plan.keys import Field, Found, Kind, Record, strict
from planner.plan.kinds import SCALAR, text
from planner.plan.model import PlanPause, PlanText, Text
from planner.plan.weekly import Weekly, in_weeks, same

WORDS_LIMIT = 500
"""Most characters of a line of words."""


def words_line(name: str, node: Node, out: Diagnostics) -> Text | None:
    """Words that are printed as one paragraph."""
    found = text(name, node, out, WORDS_LIMIT)
    return None if found is None else Text(" ".join(found.text.split()), found.span)


WORDS = Field(
    "text",
    Kind("one line", words_line, {**SCALAR, "maxLength": WORDS_LIMIT}),
    "the words",
    ("Three slow breaths.",),
    required=True,
)
ONLY = replace(GROUP_ONLY, help="the weeks that it is there in")
TEXT_LINE = Record("text", "a line of words", (WORDS, ONLY, OPTIONAL, PRIVATE))

_ELSEWHERE = {"weeks": "name the weeks that it is there in: only: 1-3", "score": "give it to a group or an exercise"}

PAUSE_REST = Field("rest", REST_TEXT, "how long, before the next exercise", ("3min",), required=True)
PAUSE = Record("pause", "a pause", (PAUSE_REST,))


def read_words(node: Mapping, out: Diagnostics, around: Around = ALONE) -> Weekly[PlanText] | None:
    """A line of words with a tick."""
    found = strict(in_place(node, _ELSEWHERE, TEXT_LINE.title, out), TEXT_LINE, out)
    if found is None:
        return None
    words, optional = found.value(WORDS), found.value(OPTIONAL)
    found.value(PRIVATE)
    only = found.value(ONLY) if found.has(ONLY) else None
    weeks = None if only is None else only.within(around.weeks, out)
    if words is None:
        return None
    return in_weeks(same(PlanText(words.text, optional or False, words.span)), weeks, around.weeks)


def is_pause(node: Node) -> bool:
    """Whether a line is nothing but a rest."""
    return isinstance(node, Mapping) and [key.text for key, _ in node.pairs] == [PAUSE_REST.name]


def read_pause(node: Mapping, out: Diagnostics) -> Weekly[PlanPause] | None:
    """A rest on a line of its own."""
    rest = Found({PAUSE_REST.name: node.pairs[0]}, out).value(PAUSE_REST)
    return None if rest is None else same(PlanPause(rest, node.pairs[0][0].inner))
