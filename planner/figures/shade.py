"""From posed solids to the layers of a frame: shadow, silhouette, materials lit and shaded, muscles, lines, ghosts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.figures import muscles
from planner.figures.body import joints, mannequin
from planner.figures.clothes import dress
from planner.figures.data import ROLES, Layer
from planner.figures.geometry import Array, Mask, unit
from planner.figures.sdf import GEAR, Camera, Picture, look
from planner.figures.skeleton import Skeleton
from planner.figures.solids import Solid
from planner.figures.trace import grown, level, strokes, trace

LINE = 0.31
"""Half the width of a line, centimetres of the world."""
DETAIL = 0.17
RIM = 0.56
"""Width of the line round everything, which lies outside of it."""
_FAINTEST = 0.85  # share of a line's width below which it would fall into dashes when it is evened out
_SHADE = 0.30  # least cosine to the light that is lit
_NOTHING = -1e8
_FLUSH = 0.6  # centimetres of depth from pixel to pixel within one surface


@dataclass(frozen=True, slots=True)
class Tint:
    """The muscles of an exercise, by keys of :data:`planner.figures.muscles.REGIONS`."""

    primary: tuple[str, ...] = ()
    secondary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything in one frame: the body, its solids and those of the gear."""

    skeleton: Skeleton
    body: list[Solid]
    gear: list[Solid]

    @property
    def solids(self) -> list[Solid]:
        return self.body + self.gear


def stage(skeleton: Skeleton, gear: list[Solid]) -> Stage:
    """The frame of a posed skeleton and its gear."""
    return Stage(skeleton, mannequin(skeleton), gear)


@dataclass(slots=True)
class Labels:
    """What each pixel shows: a role, the field of the muscle there, lit or not, and whose it is."""

    role: NDArray[np.int16]
    tint: dict[str, Array]
    tone: Array
    far: Mask
    body: Mask


def bounds(scene: Stage, camera: Camera) -> tuple[float, float, float, float]:
    """Left, low, right and high of everything in the picture plane, centimetres."""
    across = [solid.extent(camera.across) for solid in scene.solids]
    upwards = [solid.extent(camera.up) for solid in scene.solids]
    return (
        min(low for low, _ in across), min(low for low, _ in upwards),
        max(high for _, high in across), max(high for _, high in upwards),
    )  # fmt: skip


def layers(scene: Stage, camera: Camera, tint: Tint) -> tuple[list[Layer], Mask]:
    """The layers of a frame in painting order, and which pixels are covered (ghosts included)."""
    whole = [solid for solid in scene.solids if not solid.ghost]
    ghosts = [solid for solid in scene.solids if solid.ghost]
    picture = look(whole, joints(scene.skeleton), camera)
    seen = picture.owner >= 0
    labels = _labels(picture, whole, scene.skeleton, camera, tint)
    scale = camera.scale
    made = [Layer("shadow", _shadow(picture, camera))]
    made.append(Layer("outline", trace(_rim(seen, scale), scale, 0.65, 1.0)))
    made += _materials(labels, seen, scale)
    made += _tints(labels, scale)
    bold, details = lines(picture, whole, scale)
    made.append(Layer("line", trace(bold, scale, 0.6, 0.6)))
    details = np.maximum(details, _hems(labels, picture, scale))
    made.append(Layer("detail", trace(details, scale, 0.8, 0.4)))
    covered = seen
    if ghosts:
        extra, mask = _ghosts(ghosts, picture, camera)
        made += extra
        covered = covered | mask
    return [layer for layer in made if layer.paths], covered


def _labels(picture: Picture, solids: list[Solid], skeleton: Skeleton, camera: Camera, tint: Tint) -> Labels:
    shape = picture.owner.shape
    index = np.flatnonzero(picture.owner.ravel() >= 0)
    owner = picture.owner.ravel()[index]
    points = picture.place.reshape(-1, 3)[index]
    parts = np.array([solid.part for solid in solids])[owner]
    segments = np.array([solid.segment for solid in solids])[owner]
    materials = np.array([solid.material for solid in solids], dtype="U12")[owner]
    dress(skeleton, points, parts, materials)
    away = float(np.cos(np.radians(camera.yaw)))
    behind = "_l" if away > 0.35 else "_r" if away < -0.35 else "none"
    far = np.char.endswith(segments, behind)
    for material in ("skin", "shorts", "shoe"):
        materials[far & (materials == material)] = f"far_{material}"
    role = np.full(shape, -1, np.int16)
    role.ravel()[index] = [ROLES.index(material) for material in materials.tolist()]
    of_body = segments != GEAR
    fields: dict[str, Array] = {}
    for kind, names in (("secondary", tint.secondary), ("primary", tint.primary)):
        values = np.full(len(index), -9, np.float32)
        for name in names:
            values[of_body] = np.maximum(
                values[of_body], muscles.field(name, skeleton, points[of_body], segments[of_body])
            )
        fields[kind] = _spread(shape, index, values, -9)
    light = unit(camera.back * 0.60 + camera.up * 0.62 + camera.across * 0.45).astype(np.float32)
    tone = _spread(shape, index, np.float32(_SHADE) - picture.normal.reshape(-1, 3)[index] @ light, -1)
    flags = (_spread(shape, index, mask.astype(np.float32), 0) > 0.5 for mask in (far, of_body))
    return Labels(role, fields, tone, *flags)


def _spread(shape: tuple[int, ...], index: NDArray[np.intp], values: Array, empty: float) -> Array:
    """Values of the covered pixels as a whole picture."""
    picture = np.full(shape, empty, np.float32)
    picture.ravel()[index] = values
    return picture


def _rim(seen: Mask, scale: float) -> Array:
    """A field that is positive in the silhouette and for the width of its line round it."""
    away: Array = RIM * scale - ndimage.distance_transform_edt(~seen)
    soft: Array = ndimage.gaussian_filter(np.clip(away, -3, 3).astype(np.float32), 0.2 * scale)
    return soft


def _materials(labels: Labels, seen: Mask, scale: float) -> list[Layer]:
    """Base and shade of every material. A base reaches a little under what is painted after it, so no gap shows."""
    made: list[Layer] = []
    dark = ndimage.gaussian_filter(np.clip(labels.tone * 6, -1, 1), 1.0) > 0
    later = seen.copy()
    for number, role in enumerate(ROLES):
        mask = labels.role == number
        if not mask.any():
            continue
        later &= ~mask
        under = mask | (grown(mask, 2.2) & later)
        made.append(Layer(role, trace(level(under), scale, 0.9, 0.4)))
        made.append(Layer(f"{role}_shade", trace(level(mask & dark, 1.0), scale, 1.3, 2.5)))
    return made


def _tints(labels: Labels, scale: float) -> list[Layer]:
    """The working muscles over everything the body wears, the primary ones last."""
    made: list[Layer] = []
    dark = ndimage.gaussian_filter(np.clip(labels.tone * 6, -1, 1), 1.0) > 0
    for kind in ("secondary", "primary"):
        field = labels.tint[kind] * np.float32(scale)
        mask = (field > 0) & labels.body
        if not mask.any():
            continue
        beyond = grown(mask, 1.5) & ~labels.body  # up to under the line round the body, so that no skin shows between
        field = np.where(beyond, np.float32(1), field)
        wide = (labels.body & (field > -1)) | beyond
        made.append(Layer(kind, trace(level(wide, 0.9, field), scale, 0.65, 1.5)))
        made.append(Layer(f"{kind}_shade", trace(level(mask & dark, 1.0), scale, 1.3, 2.5)))
    return made


def lines(picture: Picture, solids: list[Solid], scale: float) -> tuple[Array, Array]:
    """Fields of the lines where depth jumps or one thing meets another, and of the thin lines between fingers."""
    names = sorted({solid.segment for solid in solids})
    segment = np.array([names.index(solid.segment) for solid in solids] + [-1])[picture.owner]
    gear = np.array([n if solid.segment == GEAR else -1 for n, solid in enumerate(solids)] + [-1])[picture.owner]
    crease = np.array([solid.crease for solid in solids] + [0])[picture.owner]
    depth = picture.depth
    slope = _slope(picture)
    strong = np.zeros(depth.shape, np.float32)
    thin, sure = np.zeros(depth.shape, bool), np.zeros(depth.shape, bool)
    for axis in (0, 1):
        here = [slice(None), slice(None)]
        there = [slice(None), slice(None)]
        here[axis], there[axis] = slice(1, None), slice(None, -1)
        a, b = tuple(here), tuple(there)
        jump = np.abs(depth[a] - depth[b])
        both = (depth[a] > _NOTHING) & (depth[b] > _NOTHING)
        expected = np.maximum(slope[a], slope[b]) * 1.5
        sharp = both & (jump - expected > 0.6)
        other = both & (segment[a] != segment[b]) & (jump - expected > 0.3)
        pieces = both & (gear[a] != gear[b])
        certain = pieces | (both & (jump - expected > np.where(segment[a] != segment[b], 0.8, 1.5)))
        value = np.where(pieces, np.clip(0.72 + jump / 8, 0, 1), 0)
        value = np.where(sharp | other, np.maximum(value, np.clip(0.42 + jump / 7, 0, 1)), value).astype(np.float32)
        nearer = depth[a] >= depth[b]
        strong[a] = np.maximum(strong[a], np.where(nearer, value, 0))
        strong[b] = np.maximum(strong[b], np.where(nearer, 0, value))
        sure[a] |= certain & nearer
        sure[b] |= certain & ~nearer
        creased = (crease[a] != crease[b]) & (crease[a] > 0) & (crease[b] > 0)
        thin[a] |= both & creased & (segment[a] == segment[b]) & (value == 0)
    # A line that is faint in places goes on; one that is faint all along is none.
    groups, _ = ndimage.label(strong > 0, structure=np.ones((3, 3), int))
    edges = np.isin(groups, np.unique(groups[sure])) & (strong > 0)
    lines = strokes(edges, np.maximum(strong, _FAINTEST) * np.float32(LINE * scale), 0.22 * scale)
    details = strokes(thin & ~grown(edges, 1.0), np.full(thin.shape, DETAIL * scale, np.float32), 0.12 * scale)
    return lines, details


def _hems(labels: Labels, picture: Picture, scale: float) -> Array:
    """A field of the thin lines where a top or shirt ends: on paper it is hardly darker than what is beside it."""
    worn = labels.role == ROLES.index("top")
    ends = np.zeros(worn.shape, bool)
    plain = labels.body & (labels.tint["primary"] <= 0) & (labels.tint["secondary"] <= 0)
    for axis in (0, 1):
        here: list[slice] = [slice(None), slice(None)]
        there: list[slice] = [slice(None), slice(None)]
        here[axis], there[axis] = slice(1, None), slice(None, -1)
        a, b = tuple(here), tuple(there)
        flush = plain[a] & plain[b] & (np.abs(picture.depth[a] - picture.depth[b]) < _FLUSH)
        ends[a] |= flush & (worn[a] != worn[b])
    return strokes(ends, np.full(ends.shape, DETAIL * scale, np.float32), 0.12 * scale)


def _slope(picture: Picture) -> Array:
    """How much depth changes from a pixel to the next on a smooth surface, centimetres."""
    depth = picture.depth
    steps = []
    for axis in (0, 1):
        low = np.abs(np.diff(depth, axis=axis, prepend=depth[:1] if axis == 0 else depth[:, :1]))
        high = np.abs(np.diff(depth, axis=axis, append=depth[-1:] if axis == 0 else depth[:, -1:]))
        steps.append(np.minimum(low, high))
    steepest: Array = np.minimum(np.maximum(*steps), 6.0)
    return steepest


def _shadow(picture: Picture, camera: Camera) -> tuple[tuple[int, ...], ...]:
    """The soft patch on the floor under everything, as seen from the camera; none where the floor is seen edge-on."""
    if abs(camera.back[1]) < 0.03:
        return ()
    seen = picture.owner >= 0
    points = picture.place[seen][::3].astype(np.float64)
    points[:, 1] = 0
    pixels = camera.pixels(points).astype(int)
    rows, columns = seen.shape
    fits = (pixels[:, 0] >= 0) & (pixels[:, 0] < columns) & (pixels[:, 1] >= 0) & (pixels[:, 1] < rows)
    spots = np.zeros(seen.shape, np.float32)
    spots[pixels[fits, 1], pixels[fits, 0]] = 1
    scale = camera.scale
    soft = ndimage.gaussian_filter(spots, scale * 0.7) > 0.05
    return trace(level(soft, scale * 0.8), scale, 3.0, 20)


def _ghosts(ghosts: list[Solid], picture: Picture, camera: Camera) -> tuple[list[Layer], Mask]:
    """Gear before the figure that is seen through."""
    over = look(ghosts, (), camera)
    mask = (over.owner >= 0) & (over.depth > picture.depth)
    scale = camera.scale
    inner = np.zeros(mask.shape, bool)
    inner[1:] |= (over.owner[1:] != over.owner[:-1]) & (mask[1:] | mask[:-1])
    inner[:, 1:] |= (over.owner[:, 1:] != over.owner[:, :-1]) & (mask[:, 1:] | mask[:, :-1])
    rim = strokes(inner, np.full(mask.shape, LINE * 0.9 * scale, np.float32), 0.2 * scale)
    return [Layer("ghost", trace(level(mask), scale, 0.5, 1)), Layer("ghost_line", trace(rim, scale, 0.4, 0.8))], mask
