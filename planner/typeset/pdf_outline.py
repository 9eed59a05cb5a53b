"""The outline of a file, which readers show as bookmarks (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from planner.typeset.pdf_file import PdfFile, number, ref, text


class Entry(NamedTuple):
    """``level`` counts from 0; ``page`` is the object of a page, ``y`` the height in it that is shown on top."""

    level: int
    title: str
    page: int
    y: float


@dataclass(slots=True)
class _Item:
    place: int
    entries: bytes = b""
    kids: list[_Item] = field(default_factory=list)


def write(pdf: PdfFile, entries: Iterable[Entry]) -> int:
    """Writes the items as a tree and gives its root. An entry is never more than one level under the one before.

    The items of level 0 are seen at once, those below are folded.
    """
    root = _Item(pdf.new())
    path = [root]
    for entry in entries:
        del path[min(entry.level + 1, len(path)) :]
        title = b"/Title%s/Dest[%s/XYZ 0 %s null]" % (text(entry.title), ref(entry.page), number(entry.y))
        item = _Item(pdf.new(), title)
        path[-1].kids.append(item)
        path.append(item)
    waiting = [root]
    while waiting:
        parent = waiting.pop()
        for index, item in enumerate(parent.kids):
            beside = b"/Prev " + ref(parent.kids[index - 1].place) if index else b""
            if index + 1 < len(parent.kids):
                beside += b"/Next " + ref(parent.kids[index + 1].place)
            pdf.small(item.place, b"<<%s/Parent %s%s%s>>" % (item.entries, ref(parent.place), beside, _kids(item, -1)))
        waiting += [item for item in reversed(parent.kids) if item.kids]
    return pdf.small(root.place, b"<</Type/Outlines%s>>" % _kids(root, 1))


def _kids(item: _Item, sign: int) -> bytes:
    if not item.kids:
        return b""
    return b"/First %s/Last %s/Count %d" % (ref(item.kids[0].place), ref(item.kids[-1].place), sign * len(item.kids))
