"""The keys of an exercise in a session: what each is called and how its value is read."""

from __future__ import annotations

import re
from typing import get_args

from planner.diagnostics import Diagnostics, nearest
from planner.files import Node, Sequence
from planner.plan.doses import LAST_TEXT, RAMP_TEXT
from planner.plan.keys import Field, Kind, shown, start
from planner.plan.kinds import FLAG, LINE, NAMES, STEP, TEXT, any_case, line, scalar, split, text
from planner.plan.model import Implement, Text
from planner.plan.rounds import SCORE
from planner.plan.series import (
    DOSE_SERIES,
    LINE_SERIES,
    REST_SERIES,
    TARGET_SERIES,
    TEMPO_SERIES,
    WEEKS_KIND,
    read_week_map,
    week_map_schema,
)

OTHERS_LIMIT = 6
"""Most exercises that may be done instead of one."""

LABEL_LIMIT = 4
"""Most characters of a label: it stands where the number stood."""

IMPLEMENTS: tuple[Implement, ...] = get_args(Implement)

_SHORT = {"bar": "barbell", "bodyweight": "body", "body_weight": "body", "dumbell": "dumbbell", "hex_bar": "trap_bar"}
_COMMA = re.compile(r"\s*,\s*(?![^()]*\))")
"""A comma that is not in brackets: ``squat (pause, light), leg_press`` is two names."""


def other_exercises(name: str, node: Node, out: Diagnostics) -> tuple[Text, ...] | None:
    """Comma text or a list of names of exercises, each with its own span."""
    if isinstance(node, Sequence):
        listed = [line(name, item, out) for item in node.items[: OTHERS_LIMIT + 1]]
        found = [part for part in listed if part is not None and part.text]
    else:
        whole = text(name, node, out)
        found = split(whole, _COMMA) if whole else []
    if len(found) > OTHERS_LIMIT:
        message = f'"{name}" names more than {OTHERS_LIMIT} exercises'
        out.error("too-many", message, start(node), "keep those that come first")
        return None
    return tuple(found)


def implement(name: str, node: Node, out: Diagnostics) -> Implement | None:
    """One of :data:`IMPLEMENTS`, in any case, with spaces or hyphens, also in the plural."""
    found = scalar(name, node, out)
    if found is None:
        return None
    folded = re.sub(r"[\s_-]+", "_", found.text.strip().casefold())
    word = _SHORT.get(folded.removesuffix("s"), folded.removesuffix("s"))
    if word in IMPLEMENTS:
        return word
    near = nearest(word, IMPLEMENTS)
    hint = (f'did you mean "{near}"? ' if near else "") + f"there are {', '.join(IMPLEMENTS)}"
    out.error("unknown-implement", f'"{shown(found.text)}" is no implement', found.inner, hint)
    return None


def label(name: str, node: Node, out: Diagnostics) -> Text | None:
    """A few characters in place of the number of an exercise."""
    found = line(name, node, out)
    if found is not None and len(found.text) > LABEL_LIMIT:
        message = f'"{name}" has {len(found.text)} characters; the limit is {LABEL_LIMIT}'
        out.error("too-long", message, found.span, "a heading over exercises is written as part:")
        return None
    return found


IMPLEMENT: Kind[Implement] = Kind(
    ", ".join(f"`{word}`" for word in IMPLEMENTS),
    implement,
    {
        "anyOf": [
            {"enum": list(IMPLEMENTS)},
            {
                "type": "string",
                "pattern": f"^({any_case([*IMPLEMENTS, *_SHORT])})[sS]?$".replace(any_case("_"), "[ _-]"),
            },
        ]
    },
)
OTHERS = Kind("names of exercises", other_exercises, NAMES)
LABEL_TEXT = Kind("a few characters", label, {**LINE.schema, "maxLength": LABEL_LIMIT})

EXERCISE = Field(
    "exercise",
    LINE_SERIES,
    "an exercise of the library: the long way, and the only one for a name that is also a key",
    ("back_squat",),
)
NAME = Field("name", LINE, "words in place of an exercise of the library; they get no sheet", ("Easy bike, 5 minutes",))
SETS = Field("sets", DOSE_SERIES, "the dose, or only the number of sets beside reps", ("5x5 @75% | 5x3 @80%", "3"))
REPS = Field("reps", LINE_SERIES, "what to do in one set", ("8-12", "45s", "10 each"))
LOAD = Field("load", TARGET_SERIES, "how heavy, where the dose does not say", ("60kg", "70% | 75%", "RPE8"))
REST = Field("rest", REST_SERIES, "rest after each set, where the dose does not say", ("2min", "90s"))
TEMPO = Field("tempo", TEMPO_SERIES, "seconds down, hold, up, hold; X is as fast as possible", ("2-0-1-1", "31X0"))
WARM_UP = Field(
    "warm_up",
    RAMP_TEXT,
    "light sets before it, load first; percentages are of its first set; `none` takes out those of defaults",
    ("bar x10, 40% x5, 60% x3, 80% x2",),
)
LAST = Field("last", LAST_TEXT, "what was lifted last time, printed small beside the load", ("97.5kg x5", "100"))
OR = Field("or", OTHERS, "what may be done instead; each is looked up and gets a sheet", ("leg_press, goblet_squat",))
IMPLEMENT_KEY = Field(
    "implement", IMPLEMENT, "what it is loaded with", ("trap_bar",), default="what the exercise's profile says"
)
ROUNDING = Field("rounding", STEP, "step of its worked-out loads", ("1.25kg",), default="the plan's")
LOG = Field("log", FLAG, "whether boxes are printed to write in", ("no",), default="yes")
OPTIONAL = Field("optional", FLAG, "marks it as something that may be left out", ("yes",), default="no")
ONLY = Field(
    "only", WEEKS_KIND, "the weeks that it is there in; a series then counts these", ("2-4", "odd"), default="all"
)
WEEKS = Field(
    "weeks",
    Kind(
        "weeks with doses, changes or keys",
        read_week_map,
        week_map_schema({"anyOf": [{"type": ["string", "number"]}, {"$ref": "#/$defs/week"}]}),
    ),
    "what is different in some weeks: another dose, what changes of this one, keys, `skip` or `deload`",
    ("{4: deload, 5: 3x3 @85%, 6: 87.5%}",),
)
SCORE_KEY = Field("score", SCORE, "the result of all its sets, to write down once", ("load",), default="none")
LABEL = Field("label", LABEL_TEXT, "stands in place of its number", ("1a",))
NOTES = Field("notes", TEXT, "words of the coach, printed with the exercise", ("Belt from the third set.",))
PRIVATE = Field("private", TEXT, "words to yourself; never printed, and not in the PDF", ("Ask about the left knee.",))
