"""Values of pose files: kinds of value with strict readers, and maps by tables of fields."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from typing import TypeAlias

from planner.diagnostics import Diagnostics, Span, nearest
from planner.figures.settings import DIRECTIONS, Value
from planner.files import Mapping, Node, Scalar, Sequence

Reader: TypeAlias = Callable[[str, Node, Diagnostics], Value]
MANY = 60
"""From so many problems on, near names are not looked for."""


@dataclass(frozen=True, slots=True)
class Field:
    """A key: how its value is read, what it means, an example, and whether ``_r`` and ``_l`` may follow its name."""

    read: Reader
    help: str
    example: str
    sided: bool = False


def number(least: float, most: float) -> Reader:
    """Reader of a number between bounds, the unit as the field says."""

    def read(name: str, node: Node, out: Diagnostics) -> Value:
        value = _float(node)
        if value is None:
            return _wrong(name, "a number", node, out)
        return _bounded(name, value, least, most, node, out)

    return read


def numbers(fewest: int, most: int, least: float = -400, greatest: float = 400) -> Reader:
    """Reader of a list of numbers."""

    def read(name: str, node: Node, out: Diagnostics) -> Value:
        count = f"{fewest}" if fewest == most else f"{fewest} to {most}"
        what = f"a list of {count} numbers"
        if not isinstance(node, Sequence) or not fewest <= len(node.items) <= most:
            return _wrong(name, what, node, out)
        values = [_float(item) for item in node.items]
        if None in values:
            return _wrong(name, what, node, out)
        bounded = [_bounded(name, value, least, greatest, node, out) for value in values if value is not None]
        return None if None in bounded else tuple(value for value in bounded if isinstance(value, float))

    return read


def words(*known: str) -> Reader:
    """Reader of one of some words."""

    def read(name: str, node: Node, out: Diagnostics) -> Value:
        if isinstance(node, Scalar) and node.text in known:
            return node.text
        if isinstance(node, Scalar):
            near = nearest(node.text, known) if len(out) < MANY else None
            hint = f'did you mean "{near}"?' if near else f"there are {', '.join(known)}"
            out.error("figure-value", f'"{name}" cannot be "{node.text[:40]}"', place(node), hint)
            return None
        return _wrong(name, "one word", node, out)

    return read


def direction(name: str, node: Node, out: Diagnostics) -> Value:
    """A direction: words such as ``down-out``, or two or three numbers."""
    if isinstance(node, Scalar):
        if node.text and all(part in DIRECTIONS for part in node.text.split("-")):
            return node.text
        out.error(
            "figure-value", f'"{name}" cannot be "{node.text[:40]}"', place(node),
            f"write words such as down-out ({', '.join(DIRECTIONS)}) or numbers such as [0, -1, 0.5]",
        )  # fmt: skip
        return None
    return numbers(2, 3)(name, node, out)


def either(word: Reader, other: Reader) -> Reader:
    """Reader of a word where the value is a text, of something else where it is a list."""

    def read(name: str, node: Node, out: Diagnostics) -> Value:
        return (word if isinstance(node, Scalar) else other)(name, node, out)

    return read


def free(name: str, node: Node, out: Diagnostics) -> Value:
    """A gear value: a number, yes or no, a word or a list of numbers."""
    if isinstance(node, Sequence):
        return numbers(1, 3)(name, node, out)
    if isinstance(node, Scalar):
        value = _float(node)
        if value is not None:
            return _bounded(name, value, -1000, 1000, node, out)
        return {"yes": True, "true": True, "no": False, "false": False}.get(node.text, node.text)
    return _wrong(name, "a number, a word or a list of numbers", node, out)


def fields_of(node: Node, fields: MappingABC[str, Field], title: str, out: Diagnostics) -> dict[str, Value]:
    """The values of a map by its fields. ``key:`` with nothing behind it, or ``none``, takes a setting away (None)."""
    found: dict[str, Value] = {}
    for key, value in pairs(node, title, out):
        field = _field(key.text, fields)
        if field is None:
            unknown(key, fields, title, out)
        elif isinstance(value, Scalar) and (value.missing or value.text == "none"):
            found[key.text] = None
        else:
            before = len(out)
            read = field.read(key.text, value, out)
            if read is not None or len(out) == before:
                found[key.text] = read
    return found


def _field(name: str, fields: MappingABC[str, Field]) -> Field | None:
    if name in fields:
        return fields[name]
    base = fields.get(name[:-2]) if name[-2:] in ("_r", "_l") else None
    return base if base and base.sided else None


def pairs(node: Node, title: str, out: Diagnostics) -> tuple[tuple[Scalar, Node], ...]:
    """The pairs of a map; an empty value is an empty map."""
    if isinstance(node, Mapping):
        return node.pairs[:MANY]
    if not (isinstance(node, Scalar) and not node.text.strip()):
        out.error(
            "figure-value", f"{title} must be a map of keys", place(node), "write key: value on lines of their own"
        )
    return ()


def unknown(key: Scalar, known: MappingABC[str, object], title: str, out: Diagnostics) -> None:
    """Report a key that means nothing, with the nearest one that does."""
    near = nearest(key.text, known) if len(out) < MANY else None
    hint = f'did you mean "{near}"?' if near else f"the keys of {title} are {', '.join(known)}"
    out.error("figure-key", f'unknown key "{key.text[:40]}" in {title}', place(key), hint)


def place(node: Node) -> Span:
    """Where a value stands: itself when it is a text, else its first character."""
    if isinstance(node, Scalar):
        return node.inner
    return (
        node.span
        if node.span.line == node.span.end_line
        else Span.point(node.span.file, node.span.line, node.span.column)
    )


def _float(node: Node) -> float | None:
    if (
        not isinstance(node, Scalar)
        or len(node.text) > 20
        or not node.text.lstrip("+-").replace(".", "", 1).isdecimal()
    ):
        return None
    return float(node.text)


def _bounded(name: str, value: float, least: float, most: float, node: Node, out: Diagnostics) -> Value:
    if least <= value <= most:
        return value
    out.error("figure-value", f'"{name}" is {value:g}; it may be {least:g} to {most:g}', place(node))
    return None


def _wrong(name: str, what: str, node: Node, out: Diagnostics) -> Value:
    out.error("figure-value", f'"{name}" must be {what}', place(node))
    return None
