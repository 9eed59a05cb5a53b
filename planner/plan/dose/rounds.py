"""Groups in brackets, done several times: what each of them says, and what stands behind the brackets for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planner.plan.dose.model import (
    Dose,
    EffortTarget,
    Group,
    LoadTarget,
    PercentTarget,
    ReferenceTarget,
    Rounds,
    Target,
)


def inner_groups(group: Group) -> tuple[Group, ...]:
    """The groups of one round, each with what holds for it; of other work the group itself."""
    if not isinstance(group.work, Rounds):
        return (group,)
    return tuple(
        replace(
            inner,
            targets=inner.targets or group.targets,
            rest=group.rest if inner.rest is None else inner.rest,
            tempo=inner.tempo or group.tempo,
            side=inner.side or group.side,
            hold=inner.hold or group.hold,
            every=inner.every or group.every,
        )
        for inner in group.work.groups
    )


def all_groups(dose: Dose) -> tuple[Group, ...]:
    """The groups of a dose in order, those in brackets once, each with what holds for it."""
    return tuple(inner for group in dose.groups for inner in inner_groups(group))


def flat(groups: Iterable[Group]) -> list[Group]:
    """Groups without brackets, as carry-back goes through them: what stands behind a bracket is said of its last."""
    found: list[Group] = []
    for group in groups:
        if not isinstance(group.work, Rounds):
            found.append(group)
            continue
        *before, last = (replace(inner, every=inner.every or group.every) for inner in group.work.groups)
        last = replace(
            last,
            targets=last.targets or group.targets,
            rest=group.rest if last.rest is None and last.every is None else last.rest,
            tempo=last.tempo or group.tempo,
            side=last.side or group.side,
        )
        found += [*before, last]
    return found


def in_brackets(groups: Iterable[Group], flattened: Sequence[Group]) -> tuple[Group, ...]:
    """``groups`` with what ``flattened`` says of those in their brackets, in the one form that rounds have."""
    left = iter(flattened)
    return tuple(
        _with_common(replace(group, work=replace(group.work, groups=tuple(next(left) for _ in group.work.groups))))
        if isinstance(group.work, Rounds)
        else next(left)
        for group in groups
    )


def _with_common(group: Group) -> Group:
    """The group with what all in its brackets have alike behind them, and the rest in them.

    Lists of targets stay with the sets that they pair with.
    """
    assert isinstance(group.work, Rounds)
    inner = group.work.groups
    first = inner[0]
    listed = len(inner) > 1 and any(listed_in(target) > 1 for target in first.targets)
    targets = not listed and all(each.targets == first.targets for each in inner)
    rest, tempo, side = (
        all(getattr(each, part) == getattr(first, part) for each in inner) for part in ("rest", "tempo", "side")
    )
    bare = tuple(
        replace(
            each,
            targets=() if targets else each.targets,
            rest=None if rest else each.rest,
            tempo=None if tempo else each.tempo,
            side=None if side else each.side,
            every=None if group.every is not None else each.every,
        )
        for each in inner
    )
    return replace(
        group,
        work=replace(group.work, groups=bare),
        targets=first.targets if targets else (),
        rest=first.rest if rest else None,
        tempo=first.tempo if tempo else None,
        side=first.side if side else None,
    )


def listed_in(target: Target) -> int:
    """How many sets a target speaks of one by one; 1 for a target that holds for all."""
    if isinstance(target, LoadTarget | PercentTarget | EffortTarget | ReferenceTarget):
        return max(1, len(target.values))
    return 1
