"""Steps in any of the ways in which they are written, as one numbered list.

``### Step 1: Set up`` with text below it, and numbered lists that are interrupted by paragraphs of their items.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.diagnostics import Span
from planner.library.habits import PSEUDO
from planner.library.model import Block, Bullets, Heading, Inline, Inlines, Paragraph, Section, plain
from planner.library.vocabulary import STEP_WORDS, section_kind, words

_STEP = re.compile(rf"(?:{'|'.join(words(STEP_WORDS))})[ \t]*#?(\d{{1,3}})\b[ \t]*[:.)–—-]*[ \t]*", re.IGNORECASE)
_STEPS = "Steps"
_LEAST = 2
"""A numbered list of fewer items is no list of steps."""
_BETWEEN = 6
"""Most blocks between two items that belong to the first one."""


def gathered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """``blocks`` with steps under headings as one list, and interrupted lists as one."""
    return tuple(_rejoined(_without_step_headings(blocks)))


def with_instructions(sections: list[Section]) -> list[Section]:
    """``sections``; when none is the instructions, the first that holds a numbered list of steps."""
    if any(section.kind == "instructions" for section in sections):
        return sections
    for index, section in enumerate(sections):
        at = next((n for n, block in enumerate(section.blocks) if _is_steps(block)), None)
        if section.kind != "other" or at is None:
            continue
        before, steps = section.blocks[:at], section.blocks[at:]
        if section.heading:
            title = Heading(PSEUDO, (Inline(section.heading),), section.span)
            made = [replace(section, kind="instructions", blocks=(title, *section.blocks))]
        else:
            made = [replace(section, blocks=before)] if before else []
            made.append(Section("instructions", _STEPS, steps, _span(steps)))
        return [*sections[:index], *made, *sections[index + 1 :]]
    return sections


def _is_steps(block: Block) -> bool:
    return isinstance(block, Bullets) and block.ordered and len(block.items) >= _LEAST


def _without_step_headings(blocks: Sequence[Block]) -> list[Block]:
    found: list[Block] = []
    at = 0
    known = False
    while at < len(blocks):
        block = blocks[at]
        match = _STEP.match(plain(block.inlines)) if isinstance(block, Heading) else None
        if match is None or not isinstance(block, Heading):
            known = known or (isinstance(block, Heading) and section_kind(plain(block.inlines)) == "instructions")
            found.append(block)
            at += 1
            continue
        end = at + 1
        while end < len(blocks) and not _is_beside(blocks[end], block.level):
            end += 1
        title = _after(block.inlines, match.end())
        name = [Paragraph(tuple(replace(run, bold=True) for run in title), block.span)] if title else []
        item = (*name, *blocks[at + 1 : end])
        if not known:
            found.append(Heading(block.level, (Inline(_STEPS),), block.span))
            known = True
        if item:
            found.append(Bullets(ordered=True, start=int(match[1]), items=(item,), span=_span(blocks[at:end])))
        at = end
    return found


def _is_beside(block: Block, level: int) -> bool:
    """Whether a heading ends the step whose heading has ``level``."""
    return isinstance(block, Heading) and (block.level <= level or section_kind(plain(block.inlines)) != "other")


def _after(inlines: Inlines, count: int) -> Inlines:
    """``inlines`` without their first ``count`` characters."""
    kept: list[Inline] = []
    for run in inlines:
        text = run.text[count:]
        count = max(count - len(run.text), 0)
        if text:
            kept.append(replace(run, text=text))
    return tuple(kept)


def _rejoined(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with what stands between two numbered items put into the first of them."""
    found: list[Block] = []
    last: int | None = None
    single = False
    for block in blocks:
        if isinstance(block, Heading):
            last = None
        elif isinstance(block, Bullets) and block.ordered:
            before = found[last] if last is not None else None
            if last is not None and isinstance(before, Bullets) and _goes_on(before, block, single=single):
                between = tuple(found[last + 1 :])
                items = (*before.items[:-1], (*before.items[-1], *between), *block.items)
                span = _span((before, block))
                found[last:] = [replace(before, items=items, span=span)]
                continue
            last, single = len(found), len(block.items) == 1
        elif last is not None and len(found) - last > _BETWEEN:
            last = None
        found.append(block)
    return found


def _goes_on(before: Bullets, block: Bullets, *, single: bool) -> bool:
    """Whether ``block`` has the next number, or is one of several lists of one item that all say 1."""
    if not before.items:
        return False
    repeats = single and len(block.items) == 1 and block.start == before.start == 1
    return repeats or block.start == before.start + len(before.items)


def _span(blocks: Sequence[Block]) -> Span:
    first, last = blocks[0].span, blocks[-1].span
    return Span(first.file, first.line, first.column, last.end_line, last.end_column)
