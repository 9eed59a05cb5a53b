"""Supersets, circuits, parts and lines of words: what they hold, their rounds, and what cannot stand in them."""

from __future__ import annotations

import pytest

from planner.plan.dose import canonical
from planner.plan.dose.model import Count, Rest
from planner.plan.model import PlanCircuit, PlanEntry, PlanItem, PlanPart, PlanPause, PlanSuperset, PlanText
from tests.plan.reading import DAY, only, read


def entries(text: str) -> tuple[PlanEntry, ...]:
    """What the lines of one session are read as."""
    plan, problems = read(DAY + "".join(f"      {line}\n" for line in text.split("\n")))
    assert [problem.message for problem in problems] == []
    assert plan is not None
    return plan.sessions[0].exercises


def circuit(text: str) -> PlanCircuit:
    (found,) = entries(text)
    assert isinstance(found, PlanCircuit)
    return found


def superset(text: str) -> PlanSuperset:
    (found,) = entries(text)
    assert isinstance(found, PlanSuperset)
    return found


def part(text: str) -> PlanPart:
    (found,) = entries(text)
    assert isinstance(found, PlanPart)
    return found


def doses(group: PlanCircuit | PlanSuperset) -> list[str]:
    """The dose of each exercise, empty for one without."""
    return [canonical(item.dose) if item.dose else "" for item in group.items if isinstance(item, PlanItem)]


# Circuits and supersets


def test_a_circuit_of_all_its_keys() -> None:
    found = circuit("""\
- circuit:
    - squat: 10
    - text: Breathe  out.
    - plank
  name: Against the clock
  rounds: 3
  work: 40s
  rest: 90s
  rest_inside: 15s
  optional: yes
  notes: Clean.
  private: Quick.
  defaults: {log: no}""")
    squat, words, plank = found.items
    assert isinstance(words, PlanText)
    assert (words.text, words.optional, words.span.line) == ("Breathe out.", False, 6)
    assert (found.name, found.rounds, found.optional, found.notes) == ("Against the clock", Count(3), True, "Clean.")
    assert (found.rest, found.rest_inside) == (Rest(90), Rest(15))
    assert doses(found) == ["3x10", "3x40s"]
    assert isinstance(squat, PlanItem)
    assert isinstance(plank, PlanItem)
    assert (squat.log, plank.log) == (False, False)


def test_single_maps_in_brackets_are_stations() -> None:
    assert doses(circuit("- circuit: [jog: 60s, walk: 90s]\n  rounds: 8")) == ["8x60s", "8x90s"]


@pytest.mark.parametrize("group", ["circuit", "superset"])
@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ("[a: 10, b: 8 @20kg]", ["3x10", "3x8 @20kg"]),
        ("[a: 1x10, b: 10 each]", ["3x10", "3x10 each"]),
        ("[a: 21/15/9, b]", ["21/15/9", ""]),
        ("[a, {exercise: b, reps: 8-12, load: RPE8}]", ["", "3x8-12 @RPE8"]),
        ("[{a: AMRAP, rest: 30s}, b: 45s]", ["3xAMRAP rest 30s", "3x45s"]),
    ],
)
def test_a_dose_is_that_of_one_round_where_rounds_are_given(group: str, members: str, expected: list[str]) -> None:
    (found,) = entries(f"- {group}: {members}\n  rounds: 3")
    assert isinstance(found, PlanCircuit | PlanSuperset)
    assert doses(found) == expected


def test_rounds_of_a_range_leave_the_last_to_choice() -> None:
    found = circuit("- circuit: [a: 10]\n  rounds: 3-4")
    assert found.rounds == Count(3, 4)
    assert doses(found) == ["3-4x10"]


@pytest.mark.parametrize("written", ["3", "3x", "3 rounds", "'3'"])
def test_rounds_as_people_write_them(written: str) -> None:
    assert circuit(f"- circuit: [a: 10]\n  rounds: {written}").rounds == Count(3)
    assert circuit("- circuit: [a: 10]\n  rounds: 3 to 5 rounds").rounds == Count(3, 5)


def test_without_rounds_doses_count_their_sets() -> None:
    found = superset("- superset: [a: 3x10, b: 2x5, c]\n  work: 4x8")
    assert found.rounds is None
    assert doses(found) == ["3x10", "2x5", "4x8"]


def test_a_dose_of_its_own_wins_over_work() -> None:
    assert doses(superset("- superset: [a: 5, {exercise: b, reps: 6}, c]\n  rounds: 3\n  work: 10")) == [
        "3x5",
        "3x6",
        "3x10",
    ]


def test_the_smallest_circuit_is_one_exercise() -> None:
    assert doses(circuit("- circuit: [burpee: 10]\n  rounds: 5")) == ["5x10"]


# Parts and words


def test_a_part_of_all_its_keys() -> None:
    found = part("""\
- part: Strength
  time: 20min
  notes: Slow.
  private: Too much.
  optional: yes
  defaults: {sets: 3x10}
  exercises:
    - squat
    - superset: [a, b]
    - circuit: [c: 5]
    - rest: 2min
    - text: Drink.""")
    assert (found.heading.text, found.time, found.notes, found.optional) == ("Strength", 1200, "Slow.", True)
    assert [type(item) for item in found.items] == [PlanItem, PlanSuperset, PlanCircuit, PlanPause, PlanText]
    squat, pair, *_ = found.items
    assert isinstance(squat, PlanItem)
    assert isinstance(pair, PlanSuperset)
    assert squat.dose is not None
    assert canonical(squat.dose) == "3x10"
    assert doses(pair) == ["3x10", "3x10"]


@pytest.mark.parametrize(
    ("time", "seconds"),
    [
        ("20min", 1200),
        ("20 minutes", 1200),
        ("20m", 1200),
        ("90s", 90),
        ("1:30", 90),
        ("1:00:00", 3600),
        ("1.5h", 5400),
    ],
)
def test_times(time: str, seconds: int) -> None:
    assert part(f"- {{part: A, time: '{time}', exercises: [a]}}").time == seconds


def test_words_stand_in_any_list() -> None:
    plan, problems = read("sessions: [{name: A, warm_up: [text: Walk.], exercises: [{text: X, optional: yes}]}]")
    assert not problems
    assert plan is not None
    (warm_up,), (words,) = plan.sessions[0].warm_up, plan.sessions[0].exercises
    assert isinstance(warm_up, PlanText)
    assert isinstance(words, PlanText)
    assert (warm_up.text, words.optional) == ("Walk.", True)


# Problems


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "message", "hint"),
    [
        ("- {circuit: [a: 3x10], rounds: 3}", "rounds-and-sets", 1, 23, "have no number of sets", "write 10, or take"),
        ("- {superset: [a: 10, b: 3x8 @20kg], rounds: 3}", "rounds-and-sets", 1, 31, '"rounds" says', "8 @20kg, or"),
        ("- {circuit: [a: 21/15], rounds: 3}", "group-dose", 1, 23, "2 amounts for 3 rounds", "one for each round"),
        ("- {circuit: [a: '5, 3x8'], rounds: 3}", "group-dose", 1, 24, "an exercise has one dose", "8/6/4"),
        ("- {circuit: [a], rounds: 0}", "bad-rounds", 1, 32, '"rounds" must be from 1 to 50', "rounds: 3"),
        ("- {circuit: [a], rounds: 51}", "bad-rounds", 1, 32, '"rounds" must be from 1 to 50', "rounds: 3"),
        ("- {circuit: [a], rounds: 4-3}", "bad-rounds", 1, 32, "the lower number first", "3-4"),
        ("- {circuit: [a], rounds: 21-15-9}", "bad-rounds", 1, 32, 'not "21-15-9"', "21/15/9"),
        ("- {circuit: [a], rounds: [3]}", "wrong-type", 1, 32, '"rounds" must be a text', "one line"),
        ("- {circuit: [a], round: 3}", "unknown-key", 1, 24, 'unknown key "round" in a circuit', '"rounds"?'),
        ("- {circuit: [a], work: 3y5, rounds: 2}", "dose", 1, 31, "", ""),
        ("- {circuit: [a], work: 9, defaults: {sets: 3}}", "two-doses", 1, 24, '"work" and "defaults"', "keep one"),
        ("- {circuit: [a], time: 20min}", "misplaced-key", 1, 24, '"time" is no key of a circuit', "write amrap:"),
        ("- {superset: [a, b], cap: 9min}", "misplaced-key", 1, 28, '"cap" is no key of a superset', "write for_time:"),
        ("- {circuit: [a], every: 2min}", "misplaced-key", 1, 24, '"every" is no key of a circuit', "write emom:"),
        ("- circuit: []", "circuit-size", 1, 18, "a circuit has 1 to 60 exercises", "what is done in a round"),
        ("- circuit: squat", "wrong-type", 1, 18, '"circuit" must be a list of exercises', "hyphen"),
        ("- circuit: [rest: 20s]", "pause-inside", 1, 19, "a pause cannot stand in a circuit", "rest_inside"),
        ("- circuit: [superset: [a, b]]", "nested-group", 1, 19, "a superset cannot stand in a circuit", "on its own"),
        ("- circuit: [part: A]", "nested-group", 1, 19, "a part cannot stand in a circuit", "on its own"),
        ("- superset: [a, amrap: [b]]", "nested-group", 1, 23, "an amrap cannot stand in a superset", "on its own"),
        ("- superset: [a, text: X]", "words-inside", 1, 23, "a line of words cannot stand in a superset", "circuit"),
        ("- {superset: [a, b], circuit: [c]}", "unknown-key", 1, 28, 'unknown key "circuit" in a superset', "keys of"),
        ("- part: A", "missing-key", 1, 9, 'a part has no "exercises"', "add exercises:"),
        ("- {part: A, exercises: []}", "missing-value", 1, 30, '"exercises" is an empty list', "in this part"),
        ("- {part: A, exercises: a}", "wrong-type", 1, 30, '"exercises" must be a list', "with a hyphen"),
        ("- {part: A, exercises: [part: B]}", "nested-group", 1, 31, "a part cannot stand in a part", "behind"),
        ("- {part: A, exercises: [a], time: 20}", "bad-time", 1, 41, 'must be a time, not "20"', "20min or 20s"),
        ("- {part: A, exercises: [a], time: soon}", "bad-time", 1, 41, 'must be a time, not "soon"', "20min or 1:30"),
        ("- {part: A, exercises: [a], time: 11h}", "bad-time", 1, 41, "at most 10 hours", "check"),
        ("- {part: A, exercises: [a], rounds: 3}", "misplaced-key", 1, 35, '"rounds" is no key of a part', "circuit:"),
        ("- {part: A, exercises: [a], cap: 9min}", "misplaced-key", 1, 35, '"cap" is no key of a part', "time:"),
        ("- {text: X, rest: 30s}", "unknown-key", 1, 19, 'unknown key "rest" in a line of words', "keys of"),
        ("- {text: X, squat: 5x5}", "unknown-key", 1, 19, 'unknown key "squat" in a line of words', "keys of"),
        (f"- text: {'x' * 501}", "too-long", 1, 15, "501 characters; the limit is 500", "shorten"),
        ("- text:", "missing-value", 1, 14, '"text" has no value', "Three slow breaths"),
        ("- {text: X, weeks: {1: skip}}", "misplaced-key", 1, 19, '"weeks" is no key of a line of words', "only:"),
        ("- {squat: 5x5, rounds: 3}", "misplaced-key", 1, 22, '"rounds" belongs to a group of exercises', "move"),
        ("- {squat: 5x5, work: 3}", "misplaced-key", 1, 22, '"work" belongs to a group of exercises', "move"),
        ("- {squat: 5x5, every: 2min}", "misplaced-key", 1, 22, '"every" belongs to an emom', "every 1min"),
        ("- {squat: 5x5, cap: 2min}", "misplaced-key", 1, 22, '"cap" belongs to a for_time', "in 10min"),
        ("- {squat: 5x5, score: points}", "bad-score", 1, 29, '"score" must be time, rounds', "score: time"),
        ("- {squat: 5x5, time: 3min}", "misplaced-key", 1, 22, '"time" belongs to a part', "move"),
        ("- {squat: 5x5, defaults: {}}", "misplaced-key", 1, 22, '"defaults" belongs to a plan', "move"),
        ("- rounds: 3", "misplaced-key", 1, 9, '"rounds" belongs to a group of exercises', "move"),
    ],
)
def test_problems(text: str, code: str, line: int, column: int, message: str, hint: str) -> None:
    found = only(DAY + "".join(f"      {part}\n" for part in text.split("\n")))
    assert found[0].startswith(code)
    assert (found[1] - 3, found[2]) == (line, column)
    assert message in found[3]
    assert hint in found[4]


@pytest.mark.parametrize("text", ["- part: A\n  exercises:\n{}", "- circuit:\n{}", "- superset:\n{}"])
def test_members_count_as_exercises_of_the_session(text: str) -> None:
    lines = text.format("\n".join(["    - squat"] * 41)).split("\n")
    _, problems = read(DAY + "".join(f"      {line}\n" for line in [*lines, *["- plank"] * 20]))
    assert [problem.message for problem in problems] == ["this session has 61 exercises; the limit is 60"]


def cut(lines: str) -> tuple[list[str], list[str]]:
    """The doses of a session whose exercises stand in brackets, and the code, place and hint of each problem."""
    plan, problems = read(f"sessions: [{{name: A, exercises: [{lines}]}}]")
    assert plan is not None
    items = [item for item in plan.sessions[0].exercises if isinstance(item, PlanItem)]
    told = [f"{one.code} {one.span.column - 33}: {one.hint}" for one in problems if one.span]
    return [f"{item.title.text} {canonical(item.dose) if item.dose else ''}" for item in items], told


@pytest.mark.parametrize(
    ("lines", "doses", "told"),
    [
        (
            "a: 3x6 @80kg, rest 3min",
            ["a 3x6 @80kg rest 3min"],
            ['yaml-flow-comma 15: write: a: "3x6 @80kg, rest 3min"'],
        ),
        (
            "a: 3x6, tempo 3110, rest 90s, plank, b: 2x5, 1x10, c: 5",
            ["a 3x6 rest 90s tempo 3-1-1-0", "plank ", "b 2x5, 10", "c 1x5"],
            ['yaml-flow-comma 9: write: a: "3x6, tempo 3110, rest 90s"', 'yaml-flow-comma 46: write: b: "2x5, 1x10"'],
        ),
        ("plank, 3x30s", ["plank 3x30s"], ["missing-colon 8: write plank: 3x30s"]),
        (
            'a: "3x6, rest 3min", tempo squat, rest day walk, b: 3x5',
            ["a 3x6 rest 3min", "tempo squat ", "rest day walk ", "b 3x5"],
            [],
        ),
        ("{a: 3x6}, rest 3min", ["a 3x6", "rest 3min "], []),
    ],
)
def test_a_dose_that_a_comma_cut_is_made_whole(lines: str, doses: list[str], told: list[str]) -> None:
    assert cut(lines) == (doses, told)


def test_the_fix_of_a_cut_dose_puts_quotes_round_it() -> None:
    text = "sessions: [{name: A, exercises: [superset: [a: 3x6,  rest 3min, b: 3x5]]}]\n"
    _, (problem,) = read(text)
    (fix,) = problem.fixes
    mended = text[: fix.span.column - 1] + fix.text + text[fix.span.end_column - 1 :]
    assert mended == text.replace("3x6,  rest 3min", '"3x6, rest 3min"')
    plan, problems = read(mended)
    assert plan is not None
    assert not problems


def test_part_of_a_dose_that_is_wrong_is_told_in_its_own_words_too() -> None:
    _, told = cut("a: 3x6, rest 3")
    assert told == ['yaml-flow-comma 9: write: a: "3x6, rest 3"', "dose-ambiguous 14: write `3min` or `3s`"]
