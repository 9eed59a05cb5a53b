"""What holds for several groups of a dose: carry-back, the keys beside a dose, and lists that pair with sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.plan.dose.model import Dose, Group, MaxTest, Rest, Rounds, Target, Tempo
from planner.plan.dose.references import refers_to_top
from planner.plan.dose.rounds import all_groups, flat, in_brackets, listed_in
from planner.plan.dose.sums import number_of_sets

NO_TOP = "there is no top set before this one"


def carry_back(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Give each group the targets, rest, tempo and side of the next group where it names none of that kind.

    The first group is the top set: targets that refer to it are not its own, so that in ``5, 3x5 @top-10%`` it stays
    free. What stands behind a bracket holds for the groups in it.
    """
    written = flat(groups)
    carried: list[Group] = []
    for place in reversed(range(len(written))):
        group = written[place]
        carried.append(_with_carried(group, carried[-1], first=place == 0) if carried else group)
    return in_brackets(groups, carried[::-1])


def _with_carried(group: Group, following: Group, *, first: bool) -> Group:
    """The group with what the one after it has and it has not."""
    # A test finds the load that later sets follow from, and starts by the clock leave the rest to the clock.
    free = isinstance(group.work, MaxTest) or (first and refers_to_top(following.targets))
    return replace(
        group,
        targets=group.targets or (() if free else following.targets),
        rest=following.rest if group.rest is None and group.every is None else group.rest,
        tempo=group.tempo or following.tempo,
        side=group.side or following.side,
    )


def pairing_problem(group: Group) -> str:
    """What is wrong with a list of targets that must pair with the sets of its group; empty if nothing is.

    In rounds of one list of sets it has a target for each set of a round, or for each of all rounds.
    """
    sets = number_of_sets(group.work)
    fitting = {1, sets}
    if isinstance(group.work, Rounds):
        inside = next(filter(None, map(pairing_problem, group.work.groups)), "")
        if inside:
            return inside
        sets //= group.work.count.most
        fitting.add(sets)
    for target in group.targets:
        if listed_in(target) not in fitting:
            return f"{listed_in(target)} targets for {sets} set{'' if sets == 1 else 's'}"
    return ""


def top_problem(dose: Dose) -> str:
    """What is wrong with a first group that refers to the top set, which it is itself; empty if nothing is."""
    return NO_TOP if refers_to_top(all_groups(dose)[0].targets) else ""


def merge(
    dose: Dose, load: tuple[Target, ...] | None = None, rest: Rest | None = None, tempo: Tempo | None = None
) -> Dose:
    """The dose with the settings of its item, which hold for the groups that name none of that kind.

    Lists in ``load`` must pair with the sets: ask :func:`pairing_problem` of each group. A ``load`` that refers to the
    top set leaves the first group of several free; where there is but one, :func:`top_problem` says so.
    """
    groups = flat(dose.groups)
    several = len(groups) > 1
    merged = [
        replace(
            group,
            targets=group.targets or (() if several and _is_free(group, place, load or ()) else load or ()),
            rest=rest if group.rest is None and group.every is None else group.rest,
            tempo=group.tempo or tempo,
        )
        for place, group in enumerate(carry_back(groups))
    ]
    return Dose(in_brackets(dose.groups, merged))


def _is_free(group: Group, place: int, load: Sequence[Target]) -> bool:
    """Whether the group at ``place`` has no part in a ``load`` for all: a test, or the top set of what refers to it."""
    return isinstance(group.work, MaxTest) or (not place and refers_to_top(load))
