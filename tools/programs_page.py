"""Write docs/programs.md, the list of known programs in planner's language, from the files themselves.

python -m tools.programs_page
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from planner.diagnostics import Diagnostics
from planner.files import Files
from planner.plan.reader import read_plan
from tools.documents import filled, save

PROGRAMS = Path(__file__).resolve().parent.parent / "plans" / "programs"

INTRODUCTION = """\
# Known programs

Programs that people train by, written in planner's language: to print, to change, and to see how something is said.
Their facts (exercises, sets, repetitions, percentages, weeks) are those of their authors, named with each; the words
are ours, and what we left out stands at the head of each file. Names and loads in them are examples: put in your own.
Planner is not affiliated with any of the authors, and to stand in this list is no advice to train by it.

For the programs that go by percentages or by fixed steps, `tests/programs` compares the loads of every week with tables
worked out by hand from the published rules. This page is made from the files (`python -m tools.programs_page`).
"""

_SOURCE = "Source: "
_DISCLAIMER = "Not affiliated with "
_OMITTED = "Left out: "


class Head(NamedTuple):
    """What the remarks above the first key of a program file say, each part as one line, empty where it lacks.

    ``what`` is the name of the program, a colon and what it is; ``disclaimer`` says with whom the file has nothing to
    do, ``omitted`` what of the program it does not hold.
    """

    path: Path
    what: str
    source: str
    disclaimer: str
    omitted: str


def head(path: Path) -> Head:
    """The head of one program file."""
    parts = {"": "", _SOURCE: "", _DISCLAIMER: "", _OMITTED: ""}
    current = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        words = line.removeprefix("#").strip()
        current = next((part for part in parts if part and words.startswith(part)), current)
        parts[current] = f"{parts[current]} {words.removeprefix(current)}".strip()
    return Head(path, parts[""], parts[_SOURCE], parts[_DISCLAIMER], parts[_OMITTED])


def heads() -> list[Head]:
    """The heads of all program files, in the order of the programs' names."""
    found = map(head, PROGRAMS.glob("*.yaml"))
    return sorted(found, key=lambda one: re.sub("^(a|the) ", "", one.what.casefold()))


def length(path: Path) -> str:
    """How long a program lasts, from the plan itself, and how many sessions it has unless they are done by habit."""
    out = Diagnostics()
    source = Files().text(path, out)
    plan = read_plan(source, out) if source else None
    assert plan is not None, [problem.message for problem in out]
    sessions = [session for week in plan.timetable for session in week if not session.rest_day]
    weeks = "1 week" if plan.weeks == 1 else f"{plan.weeks} weeks"
    if plan.frequency or any(session.frequency for session in sessions):
        return weeks
    return f"{weeks}, {sum(max(1, len(session.days)) for session in sessions)} sessions"


def entries() -> Iterator[str]:
    """An entry of the list for each program: its name and link, what it is, how long it lasts, and its source."""
    for found in heads():
        name, _, what = found.what.partition(":")
        text = f"- [{name}](../plans/programs/{found.path.name}):{what} *{length(found.path)}.* {found.source}"
        yield "\n".join(filled(text, "  "))


def page() -> str:
    """The whole document."""
    return "\n".join([INTRODUCTION, *entries(), ""])


if __name__ == "__main__":
    save("programs.md", page())
