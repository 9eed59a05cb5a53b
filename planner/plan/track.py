"""``track:``, what is noted of an exercise or a day: ``pain 0-10``, ``effort``, ``difficulty``, ``tick``."""

from __future__ import annotations

import re
from typing import Final

from planner.diagnostics import Diagnostics, Span, nearest
from planner.files import Node
from planner.files import Sequence as NodeSequence
from planner.plan.habits import Track, TrackKind
from planner.plan.keys import Field, Kind, shown, start
from planner.plan.kinds import LINE_LIMIT, any_case, line, split
from planner.plan.model import Text

SCALES: Final[dict[TrackKind, tuple[int, int]]] = {
    "pain": (0, 10),
    "effort": (1, 10),
    "difficulty": (1, 5),
    "tick": (0, 0),
}
"""What is noted, with the scale of one that names none.

Pain by the numeric rating scale (Downie et al., Ann Rheum Dis 37, 1978); effort as RPE, of which 10 is all one has.
"""

LIMIT: Final = len(SCALES)
"""Most things to note: each once."""

HIGHEST: Final = 20
"""The end of the longest scale in use, Borg's of 6 to 20."""

NONE: Final = "none"
"""Says that nothing is noted, where something further out asks for it."""

EXAMPLES: Final = ("pain 0-10", "effort", "difficulty", "tick")

_OTHERS: Final[dict[str, TrackKind]] = {
    "pain": "pain",
    "nprs": "pain",
    "nrs": "pain",
    "vas": "pain",
    "effort": "effort",
    "rpe": "effort",
    "exertion": "effort",
    "difficulty": "difficulty",
    "tick": "tick",
    "ticks": "tick",
    "done": "tick",
    "check": "tick",
}
"""What people call them."""

_ENTRY = re.compile(
    r"(?P<word>[^\W\d_]+)(?:\s*:?\s*\(?(?P<low>[0-9]{1,3})\s*(?:-|–|—|\bto\b|\.\.)\s*(?P<high>[0-9]{1,3})\)?)?"
)
_BETWEEN = re.compile(r"\s*(?:[,;&+]|\band\b)\s*", re.IGNORECASE)


def read_track(name: str, node: Node, out: Diagnostics) -> tuple[Track, ...] | None:
    """What is noted, each thing once; none of it is empty."""
    if isinstance(node, NodeSequence):
        parts = [part for item in node.items[:LIMIT] if (part := line(name, item, out)) is not None and part.text]
        count = len(node.items)
    else:
        whole = line(name, node, out)
        if whole is None:
            return None
        parts = split(whole, _BETWEEN)
        count = len(parts)
    if not 1 <= count <= LIMIT:
        message = f'"{name}" lists 1 to {LIMIT} things to note, not {count:,}'
        out.error("bad-track", message, start(node), f"write {name}: {EXAMPLES[0]}, {EXAMPLES[1]}")
        return None
    if [part.text.casefold() for part in parts] == [NONE]:
        return ()
    found: list[Track] = []
    for part in parts:
        track = _parse(part, out)
        if track in found:
            continue
        if track is not None and track.kind in {other.kind for other in found}:
            message = f'"{shown(part.text)}" stands here again with another scale'
            out.error("bad-track", message, part.span, "take one of them out")
            track = None
        if track is None:
            return None
        found.append(track)
    return tuple(found)


def _parse(written: Text, out: Diagnostics) -> Track | None:
    """One thing to note."""
    match = _ENTRY.fullmatch(written.text)
    kind = _OTHERS.get(match["word"].casefold()) if match else None
    if match is None or kind is None:
        near = nearest(written.text, EXAMPLES, 0.5)
        hint = (
            f"did you mean {near}?" if near else f"there are {', '.join(EXAMPLES)}; anything else goes into the notes"
        )
        out.error("bad-track", f'"{shown(written.text)}" is nothing that can be noted', written.span, hint)
        return None
    low, high = SCALES[kind]
    if match["low"]:
        low, high = int(match["low"]), int(match["high"])
        if kind == "tick" or not low < high <= HIGHEST:
            _report_scale(kind, written.span, out)
            return None
    return Track(kind, low, high)


def _report_scale(kind: TrackKind, span: Span, out: Diagnostics) -> None:
    if kind == "tick":
        out.error("bad-track", "a tick has no scale", span, "write tick")
        return
    low, high = SCALES[kind]
    message = f"a scale runs from a lower to a higher number, at most to {HIGHEST}"
    out.error("bad-track", message, span, f"write {kind} {low}-{high}")


def canonical_track(found: tuple[Track, ...]) -> str:
    """The one way in which planner writes it: ``pain 0-10, effort 1-10, tick``."""
    return ", ".join(_written(track) for track in found) or NONE


def _written(track: Track) -> str:
    return "tick" if track.kind == "tick" else f"{track.kind} {track.low}-{track.high}"


_TEXT = {
    "type": "string",
    "maxLength": LINE_LIMIT,
    "pattern": f"^ *({any_case((*_OTHERS, NONE))})",
}
TRACK_KIND = Kind(
    "`pain 0-10`, `effort`, `difficulty`, `tick`, or several",
    read_track,
    {"anyOf": [_TEXT, {"type": "array", "minItems": 1, "maxItems": LIMIT, "items": _TEXT}]},
)
TRACK = Field(
    "track",
    TRACK_KIND,
    "what is noted of it; what stands nearest wins, and `none` asks for nothing",
    ("pain 0-10, tick",),
)
"""The key, the same at a plan, a session and an exercise."""
