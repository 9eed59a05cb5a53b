"""The sheet: the founding document on one page, photos in their places, lines to write on, many words over pages."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PIL import Image as Pillow

from planner.diagnostics import Severity
from tests.pages.conftest import ROOT, Book, Keep, Sheet, Word, assert_sound, handout, squashed, typeset

SEED = (ROOT / "content" / "hip_thrust.md").read_text("utf-8")
STEPS = "## INSTRUCTIONS:\n1. Stand up.\n2. Sit down.\n"


def words_of(prefix: str, count: int) -> list[str]:
    """Words that each occur once: ``a0000 a0001 …``."""
    return [f"{prefix}{number:04d}" for number in range(count)]


def shown(book: Book, prefix: str) -> list[str]:
    """The words with that prefix as they stand in the content of the pages, one after the other."""
    return [word.text.strip(",.") for sheet in book.sheets for word in sheet.body if word.text.startswith(prefix)]


def writing_lines(sheet: Sheet) -> list[float]:
    """The heights of the lines across the page to write on."""
    return [s.box.top for s in sheet.strokes if s.level and 0.4 < s.width < 0.6 and s.box.width > 170]


# The founding document


@pytest.fixture(scope="module", params=["A4", "Letter"])
def seed(request: pytest.FixtureRequest) -> Book:
    return handout(SEED, size=request.param)


def test_seed_is_one_sound_page(seed: Book, keep: Keep) -> None:
    keep(seed)
    assert_sound(seed)
    assert len(seed.sheets) == 1
    assert not [code for code in seed.codes if code.endswith("continues")]


def test_seed_prints_all_its_words_in_order(seed: Book) -> None:
    text = squashed("".join(word.text for word in seed.first.words))
    parts = SEED.split("\n## ")
    for part in parts[2:]:
        for line in part.split("\n")[1:]:
            plain = squashed(line.replace("&nbsp;", "").lstrip("-1234. "))
            assert plain in text, line
    description = next(line for line in SEED.split("\n") if line.startswith("description"))
    assert squashed(description.partition('"')[2].strip('"')) in text
    for value in ("Glutes", "Strength", "Barbell", "Isolation", "Intermediate", "Abs,Hamstrings"):
        assert value in text


def test_seed_stands_where_it_was_drawn(seed: Book) -> None:
    sheet = seed.first
    title = sheet.one("Hip Thrust")
    assert (title.size, title.font) == (34, "Roboto-Medium")
    assert title.baseline == pytest.approx(28, abs=2)
    headings = {name: sheet.find(name)[0] for name in ("Instructions", "Profile", "Tips")}
    assert {(word.size, word.bold) for word in headings.values()} == {(10, True)}
    assert headings["Instructions"].box.left == pytest.approx(20, abs=0.5)
    assert headings["Profile"].box.left == pytest.approx(140, abs=0.5)


def test_steps_are_numbered_at_reading_size(seed: Book) -> None:
    step = seed.first.one("Start")
    number = next(w for w in seed.first.words if w.text == "1" and abs(w.baseline - step.baseline) < 0.1)
    assert step.size >= 11
    assert number.bold
    assert step.box.left - number.box.left == pytest.approx(8, abs=0.6)


def test_foot_has_lines_for_people_date_and_notes(seed: Book) -> None:
    sheet = seed.first
    for label, x in (("For", 20), ("From", 80), ("Date", 140)):
        word = next(w for w in sheet.find(label) if w.size == 8)
        line = next(
            s for s in sheet.strokes if s.level and abs(s.box.left - x) < 0.1 and 0 < s.box.top - word.baseline < 2
        )
        assert word.box.left == pytest.approx(x, abs=0.5)
        assert (line.box.width, line.width) == pytest.approx((57, 0.5), abs=0.05)
    lines = writing_lines(sheet)
    assert lines[-1] == pytest.approx(sheet.height - 18, abs=0.1)
    assert {round(b - a, 1) for a, b in itertools.pairwise(lines)} <= {8.5}


def test_video_is_a_code_and_an_address(seed: Book) -> None:
    sheet = seed.first
    assert "youtube.com/watch?v=37b_DrYC1Ms" in squashed("".join(w.text for w in sheet.body)).replace("‑", "")
    links = [link.target for section in seed.outcome.sections for page in section.pages for link in page.links]
    assert set(links) == {"https://www.youtube.com/watch?v=37b_DrYC1Ms"}


def test_dose_of_a_plan_stands_in_a_frame_at_the_top() -> None:
    sheet = typeset(
        "sessions:\n  - name: A\n    exercises: [hip_thrust: '4x8-12 @RPE8, rest 2min']\n", pages="sheet"
    ).first
    frame = next(s for s in sheet.strokes if not s.level and s.width == pytest.approx(1.2, abs=0.01))
    assert (frame.box.left, frame.box.right) == pytest.approx((140, 197), abs=0.1)
    assert frame.box.top == pytest.approx(19, abs=0.1)
    code = sheet.one("4 × 8–12")
    assert (code.size, code.bold) == (24, True)
    for text in ("Your dose", "RPE 8", "2:00"):
        assert frame.box.holds(sheet.one(text).box), text


def test_dose_of_several_groups_keeps_the_rest_and_tempo_of_each() -> None:
    dose = "3x5 @80kg rest 3min tempo 31X0, 1x20 each @60kg rest 90s"
    plan = f"sessions:\n  - name: A\n    exercises:\n      - hip_thrust: '{dose}'\n"
    for kind in ("session", "sheet"):
        sheet = typeset(plan, pages=kind).first
        for text in ("3:00", "1:30", "X"):
            assert sheet.find(text), f"{text} is missing on the {kind}"


def test_dose_of_several_groups_is_in_one_size() -> None:
    dose = "3x5 @80kg, 3x8-12 each @2x22.5kg"
    sheet = typeset(f"sessions:\n  - name: A\n    exercises:\n      - hip_thrust: '{dose}'\n", pages="sheet").first
    assert sheet.find("3 × 5")[0].size == sheet.find("3 × 8–12")[0].size


def test_caution_is_framed_before_the_steps() -> None:
    book = handout("## INSTRUCTIONS:\n1. Go.\n\n## CAUTION:\nStop at sharp pain.\n")
    assert_sound(book)
    frame = next(s for s in book.first.strokes if not s.level)
    assert frame.box.holds(book.first.one("Stop at sharp pain.").box)
    assert book.first.find("Stop")[0].baseline < book.first.find("Instructions")[0].baseline


# Photos


def photo(folder: Path, name: str, width: int, height: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    picture = Pillow.new("RGB", (width, height), (90, 110, 130))
    picture.paste((200, 40, 20), (0, 0, max(1, width // 4), max(1, height // 4)))
    picture.save(folder / name)


def with_photos(folder: Path, *sizes: tuple[int, int], rest: str = STEPS) -> Book:
    names = [f"p{number}.png" for number in range(len(sizes))]
    for name, (width, height) in zip(names, sizes, strict=True):
        photo(folder, name, width, height)
    return handout(f"---\nsubtitle: Squat\nimages: [{', '.join(names)}]\n---\n{rest}", folder=folder)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("size", [(1600, 1200), (1200, 1600), (3000, 900)], ids=["landscape", "portrait", "wide"])
def test_photos_share_the_width_at_one_height(count: int, size: tuple[int, int], tmp_path: Path, keep: Keep) -> None:
    book = keep(with_photos(tmp_path, *[size] * count))
    assert_sound(book)
    images = book.first.images
    assert len(images) == count
    assert len({round(image.box.height, 1) for image in images}) == 1
    assert len({round(image.box.top, 1) for image in images}) == 1
    step = {1: 0, 2: 90, 3: 60, 4: 45}[count]
    assert {round(b.box.left - a.box.left, 1) for a, b in itertools.pairwise(images)} <= {float(step)}
    for image in images:
        assert 20 - 0.1 <= image.box.left < image.box.right <= 197.1
        assert image.box.width / image.box.height == pytest.approx(size[0] / size[1], rel=0.02)
        assert image.pixels[0] / (image.box.width / 25.4) <= 301
        assert not [word for word in book.first.words if word.box.overlap(image.box) > 0]


def test_first_photo_starts_at_the_margin(tmp_path: Path) -> None:
    for count in (1, 2):
        image = with_photos(tmp_path, *[(800, 800)] * count).first.images[0]
        assert image.box.left == pytest.approx(20, abs=0.1), "all else on the page starts there"


def test_tiny_photo_is_never_blown_up(tmp_path: Path) -> None:
    (image,) = with_photos(tmp_path, (40, 30)).first.images
    assert image.pixels == (40, 30)
    assert image.pixels[0] / (image.box.width / 25.4) >= 71.9


def test_huge_photo_is_made_smaller(tmp_path: Path) -> None:
    book = with_photos(tmp_path, (5600, 4200))
    (image,) = book.first.images
    assert image.pixels[0] / (image.box.width / 25.4) == pytest.approx(300, abs=2)
    assert len(book.data) < 2_000_000


def test_a_photo_that_cannot_be_read_does_not_stop_the_page(tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(b"\x89PNG\r\n\x1a\nno picture at all")
    book = handout(f"---\nsubtitle: Squat\nimage: p.png\n---\n{STEPS}", folder=tmp_path)
    assert_sound(book)
    assert book.problems[0].severity is Severity.WARNING


def test_photo_over_the_limit_is_left_out_with_a_warning(tmp_path: Path) -> None:
    Pillow.new("L", (8064, 6048), 120).save(tmp_path / "p.jpg")
    book = handout(f"---\nsubtitle: Squat\nimage: p.jpg\n---\n{STEPS}", folder=tmp_path)
    assert book.first.images == ()
    assert "bad-image" in book.codes


def test_missing_photo_leaves_a_clean_page(tmp_path: Path) -> None:
    book = handout(f"---\nsubtitle: Squat\nimage: nowhere.png\n---\n{STEPS}", folder=tmp_path)
    assert_sound(book)
    assert book.first.images == ()
    assert [code for code in book.codes if code != "missing-picture"] == []
    assert book.first.words == handout(f"---\nsubtitle: Squat\n---\n{STEPS}").first.words


def test_photos_stand_between_head_and_steps(tmp_path: Path) -> None:
    sheet = with_photos(tmp_path, (800, 600), (800, 600)).first
    for image in sheet.images:
        assert sheet.one("Squat").baseline < image.box.top
        assert image.box.bottom < sheet.one("Instructions").box.top


def test_session_shows_the_first_photo_beside_its_exercise(tmp_path: Path, keep: Keep) -> None:
    photo(tmp_path, "a.png", 800, 600)
    (tmp_path / "squat.md").write_text(f"---\nsubtitle: Squat\nimage: a.png\n---\n{STEPS}", "utf-8")
    (tmp_path / "press.md").write_text(f"---\nsubtitle: Press\n---\n{STEPS}", "utf-8")
    plan = "sessions:\n  - name: A\n    exercises: [squat: 5x5, press: 3x8]\n"
    book = keep(typeset(plan, content=tmp_path))
    assert_sound(book)
    sheet = book.first
    (image,) = sheet.images
    row = sheet.placed("exercise")["w1.a.squat"]
    assert image.box.left >= 20 - 0.1
    assert image.box.right <= 47.1
    assert image.box.top == pytest.approx(row.top + 8, abs=0.6)
    assert image.box.height <= 23.1
    assert row.holds(image.box)
    for name in ("Squat", "Press"):
        assert sheet.find(name)[0].box.left == pytest.approx(50, abs=0.6)


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize(("count", "least"), [(6, 22), (8, 14)])
def test_photographed_exercises_stay_on_one_page(count: int, least: float, size: str, tmp_path: Path) -> None:
    for number in range(count):
        photo(tmp_path, f"{number}.png", 800, 700)
        text = f"---\nsubtitle: Move {number}\nimage: {number}.png\n---\n{STEPS}"
        (tmp_path / f"move_{number}.md").write_text(text, "utf-8")
    items = ", ".join(f"move_{number}: 5x5 @60kg" for number in range(count))
    book = typeset(f"sessions:\n  - name: A\n    exercises: [{items}]\n", content=tmp_path, size=size)
    assert_sound(book)
    assert len(book.sheets) == 1
    assert min(image.box.height for image in book.first.images) >= least - 0.1


# Much text


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_forty_steps_flow_on_and_lose_nothing(size: str, keep: Keep) -> None:
    step, tip, warm = words_of("s", 1200), words_of("t", 600), words_of("u", 600)
    text = (
        "---\nsubtitle: Forty\n---\n## INSTRUCTIONS:\n"
        + "".join(f"{n + 1}. {' '.join(step[30 * n : 30 * n + 30])}\n" for n in range(40))
        + "\n## TIPS:\n"
        + "".join(f"- {' '.join(tip[30 * n : 30 * n + 30])}\n" for n in range(20))
        + "\n## WARM UP:\n"
        + "".join(f"- {' '.join(warm[30 * n : 30 * n + 30])}\n" for n in range(20))
    )
    book = keep(handout(text, size=size))
    assert_sound(book)
    assert (shown(book, "s0") + shown(book, "s1"), shown(book, "t0"), shown(book, "u0")) == (step, tip, warm)
    assert "sheet-continues" in book.codes
    assert all(sheet.find("Forty continued") for sheet in book.sheets[1:])
    numbers = [int(w.text) for sheet in book.sheets for w in sheet.body if w.bold and w.text.isdigit()]
    assert numbers == list(range(1, 41))


def test_three_thousand_words_lose_none(keep: Keep) -> None:
    words = words_of("w", 3000)
    book = keep(
        handout(f"---\nsubtitle: Prose\nvideo: https://example.org/v\n---\n## INSTRUCTIONS:\n{' '.join(words)}\n")
    )
    assert_sound(book)
    assert shown(book, "w0") + shown(book, "w1") + shown(book, "w2") == words


def _flow(sheet: Sheet) -> list[Word]:
    """The words of a page without the name that is repeated at the head of later ones."""
    return [word for word in sheet.body if sheet.number == 1 or word.baseline > 24]


def test_words_without_spaces_break_and_lose_nothing(keep: Keep) -> None:
    name, words = "".join(words_of("n", 40)), ["".join(words_of(letter, 400)) for letter in "sop"]
    text = (
        f"---\nsubtitle: {name}\ndescription: {words[1][:1000]}\n---\n## INSTRUCTIONS:\n1. {words[0]}\n\n"
        f"## {'Heading' * 20}\n{words[2]}\n\n## PROFILE:\nEquipment - {'e' * 180}\n"
    )
    book = keep(handout(text))
    assert_sound(book)
    body = squashed("".join(word.text for sheet in book.sheets for word in _flow(sheet)))
    for part in (name, words[1][:1000], "Heading" * 20, "e" * 180):
        assert part in body
    for part in (words[0], words[2]):  # cut by a page's end
        assert [body.count(part[i : i + 5]) for i in range(0, len(part), 5)] == [1] * 400


def test_long_name_is_cut_at_the_head_of_later_pages_only() -> None:
    name = " ".join(["Extraordinary"] * 14)
    steps = "".join(f"1. {' '.join(words_of('w', 40))}\n" for _ in range(40))
    book = handout(f"---\nsubtitle: {name}\n---\n## INSTRUCTIONS:\n{steps}")
    assert_sound(book)
    assert [word.text for word in book.first.words].count("Extraordinary") == 14
    assert len(book.sheets) > 1
    assert all(sheet.find("continued") for sheet in book.sheets[1:])


def test_deep_lists_keep_their_numbers() -> None:
    lines = "".join(f"{'   ' * depth}1. level{depth}\n" for depth in range(6))
    sheet = handout(f"---\nsubtitle: Deep\n---\n## INSTRUCTIONS:\n{lines}").first
    for depth in range(6):
        word = sheet.one(f"level{depth}")
        before = [w.text for w in sheet.words if abs(w.baseline - word.baseline) < 0.2 and w.box.right <= word.box.left]
        assert before == ["1"], f"level {depth}"


def test_empty_file_is_a_page_with_its_name() -> None:
    book = handout("")
    assert_sound(book)
    assert book.first.find("Exercise")
    assert len(writing_lines(book.first)) >= 1


def test_sections_of_the_author_keep_their_headings() -> None:
    book = handout("---\nsubtitle: A\n---\n## Breathing\nOut on the way up.\n\n## History\nOld.\n")
    assert_sound(book)
    sheet = book.first
    assert sheet.one("Breathing").baseline < sheet.one("Out").baseline
    assert sheet.one("History").baseline < sheet.one("Old.").baseline
    said = [word.text for word in sheet.body]
    assert said.index("Out") == said.index("Breathing") + 1


def test_scripts_of_the_fonts_print_as_they_are() -> None:
    text = "Жим лёжа Ελληνικά Đặng Ťažký Ằ Ẫ ½ „x“ naïve Łódź İstanbul"
    book = handout(f"---\nsubtitle: A\n---\n## Words\n{text}\n")
    assert_sound(book)
    assert book.first.find(text)
    assert "missing-glyph" not in book.codes


def test_what_no_font_has_is_marked_and_told() -> None:
    book = handout("---\nsubtitle: A\n---\n## Words\nLift 💪 مرحبا 中文 and rest\n")
    assert_sound(book)
    assert book.codes.count("missing-glyph") == 1
    assert book.first.find("Lift □ □□□□□ □□ and rest")


TWO_DAYS = """sessions:
  - {name: Heavy, exercises: [back_squat: "5x5 @75%, rest 3min"]}
  - {name: Light, exercises: [{back_squat: 3x10 @RPE7, notes: Easy today.}]}
  - {name: Light too, exercises: [{back_squat: 3x10 @RPE7, notes: Easy today.}]}
maxes: {back_squat: 140}
"""


def test_every_dose_of_an_exercise_is_on_its_sheet_under_its_sessions() -> None:
    book = typeset(TWO_DAYS, pages="sheet")
    assert_sound(book)
    text = " ".join(word.text for word in book.first.words).replace("\u00a0", " ")
    for said in ("Heavy", "5 × 5", "75 %", "Light and Light too", "3 × 10", "RPE 7", "Easy today."):
        assert said in text, said
    assert text.count("Easy today.") == 1


def test_a_dose_says_that_it_replaces_numbers_only_where_steps_hold_some() -> None:
    plan = "sessions: [{{name: A, exercises: [{0}: 3x10]}}]\n"
    assert typeset(plan.format("hip_thrust"), pages="sheet").first.find("replaces")
    assert not typeset(plan.format("lat_pulldown"), pages="sheet").first.find("replaces")


def test_text_before_the_first_heading_stands_under_the_name() -> None:
    sheet = handout("---\nsubtitle: Squat\n---\nRead me first.\n\n## INSTRUCTIONS\n\n1. Squat.\n").first
    assert sheet.one("Squat").baseline < sheet.find("Read")[0].baseline < sheet.one("Instructions").baseline


def test_a_variation_is_named_beside_its_dose_and_never_merged_with_the_plain_exercise() -> None:
    plan = (
        "sessions:\n  - {name: A, exercises: [back_squat: 3x5]}\n  - {name: B, exercises: [back_squat (paused): 3x5]}\n"
    )
    text = " ".join(word.text for word in typeset(plan, pages="sheet").first.words)
    assert "B: Back Squat (paused) 3" in text
    assert text.count("3 sets of 5") == 2
