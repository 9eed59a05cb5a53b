"""Keys of the plan file as tables: what a key is called, what its value is, how it is read and what an editor is told.

A record (plan, session, item …) is a tuple of fields beside its reader. Strict reading, the hints, the JSON Schema and
the documentation all come from it; a key is added in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from planner.diagnostics import Diagnostics, Fix, Span, nearest, slip_of
from planner.files import Mapping, Node, Scalar, Sequence

T = TypeVar("T")

MANY = 100
"""From so many problems on, looking for near names and earlier reports stops: a hostile file has 25,000 wrong keys."""


KEYS_LIMIT = 100
"""Most keys of one map; the language has fewer for any."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """A type of value: what it is called, how it is read from a node, and the JSON Schema an editor checks it with.

    ``words`` say in the documentation what to write. ``read`` takes the key's name (for messages), the node and where
    problems go; it gives None after an error.
    """

    words: str
    read: Callable[[str, Node, Diagnostics], T | None]
    schema: MappingABC[str, Any]


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """One key. ``examples`` are values as they stand in a file; the first one is shown in hints."""

    name: str
    kind: Kind[T]
    help: str
    examples: tuple[str, ...]
    required: bool = False
    default: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The keys of one kind of map."""

    name: str
    title: str
    fields: tuple[Field[Any], ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)


@dataclass(frozen=True, slots=True)
class Found:
    """The known keys of one map, ready to be read by field."""

    pairs: MappingABC[str, tuple[Scalar, Node]]
    out: Diagnostics

    def has(self, field: Field[Any]) -> bool:
        return field.name in self.pairs

    def key(self, field: Field[Any]) -> Span:
        """Where the key of a given field stands."""
        return self.pairs[field.name][0].inner

    def place(self, field: Field[Any]) -> Span:
        """Where the value of a given field stands."""
        return start(self.pairs[field.name][1])

    def value(self, field: Field[T]) -> T | None:
        """The value of ``field``; None when it is absent, or wrong and reported."""
        node = self.node(field)
        return None if node is None else field.kind.read(field.name, node, self.out)

    def node(self, field: Field[Any]) -> Node | None:
        """What stands under ``field``, not read yet; None when it is absent, or missing its value and reported."""
        pair = self.pairs.get(field.name)
        if pair is None or blank(
            pair[1], f'"{field.name}"', f"write a value such as {one_line(field.examples[0])}", self.out
        ):
            return None
        return pair[1]


def blank(node: Node, what: str, hint: str, out: Diagnostics, code: str = "missing-value") -> bool:
    """Whether ``node`` is a key's missing value, which is reported unless reading the YAML has done so."""
    if not isinstance(node, Scalar) or node.text.strip():
        return False
    place = (node.span.file, node.span.line)
    if len(out) >= MANY or not any(d.span is not None and (d.span.file, d.span.line) == place for d in out):
        out.error(code, f"{what} has no value", node.span, hint)
    return True


def one_line(example: str) -> str:
    """An example as it stands in a hint: its first line, cut to a size that reads well."""
    first = example.splitlines()[0]
    return first if first == example and len(first) <= 60 else f"{first[:57]}…"


def find(node: Mapping, record: Record, out: Diagnostics) -> tuple[Found, list[tuple[Scalar, Node]]]:
    """Sorts the pairs of a map into keys of ``record`` and others."""
    pairs: dict[str, tuple[Scalar, Node]] = {}
    others: list[tuple[Scalar, Node]] = []
    if len(node.pairs) > KEYS_LIMIT:
        message = f"{record.title} has at most {KEYS_LIMIT} keys, not {len(node.pairs):,}"
        out.error("too-many", message, start(node), "start each exercise and session with a hyphen")
    for key, value in node.pairs[:KEYS_LIMIT]:
        if key.text in record.names:
            pairs.setdefault(key.text, (key, value))
        else:
            others.append((key, value))
    return Found(pairs, out), others


def unknown(key: Scalar, record: Record, out: Diagnostics, taken: Container[str] = ()) -> None:
    """Reports a key that means nothing in ``record``, with the nearest one that can be written.

    ``taken`` are the keys that stand in the map: a slip of the pen is not mended into one that would stand twice.
    """
    near = nearest(key.text, sorted(record.names)) if len(out) < MANY else None
    hint = f'did you mean "{near}"?' if near else f"the keys of {record.title} are {', '.join(record.names)}"
    sure = slip_of(key.text, sorted(record.names)) if near else None
    fixes = (Fix(key.inner, sure, key.text),) if sure and sure not in taken else ()
    out.error("unknown-key", f'unknown key "{shown(key.text)}" in {record.title}', key.inner, hint, fixes)


def strict(node: Node, record: Record, out: Diagnostics) -> Found | None:
    """The keys of a map that may hold nothing else; unknown and missing ones are reported. None if it is no map."""
    if not isinstance(node, Mapping):
        fields = [field for field in record.fields if field.required] or list(record.fields)
        hint = f"write its keys on lines of their own, such as {fields[0].name}: {one_line(fields[0].examples[0])}"
        out.error("wrong-type", f"{record.title} must be a map of keys, not {described(node)}", start(node), hint)
        return None
    found, others = find(node, record, out)
    for key, _ in others:
        unknown(key, record, out, found.pairs)
    for field in record.fields:
        if field.required and not found.has(field):
            hint = f"add {field.name}: {one_line(field.examples[0])}"
            out.error("missing-key", f'{record.title} has no "{field.name}"', start(node), hint)
    return found


def described(node: Node) -> str:
    """What a node is, in words for a message."""
    if isinstance(node, Sequence):
        return "a list"
    return "a map" if isinstance(node, Mapping) else "a text"


def start(node: Node) -> Span:
    """The node itself when it is a text, else its first character: a span over many lines says little."""
    if isinstance(node, Scalar):
        return node.inner
    if node.span.line == node.span.end_line:
        return node.span
    return Span.point(node.span.file, node.span.line, node.span.column)


def shown(text: str) -> str:
    """A text of the author's as a message quotes it: on one line and not too long."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}…"
