"""The block of YAML or TOML at the head of an exercise file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

import frontmatter
from frontmatter.default_handlers import BaseHandler

from planner.diagnostics import Diagnostics, Severity, Span
from planner.files import Mapping, Node, Scalar, Sequence, Source
from planner.files.yaml_reader import read_yaml
from planner.library.facts import KNOWN, is_fact
from planner.library.matter_lines import plain_pairs
from planner.library.text import one_line
from planner.library.toml_nodes import read_toml
from planner.library.vocabulary import fold

LONGEST = 50_000
"""Most characters of front matter; twenty keys need two thousand."""

_OPEN = re.compile(r"(?:-{3,}|\+{3})[ \t]*\n")
_CLOSE = re.compile(r"^(?:-{3,}|\.{3})[ \t]*$", re.MULTILINE)
_CLOSE_TOML = re.compile(r"^\+{3}[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values at the head of a file as they are written. ``body_line`` is the line behind them, from 1."""

    values: Mapping | None
    span: Span
    body_line: int
    by_key: dict[str, Node] = field(default_factory=dict)
    """The values by their folded keys, the first of each."""

    def node(self, *keys: str) -> Node | None:
        """The value of the first of ``keys`` that has one; ``videoUrl`` and ``video_url`` are one key."""
        for key in keys:
            node = self.by_key.get(fold(key))
            if node is not None and not (isinstance(node, Scalar) and not node.text.strip()):
                return node
        return None

    def text(self, out: Diagnostics, *keys: str, longest: int = 200) -> str:
        """The text of the first of ``keys`` that has a value, on one line of at most ``longest`` characters."""
        node = self.node(*keys)
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            out.warning("bad-value", f'"{keys[0]}" must be a text', node.span, "write one text behind the colon")
            return ""
        return _cut(node, longest, out)

    def texts(self, out: Diagnostics, key: str, most: int = 50, longest: int = 100) -> tuple[tuple[str, Span], ...]:
        """The list under ``key`` with its places. One text with commas counts as a list."""
        node = self.node(key)
        if node is None:
            return ()
        items = node.items if isinstance(node, Sequence) else (node,)
        if isinstance(node, Mapping) or not all(isinstance(item, Scalar) for item in items):
            out.warning("bad-value", f'"{key}" must be a list of texts', node.span, f"write {key}: [one, two]")
        if len(items) > most:
            out.warning("too-many-values", f'"{key}" has over {most} values; the rest is left out', node.span)
        found: list[tuple[str, Span]] = []
        for item in items[:most]:
            if isinstance(item, Scalar):
                text = _cut(item, longest * (most if item is node else 1), out)
                parts = text.split(",")[:most] if item is node else [text]
                found += [(part.strip()[:longest], item.span) for part in parts if part.strip()]
        return tuple(found)


def read_front_matter(source: Source, out: Diagnostics) -> FrontMatter:
    """What stands at the head of ``source``, which is clean text.

    None is a note. What is broken or not closed is a warning: the file prints all the same, and every problem of its
    YAML stands where it is in the file.
    """
    handler = _Handler(source, out)
    metadata, _ = frontmatter.parse(source.text, handler=handler)
    values = metadata.get(_Handler.KEY)
    found = FrontMatter(
        values if isinstance(values, Mapping) else None,
        Span.point(source.name, handler.first_line, 1, 3),
        handler.body_line,
    )
    for key, node in found.values.pairs if found.values else ():
        found.by_key.setdefault(fold(key.text), node)
        if fold(key.text) not in KNOWN and not is_fact(key.text, node):
            out.note("unknown-front-matter-key", f'planner has no use for the key "{key.text[:60]}"', key.span)
    return found


class _Handler(BaseHandler):
    """Front matter between lines of three dashes (YAML) or plus signs (TOML), read with positions and budgets.

    The nodes travel through python-frontmatter as one value, since its own would be without their places.
    """

    FM_BOUNDARY = _OPEN
    START_DELIMITER = END_DELIMITER = "---"
    KEY = "nodes"

    def __init__(self, source: Source, out: Diagnostics) -> None:
        super().__init__()
        self.source = source
        self.out = out
        self.body_line = 1
        self.is_toml = False

    @cached_property
    def first_line(self) -> int:
        """The line of the opening dashes: python-frontmatter hands over the text without what is blank before it."""
        text = self.source.text
        return text.count("\n", 0, len(text) - len(text.lstrip())) + 1

    def split(self, text: str) -> tuple[str, str]:
        """YAML and body of ``text``; ValueError when it has no front matter, or none that is closed."""
        opening = _OPEN.match(text)
        if opening is None:
            start = Span.point(self.source.name, self.first_line)
            self.out.note("no-front-matter", "there is no front matter; the file name gives the name", start)
            raise ValueError
        here = Span.point(self.source.name, self.first_line, 1, 3)
        self.is_toml = text[0] == "+"
        closing = (_CLOSE_TOML if self.is_toml else _CLOSE).search(text, opening.end())
        if closing is None:
            signs = "plus signs" if self.is_toml else "dashes"
            hint = f"write a line of three {signs} behind the last key"
            self.out.warning("unclosed-front-matter", "the front matter is not closed", here, hint)
            self.body_line = self.first_line + 1
            raise ValueError
        self.body_line = self.first_line + text.count("\n", 0, closing.start()) + 1
        return text[opening.end() : closing.start()], text[closing.end() :]

    def load(self, fm: str) -> dict[str, object]:
        """The YAML as nodes. Its errors become warnings: a slip at the head keeps nobody from printing the steps."""
        if len(fm) > LONGEST:
            here = Span.point(self.source.name, self.first_line, 1, 3)
            message = f"the front matter is over {LONGEST:,} characters and is left out"
            self.out.warning("bad-front-matter", message, here, "close it with a line of three dashes")
            return {}
        problems = Diagnostics()
        read = read_toml if self.is_toml else read_yaml
        node = read(Source(self.source.name, fm, self.source.path), problems, self.first_line + 1)
        for problem in problems:
            milder = problem.severity is Severity.ERROR
            self.out.add(replace(problem, severity=Severity.WARNING) if milder else problem)
        if isinstance(node, Mapping):
            return {self.KEY: node}
        if node is None and not len(problems):
            return {}
        span = node.span if node else Span.point(self.source.name, self.first_line, 1, 3)
        plain = plain_pairs(fm, self.source.name, self.first_line + 1)
        what = "only its plain lines are read" if plain.pairs else "it is left out"
        hint = "write lines such as: title: back_squat"
        self.out.warning("bad-front-matter", f"the front matter cannot be read as a whole; {what}", span, hint)
        return {self.KEY: plain} if plain.pairs else {}


def _cut(node: Scalar, longest: int, out: Diagnostics) -> str:
    text = one_line(node.text)
    if len(text) > longest:
        out.warning("text-too-long", f"the text is cut after {longest} characters", node.span, "shorten it")
        text = text[:longest].rstrip()
    return text
