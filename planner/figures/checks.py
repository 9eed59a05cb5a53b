"""Looks for what is wrong with drawings: bodies that no one has, contacts that are none, pictures that teach nothing.

Each check is a function from frames to faults. Nothing is drawn finely, so a drawing takes a fraction of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from planner.diagnostics import Diagnostic, Diagnostics
from planner.figures.build import cameras
from planner.figures.checks_contact import contacts, floor, through_body, through_gear, untouched
from planner.figures.checks_picture import GLANCE, arrow_clear, built, glance, movement, muscle_seen, steps
from planner.figures.checks_posture import balance, bones, joints, knees, reach
from planner.figures.checks_shot import Fault, Shot, place_of, shots
from planner.figures.pose import Figure
from planner.figures.shade import Tint

FRAME_CHECKS: tuple[Callable[[Shot], Iterator[Fault]], ...] = (
    reach,
    bones,
    joints,
    knees,
    floor,
    contacts,
    through_gear,
    through_body,
    balance,
)
"""What is looked for in every frame by itself."""

LARGEST = 600_000
"""Pixels of a glance up to which a frame is looked at: 10 by 6 metres, far more than any gym machine takes."""


def check(figure: Figure, tint: Tint, out: Diagnostics, *, step_count: int | None = None) -> None:
    """Report what is wrong with the poses of a figure and with the picture that they make.

    ``tint`` are the muscles that the drawing shows, ``step_count`` how many steps its exercise has (None: unknown).
    """
    frames = shots(figure)
    _check_poses(frames, out)
    _check_picture(frames, tint, out)
    check_steps(figure, step_count, out)


def check_poses(figure: Figure, out: Diagnostics) -> None:
    """Report what is wrong with the frames of a figure by themselves; takes some milliseconds for each."""
    _check_poses(shots(figure), out)


def _check_poses(frames: list[Shot], out: Diagnostics) -> None:
    for shot in frames:
        for one in FRAME_CHECKS:
            _tell(shot.figure, shot.pose.name, one(shot), out)
    _tell(frames[0].figure, "", untouched(frames), out)


def _check_picture(frames: list[Shot], tint: Tint, out: Diagnostics) -> None:
    figure = frames[0].figure
    views = cameras(figure, [shot.scene for shot in frames], GLANCE)
    if any(view.columns * view.rows > LARGEST for view in views):
        hint = "make the gear smaller, or bring it nearer"
        _tell(figure, "", iter((Fault("figure-value", "it is too large to look at", ("gear",), hint),)), out)
        return
    last = glance(frames[-1], views[-1])
    if list(muscle_seen(frames[-1:], [last], tint)):  # the last frame shows too little: look at the others
        pictures = [glance(shot, view) for shot, view in zip(frames[:-1], views[:-1], strict=True)]
        _tell(figure, "", muscle_seen(frames, [*pictures, last], tint), out)
    _tell(figure, frames[-1].pose.name, movement(frames), out)
    _tell(figure, "", arrow_clear(frames, last, views[-1]), out)


def check_steps(figure: Figure, step_count: int | None, out: Diagnostics) -> None:
    """Report frames that are tied to other steps than those of an exercise (None: their number is unknown)."""
    _tell(figure, "", steps(figure, step_count), out)


def check_built(figure: Figure, raw: bytes | None, out: Diagnostics) -> None:
    """Report a built file (None: there is none) that is not that of a figure."""
    _tell(figure, "", built(shots(figure), raw), out)


def _tell(figure: Figure, frame: str, faults: Iterator[Fault], out: Diagnostics) -> None:
    for fault in _joined(list(faults)):
        name = f"{figure.name}, {frame}" if frame else figure.name
        place = place_of(figure, frame, fault.settings)
        out.add(Diagnostic(fault.code, fault.severity, f"{name}: {fault.message}", place, fault.hint))


def _joined(faults: list[Fault]) -> list[Fault]:
    """Faults with those in one that both sides have: ``the right foot`` and ``the left foot`` are ``each foot``."""
    messages = {fault.message for fault in faults}
    made = []
    for fault in faults:
        if fault.message.startswith("the right ") and fault.message.replace("right", "left", 1) in messages:
            made.append(replace(fault, message=fault.message.replace("the right", "each", 1)))
        elif not (fault.message.startswith("the left ") and fault.message.replace("left", "right", 1) in messages):
            made.append(fault)
    return made
