"""Care on paper: the frame that says when to stop, scales with their limit, sides by name, drawings turned round."""

from __future__ import annotations

import re

import pikepdf
import pytest

from planner.pages.care_notice import whom
from planner.program.care import Notice
from tests.pages.conftest import Book, Box, Keep, Sheet, Stroke, assert_sound, squashed, typeset
from tests.typeset.documents import elements, opened

DRAWN = True

HEAD = """\
title: Knee exercises
patient: Sam Rivera
id: K-1042
coach: {name: Jo Martin, contact: 020 7946 0018}
goal: Stairs without the rail.
start: 2026-11-30
review: 2027-01-11
side: left
stop_if: [The knee swells., The calf hurts at rest.]
precautions: No twisting.
"""
DAY = """\
sessions:
  - name: Mornings
    exercises:
"""
KNEE = f"""{HEAD}{DAY}      - straight_leg_raise: 3x8
        side: left
        range: up to the other knee
        pain: 0-3
        stop_if: The back hurts.
      - glute_bridge: 2x10
"""
LONG = "Something that nobody wants to read again on a sheet but that has to be said to every patient before the start"


def frame_around(sheet: Sheet, text: str) -> Stroke:
    """The innermost frame round the word or words."""
    box = sheet.one(text).box
    holding = (stroke for stroke in sheet.strokes if not stroke.level and stroke.box.holds(box))
    return min(holding, key=lambda stroke: stroke.box.height)


def spread(sheet: Sheet, text: str) -> Box:
    """What the words of ``text``, on one line, take."""
    first = sheet.words.index(sheet.one(text))
    taken = [word.box for word in sheet.words[first : first + len(text.split())]]
    return Box(taken[0].left, min(box.top for box in taken), taken[-1].right, max(box.bottom for box in taken))


def said(sheet: Sheet) -> str:
    return " ".join(word.text for word in sheet.words).replace("\xa0", " ")


def test_the_first_page_says_when_to_stop_in_its_heaviest_frame() -> None:
    sheet = typeset(KNEE, pages="overview").first
    title = sheet.one("Stop and call Jo Martin,")
    assert title.bold
    frame = frame_around(sheet, "The knee swells.")
    assert frame.width == pytest.approx(1.2)
    assert frame.width == max(stroke.width for stroke in sheet.strokes if not stroke.level)
    assert "Stop and call Jo Martin, 020 7946 0018, if:" in said(sheet)
    assert "Straight Leg Raise: The back hurts." in said(sheet)
    for text in ("The calf hurts at rest.", "Take care", "No twisting."):
        assert frame.box.holds(sheet.one(text).box)
    assert frame.box.bottom < sheet.find("Mornings")[0].box.top


def test_the_first_page_knows_the_patient() -> None:
    sheet = typeset(KNEE, pages="overview").first
    under = {
        "Patient": "Sam Rivera",
        "Clinician": "Jo Martin",
        "Goal": "Stairs without the rail.",
        "Affected side": "left",
        "Review": "11 Jan 2027",
    }
    for label, value in under.items():
        above, below = sheet.one(label), next(word for word in sheet.find(value) if not word.text.startswith("Call"))
        assert below.box.left == pytest.approx(above.box.left, abs=0.6)
        assert 0 < below.baseline - above.baseline < 6
    assert sheet.one("K-1042").baseline > sheet.one("Sam Rivera").baseline


def test_without_a_patient_it_is_an_athlete_and_a_coach() -> None:
    sheet = typeset(KNEE.replace("patient:", "athlete:"), pages="overview").first
    sheet.one("Athlete")
    assert not sheet.find("Clinician")


def test_a_session_and_a_sheet_say_it_again() -> None:
    for page in ("session", "sheet"):
        sheet = typeset(KNEE, pages=page).first
        assert frame_around(sheet, "The knee swells.").width == pytest.approx(1.2)
        assert "The back hurts." in said(sheet)
    bridge = typeset(KNEE, pages="sheet").sheets[1]
    assert "The knee swells." in said(bridge)
    assert "The back hurts." not in said(bridge)


@pytest.mark.parametrize(("pages", "own"), [("cards", True), ("session", False), ("overview", False), ("sheet", False)])
def test_a_first_page_without_a_place_for_it_has_one_before_it(pages: str, own: bool) -> None:
    book = typeset(KNEE, pages=pages)
    assert [section.kind for section in book.outcome.sections].count("care") == own
    assert "The knee swells." in said(book.first)
    assert_sound(book)


def test_a_plan_without_rules_has_no_such_page() -> None:
    book = typeset(f"title: T\n{DAY}      - glute_bridge: 2x10\n", pages="cards")
    assert [section.kind for section in book.outcome.sections] == ["cards"]


@pytest.mark.parametrize(
    ("coach", "contact", "line"),
    [
        ("Jo", "020 7946 0018", "Stop and call Jo, 020 7946 0018, if:"),
        ("Jo", "+49 (30) 123-456", "Stop and call Jo, +49 (30) 123-456, if:"),
        ("", "020 7946 0018", "Stop and call 020 7946 0018 if:"),
        ("Jo", "jo@example.org", "Stop and tell Jo, jo@example.org, if:"),
        ("Jo", "jo1234567@example.org", "Stop and tell Jo, jo1234567@example.org, if:"),
        ("Jo", "", "Stop and tell Jo if:"),
        ("", "", "Stop if:"),
    ],
)
def test_whom_to_call(coach: str, contact: str, line: str) -> None:
    desk = typeset(KNEE).outcome.desk
    assert whom(desk, Notice(coach=coach, contact=contact)).replace("\xa0", " ") == line


def test_the_sheet_names_goal_review_and_patient_at_its_foot() -> None:
    sheet = typeset(KNEE, pages="sheet").first
    name = sheet.find("Sam Rivera · K-1042")[-1]
    line = max(sheet.find("For"), key=lambda word: word.baseline)
    assert name.baseline == pytest.approx(line.baseline, abs=0.3)
    for text in ("Stairs without the rail.", "11 January 2027"):
        assert sheet.height - 60 < sheet.one(text).baseline < line.baseline


def test_pages_are_the_same_for_another_patient() -> None:
    book, other = (
        typeset(KNEE, pages="sheet"),
        typeset(KNEE.replace("Sam Rivera", "Bo").replace("K-1042", "7"), pages="sheet"),
    )
    assert [section.pages for section in book.outcome.sections] == [section.pages for section in other.outcome.sections]


def test_an_athlete_leaves_the_line_of_a_sheet_free() -> None:
    sheet = typeset(KNEE.replace("patient:", "athlete:").replace("id: K-1042\n", ""), pages="sheet").first
    assert len(sheet.find("Sam Rivera")) == 1


# Scales


def boxes(sheet: Sheet, name: str) -> list[Box]:
    """The boxes of a scale from left to right."""
    found = {key: box for key, box in sheet.placed("tick").items() if re.fullmatch(rf".*\.{name}\.\d+", key)}
    return [found[key] for key in sorted(found, key=lambda key: int(key.rpartition(".")[2]))]


def test_a_limit_of_pain_is_a_heavy_line_and_words() -> None:
    sheet = typeset(KNEE).first
    scale = boxes(sheet, "straight_leg_raise.pain")
    assert len(scale) == 11
    upright = [stroke for stroke in sheet.strokes if stroke.box.width < 0.05 and stroke.width > 1]
    (line,) = (stroke for stroke in upright if abs(stroke.box.left - scale[3].right) < 0.05)
    assert line.width == pytest.approx(1.2)
    assert line.box.top < scale[3].top
    words = sheet.one("stop above 3")
    assert words.box.left > scale[3].right
    assert words.baseline < scale[3].top
    assert sheet.one("no pain").box.left == pytest.approx(scale[0].left, abs=0.4)
    assert spread(sheet, "worst pain").right == pytest.approx(scale[-1].right, abs=0.4)
    for number, box in enumerate(scale):
        assert any(word.text == f"{number}" and box.holds(word.box) for word in sheet.words)


def test_a_limit_of_none_and_the_highest_have_their_words_beside_the_line() -> None:
    for limit in (0, 9):
        sheet = typeset(f"title: T\n{DAY}      - wall_sit: 3x20s\n        pain: {limit}\n").first
        scale = boxes(sheet, "wall_sit.pain")
        words = spread(sheet, f"stop above {limit}")
        assert words.right <= scale[-1].right + 0.3
        assert words.left > sheet.one("Pain").box.right
        assert_sound(typeset(f"title: T\n{DAY}      - wall_sit: 3x20s\n        pain: {limit}\n"))


def test_every_box_of_a_scale_is_a_cell_with_a_title() -> None:
    pdf = opened(typeset(KNEE).data)
    cells = {str(elem["/T"]): elem for elem in elements(pdf) if elem.get("/S") == pikepdf.Name.TD and "/T" in elem}
    for number in range(11):
        cell = cells[f"Straight Leg Raise, Pain, {number}"]
        row = cell["/P"]
        assert [str(kid["/S"]) for kid in row["/K"]] == ["/TH", *["/TD"] * 11]
        head = row["/P"]["/P"]["/K"][0]["/K"]
        heads = head["/K"] if isinstance(head, pikepdf.Dictionary) else head[0]["/K"]
        assert [str(kid["/S"]) for kid in heads] == ["/TH"] * 12
        assert str(heads[number + 1]["/ActualText"]) == f"{number}"


def test_a_session_asks_once_and_an_exercise_for_what_is_its_own() -> None:
    plan = (
        f"{HEAD}pain: 4\ntrack: pain, effort\n{DAY}      - wall_sit: 3x20s\n      - glute_bridge: 2x10\n"
        "        track: difficulty, tick\n"
    )
    sheet = typeset(plan).first
    for time in ("before", "after"):
        assert len(boxes(sheet, f"mornings.pain.{time}")) == 11
    assert len(boxes(sheet, "mornings.effort")) == 10
    assert len(boxes(sheet, "glute_bridge.difficulty")) == 5
    assert [key for key in sheet.placed("tick") if key.endswith("glute_bridge.tick")]
    assert not [key for key in sheet.placed("tick") if "wall_sit" in key]
    before, after = boxes(sheet, "mornings.pain.before")[0], boxes(sheet, "mornings.pain.after")[0]
    assert sheet.one("before").box.right < before.left
    assert sheet.one("after").box.right < after.left
    assert before.bottom < after.top
    assert sheet.one("How it went").baseline < after.top
    sheet.one("all you have")


@pytest.mark.parametrize("size", ["A4", "A5", "Letter"])
@pytest.mark.parametrize("large", [False, True])
def test_scales_have_room_everywhere(size: str, *, large: bool, keep: Keep) -> None:
    items = "".join(
        f"      - {item}\n        pain: 0-3\n        track: pain 0-10, effort 6-20, difficulty, tick\n"
        "        side: left\n        range: to the very end of what is possible without any pain at all in the joint\n"
        f"        until: {LONG}\n"
        for item in ("wall_sit: 3x20s", "glute_bridge: 2x10", "step_up: 3x6 @BW")
    )
    groups = (
        "      - superset:\n          - {quad_set: 3x10, pain: 1, track: pain}\n"
        "          - {heel_slide: 3x10, pain: 2}\n"
        "      - circuit:\n          - {calf_raise: 10, track: pain, pain: 0}\n"
        "          - {step_up: 8, track: effort}\n        rounds: 3\n"
    )
    book = keep(typeset(f"{HEAD}pain: 0-5\ntrack: pain, effort\n{DAY}{items}{groups}", size=size, large=large))
    assert_sound(book, least=14 if large else 8)
    numbers = [key for sheet in book.sheets for key in sheet.placed("tick") if ".pain." in key]
    assert len(numbers) == 11 * (2 * 4 + 2 + 1 + 2)


# Sides


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("step_up: 3x6 left", "left side, the affected one"),
        ("step_up: 3x6 right", "right side, not the affected one"),
        ("{step_up: 3x6, side: both}", "both sides"),
    ],
)
def test_a_side_is_told_by_its_name(item: str, words: str) -> None:
    assert words in said(typeset(f"{HEAD}{DAY}      - {item}\n").first)


def test_a_side_of_the_dose_alone_is_said_by_the_dose() -> None:
    text = said(typeset(f"title: T\n{DAY}      - step_up: 3x6 left\n").first)
    assert "3 sets of 6 on the left side" in text
    assert "affected" not in text


@pytest.mark.parametrize("page", ["session", "sheet", "cards", "diary"])
def test_range_and_until_stand_wherever_the_exercise_does(page: str) -> None:
    item = "{wall_sit: 3x20s, range: as low as a high chair, until: 60 s three times}"
    text = said(typeset(f"title: T\nfrequency: daily\n{DAY}      - {item}\n", pages=page).first)
    assert "range as low as a high chair" in text.lower()
    assert "Until: 60 s three times" in text


def test_a_warm_up_says_its_range_in_its_line() -> None:
    day = DAY.replace("exercises:", "warm_up: [{heel_slide: 10, side: left, range: to 60 degrees}]\n    exercises:")
    assert "1 set of 10 on the left side. Range to 60 degrees" in said(
        typeset(f"title: T\n{day}      - wall_sit: 3x20s\n").first
    )


def test_a_warm_up_does_not_say_again_how_often_its_session_is_done() -> None:
    day = "sessions:\n  - {name: A, frequency: daily, warm_up: [heel_slide: 10], exercises: [wall_sit: 3x20s]}\n"
    text = said(typeset(f"title: T\n{day}", pages="session").first)
    assert "Heel Slide 1 set of 10" in text
    assert text.count("every day") == 1


def figures(book: Book) -> list[tuple[bool, str]]:
    """The drawings of a document: whether each is turned round, and which it is."""
    found = []
    for page in opened(book.data).pages:
        matrix: list[float] = []
        for instruction in pikepdf.parse_content_stream(page):
            operands, operator = instruction.operands, instruction.operator
            if str(operator) == "cm":
                matrix = [float(number) for number in operands]
            elif str(operator) == "Do" and (name := str(operands[0])) in page.Resources.XObject:
                found.append((matrix[0] < 0, str(page.Resources.XObject[name].read_raw_bytes())))
    return found


@pytest.mark.parametrize("page", ["session", "sheet", "cards", "diary"])
def test_a_drawing_is_turned_to_the_left(page: str) -> None:
    head = f"frequency: daily\ntitle: T\n{DAY}"
    left, right = (
        figures(typeset(f"{head}      - straight_leg_raise: 3x8 {side}\n", pages=page)) for side in ("left", "right")
    )
    mirrored = [drawing for is_turned, drawing in left if is_turned]
    assert mirrored
    assert not any(is_turned for is_turned, _ in right)
    assert set(mirrored) <= {drawing for _, drawing in right}


def test_numbers_and_words_of_a_turned_drawing_are_not() -> None:
    left, right = (
        typeset(f"title: T\n{DAY}      - straight_leg_raise: 3x8 {side}\n", pages="sheet").first
        for side in ("left", "right")
    )
    assert [word.text for word in left.find("Start")] == [word.text for word in right.find("Start")]
    numbers = [word.text for word in left.words if re.fullmatch(r"\d", word.text)]
    assert numbers == [word.text for word in right.words if re.fullmatch(r"\d", word.text)]
    assert_sound(typeset(f"title: T\n{DAY}      - straight_leg_raise: 3x8 left\n", pages="sheet"))


def test_a_turned_drawing_says_so() -> None:
    pdf = opened(typeset(f"title: T\n{DAY}      - straight_leg_raise: 3x8 left\n").data)
    alts = [str(elem["/Alt"]) for elem in elements(pdf) if elem.get("/S") == pikepdf.Name.Figure]
    assert any("Straight Leg Raise, " in alt and ", on the left" in alt for alt in alts)


# Long lists


def crowded(count: int = 20) -> str:
    """A plan with two lists of long sentences, and more at a session and an exercise."""
    rules = "".join(f"  - {number}. {LONG}.\n" for number in range(count))
    return (
        f"title: {LONG}\npatient: {LONG[:60]}\nid: {LONG[:40]}\ngoal: {LONG}\n"
        "review: 2027-01-11\nside: both\npain: 0-3\n"
        f"coach: {LONG[:50]}\ncontact: {LONG[:30]} 020 7946 0018\nstop_if:\n{rules}precautions:\n{rules}"
        f"sessions:\n  - name: {LONG}\n    stop_if: A {LONG}.\n    until: {LONG}\n    exercises:\n"
        f"      - step_up: 3x6 left\n        stop_if: B {LONG}.\n        precautions: C {LONG}.\n"
    )


@pytest.mark.parametrize(
    ("size", "landscape", "large"),
    [("A4", False, False), ("A5", False, False), ("Letter", True, False), ("A5", True, False), ("A4", False, True)],
)
def test_twenty_long_sentences_are_all_printed(size: str, *, landscape: bool, large: bool, keep: Keep) -> None:
    for pages in ("overview", "session", "sheet"):
        book = keep(typeset(crowded(), pages=pages, size=size, landscape=landscape, large=large))
        assert_sound(book, least=14 if large else 8)
        text = squashed("".join(word.text for sheet in book.sheets for word in sheet.words))
        for number in range(20):
            assert text.count(squashed(f"{number}. {LONG}.")) >= 2, number
        for start in ("A", "B", "C"):
            assert squashed(f"{start} {LONG}.") in text
        assert squashed("0. Something") in squashed("".join(word.text for word in book.first.words))


def test_grey_paper_says_it_in_the_same_frame() -> None:
    colour, grey = typeset(KNEE, pages="overview").first, typeset(KNEE, pages="overview", ink="gray").first
    assert frame_around(colour, "The knee swells.").box == frame_around(grey, "The knee swells.").box


def test_the_frame_keeps_its_type_where_the_page_is_full() -> None:
    items = "".join(
        f"      - {name}: 3x10\n" for name in ("wall_sit", "glute_bridge", "step_up", "calf_raise", "quad_set") * 2
    )
    few, many = typeset(KNEE), typeset(f"{HEAD}{DAY}{items}")
    frames = [frame_around(book.first, "The knee swells.") for book in (few, many)]
    assert len({(round(frame.box.width, 2), round(frame.box.height, 2)) for frame in frames}) > 1  # one has more to say
    assert len({frame.width for frame in frames}) == 1
    assert len({book.first.one("The knee swells.").size for book in (few, many)}) == 1
