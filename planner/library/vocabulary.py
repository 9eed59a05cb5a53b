"""The words of the field and what they mean: headings, profile labels, muscles, equipment, levels.

Each table maps a stable key to the words that stand for it; the first word is the one that is shown. Words are compared
folded (:func:`fold`), so that case, hyphens and accents do not matter. Another language is another word in a row.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import cast

from planner.library.model import ProfileKey, SectionKind

SECTIONS: dict[SectionKind, str] = {
    "profile": "exercise profile, profile",
    "warm_up": "warm up, warm ups, warming up",
    "instructions": "instructions, instruction, steps, how to, how to do it, how to perform, execution",
    "tips": "tips, tip, coaching tips, form tips",
    "caution": "caution, cautions, warning, warnings",
    "easier": "easier, make it easier, regressions, regression",
    "harder": "harder, make it harder, progressions, progression",
}

LABELS: dict[ProfileKey, str] = {
    "muscle": "target muscle group, target muscle groups, target muscle, target muscles, primary muscle group, "
    "primary muscle, primary muscles, main muscle, main muscles, muscle group, muscle, muscles, target",
    "secondary": "secondary muscles, secondary muscle, secondary muscle groups, secondary muscle group, "
    "supporting muscles, synergists, secondary",
    "type": "exercise type, type",
    "equipment": "equipment required, equipment needed, required equipment, equipment",
    "mechanics": "mechanics, mechanic",
    "level": "experience level, skill level, difficulty level, experience, difficulty, level",
}

MUSCLES: dict[str, str] = {
    "quads": "Quads, quadriceps, quad, quadricep, quadriceps femoris, front thighs, thighs, vastus, rectus femoris",
    "hamstrings": "Hamstrings, hamstring, hams, biceps femoris, back thighs",
    "glutes": "Glutes, glute, gluteus, gluteals, gluteus maximus, gluteus medius, buttocks, bum",
    "calves": "Calves, calf, gastrocnemius, soleus, calf muscles",
    "adductors": "Adductors, adductor, inner thighs, inner thigh, groin",
    "abductors": "Abductors, abductor, outer thighs, outer thigh, hip abductors",
    "abs": "Abs, abdominals, abdominal, abdomen, rectus abdominis, core, stomach",
    "obliques": "Obliques, oblique, waist, side abs",
    "lower_back": "Lower Back, erector spinae, erectors, spinal erectors, lumbar",
    "upper_back": "Upper Back, middle back, mid back, rhomboids, back",
    "lats": "Lats, lat, latissimus dorsi, latissimus",
    "traps": "Traps, trapezius, trap",
    "chest": "Chest, pectorals, pecs, pec, pectoralis, pectoralis major, upper chest, lower chest",
    "shoulders": "Shoulders, shoulder, deltoids, delts, deltoid, delt, front delts, side delts, front shoulders, "
    "anterior deltoids, lateral deltoids, rotator cuff",
    "rear_shoulders": "Rear Shoulders, rear delts, rear deltoids, posterior deltoids, rear shoulder",
    "biceps": "Biceps, bicep, biceps brachii, brachialis, upper arm front",
    "triceps": "Triceps, tricep, triceps brachii, upper arm back",
    "forearms": "Forearms, forearm, wrists, grip, brachioradialis, wrist flexors, wrist extensors",
    "hip_flexors": "Hip Flexors, hip flexor, iliopsoas, psoas",
    "neck": "Neck, neck muscles, sternocleidomastoid",
    "full_body": "Full Body, whole body, total body",
}

MUSCLE_GROUPS: dict[str, tuple[str, ...]] = {
    "legs": ("quads", "hamstrings", "glutes", "calves", "adductors", "abductors"),
    "arms": ("biceps", "triceps", "forearms"),
    "back": ("lower_back", "upper_back", "lats", "traps"),
    "core": ("abs", "obliques", "lower_back"),
}
"""Words that a search may use for several muscles at once."""

EQUIPMENT: dict[str, str] = {
    "barbell": "Barbell, barbells, bar, olympic bar, olympic barbell",
    "dumbbell": "Dumbbell, dumbbells, dumb bell, dumb bells, db",
    "kettlebell": "Kettlebell, kettlebells, kettle bell, kb",
    "body_weight": "Body Weight, bodyweight, body only, own weight, none, no equipment, nothing",
    "cable": "Cable Machine, cable, cables, pulley, cable station",
    "machine": "Machine, machines, leverage machine",
    "band": "Band, bands, resistance band, resistance bands, elastic band, elastic bands, mini band",
    "rack": "Rack, squat rack, power rack, squat stand",
    "bench": "Bench, flat bench, weight bench, incline bench",
    "pull_up_bar": "Pull-Up Bar, chin-up bar, pullup bars",
    "ez_bar": "EZ Bar, e-z curl bar, ez curl bar, curl bar",
    "smith_machine": "Smith Machine, smith",
    "medicine_ball": "Medicine Ball, med ball, slam ball",
    "swiss_ball": "Swiss Ball, exercise ball, stability ball, gym ball, physio ball",
    "foam_roller": "Foam Roller, foam roll, roller",
    "mat": "Mat, exercise mat, yoga mat",
    "step": "Step, box, plyo box, stair",
    "plate": "Plate, weight plate, plates",
    "suspension": "Suspension Trainer, trx, rings, gymnastic rings",
}

LEVELS: dict[str, str] = {
    "beginner": "Beginner, beginners, novice, easy, basic",
    "intermediate": "Intermediate, medium, moderate",
    "advanced": "Advanced, expert, hard, elite",
}

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_ACCENTS = re.compile("[\u0300-\u036f]")
_PUNCTUATION = re.compile(r"[\W_]+")
# Vowel signs of Indic scripts are neither letters nor digits to `re`, and are not to be lost.
_SIGNS = re.compile("[\u0900-\u0dff\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff]")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """``text`` as names are compared: no case, accents, punctuation or spaces. ``Pull-Up`` is ``pullup``.

    A name without any letter or digit stays as it is.
    """
    text = text[:400]
    plain = text.casefold()
    if not plain.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain)).translate(_LETTERS)
    if _SIGNS.search(plain):
        bare = "".join(c for c in plain if unicodedata.category(c)[0] in "LNM")
    else:
        bare = _PUNCTUATION.sub("", plain)
    return bare or text.strip()


def words(row: str) -> tuple[str, ...]:
    """The words of one row of a table, the shown one first."""
    return tuple(word.strip() for word in row.split(","))


def _lookup(table: dict[str, str]) -> dict[str, str]:
    return {fold(word): key for key, row in table.items() for word in words(row)}


_SECTION = _lookup(cast("dict[str, str]", SECTIONS))
_LABEL = _lookup(cast("dict[str, str]", LABELS))
_MUSCLE = _lookup(MUSCLES)
_EQUIPMENT = _lookup(EQUIPMENT)
_LEVEL = _lookup(LEVELS)


def section_kind(heading: str) -> SectionKind:
    """What a section with this heading is; ``other`` for a heading that planner does not know."""
    return cast("SectionKind", _SECTION.get(fold(heading), "other"))


def profile_key(label: str) -> ProfileKey:
    """What a label of the profile means; empty for one that planner does not know."""
    return cast("ProfileKey", _LABEL.get(fold(label), ""))


def muscle(word: str) -> str:
    """The key of the muscle that ``word`` names (``Quadriceps`` is ``quads``), or empty."""
    return _MUSCLE.get(fold(word), "")


def muscles(word: str) -> frozenset[str]:
    """The keys of all muscles that a search for ``word`` means, groups such as ``legs`` included."""
    group = MUSCLE_GROUPS.get(fold(word), ())
    own = muscle(word)
    return frozenset(group) | ({own} if own else frozenset())


def equipment(word: str) -> str:
    """The key of the equipment that ``word`` names (``bodyweight`` is ``body_weight``), or empty."""
    return _EQUIPMENT.get(fold(word), "")


def level(word: str) -> str:
    """The key of the experience level that ``word`` names, or empty."""
    return _LEVEL.get(fold(word), "")
