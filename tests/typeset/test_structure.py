"""The logical structure cut by pages: every page tells its part, and the parts join in the order of the tree."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.typeset.page import Node
from planner.typeset.structure import Elem, fragments


def test_an_element_on_one_page_is_plain() -> None:
    root = Elem("Sect")
    root.add("P", Lang="de").kids.append((0, 0))
    assert fragments(root) == {0: ((0, Node("P", 0, {"Lang": "de"}, (0,))),)}


def test_an_element_over_pages_has_one_key_and_ordered_kids() -> None:
    root = Elem("Sect")
    table = root.add("Table")
    for page in (0, 0, 1):
        table.add("TR").kids.append((page, 0))
    root.add("P").kids.append((1, 1))
    row = Node("TR", 0, None, (0,))
    assert fragments(root) == {
        0: ((0, Node("Table", 1, None, ((0, row), (1, row)))),),
        1: ((0, Node("Table", 1, None, ((2, row),))), (1, Node("P", 0, None, (1,)))),
    }


def test_what_is_not_drawn_stays_with_its_elder_or_waits_for_the_next() -> None:
    root = Elem("Sect")
    row = root.add("TR")
    row.add("TD", ActualText="blank")
    row.add("TD").kids.append((2, 0))
    row.add("TD", ActualText="blank")
    ((page, ((_, node),)),) = fragments(root).items()
    assert page == 2
    assert [(kid.tag, kid.kids) for kid in node.kids] == [("TD", ()), ("TD", (0,)), ("TD", ())]  # type: ignore[union-attr]  # kids of either form


def test_an_empty_element_before_marked_content_keeps_its_place() -> None:
    root = Elem("Sect")
    paragraph = root.add("P")
    paragraph.add("Span")
    paragraph.kids.append((0, 0))
    paragraph.add("Span").kids.append((0, 1))
    ((_, node),) = fragments(root)[0]
    assert [kid if isinstance(kid, int) else kid.tag for kid in node.kids] == ["Span", 0, "Span"]  # type: ignore[union-attr]  # kids of either form


def test_nothing_drawn_is_nothing() -> None:
    root = Elem("Sect")
    root.add("P")
    assert fragments(root) == {}


ELEMS = st.recursive(
    st.lists(st.integers(0, 3), max_size=3), lambda inner: st.lists(st.one_of(st.integers(0, 3), inner), max_size=4)
)


def built(tree: list[Any], elem: Elem, numbers: list[int]) -> Elem:
    """A tree with marked content on the pages that the integers name, numbered on each page as it is drawn."""
    for kid in tree:
        if isinstance(kid, int):
            elem.kids.append((kid, numbers[kid]))
            numbers[kid] += 1
        else:
            built(kid, elem.add("Div"), numbers)
    return elem


def joined(parts: list[tuple[int, Node]]) -> list[tuple[int, int]]:
    """The marked content of all pages in the order of the joined tree, as the document joins it."""
    order: list[tuple[tuple[int, ...], tuple[int, int]]] = []

    def walk(page: int, kids: Any, keyed: bool, path: tuple[int, ...]) -> None:
        for place, kid in enumerate(kids):
            ordinal, one = kid if keyed else (place, kid)
            if isinstance(one, Node):
                walk(page, one.kids, bool(one.key), (*path, ordinal))
            else:
                order.append(((*path, ordinal), (page, one)))

    for page, node in parts:
        walk(page, node.kids, True, ())
    return [content for _, content in sorted(order)]


def flat(elem: Elem) -> list[tuple[int, int]]:
    return [content for kid in elem.kids for content in (flat(kid) if isinstance(kid, Elem) else [(kid[0], kid[1])])]


@given(ELEMS)
def test_the_joined_parts_hold_everything_in_order(tree: list[Any]) -> None:
    root = built(tree, Elem("Sect"), [0] * 4)
    parts = [(page, Node("Sect", 0, None, kids)) for page, kids in fragments(root).items()]
    assert joined(parts) == flat(root)


@given(ELEMS)
def test_a_key_belongs_to_one_element(tree: list[Any]) -> None:
    seen: dict[int, set[int]] = {}

    def walk(page: int, node: Node) -> None:
        if node.key:
            assert page not in seen.setdefault(node.key, set())
            seen[node.key].add(page)
        for kid in node.kids:
            inner = kid[1] if node.key else kid  # type: ignore[index]  # kids of either form
            if isinstance(inner, Node):
                walk(page, inner)

    for page, kids in fragments(built(tree, Elem("Sect"), [0] * 4)).items():
        for _, node in kids:
            if isinstance(node, Node):
                walk(page, node)
    assert sorted(seen) == list(range(1, len(seen) + 1))
    assert all(len(pages) > 1 for pages in seen.values())
