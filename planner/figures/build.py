"""From pose files to built files: one frame after another, several drawings at once, kept by what they depend on."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from planner.diagnostics import Diagnostics
from planner.figures import data
from planner.figures.arrows import drawn, path, placed
from planner.figures.data import Drawing, Frame, Layer, encode
from planner.figures.gear import equipment
from planner.figures.geometry import Vector, vector
from planner.figures.pose import Figure, load
from planner.figures.sdf import Camera
from planner.figures.shade import Stage, Tint, bounds, layers, stage
from planner.figures.skeleton import Skeleton, solve
from planner.figures.thinning import light
from planner.figures.trace import UNITS_PER_CM
from planner.files import Files

FINE = 6.0
"""Pixels per centimetre of a build."""
COARSE = 2.4
"""Pixels per centimetre of a preview, about five times as fast."""

_MARGIN = 3.0


@dataclass(frozen=True, slots=True)
class Job:
    """A drawing to make: its figure, the muscles to tint and the scale."""

    figure: Figure
    tint: Tint
    scale: float = FINE


def staged(figure: Figure) -> list[Stage]:
    """The frames of a figure as posed solids."""
    gear = [(item.kind, item.values) for item in figure.gear]
    made = []
    for pose in figure.poses:
        skeleton = solve(pose.settings, figure.body)
        made.append(stage(skeleton, equipment(gear, skeleton)))
    return made


def draw(job: Job) -> Drawing:
    """The drawing of a figure. Seconds of work for each frame."""
    figure = job.figure
    scenes = staged(figure)
    frames = []
    for at, (pose, scene, camera) in enumerate(
        zip(figure.poses, scenes, cameras(figure, scenes, job.scale), strict=True)
    ):
        made, covered = layers(scene, camera, job.tint)
        left, width = 0.0, camera.right - camera.left
        if figure.arrows and len(scenes) > 1 and at == len(scenes) - 1:
            left, width, more = _arrows(figure, scenes, camera, covered)
            made = [_moved(layer, left) for layer in made] + more
        frames.append(
            Frame(
                pose.name, pose.steps, round(width * UNITS_PER_CM), *frame_height(camera), tuple(made),
            )
        )  # fmt: skip
    return Drawing(figure.name, figure.thumb_index, tuple(frames))


def cameras(figure: Figure, scenes: Sequence[Stage], scale: float) -> list[Camera]:
    """The camera of each frame: as wide as what is in it, all with one lower and one upper edge."""
    view = Camera(*figure.view, scale=scale)
    boxes = [bounds(scene, view) for scene in scenes]
    floor = float(view.plane(vector(0, 0, 0))[0, 1])
    low, high = min(floor, *(box[1] for box in boxes)) - _MARGIN, max(box[3] for box in boxes) + _MARGIN
    return [Camera(*figure.view, box[0] - _MARGIN, low, box[2] + _MARGIN, high, scale) for box in boxes]


def frame_height(camera: Camera) -> tuple[int, int]:
    """The height of a frame and that of the floor in it, in units of the file."""
    floor = float(camera.plane(vector(0, 0, 0))[0, 1])
    return round((camera.high - camera.low) * UNITS_PER_CM), round((floor - camera.low) * UNITS_PER_CM)


def arrow_lines(
    figure: Figure, scenes: Sequence[Stage], camera: Camera, covered: np.ndarray[tuple[int, int], np.dtype[np.bool_]]
) -> list[Vector]:
    """Where the arrows of the last frame go, in the picture plane, when some pixels of its camera are covered."""
    frames = [scene.skeleton.settings for scene in scenes]
    ways = [(arrow, path(arrow, frames, partial(_solved, figure.body))) for arrow in figure.arrows]
    return placed(ways, covered, camera)


def _arrows(
    figure: Figure, scenes: list[Stage], camera: Camera, covered: np.ndarray[tuple[int, int], np.dtype[np.bool_]]
) -> tuple[float, float, list[Layer]]:
    """The arrow layers, how far the frame grows to the left for them, and its new width, centimetres."""
    lines = arrow_lines(figure, scenes, camera, covered)
    if not lines:
        return 0.0, camera.right - camera.left, []
    every = np.vstack(lines)
    left = max(0.0, camera.left - float(every[:, 0].min()) + 9)
    right = max(0.0, float(every[:, 0].max()) + 9 - camera.right)
    made = [drawn(line, camera, left) for line in lines]
    return left, camera.right - camera.left + left + right, [halo for halo, _ in made] + [arrow for _, arrow in made]


def _solved(body: str, settings: object) -> Skeleton:
    from planner.figures.contacts import expanded
    from planner.figures.settings import Settings

    assert isinstance(settings, Settings)
    return solve(expanded(settings), body)


def _moved(layer: Layer, right: float) -> Layer:
    shift = round(right * UNITS_PER_CM)
    return Layer(layer.role, tuple((way[0] + shift, *way[1:]) for way in layer.paths))


# ---- many drawings


_APART = ("__init__", "agreement", "body_map", "checks", "render")
"""How the names of modules begin that look at drawings or make others."""


def engine() -> str:
    """A digest of everything in this package that a drawing depends on."""
    digest = hashlib.sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        if not module.stem.startswith(_APART):
            digest.update(module.read_bytes())
    return digest.hexdigest()


def cache_folder() -> Path:
    """Where built drawings are kept between runs."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "planner" / "figures"


def build(
    jobs: Sequence[Job],
    report: Callable[[str], None] = lambda _: None,
    *,
    processes: int = 2,
    cache: Path | None = None,
) -> dict[str, bytes]:
    """The built files of ``jobs`` by name. ``report`` hears the name of each one that is done.

    ``cache`` is a folder that keeps what was built; None builds everything anew.
    """
    mark = engine()
    results: dict[str, bytes] = {}
    missing: list[tuple[Job, Path | None]] = []
    for job in jobs:
        kept = cache / f"{_key(job, mark)}.json.gz" if cache else None
        if kept is not None and kept.is_file():
            results[job.figure.name] = kept.read_bytes()
            report(job.figure.name)
        else:
            missing.append((job, kept))
    for job, kept, raw in _made(missing, processes):
        results[job.figure.name] = raw
        if kept is not None:
            keep(kept, raw)
        report(job.figure.name)
    return {job.figure.name: results[job.figure.name] for job in jobs}


def _made(jobs: list[tuple[Job, Path | None]], processes: int) -> Iterator[tuple[Job, Path | None, bytes]]:
    """Each job with its bytes, as soon as it is done."""
    left = {job.figure.name: (job, kept) for job, kept in jobs}
    if processes > 1 and len(jobs) > 1:
        try:
            with ProcessPoolExecutor(min(processes, len(jobs)), mp_context=get_context("spawn")) as pool:
                waiting = {pool.submit(_bytes, job): job.figure.name for job, _ in jobs}
                for future in as_completed(waiting):
                    raw = future.result()
                    yield (*left.pop(waiting[future]), raw)
        except BrokenProcessPool:  # a process was ended from outside, often for want of memory
            pass
    for job, kept in list(left.values()):
        yield job, kept, _bytes(job)


def _bytes(job: Job) -> bytes:
    return encode(light(draw(job)))


def _key(job: Job, mark: str) -> str:
    figure = job.figure
    poses = [
        (pose.name, sorted(pose.settings.values.items(), key=lambda pair: pair[0]), pose.steps) for pose in figure.poses
    ]
    gear = [(item.kind, sorted(item.values.items(), key=lambda pair: pair[0])) for item in figure.gear]
    parts = (
        mark, figure.name, figure.body, figure.view, figure.thumb, poses, gear, figure.arrows, job.tint, job.scale,
        data.FORMAT,
    )  # fmt: skip
    return hashlib.sha256(repr(parts).encode("utf-8")).hexdigest()[:40]


def keep(place: Path, raw: bytes) -> None:
    """Write a kept file whole; a full or closed disk only costs time."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(raw)
        part.replace(place)
    except OSError:
        return


def names(folder: Path) -> list[str]:
    """The drawings that have a pose file in ``folder``."""
    return sorted(path.stem for path in folder.glob("*.yaml"))


def preview(
    name: str, folder: Path, out: Diagnostics, tint: Tint | None = None, scale: float = COARSE
) -> Drawing | None:
    """A quick drawing of one pose file; None after an error, which is in ``out``."""
    figure = load(name, folder, Files(), out)
    return None if figure is None else draw(Job(figure, figure.tint or tint or Tint(), scale))
