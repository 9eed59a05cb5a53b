"""What authors write instead of the founding document."""

import datetime as dt
from pathlib import Path

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Files, Source
from planner.library.exercise import read_exercise
from planner.library.model import Bullets, Exercise, Grid, Heading, Inline, Paragraph, Quote, plain


def read(text: str, name: str = "goblet_squat.md") -> tuple[Exercise, list[tuple[str, str, int]]]:
    """The exercise in ``text``, and its problems as severity, code and line."""
    out = Diagnostics()
    exercise = read_exercise(Source(name, text, Path("/nowhere") / name), Path("/nowhere"), Files(), out)
    return exercise, [(d.severity.value, d.code, d.span.line if d.span else 0) for d in out]


def texts(points: tuple[tuple[object, ...], ...]) -> list[str]:
    return [" / ".join(plain(b.inlines) for b in point if isinstance(b, Paragraph)) for point in points]


def pairs(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    exercise, _ = read(f"## PROFILE\n{text}\n")
    return [(entry.key, entry.label, entry.values) for entry in exercise.profile]


def test_no_front_matter_takes_the_name_of_the_file() -> None:
    exercise, problems = read("## TIPS\n- Breathe.\n")
    assert (exercise.slug, exercise.name, exercise.description) == ("goblet_squat", "Goblet Squat", "")
    assert texts(exercise.tips) == ["Breathe."]
    assert problems == [("note", "no-front-matter", 1)]


def test_an_empty_file_is_an_exercise_without_anything() -> None:
    exercise, _ = read("")
    assert (exercise.name, exercise.sections, exercise.profile, exercise.steps) == ("Goblet Squat", (), (), ())


def test_unclosed_front_matter_is_a_warning_and_its_text_stays() -> None:
    exercise, problems = read("---\ntitle: x\n\n## TIPS\n- Breathe.\n")
    assert ("warning", "unclosed-front-matter", 1) in problems
    assert exercise.slug == "goblet_squat"
    assert texts(exercise.tips) == ["Breathe."]
    assert plain(exercise.sections[0].blocks[0].inlines) == "title: x"  # type: ignore[union-attr]  # the first block is a paragraph


def test_broken_yaml_is_a_warning_at_its_line_and_the_steps_print() -> None:
    exercise, problems = read('---\ntitle: squat\ndescription: "never closed\n---\n## STEPS\n1. Sit.\n')
    assert texts(exercise.steps) == ["Sit."]
    assert problems
    assert all(severity != "error" for severity, _, _ in problems)
    assert any(line == 3 for _, _, line in problems)


def test_front_matter_that_is_no_map() -> None:
    exercise, problems = read("---\n- a\n- b\n---\n## TIPS\n- Breathe.\n")
    assert exercise.slug == "goblet_squat"
    assert ("warning", "bad-front-matter", 2) in problems


def test_leading_blank_lines_do_not_shift_positions() -> None:
    _, problems = read("\n\n---\ntitle: a\ndate: soon\n---\nText [x](javascript:y)\n")
    assert sorted(problems) == [("warning", "bad-date", 5), ("warning", "bad-link", 7)]


@pytest.mark.parametrize(
    ("head", "slug", "name"),
    [
        ("title: back_squat\nsubtitle: Back Squat", "back_squat", "Back Squat"),
        ("title: back_squat", "back_squat", "Back Squat"),
        ("title: Back Squat", "back_squat", "Back Squat"),
        ("title: Back-Squat", "Back-Squat", "Back Squat"),
        ("title: ../../etc/passwd\nsubtitle: A/B", "etc_passwd", "A/B"),
        ("title: 300", "300", "300"),
        ("title: no", "no", "No"),
        ("subtitle: Żuraw", "goblet_squat", "Żuraw"),
        ("title: '///'", "goblet_squat", "Goblet Squat"),
    ],
)
def test_slug_and_name(head: str, slug: str, name: str) -> None:
    exercise, _ = read(f"---\n{head}\n---\n")
    assert (exercise.slug, exercise.name) == (slug, name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.04.2023", dt.date(2023, 4, 12)),
        ("1.4.2023", dt.date(2023, 4, 1)),
        ("2023-04-12", dt.date(2023, 4, 12)),
        ("2023-04-12T10:00:00Z", dt.date(2023, 4, 12)),
    ],
)
def test_dates(text: str, expected: dt.date) -> None:
    exercise, problems = read(f"---\ntitle: a\ndate: {text}\n---\n")
    assert exercise.date == expected
    assert problems == []


@pytest.mark.parametrize("text", ["31.02.2023", "April", "04/12/2023", "99999-01-01", "٣.٤.٢٠٢٣"])
def test_what_is_no_date_is_a_warning(text: str) -> None:
    exercise, problems = read(f"---\ntitle: a\ndate: {text}\n---\n")
    assert exercise.date is None
    assert problems == [("warning", "bad-date", 3)]


def test_aliases_as_list_or_text_and_unknown_keys() -> None:
    assert read("---\naliases: [squat, 'box squat']\n---\n")[0].aliases == ("squat", "box squat")
    exercise, problems = read("---\naliases: squat, box squat\ndraft: true\nlicense: CC0\nauthor: Ann\n---\n")
    assert exercise.aliases == ("squat", "box squat")
    assert (exercise.licence, exercise.author) == ("CC0", "Ann")
    assert problems == [("note", "unknown-front-matter-key", 3)]


def test_values_of_the_wrong_shape_are_warnings() -> None:
    _, problems = read("---\ntitle: [a]\naliases: {b: c}\nvideo: [d]\n---\n")
    assert [(severity, code) for severity, code, _ in problems] == [("warning", "bad-value")] * 3


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("## WARM UP:", "warm_up"),
        ("# Warm-up", "warm_up"),
        ("### warmup :", "warm_up"),
        ("##WARM UP", "warm_up"),
        ("## STEPS ##", "instructions"),
        ("## How to", "instructions"),
        ("## **Tips:**", "tips"),
        ("## Warning:", "caution"),
        ("## EASIER:", "easier"),
        ("## Harder", "harder"),
        ("Instructions\n---", "instructions"),
        ("## History", "other"),
    ],
)
def test_headings(heading: str, kind: str) -> None:
    exercise, _ = read(f"---\ntitle: a\n---\n{heading}\n\nWords.\n")
    assert [section.kind for section in exercise.sections] == [kind]


def test_sections_of_any_name_and_text_before_them_are_kept_in_order() -> None:
    exercise, _ = read("Hello.\n\n# Goblet Squat\n## History\nOld.\n### Early days\nVery old.\n## TIPS\n- One.\n")
    assert [(s.kind, s.heading) for s in exercise.sections] == [
        ("other", ""),
        ("other", "History"),
        ("tips", "TIPS"),
    ]
    history = next(s for s in exercise.sections if s.heading == "History")
    assert [type(block) for block in history.blocks] == [Paragraph, Heading, Paragraph]
    assert exercise.description == ""


def test_a_heading_that_repeats_the_name_is_left_out() -> None:
    exercise, _ = read("# Goblet squat\n\n## TIPS\n- One.\n")
    assert [s.kind for s in exercise.sections] == ["tips"]


def test_a_repeated_section_joins_the_first() -> None:
    exercise, problems = read("---\ntitle: a\n---\n## TIPS\n- One.\n## NOTES\nx\n## Tips:\n- Two.\n")
    assert texts(exercise.tips) == ["One.", "Two."]
    assert problems == [("note", "repeated-section", 8)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Equipment Required - Barbell", [("equipment", "Equipment Required", ("Barbell",))]),
        ("Equipment: Barbell, Rack", [("equipment", "Equipment", ("Barbell", "Rack"))]),
        ("**Level** – Beginner", [("level", "Level", ("Beginner",))]),
        ("Target Muscle Group\n- Glutes", [("muscle", "Target Muscle Group", ("Glutes",))]),
        ("Target Muscle\nGroup - Glutes", [("muscle", "Target Muscle Group", ("Glutes",))]),
        ("Secondary Muscles -\n&nbsp;\nAbs,\nQuads and Calves\n&nbsp;", [
            ("secondary", "Secondary Muscles", ("Abs", "Quads", "Calves"))
        ]),
        ("- Equipment - Pull-Up Bar\n- Mechanics - Compound", [
            ("equipment", "Equipment", ("Pull-Up Bar",)), ("mechanics", "Mechanics", ("Compound",))
        ]),
        ("Exercise Type - Strength Equipment Required - Barbell", [
            ("type", "Exercise Type", ("Strength",)), ("equipment", "Equipment Required", ("Barbell",))
        ]),
        ("| Equipment | Barbell |\n|---|---|\n| Level | Beginner |", [
            ("equipment", "Equipment", ("Barbell",)), ("level", "Level", ("Beginner",))
        ]),
        ("Equipment:\n- Barbell\n- Muscle-up bar", [("equipment", "Equipment", ("Barbell", "Muscle-up bar"))]),
        ("Grip: wide", [("", "Grip", ("wide",))]),
        ("Free words.\n\nLevel - Beginner", [("", "", ("Free words",)), ("level", "Level", ("Beginner",))]),
        ("Level - Beginner\n\nMore words", [("level", "Level", ("Beginner",)), ("", "", ("More words",))]),
    ],
)  # fmt: skip
def test_profile_pairs(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert pairs(text) == expected


def test_lists_indented_and_interrupted_stay_one() -> None:
    exercise, _ = read("## STEPS\n    1. One\n\n&nbsp;\n\n    2. Two\n<br>\n    3. 3/4 sets of 10-12 reps\n")
    section = exercise.section("instructions")
    assert section is not None
    assert len(section.blocks) == 1
    assert texts(exercise.steps) == ["One", "Two", "3/4 sets of 10-12 reps"]


def test_steps_without_a_list_are_paragraphs_and_text_between_lists_is_not_lost() -> None:
    assert texts(read("## STEPS\nSit.\n\nStand.\n")[0].steps) == ["Sit.", "Stand."]
    exercise, _ = read("## STEPS\nFirst read.\n\n1. Sit.\n\nWait.\n\n2. Stand.\n")
    assert texts(exercise.steps) == ["First read. / Sit. / Wait.", "Stand."]
    section = exercise.section("instructions")
    assert section is not None
    [steps] = [block for block in section.blocks if isinstance(block, Bullets)]
    assert len(steps.items) == 2


def test_markup_becomes_runs() -> None:
    exercise, _ = read("Keep **your *back* flat** and `brace`, see [the **site**](https://a.example/x).\\\nNow.\n")
    [block] = exercise.sections[0].blocks
    assert isinstance(block, Paragraph)
    link = "https://a.example/x"
    assert block.inlines == (
        Inline("Keep "),
        Inline("your ", bold=True),
        Inline("back", bold=True, italic=True),
        Inline(" flat", bold=True),
        Inline(" and "),
        Inline("brace", code=True),
        Inline(", see "),
        Inline("the ", link=link),
        Inline("site", bold=True, link=link),
        Inline("."),
        Inline("\n"),
        Inline("Now."),
    )


def test_tables_quotes_and_nested_lists() -> None:
    exercise, _ = read("| a | b |\n|---|---|\n| 1 | |\n\n> Said.\n\n- one\n  - deeper\n\n***\n")
    grid, quote, bullets = exercise.sections[0].blocks
    assert grid == Grid(((Inline("a"),), (Inline("b"),)), (((Inline("1"),), ()),), grid.span)
    assert isinstance(quote, Quote)
    assert isinstance(bullets, Bullets)
    [[first, inner]] = bullets.items
    assert isinstance(first, Paragraph)
    assert isinstance(inner, Bullets)
    assert (inner.span.line, inner.span.column) == (8, 3)


def test_video_of_no_known_kind_is_a_warning() -> None:
    exercise, problems = read("---\ntitle: a\nvideo: javascript:alert(1)\n---\n")
    assert exercise.video == ""
    assert problems == [("warning", "bad-video", 3)]
