"""The exercises of a diary: picture, number and name, dose first and bold, one short sentence."""

from __future__ import annotations

from itertools import groupby

from planner.pages.base import Desk
from planner.pages.care_words import care_phrases
from planner.pages.diary_text import advice, dose_words, own_frequency, rest_words, weeks_words
from planner.pages.often import capital
from planner.pages.session_text import exercise_picture
from planner.program.diary import Diary, DiaryExercise, Phase
from planner.typeset.blocks import Block, Cell, Columns, Gap, Rule, Stack, Text, Whole
from planner.typeset.measure import Run
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_LEAST = 80 * MM
"""Least width of an exercise: more stand side by side where there is room for as much."""
_FIGURE, _TEXT = 34 * MM, 36.5 * MM
"""Width of a picture, and where the text beside it starts."""
_UNDER_RULE, _UNDER = 2.6 * MM, 3.4 * MM
_UNDER_FIGURE = 3 * MM
_UNDER_OFTEN = 1.5 * MM


def cards(diary: Diary, desk: Desk, root: Elem, high: float, *, told: bool = True) -> list[Block]:
    """Rows of exercises with pictures up to ``high`` points, two by two on A4; a row is not cut.

    Where exercises differ in how often they are done, that stands once over those that follow each other. Where the
    coach says nothing, a short sentence of the exercise is ``told``.
    """
    paper = desk.kit.paper
    across = max(1, int((paper.content + paper.gutter) // (_LEAST + paper.gutter)))
    wide = (paper.content - (across - 1) * paper.gutter) / across
    rows: list[Block] = []
    for often, group in groupby(diary.exercises, lambda exercise: own_frequency(exercise, diary, desk)):
        together = tuple(group)
        rows += _often(often, desk, root) if often else []
        for first in range(0, len(together), across):
            cells = [
                Cell(place * (wide + paper.gutter), wide, _card(exercise, desk, root, wide, high, told=told))
                for place, exercise in enumerate(together[first : first + across])
            ]
            rows.append(Whole(Columns(cells), paper.height - paper.top_later - paper.bottom))
    return rows


def _often(words: str, desk: Desk, root: Elem) -> list[Block]:
    """How often the exercises below are done."""
    kit = desk.kit
    text = Text([kit.run(words, "diary", bold=True)], kit.style("diary"), root.add("P"))
    return [text.marked(keep_next=True), Gap(_UNDER_OFTEN).marked(keep_next=True)]


def _card(exercise: DiaryExercise, desk: Desk, root: Elem, wide: float, high: float, *, told: bool) -> Block:
    kit, entry = desk.kit, exercise.entry
    elem = root.add("Sect")
    title = elem.add("H2")
    name = desk.say("diary.name", number=exercise.number, name=entry.name)
    figure = exercise_picture(desk, entry.exercise, _FIGURE, high, elem, align="center")
    lines: list[Block] = [Text([kit.run(name, "diary_name", entry.name_span)], kit.style("diary_name"), title)]
    lines += [
        Text(runs, kit.style("diary"), elem.add("P"))
        for runs in _paragraphs(exercise, desk, told=told)
        if any(r.text for r in runs)
    ]
    quiet = [desk.say("session.optional_brackets") if entry.optional else ""]
    quiet += care_phrases(desk, entry, is_brief=True)
    lines += [
        Text([kit.run(words, "diary_quiet", entry.span)], kit.style("diary_quiet"), elem.add("P"))
        for words in filter(None, quiet)
    ]
    text = Stack([*lines, Gap(_UNDER)])
    cells = [Cell(0, wide, text)]
    if figure is not None:
        cells = [Cell(_TEXT, wide - _TEXT, text), Cell(0, _FIGURE, Stack([figure, Gap(_UNDER_FIGURE)]))]
    card = Stack([Rule(kit.line("section")), Gap(_UNDER_RULE), Columns(cells)])
    card.origin = (f"diary.{entry.id}", "exercise", entry.span)
    return card


def _paragraphs(exercise: DiaryExercise, desk: Desk, *, told: bool) -> list[list[Run]]:
    """The dose of each phase in bold and what is said beside it, once where it is the same in all, as a rest is."""
    kit, span = desk.kit, exercise.entry.span
    if len(exercise.phases) == 1:
        return [_runs(phase, advice(phase.entry, told=told), desk) for phase in exercise.phases]
    rests = {rest_words(phase.entry, desk) for phase in exercise.phases}
    said = {advice(phase.entry, told=told) for phase in exercise.phases}
    shared = "" if len(said) > 1 else said.pop()
    rest = capital(desk.say("diary.dose", dose=rests.pop())) if len(rests) == 1 and any(rests) else ""
    last = [kit.run(rest + " " * bool(shared), "diary", span, bold=True)] if rest else []
    last += [kit.run(shared, "diary", span)] if shared else []
    return [
        *(
            _runs(phase, "" if shared else advice(phase.entry, told=told), desk, rests=not rest)
            for phase in exercise.phases
        ),
        last,
    ]


def _runs(phase: Phase, words: str, desk: Desk, *, rests: bool = True) -> list[Run]:
    """``Weeks 1–2: 12 times.`` and the sentence."""
    kit, span = desk.kit, phase.entry.span
    weeks = desk.say("diary.phase", weeks=weeks_words(phase.weeks, desk)) + " " if phase.weeks else ""
    dose = dose_words(phase.entry, desk, rests=rests)
    runs = [kit.run(weeks, "diary", span)] if weeks else []
    if dose:
        runs.append(
            kit.run(desk.say("diary.dose", dose=capital(dose)) + (" " if words else ""), "diary", span, bold=True)
        )
    return [*runs, kit.run(words, "diary", span)] if words else runs
