"""The exercises that planner brings: each complete, in one voice, and on one page."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from planner.build import Options, build_sheets
from planner.diagnostics import Diagnostics, Severity
from planner.files import Files, shipped
from planner.library import Library, vocabulary
from planner.library.model import Exercise, SectionKind
from planner.library.vocabulary import fold, words
from planner.pages import sheet
from planner.pages.prose import plain_text

CONTENT = shipped("content")
SEED = "hip_thrust"
SLUGS = sorted(path.stem for path in CONTENT.glob("*.md"))
OWN = [slug for slug in SLUGS if slug != SEED]

CAUTIONED = {
    "spine": "back_squat front_squat goblet_squat deadlift romanian_deadlift kettlebell_swing barbell_row leg_press "
    "farmers_carry sumo_deadlift trap_bar_deadlift good_morning power_clean barbell_shrug box_squat rear_delt_fly "
    "suitcase_carry cable_woodchop back_extension crunch hollow_hold russian_twist ab_wheel_rollout sled_push "
    "stiff_leg_deadlift rack_pull hack_squat t_bar_row single_leg_romanian_deadlift",
    "overhead": "overhead_press pull_up chin_up push_press thruster dumbbell_shoulder_press kettlebell_press "
    "turkish_get_up overhead_triceps_extension medicine_ball_slam wall_ball scapular_pull_up",
    "shoulder": "bench_press dumbbell_bench_press dip incline_bench_press close_grip_bench_press dumbbell_fly "
    "skull_crusher floor_press incline_dumbbell_press upright_row support_hold",
    "landing": "box_jump burpee jump_rope jumping_jack",
    "heart": "running treadmill_walk stationary_bike rowing_machine walking",
    "rehabilitation": "quad_set straight_leg_raise heel_slide bird_dog dead_bug glute_bridge side_plank leg_extension "
    "single_leg_glute_bridge clamshell band_external_rotation sit_to_stand terminal_knee_extension short_arc_quad "
    "side_lying_hip_abduction pendulum wand_shoulder_flexion pelvic_tilt prone_press_up chin_tuck ankle_pump "
    "wrist_flexor_stretch wrist_extension seated_knee_extension standing_hip_abduction standing_hip_extension "
    "wall_slide scapular_squeeze curl_up",
    "stretched": "hamstring_stretch childs_pose cat_cow chest_stretch figure_four_stretch thoracic_rotation "
    "foam_roll_upper_back knee_to_chest",
    "falling": "single_leg_stand tandem_walk standing_march",
    "strained": "pike_push_up hanging_knee_raise nordic_curl pistol_squat wall_sit swiss_ball_leg_curl "
    "hanging_leg_raise l_sit",
}
"""The exercises whose sheets must say who asks first and when to stop, by what is at risk."""

TYPES = ("Strength", "Power", "Cardio", "Balance", "Mobility", "Stretching", "Rehabilitation")
"""What an exercise may be for, as its profile says it."""

AMERICAN = re.compile(
    r"\b(?:center\w*|color\w*|gray|fiber|behavior|labor|meters?|toward|inward|stabiliz\w*|organiz\w*|leveled|traveling)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def problems() -> Diagnostics:
    return Diagnostics()


@pytest.fixture(scope="module")
def library(problems: Diagnostics) -> Library:
    return Library.open([CONTENT], Files(), problems)


@pytest.fixture(scope="module")
def exercises(library: Library) -> dict[str, Exercise]:
    found = [library.find(slug) for slug in SLUGS]
    return {exercise.slug: exercise for exercise in found if exercise}


def text_of(slug: str) -> str:
    return (CONTENT / f"{slug}.md").read_text(encoding="utf-8")


def neighbours(exercise: Exercise, kind: SectionKind) -> list[str]:
    section = exercise.section(kind)
    return [name.strip() for name in plain_text(section.blocks).split(",")] if section else []


def test_every_file_is_an_exercise_and_no_name_is_claimed_twice(library: Library, problems: Diagnostics) -> None:
    assert [entry.slug for entry in sorted(library.entries, key=lambda entry: entry.slug)] == SLUGS
    claims = Counter(
        key for entry in library.entries for key in {fold(name) for name in (entry.slug, entry.name, *entry.aliases)}
    )
    assert [name for name, count in claims.items() if count > 1] == []
    assert [problem.message for problem in problems if problem.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("slug", OWN)
def test_a_sheet_is_complete(exercises: dict[str, Exercise], slug: str) -> None:
    exercise = exercises[slug]
    assert 4 <= len(exercise.steps) <= 7
    assert 3 <= len(exercise.tips) <= 5
    assert 2 <= len(exercise.warm_up) <= 4
    assert all(re.match(r"[A-Z][^:.]{3,40}: [A-Z]", plain_text(point)) for point in exercise.warm_up)
    assert all(plain_text(point).endswith(".") for point in (*exercise.steps, *exercise.tips, *exercise.warm_up))
    assert all(1 <= len(neighbours(exercise, kind)) <= 3 for kind in ("easier", "harder"))
    assert (exercise.licence, exercise.date is not None, exercise.aliases != ()) == ("CC BY 4.0", True, True)


@pytest.mark.parametrize("slug", OWN)
def test_the_description_is_one_sentence_that_says_what_is_trained(exercises: dict[str, Exercise], slug: str) -> None:
    text = exercises[slug].description
    assert 60 <= len(text) <= 160
    assert re.fullmatch(r"[A-Z][^.!?:]+\.", text)


@pytest.mark.parametrize("slug", OWN)
def test_the_profile_is_full_and_uses_the_words_that_are_shown(exercises: dict[str, Exercise], slug: str) -> None:
    exercise = exercises[slug]
    keys = [entry.key for entry in exercise.profile]
    assert keys[:5] == ["muscle", "type", "equipment", "mechanics", "level"]
    assert exercise.values("type") in {(kind,) for kind in TYPES}
    assert exercise.values("mechanics") in {("Compound",), ("Isolation",)}
    # One joint may be one muscle's work; more joints are never.
    assert keys[5:] == ["secondary"] or (keys[5:] == [] and exercise.values("mechanics") == ("Isolation",))
    muscles = (*exercise.muscles, *exercise.secondary)
    assert len(set(muscles)) == len(muscles)
    assert len(exercise.muscles) == 1
    for values, find, table in (
        (muscles, vocabulary.muscle, vocabulary.MUSCLES),
        (exercise.equipment, vocabulary.equipment, vocabulary.EQUIPMENT),
        ((exercise.level,), vocabulary.level, vocabulary.LEVELS),
    ):
        assert values
        assert list(values) == [words(table[find(value)])[0] for value in values if find(value)]


@pytest.mark.parametrize("slug", " ".join(CAUTIONED.values()).split())
def test_where_there_is_a_risk_the_sheet_says_who_asks_and_when_to_stop(
    exercises: dict[str, Exercise], slug: str
) -> None:
    section = exercises[slug].section("caution")
    assert section is not None
    text = plain_text(section.blocks)
    assert "doctor" in text
    assert "Stop" in text
    assert len(text) < 520


def test_a_weight_that_the_lower_back_holds_has_a_caution(exercises: dict[str, Exercise]) -> None:
    loaded = {
        slug
        for slug in OWN
        if "Lower Back" in (*exercises[slug].muscles, *exercises[slug].secondary)
        and {"Barbell", "Kettlebell", "Dumbbell", "Trap Bar"} & set(exercises[slug].equipment)
    }
    assert loaded >= {"back_squat", "deadlift", "barbell_row"}
    assert [slug for slug in loaded if exercises[slug].section("caution") is None] == []


@pytest.mark.parametrize("slug", OWN)
def test_without_a_frame_of_its_own_a_caution_is_the_last_tip(exercises: dict[str, Exercise], slug: str) -> None:
    exercise = exercises[slug]
    if exercise.section("caution") is None:
        assert re.search(r"\b[Ss]top\b", plain_text(exercise.tips[-1])), "a sheet says when to stop"


def test_neighbours_stand_under_their_names_in_the_library(library: Library, exercises: dict[str, Exercise]) -> None:
    """A name that the library has is written as there, and nobody is both the easier and the harder one."""
    easier: set[tuple[str, str]] = set()
    for slug, exercise in exercises.items():
        lower, upper = neighbours(exercise, "easier"), neighbours(exercise, "harder")
        known = {name: found for name in (*lower, *upper) if (found := library.entry(name))}
        assert [name for name, found in known.items() if name != found.name] == []
        assert slug not in {found.slug for found in known.values()}
        easier |= {(known[name].slug, slug) for name in lower if name in known}
        easier |= {(slug, known[name].slug) for name in upper if name in known}
    assert len(easier) > 20
    assert [pair for pair in easier if pair[::-1] in easier] == []


@pytest.mark.parametrize("slug", OWN)
def test_spelling_and_type_are_british(slug: str) -> None:
    text = text_of(slug)
    body = text.partition("\n---\n")[2]
    assert AMERICAN.findall(text) == []
    assert [mark for mark in ("'", "`", "´", "...", "--", "\t") if mark in body.replace("---", "")] == []
    assert '"' not in body
    assert re.findall(r"\d-\d", body) == [], "a range has an en dash"
    assert re.findall(r"[^\n]  [^\n]|[ \t]+\n(?=\n)", body) == [], "no stray spaces"
    assert text.startswith(f'---\ntitle: "{slug}"\n')
    assert text.endswith("\n")


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_each_sheet_is_one_page_with_its_type_at_full_size(
    exercises: dict[str, Exercise], size: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pictures may give way to the words, the words to nothing."""
    full = [s for s in sheet.TIGHTER if (s.step, s.tip) == (sheet.FULL.step, sheet.FULL.tip)]
    monkeypatch.setattr(sheet, "TIGHTER", tuple(full))
    out = Diagnostics()
    outcome = build_sheets(list(exercises.values()), Options(page_size=size), Files(), out)
    assert outcome is not None
    assert [problem.message for problem in out if problem.severity is not Severity.NOTE] == []
    assert {section.title: len(section.pages) for section in outcome.sections} == {
        exercise.name: 1 for exercise in exercises.values()
    }
