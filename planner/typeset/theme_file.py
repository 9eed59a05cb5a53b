"""Theme files: reading, merging with the theme they extend, and judging every value.

What comes out is a :data:`Tree`, the file's own words under group, role and field; :mod:`planner.typeset.theme` makes
lengths and colours of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from planner.diagnostics import Diagnostics, Span, nearest
from planner.files import Files, Node, Scalar, shipped
from planner.files import Mapping as YamlMap
from planner.files.yaml_lines import shown
from planner.files.yaml_reader import read_yaml

MM = 72 / 25.4
"""Points in a millimetre."""

LEAST_TYPE = 8.0
"""The smallest type size, in points, that a theme may ask for."""

LEAST_LARGE = 14.0
"""The smallest type size, in points, in large print."""

Tree = dict[str, dict[str, dict[str, Scalar]]]
"""A theme file as ``{group: {role: {field: text}}}``; the field of a role that is one value is empty."""

_HEX = re.compile(r"#[0-9A-Fa-f]{6}\Z")
_NUMBER = re.compile(r"-?\d{1,4}(\.\d{1,3})?\Z")


def themes() -> tuple[str, ...]:
    """The names of the themes that planner ships."""
    return tuple(sorted(path.stem for path in shipped("themes").glob("*.yaml")))


def read_tree(path: Path, files: Files, out: Diagnostics, *, own: bool = True) -> Tree | None:
    """The theme in a file over those it extends; one of somebody's ``own`` has to be complete.

    None and errors in ``out`` for one that cannot be used.
    """
    found = Diagnostics()
    tree = _tree(path, files, found)
    if tree is not None and not found.has_errors:
        if own:
            _complete(tree, path, files, found)
        _agree(tree, str(path), found)
        if not found.has_errors:
            _agree(enlarged(tree), str(path), found)
    out.extend(found)
    return None if found.has_errors else tree


LARGE = "large"
"""The group with what large print changes: groups of roles in it, which are called ``large.type`` and so on here."""

SHAPES: Mapping[str, tuple[str, ...]] = {
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
    "large.type": ("size", "step"),
    "large.lines": ("width",),
    "large.space": (),
    "large.page": (),
    "large.box": (),
    "large.picture": (),
}
"""The fields of every role of a group; none where a role is one value. Groups come before those that name their roles.
"""

COLORED = ("colors", "figure")
OTHER_INKS = ("gray", "light")
"""Groups with the colours of an ink, by roles of ``COLORED``; what they leave out is worked out."""
OPTIONAL = {"weight": "regular", "tracking": "0"}
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
    ("box", "tick"): (3, 6),
    ("box", "tick_list"): (3, 4.5),  # a larger one would reach into the line above it
    ("box", "tick_main"): (3, 9),  # eight of them stand side by side on the narrowest card
    ("box", "writing"): (6, 30),
    ("box", "diary_tick"): (8, 11),  # rows of a diary are 12 apart
    ("box", "diary_day"): (9, 26),
    ("box", "diary_note"): (9, 24),
    ("large.type", "size"): (LEAST_LARGE, 100),
    ("large.box", "tick"): (3, 9),
    ("large.box", "tick_list"): (3, 6.5),  # lines of large print stand further apart
    ("large.box", "tick_main"): (3, 12),
}
"""The least and the most of a number, by its group and its field or role, in the units of a theme file."""

OTHER_RANGE = (0.0, 200.0)
"""The least and the most of every other number."""

_NARROWEST_PAPER = 210.0


def _tree(path: Path, files: Files, out: Diagnostics, depth: int = 0) -> Tree | None:
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
    base: Tree | None = {group: {} for group in ("about", *SHAPES)}
    parent = node.get("extends")
    if parent is not None:
        base = _parent(parent, files, out, depth)
    if base is None:
        return None
    base["about"].clear()
    _merge(node, base, extends=parent is not None, out=out)
    base["about"].setdefault("name", {"": Scalar(path.stem, Span.point(source.name))})
    return base


def _parent(parent: Node, files: Files, out: Diagnostics, depth: int) -> Tree | None:
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


def _merge(node: YamlMap, base: Tree, *, extends: bool, out: Diagnostics) -> None:
    """Put the groups of a file over ``base``: faces and colours first, since type and lines name them."""
    groups = _groups(node, base, out)
    for group, known in SHAPES.items():
        of_others = group in OTHER_INKS or group.startswith(LARGE)
        roles = _roles(group, base)
        for role, fields in groups[group].pairs if group in groups else ():
            if (extends or of_others) and role.text not in roles:
                _unknown(role, roles, out)
                continue
            for field, value in _fields(fields, known, out):
                what = field.text if known else role.text
                if _valid(group, what, value, base, out):
                    base[group].setdefault(role.text, {})[field.text if known else ""] = value


def _groups(node: YamlMap, base: Tree, out: Diagnostics) -> dict[str, YamlMap]:
    """The groups of a file by name; what it says about itself goes to ``base``."""
    groups: dict[str, YamlMap] = {}
    for key, value in node.pairs:
        if key.text in _ABOUT:
            if isinstance(value, Scalar):
                base["about"][key.text] = {"": value}
            elif key.text != "extends":
                out.error("bad-theme", "expected one value", value.span)
        elif not isinstance(value, YamlMap) and (key.text in SHAPES or key.text == LARGE):
            out.error("bad-theme", "expected a map of roles", value.span)
        elif key.text == LARGE and isinstance(value, YamlMap):
            groups.update(_large_groups(value, out))
        elif key.text in SHAPES and "." not in key.text and isinstance(value, YamlMap):
            groups[key.text] = value
        else:
            _unknown(key, (*(group for group in SHAPES if "." not in group), LARGE, *_ABOUT), out)
    return groups


def _large_groups(node: YamlMap, out: Diagnostics) -> Iterator[tuple[str, YamlMap]]:
    """The groups inside the group for large print."""
    known = [group.removeprefix(f"{LARGE}.") for group in SHAPES if group.startswith(LARGE)]
    for key, value in node.pairs:
        if key.text not in known:
            _unknown(key, known, out)
        elif not isinstance(value, YamlMap):
            out.error("bad-theme", "expected a map of roles", value.span)
        else:
            yield f"{LARGE}.{key.text}", value


def _roles(group: str, tree: Tree) -> Collection[str]:
    """The roles that a group may name: its own, or for an ink and for large print those of the groups it changes."""
    if group in OTHER_INKS:
        return [role for name in COLORED for role in tree[name]]
    return tree[group.removeprefix(f"{LARGE}.")]


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


def _valid(group: str, field: str, value: Scalar, tree: Tree, out: Diagnostics) -> bool:
    """Whether ``value`` may stand in a field of a type or line role, or in the role ``field`` of a plain group."""
    known: Iterable[str]
    if group in (*COLORED, *OTHER_INKS):
        if not _HEX.match(value.text):
            message = f'"{shown(value.text)}" is not a colour'
            out.error("bad-color", message, value.span, 'write six hex digits, such as "#15191D"')
            return False
        return True
    if group.startswith(LARGE):
        return _valid_number(group, field, value, out)
    if group == "faces":
        known = _known_faces()
    elif group == "type" and field == "weight":
        known = SHAPES["faces"]
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
    plain = group.removeprefix(f"{LARGE}.")
    least, most = RANGES.get((group, field)) or RANGES.get((plain, field), OTHER_RANGE)
    if not least <= float(value.text) <= most:
        size = (plain, field) == ("type", "size")
        what = f"type size {value.text} is not between {least:g} and {most:g} points"
        other = f"{value.text} is not between {least:g} and {most:g}"
        out.error("bad-size" if size else "bad-number", what if size else other, value.span)
        return False
    if (plain, field) == ("page", "columns") and "." in value.text:
        out.error("bad-number", f'"{shown(value.text)}" is not a whole number', value.span)
        return False
    return True


def _complete(tree: Tree, path: Path, files: Files, out: Diagnostics) -> None:
    """A theme that extends no other has to say everything that pages ask for."""
    base = _tree(shipped("themes") / f"{_BASE}.yaml", files, out)
    assert base is not None
    missing = [
        ".".join(filter(None, (group, role, field)))
        for group in SHAPES
        if group not in OTHER_INKS and not group.startswith(LARGE)
        for role, fields in base[group].items()
        for field in fields
        if field not in tree[group].get(role, {}) and field not in OPTIONAL
    ]
    if missing:
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        message = f"the theme does not say {', '.join(missing[:3])}{more}"
        out.error("incomplete-theme", message, Span.point(str(path)), f"begin it with `extends: {_BASE}`")


def enlarged(tree: Tree) -> Tree:
    """The theme in large print. What it says there holds unless its usual value is larger: nothing becomes smaller.

    A role of type without a size for large print has at least :data:`LEAST_LARGE` points, with lines as far apart in
    proportion.
    """
    made = {**tree}
    for name in SHAPES:
        if name.startswith(LARGE):
            group = name.removeprefix(f"{LARGE}.")
            made[group] = {role: _larger(fields, tree[name].get(role, {})) for role, fields in made[group].items()}
    made["type"] = {role: _at_least_large(fields) for role, fields in made["type"].items()}
    return made


def _larger(usual: Mapping[str, Scalar], large: Mapping[str, Scalar]) -> dict[str, Scalar]:
    """The larger of two values; of type the one of larger size, with its lines."""
    if "size" in large and "size" in usual:
        return {**usual, **large} if float(large["size"].text) > float(usual["size"].text) else {**usual}
    more = {field: value for field, value in large.items() if float(value.text) > float(usual[field].text)}
    return {**usual, **more}


def _at_least_large(fields: dict[str, Scalar]) -> dict[str, Scalar]:
    size, step = fields["size"], fields["step"]
    if float(size.text) >= LEAST_LARGE:
        return fields
    wanted = float(step.text) * LEAST_LARGE / float(size.text)
    return {**fields, "size": Scalar(f"{LEAST_LARGE:g}", size.span), "step": Scalar(f"{wanted:.3f}", step.span)}


def _agree(tree: Tree, file: str, out: Diagnostics) -> None:
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
