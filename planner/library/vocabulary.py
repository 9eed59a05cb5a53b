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
    "profile": "exercise profile, profile, exercise details, details, exercise info, exercise information, info, "
    "exercise data, at a glance, quick facts, key facts, facts, specs, profil, profil ćwiczenia, übungsprofil, "
    "steckbrief, fiche, ficha, профиль, προφίλ",
    "warm_up": "warm up, warm ups, warming up, warmup routine, before you start, aufwärmen, rozgrzewka, échauffement, "
    "calentamiento, riscaldamento, разминка, προθέρμανση, khởi động",
    "instructions": "instructions, instruction, steps, how to, how to do it, how to do this exercise, "
    "how to do the exercise, how to perform, how to perform it, how to perform the exercise, execution, directions, "
    "step by step, step by step instructions, exercise instructions, exercise steps, the steps, what to do, "
    "technique, procedure, method, the movement, movement, performance, performing the exercise, anleitung, "
    "ausführung, durchführung, schritte, so geht's, wykonanie, instrukcja, jak wykonać, exécution, consignes, étapes, "
    "ejecución, pasos, instrucciones, esecuzione, passi, execução, passos, uitvoering, utförande, выполнение, техника, "
    "техника выполнения, инструкция, εκτέλεση, οδηγίες, βήματα, cách thực hiện, hướng dẫn, các bước",
    "tips": "tips, tip, coaching tips, form tips, pro tips, helpful tips, tips and tricks, coaching cues, cues, "
    "form cues, key cues, technique tips, coaching points, key points, tipps, hinweise, wskazówki, conseils, "
    "astuces, consejos, consigli, dicas, советы, συμβουλές, mẹo, lời khuyên",
    "caution": "caution, cautions, warning, warnings, safety, safety notes, contraindications, achtung, vorsicht, "
    "warnung, uwaga, attention, precaución, attenzione, осторожно, внимание, προσοχή, lưu ý",
    "easier": "easier, make it easier, regressions, regression, easier variation, easier version",
    "harder": "harder, make it harder, progressions, progression, harder variation, harder version",
}

OPENINGS = (
    "starting position, start position, setup, set up, the setup, preparation, get ready, getting ready, "
    "ausgangsposition, startposition, pozycja wyjściowa, position de départ, posición inicial, исходное положение, "
    "αρχική θέση, tư thế chuẩn bị"
)
"""Headings over the first part of the instructions, which stays under its own heading."""

HOW_TO = re.compile(r"(?:how to|how do you) (?:do|perform|execute)\b|how to\b|instructions (?:for|on)\b", re.IGNORECASE)
"""How headings begin that go on with the exercise: ``How to perform a goblet squat``."""

STEP_WORDS = "step, schritt, krok, étape, paso, passo, stap, steg, шаг, крок, βήμα, bước"

LABELS: dict[ProfileKey, str] = {
    "muscle": "target muscle group, target muscle groups, target muscle, target muscles, primary muscle group, "
    "primary muscle groups, primary muscle, primary muscles, primary muscles worked, main muscle, main muscles, "
    "main muscle group, main muscle groups, main muscle worked, main muscles worked, muscles worked, muscle worked, "
    "muscles used, muscles targeted, targeted muscles, muscles trained, muscles involved, muscle groups, muscle group, "
    "muscle, muscles, target, primary, body part, body parts, bodypart, prime mover, prime movers, agonist, "
    "zielmuskel, zielmuskeln, zielmuskulatur, muskelgruppe, hauptmuskeln, partie mięśniowe, mięśnie, główne mięśnie, "
    "muscles ciblés, muscles principaux, músculos, músculos principales, muscoli, целевые мышцы, мышцы, μύες, "
    "κύριοι μύες, nhóm cơ, cơ chính",
    "secondary": "secondary muscles, secondary muscle, secondary muscle groups, secondary muscle group, "
    "secondary muscles worked, supporting muscles, assisting muscles, other muscles, other muscles worked, "
    "helping muscles, synergists, synergist, secondary, stabilizers, stabilisers, stabilizer muscles, hilfsmuskeln, "
    "nebenmuskeln, mięśnie pomocnicze, muscles secondaires, músculos secundarios, вспомогательные мышцы, "
    "βοηθητικοί μύες, cơ phụ",
    "type": "exercise type, type of exercise, training type, exercise category, type, category, art, übungsart, "
    "rodzaj, typ, tipo, тип, τύπος, loại",
    "equipment": "equipment required, equipment needed, required equipment, needed equipment, equipment used, "
    "what you need, you will need, you'll need, what you'll need, equipment, gear, ausrüstung, geräte, gerät, "
    "hilfsmittel, sprzęt, matériel, équipement, equipo, equipamiento, attrezzatura, equipamento, инвентарь, "
    "оборудование, εξοπλισμός, dụng cụ",
    "mechanics": "mechanics, mechanic, mechanics type, movement type, mechanik, mechanika, механика",
    "level": "experience level, skill level, difficulty level, level of difficulty, fitness level, experience, "
    "difficulty, level, niveau, schwierigkeit, schwierigkeitsgrad, poziom, poziom trudności, trudność, nivel, "
    "difficulté, dificultad, livello, уровень, сложность, επίπεδο, δυσκολία, trình độ, độ khó",
}

FACTS = (
    "force, force type, grip, stance, laterality, movement pattern, plane of motion, movement plane, pattern, "
    "duration, time, sets, reps, repetitions, rest, tempo, frequency, calories, calories burned, joints, "
    "also known as, other names, alternative names, rep range, utility"
)
"""Further labels of a profile: they mean nothing to planner and are printed as they stand."""

MUSCLES: dict[str, str] = {
    "quads": "Quads, quadriceps, quad, quadricep, quadriceps femoris, front thighs, front thigh, thighs, vastus, "
    "rectus femoris, vastus medialis, vastus medialis oblique, VMO, vastus lateralis, vastus intermedius, "
    "knee extensors",
    "hamstrings": "Hamstrings, hamstring, hams, biceps femoris, back thighs, back thigh, semitendinosus, "
    "semimembranosus, knee flexors",
    "glutes": "Glutes, glute, gluteus, gluteals, gluteus maximus, glute max, gluteus medius, glute med, "
    "gluteus minimus, glute min, buttocks, buttock, bum, hip extensors, piriformis, hip rotators",
    "calves": "Calves, calf, gastrocnemius, soleus, calf muscles, triceps surae, plantar flexors, "
    "peroneals, peroneal muscles, fibularis, fibularis longus",
    "shins": "Shins, shin, tibialis anterior, tibialis, shin muscles, dorsiflexors, front of lower leg",
    "feet": "Feet, foot, foot muscles, toe flexors, foot arch",
    "adductors": "Adductors, adductor, inner thighs, inner thigh, groin, hip adductors, adductor magnus, "
    "adductor longus, gracilis",
    "abductors": "Abductors, abductor, outer thighs, outer thigh, hip abductors, tensor fasciae latae, TFL",
    "abs": "Abs, abdominals, abdominal, abdomen, rectus abdominis, core, stomach, transversus abdominis, "
    "transverse abdominis, deep core, deep abs, lower abs, upper abs, trunk",
    "obliques": "Obliques, oblique, waist, side abs, external obliques, internal obliques, external oblique, "
    "internal oblique",
    "lower_back": "Lower Back, erector spinae, erectors, spinal erectors, lumbar, back extensors, "
    "multifidus, multifidi, quadratus lumborum, QL, low back",
    "upper_back": "Upper Back, middle back, mid back, rhomboids, rhomboid, back, scapular retractors",
    "lats": "Lats, lat, latissimus dorsi, latissimus, teres major",
    "traps": "Traps, trapezius, trap, upper traps, middle traps, mid traps, lower traps, upper trapezius, "
    "middle trapezius, lower trapezius",
    "chest": "Chest, pectorals, pecs, pec, pectoralis, pectoralis major, upper chest, lower chest, pectoral, "
    "pectoralis minor",
    "serratus": "Serratus, serratus anterior",
    "shoulders": "Shoulders, shoulder, deltoids, delts, deltoid, delt, front delts, side delts, front shoulders, "
    "anterior deltoids, lateral deltoids, anterior deltoid, lateral deltoid, medial deltoid, medial deltoids, "
    "middle deltoid, front deltoids, side deltoids, rotator cuff, supraspinatus, infraspinatus, teres minor, "
    "subscapularis, external rotators",
    "rear_shoulders": "Rear Shoulders, rear delts, rear deltoids, posterior deltoids, rear shoulder, rear delt, "
    "rear deltoid, posterior deltoid",
    "biceps": "Biceps, bicep, biceps brachii, brachialis, upper arm front, elbow flexors",
    "triceps": "Triceps, tricep, triceps brachii, upper arm back, elbow extensors",
    "forearms": "Forearms, forearm, wrists, wrist, grip, brachioradialis, wrist flexors, wrist extensors, hands, "
    "finger flexors",
    "hip_flexors": "Hip Flexors, hip flexor, iliopsoas, psoas, iliacus",
    "neck": "Neck, neck muscles, sternocleidomastoid, deep neck flexors, neck flexors, neck extensors, "
    "levator scapulae, scalenes",
    "pelvic_floor": "Pelvic Floor, pelvic floor muscles",
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
    "dumbbell": "Dumbbell, dumbbells, db",
    "kettlebell": "Kettlebell, kettlebells, kb",
    "body_weight": "Body Weight, body only, own weight, none, no equipment, nothing",
    "cable": "Cable Machine, cable, cables, pulley, cable station, pulley machine, functional trainer, "
    "cable crossover, lat pulldown machine, lat pulldown, pulldown machine, cable row machine, seated row machine",
    "machine": "Machine, machines, leverage machine, weight machine, gym machine, leg press machine, leg press, "
    "leg curl machine, leg extension machine, hack squat machine, chest press machine, shoulder press machine, "
    "calf raise machine, hip abduction machine, hip adduction machine, pec deck, assisted pull-up machine",
    "band": "Band, bands, resistance band, resistance bands, elastic band, elastic bands, mini band, loop band, "
    "exercise band, tubing",
    "rack": "Rack, squat rack, power rack, squat stand, half rack, power cage",
    "bench": "Bench, flat bench, weight bench, incline bench, adjustable bench, decline bench, preacher bench",
    "pull_up_bar": "Pull-Up Bar, chin-up bar, pullup bars, chinning bar",
    "dip_bars": "Dip Bars, dip bar, parallel bars, dip station, dip stand, parallettes, parallette bars",
    "ez_bar": "EZ Bar, ez curl bar, curl bar",
    "trap_bar": "Trap Bar, hex bar, hexagonal bar",
    "landmine": "Landmine, landmine attachment",
    "smith_machine": "Smith Machine, smith",
    "medicine_ball": "Medicine Ball, med ball, slam ball, wall ball",
    "swiss_ball": "Swiss Ball, exercise ball, stability ball, gym ball, physio ball, pilates ball",
    "massage_ball": "Massage Ball, tennis ball, lacrosse ball",
    "foam_roller": "Foam Roller, foam roll, roller",
    "mat": "Mat, exercise mat, yoga mat, floor, bed",
    "step": "Step, stair, stairs, aerobic step, platform, footstool",
    "box": "Box, plyo box, plyometric box, jump box, squat box",
    "plate": "Plate, weight plate, plates, weight plates",
    "suspension": "Suspension Trainer, trx, sling trainer, suspension straps",
    "rings": "Rings, gymnastic rings, gymnastics rings, ring, gym rings",
    "chair": "Chair, stool, seat, sofa",
    "table": "Table, desk, counter",
    "wall": "Wall, door frame, doorway, door",
    "towel": "Towel, towels, rolled towel, pillow, cushion, blanket",
    "strap": "Strap, stretching strap, yoga strap, stretch strap",
    "stick": "Stick, broomstick, broom handle, dowel, pole, wand",
    "partner": "Partner, training partner, helper, spotter",
    "balance_pad": "Balance Pad, balance board, balance cushion, foam pad, wobble board, wobble cushion, bosu, "
    "bosu ball",
    "sliders": "Sliders, slider, sliding discs, gliders, gliding discs",
    "yoga_block": "Yoga Block, yoga blocks",
    "ab_wheel": "Ab Wheel, ab roller",
    "ankle_weight": "Ankle Weights, ankle weight, cuff weight, cuff weights",
    "weight_vest": "Weight Vest, weighted vest",
    "dip_belt": "Dip Belt, dipping belt",
    "lifting_belt": "Lifting Belt, weightlifting belt, belt",
    "sandbag": "Sandbag, sandbags",
    "sled": "Sled, sledge, prowler, push sled",
    "battle_rope": "Battle Rope, battle ropes, battling ropes",
    "skipping_rope": "Skipping Rope, jump rope, speed rope, jumping rope",
    "rower": "Rower, rowing machine, rowing ergometer, erg, ergometer, indoor rower",
    "bike": "Bike, exercise bike, stationary bike, bicycle, spin bike, air bike, assault bike, indoor bike, "
    "recumbent bike, cycle",
    "treadmill": "Treadmill, running machine",
    "elliptical": "Elliptical, cross trainer, elliptical trainer, elliptical machine",
    "stair_climber": "Stair Climber, stepper, stepmill, stairmaster",
    "ski_machine": "Ski Machine, ski erg, ski ergometer",
    "back_extension_bench": "Back Extension Bench, roman chair, hyperextension bench, hyperextension, GHD, "
    "45-degree bench, back extension machine, glute ham developer",
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
_OPENINGS = frozenset(fold(word) for word in words(OPENINGS))
_FACTS = frozenset(fold(word) for word in words(FACTS))
_LABEL = _lookup(cast("dict[str, str]", LABELS))
_MUSCLE = _lookup(MUSCLES)
_EQUIPMENT = _lookup(EQUIPMENT)
_LEVEL = _lookup(LEVELS)


def section_kind(heading: str) -> SectionKind:
    """What a section with this heading is; ``other`` for a heading that planner does not know."""
    key = fold(heading)
    found = cast("SectionKind | None", _SECTION.get(key))
    if found is not None:
        return found
    return "instructions" if key in _OPENINGS or HOW_TO.match(heading.strip()) else "other"


def names_a_part(heading: str) -> bool:
    """Whether a known section's heading says more than its kind, so that it must be printed: ``Starting position``."""
    return fold(heading) not in _SECTION


def is_label(label: str) -> bool:
    """Whether ``label`` stands in profiles, with or without a meaning to planner."""
    return bool(profile_key(label)) or fold(label) in _FACTS


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
