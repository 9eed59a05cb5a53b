"""What the work of a group comes to: its amounts, its sets, and the parts of those."""

from __future__ import annotations

from planner.plan.dose.model import (
    Amount,
    Cluster,
    DropSet,
    Group,
    MyoReps,
    PerSet,
    RestPause,
    Rounds,
    Work,
)


def amounts_of(work: Work) -> tuple[Amount, ...]:
    """The different amounts of the sets; of sets in parts those of the parts."""
    match work:
        case PerSet(amounts):
            return amounts
        case Cluster(_, minis):
            return minis
        case Rounds(_, groups):
            return tuple(amount for group in groups for amount in amounts_of(group.work))
    return (work.amount,)


def number_of_sets(work: Work) -> int:
    """How many sets at most."""
    match work:
        case PerSet(amounts):
            return len(amounts)
        case Rounds(count, groups):
            return count.most * sum(number_of_sets(group.work) for group in groups)
    return work.count.most


def number_of_parts(group: Group) -> int:
    """How many sets at most, the parts of each counted."""
    match group.work, group.technique:
        case Rounds(count, groups), _:
            return count.most * sum(map(number_of_parts, groups))
        case Cluster(count, minis), _:
            return count.most * len(minis)
        case _, DropSet(more) | RestPause(more):
            return number_of_sets(group.work) * (1 + more)
        case _, MyoReps(count):
            return number_of_sets(group.work) * (1 + count.most)
    return number_of_sets(group.work)
