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


def themes() -> tuple[str, ...]:
    """The names of the themes that planner ships."""
    return tuple(sorted(path.stem for path in shipped("themes").glob("*.yaml")))


def load_theme(name: str, files: Files, out: Diagnostics, span: Span | None = None) -> Theme | None:
    """The theme called ``name``, or the one in the YAML file ``name``; None and an error in ``out``."""
    own = name.endswith((".yaml", ".yml"))
    if not own and name not in themes():
        near = nearest(name, themes())
        hint = f'did you mean "{near}"?' if near else f"there are: {', '.join(themes())}"
        out.error("unknown-theme", f'unknown theme "{name}"', span, hint)
        return None
    found = Diagnostics()
    path = Path(name) if own else shipped("themes") / f"{name}.yaml"
    tree = _tree(path, files, found)
    if tree is not None and not found.has_errors:
        if own:
            _complete(tree, path, files, found)
        _agree(tree, found)
    out.extend(found)
    return None if tree is None or found.has_errors else _theme(tree)


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
}
_OPTIONAL = {"weight": "regular", "tracking": "0"}
_ABOUT = ("name", "about", "extends")
_BASE = "classic"
_CHAIN = 4
"""How many themes may extend one another."""

_RANGES: Mapping[tuple[str, str], tuple[float, float]] = {
    ("type", "size"): (LEAST_TYPE, 100),
    ("type", "step"): (2, 60),
    ("type", "tracking"): (-5, 20),
    ("lines", "width"): (0, 20),
    ("page", "columns"): (1, 24),
    ("page", "column"): (3, 200),
    **{("page", role): (8, 60) for role in ("top", "top_later", "bottom", "head", "continued", "foot")},
    # A hand needs this much: a box is never smaller.
    ("box", "width"): (9, 100),
    ("box", "least_width"): (9, 100),
    ("box", "height"): (8, 100),
    ("box", "least_height"): (8, 100),
    ("box", "tick_list"): (3, 30),
    ("box", "tick_main"): (3, 30),
    ("box", "writing"): (6, 30),
}
_NARROWEST_PAPER = 210.0


def _tree(path: Path, files: Files, out: Diagnostics, depth: int = 0) -> _Tree | None:
    """The theme file over the one it extends, as ``{group: {role: {field: text}}}``."""
    source = files.text(path, out)
    node = read_yaml(source, out) if source else None
    if source is None or node is None:
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
        out.error("unknown-theme", f'unknown theme "{parent.text}" to extend', parent.span, hint)
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
        for role, fields in groups[group].pairs if group in groups else ():
            if extends and role.text not in base[group]:
                _unknown(role, base[group], out)
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
    out.error("unknown-role", f'unknown theme role "{key.text}"', key.span, hint)


def _valid(group: str, field: str, value: Scalar, tree: _Tree, out: Diagnostics) -> bool:
    """Whether ``value`` may stand in a field of a type or line role, or in the role ``field`` of a plain group."""
    known: Iterable[str]
    if group == "colors":
        if not _HEX.match(value.text):
            message = f'"{value.text}" is not a colour'
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
        out.error("bad-number", f'"{value.text}" is not a number', value.span)
        return False
    least, most = _RANGES.get((group, field), (0, 200))
    if not least <= float(value.text) <= most:
        size = (group, field) == ("type", "size")
        what = f"type size {value.text} is not between {least:g} and {most:g} points"
        other = f"{value.text} is not between {least:g} and {most:g}"
        out.error("bad-size" if size else "bad-number", what if size else other, value.span)
        return False
    if (group, field) == ("page", "columns") and "." in value.text:
        out.error("bad-number", f'"{value.text}" is not a whole number', value.span)
        return False
    return True


def _complete(tree: _Tree, path: Path, files: Files, out: Diagnostics) -> None:
    """A theme that extends no other has to say everything that pages ask for."""
    base = _tree(shipped("themes") / f"{_BASE}.yaml", files, out)
    assert base is not None
    missing = [
        ".".join(filter(None, (group, role, field)))
        for group in _SHAPES
        for role, fields in base[group].items()
        for field in fields
        if field not in tree[group].get(role, {}) and field not in _OPTIONAL
    ]
    if missing:
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        message = f"the theme does not say {', '.join(missing[:3])}{more}"
        out.error("incomplete-theme", message, Span.point(str(path)), f"begin it with `extends: {_BASE}`")


def _agree(tree: _Tree, out: Diagnostics) -> None:
    """What no value shows alone: lines of type that would touch, columns that are wider than the paper."""
    for style in tree["type"].values():
        size, step = style.get("size"), style.get("step")
        if size and step and float(step.text) * MM < float(size.text):
            message = f"lines {step.text} mm apart are too close for type of {size.text} points"
            out.error("bad-size", message, step.span, f"at least {float(size.text) / MM:.1f} mm")
    page = {role: float(fields[""].text) for role, fields in tree["page"].items()}
    if {"left", "column", "gutter", "columns"} <= page.keys():
        wide = page["left"] + page["columns"] * (page["column"] + page["gutter"]) - page["gutter"]
        if wide > _NARROWEST_PAPER:
            span = tree["page"]["columns"][""].span
            out.error("bad-page", f"the columns end {wide:g} mm from the left, beyond {_NARROWEST_PAPER:g}", span)


@cache
def _known_faces() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in shipped("fonts").glob("*.ttf")))


def _color(text: str) -> Color:
    red, green, blue = (round(int(text[i : i + 2], 16) / 255, 4) for i in (1, 3, 5))
    return (red, green, blue)


def _theme(tree: _Tree) -> Theme:
    colors = {role: _color(fields[""].text) for role, fields in tree["colors"].items()}

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
    )
