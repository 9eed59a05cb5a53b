"""Sets that have a shape as they stand on paper, with their meaning in plain words: entries of a legend."""

from __future__ import annotations

from planner.language import Language
from planner.plan.dose import words
from planner.plan.dose.model import Cluster, DropSet, Group, MyoReps, RestPause, Rounds
from planner.plan.dose.reader import Sign


def cluster(group: Group, language: Language) -> Sign | None:
    """``4 × (2+2+2) 10 s``."""
    if not isinstance(group.work, Cluster):
        return None
    code = words.code(Group(group.work), language)
    return Sign("cluster", code, words.work_words(Group(group.work), language))


def rounds(group: Group, language: Language) -> Sign | None:
    """``2 × (3/2/1)``."""
    if not isinstance(group.work, Rounds):
        return None
    code = words.code(Group(group.work), language)
    return Sign("rounds", code, words.work_words(Group(group.work), language))


def drop(group: Group, language: Language) -> Sign | None:
    """``drop 2 − 20 %``."""
    technique = group.technique
    if not isinstance(technique, DropSet):
        return None
    kind = "drop" if technique.change is None else "drop_by"
    return Sign(kind, words.technique_code(technique, language), words.technique_words(technique, language))


def rest_pause(group: Group, language: Language) -> Sign | None:
    """``RP 2 × 15 s``."""
    technique = group.technique
    if not isinstance(technique, RestPause):
        return None
    return Sign("rest_pause", words.technique_code(technique, language), words.technique_words(technique, language))


def myo(group: Group, language: Language) -> Sign | None:
    """``myo 4 × 5 20 s``."""
    technique = group.technique
    if not isinstance(technique, MyoReps):
        return None
    return Sign("myo", words.technique_code(technique, language), words.technique_words(technique, language))
