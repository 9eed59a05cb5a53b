"""Where a text tells the profile: under a heading of its own, under headings that are labels, or as loose pairs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.files import Source
from planner.library.facts import facts
from planner.library.front_matter import FrontMatter
from planner.library.habits import as_markdown, within_budget
from planner.library.model import ProfileEntry, SectionKind
from planner.library.profile import bare, bare_lines, read_profile, split_pair
from planner.library.vocabulary import fold, is_label, profile_key, section_kind

_HASHES = re.compile(r" {0,3}(#{1,6})([ \t]*)([^#\n]*?)[ \t]*#*[ \t]*\Z")
_UNDERLINE = re.compile(r" {0,3}([=-])\1*[ \t]*\Z")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_LABEL = 30
"""Most characters of a label that planner does not know."""
_VALUE = 120
"""Most characters of a value; what is longer is text."""
_SHORT = 60
"""Most characters of an item under a heading that is a label."""
_ITEMS = 12
_SEARCHED = 60
"""Lines below a heading that is a label among which its section ends, if it holds values."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The profile of a text.

    ``taken`` are the indices of the lines that it was made from and that print nowhere else, ``heads`` those of the
    headings whose section is a profile.
    """

    entries: tuple[ProfileEntry, ...]
    taken: frozenset[int] = frozenset()
    heads: frozenset[int] = frozenset()


def profile_of(source: Source, matter: FrontMatter) -> Profile:
    """The profile of a clean text: what its front matter says, then what its body says.

    ``taken`` are indices of the lines that :func:`planner.library.habits.as_markdown` makes of the body, ``heads`` are
    lines of the file.
    """
    body, _ = within_budget(source.text.split("\n")[matter.body_line - 1 :])
    numbered = as_markdown(body)
    found = find_profile(numbered, source.name, matter.body_line)
    said = {(entry.key or fold(entry.label), tuple(map(fold, entry.values))) for entry in found.entries}
    data = [e for e in facts(matter.values) if (e.key or fold(e.label), tuple(map(fold, e.values))) not in said]
    heads = frozenset(matter.body_line + numbered[at][0] for at in found.heads)
    return Profile((*data, *found.entries), found.taken, heads)


def find_profile(numbered: list[tuple[int, str]], file: str, first_line: int) -> Profile:
    """The profile in ``numbered``, lines of markdown with the indices of the lines of ``file`` that they stand for.

    Index 0 is line ``first_line`` of the file. The result speaks of places in ``numbered``.
    """
    lines = [line for _, line in numbered]
    finder = _Finder(lines)
    finder.search()
    entries: list[ProfileEntry] = []
    for start, end in sorted(finder.headed + finder.loose):
        entries += (e for e in read_profile(numbered[start:end], file, first_line) if e.values or not e.key)
    taken = frozenset(number for start, end in finder.loose for number in range(start, end))
    return Profile(tuple(entries), taken | finder.gone, frozenset(finder.heads))


def heading_at(lines: list[str], number: int) -> tuple[int, str, int]:
    """Level and text of the heading on a line, and the index behind it; level 0 for no heading.

    A heading has hashes before it or a rule below it.
    """
    hashes = _HASHES.match(lines[number])
    if hashes and (hashes[2] or section_kind(hashes[3]) != "other"):
        return len(hashes[1]), hashes[3], number + 1
    below = lines[number + 1] if number + 1 < len(lines) else ""
    above = lines[number - 1] if number else ""
    if (rule := _UNDERLINE.match(below)) and not above.strip() and bare(lines[number]) and "|" not in lines[number]:
        return (1 if rule[1] == "=" else 2), lines[number].strip(), number + 2
    return 0, "", number


class _Finder:
    """Goes through a text from heading to heading."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.headed: list[tuple[int, int]] = []
        self.loose: list[tuple[int, int]] = []
        self.heads: list[int] = []
        self.gone: set[int] = set()
        self._emptied: dict[int, bool] = {}

    def search(self) -> None:
        at, kind, fenced = 0, "other", False
        head: int | None = None
        while at < len(self.lines):
            if _FENCE.match(self.lines[at]):
                fenced = not fenced
            level, text, body = (0, "", at) if fenced else heading_at(self.lines, at)
            if level:
                kind, head = section_kind(text), (at if level > 1 else None)
                at = self._section(at, body, level, kind, text)
            elif fenced or kind != "other" or not self.lines[at].strip():
                at += 1
            else:
                at = self._chunk(at, head)
        # A heading over nothing but pairs has said what it had to say.
        self.gone.update(number for number, empty in self._emptied.items() if empty)

    def _section(self, at: int, body: int, level: int, kind: SectionKind, text: str) -> int:
        """Take what belongs to the heading at ``at`` if it tells the profile; where to go on."""
        if kind == "profile":
            end = self._end(body, level)
            if self._is_profile(body, end):
                self.headed.append((body, end))
                self.heads.append(at)
                return end
        elif kind == "other" and is_label(text):
            end = self._end(body, level, _SEARCHED)
            for stop in (end, self._chunk_end(self._first(body))):
                if self._is_short(body, stop):
                    self.loose.append((at, stop))
                    return stop
        return body

    def _is_profile(self, start: int, end: int) -> bool:
        """Whether there are pairs under a heading such as ``Details``, and not sentences."""
        found = [line for line in bare_lines(self.lines[start:end]) if line.text]
        labels = [split_pair(line.text)[0] for line in found]
        pairs = sum(map(bool, labels))
        return not found or any(map(profile_key, labels)) or 2 * pairs >= sum(not line.marked for line in found)

    def _end(self, body: int, own: int, most: int | None = None) -> int:
        """Where the section of level ``own`` ends that begins at ``body``; headings that are labels belong to it.

        Only the next ``most`` lines are searched.
        """
        last = len(self.lines) if most is None else min(body + most, len(self.lines))
        for number in range(body, last):
            level, text, _ = heading_at(self.lines, number)
            inside = level > own or (level == own and is_label(text))
            if level and (section_kind(text) != "other" or not inside):
                return number
        return last

    def _first(self, at: int) -> int:
        while at < len(self.lines) and not self.lines[at].strip():
            at += 1
        return at

    def _chunk_end(self, at: int) -> int:
        while at < len(self.lines) and self.lines[at].strip() and not heading_at(self.lines, at)[0]:
            at += 1
        return at

    def _is_short(self, start: int, end: int) -> bool:
        """Whether the lines are values: few, short, and no sentences."""
        found = [line for line in bare_lines(self.lines[start:end]) if line.text]
        return 0 < len(found) <= _ITEMS and all(
            len(line.text) <= _SHORT and not line.text.endswith((".", "!", "?")) for line in found
        )

    def _chunk(self, at: int, head: int | None) -> int:
        """Take the lines up to the next blank one if they are pairs; where to go on."""
        end = max(self._chunk_end(at), at + 1)
        known = self._known_pairs(at, end)
        taken = known >= (1 if head is None else 2)
        if taken:
            self.loose.append((at, end))
        if head is not None:
            self._emptied[head] = taken and self._emptied.get(head, True)
        return end

    def _known_pairs(self, start: int, end: int) -> int:
        """How many labels of the lines planner knows; 0 when the lines are not all pairs."""
        known = others = 0
        open_label = False
        for line in bare_lines(self.lines[start:end]):
            label, value = split_pair(line.text)
            if not line.text:
                continue
            if label and len(value) <= _VALUE and (is_label(label) or len(label) <= _LABEL):
                known += bool(profile_key(label))
                others += not is_label(label)
                open_label = not value
            elif not (open_label and line.marked and len(line.text) <= _SHORT):
                return 0
        return known if known >= others else 0
