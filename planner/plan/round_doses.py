"""Doses of one round, made those of all rounds of a group: ``10 @20kg`` in 3 rounds is ``3x10 @20kg``."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from planner.diagnostics import Diagnostics, Span
from planner.plan.deload import Deload, fewer
from planner.plan.dose import all_groups, canonical
from planner.plan.dose.model import Count, Dose, Group, MaxTest, PerSet, Rounds, Sets
from planner.plan.dose.numbers import show_time
from planner.plan.dose.sums import amounts_of
from planner.plan.model import PlanItem

ONCE = Count(1)


def in_rounds(dose: Dose, times: Count, span: Span, out: Diagnostics, says: str = "rounds") -> Dose | None:
    """A dose of one round done ``times``, because the key ``says`` of its group says how often or how long.

    An amount for each round (``21/15/9``) stays as it is. A dose that counts its sets itself, and one of several
    groups, are errors.
    """
    group, *others = dose.groups
    if others:
        hint = "write one amount, or one for each round: 8/6/4"
        out.error("group-dose", "in rounds, an exercise has one dose", span, hint)
        return None
    work = group.work
    if isinstance(work, PerSet):
        if len(work.amounts) != times.most:
            message = f"{len(work.amounts)} amounts for {times.most} round{'s' if times.most > 1 else ''}"
            hint = "write one amount, or one for each round"
            if says == "time":
                message, hint = "nobody knows how many rounds an amrap has", "write one amount for every round"
            out.error("group-dose", message, span, hint)
            return None
        return dose
    alone = "a test" if isinstance(work, MaxTest) else _alone(group)
    if alone:
        out.error("group-dose", f"{alone} is not done in rounds", span, "put it in a line of its own")
        return None
    assert not isinstance(work, MaxTest)
    if isinstance(work, Rounds) or work.count != ONCE:
        one = work.groups if isinstance(work, Rounds) else (replace(group, work=replace(work, count=ONCE)),)
        single = canonical(Dose(one)).removeprefix("1x")
        much = "how long" if says == "time" else "how often"
        message = f'"{says}" says {much}, so the exercises have no number of sets'
        out.error("rounds-and-sets", message, span, f"write {single}, or take {says} out")
        return None
    return Dose((replace(group, work=replace(work, count=times)),))


def _alone(group: Group) -> str:
    """What a group asks for that has no place in rounds, which have their own order and their own clock."""
    if isinstance(group.work, Sets) and group.work.amount.total:
        return "a total"
    return "work by the clock" if group.every is not None or group.within is not None else ""


def again(dose: Dose, times: int, span: Span, out: Diagnostics) -> Dose | None:
    """The dose of all rounds of an inner group, done ``times`` over with the group around it."""
    (group,) = dose.groups if len(dose.groups) == 1 else (None,)
    if times == 1:
        return dose
    if group is None or isinstance(group.work, PerSet | Rounds | MaxTest):
        hint = "write one amount, or list the rounds of the inner group one after the other"
        out.error("group-dose", "rounds inside rounds have the same amount each time", span, hint)
        return None
    count = group.work.count
    many = Count(count.low * times, None if count.high is None else count.high * times)
    return Dose((replace(group, work=replace(group.work, count=many)),))


def by_the_clock(dose: Dose, every: int, turn: int, span: Span, out: Diagnostics) -> Dose | None:
    """A dose in an emom with a start every ``every`` seconds, of which the exercise takes one every ``turn`` seconds.

    What is left of the time is the rest, so that a rest in the dose is an error, and so is work that takes longer.
    """
    if any(group.rest is not None for group in all_groups(dose)):
        hint = "take the rest out, or write a longer every:"
        out.error("group-dose", "in an emom the rest is what is left until the next start", span, hint)
        return None
    amounts = [amount for group in all_groups(dose) for amount in amounts_of(group.work) if amount.unit == "s"]
    longest = max((amount.high or amount.low or Decimal(0) for amount in amounts), default=Decimal(0))
    if longest > every:
        message = f"{show_time(longest)} of work cannot start every {show_time(Decimal(every))}"
        out.error("group-dose", message, span, f"write every: {show_time(longest)} or more")
        return None
    return Dose(tuple(replace(group, every=turn) for group in dose.groups))


def item_in_rounds(item: PlanItem, times: Count, out: Diagnostics, says: str, deload: Deload | None) -> PlanItem | None:
    """An exercise of one round as that of ``times`` rounds; of fewer where it alone has a ``deload``."""
    if item.dose is None:
        return item
    dose = in_rounds(item.dose, fewer(times, deload) if item.deload and deload else times, item.written.span, out, says)
    if dose is None:
        return None
    others = (item_in_rounds(each, times, out, says, deload) for each in item.ladder)
    normal = item_in_rounds(item.normal, times, out, says, deload) if item.normal else None
    return replace(item, dose=dose, normal=normal, ladder=tuple(each for each in others if each is not None))
