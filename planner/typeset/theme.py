"""Themes: the roles that pages ask for, read from YAML. The only place where a colour, size or gap has a value.

In a theme file type sizes, tracking and line widths are points and everything else is millimetres; once read, all
lengths are points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planner.diagnostics import Diagnostics, Span, nearest
from planner.files import Files, Node, Scalar, shipped
from planner.files import Mapping as YamlMap
from planner.files.yaml_lines import shown
from planner.files.yaml_reader import read_yaml
from planner.typeset.measure import Color

MM = 72 / 25.4
"""Points in a millimetre."""

LEAST_TYPE = 8.0
"""The smallest type size, in points, that a theme may ask for."""

_HEX = re.compile(r"#[0-9A-Fa-f]{6}\Z")
_NUMBER = re.compile(r"-?\d{1,4}(\.\d{1,3})?\Z")


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


INKS = ("color", "gray", "light")
"""What a theme is printed in: its colours, grey, or grey with as little ink as can be."""


def themes() -> tuple[str, ...]:
    """The names of the themes that planner ships."""
    return tuple(sorted(path.stem for path in shipped("themes").glob("*.yaml")))


def load_theme(name: str, files: Files, out: Diagnostics, span: Span | None = None, ink: str = "color") -> Theme | None:
    """The theme called ``name``, or the one in the YAML file ``name``, in an ink; None and an error in ``out``."""
    own = name.endswith((".yaml", ".yml"))
    if not own and name not in themes():
        near = nearest(name, themes())
        hint = f'did you mean "{near}"?' if near else f"there are: {', '.join(themes())}"
        out.error("unknown-theme", f'unknown theme "{name}"', span, hint)
        return None
    return _read(Path(name), ink, files, out) if own else _shipped(name, ink)


@cache
def _shipped(name: str, ink: str) -> Theme | None:
    """A theme of planner's own, read once: a folder of plans is checked with one theme."""
    return _read(shipped("themes") / f"{name}.yaml", ink, Files(), Diagnostics(), own=False)


def _read(path: Path, ink: str, files: Files, out: Diagnostics, *, own: bool = True) -> Theme | None:
    """The theme in a file; one of somebody's own has to be complete."""
    found = Diagnostics()
    tree = _tree(path, files, found)
    if tree is not None and not found.has_errors:
        if own:
            _complete(tree, path, files, found)
        _agree(tree, str(path), found)
    out.extend(found)
    return None if tree is None or found.has_errors else _theme(tree, ink)


_Tree = dict[str, dict[str, dict[str, Scalar]]]
_SHAPES: Mapping[str, tuple[str, ...]] = {
    "faces": ("regular", "italic", "medium", "bold", "bold_italic"),
    "colors": (),
    "type": ("family", "weight", "size", "step", "tracking", "color"),
    "lines": ("width", "color"),
    "space": (),
    "page": (),
    "box": (),
    "picture": (),
    "figure": (),
    "gray": (),
    "light": (),
}
_COLORED = ("colors", "figure")
_OTHER_INKS = ("gray", "light")
"""Groups with the colours of an ink, by roles of ``_COLORED``; what they leave out is worked out."""
_OPTIONAL = {"weight": "regular", "tracking": "0"}
_ABOUT = ("name", "about", "extends")
_BASE = "classic"
_CHAIN = 4
"""How many themes may extend one another."""

RANGES: Mapping[tuple[str, str], tuple[float, float]] = {
    ("type", "size"): (LEAST_TYPE, 100),
    ("type", "step"): (2, 60),
    ("type", "tracking"): (-5, 20),
    ("lines", "width"): (0, 20),
    ("page", "columns"): (12, 24),  # pages count on the first twelve
    ("page", "column"): (3, 200),
    # Gutters stay on smaller paper, where the narrowest columns must still be there between them.
    ("page", "gutter"): (0, 7),
    **{("page", role): (8, 60) for role in ("top", "top_later", "bottom", "head", "continued", "foot")},
    # A hand needs this much: a box is never smaller.
    ("box", "width"): (9, 100),
    ("box", "least_width"): (9, 100),
    ("box", "height"): (8, 100),
    ("box", "least_height"): (8, 100),
    ("box", "strip_cell"): (12, 100),
    ("box", "rest_width"): (0, 3),  # what is left of a part is wide enough to write in
    ("box", "tick_list"): (3, 4.5),  # a larger one would reach into the line above it
    ("box", "tick_main"): (3, 9),  # eight of them stand side by side on the narrowest card
    ("box", "writing"): (6, 30),
}
"""The least and the most of a number, by its group and its field or role, in the units of a theme file."""

OTHER_RANGE = (0.0, 200.0)
"""The least and the most of every other number."""

_NARROWEST_PAPER = 210.0


def _tree(path: Path, files: Files, out: Diagnostics, depth: int = 0) -> _Tree | None:
    """The theme file over the one it extends, as ``{group: {role: {field: text}}}``."""
    source = files.text(path, out)
    node = read_yaml(source, out) if source else None
    if source is None or node is None:
        if source is not None and not out.has_errors:
            out.error(
                "bad-theme", "a theme is a map of roles", Span.point(source.name), f"begin it with `extends: {_BASE}`"
            )
        return None
    if not isinstance(node, YamlMap):
        out.error("bad-theme", "a theme is a map of roles", node.span)
        return None
    base: _Tree | None = {group: {} for group in ("about", *_SHAPES)}
    parent = node.get("extends")
    if parent is not None:
        base = _parent(parent, files, out, depth)
    if base is None:
        return None
    base["about"].clear()
    _merge(node, base, extends=parent is not None, out=out)
    base["about"].setdefault("name", {"": Scalar(path.stem, Span.point(source.name))})
    return base


def _parent(parent: Node, files: Files, out: Diagnostics, depth: int) -> _Tree | None:
    if not isinstance(parent, Scalar):
        out.error("bad-theme", "expected the name of one theme to extend", parent.span)
        return None
    if parent.text not in themes():
        hint = f"there are: {', '.join(themes())}"
        out.error("unknown-theme", f'unknown theme "{shown(parent.text)}" to extend', parent.span, hint)
        return None
    if depth >= _CHAIN:
        out.error("bad-theme", "these themes extend one another without an end", parent.span)
        return None
    return _tree(shipped("themes") / f"{parent.text}.yaml", files, out, depth + 1)


def _merge(node: YamlMap, base: _Tree, *, extends: bool, out: Diagnostics) -> None:
    """Put the groups of a file over ``base``: faces and colours first, since type and lines name them."""
    groups: dict[str, YamlMap] = {}
    for key, value in node.pairs:
        if key.text in _ABOUT:
            if isinstance(value, Scalar):
                base["about"][key.text] = {"": value}
            elif key.text != "extends":
                out.error("bad-theme", "expected one value", value.span)
        elif key.text not in _SHAPES:
            _unknown(key, (*_SHAPES, *_ABOUT), out)
        elif not isinstance(value, YamlMap):
            out.error("bad-theme", "expected a map of roles", value.span)
        else:
            groups[key.text] = value
    for group, known in _SHAPES.items():
        roles = [role for name in _COLORED for role in base[name]] if group in _OTHER_INKS else base[group]
        for role, fields in groups[group].pairs if group in groups else ():
            if (extends or group in _OTHER_INKS) and role.text not in roles:
                _unknown(role, roles, out)
                continue
            for field, value in _fields(fields, known, out):
                what = field.text if known else role.text
                if _valid(group, what, value, base, out):
                    base[group].setdefault(role.text, {})[field.text if known else ""] = value


def _fields(node: Node, known: tuple[str, ...], out: Diagnostics) -> list[tuple[Scalar, Scalar]]:
    if not known and isinstance(node, Scalar):
        return [(node, node)]
    if not isinstance(node, YamlMap) or not known:
        out.error("bad-theme", "expected " + ("a map of " + ", ".join(known) if known else "one value"), node.span)
        return []
    found = []
    for field, value in node.pairs:
        if field.text not in known:
            _unknown(field, known, out)
        elif not isinstance(value, Scalar):
            out.error("bad-theme", "expected one value", value.span)
        else:
            found.append((field, value))
    return found


def _unknown(key: Scalar, known: Iterable[str], out: Diagnostics) -> None:
    known = tuple(known)
    near = nearest(key.text, known)
    hint = f'did you mean "{near}"?' if near else f"there are: {', '.join(known)}"
    out.error("unknown-role", f'unknown theme role "{shown(key.text)}"', key.span, hint)


def _valid(group: str, field: str, value: Scalar, tree: _Tree, out: Diagnostics) -> bool:
    """Whether ``value`` may stand in a field of a type or line role, or in the role ``field`` of a plain group."""
    known: Iterable[str]
    if group in (*_COLORED, *_OTHER_INKS):
        if not _HEX.match(value.text):
            message = f'"{shown(value.text)}" is not a colour'
            out.error("bad-color", message, value.span, 'write six hex digits, such as "#15191D"')
            return False
        return True
    if group == "faces":
        known = _known_faces()
    elif group == "type" and field == "weight":
        known = _SHAPES["faces"]
    elif group == "type" and field == "family":
        known = tree["faces"]
    elif group in ("type", "lines") and field == "color":
        known = tree["colors"]
    else:
        return _valid_number(group, field, value, out)
    if value.text not in known:
        _unknown(value, known, out)
        return False
    return True


def _valid_number(group: str, field: str, value: Scalar, out: Diagnostics) -> bool:
    if not _NUMBER.match(value.text):
        out.error("bad-number", f'"{shown(value.text)}" is not a number', value.span)
        return False
    least, most = RANGES.get((group, field), OTHER_RANGE)
    if not least <= float(value.text) <= most:
        size = (group, field) == ("type", "size")
        what = f"type size {value.text} is not between {least:g} and {most:g} points"
        other = f"{value.text} is not between {least:g} and {most:g}"
        out.error("bad-size" if size else "bad-number", what if size else other, value.span)
        return False
    if (group, field) == ("page", "columns") and "." in value.text:
        out.error("bad-number", f'"{shown(value.text)}" is not a whole number', value.span)
        return False
    return True


def _complete(tree: _Tree, path: Path, files: Files, out: Diagnostics) -> None:
    """A theme that extends no other has to say everything that pages ask for."""
    base = _tree(shipped("themes") / f"{_BASE}.yaml", files, out)
    assert base is not None
    missing = [
        ".".join(filter(None, (group, role, field)))
        for group in _SHAPES
        if group not in _OTHER_INKS
        for role, fields in base[group].items()
        for field in fields
        if field not in tree[group].get(role, {}) and field not in _OPTIONAL
    ]
    if missing:
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        message = f"the theme does not say {', '.join(missing[:3])}{more}"
        out.error("incomplete-theme", message, Span.point(str(path)), f"begin it with `extends: {_BASE}`")


def _agree(tree: _Tree, file: str, out: Diagnostics) -> None:
    """What no value shows alone: lines of type that would touch, columns that are wider than the paper.

    The place of such a problem is the first of the values that stands in ``file``, the theme that was asked for.
    """

    def place(*values: Scalar) -> Span:
        return next((value.span for value in values if value.span.file == file), values[0].span)

    for style in tree["type"].values():
        size, step = style.get("size"), style.get("step")
        if size and step and float(step.text) * MM < float(size.text):
            message = f"lines {step.text} mm apart are too close for type of {size.text} points"
            out.error("bad-size", message, place(step, size), f"write a step of at least {float(size.text) / MM:.1f}")
    page = {role: fields[""] for role, fields in tree["page"].items()}
    roles = ("columns", "column", "gutter", "left")
    if page.keys() >= set(roles):
        columns, column, gutter, left = (float(page[role].text) for role in roles)
        wide = left + columns * (column + gutter) - gutter
        if wide > _NARROWEST_PAPER:
            message = f"the columns end {wide:g} mm from the left, beyond {_NARROWEST_PAPER:g}"
            hint = "write fewer or narrower columns, or a smaller gutter"
            out.error("bad-page", message, place(*(page[role] for role in roles)), hint)


@cache
def _known_faces() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in shipped("fonts").glob("*.ttf")))


def _color(text: str) -> Color:
    red, green, blue = (round(int(text[i : i + 2], 16) / 255, 4) for i in (1, 3, 5))
    return (red, green, blue)


def _gray(color: Color) -> Color:
    """The grey that is as light: the relative luminance of sRGB (IEC 61966-2-1), back on its curve."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    level = round(12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055, 4)
    return (level, level, level)


def _palette(tree: _Tree, group: str, ink: str) -> dict[str, Color]:
    """The colours of a group in an ink. Light ink has the greys of grey ink where it says nothing else."""
    groups = {"color": (), "gray": ("gray",), "light": ("light", "gray")}[ink]
    found: dict[str, Color] = {}
    for role, fields in tree[group].items():
        other = next((tree[name][role][""] for name in groups if role in tree[name]), None)
        color = _color((other or fields[""]).text)
        found[role] = color if other or not groups else _gray(color)
    return found


def _theme(tree: _Tree, ink: str) -> Theme:
    colors = _palette(tree, "colors", ink)

    def style(given: Mapping[str, Scalar]) -> TextStyle:
        f = {**_OPTIONAL, **{field: value.text for field, value in given.items()}}
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
    )
