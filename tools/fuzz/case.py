"""One case: the files of a small folder, what is asked of planner there, and what is looked at afterwards."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from planner.build import Options, choices
from planner.plan.kinds import WEEKDAYS
from tools.fuzz import drawings, exercises, plans, rosters, themes
from tools.fuzz.dice import Dice
from tools.fuzz.doses import dose
from tools.fuzz.mutate import mutated, seeds, spoilt
from tools.fuzz.words import line

PLAN: Final = "plan.yaml"
CONTENT: Final = "content"
_OWN: Final = "my_exercises"
_ROSTER: Final = "team.csv"
_DOSES: Final = 40
_SESSION: Final = re.compile(r"\n(?=  - )")
_DRAWN: Final = 0.05
"""The share of cases whose exercises may have drawings."""
_ASKED: Final = ("again", "opened", "checked", "mended")
_FILE: Final = "case.json"
FAULTS: Final = "faults.txt"
"""What was wrong, beside the files of a case that is kept."""


@dataclass(frozen=True, slots=True)
class Case:
    """What is run. ``target`` is the file or folder that planner is given; the lines of one in ``.txt`` are doses.

    ``files`` are bytes by their path in the folder of the case. ``again`` runs it twice for the same bytes, ``opened``
    reads the PDF with other programs, ``checked`` runs ``planner check`` and ``mended`` its ``--fix``.
    """

    name: str
    files: Mapping[str, bytes]
    target: str = PLAN
    options: Options = field(default_factory=Options)
    again: bool = False
    opened: bool = False
    checked: bool = False
    mended: bool = False


def kept(case: Case, folder: Path) -> None:
    """Write a case into a folder, from which :func:`loaded` makes it again when the dice have changed."""
    for name, raw in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    asked = {name: getattr(case, name) for name in ("target", *_ASKED) if getattr(case, name)}
    asked["options"] = {name: value for name, value in asdict(case.options).items() if value}
    (folder / _FILE).write_text(json.dumps(asked, indent=1) + "\n", encoding="utf-8")


def loaded(folder: Path) -> Case:
    """A case from its folder."""
    asked = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    given = asked.pop("options", {})
    more: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in (_FILE, FAULTS))
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return Case(folder.name, files, options=Options(**more), **asked)


def made(number: int) -> Case:
    """The case of a number."""
    dice = Dice(number)
    kind = dice.choices(list(_KINDS), [share for _, share in _KINDS.values()])[0]
    files, target = _KINDS[kind][0](dice)
    if kind != "drawing" and not dice.chance(_DRAWN):
        files = {name: _undrawn(raw) if name.endswith(".md") else raw for name, raw in files.items()}
    if dice.slips() and files:
        spoilt_one = dice.choice(list(files))
        files[spoilt_one] = spoilt(files[spoilt_one], dice)
    return Case(
        f"{number}-{kind}",
        files,
        target,
        _options(dice, files),
        again=dice.chance(0.02),
        opened=dice.chance(0.01),
        checked=dice.chance(0.05),
        mended=dice.chance(0.03),
    )


def _undrawn(raw: bytes) -> bytes:
    """An exercise that asks for no drawing: drawings are most of the time of a page."""
    return raw.replace(b"---\n", b"---\nfigure: none\n", 1) if raw.startswith(b"---\n") else raw


def _options(dice: Dice, files: Mapping[str, bytes]) -> Options:
    """The choices of the command line."""
    there = choices()
    kinds = there.pages if _ROSTER in files else tuple(kind for kind in there.pages if kind != "squad" or dice.slips())
    days = dice.sample((*WEEKDAYS, "mon", "Lower A", line(dice, 40)), dice.randint(1, 2)) if dice.chance(0.05) else ()
    return Options(
        content=(CONTENT,) if any(name.startswith(f"{CONTENT}/") for name in files) and dice.chance(0.9) else (),
        theme="theme.yaml" if "theme.yaml" in files else "",
        page_size=dice.choice(there.papers) if dice.chance(0.5) else "",
        pages=tuple(dice.sample(kinds, dice.choice((1, 1, 1, 2, len(kinds))))) if dice.chance(0.9) else (),
        landscape=dice.chance(0.2),
        week=dice.choice((1, 1, 2, 104, 10**9)) if dice.chance(0.1) else None,
        days=tuple(days),
        roster=_ROSTER if _ROSTER in files and dice.chance(0.9) else "",
        large_print=dice.chance(0.15),
    )


Made = tuple[dict[str, bytes], str]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _library(dice: Dice) -> tuple[list[str], dict[str, bytes]]:
    """A few exercises: their names, and their files, some of which are made and not those of the project."""
    there = seeds(CONTENT, ".md")
    chosen = dice.some(there, 2, 5)
    names = [name.removesuffix(".md") for name, _ in chosen]
    files: dict[str, bytes] = {}
    for name, text in chosen:
        slug = name.removesuffix(".md")
        files[f"{CONTENT}/{name}"] = _bytes(exercises.exercise(dice, slug) if dice.chance(0.25) else text)
    return names, files


def _plan(dice: Dice) -> Made:
    names, files = _library(dice)
    files[PLAN] = _bytes(plans.plan(dice, names))
    if _bytes(_OWN) in files[PLAN]:
        files[f"{_OWN}/push_up.md"] = _bytes(exercises.exercise(dice, "push_up"))
    if dice.chance(0.08) or _bytes(_ROSTER) in files[PLAN]:
        files[_ROSTER] = _bytes(rosters.roster(dice, names))
    return files, PLAN


def _mutated_plan(dice: Dice) -> Made:
    texts = _plans()
    faulty = [text for _, text in seeds("tests/errors", ".yaml")]
    text = mutated(dice.choice(faulty) if faulty and dice.chance(0.4) else _of_the_project(dice), dice, texts)
    return {**_needed(text), PLAN: _bytes(text)}, PLAN


def _plans() -> list[str]:
    """The texts of the project's plans, known programs among them: between them they use nearly every key."""
    return [text for folder in ("plans", "plans/programs") for _, text in seeds(folder, ".yaml")]


def _of_the_project(dice: Dice) -> str:
    """A plan of the project, mostly with one or two of its sessions: a case is to be small."""
    text = dice.choice(_plans())
    head, key, body = text.partition("sessions:\n")
    sessions = _SESSION.split(body)
    kept = sessions if dice.chance(0.05) else dice.some(sessions, 1, 2)
    return head + key + "\n".join(session.rstrip("\n") for session in kept) + "\n"


def _needed(text: str) -> dict[str, bytes]:
    """The exercises that a plan names. Reading the heads of all is most of the time of a plan that is refused."""
    return {f"{CONTENT}/{name}": _bytes(body) for name, body in seeds(CONTENT, ".md") if name[:-3] in text}


def _exercise(dice: Dice) -> Made:
    path = f"{CONTENT}/made.md"
    return {path: _bytes(exercises.exercise(dice))}, path


def _mutated_exercise(dice: Dice) -> Made:
    there = [*seeds(CONTENT, ".md"), *seeds("tests/ugly", ".md"), *seeds("tests/errors", ".md")]
    name, text = dice.choice(there)
    path = f"{CONTENT}/{name}"
    return {path: _bytes(mutated(text, dice, [other for _, other in there]))}, path


def _project(dice: Dice) -> Made:
    files, target = _plan(dice)
    files["planner.yaml"] = _bytes(plans.project(dice, ["back_squat", "push_up"]))
    return files, target


def _theme(dice: Dice) -> Made:
    """A theme, mostly with a plan that prints."""
    files, target = _plan(dice)
    if dice.chance(0.6):
        text = _of_the_project(dice)
        files = {**_needed(text), PLAN: _bytes(text)}
    files["theme.yaml"] = _bytes(themes.theme(dice))
    return files, target


def _folder(dice: Dice) -> Made:
    """A content folder in which several files claim names."""
    slugs = [*(name.removesuffix(".md") for name, _ in dice.some(seeds(CONTENT, ".md"), 1, 3)), ""]
    files = {
        f"{CONTENT}/{dice.choice(('', 'a/', 'b/c/'))}{stem}.md": _bytes(exercises.exercise(dice, dice.choice(slugs)))
        for stem in dice.sample(
            ("a", "b", "Back Squat", "back_squat", "README", "Übung", "x.y", "漢字"), dice.few(1, 5)
        )
    }
    files[PLAN] = _bytes(plans.plan(dice, slugs[:-1]))
    return files, CONTENT if dice.chance(0.5) else PLAN


def _drawing(dice: Dice) -> Made:
    """A drawing, with the exercise of its name or one that borrows it."""
    name, raw = drawings.drawing(dice)
    text = dict(seeds(CONTENT, ".md")).get(f"{name}.md", "1. Lift.")
    if dice.chance(0.2):
        text = f"---\nfigure: {name}\n---\n# Lift\n\n1. Lift.\n2. Lower.\n"
    path = f"{CONTENT}/{name}.md"
    return {path: _bytes(text), f"{CONTENT}/{drawings.place(name)}": raw}, path


def _dose_lines(dice: Dice) -> Made:
    return {"doses.txt": _bytes("\n".join(" ".join(dose(dice).split()) for _ in range(_DOSES)))}, "doses.txt"


_KINDS: Final[Mapping[str, tuple[Callable[[Dice], Made], int]]] = {
    "plan": (_plan, 32),
    "mutated-plan": (_mutated_plan, 16),
    "exercise": (_exercise, 14),
    "mutated-exercise": (_mutated_exercise, 10),
    "project": (_project, 5),
    "theme": (_theme, 4),
    "folder": (_folder, 6),
    "drawing": (_drawing, 3),
    "doses": (_dose_lines, 10),
}
"""What makes the files of a kind of case, and its share in a hundred."""
