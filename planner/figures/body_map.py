"""The muscle map: the mannequin from the front and from behind with every region of the body as a layer of its own.

It is built into a file like a drawing (:mod:`planner.figures.data`), with views for frames: ``front`` and ``back``, and
``front_small`` and ``back_small`` for printing at a height of about 2 cm, in which regions have no heads and no gaps.
A region is the layer ``muscle_`` and a key of :data:`planner.figures.muscles.REGIONS`, its shaded part the same with
``_shade`` behind it. Regions of a view do not overlap, so that a page may paint any of them over the rest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import ndimage

from planner.figures import muscles
from planner.figures.body import joints, mannequin
from planner.figures.clothes import dress
from planner.figures.contacts import expanded
from planner.figures.data import Drawing, Frame, Layer, encode
from planner.figures.geometry import Array, Mask, unit
from planner.figures.presets import PRESETS
from planner.figures.sdf import Camera, look
from planner.figures.settings import Settings
from planner.figures.shade import RIM, Stage, bounds, lines
from planner.figures.skeleton import solve
from planner.figures.trace import UNITS_PER_CM, grown, level, trace

NAME = "_map"
"""The name of the built file."""

MOST_BYTES = 20 * 1024
"""Most bytes of it."""

POSE = Settings(
    {**PRESETS["stand"], "stance": 14.0, "toeout": 16.0, "arm": (0.0, 6.0, 20.0), "grip": "palm", "palms": "front"}
)
"""Standing at ease, arms away from the body, so that nothing hides anything."""

SCALE = 8.0
"""Pixels to a centimetre."""

VIEWS: Mapping[str, tuple[float, tuple[str, ...]]] = {
    "front": (
        90.0,
        tuple(
            "chest abs obliques serratus shoulders biceps forearms quads adductors hip_flexors abductors shins calves "
            "traps neck feet pelvic_floor".split()
        ),
    ),
    "back": (
        -90.0,
        tuple(
            "glutes abductors hamstrings adductors calves rear_shoulders shoulders traps upper_back lats lower_back "
            "obliques triceps forearms neck feet".split()
        ),
    ),
}
"""The yaw of each view, and its regions: where two meet, the earlier has the place."""

_MARGIN = 1.5
_GAP = 0.24
"""Half the width of the gap between regions, centimetres."""
_JOIN = 1.3
"""Centimetres that the heads of a muscle may lie apart and still be one region in a small view."""
_SMALL_RIM = 1.0
"""Width of the line round a small view, centimetres."""
_LIT = 0.40
"""Least cosine to the light that is lit."""
_LEAST = {"pelvic_floor": 0.4, "serratus": 0.8}
"""Square centimetres of the smallest patch of a region that is kept, where it is not 2."""


@dataclass(frozen=True, slots=True)
class View:
    """What one camera sees of the body: the covered pixels, hair, shade, and each region's field in centimetres."""

    seen: Mask
    hair: Mask
    dark: Mask
    lines: Array
    fields: Mapping[str, Array]
    scale: float


def drawing(scale: float) -> Drawing:
    """The whole map at so many pixels to a centimetre. About 20 seconds of work at :data:`SCALE`."""
    skeleton = solve(expanded(POSE), "male")
    scene = Stage(skeleton, mannequin(skeleton), [])
    frames: list[Frame] = []
    small: list[Frame] = []
    for name, (yaw, regions) in VIEWS.items():
        left, low, right, high = bounds(scene, Camera(yaw, 0.0))
        half = max(-left, right) + _MARGIN
        camera = Camera(yaw, 0.0, -half, low - _MARGIN, half, high + _MARGIN, scale)
        view = seen(scene, camera, regions)
        size = (round(2 * half * UNITS_PER_CM), round((high - low + 2 * _MARGIN) * UNITS_PER_CM))
        floor = round((_MARGIN - low) * UNITS_PER_CM)
        frames.append(Frame(name, (), *size, floor, tuple(_large(view))))
        small.append(Frame(f"{name}_small", (), *size, floor, tuple(_small(view))))
    return Drawing(NAME, 0, (*frames, *small))


def built(cache: Path | None, mark: str) -> bytes:
    """The bytes of the built file; ``mark`` is a digest of what else it depends on, ``cache`` as in ``build``."""
    own = hashlib.sha256(mark.encode("ascii") + Path(__file__).read_bytes()).hexdigest()[:40]
    kept = cache / f"{own}.json.gz" if cache else None
    if kept is not None and kept.is_file():
        return kept.read_bytes()
    raw = encode(drawing(SCALE))
    if kept is not None:
        from planner.figures.build import keep

        keep(kept, raw)
    return raw


def seen(scene: Stage, camera: Camera, regions: tuple[str, ...]) -> View:
    """What a camera sees of a body without clothes."""
    picture = look(scene.body, joints(scene.skeleton), camera)
    shape = picture.owner.shape
    index = np.flatnonzero(picture.owner.ravel() >= 0)
    owner = picture.owner.ravel()[index]
    points = picture.place.reshape(-1, 3)[index]
    parts = np.array([solid.part for solid in scene.body])[owner]
    segments = np.array([solid.segment for solid in scene.body])[owner]

    def spread(values: Array, empty: float) -> Array:
        whole = np.full(shape, empty, np.float32)
        whole.ravel()[index] = values
        return whole

    materials = np.full(len(index), "skin", dtype="U12")
    dress(scene.skeleton, points, parts, materials)
    light = unit(camera.back * 0.86 + camera.up * 0.5).astype(np.float32)
    tone = spread(np.float32(_LIT) - picture.normal.reshape(-1, 3)[index] @ light, -1)
    fields = {name: spread(muscles.field(name, scene.skeleton, points, segments), -9) for name in regions}
    return View(
        picture.owner >= 0,
        spread((materials == "hair").astype(np.float32), 0) > 0.5,
        ndimage.gaussian_filter(np.clip(tone * 6, -1, 1), 0.25 * camera.scale) > 0,
        _outer(lines(picture, scene.body, camera.scale)[0], picture.owner >= 0),
        fields,
        camera.scale,
    )


def parted(view: View, *, small: bool = False) -> dict[str, Mask]:
    """The pixels of each region, none of which is in two; in a ``small`` view the heads of a muscle are joined."""
    taken = view.hair if small else view.hair | (view.lines > 0)
    found: dict[str, Mask] = {}
    for name, field in view.fields.items():
        mask = (field > 0) & view.seen
        found[name] = (_joined(mask, _JOIN * view.scale / 2) if small else mask) & ~taken
        taken = taken | found[name]
    return found


def _large(view: View) -> Iterator[Layer]:
    """The layers for a height of 3 cm and more, in painting order."""
    scale = view.scale
    yield from _body(view, RIM, 0.5)
    for name, mask in parted(view).items():
        inner = ndimage.distance_transform_edt(mask) - _GAP * scale
        yield from _region(name, inner > 0, view, (2.6, 0.5))
    yield Layer("line", trace(view.lines, scale, 0.6, 0.6))


def _small(view: View) -> Iterator[Layer]:
    """The layers for less: the heads of each muscle joined, no shade, no lines."""
    yield from _body(view, _SMALL_RIM, 1.2, shaded=False)
    for name, mask in parted(view, small=True).items():
        yield from _region(name, mask, view, (5.0, 1.2), shaded=False)


def _body(view: View, rim: float, tolerance: float, *, shaded: bool = True) -> Iterator[Layer]:
    """Silhouette, skin and hair."""
    scale = view.scale
    away = rim * scale - ndimage.distance_transform_edt(~view.seen)
    soft = ndimage.gaussian_filter(np.clip(away, -3, 3).astype(np.float32), 0.2 * scale)
    yield Layer("outline", trace(soft, scale, tolerance, 1.0))
    yield Layer("skin", trace(level(view.seen), scale, tolerance, 1.0))
    if shaded:
        yield Layer("skin_shade", trace(level(view.seen & view.dark & ~view.hair, 1.2), scale, 1.0, 2.0))
    yield Layer(
        "hair",
        trace(
            level(
                view.hair,
                0.7 * scale,
            ),
            scale,
            tolerance,
            1.0,
        ),
    )


def _region(
    name: str, mask: Mask, view: View, fineness: tuple[float, float], *, shaded: bool = True
) -> Iterator[Layer]:
    """A region and its shaded part; nothing for one that cannot be seen. ``fineness``: smoothing, tolerance, pixels."""
    sharp, tolerance = fineness
    paths = trace(level(mask, sharp), view.scale, tolerance, _LEAST.get(name, 2.0))
    if not paths:
        return
    yield Layer(f"muscle_{name}", paths)
    shade = trace(level(mask & view.dark, sharp), view.scale, 2 * tolerance, 2.0) if shaded else ()
    if shade:
        yield Layer(f"muscle_{name}_shade", shade)


def _outer(field: Array, seen: Mask) -> Array:
    """The lines of a field that run out into the silhouette: those inside of it would look like scars."""
    groups, _ = ndimage.label(field > 0, structure=np.ones((3, 3), int))
    kept = np.isin(groups, np.unique(groups[grown(~seen, 2.0)])) & (groups > 0)
    return np.where(grown(kept, 2.0), field, np.float32(-1))


def _joined(mask: Mask, pixels: float) -> Mask:
    """A mask without gaps narrower than twice ``pixels``."""
    closed: Mask = ~grown(~grown(mask, pixels), pixels)
    return closed
