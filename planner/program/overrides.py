"""The words that a plan puts in place of an exercise's own, before anything is made of the exercise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from planner.diagnostics import Diagnostics, Span
from planner.library.model import Block, Bullets, Exercise, Inline, Paragraph, Section, SectionKind
from planner.plan.keys import shown
from planner.plan.model import OverrideSection, OverrideText, PlanOverride
from planner.program.maxes import Lookup, find_exercise, variation

_KINDS: dict[OverrideSection, SectionKind] = {
    "warm_up": "warm_up",
    "steps": "instructions",
    "tips": "tips",
    "caution": "caution",
}

_ORDER: tuple[SectionKind, ...] = ("profile", "warm_up", "caution", "instructions", "tips", "easier", "harder")
"""The usual order of sections, in which one that an exercise lacks finds its place."""


@dataclass(frozen=True, slots=True)
class Overridden:
    """A library in which some exercises, by slug, have other words."""

    library: Lookup
    changed: Mapping[str, Exercise]
    places: Mapping[str, Span]

    def find(self, name: str, /) -> Exercise | None:
        exercise = self.library.find(name)
        return exercise and self.changed.get(exercise.slug, exercise)

    def suggest(self, name: str, /) -> str | None:
        return self.library.suggest(name)

    def check_use(self, used: Iterable[str], out: Diagnostics) -> None:
        """Warns of changed exercises that are not among those ``used``, by slug."""
        unused = self.changed.keys() - set(used)
        for slug, exercise in self.changed.items():
            if slug in unused:
                message = f'the plan does not use "{exercise.name}", whose words it changes'
                out.warning("unused-override", message, self.places[slug], "take it out, or use the exercise")


def overridden(overrides: tuple[PlanOverride, ...], library: Lookup, out: Diagnostics) -> Overridden:
    """``library`` with the words of the plan; an exercise that it does not have is reported."""
    changed: dict[str, Exercise] = {}
    places: dict[str, Span] = {}
    for override in overrides:
        name = override.exercise
        exercise = find_exercise(name, library, out)
        if exercise is None:
            continue
        words = variation(exercise, name.text)
        if words:
            message = f'"{shown(name.text)}" shares the sheet of "{exercise.name}"'
            out.error("override-variation", message, name.span, f"write {exercise.slug}, or say it in the notes")
        elif exercise.slug in changed:
            message = f'"{exercise.name}" stands here twice'
            out.error("override-twice", message, name.span, "put them together; both names mean the same exercise")
        else:
            changed[exercise.slug] = with_words(exercise, override)
            places[exercise.slug] = name.span
    return Overridden(library, changed, places)


def with_words(exercise: Exercise, override: PlanOverride) -> Exercise:
    """``exercise`` with the sections of ``override`` replaced, added to, or taken out."""
    for name, words in override.sections:
        if name == "description":
            own = [exercise.description] if words and words.add and exercise.description else []
            lines = [line.text for line in words.lines] if words else []
            exercise = replace(exercise, description=" ".join([*own, *lines]))
        else:
            exercise = replace(exercise, sections=_with_section(exercise.sections, _KINDS[name], words))
            if name == "steps" and exercise.drawing and not (words and words.add):
                exercise = replace(exercise, drawing=replace(exercise.drawing, tied=False))
    return exercise


def _with_section(sections: tuple[Section, ...], kind: SectionKind, words: OverrideText | None) -> tuple[Section, ...]:
    at = next((index for index, section in enumerate(sections) if section.kind == kind), None)
    if words is None:
        return sections if at is None else (*sections[:at], *sections[at + 1 :])
    if at is None:
        rank = _ORDER.index(kind)
        behind = (i for i, section in enumerate(sections) if section.kind in _ORDER[rank + 1 :])
        at = next(behind, len(sections))
        made = Section(kind, "", _blocks(words, ordered=kind == "instructions"), words.lines[0].span)
        return (*sections[:at], made, *sections[at:])
    old = sections[at]
    if words.add:
        made = replace(old, blocks=_added(old.blocks, words, ordered=kind == "instructions"))
    else:
        blocks = _blocks(words, ordered=kind == "instructions")
        made = Section(kind, old.heading, blocks, words.lines[0].span)
    return (*sections[:at], made, *sections[at + 1 :])


def _blocks(words: OverrideText, *, ordered: bool) -> tuple[Block, ...]:
    """Several lines as a list, a single one as a paragraph."""
    paragraphs = _paragraphs(words)
    if len(paragraphs) == 1 and not ordered:
        return paragraphs
    return (_list(paragraphs, ordered=ordered, first=1),)


def _added(blocks: tuple[Block, ...], words: OverrideText, *, ordered: bool) -> tuple[Block, ...]:
    """``blocks`` and the lines behind them in the form that the section has: points of its list, or paragraphs."""
    paragraphs = _paragraphs(words)
    lists = [block for block in blocks if isinstance(block, Bullets)]
    if not lists and blocks:
        return (*blocks, *paragraphs)
    if blocks and isinstance(blocks[-1], Bullets):
        longer = replace(blocks[-1], items=(*blocks[-1].items, *((paragraph,) for paragraph in paragraphs)))
        return (*blocks[:-1], longer)
    first = 1 + sum(len(block.items) for block in lists)
    return (*blocks, _list(paragraphs, ordered=ordered, first=first))


def _paragraphs(words: OverrideText) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Inline(line.text),), line.span) for line in words.lines)


def _list(paragraphs: tuple[Paragraph, ...], *, ordered: bool, first: int) -> Bullets:
    return Bullets(ordered, first, tuple((paragraph,) for paragraph in paragraphs), paragraphs[0].span)
