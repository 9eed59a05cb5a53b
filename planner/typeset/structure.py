"""The logical structure of a section: a tree in reading order, built before anything is drawn.

Drawing only hangs marked-content numbers on the tree, so neither draw order nor page breaks can change the reading
order. ``fragments`` cuts the finished tree by page into the plain tuples that a page value carries.
"""

from __future__ import annotations

from typing import Any

from planner.typeset.page import Attribute, Node


class Elem:
    """A structure element. ``kids`` holds elements and (page, number): a marked-content id, or -1 - link index."""

    __slots__ = ("attrs", "kids", "tag")

    def __init__(self, tag: str, **attrs: Attribute) -> None:
        self.tag = tag
        self.attrs: dict[str, Attribute] = attrs
        self.kids: list[Elem | tuple[int, int]] = []

    def add(self, tag: str, **attrs: Attribute) -> Elem:
        """A new last child."""
        child = Elem(tag, **attrs)
        self.kids.append(child)
        return child


def fragments(root: Elem) -> dict[int, tuple[tuple[int, Node], ...]]:
    """The kids of ``root`` cut by page: ``{page: ((ordinal, node), ...)}``.

    An element that is drawn on several pages is repeated on each under one key; its kids then carry ordinals, because
    a later part may be drawn on an earlier page.
    """
    counter = 0

    def cut(elem: Elem) -> dict[int | None, Any]:
        nonlocal counter
        parts: dict[int, list[tuple[int, Any]]] = {}
        waiting: list[tuple[int, Any]] = []
        last: int | None = None
        for ordinal, kid in enumerate(elem.kids):
            if not isinstance(kid, Elem):
                page, number = kid
                parts.setdefault(page, []).append((ordinal, number))
                last = page
                continue
            pieces = cut(kid)
            if None in pieces:  # nothing drawn: it stays with its elder sibling, or waits for the next one
                (waiting if last is None else parts[last]).append((ordinal, pieces[None]))
                continue
            pages = [page for page in pieces if page is not None]
            last = max(pages)
            if waiting:
                parts.setdefault(min(pages), []).extend(waiting)
                waiting = []
            for page in pages:
                parts.setdefault(page, []).append((ordinal, pieces[page]))
        if not parts:
            return {None: Node(elem.tag, 0, elem.attrs or None, tuple(kid for _, kid in waiting))}
        if waiting:
            parts[min(parts)].extend(waiting)
        key = 0
        if len(parts) > 1 and elem is not root:
            counter += 1
            key = counter
        for kids in parts.values():
            kids.sort(key=lambda kid: kid[0])
        keyed = bool(key) or elem is root
        return {
            page: Node(elem.tag, key, elem.attrs or None, tuple(kids) if keyed else tuple(kid for _, kid in kids))
            for page, kids in parts.items()
        }

    return {page: node.kids for page, node in cut(root).items() if page is not None}
