"""The one YAML reader: nodes with their places, composed from parser events with a stack of our own.

Composing here instead of in PyYAML gives three things: every text as it is written, with its place; no recursion, so
that no nesting can overflow anything; and budgets that hold while the document is read, not after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from unicodedata import combining, normalize

import yaml

from planner.diagnostics import Diagnostics, Span
from planner.files.nodes import Mapping, Node, Scalar, Sequence
from planner.files.repairs import Repairs, Slip
from planner.files.slips import explain
from planner.files.source import Source
from planner.files.unseen import (
    Place,
    anchor_lost,
    flow_comma,
    item_slips,
    key_slips,
    scalar_slips,
    tag_lost,
    unknown_alias,
)
from planner.files.yaml_lines import parse, shown

DEPTH_BUDGET = 30
"""Most levels of lists and maps inside one another. A plan needs about ten."""

NODE_BUDGET = 50_000
"""Most texts, lists and maps of one document, with every alias counted as what it stands for."""

_LISTED = 50
"""Most slips that are looked into in one reading of a file."""

_MARKS = 30
"""Most marks on one letter, as in Unicode's stream-safe text."""

_STYLES = {"'": "single", '"': "double", "|": "literal", ">": "folded"}

# C0 and C1 controls but tab and line feed, line and paragraph separators, bidirectional overrides and isolates, lone
# surrogates, the byte order mark, and the two code points that are no characters.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def read_yaml(source: Source, out: Diagnostics, first_line: int = 1) -> Node | None:
    """The document in ``source`` as nodes, or None when there is none or it cannot be read.

    Problems go to ``out``. A slip whose repair is certain is reported, mended in memory and read on, so that all the
    problems of a file come out at once; the nodes are then what the author meant, with the places of the file as it
    is. An empty document is None without a problem. Spans are in characters from 1; ``first_line`` is the line of the
    file on which ``source`` starts. Texts are brought to Unicode NFC; a value that is not there (``rest:``) is an empty
    plain scalar with an empty span behind the colon.
    """
    unfit = Diagnostics()
    _unfit_characters(source, unfit, first_line)
    _piled_marks(source, unfit, first_line)
    out.extend(unfit)
    if len(unfit):
        return None
    repairs = Repairs(source.name, source.text.split("\n"), first_line)
    # Each round reads the whole text again: few rounds for a long text keep the sum small.
    tree: Node | None = None
    for _ in range(max(2, min(40, 600_000 // (len(source.text) + 1)))):
        composer = _Composer(repairs)
        tree = composer.compose()
        if composer.broken and repairs.doubtful(composer.slips):
            return None
        repairs.report(composer.slips, out)
        if not repairs.apply(composer.slips):
            break
    return tree


def _unfit_characters(source: Source, out: Diagnostics, first_line: int) -> None:
    """Report hidden and forbidden characters, which would move text, hide it or break a PDF."""
    line, line_start = first_line, 0
    for match in islice(_UNFIT.finditer(source.text), _LISTED):
        line += source.text.count("\n", line_start, match.start())
        line_start = max(source.text.rfind("\n", 0, match.start()) + 1, line_start)
        span = Span.point(source.name, line, match.start() - line_start + 1)
        code_point = f"U+{ord(match.group()):04X}"
        out.error("control-character", f"a character that may not stand in text: {code_point}", span, "delete it")


def _piled_marks(source: Source, out: Diagnostics, first_line: int) -> None:
    """Report a letter with more marks than Unicode's stream-safe text allows (UAX #15): normalising is quadratic."""
    if source.text.isascii():
        return
    run = 0
    for at, character in enumerate(source.text):
        run = run + 1 if character > "\u02ff" and combining(character) else 0
        if run > _MARKS:
            line_start = source.text.rfind("\n", 0, at) + 1
            span = Span.point(source.name, first_line + source.text.count("\n", 0, at), at - line_start + 1)
            out.error("control-character", f"over {_MARKS} marks on one letter", span, "delete them")
            return


@dataclass(slots=True)
class _Frame:
    """A list or map that is still open. ``size`` and ``height`` count what is inside it, itself included.

    ``before`` is where the last value started if it was plain text, ``cut`` says that a comma has cut it off.
    """

    kind: str
    start: Place
    flow: bool
    anchor: str | None
    items: list[Node] = field(default_factory=list)
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)
    seen: dict[str, Scalar] = field(default_factory=dict)
    key: Scalar | None = None
    key_place: tuple[Place, Place] = ((0, 0), (0, 0))
    skip_value: bool = False
    before: Place | None = None
    cut: bool = False
    size: int = 1
    height: int = 1
    last: Place = (0, 0)


class _TooMuchError(Exception):
    """A budget is spent; the slip that says so has been noted."""


class _Composer:
    """One pass over the events of a text. ``broken`` is true when it did not come to a whole tree."""

    def __init__(self, repairs: Repairs) -> None:
        self.repairs = repairs
        self.lines = repairs.lines
        self.slips: list[Slip] = []
        self.broken = False
        self.root: Node | None = None
        self.documents = 0
        self.nodes = 0
        self.stack: list[_Frame] = []
        self.anchors: dict[str, tuple[Node, int, int]] = {}
        self.open_anchors: set[str] = set()
        self.unused: dict[str, tuple[Place, Place]] = {}

    def compose(self) -> Node | None:
        try:
            for event in parse(self.lines):
                self._take(event)
        except _TooMuchError:
            self.broken = True
        except yaml.YAMLError as problem:
            self.broken = True
            # With something to mend first, the complaint may be nothing but its echo.
            if all(slip.repaired is None for slip in self.slips):
                self.slips.extend(explain(self.lines, problem))
        else:
            for name, (start, end) in list(self.unused.items())[:_LISTED]:
                self.slips.append(anchor_lost(self.lines, name, start, end))
        return None if self.broken else self.root

    def _take(self, event: yaml.Event) -> None:
        start = (event.start_mark.line, event.start_mark.column) if event.start_mark else (0, 0)
        end = (event.end_mark.line, event.end_mark.column) if event.end_mark else start
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop("yaml-second-document", "a second document starts here", start, "a file holds one document")
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, start, end)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event.anchor or "", start, end)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event, start)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(end)

    def _scalar(self, event: yaml.ScalarEvent, start: Place, end: Place) -> None:
        self._spend(1, start)
        style = _STYLES.get(event.style or "", "plain")
        text: str = event.value
        if style in ("literal", "folded"):
            end = self._end_of_block_text(start, end)
        elif style == "plain" and not text and start == end:
            start = end = self._behind_colon(start)
        if style == "double" and (unfit := _UNFIT.search(text)):
            if len(self.slips) < _LISTED:
                message = f"an escape stands for a character that may not stand in text: U+{ord(unfit.group()):04X}"
                self.slips.append(Slip("control-character", message, *start, end[1], "delete it"))
            text = _UNFIT.sub("", text)
        if len(self.slips) < _LISTED:
            self._look_at(event.tag, text, style, start, end)
        span = self.repairs.span(start, end)
        node = Scalar(normalize("NFC", text), span, self.repairs.style(style, start))
        self._anchor(event.anchor, node, (start, end), 1, 1)
        self._attach(node, 1, 0, start, end)

    def _look_at(self, tag: str | None, text: str, style: str, start: Place, end: Place) -> None:
        """Note what YAML has done to a text without saying so."""
        if tag is not None:
            self.slips.append(tag_lost(self.lines, start, end))
            return
        slip: Slip | None = None
        frame = self.stack[-1] if self.stack else None
        if frame and frame.kind == "list" and not frame.flow:
            slip = item_slips(self.lines, text, style, start)
        elif frame and frame.kind == "map" and not self._awaits_value(frame):
            slip = key_slips(self.lines, text, style, start)
        slip = slip or scalar_slips(self.lines, text, style, start, end)
        if slip:
            self.slips.append(slip)

    def _behind_colon(self, place: Place) -> Place:
        """Where a missing value would start; inside braces the parser has gone on to the next sign."""
        line, column = place
        while column and self.lines[line][column - 1] == " ":
            column -= 1
        return (line, column) if column else place

    def _end_of_block_text(self, start: Place, end: Place) -> Place:
        """Where a literal or folded text ends, without the empty lines and the next line's indentation."""
        line = end[0] if end[1] and end[0] < len(self.lines) and self.lines[end[0]][: end[1]].strip() else end[0] - 1
        while line > start[0] and not self.lines[line].strip():
            line -= 1
        return (line, len(self.lines[line].rstrip())) if line > start[0] else (start[0], len(self.lines[start[0]]))

    def _open(self, event: yaml.CollectionStartEvent, start: Place) -> None:
        self._spend(1, start)
        if len(self.stack) >= DEPTH_BUDGET:
            self._too_deep(start)
        if event.tag is not None and len(self.slips) < _LISTED:
            self.slips.append(tag_lost(self.lines, start, None))
        kind = "map" if isinstance(event, yaml.MappingStartEvent) else "list"
        if event.anchor:
            self.open_anchors.add(event.anchor)
        self.stack.append(_Frame(kind, start, bool(event.flow_style), event.anchor, last=start))

    def _close(self, end: Place) -> None:
        frame = self.stack.pop()
        # The parser ends a block where the next token starts, which may be many lines further down.
        end = end if frame.flow else frame.last
        span = self.repairs.span(frame.start, end)
        node: Node
        if frame.kind == "list":
            node = Sequence(tuple(frame.items), span, frame.flow)
        else:
            node = Mapping(tuple(frame.pairs), span, frame.flow)
        if frame.anchor:
            self.open_anchors.discard(frame.anchor)
            self._anchor(frame.anchor, node, (frame.start, end), frame.size, frame.height)
        self._attach(node, frame.size, frame.height, frame.start, end)

    def _alias(self, name: str, start: Place, end: Place) -> None:
        self.unused.pop(name, None)
        if name in self.open_anchors:
            self._stop("yaml-cycle", f'"*{name}" stands inside what it repeats', start, "write the text out")
        if name not in self.anchors:
            if len(self.slips) < _LISTED:
                self.slips.append(unknown_alias(self.lines, start))
            self._spend(1, start)
            self._attach(Scalar(f"*{name}", self.repairs.span(start, end)), 1, 0, start, end)
            return
        node, size, height = self.anchors[name]
        self._spend(size, start)
        if len(self.stack) + height > DEPTH_BUDGET:
            self._too_deep(start)
        self._attach(node, size, height, start, end)

    def _anchor(self, name: str | None, node: Node, place: tuple[Place, Place], size: int, height: int) -> None:
        if name:
            self.anchors[name] = (node, size, height)
            self.unused[name] = place

    @staticmethod
    def _awaits_value(frame: _Frame) -> bool:
        return frame.key is not None or frame.skip_value

    def _attach(self, node: Node, size: int, height: int, start: Place, end: Place) -> None:
        """Put a finished node into the list or map that is open; as its key when that is due."""
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        frame.size += size
        frame.height = max(frame.height, height + 1)
        frame.last = max(frame.last, end)
        if frame.kind == "list":
            frame.items.append(node)
        elif self._awaits_value(frame):
            self._value(frame, node, start)
        else:
            frame.key_place = (start, end)
            self._key(frame, node)

    def _key(self, frame: _Frame, node: Node) -> None:
        frame.skip_value = True
        if not isinstance(node, Scalar):
            hint = "put quotes round text with braces or brackets"
            self._note("yaml-key", "a key must be text, not a list or map", node.span, hint)
        elif node.text == "<<" and node.style == "plain":
            self._note("yaml-merge", "merging with << is not supported", node.span, "write the keys out")
        elif node.text in frame.seen:
            first = frame.seen[node.text].span
            message = f'the key "{shown(node.text)}" stands twice: on line {first.line} and on line {node.span.line}'
            self._note("yaml-duplicate-key", message, node.span, "keep one of them")
        else:
            frame.seen[node.text] = node
            frame.key, frame.skip_value = node, False

    def _value(self, frame: _Frame, value: Node, start: Place) -> None:
        key, frame.key, frame.skip_value = frame.key, None, False
        plain = isinstance(value, Scalar) and value.style == "plain"
        missing = isinstance(value, Scalar) and value.missing
        if missing and key is not None and frame.flow and len(self.slips) < _LISTED:
            slip = flow_comma(self.lines, *frame.key_place, frame.before)
            if slip:
                # One report for a value that several commas cut into pieces.
                if not frame.cut:
                    self.slips.append(slip)
                frame.cut = True
                return
        frame.cut, frame.before = False, start if plain and not missing else None
        if key is not None:
            frame.pairs.append((key, value))

    def _spend(self, nodes: int, at: Place) -> None:
        self.nodes += nodes
        if self.nodes > NODE_BUDGET:
            message = f"the document has over {NODE_BUDGET:,} values"
            self._stop("yaml-size", message, at, "split it, and do not repeat large parts with aliases")

    def _too_deep(self, at: Place) -> None:
        message = f"lists and maps are nested over {DEPTH_BUDGET} deep"
        self._stop("yaml-depth", message, at, "close the brackets, or indent less")

    def _stop(self, code: str, message: str, at: Place, hint: str) -> None:
        self.slips.append(Slip(code, message, at[0], at[1], at[1] + 1, hint))
        raise _TooMuchError

    def _note(self, code: str, message: str, span: Span, hint: str) -> None:
        if len(self.slips) < _LISTED:
            self.slips.append(Slip(code, message, 0, 0, 0, hint, span=span))
