"""Themes: the roles that pages ask for, read from YAML. The only place where a colour, size or gap has a value.

In a theme file type sizes, tracking and line widths are points and everything else is millimetres; once read, all
lengths are points.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planner.diagnostics import Diagnostics, Span, nearest
from planner.files import Files, Node, Scalar, Source, shipped
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
    before = len(out)
    tree = _tree(Path(name) if own else shipped("themes") / f"{name}.yaml", files, out, depth=0)
    if tree is None or (len(out) > before and out.has_errors):
        return None
    return _theme(tree)


_Tree = dict[str, dict[str, dict[str, str]]]
_SHAPES: Mapping[str, tuple[str, ...]] = {
    "faces": ("regular", "italic", "medium", "bold", "bold_italic"),
    "colors": (),
    "type": ("family", "weight", "size", "step", "tracking", "color"),
    "lines": ("width", "color"),
    "space": (),
    "page": (),
    "box": (),
}


def _tree(path: Path, files: Files, out: Diagnostics, depth: int) -> _Tree | None:
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
    if isinstance(parent, Scalar):
        if parent.text not in themes() or depth:
            out.error("unknown-theme", f'unknown theme "{parent.text}" to extend', parent.span)
            return None
        base = _tree(shipped("themes") / f"{parent.text}.yaml", files, out, depth + 1)
    if base is None:
        return None
    _merge(node, base, extends=parent is not None, source=source, out=out)
    return base


def _merge(node: YamlMap, base: _Tree, *, extends: bool, source: Source, out: Diagnostics) -> None:
    for key, value in node.pairs:
        if key.text in ("name", "about", "extends"):
            if key.text != "extends" and isinstance(value, Scalar):
                base["about"][key.text] = {"": value.text}
            continue
        if key.text not in _SHAPES or not isinstance(value, YamlMap):
            _unknown(key, [*_SHAPES, "name", "about", "extends"], out)
            continue
        for role, fields in value.pairs:
            if extends and role.text not in base[key.text]:
                _unknown(role, base[key.text], out)
                continue
            known = _SHAPES[key.text]
            pairs = _fields(fields, known, out)
            for field, text in pairs:
                if _valid(key.text, field.text if known else "", text, base, out):
                    base[key.text].setdefault(role.text, {})[field.text if known else ""] = text.text
    if not base["about"].get("name"):
        base["about"]["name"] = {"": Path(source.name).stem}


def _fields(node: Node, known: tuple[str, ...], out: Diagnostics) -> list[tuple[Scalar, Scalar]]:
    if not known and isinstance(node, Scalar):
        return [(node, node)]
    if not isinstance(node, YamlMap) or not known:
        out.error("bad-theme", "expected " + ("a map of " + ", ".join(known) if known else "one value"), node.span)
        return []
    found = []
    for field, value in node.pairs:
        if field.text not in known or not isinstance(value, Scalar):
            _unknown(field, known, out)
        else:
            found.append((field, value))
    return found


def _unknown(key: Scalar, known: Mapping[str, object] | tuple[str, ...] | list[str], out: Diagnostics) -> None:
    near = nearest(key.text, known)
    hint = f'did you mean "{near}"?' if near else f"there are: {', '.join(known)}"
    out.error("unknown-role", f'unknown theme role "{key.text}"', key.span, hint)


def _valid(group: str, field: str, value: Scalar, tree: _Tree, out: Diagnostics) -> bool:
    text = value.text
    if group == "faces" or field == "weight":
        known: Mapping[str, object] | tuple[str, ...] = _known_faces() if group == "faces" else _SHAPES["faces"]
    elif field == "family":
        known = tree["faces"]
    elif field == "color":
        known = tree["colors"]
    elif group == "colors":
        if not _HEX.match(text):
            out.error("bad-color", f'"{text}" is not a colour', value.span, 'write six hex digits, such as "#15191D"')
            return False
        return True
    else:
        return _valid_number(field, value, out)
    if text not in known:
        _unknown(value, known, out)
        return False
    return True


def _valid_number(field: str, value: Scalar, out: Diagnostics) -> bool:
    if not _NUMBER.match(value.text):
        out.error("bad-number", f'"{value.text}" is not a number', value.span)
        return False
    size = float(value.text)
    if field == "size" and not LEAST_TYPE <= size <= 100:
        out.error("bad-size", f"type size {value.text} is not between {LEAST_TYPE:g} and 100 points", value.span)
        return False
    if (field != "tracking" and size < 0) or abs(size) > 500:
        out.error("bad-number", f"{value.text} is out of range", value.span)
        return False
    return True


@cache
def _known_faces() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in shipped("fonts").glob("*.ttf")))


def _color(text: str) -> Color:
    red, green, blue = (round(int(text[i : i + 2], 16) / 255, 4) for i in (1, 3, 5))
    return (red, green, blue)


def _theme(tree: _Tree) -> Theme:
    colors = {role: _color(fields[""]) for role, fields in tree["colors"].items()}
    styles = {
        role: TextStyle(
            f["family"],
            f.get("weight", "regular"),
            float(f["size"]),
            float(f["step"]) * MM,
            float(f.get("tracking", "0")),
            colors[f["color"]],
        )
        for role, f in tree["type"].items()
    }

    def lengths(group: str) -> dict[str, float]:
        return {role: float(f[""]) * (1 if role == "columns" else MM) for role, f in tree[group].items()}

    return Theme(
        name=tree["about"]["name"][""],
        about=tree["about"].get("about", {}).get("", ""),
        faces=tree["faces"],
        colors=colors,
        type=styles,
        lines={r: LineStyle(float(f["width"]), colors[f["color"]]) for r, f in tree["lines"].items()},
        space=lengths("space"),
        page=lengths("page"),
        box=lengths("box"),
    )
