"""The muscle map on paper: the body from the front and from behind, with regions painted over it.

The body is one Form XObject for each view and level of detail; every region in a colour is another. However often they
are painted, a document holds each of them once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from planner.diagnostics import Diagnostics, Span
from planner.files import Files, shipped
from planner.typeset.block import SHARES, Align, Block
from planner.typeset.canvas import PageCanvas, rounded
from planner.typeset.drawing import FILE_CAP, Frame, Layer, read_drawing
from planner.typeset.figure import Form, Palette, Stencil, Style
from planner.typeset.measure import Color
from planner.typeset.resources import Store
from planner.typeset.structure import Elem
from planner.typeset.theme import MM, Theme

FILE = "_map.json.gz"
"""The built map, among the drawings that planner ships."""

VIEWS = ("front", "back")

REGIONS: tuple[str, ...] = tuple(
    "quads hamstrings glutes calves shins feet adductors abductors abs obliques lower_back upper_back lats traps chest "
    "serratus shoulders rear_shoulders biceps triceps forearms hip_flexors neck pelvic_floor".split()
)
"""Every region, by the key of its muscle."""

WHOLE = "full_body"
"""The muscle that stands for all regions."""

STEPS = 4
"""Shades for the sets of a week, ``week_1`` to ``week_4``, from few to many."""

Tint = Literal["primary", "secondary", "week_1", "week_2", "week_3", "week_4"]
"""What a region is painted as; those of the map itself are roles of a theme's ``figure``."""

SMALL = 30 * MM
"""Maps lower than this have no shade, no gaps and no heads of muscles."""

Forms: TypeAlias = dict[tuple[str, str, str], Form]
"""By view, region and tint; the body itself has neither region nor tint."""

_PREFIX, _SHADE = "muscle_", "_shade"
_QUIET = frozenset({"feet", "pelvic_floor", "neck"})
"""Regions that are part of the skin until something works them."""
_UNIT = 0.001  # as in figures: matrices have three decimals
_GAP = 0.06
"""White between the views, in heights."""


class Body(NamedTuple):
    """A view of the body in one level of detail, with its regions."""

    frame: Frame
    regions: Mapping[str, tuple[Layer, ...]]


def proportion() -> float:
    """The width of a map, both views side by side, at a height of 1; 0 when there is none."""
    found = bodies()
    return _wide(found["front"].frame) if found else 0.0


def _wide(frame: Frame) -> float:
    return (2 + _GAP) * frame.width / frame.height


@cache
def bodies() -> Mapping[str, Body]:
    """The views by name, ``front_small`` and ``back_small`` with less detail; empty in a damaged installation."""
    names = tuple(f"{view}{size}" for view in VIEWS for size in ("", "_small"))
    roles = {f"{_PREFIX}{region}{side}" for region in REGIONS for side in ("", _SHADE)}
    path = shipped("content") / "figures" / "built" / FILE
    out = Diagnostics()
    raw = Files().data(path, out, cap=FILE_CAP)
    known = roles | {"outline", "skin", "skin_shade", "hair", "line"}
    drawing = read_drawing(raw, Span.point(str(path)), out, roles=known, names=names) if raw is not None else None
    return {frame.name: _body(frame) for frame in drawing.frames} if drawing is not None else {}


def _body(frame: Frame) -> Body:
    regions: dict[str, tuple[Layer, ...]] = {}
    for layer in frame.layers:
        if layer.role.startswith(_PREFIX):
            region = layer.role.removeprefix(_PREFIX).removesuffix(_SHADE)
            regions[region] = (*regions.get(region, ()), layer)
    return Body(frame, regions)


class Atlas:
    """The forms of the map in the colours of a theme, each made when it is first painted and kept in ``forms``."""

    def __init__(self, theme: Theme, forms: Forms) -> None:
        self.colors = theme.figure
        self.hatched = theme.ink != "color"
        self._forms = forms

    def forms(self, view: str, *, small: bool, tints: Mapping[str, Tint]) -> list[Form]:
        """A view with regions painted over it, the body first."""
        name = f"{view}_small" if small else view
        painted = ((region, tint) for region, tint in tints.items() if region in bodies()[name].regions)
        return [self._form(name, region, tint) for region, tint in (("", ""), *painted)]

    def _form(self, name: str, region: str, tint: str) -> Form:
        key = (name, region, tint)
        if key not in self._forms:
            body = bodies()[name]
            layers = tuple(_tinted(body.regions[region]) if region else _plain(body.frame))
            high = (20 if name.endswith("_small") else 41) * MM
            style = Style(fine=True, around=True, room=(high, high))
            palette = Palette(self._palette(tint), hatched=self.hatched and tint == "secondary")
            frame = replace(body.frame, layers=layers)
            self._forms[key] = Stencil(frame).form(palette, style)
        return self._forms[key]

    def _palette(self, tint: str) -> Mapping[str, Color]:
        """The colours of the roles of a form. All tints are painted by the rules for ``secondary`` muscles."""
        colors = self.colors
        if not tint:
            return {
                "outline": colors["outline"], "line": colors["line"], "hair": colors["hair"],
                "skin": colors["map_skin"], "skin_shade": colors["map_skin_shade"],
                "muscle": colors["map_muscle"], "muscle_shade": colors["map_muscle_shade"],
            }  # fmt: skip
        shade = f"{tint}_shade" if f"{tint}_shade" in colors else tint
        edge = f"{tint}_edge" if f"{tint}_edge" in colors else "week_edge"
        return {"secondary": colors[tint], "secondary_shade": colors[shade], "secondary_edge": colors[edge]}

    def swatch(self, tint: Tint, canvas: PageCanvas, box: tuple[float, float, float]) -> None:
        """A square of a tint for the key of a map: its left and lower edge and its side, points."""
        x, y, side = box
        colors = self._palette(tint)
        canvas.fill(colors["secondary"])
        canvas.cells([(x, y, side, side)])
        if self.hatched and tint == "secondary":
            canvas.stroke(colors["secondary_edge"], 0.5)
            for share in (0.25, 0.5, 0.75):
                canvas.line(x, y + share * side, x + (1 - share) * side, y + side)
                canvas.line(x + share * side, y, x + side, y + (1 - share) * side)
            canvas.line(x, y, x + side, y + side)
        canvas.stroke(colors["secondary_edge"], 0.5)
        canvas.rect(x, y, side, side)


def _tinted(layers: Iterable[Layer]) -> Iterator[Layer]:
    for layer in layers:
        yield Layer("secondary_shade" if layer.role.endswith(_SHADE) else "secondary", layer.paths)


def _plain(frame: Frame) -> Iterator[Layer]:
    """The body with all of its muscles at rest."""
    for layer in frame.layers:
        if not layer.role.startswith(_PREFIX):
            yield layer
        elif layer.role.removeprefix(_PREFIX).removesuffix(_SHADE) not in _QUIET:
            yield Layer("muscle_shade" if layer.role.endswith(_SHADE) else "muscle", layer.paths)


class MuscleMap(Block):
    """Both views side by side, ``high`` points high, as one Figure; its box stands in the element's attributes."""

    def __init__(
        self, atlas: Atlas, store: Store, high: float, tints: Mapping[str, Tint], elem: Elem, align: Align = "left"
    ) -> None:
        super().__init__()
        self.atlas, self.store, self.high, self.elem, self.align = atlas, store, high, elem, align
        whole = tints.get(WHOLE)
        self.tints: Mapping[str, Tint] = tints if whole is None else {**dict.fromkeys(REGIONS, whole), **tints}
        self.wide = proportion() * high

    def measure(self, _width: float) -> float:
        return self.high

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        left, bottom = x + SHARES[self.align] * (width - self.wide), top - self.high
        self.elem.attrs["BBox"] = rounded(left, bottom, left + self.wide, top)
        with canvas.mark(self.elem):
            for view in VIEWS:
                frame = bodies()[view].frame
                scale = self.high / frame.height
                for form in self.atlas.forms(view, small=self.high < SMALL, tints=self.tints):
                    self.store.setdefault(form.key, form.resource)
                    canvas.resource(form.key, (scale / _UNIT, 0, 0, scale / _UNIT, left, bottom))
                left += (1 + _GAP) * frame.width * scale
