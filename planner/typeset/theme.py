"""Themes: the roles that pages ask for, read from YAML. The only place where a colour, size or gap has a value.

In a theme file type sizes, tracking and line widths are points and everything else is millimetres; once read, all
lengths are points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planner.diagnostics import Diagnostics, Span, nearest
from planner.files import Files, Scalar, shipped
from planner.typeset.measure import Color
from planner.typeset.theme_file import (
    LEAST_LARGE,
    LEAST_TYPE,
    MM,
    OPTIONAL,
    OTHER_RANGE,
    RANGES,
    Tree,
    enlarged,
    read_tree,
    themes,
)

__all__ = [
    "INKS",
    "LEAST_LARGE",
    "LEAST_TYPE",
    "MM",
    "OTHER_RANGE",
    "RANGES",
    "LineStyle",
    "TextStyle",
    "Theme",
    "load_theme",
    "themes",
]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A role of type. ``step`` is the distance from one baseline to the next."""

    family: str
    weight: str
    size: float
    step: float
    tracking: float
    color: Color


@dataclass(frozen=True, slots=True)
class LineStyle:
    """A role of line."""

    width: float
    color: Color


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything a page may look like. Unknown roles are bugs and raise KeyError."""

    name: str
    about: str
    faces: Mapping[str, Mapping[str, str]]
    colors: Mapping[str, Color]
    type: Mapping[str, TextStyle]
    lines: Mapping[str, LineStyle]
    space: Mapping[str, float]
    page: Mapping[str, float]
    box: Mapping[str, float]
    picture: Mapping[str, float]
    figure: Mapping[str, Color]
    ink: str = "color"
    grow: float = 1.0
    """How much larger than usual the small type and its lines are; more than 1 in large print."""

    @property
    def large(self) -> bool:
        """Whether this is large print."""
        return self.grow > 1


_SMALL = "label"
"""The role of type whose lines tell how much large print grows."""

INKS = ("color", "gray", "light")
"""What a theme is printed in: its colours, grey, or grey with as little ink as can be."""


def load_theme(
    name: str,
    files: Files,
    out: Diagnostics,
    span: Span | None = None,
    ink: str = "color",
    *,
    large: bool = False,
) -> Theme | None:
    """The theme called ``name``, or the one in the YAML file ``name``, in an ink; None and an error in ``out``.

    A ``large`` one is for large print: no type under :data:`LEAST_LARGE` points.
    """
    own = name.endswith((".yaml", ".yml"))
    if not own and name not in themes():
        near = nearest(name, themes())
        hint = f'did you mean "{near}"?' if near else f"there are: {', '.join(themes())}"
        out.error("unknown-theme", f'unknown theme "{name}"', span, hint)
        return None
    if not own:
        return _shipped(name, ink, large)
    tree = read_tree(Path(name), files, out)
    return None if tree is None else _theme(tree, ink, large=large)


@cache
def _shipped(name: str, ink: str, large: bool) -> Theme | None:
    """A theme of planner's own, read once: a folder of plans is checked with one theme."""
    tree = read_tree(shipped("themes") / f"{name}.yaml", Files(), Diagnostics(), own=False)
    return None if tree is None else _theme(tree, ink, large=large)


def _color(text: str) -> Color:
    red, green, blue = (round(int(text[i : i + 2], 16) / 255, 4) for i in (1, 3, 5))
    return (red, green, blue)


def _gray(color: Color) -> Color:
    """The grey that is as light: the relative luminance of sRGB (IEC 61966-2-1), back on its curve."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    level = round(12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055, 4)
    return (level, level, level)


def _palette(tree: Tree, group: str, ink: str) -> dict[str, Color]:
    """The colours of a group in an ink. Light ink has the greys of grey ink where it says nothing else."""
    groups = {"color": (), "gray": ("gray",), "light": ("light", "gray")}[ink]
    found: dict[str, Color] = {}
    for role, fields in tree[group].items():
        other = next((tree[name][role][""] for name in groups if role in tree[name]), None)
        color = _color((other or fields[""]).text)
        found[role] = color if other or not groups else _gray(color)
    return found


def _step(tree: Tree) -> float:
    """From one line of small type to the next, in millimetres."""
    return float(tree["type"][_SMALL]["step"].text)


def _theme(tree: Tree, ink: str, *, large: bool) -> Theme:
    usual, tree = tree, enlarged(tree) if large else tree
    colors = _palette(tree, "colors", ink)

    def style(given: Mapping[str, Scalar]) -> TextStyle:
        f = {**OPTIONAL, **{field: value.text for field, value in given.items()}}
        size, step, tracking = float(f["size"]), float(f["step"]) * MM, float(f["tracking"])
        return TextStyle(f["family"], f["weight"], size, step, tracking, colors[f["color"]])

    def lengths(group: str) -> dict[str, float]:
        return {role: float(f[""].text) * (1 if role == "columns" else MM) for role, f in tree[group].items()}

    about = {key: fields[""].text for key, fields in tree["about"].items()}
    return Theme(
        name=about["name"],
        about=about.get("about", ""),
        faces={name: {weight: face.text for weight, face in f.items()} for name, f in tree["faces"].items()},
        colors=colors,
        type={role: style(fields) for role, fields in tree["type"].items()},
        lines={r: LineStyle(float(f["width"].text), colors[f["color"].text]) for r, f in tree["lines"].items()},
        space=lengths("space"),
        page=lengths("page"),
        box=lengths("box"),
        picture=lengths("picture"),
        figure=_palette(tree, "figure", ink),
        ink=ink,
        grow=_step(tree) / _step(usual) if large else 1.0,
    )
