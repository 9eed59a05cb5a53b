"""How doses are printed: codes, plain sentences, rests, tempi and the legend."""

from __future__ import annotations

import pytest

from planner.diagnostics import Diagnostics, Span
from planner.language import Language, Number
from planner.plan.dose import legend, parse_rest, parse_tempo, words
from planner.plan.dose.model import Unit
from planner.plan.dose.table import NOTATIONS
from planner.plan.dose.units import MEASURES, MOST
from tests.plan.doses import ENGLISH, read, spaced

SPAN = Span.point("plan.yaml")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("4x8-12", "4 × 8–12"),
        ("2x12, 12+", "2 × 12, 1 × 12+"),
        ("3x45s", "3 × 45 s"),
        ("3x20-40s", "3 × 20–40 s"),
        ("3x2min", "3 × 2 min"),
        ("3x2:30", "3 × 2:30"),
        ("20min", "20 min"),
        ("1x20", "1 × 20"),
        ("5/3/1+", "5/3/1+"),
        ("30/45/60s", "30/45/60 s"),
        ("60s/2min", "60 s/2 min"),
        ("3x8 each", "3 × 8 each"),
        ("3x8, 2x10 each", "3 × 8, 2 × 10 each"),
        ("3x8 left, 3x8 right", "3 × 8 left, 3 × 8 right"),
        ("2-3xAMRAP", "2–3 × AMRAP"),
        ("AMRAP", "AMRAP"),
        ("5x200m", "5 × 200 m"),
        ("200-400m", "200–400 m"),
        ("400/300/200m", "400/300/200 m"),
        ("1km/800m", "1 km/800 m"),
        ("200m+/100m", "200 m+/100 m"),
        ("2x20 steps each", "2 × 20 steps each"),
        ("1 breath", "1 breath"),
        ("5+ cal", "5 cal+"),
        ("2xmax distance", "2 × max distance"),
        ("max cal", "max cal"),
        ("3x10x5s", "3 × 10 hold 5 s"),
        ("3x8 each, 2x8 each pause 2s", "3 × 8 each, 2 × 8 each pause 2 s"),
    ],
)
def test_a_code(text: str, code: str) -> None:
    assert spaced(words.code(read(text), ENGLISH)) == code


def test_the_code_of_one_group() -> None:
    assert spaced(words.code(read("2x12, 12+").groups[1], ENGLISH)) == "1 × 12+"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2x12, 12+", "2 × 12, 12+"),
        ("5x5, 20", "5 × 5, 1 × 20"),
        ("4, 4, 4, 3, 2x4", "4/4/4/3, 2 × 4"),
        ("3, 3, 3, 3x3, 3", "3/3/3, 3 × 3, 1 × 3"),
        ("5, 3, 1+", "5/3/1+"),
        ("3, 5xAMRAP", "1 × 3, 5 × AMRAP"),
        ("8 each, 6 each", "8/6 each"),
        ("8 each, 6", "1 × 8 each, 1 × 6"),
        ("30s, 2x20s", "1 × 30 s, 2 × 20 s"),
    ],
)
def test_in_tables_single_sets_are_a_list(text: str, code: str) -> None:
    assert spaced(words.code(read(text), ENGLISH, short=True)) == code


def test_a_number_is_not_parted_from_its_unit() -> None:
    assert " " not in words.code(read("3x45s"), ENGLISH)


@pytest.mark.parametrize(
    ("text", "effort", "percent", "targets"),
    [
        ("3x8 @RPE8", "RPE 8", "", "RPE 8"),
        ("3x8 @1-2 RIR", "RIR 1–2", "", "RIR 1–2"),
        ("3x5 @75% @RPE7.5", "RPE 7.5", "75 %", "75 %, RPE 7.5"),
        ("5/3/1 @75/85/95%", "", "75/85/95 %", "75/85/95 %"),
        ("3x5 @75-80% of squat", "", "75–80 % of squat", "75–80 % of squat"),
        ("3x8 @2x22.5kg", "", "", "2 × 22.5 kg"),
        ("3x8 @60", "", "", "60 lb"),
        ("3x8 @BW-20kg @red band", "", "", "BW − 20 kg, red band"),
        ("3x8 @BW+5", "", "", "BW + 5 lb"),
        ("3x8 @last+2.5kg", "", "", "last + 2.5 kg"),
        ("3x8 @85% of 5RM @RIR1", "RIR 1", "", "85 % of 5RM, RIR 1"),
        ("5km @4:50-5:00/km", "", "", "4:50–5:00/km"),
        ("5x500m @1:55/500m @28 spm", "", "", "1:55/500 m, 28 spm"),
        ("20min @Z2-3 @HR 130-145", "", "", "Z2–3, HR 130–145"),
        ("5x3 @0.5m/s", "", "", "0.5 m/s"),
    ],
)
def test_targets(text: str, effort: str, percent: str, targets: str) -> None:
    [group] = read(text).groups
    assert spaced(words.effort(group, ENGLISH)) == effort
    assert spaced(words.percent(group, ENGLISH)) == percent
    assert spaced(words.targets(group, ENGLISH, "lb")) == targets


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("4x8-12 @RPE8", "4 sets of 8 to 12; stop with about 2 left"),
        ("2x12, 12+", "2 sets of 12, then 12 or more"),
        ("3x45s", "3 times 45 seconds"),
        ("5x5 @75%", "5 sets of 5 at 75 % of your best single"),
        ("3x5 @80% of back squat", "3 sets of 5 at 80 % of your best back squat"),
        ("3x10 each", "3 sets of 10 on each side"),
        ("1x1", "1 set of 1"),
        ("2-3x10", "2 or 3 sets of 10"),
        ("2-4x10", "2 to 4 sets of 10"),
        ("8/6/4+", "3 sets: 8, then 6, then 4 or more"),
        ("5/3/1+/3/5", "5 sets: 5, 3, 1 or more, 3, then 5"),
        ("3xAMRAP", "3 sets of as many as you can"),
        ("2xAMRAP s", "2 times as long as you can"),
        ("30s+", "30 seconds or longer"),
        ("1min", "1 minute"),
        ("2:30", "2 minutes 30 seconds"),
        ("3x5 @RPE8.5", "3 sets of 5; stop with about 1 to 2 left"),
        ("3x5 @RPE7/8/9", "3 sets of 5; stop with about 3, then 2, then 1 left"),
        ("3x5 @RIR0", "3 sets of 5; stop when not one more is possible"),
        (
            "3 @RPE9, 3x6 @80%",
            "1 set of 3 (stop with about 1 left), then 3 sets of 6 at 80 % of your best single",
        ),
        ("3x6, 6+ @65%", "3 sets of 6, then 6 or more, all at 65 % of your best single"),
        ("5x200m", "5 times 200 metres"),
        ("1 mile", "1 mile"),
        ("2.5km", "2.5 kilometres"),
        ("20-30 steps+", "20 to 30 steps or more"),
        ("21-15-9 cal", "3 sets: 21 calories, then 15 calories, then 9 calories"),
        ("max distance", "as far as you can"),
        ("2xmax cal", "2 times as many calories as you can"),
        ("3x10x5s", "3 sets of 10, each held for 5 seconds"),
        (
            "3x5 each pause 2s @75%",
            "3 sets of 5 on each side, each with a pause of 2 seconds at 75 % of your best single",
        ),
        ("1x5, 3x5 @top-10%", "1 set of 5, then 3 sets of 5 at 10 % less than the top set"),
        ("3x5 @85% of 5RM", "3 sets of 5 at 85 % of the most you can lift 5 times"),
        ("3x5 @1RM-20kg", "3 sets of 5 at 20 kg less than your best single"),
        ("3x5 @last+2.5kg", "3 sets of 5 at 2.5 kg more than last time’s load"),
        ("20 (widowmaker)", "1 set of 20 (widowmaker)"),
        ("3x5 (belt) @RPE8", "3 sets of 5 (belt); stop with about 2 left"),
        ("5 (heavy), 3x5 @RPE8", "1 set of 5 (heavy), then 3 sets of 5; stop with about 2 left"),
        ("3x6, 2x8 each @RIR2", "3 sets of 6, then 2 sets of 8, all on each side; stop with about 2 left"),
    ],
)
def test_a_plain_sentence(text: str, sentence: str) -> None:
    assert spaced(words.plain(read(text), ENGLISH)) == sentence


@pytest.mark.parametrize(("unit", "sign"), [("reps", ""), ("s", "s"), ("km", "km"), ("cal", "cal"), ("steps", "steps")])
def test_the_sign_of_a_unit_alone(unit: Unit, sign: str) -> None:
    assert words.unit_sign(unit, ENGLISH) == sign


@pytest.mark.parametrize(
    ("text", "printed"),
    [("3x10x5s", "hold 5 s"), ("3x5 pause 1-2s", "pause 1–2 s"), ("3x5 hold 1 breath", "hold 1 breath")],
)
def test_a_hold(text: str, printed: str) -> None:
    hold = read(text).groups[0].hold
    assert hold is not None
    assert spaced(words.hold_code(hold, ENGLISH)) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("45s", "45 s"),
        ("90s", "1:30"),
        ("2min", "2:00"),
        ("60-90s", "60–90 s"),
        ("2-3min", "2–3 min"),
        ("1:30-2:15", "1:30–2:15"),
        ("none", "none"),
    ],
)
def test_a_rest(text: str, printed: str) -> None:
    rest = parse_rest(text, SPAN, Diagnostics())
    assert rest is not None
    assert spaced(words.duration(rest, ENGLISH)) == printed


def test_a_tempo_in_words() -> None:
    for text, sentence in (
        ("3-1-X-0", "3 seconds down, hold 1, up as fast as you can"),
        ("1-0-2-1", "1 second down, 2 seconds up, hold 1"),
    ):
        tempo = parse_tempo(text, SPAN, Diagnostics())
        assert tempo is not None
        assert words.tempo_words(tempo, ENGLISH) == sentence


def test_the_legend_explains_what_is_used_and_nothing_else() -> None:
    doses = [read(text) for text in ("3x10", "5x5 @75%", "3x8-12 @RPE8 tempo 2-0-1-1", "2x12, 12+ @2x20", "3x10 each")]
    assert [(spaced(code), spaced(meaning)) for code, meaning in legend(doses, ENGLISH)] == [
        ("3 × 10", "3 sets of 10 repetitions; sets come first"),
        ("3 × 8–12", "any number of repetitions from 8 to 12"),
        ("12+", "12 or as many more as you can"),
        ("each", "that many on the left, then on the right"),
        ("2 × 20 kg", "2 weights of 20 kg each"),
        ("75 %", "of your best single"),
        ("RPE 8", "stop when about 2 more would be possible"),
        ("2-0-1-1", "seconds down, hold, up, hold"),
    ]
    assert legend([], ENGLISH) == ()


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("5x200m+", [("200 m+", "200 m or as much farther as you can")]),
        ("20 cal", [("20 cal", "20 calories")]),
        ("10 breaths", []),
        ("3x5m hold 2s", [("3 × 5 m", "3 times 5 metres"), ("hold 2 s", "hold each repetition for 2 seconds")]),
        ("1x5, 1x5 @top-5%", [("top − 5 %", "5 % less than the top set")]),
        ("5km @5:00/km", [("5 km", "5 kilometres"), ("5:00/km", "time for each km")]),
        ("1x5 @24in @Z2", [("Z2", "your training zone"), ("24 in", "the height or setting to use")]),
    ],
)
def test_the_legend_of_one_dose(text: str, entries: list[tuple[str, str]]) -> None:
    assert [(spaced(code), spaced(meaning)) for code, meaning in legend([read(text)], ENGLISH)] == entries


def test_every_example_can_be_printed() -> None:
    for row in NOTATIONS:
        for written, canonical in row.examples:
            dose = read(written)
            assert words.code(dose, ENGLISH), canonical
            assert words.plain(dose, ENGLISH), canonical
            for code, meaning in legend([dose], ENGLISH):
                assert code, canonical
                assert meaning, canonical
                assert "{" not in meaning, canonical


def test_all_words_of_the_language_are_used() -> None:
    """A key that nothing says is a leftover or a misspelling."""
    said: set[str] = set()

    class Listening(Language):
        def say(self, key: str, n: Number | None = None, **values: object) -> str:
            said.add(key)
            return Language.say(self, key, n, **values)

    language = Listening(ENGLISH.code, ENGLISH.words, ENGLISH.rows)
    texts = [written for row in NOTATIONS for written, _ in row.examples]
    texts += [
        "3x8 right",
        "3x8 @BW-10lb",
        "2-4x30s",
        "2-4xmax",
        "2-3x10s",
        "3xmax s, 3x30s+",
        "10x3 @RPE10",
        "2 @RPE9, 2x3",
        "5/4/3/2",
        "3x5 @1RM+5kg",
        "200m+",
        *("10 drop 1", "2-3x(2+2) 1min", "8 RP 2x1 breath", "15 myo 1x5"),
        *(f"2x20 {unit}, AMRAP {unit}" for unit in MOST if unit != "reps"),
        *(f"3x5 @5{unit}" for unit, measure in MEASURES.items() if not measure.leads),
    ]
    texts += ["3 @RPE9, 3x6 @80%", "3x8 each, 3x8 @BW+5kg left", "2x1 @RIR0", "5xmax s", "2x8 @80% of squat", "3xAMRAP"]
    doses = [read(text) for text in texts]
    for unit in MOST:
        words.unit_sign(unit, language)
    for dose in doses:
        words.code(dose, language)
        words.plain(dose, language)
        legend([dose], language)
        for group in dose.groups:
            words.targets(group, language)
            for moment in filter(None, (group.rest,)):
                words.duration(moment, language)
    for text in ("XXXX", "1-1-1-1"):
        tempo = parse_tempo(text, SPAN, Diagnostics())
        assert tempo is not None
        words.tempo_words(tempo, language)
    assert {key for key in ENGLISH.words if key.startswith("dose.")} - said == set()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("5 @50%, 4 @60%, 3 @70%", "1 set of 5 at 50 %, then 4 at 60 %, then 3 at 70 % of your best single"),
        ("5 @70%TM, 3 @80%TM", "1 set of 5 at 70 %, then 3 at 80 % of your training max"),
        ("5 @70%, 3 @80%TM", "1 set of 5 at 70 % of your best single, then 3 at 80 % of your training max"),
        (
            "5 @70%, 3 @80%+5kg",
            "1 set of 5 at 70 % of your best single, then 3 at 80 % of your best single and 5 kg more",
        ),
        ("2x5 @70%, 3x3 @70%", "2 sets of 5, then 3 sets of 3, all at 70 % of your best single"),
    ],
)
def test_what_percentages_are_of_is_said_once(text: str, plain: str) -> None:
    assert spaced(words.plain(read(text), ENGLISH)) == plain
