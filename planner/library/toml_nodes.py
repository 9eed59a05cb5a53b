"""TOML as the nodes that YAML gives. The standard reader tells no places, so each value stands at its key's line."""

from __future__ import annotations

import re
import tomllib

from planner.diagnostics import Diagnostics, Span
from planner.files import Mapping, Node, Scalar, Sequence, Source

DEPTH = 12
"""Most tables and lists inside one another."""

LONGEST = 20_000
"""Most characters; dotted keys and nested lists take quadratic time."""

_WHERE = re.compile(r"\(at line (\d+), column (\d+)\)")
_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP = re.compile(rf"[\[{{][\[{{\s]{{40}}|(?<![\w-])(?:{_PART}[ \t]*+\.[ \t]*+){{20}}")
"""Twenty dotted keys in a row, or forty brackets; linear, since no part of a word is looked at twice."""

_KEY = re.compile(r"""\s*+\[*+\s*+["']?([\w.-]+)["']?\s*[=\]]""")


def read_toml(source: Source, out: Diagnostics, first_line: int = 1) -> Node | None:
    """The document in ``source`` as a map, or None and an error in ``out``. ``first_line`` is its line in the file."""
    here = Span.point(source.name, first_line)
    if len(source.text) > LONGEST or _DEEP.search(source.text):
        _refuse(here, out)
        return None
    try:
        # A decimal stays as it is written. Numbers of thousands of digits are a ValueError, there or here.
        return _node(tomllib.loads(source.text, parse_float=str), _Places(source, first_line), here, 0)
    except tomllib.TOMLDecodeError as problem:
        message = str(problem)
        place = _WHERE.search(message)
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        reason = _WHERE.sub("", message).strip().rstrip(".")
        reason = reason[:1].lower() + reason[1:80]
        span = Span.point(source.name, first_line + line - 1, column)
        out.error("bad-toml", f"this is no TOML: {reason}", span, "write lines such as: title = 'back_squat'")
    except (ValueError, RecursionError):
        _refuse(here, out)
    return None


def _refuse(here: Span, out: Diagnostics) -> None:
    out.error("bad-toml", "the TOML is too long or too deep", here, "shorten it")


class _Places:
    """Where each key is written first."""

    def __init__(self, source: Source, first_line: int) -> None:
        self.spans: dict[str, Span] = {}
        for number, line in enumerate(source.text.split("\n"), first_line):
            if key := _KEY.match(line):
                span = Span.point(source.name, number, key.start(1) + 1, len(key[1]))
                self.spans.setdefault(key[1].rpartition(".")[2], span)


def _node(value: object, places: _Places, span: Span, depth: int) -> Node:
    if depth > DEPTH:
        return Scalar("", span)
    if isinstance(value, dict):
        pairs = []
        for key, inner in value.items():
            here = places.spans.get(key, span)
            pairs.append((Scalar(key, here), _node(inner, places, here, depth + 1)))
        return Mapping(tuple(pairs), span)
    if isinstance(value, list):
        return Sequence(tuple(_node(inner, places, span, depth + 1) for inner in value), span)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return Scalar(text, span, "double")
