"""The lines of a session that are exercises: how the exercise is told from its settings, and its dose."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeAlias

from planner.diagnostics import Diagnostics, Fix, Span, nearest
from planner.files import Mapping, Node, Scalar, Sequence
from planner.plan.care import ITEM_FIELDS, read_care, with_side
from planner.plan.defaults import Around, Pairs, half_dose, only_counts, reads
from planner.plan.dose import all_groups
from planner.plan.dose.changes import Change, changed
from planner.plan.dose.model import Dose, LoadTarget, PercentTarget, ReferenceTarget, Rest, Tempo
from planner.plan.dose.sums import amounts_of
from planner.plan.doses import DOSE_TEXT, combined, with_settings
from planner.plan.frequency import FREQUENCY
from planner.plan.item_lines import Line, Pair, Plain
from planner.plan.item_settings import (
    EXERCISE,
    IMPLEMENT_KEY,
    LABEL,
    LAST,
    LOAD,
    LOG,
    NAME,
    NOTES,
    ONLY,
    OPTIONAL,
    OR,
    PRIVATE,
    REPS,
    REST,
    ROUNDING,
    SCORE_KEY,
    SETS,
    TEMPO,
    WARM_UP,
    WEEKS,
)
from planner.plan.item_weeks import item_by_week
from planner.plan.keys import MANY, Found, Record, blank, find, shown, start, unknown
from planner.plan.kinds import line
from planner.plan.ladders import progressing
from planner.plan.model import PlanItem, Text
from planner.plan.schemes import scheme_of
from planner.plan.series import each_entry
from planner.plan.stages import PROGRESS, STAGE, STAGES
from planner.plan.track import TRACK
from planner.plan.weekly import Weekly

Listed: TypeAlias = list[tuple[Scalar, Node]]

_UNMARKED = re.compile(r"(?P<name>[^\d\s][^:]{0,80}?)\s+(?P<dose>[0-9]{1,3}\s?[x×*]\s?[0-9].*)")
_SHORT = 3
"""Most letters of a key that nothing is taken for a slip of: ``row`` is an exercise, not a misspelt ``or``."""

ELSEWHERE = {
    "rounds": "a group of exercises",
    "work": "a group of exercises",
    "rest_inside": "a superset or a circuit",
    "time": "a part, an emom or an amrap",
    "cap": "a for_time",
    "every": "an emom",
    "defaults": "a plan, a session or a group",
    "override": "a plan",
    "rotate": "a plan",
    "like": "a session or a block",
    "swap": "a session",
}
"""Keys of the language that a line of its own cannot have, and what can."""

_IN_DOSE = {"every": "move it there, or write it in the dose: 10x3 every 1min", "cap": "or in the dose: 5x10 in 10min"}
"""What else to write for some of them."""

ITEM = Record(
    "item",
    "an exercise",
    (
        *(
            EXERCISE,
            NAME,
            SETS,
            REPS,
            LOAD,
            REST,
            TEMPO,
            WARM_UP,
            OR,
            LAST,
            IMPLEMENT_KEY,
            ROUNDING,
            LOG,
            OPTIONAL,
            LABEL,
        ),
        *(SCORE_KEY, NOTES, ONLY, WEEKS, FREQUENCY, TRACK, *ITEM_FIELDS, PRIVATE),
        *(PROGRESS, STAGES, STAGE),
    ),
)

_SETTINGS = sorted(word for word in ITEM.names if len(word) > _SHORT)

ALONE = Around()
"""A line without a group and without defaults."""


def read_item(node: Node, out: Diagnostics, around: Around = ALONE) -> Weekly[PlanItem] | None:
    """One exercise, from a bare name or from a map, as it is in each week."""
    if isinstance(node, Scalar):
        title = _bare(node, out)
        return None if title is None else _weekly(Line(node, None, Found({}, out), around), node, free=False)
    if isinstance(node, Sequence):
        hint = "write one exercise a line, each with its own hyphen; use superset: for exercises in turn"
        out.error("wrong-type", "a line of a session must be an exercise, not a list", start(node), hint)
        return None
    found, others = find(node, ITEM, out)
    if found.has(STAGES) and not others and not found.has(EXERCISE) and not found.has(NAME):
        return _weekly(_ladder_line(found, around), found.pairs[STAGES.name][0], named=False, free=False)
    subject = _subject(node, found, _in_place(others, out), around)
    if subject is None:
        _check_settings(found)
        return None
    key, value = subject
    by_key = key.text not in ITEM.names
    empty = isinstance(value, Scalar) and not value.text
    doses = [(key, value)] if by_key and not (empty and (found.has(SETS) or SETS.name in around.defaults)) else []
    free = key.text == NAME.name
    title = line("exercise", key, out) if by_key else line(key.text, value, out)
    if title is None or not title.text:
        _check_settings(found)
        return None
    name = key if by_key or not isinstance(value, Scalar) else value
    written = Line(name, doses[0] if doses else None, found, around, by_key or free)
    return _weekly(written, key, free=free)


def _ladder_line(found: Found, around: Around) -> Line:
    """A line whose exercise stands in its stages; defaults for doses are for others."""
    defaults = {name: pair for name, pair in around.defaults.items() if name not in (SETS.name, REPS.name)}
    return Line(found.pairs[STAGES.name][0], None, found, replace(around, defaults=defaults))


def _weekly(written: Line, key: Scalar, *, free: bool, named: bool = True) -> Weekly[PlanItem] | None:
    """The exercise week by week; one that is not ``named`` is in each stage another."""

    def make(plain: Plain, own: Found) -> PlanItem | None:
        def one(name: Scalar, dose: Pair | None, own: Found, defaults: Pairs, *, free: bool) -> PlanItem | None:
            title = line("exercise", name, own.out)
            if title is None or not title.text:
                return None
            around = replace(written.around, defaults=defaults)
            return _item(title, [dose] if dose else [], own, around, key, plain.change, free=free)

        return progressing(plain, own, one, written.around.room, named=named, free=free)

    return item_by_week(written, make)


def _item(
    title: Text, doses: Listed, own: Found, around: Around, key: Scalar, change: Change, *, free: bool
) -> PlanItem:
    """The item with its settings, in one week.

    ``doses`` is what stands behind the exercise, ``own`` the keys beside it; ``change`` is what the week says against
    the dose.
    """
    found = _with_defaults(title, doses, own, around)
    doses = [*doses, *([found.pairs[SETS.name]] if found.has(SETS) else [])]
    dose = _dose(doses, found, around)
    written = doses[0][1] if doses else found.pairs[REPS.name][1] if dose else key
    dose = changed(dose, change, start(written), own.out) if dose else None
    if dose is None and not doses and own.has(LOAD) and own.value(LOAD) is not None:
        hint = "add sets: 3x10, or write the dose behind the exercise"
        own.out.error("missing-dose", "a load needs sets to be lifted in", own.key(LOAD), hint)
    rest, tempo, ramp = found.value(REST), found.value(TEMPO), found.value(WARM_UP)
    if not own.has(WARM_UP) and (dose is None or not _weighted(dose)):
        ramp = None
    if dose is not None:
        tempo = tempo if own.has(TEMPO) or _in_repetitions(dose) else None
        dose, rest, tempo = _settled(dose, found, rest, tempo, title.span), None, None
    notes, label, log = found.value(NOTES), found.value(LABEL), found.value(LOG)
    care = read_care(found)
    dose = with_side(dose, care.side, start(written), found.out) if dose else None
    found.value(PRIVATE)
    return PlanItem(
        exercise=None if free else title,
        name=title if free else None,
        dose=dose,
        notes=notes.text if notes else "",
        span=title.span,
        written=_as_written(written),
        rest=rest,
        tempo=tempo,
        others=found.value(OR) or (),
        optional=found.value(OPTIONAL) or False,
        last=found.value(LAST),
        log=log is not False,
        implement=found.value(IMPLEMENT_KEY),
        ramp=ramp or (),
        ramp_written=_as_written(found.pairs[WARM_UP.name][1]) if ramp else None,
        rounding=found.value(ROUNDING),
        label=label.text if label else "",
        score=found.value(SCORE_KEY),
        frequency=found.value(FREQUENCY),
        track=found.value(TRACK),
        care=care,
    )


def _with_defaults(title: Text, doses: Listed, own: Found, around: Around) -> Found:
    """The keys beside the exercise and those that the defaults lend it."""
    has_dose = bool(doses) or (own.has(SETS) and not only_counts(own.pairs[SETS.name][1]))
    lent = around.lent(own.pairs, has_dose=has_dose)
    if half_dose(lent.get(SETS.name)) and REPS.name not in {**lent, **own.pairs}:
        message = f'"{shown(title.text)}" has no repetitions to go with the sets of the defaults'
        hint = "add reps: 10, or write the dose behind the exercise: 3x10"
        own.out.error("missing-dose", message, title.span, hint)
        lent = {name: pair for name, pair in lent.items() if name != SETS.name}
    return Found({**lent, **own.pairs}, own.out)


def _settled(dose: Dose, found: Found, rest: Rest | None, tempo: Tempo | None, place: Span) -> Dose | None:
    """The dose with the settings beside it, for its groups that name none."""
    load = found.value(LOAD)
    return with_settings(dose, load, rest, tempo, found.place(LOAD) if load else place, found.out)


def _in_repetitions(dose: Dose) -> bool:
    """Whether a dose counts repetitions, to which a default for the tempo belongs."""
    return any(amount.unit == "reps" for group in dose.groups for amount in amounts_of(group.work))


def _weighted(dose: Dose) -> bool:
    """Whether a dose names a weight, to which a default for the warm-up leads."""
    targets = (target for group in all_groups(dose) for target in group.targets)
    return any(isinstance(target, LoadTarget | PercentTarget | ReferenceTarget) for target in targets)


def _as_written(node: Node) -> Text:
    return Text(node.text if isinstance(node, Scalar) else "", start(node))


def _bare(node: Scalar, out: Diagnostics) -> Text | None:
    """The name of an exercise without a dose; one with a dose and without a colon is a slip."""
    title = line("exercise", node, out)
    if title is None or not title.text:
        if title is not None:
            out.error("missing-value", "this line is empty", node.span, "write an exercise, or take the hyphen out")
        return None
    slip = _UNMARKED.fullmatch(title.text)
    if slip:
        hint = f"write {slip['name']}: {shown(slip['dose'])}"
        fixes = (Fix(node.span, f"{slip['name']}: {slip['dose']}", title.text),) if node.style == "plain" else ()
        out.error("missing-colon", f'there is no colon between "{slip["name"]}" and its dose', title.span, hint, fixes)
        return None
    return title


def _in_place(others: Listed, out: Diagnostics) -> Listed:
    """``others`` without the keys of groups, which are reported."""
    for key, _ in others:
        if key.text in ELSEWHERE:
            hint = _IN_DOSE.get(key.text, "move it there, or take it out")
            out.error("misplaced-key", f'"{key.text}" belongs to {ELSEWHERE[key.text]}', key.inner, hint)
    return [(key, value) for key, value in others if key.text not in ELSEWHERE]


def _subject(node: Mapping, found: Found, others: Listed, around: Around) -> tuple[Scalar, Node] | None:
    """The key that names the exercise, with its value; whatever else is unknown is reported."""
    out = found.out
    named = [found.pairs[field.name] for field in (EXERCISE, NAME) if found.has(field)]
    exercises, slips = ([], others) if named else _sorted_out(others, around, out)
    for key, _ in slips:
        unknown(key, ITEM, out, found.pairs)
    if len(named) == 2:
        hint = "use exercise: for one of the library, name: for free text"
        out.error("two-exercises", 'a line has "exercise" or "name", not both', named[1][0].inner, hint)
        return None
    if len(exercises) > 1:
        first, second = (shown(key.text) for key, _ in exercises[:2])
        hint = f"one key is the exercise, the others are {', '.join(ITEM.names[2:])}; start each exercise with a hyphen"
        message = f'which is the exercise, "{first}" or "{second}"?'
        out.error("two-exercises", message, exercises[1][0].inner, hint)
        return None
    if not named and not others and not _is_reported(node):
        hint = "write - back_squat: 5x5, or name: for free text"
        out.error("no-exercise", "this line names no exercise", start(node), hint)
    return next(iter(named or exercises), None)


def _sorted_out(others: Listed, around: Around, out: Diagnostics) -> tuple[Listed, Listed]:
    """Unknown keys that can be the exercise, and those that look like a misspelt setting and hold no dose."""
    exercises: Listed = []
    slips: Listed = []
    for key, value in others:
        written = value.text.casefold() if isinstance(value, Scalar) else ""
        holds_dose = re.match(r"[0-9]|amrap", written) and (len(others) == 1 or "x" in written)
        is_dose = holds_dose or scheme_of(value, around.schemes) is not None
        slip = not is_dose and len(out) + len(slips) < MANY and nearest(key.text, _SETTINGS, 0.75) is not None
        (slips if slip else exercises).append((key, value))
    return exercises, slips


def _is_reported(node: Mapping) -> bool:
    """Whether what stands in the exercise's place has been reported, since it belongs elsewhere."""
    return any(key.text in (STAGES.name, *ELSEWHERE) for key, _ in node.pairs)


def _check_settings(found: Found) -> None:
    """Reads what stands beside a missing exercise, for the problems in it."""
    half = (SETS, REPS) if found.has(REPS) else ()
    for field in ITEM.fields:
        if field not in (EXERCISE, NAME, *half) and (node := found.node(field)) is not None:
            for entry in each_entry(node) if field in (SETS, LOAD, REST, TEMPO) else (node,):
                reads(field, entry, found.out)


def _dose(doses: Listed, found: Found, around: Around) -> Dose | None:
    """The dose behind the exercise or under ``sets``; with ``reps`` the two make one."""
    out = found.out
    if len(doses) > 1:
        hint = f"keep one of them; the first stands on line {doses[0][0].span.line}"
        out.error("two-doses", "this exercise has two doses", doses[1][0].inner, hint)
        return None
    if found.has(REPS) and not found.has(SETS):
        reps = found.pairs[REPS.name][1]
        if around.counts and not doses:
            return combined(Scalar("1", reps.span), reps, out)
        hint = "write the dose in one piece, such as 3x10, or sets: 3 beside it"
        out.error("missing-dose", '"reps" needs a number of sets', found.key(REPS), hint)
        return None
    if not doses:
        return None
    key, value = doses[0]
    if found.has(REPS):
        return combined(found.pairs[SETS.name][1], found.pairs[REPS.name][1], out)
    if key.text == SETS.name and isinstance(value, Scalar) and only_counts(value):
        hint = f"write sets: {value.text.strip()}x10, or add reps: 10"
        out.error("missing-dose", f'"sets: {value.text.strip()}" says how many, not of what', value.inner, hint)
        return None
    hint = f"write {shown(key.text)}: 3x10" + ("" if key.text == SETS.name else ", or take the colon out")
    if blank(value, f'"{shown(key.text)}"', hint, out, "missing-dose"):
        return None
    return DOSE_TEXT.read(key.text, value, out)
