"""The athlete's bests, and percentages of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final, Literal, Protocol

from planner.diagnostics import Diagnostics, Span
from planner.library.model import Exercise
from planner.plan.dose.model import LoadUnit
from planner.plan.keys import MANY, shown
from planner.plan.loads import ROUNDING, converted, one_rep_max, without_zeros
from planner.plan.model import AnyMax, LostMax, Max, MeasuredMax, Plan, Text, TiedMax
from planner.plan.progress.model import Goal
from planner.plan.training import USUAL_SHARE
from planner.program.naming import slug
from planner.program.records import Best, Load, Relation

_VARIATION = re.compile(r"(?P<base>[^()]*?)\s*\((?P<variation>[^()]+)\)")


class Lookup(Protocol):
    """What resolving asks of a library."""

    def find(self, name: str, /) -> Exercise | None:
        """The exercise called ``name``; a variation in brackets finds the exercise that it varies."""
        ...

    def suggest(self, name: str, /) -> str | None:
        """The name that looks most like ``name``, as people read it."""
        ...


def variation(exercise: Exercise, name: str) -> str:
    """What stands in brackets behind an exercise's name, ``paused`` of ``bench_press (paused)``.

    Brackets that belong to one of the exercise's own names, as in ``Squat (Smith machine)``, are no variation.
    """
    match = _VARIATION.fullmatch(name.strip())
    own = {slug(known) for known in (exercise.name, exercise.slug, *exercise.aliases)}
    return match["variation"].strip() if match and slug(name) not in own else ""


def find_exercise(name: Text, library: Lookup, out: Diagnostics, *, words: bool = False) -> Exercise | None:
    """The exercise of the library that ``name`` means, or None and an error with the nearest name.

    With ``words`` the name may as well be a line of words, which the hint then shows how to write.
    """
    exercise = library.find(name.text)
    if exercise is None:
        near = library.suggest(name.text) if len(out) < MANY else None
        free = f"for words to print, write - text: {shown(name.text)}" if words else "name: takes free text"
        hint = f'did you mean "{near}"?' if near else f"planner list shows the exercises; {free}"
        out.error("unknown-exercise", f'unknown exercise "{shown(name.text)}"', name.span, hint)
    return exercise


def printed_name(exercise: Exercise, name: str) -> str:
    """The name people read, with the variation as written."""
    words = variation(exercise, name)
    return f"{exercise.name} ({words})" if words else exercise.name


Key = tuple[str, str]
"""Slug and variation; an empty variation is the exercise itself."""


def key_of(exercise: Exercise, name: str) -> Key:
    """What tells the maxes of two exercises apart."""
    return exercise.slug, variation(exercise, name).casefold()


@dataclass(frozen=True, slots=True)
class Single:
    """A load for one repetition, exactly, in the plan's unit; with ``body`` the lifter's own weight is part of it."""

    load: Fraction
    body: bool = False


@dataclass(frozen=True, slots=True)
class Training:
    """Training maxes: those given as loads, in the plan's unit, those given as shares of a max, and the usual share."""

    loads: Mapping[Key, Single] = field(default_factory=dict)
    shares: Mapping[Key, Fraction] = field(default_factory=dict)
    share: Fraction = Fraction(USUAL_SHARE) / 100


@dataclass(frozen=True, slots=True)
class Raised:
    """What a progression has made of a max, in the plan's unit: the factor first, then what is added.

    ``is_known`` is false where the reader decides.
    """

    factor: Fraction = Fraction(1)
    more: Fraction = Fraction(0)
    is_known: bool = True

    def of(self, single: Single) -> Single | None:
        """The max as it is then; None where nobody knows it."""
        return Single(single.load * self.factor + self.more, single.body) if self.is_known else None


NOT_RAISED: Final = Raised()


@dataclass(frozen=True, slots=True)
class Maxes:
    """Estimated singles in the plan's unit, exactly; ``missing`` remembers what was reported.

    ``follows`` says which other max one is a share of, ``tested`` what has been tested since the maxes were given.
    ``measures`` are the FTP in watts and the HRmax in beats a minute, where the plan has them. ``raised`` is what the
    plan's progressions have made of maxes and training maxes.
    """

    unit: LoadUnit
    step: Decimal
    singles: Mapping[Key, Single]
    bodyweight: Fraction | None = None
    missing: set[Key] = field(default_factory=set)
    training: Training = field(default_factory=Training)
    percent_of: Literal["max", "TM"] = "max"
    measures: Mapping[str, Decimal] = field(default_factory=dict)
    follows: Mapping[Key, Key] = field(default_factory=dict)
    tested: set[Key] = field(default_factory=set)
    raised: Mapping[tuple[Key, Goal], Raised] = field(default_factory=dict)

    def change_of(self, key: Key, goal: Goal) -> Raised:
        """What has become of a max that ``key`` uses: by its own progression before that of what it varies."""
        return self.raised.get((key, goal)) or self.raised.get(((key[0], ""), goal)) or NOT_RAISED

    def is_open(self, exercise: Exercise, name: str, *, training: bool) -> bool:
        """Whether only the reader knows the max, or with ``training`` the training max, of an exercise."""
        key = key_of(exercise, name)
        if not self.change_of(key, "TM" if training else "max").is_known:
            return True
        loads = self.training.loads
        derived = training and key not in loads and (exercise.slug, "") not in loads
        return derived and not self.change_of(key, "max").is_known

    def is_tested(self, exercise: Exercise, name: str) -> bool:
        """Whether the max of an exercise has been tested, or the one that it follows from."""
        seen: set[Key] = set()
        key: Key | None = key_of(exercise, name)
        if key not in self.tested and key not in self.singles:
            key = (exercise.slug, "")
        while key is not None and key not in seen:
            if key in self.tested:
                return True
            seen.add(key)
            key = self.follows.get(key)
        return False

    def single(
        self, exercise: Exercise, name: str, what: str, span: Span, out: Diagnostics, *, training: bool = False
    ) -> Single | None:
        """The single of an exercise, a variation's own before its base's; None and a warning once if not known.

        With ``training`` its training max. None without a warning where a test or the reader decides.
        """
        key = key_of(exercise, name)
        base = (exercise.slug, "")
        if training:
            given = self.training.loads.get(key, self.training.loads.get(base))
            if given is not None:
                return self.change_of(key, "TM").of(given)
        if self.is_tested(exercise, name):
            return None
        known = self.singles.get(key, self.singles.get(base))
        if known is None and not self.missing.intersection((key, base)):
            self.missing.add(base)
            message = f'no max for "{exercise.name}", so {what} of it prints a blank'
            hint = f"add it to maxes: {exercise.slug}: 100, or {exercise.slug}: 5RM 90"
            out.warning("no-max", message, span, hint)
        known = known and self.change_of(key, "max").of(known)
        if known is None or not training:
            return known
        shares = self.training.shares
        share = shares.get(key, shares.get(base, self.training.share))
        return self.change_of(key, "TM").of(Single(known.load * share, known.body))


def resolve_maxes(plan: Plan, library: Lookup, out: Diagnostics) -> tuple[Maxes, tuple[Best, ...]]:
    """The plan's maxes looked up and made singles in its unit, and the bests as they print."""
    weight = plan.bodyweight
    bodyweight = converted(Fraction(weight.value), weight.unit, plan.unit) if weight else None
    book = _Book(plan.unit, bodyweight, library, out)
    for best in plan.maxes:
        book.enter(best)
    training = _training(plan, book)
    bests = tuple(found for key in book.written if (found := book.best(key)) is not None)
    unknown = book.lost | (set(book.written) - set(book.singles))
    follows = {key: base for key, (_, best) in book.written.items() if (base := book.followed(best)) is not None}
    return Maxes(
        unit=plan.unit,
        step=rounding(plan, out),
        singles=book.singles,
        bodyweight=bodyweight,
        missing=unknown,
        training=training,
        percent_of=plan.percent_of,
        measures={best.of: best.value for best in plan.maxes if isinstance(best, MeasuredMax)},
        follows=follows,
    ), bests


def _training(plan: Plan, book: _Book) -> Training:
    """The plan's training maxes, looked up; a second one for the same exercise is reported."""
    loads: dict[Key, Single] = {}
    shares: dict[Key, Fraction] = {}
    share = Fraction(USUAL_SHARE) / 100
    for written in plan.training:
        if written.exercise is None:
            share = Fraction(written.percent or USUAL_SHARE) / 100
            continue
        exercise = find_exercise(written.exercise, book.library, book.out)
        if exercise is None:
            continue
        key, name = key_of(exercise, written.exercise.text), printed_name(exercise, written.exercise.text)
        if key in loads or key in shares:
            hint = "keep one of them; both names mean the same exercise"
            book.out.error("max-twice", f'"{name}" has two training maxes', written.exercise.span, hint)
        elif written.percent is not None:
            shares[key] = Fraction(written.percent) / 100
        elif written.weight is not None:
            single = book.single(name, Max(written.exercise, written.weight, 1, written.body))
            if single is not None:
                loads[key] = single
    return Training(loads, shares, share)


@dataclass(slots=True)
class _Book:
    """The maxes of a plan while they are worked out."""

    unit: LoadUnit
    bodyweight: Fraction | None
    library: Lookup
    out: Diagnostics
    written: dict[Key, tuple[str, Max | TiedMax]] = field(default_factory=dict)
    singles: dict[Key, Single] = field(default_factory=dict)
    tried: set[Key] = field(default_factory=set)
    lost: set[Key] = field(default_factory=set)
    measured: set[str] = field(default_factory=set)

    def enter(self, best: AnyMax) -> None:
        """Puts a max under its exercise; a second one for the same is reported."""
        if isinstance(best, MeasuredMax):
            if best.of in self.measured:
                hint = "keep one of them"
                self.out.error("max-twice", f'"{best.of}" stands here twice', best.exercise.span, hint)
            self.measured.add(best.of)
            return
        exercise = find_exercise(best.exercise, self.library, self.out)
        if exercise is None:
            return
        key, name = key_of(exercise, best.exercise.text), printed_name(exercise, best.exercise.text)
        if isinstance(best, LostMax):
            self.lost.add(key)
            return
        if key in self.written:
            hint = "keep one of them; both names mean the same exercise"
            self.out.error("max-twice", f'"{name}" has two maxes', best.exercise.span, hint)
            return
        self.written[key] = (name, best)
        if isinstance(best, Max) and (single := self.single(name, best)) is not None:
            self.singles[key] = single

    def best(self, key: Key) -> Best | None:
        """A max as it prints, to one decimal; what follows from another one is worked out here. None if unknown."""
        name, best = self.written[key]
        if isinstance(best, TiedMax):
            self._follow(key)
        single = self.singles.get(key)
        if single is None:
            return None
        estimated = isinstance(best, TiedMax) or best.reps > 1
        if not single.body or self.bodyweight is None:
            return Best(name, Load(to_tenth(single.load), self.unit), estimated)
        added = to_tenth(single.load - self.bodyweight)
        relation: Relation = "added" if added > 0 else "assisted" if added else "bodyweight"
        return Best(name, Load(abs(added), self.unit, relation=relation), estimated)

    def followed(self, best: Max | TiedMax) -> Key | None:
        """The max that another one is a share of."""
        exercise = self.library.find(best.of.text) if isinstance(best, TiedMax) else None
        if exercise is None or not isinstance(best, TiedMax):
            return None
        own, base = key_of(exercise, best.of.text), (exercise.slug, "")
        return own if own in self.written else base

    def single(self, name: str, best: Max) -> Single | None:
        """The single that a max means. What is hung on a lifter is lifted with the lifter, so both are estimated."""
        if not best.body:
            return Single(converted(one_rep_max(Fraction(best.weight.value), best.reps), best.weight.unit, self.unit))
        if self.bodyweight is None:
            message = f'the max of "{name}" needs the bodyweight, so percentages of it print blanks'
            self.out.warning("no-bodyweight", message, best.weight.span, "add bodyweight: 80")
            return None
        whole = self.bodyweight + converted(Fraction(best.weight.value), best.weight.unit, self.unit)
        if whole <= 0:
            message = f'the max of "{name}" takes off more than the bodyweight'
            self.out.error("out-of-range", message, best.weight.span, "check both numbers")
            return None
        return Single(one_rep_max(whole, best.reps), body=True)

    def _follow(self, key: Key) -> None:
        """Works out ``key`` and the maxes that it follows from; each is tried once."""
        chain: dict[Key, TiedMax] = {}
        while key not in self.singles and key not in self.tried:
            _, tie = self.written[key]
            if not isinstance(tie, TiedMax):
                break
            self.tried.add(key)
            chain[key] = tie
            base = self._base(tie)
            if base is None:
                return
            if base in chain:
                message = f'the max of "{self.written[base][0]}" follows from itself'
                self.out.error("max-circle", message, chain[base].of.span, "give one of them as a weight")
                return
            key = base
        single = self.singles.get(key)
        for own, tie in reversed(chain.items()):
            if single is not None:
                single = Single(single.load * Fraction(tie.percent) / 100, single.body)
                self.singles[own] = single

    def _base(self, tie: TiedMax) -> Key | None:
        """Where the max stands that ``tie`` follows from; a warning where there is none."""
        exercise = find_exercise(tie.of, self.library, self.out)
        if exercise is None:
            return None
        own, base = key_of(exercise, tie.of.text), (exercise.slug, "")
        found = own if own in self.written else base if base in self.written else None
        if found is None and not self.lost.intersection((own, base)):
            message = f'no max for "{exercise.name}", so {tie.percent:f}% of it is not known'
            self.out.warning("no-max", message, tie.of.span, f"add it to maxes: {exercise.slug}: 100")
        return found


def tested_before(plan: Plan, week: int, library: Lookup) -> set[Key]:
    """The maxes that are tested in the weeks before ``week``, and not given anew since by a block."""
    tested: set[Key] = set()
    for number in range(1, week + 1):
        for block in plan.blocks:
            if block.first == number:
                tested -= _keys((best.exercise.text for best in block.maxes), library)
        if number < week and number <= len(plan.tests):
            tested |= _keys(plan.tests[number - 1], library)
    return tested


def _keys(names: Iterable[str], library: Lookup) -> set[Key]:
    found = ((library.find(name), name) for name in names)
    return {key_of(exercise, name) for exercise, name in found if exercise is not None}


def rounding(plan: Plan, out: Diagnostics) -> Decimal:
    """The step of worked-out loads in the plan's unit."""
    written = plan.rounding
    if written is None:
        return ROUNDING[plan.unit]
    if written.unit not in ("", plan.unit):
        message = f"rounding is in {written.unit}, and the plan is in {plan.unit}"
        out.error("bad-unit", message, written.span, f"write rounding: {ROUNDING[plan.unit]}{plan.unit}")
    return written.value


def to_tenth(value: Fraction) -> Decimal:
    """A weight to one decimal."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return without_zeros(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))
