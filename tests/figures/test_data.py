from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.figures.data import (
    AROUND,
    FINE,
    ROLES,
    Drawing,
    Frame,
    Layer,
    decode,
    encode,
    packed,
    path_of,
    text_of,
    unpacked,
)

SQUARE = packed([(0, 0), (0, 0), (10, 0), (10, 0), (10, 0), (10, 10), (10, 10), (10, 10), (0, 0), (0, 0)])


def drawing() -> Drawing:
    frame = Frame("hold", (1, 3), 1200, 1800, 40, (Layer("skin", (SQUARE, SQUARE)), Layer("arrow", (SQUARE,))))
    return Drawing("plank", 0, (frame,))


def test_a_drawing_comes_back_as_it_was() -> None:
    assert decode(encode(drawing())) == drawing()


def test_the_same_drawing_has_the_same_bytes_and_no_clock_in_them() -> None:
    raw = encode(drawing())
    assert raw == encode(drawing())
    assert raw[4:8] == b"\0\0\0\0"


def test_another_format_is_refused() -> None:
    record = json.loads(gzip.decompress(encode(drawing())))
    record["format"] = 2
    with pytest.raises(ValueError, match="format 2"):
        decode(gzip.compress(json.dumps(record).encode()))


@given(st.lists(st.integers(-376_785, 376_785), max_size=20))
def test_numbers_of_every_size_come_back(numbers: list[int]) -> None:
    assert path_of(text_of(tuple(numbers))) == tuple(numbers)


def test_the_signs_of_the_docstring() -> None:
    assert text_of((-44, 0, 44)) == "#O|"
    assert text_of((45,))[0] == "}"
    assert text_of((5000,))[0] == "~"


def test_a_number_beyond_all_signs_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        text_of((400_000,))


def test_rounding_does_not_add_up_along_a_path() -> None:
    points = [(0.0, 0.0)]
    for at in range(1, 51):
        points += [(at * 0.4, 0.0)] * 3
    assert unpacked(packed(points))[-1] == (20, 0)


def test_roles_that_may_be_left_out_are_roles() -> None:
    assert set(ROLES) > FINE | AROUND
    assert len(set(ROLES)) == len(ROLES)
