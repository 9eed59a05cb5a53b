"""Front matter that is broken, line by line: what a reader still sees in it."""

from __future__ import annotations

import re

from planner.diagnostics import Span
from planner.files import Mapping, Node, Scalar, Sequence

_PAIR = re.compile(r"[ \t]*([^\W\d_][\w -]{0,39}?)[ \t]*[:=](?:[ \t]+|\Z)(.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")


def plain_pairs(text: str, file: str, first_line: int) -> Mapping:
    """The lines ``key: value`` of ``text``, and the lists of lines ``- item`` below a key without a value."""
    pairs: list[tuple[Scalar, list[Scalar]]] = []
    is_list = False
    for number, line in enumerate(text.split("\n"), first_line):
        pair = _PAIR.match(line)
        if pair:
            value = pair[2].strip()
            pairs.append((_scalar(pair[1], file, number, 1), []))
            is_list = not value
            if value:
                pairs[-1][1].append(_scalar(value, file, number, pair.start(2) + 1))
        elif pairs and is_list and (item := _ITEM.match(line)) and item[1].strip():
            pairs[-1][1].append(_scalar(item[1].strip(), file, number, item.start(1) + 1))
    found: dict[str, tuple[Scalar, Node]] = {}
    for key, values in pairs:
        if values:
            node: Node = values[0] if len(values) == 1 else Sequence(tuple(values), values[0].span)
            found.setdefault(key.text, (key, node))
    return Mapping(tuple(found.values()), Span.point(file, first_line))


def _scalar(text: str, file: str, line: int, column: int) -> Scalar:
    bare = text.strip("\"'[]").strip()
    return Scalar(bare, Span.point(file, line, column, max(len(text), 1)), "double")
