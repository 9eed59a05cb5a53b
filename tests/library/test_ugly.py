"""Files as people write them: what a reader understands at once is understood here."""

import time
from pathlib import Path

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Files, Source
from planner.library.exercise import read_exercise
from planner.library.index import Library
from planner.library.model import Bullets, Exercise, Heading, Paragraph, plain

UGLY = Path(__file__).resolve().parents[1] / "ugly"


def read(text: str, name: str = "goblet_squat.md") -> tuple[Exercise, list[str]]:
    """The exercise in ``text``, and the codes of its warnings."""
    out = Diagnostics()
    exercise = read_exercise(Source(name, text, Path("/nowhere") / name), Path("/nowhere"), Files(), out)
    assert not out.has_errors
    return exercise, [problem.code for problem in out if problem.severity == "warning"]


def ugly(stem: str) -> Exercise:
    out, files = Diagnostics(), Files()
    source = files.text(UGLY / f"{stem}.md", out)
    assert source is not None
    return read_exercise(source, UGLY, files, out)


def texts(points: tuple[tuple[object, ...], ...]) -> list[str]:
    return [" / ".join(plain(b.inlines) for b in point if isinstance(b, Paragraph | Heading)) for point in points]


def kinds(exercise: Exercise) -> list[str]:
    return [section.heading if section.kind == "other" else section.kind for section in exercise.sections]


def profile(exercise: Exercise) -> dict[str, tuple[str, ...]]:
    return {entry.key or entry.label: entry.values for entry in exercise.profile}


# Headings


@pytest.mark.parametrize(
    "heading",
    [
        "**Instructions**",
        "**Steps:**",
        "**How to do it**:",
        "__Directions__",
        "Instructions:",
        "Technique",
        "<b>Steps</b>",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_line_in_bold_or_a_known_word_alone_is_a_heading(heading: str, between: str) -> None:
    exercise, _ = read(f"Good for the legs.\n\n{heading}{between}1. Sit.\n2. Stand.\n")
    assert kinds(exercise) == ["", "instructions"]
    assert texts(exercise.steps) == ["Sit.", "Stand."]


def test_a_heading_may_stand_at_the_start_of_its_paragraph() -> None:
    exercise, _ = read("**Instructions:** Sit down.\n\n**Tips:** Breathe.\n\nWarning: Not with a sore knee.\n")
    assert kinds(exercise) == ["instructions", "tips", "caution"]
    assert texts(exercise.tips) == ["Breathe."]


def test_words_before_a_colon_inside_a_known_section_stay_in_it() -> None:
    exercise, _ = read("## Instructions\n\n1. Sit.\n\nWarning: this burns.\n\n2. Stand.\n")
    assert kinds(exercise) == ["instructions"]
    assert texts(exercise.steps) == ["Sit. / Warning: this burns.", "Stand."]


def test_unknown_bold_lines_are_sections_unless_they_name_parts_of_one() -> None:
    assert kinds(read("**Steps**\n1. Sit.\n\n**Benefits**\n\nLegs.\n")[0]) == ["instructions", "Benefits"]
    parts = read("**Steps**\n\n**Down**\n\n1. Sit.\n\n**Up**\n\n1. Stand.\n")[0]
    assert kinds(parts) == ["instructions"]
    assert "**" not in str(parts.sections)


def test_bold_sentences_are_no_headings() -> None:
    exercise, _ = read("## Tips\n\n**Never round your back!**\n\nReally.\n")
    assert texts(exercise.tips) == ["Never round your back!", "Really."]


def test_a_part_of_the_instructions_keeps_its_heading() -> None:
    exercise = ugly("profile_bullets")
    assert texts(exercise.steps)[0].startswith("Preparation / Set the pad so")
    assert texts(exercise.steps)[-1] == "Let it go down slowly, all the way."
    assert "Execution" in " ".join(texts(exercise.steps))


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("How to perform a goblet squat", "instructions"),
        ("Step by step", "instructions"),
        ("📝 How to do it", "instructions"),
        ("Ausführung", "instructions"),
        ("Εκτέλεση", "instructions"),
        ("Cách thực hiện", "instructions"),
        ("Form cues", "tips"),
        ("Wskazówki", "tips"),
        ("Осторожно", "caution"),
        ("Common mistakes", "other"),
        ("Benefits", "other"),
    ],
)
def test_words_for_a_section(heading: str, kind: str) -> None:
    exercise, _ = read(f"---\ntitle: a\n---\n## {heading}\n\nWords.\n")
    assert [section.kind for section in exercise.sections] == [kind]


@pytest.mark.parametrize(
    "head", ["# Sissy Squat", "Sissy Squat\n===", "**Sissy Squat**", "<h1>Sissy Squat</h1>", "Sissy Squat"]
)
def test_the_title_at_the_head_of_a_text_is_the_name_and_stands_nowhere_else(head: str) -> None:
    exercise, _ = read(f"{head}\n\n## Tips\n\n- Hold on.\n")
    assert exercise.name == "Sissy Squat"
    assert kinds(exercise) == ["tips"]


def test_a_title_below_a_picture_is_not_repeated() -> None:
    exercise = ugly("wiki_page")
    assert exercise.name == "Sissy squat"
    assert "Sissy squat" not in kinds(exercise)


# Steps


@pytest.mark.parametrize(
    "text",
    [
        "Step 1: Sit.\nStep 2: Stand.",
        "Step 1 - Sit.\n\nStep 2 - Stand.",
        "**Step 1:** Sit.\n\n**Step 2:** Stand.",
        "Krok 1. Sit.\nKrok 2. Stand.",
        "(1) Sit.\n(2) Stand.",
        "1️⃣ Sit.\n2️⃣ Stand.",
        "① Sit.\n② Stand.",
        "1.Sit.\n2.Stand.",
        "<ol><li>Sit.</li><li>Stand.</li></ol>",
        "<ol>\n<li><p>Sit.</p></li>\n\n<li>\nStand.\n</li>\n</ol>",
        "1. Sit.\n\n2. Stand.",
        "- [ ] Sit.\n- [x] Stand.",
        "•\tSit.\n•\tStand.",
    ],
)
def test_steps_in_every_dress(text: str) -> None:
    exercise, _ = read(f"## Instructions\n\n{text}\n")
    assert texts(exercise.steps) == ["Sit.", "Stand."]


@pytest.mark.parametrize("hashes", ["##", "####"])
def test_steps_under_headings_are_a_list(hashes: str) -> None:
    text = f"{hashes} Step 1: Down\n\nSit.\n\n{hashes} Step 2\n\nStand.\n\n{hashes} Benefits\n\nLegs.\n"
    exercise, _ = read(f"---\ntitle: a\n---\n{text}")
    assert kinds(exercise) == ["instructions", "Benefits"]
    assert texts(exercise.steps) == ["Down / Sit.", "Stand."]


def test_a_numbered_list_without_any_heading_is_the_steps() -> None:
    exercise = ugly("no_headings")
    assert kinds(exercise) == ["", "instructions"]
    assert len(exercise.steps) == 4
    assert texts(exercise.steps)[3].endswith("every few days.")


def test_numbers_and_ranges_at_the_start_of_a_line_are_no_list() -> None:
    exercise, _ = read("## Tips\n\n3.5 kg is enough.\n\n3-5 times a week.\n\n– or less –\n")
    assert not any(isinstance(block, Bullets) for block in exercise.sections[0].blocks[:2])


def test_html_lists_nest_and_keep_their_looks() -> None:
    exercise = ugly("html_lists")
    assert [len(step) for step in exercise.steps] == [1, 2, 1]
    inner = exercise.steps[1][1]
    assert isinstance(inner, Bullets)
    assert not inner.ordered
    first = exercise.sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert [run.text for run in first.inlines if run.bold] == ["from the clinic"]
    assert texts(exercise.tips)[:2] == ["Hold on to a door frame if you wobble.", "A mirror helps a lot."]


def test_code_in_a_fence_is_left_alone() -> None:
    exercise, _ = read("## Tips\n\n```\nStep 1: x\n<li>y\n• z\n```\n")
    assert getattr(exercise.sections[0].blocks[0], "text", "") == "Step 1: x\n<li>y\n• z"


def test_footnotes_keep_their_words() -> None:
    exercise, _ = read("## Tips\n\nKneel[^1].\n\n[^1]: softly\n")
    assert texts(exercise.tips) == ["Kneel[1].", "[1] softly"]


# Profile


@pytest.mark.parametrize(
    "text",
    [
        "**Target muscles:** Quads\n**Equipment:** Kettlebell",
        "Target muscles: Quads\nEquipment: Kettlebell",
        "- **Target muscles**: Quads\n- **Equipment**: Kettlebell",
        "| | |\n|---|---|\n| Target muscles | Quads |\n| Equipment | Kettlebell |",
        "| Field | Value |\n|---|---|\n| Target muscles | Quads |\n| Equipment | Kettlebell |",
        "Target muscles | Equipment\n--- | ---\nQuads | Kettlebell",
        "## Muscles worked\n\n- Quads\n\n## Equipment\n\nKettlebell",
        "**Muscles worked**\n- Quads\n\n**What you need:**\n- Kettlebell",
        "### At a glance\nMuscles: Quads\nEquipment: Kettlebell",
        "<ul><li>Muscles: Quads</li><li>Equipment: Kettlebell</li></ul>",
    ],
)
def test_profile_without_its_heading(text: str) -> None:
    exercise, _ = read(f"# Goblet Squat\n\n{text}\n\n## Instructions\n\n1. Sit.\n")
    assert profile(exercise) == {"muscle": ("Quads",), "equipment": ("Kettlebell",)}
    assert [kind for kind in kinds(exercise) if kind != "profile"] == ["instructions"]


@pytest.mark.parametrize(
    "text",
    [
        f"Equipment: {'any bench will do, but in my experience the old one is best ' * 3}",
        "Keep in mind: breathe.",
        "Equipment: kettlebell\nand a lot of patience on the way.",
        "## Muscles worked\n\nThe squat works the quads and, when you go deep, the glutes as well.",
        "## Details\n\nThis is a story.\n\nIt goes on.",
        "## Programme\n\n- Sets: 3\n- Reps: 10",
    ],
)
def test_text_that_only_looks_like_a_profile_stays_text(text: str) -> None:
    exercise, _ = read(f"# Goblet Squat\n\nWords.\n\n{text}\n")
    assert exercise.profile == ()
    assert "profile" not in [section.kind for section in exercise.sections]


def test_the_index_knows_every_kind_of_profile() -> None:
    out = Diagnostics()
    library = Library.open([UGLY], Files(), out)
    assert not out.has_errors
    names = {entry.name for entry in library.search(muscle="hamstrings")}
    assert {"Lying Leg Curl", "Barbell Good Morning"} <= names
    for entry in library.entries:
        exercise = library.find(entry.slug)
        assert exercise is not None
        assert (exercise.muscles, exercise.equipment) == (entry.muscles, entry.equipment), entry.path


# Front matter


def test_front_matter_of_a_data_set_is_the_exercise() -> None:
    exercise = ugly("dataset")
    assert exercise.name == "Barbell Good Morning"
    assert profile(exercise) == {
        "Force": ("pull",),
        "level": ("intermediate",),
        "mechanics": ("compound",),
        "equipment": ("barbell",),
        "muscle": ("hamstrings",),
        "secondary": ("glutes", "lower back"),
        "type": ("strength",),
    }
    assert len(exercise.steps) == 4
    assert texts(exercise.steps)[2].startswith("Stop before your back rounds: for most")


def test_front_matter_in_toml() -> None:
    exercise, warnings = read(
        '+++\ntitle = "Row"\ndate = 2024-03-05\nlevel = "beginner"\ntips = ["Slow down."]\n+++\nText.\n'
    )
    assert (exercise.slug, str(exercise.date), exercise.level) == ("Row", "2024-03-05", "beginner")
    assert texts(exercise.tips) == ["Slow down."]
    assert warnings == []


@pytest.mark.parametrize(
    "text", ["a = [1,", "= 1", "a = 1\na = 2", "a = " + "[" * 5000, "a." * 9000 + "b = 1", "\n" * 30_000]
)
def test_broken_toml_is_a_warning_at_most(text: str) -> None:
    exercise, warnings = read(f"+++\nlevel = 'easy'\n{text}\n+++\n## Tips\n- Breathe.\n")
    assert texts(exercise.tips) == ["Breathe."]
    assert warnings == ["bad-toml", "bad-front-matter"]
    assert exercise.level == "easy"


@pytest.mark.parametrize(
    "value",
    [
        "9" * 5_000,
        "0x" + "f" * 5_000,
        "0b" + "1" * 19_000,
        "1" + "_1" * 9_000,
        "[#\n" * 6_000,
        "[1," * 4_000 + "]" * 4_000,
        "[{b=" * 4_900,
        '{"a"' + '."a"' * 4_800 + " = 1}",
    ],
    ids=["digits", "hexadecimal", "binary", "underscores", "remarks", "lists", "tables", "quoted keys"],
)
def test_toml_of_any_size_and_depth_is_left_out(value: str) -> None:
    start = time.process_time()
    exercise, warnings = read(f"+++\na = {value}\n+++\n## Tips\n- Breathe.\n")
    assert time.process_time() - start < 1
    assert texts(exercise.tips) == ["Breathe."]
    assert warnings == ["bad-toml", "bad-front-matter"]


@pytest.mark.parametrize("value", ["0." + "1" * 19_000, '"' + "x" * 19_000 + '"', "[" + " " * 19_000 + "]"])
def test_one_long_value_of_toml_is_quick(value: str) -> None:
    start = time.process_time()
    exercise, _ = read(f"+++\nlevel = 'easy'\nb = {value}\n+++\n## Tips\n- Breathe.\n")
    assert time.process_time() - start < 1
    assert exercise.level == "easy"


def test_of_broken_yaml_the_plain_lines_are_read() -> None:
    exercise = ugly("broken_front")
    assert exercise.name == "Copenhagen Plank"
    assert exercise.description.startswith("Side plank for the groin")
    assert (exercise.level, exercise.equipment) == ("advanced", ("bench",))


def test_nested_muscles_and_steps_in_one_text() -> None:
    exercise, _ = read(
        "---\nmuscles:\n  primary: quads\n  secondary: [abs]\ninstructions: |\n  Sit down.\n\n  Stand up.\n"
        "type: post\ntags: [legs, home]\nvariations:\n  - With a pause of two seconds at the bottom.\n---\n"
    )
    assert profile(exercise) == {"muscle": ("quads",), "secondary": ("abs",)}
    assert texts(exercise.steps) == ["Sit down.", "Stand up."]
    assert kinds(exercise) == ["instructions", "Variations"]


# Pictures and all the rest


def test_pictures_between_paragraphs_are_those_of_the_exercise(tmp_path: Path) -> None:
    for name in ("start.png", "half.png"):
        (tmp_path / name).write_bytes(b"x")
    out = Diagnostics()
    text = "![x](start.png)\n*Sit tall.*\n\nText.\n\n<img src='half.png' alt='Halfway'>\n\n![x](start.png)\n"
    exercise = read_exercise(Source("a.md", text, tmp_path / "a.md"), tmp_path, Files(), out)
    assert [(p.path.name, p.caption) for p in exercise.pictures] == [
        ("start.png", "Sit tall."),
        ("half.png", "Halfway"),
    ]
    assert [plain(b.inlines) for s in exercise.sections for b in s.blocks if isinstance(b, Paragraph)] == ["Text."]


def test_bad_links_of_a_file_are_one_warning() -> None:
    assert read("[a](javascript:a) [b](javascript:b)\n\n[c](file:///c)\n")[1] == ["bad-link"]


@pytest.mark.parametrize(
    "text",
    [
        "<li>" * 15_000,
        "<ul>" * 15_000 + "a",
        "<td>" * 15_000,
        "<table><tr>" + "<td>a" * 10_000,
        "<!--" * 15_000,
        "<!-- -->" * 7_000,
        "--> <!--" * 7_000,
        "**a**" + " " * 60_000 + "x",
        "Step" + " " * 60_000 + "1: x",
        "a: b\n" * 2_000,
        "## Equipment\n- a\n" * 900,
        "Equipment:\n- a\n\n" * 600,
        "| Level | Type |\n|---|---|\n" + "| a | b |\n" * 1_900,
        "## Step 1\na\n" * 900,
        "1. a\n\nb\n\n" * 500,
        "[^1]" * 15_000,
        "|" + " " * 60_000 + "|\n-",
    ],
    ids=lambda text: text[:12],
)
def test_habits_pushed_too_far_are_quick(text: str) -> None:
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 2
