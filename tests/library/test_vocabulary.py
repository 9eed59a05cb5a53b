"""The words of muscles, equipment and levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from planner.library import vocabulary
from planner.library.vocabulary import fold, words
from planner.program import resistance

TABLES: list[tuple[dict[str, str], Callable[[str], str]]] = [
    (vocabulary.MUSCLES, vocabulary.muscle),
    (vocabulary.EQUIPMENT, vocabulary.equipment),
    (vocabulary.LEVELS, vocabulary.level),
]


@pytest.mark.parametrize(("table", "find"), TABLES, ids=["muscles", "equipment", "levels"])
def test_every_word_stands_in_one_row_and_means_its_key(table: dict[str, str], find: Callable[[str], str]) -> None:
    count = Counter(fold(word) for row in table.values() for word in words(row))
    assert [word for word, times in count.items() if times > 1] == []
    assert {word: find(word) for row in table.values() for word in words(row)} == {
        word: key for key, row in table.items() for word in words(row)
    }
    shown = [words(row)[0] for row in table.values()]
    assert shown == [word for word in shown if word[0].isupper() and "  " not in word]


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Gluteus Maximus", "glutes"),
        ("glute max", "glutes"),
        ("Quadriceps", "quads"),
        ("VMO", "quads"),
        ("Hip-Abductors", "abductors"),
        ("Serratus Anterior", "serratus"),
        ("Rotator Cuff", "shoulders"),
        ("Tibialis anterior", "shins"),
        ("erector spinae", "lower_back"),
        ("Posterior Deltoid", "rear_shoulders"),
        ("Pelvic floor", "pelvic_floor"),
    ],
)
def test_muscles_have_many_names(word: str, key: str) -> None:
    assert vocabulary.muscle(word) == key


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Hex Bar", "trap_bar"),
        ("parallel bars", "dip_bars"),
        ("Gymnastic rings", "rings"),
        ("TRX", "suspension"),
        ("Leg Press Machine", "machine"),
        ("Lat pulldown machine", "cable"),
        ("Chair", "chair"),
        ("wall", "wall"),
        ("rolled towel", "towel"),
        ("Rowing machine", "rower"),
        ("exercise bike", "bike"),
        ("TREADMILL", "treadmill"),
        ("Jump rope", "skipping_rope"),
        ("Prowler", "sled"),
    ],
)
def test_equipment_has_many_names(word: str, key: str) -> None:
    assert vocabulary.equipment(word) == key


def test_groups_are_of_known_muscles() -> None:
    assert {key for group in vocabulary.MUSCLE_GROUPS.values() for key in group} <= set(vocabulary.MUSCLES)
    assert [name for name in vocabulary.MUSCLE_GROUPS if name != fold(name)] == []


def test_what_has_no_weight_is_equipment_that_planner_knows() -> None:
    assert set(vocabulary.EQUIPMENT) >= resistance._NO_WEIGHT
