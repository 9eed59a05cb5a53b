"""What a library still lacks: drawings, steps, tips, and muscles that planner knows.

A folder with drawings of its own hears of each exercise; any other one hears how many there are, in one note.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from planner.diagnostics import Diagnostics, Span, nearest
from planner.library import vocabulary
from planner.library.drawings import NONE
from planner.library.model import Exercise, ProfileEntry

DRAWINGS = "figures"
"""The folder of a library's own drawings, with their poses."""

_NAMED = 3
"""How many exercises a count names."""


def report_gaps(exercises: Sequence[Exercise], folder: Path, out: Diagnostics) -> None:
    """Report what the exercises of a content folder lack: a warning for a drawing, notes for the rest."""
    if not exercises:
        return
    if os.path.isdir(folder / DRAWINGS):  # noqa: PTH112 -- Path.is_dir raises for long names
        for exercise in exercises:
            _report(exercise, folder, out)
        return
    undrawn = [exercise for exercise in exercises if not _has_picture(exercise)]
    lacks = [
        _counted(undrawn, "no picture"),
        _counted([exercise for exercise in exercises if not exercise.steps], "no steps"),
        _counted([exercise for exercise in exercises if _unknown(exercise)], "unknown muscles"),
    ]
    found = [text for text in lacks if text]
    if found:
        message = f"of {len(exercises)} exercise{'s' if len(exercises) != 1 else ''} in {folder}, {', '.join(found)}"
        out.note("incomplete-library", message, None)


def _counted(exercises: Sequence[Exercise], what: str) -> str:
    if not exercises:
        return ""
    names = [exercise.slug for exercise in exercises[:_NAMED]]
    more = len(exercises) - len(names)
    return f"{len(exercises)} with {what} ({', '.join(names)}{f' and {more} more' if more else ''})"


def _report(exercise: Exercise, folder: Path, out: Diagnostics) -> None:
    place = Span.point(exercise.span.file)
    if not _has_picture(exercise):
        posed = os.path.isfile(folder / DRAWINGS / f"{exercise.slug}.yaml")  # noqa: PTH113 -- as above
        hint = f"run: planner figures build {exercise.slug}" if posed else f"write {DRAWINGS}/{exercise.slug}.yaml"
        what = "a pose, but no drawing that is built" if posed else "no drawing and no picture"
        out.warning("no-drawing", f"{exercise.name} has {what}", place, hint)
    if not exercise.steps:
        out.note("no-steps", f"{exercise.name} has no steps", place, "write them as a numbered list")
    if not exercise.tips:
        out.note("no-tips", f"{exercise.name} has no tips", place, "write some under ## TIPS:")
    for word, entry in _unknown(exercise):
        shown = [vocabulary.words(row)[0] for row in vocabulary.MUSCLES.values()]
        near = nearest(word, shown)
        hint = f'did you mean "{near}"?' if near else ""
        out.note("unknown-muscle", f'no muscle is known as "{word[:60]}"', entry.span, hint)


def _has_picture(exercise: Exercise) -> bool:
    return bool(exercise.drawing or exercise.pictures) or exercise.figure.casefold() == NONE


def _unknown(exercise: Exercise) -> list[tuple[str, ProfileEntry]]:
    """The muscles of a profile that are in no table, each with where it stands."""
    entries = [entry for entry in exercise.profile if entry.key in ("muscle", "secondary")]
    return [(word, entry) for entry in entries for word in entry.values if not vocabulary.muscles(word)]
