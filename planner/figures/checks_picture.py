"""Checks of what a drawing shows: the muscle, the movement, the arrow, the steps, and whether it is built."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from planner.diagnostics import Severity
from planner.figures import muscles
from planner.figures.build import arrow_lines, cameras, frame_height
from planner.figures.checks_shot import Fault, Shot
from planner.figures.data import MOST_BYTES, decode
from planner.figures.geometry import Mask, Vector
from planner.figures.pose import Figure
from planner.figures.sdf import GEAR, Camera, Picture, look
from planner.figures.settings import SIDES
from planner.figures.shade import Tint
from planner.figures.solids import Solid
from planner.figures.trace import UNITS_PER_CM

GLANCE = 1.0
"""Pixels per centimetre of a glance: a muscle of 1.5 % of a body is some 70 of them."""
TILE = 32
"""Pixels that are looked at in one go: quickest at that scale."""
VISIBLE = 0.015
"""Of the pixels of the body, least share of the primary muscles in the frame that shows them best.

On a figure 4 cm high that is a spot of some 2 by 4 mm, about the smallest that draws the eye.
"""
MOVED_MEAN, MOVED_MOST = 2.0, 6.0
"""Centimetres that joints move from one frame to the next: on the average, or one of them. With less than both, two
frames look alike at 3 cm."""
OVER_BODY = 1.5
"""Centimetres by which an arrow may lie over something. Its place is looked for again when it is drawn finely."""
UNITS = 3
"""Units by which the measures of a built frame may differ: other machines round otherwise."""


def glance(shot: Shot, camera: Camera) -> Picture:
    """What a camera sees of a frame, without blends."""
    solids = [replace(solid, segment=GEAR) for solid in _solids(shot)]
    return look(solids, (), camera, TILE)


def _solids(shot: Shot) -> list[Solid]:
    return [solid for solid in shot.scene.solids if not solid.ghost]


def muscle_seen(shots: Sequence[Shot], pictures: Sequence[Picture], tint: Tint) -> Iterator[Fault]:
    """Primary muscles of which hardly anything is to be seen."""
    names = [name for name in tint.primary if muscles.REGIONS.get(muscles.parted(name)[0])]
    if not names:
        return
    share = max(_share(shot, picture, names) for shot, picture in zip(shots, pictures, strict=True))
    if share < VISIBLE:
        what = " and ".join(name.replace("_", " ") for name in names)
        message = f"of what works most ({what}) only {100 * share:.1f}% of the body is seen"
        hint = "turn the view: back34 for what lies behind, front34 for what lies in front"
        yield Fault("figure-muscle", message, ("view", "muscles"), hint, Severity.WARNING)


def _share(shot: Shot, picture: Picture, names: Sequence[str]) -> float:
    """The share of some muscles in the pixels of the body."""
    solids = _solids(shot)
    owner = picture.owner.ravel()
    segments = np.array([solid.segment for solid in solids] + [GEAR])[owner]
    index = np.flatnonzero((owner >= 0) & (segments != GEAR))
    if not len(index):
        return 0.0
    points = picture.place.reshape(-1, 3)[index]
    fields = [muscles.field(name, shot.skeleton, points, segments[index]) for name in names]
    return float((np.max(fields, axis=0) > 0).mean())


def movement(shots: Sequence[Shot]) -> Iterator[Fault]:
    """Frames that look like the one before."""
    for one, other in pairwise(shots):
        steps = np.linalg.norm(_landmarks(other) - _landmarks(one), axis=1)
        if steps.mean() < MOVED_MEAN and steps.max() < MOVED_MOST:
            message = f"it looks like {one.pose.name}: no joint moves more than {steps.max():.1f} cm"
            yield Fault("figure-still", message, (other.pose.name,), "pose them further apart", Severity.WARNING)


def _landmarks(shot: Shot) -> Vector:
    body = shot.skeleton
    points = [body.pelvis.origin, body.pelvis.at(12), body.chest.at(0, 28), body.head.at(0, 11)]
    for side, _ in SIDES:
        leg, arm = body.legs[side], body.arms[side]
        points += [leg.shank.origin, leg.ankle, leg.toes.at(5, 0), arm.fore.origin, arm.wrist, arm.hand.at(0, 10)]
    return np.array(points)


def arrow_clear(shots: Sequence[Shot], picture: Picture, camera: Camera) -> Iterator[Fault]:
    """Arrows over the body or the gear; ``picture`` is that of the last frame."""
    figure, last = shots[-1].figure, shots[-1]
    if not figure.arrows or len(shots) < 2:
        return
    covered: Mask = picture.owner >= 0
    ghosts = [solid for solid in last.scene.solids if solid.ghost]
    if ghosts:
        covered = covered | (look(ghosts, (), camera, TILE).owner >= 0)
    for line in arrow_lines(figure, [shot.scene for shot in shots], camera, covered):
        over = _covered(line, covered, camera)
        if over > OVER_BODY:
            message = f"the arrow lies over the figure for {over:.0f} cm"
            hint = "move it with shift: or bend:, or let it show another point"
            yield Fault("figure-arrow", message, ("arrow",), hint, Severity.WARNING)


def _covered(line: Vector, covered: Mask, camera: Camera) -> float:
    """How many centimetres of a line lie over covered pixels."""
    at = np.linspace(0, len(line) - 1, 60)
    points = np.stack([np.interp(at, range(len(line)), line[:, axis]) for axis in (0, 1)], axis=1)
    columns = ((points[:, 0] - camera.left) * camera.scale).astype(int)
    rows = ((camera.high - points[:, 1]) * camera.scale).astype(int)
    inside = (columns >= 0) & (rows >= 0) & (columns < covered.shape[1]) & (rows < covered.shape[0])
    hits = np.zeros(len(at), bool)
    hits[inside] = covered[rows[inside], columns[inside]]
    return float(hits.mean() * np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


# ---- steps and built files


def steps(figure: Figure, count: int | None) -> Iterator[Fault]:
    """Steps that the exercise does not have, or that two frames show. ``count`` is None where nobody knows it."""
    frames = [pose.name for pose in figure.poses]
    named = figure.steps or {}
    for frame in named:
        if frame not in frames:
            hint = f"the frames are {', '.join(frames)}"
            yield Fault("figure-steps", f'there is no frame "{frame}" for the steps', (f"steps.{frame}", "steps"), hint)
    seen: dict[int, str] = {}
    for frame, numbers in named.items():
        for number in numbers:
            if number in seen:
                message = f"step {number} belongs to {seen[number]} and to {frame}"
                yield Fault("figure-steps", message, (f"steps.{frame}", "steps"), "keep the one that shows its end")
            seen[number] = frame
            if count is not None and number > count:
                message = f"there is no step {number}: the exercise has {count or 'none'}"
                yield Fault("figure-steps", message, (f"steps.{frame}", "steps"), "count the steps of its INSTRUCTIONS")
    if count and not any(named.values()):
        message = f"no frame is tied to the {count} steps of the exercise"
        hint = "add steps: {start: [1, 2], finish: [3]}"
        yield Fault("figure-steps", message, ("steps", "finish", "hold"), hint, Severity.WARNING)


def built(shots: Sequence[Shot], raw: bytes | None) -> Iterator[Fault]:
    """Built files that are missing, damaged or of an older pose: other frames, steps, thumb or measures."""
    figure = shots[0].figure
    hint = f"run: planner figures build {figure.name}"
    if raw is None:
        yield Fault("figure-stale", "it is not built yet", (), hint, Severity.WARNING)
        return
    try:
        drawing = decode(raw)
    except (ValueError, KeyError, TypeError, IndexError, OSError, EOFError):
        yield Fault("figure-stale", "what is built of it cannot be read", (), hint, Severity.WARNING)
        return
    views = cameras(figure, [shot.scene for shot in shots], GLANCE)
    posed = [(shot.pose.name, shot.pose.steps, _measures(camera)) for shot, camera in zip(shots, views, strict=True)]
    kept = [(frame.name, frame.steps, (frame.height, frame.floor, frame.width)) for frame in drawing.frames]
    if [one[0] for one in posed] != [one[0] for one in kept]:
        what = "frames"
    elif [one[1] for one in posed] != [one[1] for one in kept]:
        what = "steps"
    elif drawing.thumb != figure.thumb_index:
        what = "thumb"
    elif not all(_same(one[2], other[2]) for one, other in zip(posed, kept, strict=True)):
        what = "poses"
    else:
        what = ""
    if what:
        yield Fault("figure-stale", f"what is built of it has other {what}", ("steps",), hint, Severity.WARNING)
    if len(raw) > MOST_BYTES:
        message = f"what is built of it takes {len(raw):,} bytes, over {MOST_BYTES:,}"
        yield Fault("figure-size", message, ("gear",), "leave out gear that says little", Severity.WARNING)


def _measures(camera: Camera) -> tuple[int, int, int]:
    """Height, floor and width of a frame without its arrow."""
    return (*frame_height(camera), round((camera.right - camera.left) * UNITS_PER_CM))


def _same(posed: tuple[int, int, int], kept: tuple[int, int, int]) -> bool:
    """Whether a built frame has the measures of its pose; an arrow may have made it wider."""
    height, floor, width = (old - new for new, old in zip(posed, kept, strict=True))
    return abs(height) <= UNITS and abs(floor) <= UNITS and width >= -UNITS
