"""The library: every exercise of some folders by its names, and search by what its profile says.

Only the head and the profile of each file are read for this; a file is parsed when somebody asks for its exercise.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from planner.diagnostics import Diagnostics, Severity, Span, nearest
from planner.files import Files, Source
from planner.library import vocabulary
from planner.library.front_matter import read_front_matter
from planner.library.model import Exercise, ProfileEntry, ProfileKey
from planner.library.names import read_names
from planner.library.profile_places import profile_of
from planner.library.text import clean
from planner.library.vocabulary import fold
from planner.library.walk import exercise_files

_VARIATION = re.compile(r"\s*\([^()]*\)\s*\Z")
_SHORT = 3
"""Most letters of a word that is not taken for a plural: ``abs``."""

_CLOSE_CALLS = 20
"""How many names that share letter pairs with a wrong one are compared with it in full."""


Claims = tuple[tuple[str, str, Span], ...]
"""The names that a file claims: the key of each, the name and its place."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the index. Muscles, equipment and level are as their file writes them."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    path: Path
    root: Path
    span: Span
    muscles: tuple[str, ...] = ()
    secondary: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    level: str = ""


@dataclass(slots=True)
class Library:
    """Exercises by name. Make one with :meth:`open`."""

    files: Files
    out: Diagnostics
    _folders: list[Path] = field(default_factory=list)
    _listed: list[Entry] = field(default_factory=list)
    _filled: dict[Path, Entry] = field(default_factory=dict)
    _by_key: dict[str, Entry] = field(default_factory=dict)
    _read: dict[Path, Exercise] = field(default_factory=dict)
    _pairs: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def open(cls, folders: Sequence[Path], files: Files, out: Diagnostics) -> Library:
        """The library of ``folders``.

        An earlier folder wins over a later one, silently. Two files of one folder that claim one slug, name or alias
        are an error that names both; the first in the order of paths has it. A folder that is not there is an error, a
        file that is no text a warning.
        """
        library = cls(files, out)
        for folder in dict.fromkeys(folders):
            if os.path.isdir(folder):  # noqa: PTH112 -- Path.is_dir raises for long names
                library._folders.append(folder)
                library._add_folder(folder)
            else:
                hint = "give the folder that holds the exercise files"
                out.error("no-content-folder", f"{folder} is not a folder", None, hint)
        library._listed.sort(key=lambda entry: (entry.name.casefold(), entry.slug))
        return library

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that there are, the first that wins in front."""
        return tuple(self._folders)

    @property
    def entries(self) -> list[Entry]:
        """Every exercise once, in the order of names. The profiles are read when this is first asked for."""
        return [self._with_profile(entry) for entry in self._listed]

    def find(self, name: str) -> Exercise | None:
        """The exercise whose slug, name, alias or file name is ``name``, whatever its case, accents and punctuation.

        A variation (``bench_press (paused)``) is its base exercise. The file is parsed on first use, and its problems
        reported then.
        """
        entry = self._known(name)
        if entry is None:
            return None
        if entry.path not in self._read:
            from planner.library.exercise import read_exercise  # markdown is loaded only for this

            source = self._source(entry.path, self.out)
            if source is None:
                return None

            def read(out: Diagnostics) -> Exercise:
                return read_exercise(source, entry.root, self.files, out)

            self._read[entry.path] = self.files.once(("exercise", entry.path, entry.root), self.out, read)
        return self._read[entry.path]

    def entry(self, name: str) -> Entry | None:
        """The line of the index that ``name`` means, without parsing its text."""
        found = self._known(name)
        return self._with_profile(found) if found else None

    def _known(self, name: str) -> Entry | None:
        name = name[:400]
        found = self._by_key.get(fold(name))
        while found is None and (shorter := _VARIATION.sub("", name)) != name:
            name = shorter
            found = self._by_key.get(fold(name))
        return found if fold(name) else None

    def suggest(self, name: str) -> str | None:
        """The name of the exercise that looks most like ``name``, or None when none is near."""
        key = fold(_VARIATION.sub("", name[:80]))
        if not self._pairs:
            self._pairs = {known: _letter_pairs(known) for known in self._by_key}
        pairs = _letter_pairs(key)
        shared = Counter(
            {known: len(pairs & own) / (len(own) + 1) for known, own in self._pairs.items() if pairs & own}
        )
        near = nearest(key, [known for known, _ in shared.most_common(_CLOSE_CALLS)])
        return self._by_key[near].name if near else None

    def names(self) -> list[str]:
        """The names that people read, each once, in alphabetical order."""
        return list(dict.fromkeys(entry.name for entry in self._listed))

    def search(self, text: str = "", muscle: str = "", equipment: str = "", level: str = "") -> list[Entry]:
        """The entries that fit all that is given, the best first.

        ``text`` is looked for in names, aliases and profile; each of its words must occur. A muscle fits as target
        before it fits as helper; ``legs`` stands for several. Synonyms count as one word. Where nothing fits, words in
        the plural are looked for in the singular: ``squats``.
        """
        found = self._search(text, muscle, equipment, level)
        single = " ".join(map(_singular, text.split()))
        return found if found or single == text else self._search(single, muscle, equipment, level)

    def _search(self, text: str, muscle: str, equipment: str, level: str) -> list[Entry]:
        ranked = [
            (rank, entry)
            for entry in self.entries
            if _fits_level(entry, level)
            and _fits_equipment(entry, equipment)
            and (rank := _rank(entry, text, muscle)) is not None
        ]
        return [entry for _, entry in sorted(ranked, key=lambda found: found[0])]

    def _add_folder(self, folder: Path) -> None:
        own: dict[str, Entry] = {}
        stems: dict[str, Entry] = {}
        for path in exercise_files(folder, self.out):
            entry, claims = self._entry(path, folder)
            if entry is None:
                continue
            taken = {key: own[key] for key, _, _ in claims if key in own}
            for key, name, span in claims:
                if key in taken and key not in self._by_key:
                    self._report_clash(name, span, taken[key])
                own.setdefault(key, entry)
            stems.setdefault(fold(path.stem), entry)
            if (
                fold(entry.slug) not in self._by_key
                and fold(entry.name) not in self._by_key
                and (own[fold(entry.slug)] is entry)
            ):
                self._listed.append(entry)
        for names in (own, stems):
            for key, entry in names.items():
                self._by_key.setdefault(key, entry)

    def _entry(self, path: Path, root: Path) -> tuple[Entry | None, Claims]:
        """The entry of a file, and the names that it claims with their keys and places."""
        source = self._source(path, self.out)
        if source is None:
            return None, ()
        # What is wrong with a file is said when it is used or checked.
        return self.files.once(
            ("entry", path, root), Diagnostics(), lambda unheard: _entry(source, path, root, unheard)
        )

    def _with_profile(self, entry: Entry) -> Entry:
        if entry.path not in self._filled:
            source = self._source(entry.path, self.out)
            profile = _profile(source) if source else ()

            def values(key: ProfileKey) -> tuple[str, ...]:
                return tuple(value for pair in profile if pair.key == key for value in pair.values)

            self._filled[entry.path] = replace(
                entry,
                muscles=values("muscle"),
                secondary=values("secondary"),
                equipment=values("equipment"),
                level=next(iter(values("level")), ""),
            )
        return self._filled[entry.path]

    def _report_clash(self, name: str, span: Span, other: Entry) -> None:
        place = f"{other.path}:{other.span.line}"
        message = f'"{name}" already names the exercise in {place}'
        self.out.error("duplicate-exercise", message, span, "give each a name of its own, or delete one of the files")

    def _source(self, path: Path, out: Diagnostics) -> Source | None:
        """The text of a file, read once. What cannot be read is a warning: the plan may do without it."""
        known = self.files.sources.get(str(path))
        if known is not None and known.path == path:
            return known
        problems = Diagnostics()
        source = self.files.text(path, problems)
        for problem in problems:
            out.add(replace(problem, severity=Severity.WARNING))
        return source


def _entry(source: Source, path: Path, root: Path, unheard: Diagnostics) -> tuple[Entry, Claims]:
    source = clean(source, unheard)
    names = read_names(source, read_front_matter(source, unheard), unheard)
    aliases = tuple(alias for alias, _ in names.aliases)
    claims = {fold(name): (fold(name), name, span) for name, span in reversed(names.all())}
    return Entry(names.slug, names.name, aliases, path, root, names.span), tuple(reversed(claims.values()))


def _profile(source: Source) -> tuple[ProfileEntry, ...]:
    unheard = Diagnostics()
    source = clean(source, unheard)
    return profile_of(source, read_front_matter(source, unheard)).entries


def _singular(word: str) -> str:
    """A word without the ending of an English plural: ``squats``, ``presses``, ``flies``."""
    if word.endswith("ies") and len(word) > _SHORT + 1:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > _SHORT else word


def _letter_pairs(key: str) -> frozenset[str]:
    padded = f" {key} "
    return frozenset(padded[i : i + 2] for i in range(len(padded) - 1))


def _fits_level(entry: Entry, level: str) -> bool:
    if not level:
        return True
    wanted = vocabulary.level(level)
    return vocabulary.level(entry.level) == wanted if wanted else fold(level) in fold(entry.level)


def _fits_equipment(entry: Entry, equipment: str) -> bool:
    if not equipment:
        return True
    wanted = vocabulary.equipment(equipment)
    return any(
        (wanted != "" and vocabulary.equipment(own) == wanted) or fold(equipment) in fold(own)
        for own in entry.equipment
    )


def _rank(entry: Entry, text: str, muscle: str) -> tuple[int, ...] | None:
    """How well an entry fits, the smallest best; None when it does not."""
    ranks: list[int] = []
    if muscle:
        rank = _first(_names_muscle(values, muscle) for values in (entry.muscles, entry.secondary))
        if rank is None:
            return None
        ranks.append(rank)
    if text.strip():
        whole = _text_rank(entry, text)
        each = [_text_rank(entry, word) for word in text.split()[:20]]
        if whole is None and None in each:
            return None
        ranks.append(whole if whole is not None else 9)
    return tuple(ranks)


def _text_rank(entry: Entry, text: str) -> int | None:
    """Where ``text`` occurs in an entry: at the start of its name, in it, in another name, in the profile."""
    wanted = fold(text)
    others = [fold(name) for name in (entry.slug, *entry.aliases)]
    tool = vocabulary.equipment(text)
    return _first(
        (
            fold(entry.name).startswith(wanted),
            wanted in fold(entry.name),
            any(wanted in other for other in others),
            _names_muscle(entry.muscles, text),
            any(wanted in fold(own) or (tool != "" and vocabulary.equipment(own) == tool) for own in entry.equipment),
            _names_muscle(entry.secondary, text),
            wanted in fold(entry.level) if entry.level else False,
        )
    )


def _names_muscle(values: Sequence[str], word: str) -> bool:
    keys = vocabulary.muscles(word)
    return any(vocabulary.muscle(own) in keys or fold(word) in fold(own) for own in values)


def _first(fits: Iterable[bool]) -> int | None:
    return next((number for number, fit in enumerate(fits) if fit), None)
