"""What authors write in place of markdown, line by line, as the markdown that they mean.

Headings that are lines in bold, lists written as ``Step 1:`` or with typed bullets, task lists, footnotes, HTML blocks.
Every line that comes out keeps the index of the line that it was made from, so that problems still stand where they
are in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.library.html_blocks import as_lines, has_blocks
from planner.library.vocabulary import STEP_WORDS, is_label, section_kind, words

Numbered = tuple[int, str]
"""A line, and the index of the line that it was made from."""

CHARACTERS = 60_000
"""Most characters of a text: about twenty pages. An exercise has two thousand."""

LINES = 2_000

LOOKED = 200
"""How much of a line is looked at: patterns may go back and forth in it, so it must be short."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_STEP = re.compile(
    rf"(?P<indent>[ \t]*)(?P<mark>\*\*|__|)(?:{'|'.join(words(STEP_WORDS))})[ \t]*(?:no\.?|nr\.?|#)?[ \t]*"
    r"(?P<number>\d{1,3})[ \t]*(?:(?P=mark)[ \t]*[:.)–—-]+|[:.)–—-]+[ \t]*(?:(?P=mark)[:–—-]?)?)[ \t]+(?=\S)",
    re.IGNORECASE,
)
_HABIT = re.compile(rf"[ \t>]*(?:\*\*|__)?(?:[^\w\s]|\d|[①-⑳]|{'|'.join(words(STEP_WORDS))})", re.IGNORECASE)
"""What a line begins with that may need a change: most are text and do not."""
# "(1) Sit", "1️⃣ Sit", "1.Sit": the number of a list item to everybody but markdown.
_KEYCAP = re.compile(r"(?P<indent>[ \t]*)(?:[-*+][ \t]+)?(?P<number>\d{1,2})\ufe0f?\u20e3[.:)]?[ \t]*(?=\S)")
_ROUND = re.compile(r"(?P<indent>[ \t]*)\((?P<number>\d{1,2})\)[ \t]+(?=\S)")
_TIGHT = re.compile(r"(?P<indent>[ \t]*)(?P<number>\d{1,2})[.)](?=[^\W\d_])")
_CIRCLED = re.compile(r"(?P<indent>[ \t]*)(?P<sign>[①-⑳])[ \t]*(?=\S)")
PSEUDO = 6
"""The level given to headings that are none to markdown: nothing stands below them."""

_HASHES = re.compile(r" {0,3}#{1,6}[ \t]*([^#\n]*)")
BOLD_LINE = re.compile(r" {0,3}(?P<mark>\*\*|__)(?P<text>[^*_\n]{2,60}?)[ \t]*:?[ \t]*(?P=mark)[ \t]*:?[ \t]*\Z")
_ALONE = re.compile(r" {0,3}(?P<text>[^\W\d_][^:*_#|<>\n]{1,60}?)[ \t]*:?[ \t]*\Z")
_RUN_IN = re.compile(
    r" {0,3}(?:(?P<mark>\*\*|__)(?P<text>[^*_:\n]{2,40}?)[ \t]*(?::[ \t]*(?P=mark)|(?P=mark)[ \t]*[:–—-])|"
    r"(?P<plain>[A-ZÀ-ÞА-ЯΑ-Ω][^*_:.\n]{1,39}):)[ \t]+(?=\S)"
)
_BULLET = re.compile(r"([ \t]*)[•·▪▫●○◦‣⁃∙►▶➤➜→■□–][ \t\u00a0]+(?=\S)")
_TIGHT_BULLET = re.compile(r"([ \t]*)(?:-(?=[A-Z\u00c0-\u00deА-ЯΑ-Ω][^-\n]*\Z)|[•▪●►➤](?=\w))")
_TASK = re.compile(r"([ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]+)\[[ xX]?\][ \t]+(?=\S)")
_BOX = re.compile(r"([ \t]*)(?:\[[ xX]?\]|[☐☑☒])[ \t]+(?=\S)")
_NOTE = re.compile(r"\[\^([^\[\]\s]{1,30})\](:?)")


def within_budget(lines: list[str]) -> tuple[list[str], int | None]:
    """The first of ``lines``, as many as are read of a text, and the index of the one where the text was cut."""
    if len(lines) <= LINES and sum(map(len, lines)) + len(lines) <= CHARACTERS:
        return lines, None
    size = 0
    for number, line in enumerate(lines):
        if number == LINES:
            return lines[:LINES], number
        if size + len(line) + 1 > CHARACTERS:
            return [*lines[:number], line[: CHARACTERS - size]], number
        size += len(line) + 1
    return lines, None


def as_markdown(lines: list[str]) -> list[Numbered]:
    """``lines`` as markdown, each with its index in ``lines``. What stands in a fence of code stays as it is."""
    found: list[Numbered] = []
    structured = any(_is_known_heading(lines, number) for number in range(len(lines)))
    for start, end, fenced in _stretches(lines):
        part = list(enumerate(lines[start:end], start))
        if fenced:
            found += part
            continue
        for number, line in _headed(as_lines(part) if has_blocks(part) else part, run_in=not structured):
            found.append((number, _line(line)))
    return found


def _is_known_heading(lines: list[str], number: int) -> bool:
    """Whether markdown finds a heading on a line that planner knows."""
    if hashes := _HASHES.match(lines[number]):
        return section_kind(hashes[1].strip(" \t:*_")) != "other"
    below = lines[number + 1][:3] if number + 1 < len(lines) else ""
    return below in ("===", "---") and section_kind(lines[number].strip(" \t:*_")) != "other"


def _headed(lines: list[Numbered], *, run_in: bool) -> Iterator[Numbered]:
    """``lines`` with headings where authors mean some; with ``run_in`` also at the start of a paragraph."""
    fresh = True
    for at, (number, line) in enumerate(lines):
        heading, rest = _heading(line, fresh=fresh, run_in=run_in, last=at + 1 == len(lines))
        if heading:
            yield number, "#" * PSEUDO + " " + heading
            if rest:
                yield number, rest
        else:
            yield number, line
        fresh = bool(heading and not rest) or not line.strip() or line.lstrip().startswith("#")


def _heading(line: str, *, fresh: bool, run_in: bool, last: bool) -> tuple[str, str]:
    """The heading that a line is or begins with, and the text behind it; empty for none.

    ``fresh`` lines stand behind white space or a heading, the ``last`` one has nothing below it.
    """
    short = len(line) <= LOOKED
    if short and (found := BOLD_LINE.match(line)):
        text = found["text"].strip()
        known = section_kind(text) != "other" or is_label(text)
        if known or (fresh and not last and not text.endswith((".", "!", ",", ";"))):
            return text, ""
    elif short and fresh and (found := _ALONE.match(line)) and section_kind(found["text"]) != "other":
        return found["text"], ""
    elif fresh and run_in and (found := _RUN_IN.match(line[:LOOKED])):
        text = found["text"] or found["plain"]
        if section_kind(text) not in ("other", "profile"):
            return text, line[found.end() :]
    return "", ""


def _stretches(lines: list[str]) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each stretch of lines, and whether it is fenced."""
    start, fence = 0, ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark is None or (fence and not (mark[1].startswith(fence) and not line.strip().strip(fence[0]))):
            continue
        end = number + 1 if fence else number
        yield start, end, bool(fence)
        start, fence = end, "" if fence else mark[1]
    # A fence that nobody closes is most likely no fence: it has always been one to markdown, and stays so.
    yield start, len(lines), bool(fence)


def _line(line: str) -> str:
    """One line as markdown; the marks of footnotes become text."""
    if "[^" in line:
        line = _NOTE.sub(lambda note: f"\\[{note[1]}\\]", line)
    if not _HABIT.match(line):
        return line
    return _item(line[:LOOKED]) + line[LOOKED:]


def _item(line: str) -> str:
    """The start of a line with the list mark that is meant."""
    line = _TASK.sub(r"\1", line)
    for pattern in (_STEP, _KEYCAP, _ROUND, _TIGHT):
        if match := pattern.match(line):
            rest = line[match.end() :]
            # "**Step 1: Sit** on the box" stays bold where it was.
            opened = "**" if match.groupdict().get("mark") and rest.count("**") % 2 else ""
            return f"{match['indent']}{int(match['number'])}. {opened}{rest}"
    if match := _CIRCLED.match(line):
        return f"{match['indent']}{ord(match['sign']) - ord('①') + 1}. {line[match.end() :]}"
    if match := (_BOX.match(line) or _BULLET.match(line) or _TIGHT_BULLET.match(line)):
        return f"{match[1]}- {line[match.end() :]}"
    return line
