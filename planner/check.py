"""Every problem of plans and content: what ``planner check`` runs. All is typeset as for printing, and thrown away."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.build import Options, build_plan, try_sheets
from planner.diagnostics import Diagnostics
from planner.files import Files, Source
from planner.library import Library
from planner.library.exercise import read_exercise
from planner.library.model import Exercise
from planner.library.walk import files_below
from planner.library.where import FOLDER, PROJECT_FILE

PLANS = (".yaml", ".yml")
EXERCISES = (".md", ".markdown")

MOST_PLANS = 1_000
"""Most plans of a folder that are looked at."""

_HINT = "plans end in .yaml, exercises in .md"


@dataclass(slots=True)
class Checker:
    """Puts the problems of plans, exercises and folders of them into ``out``.

    ``content`` are the folders of ``--content``, ``count`` says how many files were looked at, and ``progress`` is
    called with the name of each.
    """

    content: tuple[str, ...]
    files: Files
    out: Diagnostics
    progress: Callable[[str], None] = lambda _: None
    count: int = 0

    def check(self, path: Path) -> None:
        """A plan, an exercise, or all of them in a folder."""
        if os.path.isdir(path):  # noqa: PTH112 -- Path.is_dir raises for long names
            self._folder(path)
        elif path.suffix.lower() in EXERCISES:
            self._exercise(path)
        elif path.suffix.lower() in PLANS:
            self.check_plan(self.files.text(path, self.out))
        elif os.path.exists(path):  # noqa: PTH110 -- as above
            self.out.error("unknown-kind-of-file", f"{path} is neither a plan nor an exercise", None, _HINT)
        else:
            self.out.error("no-such-file", f"{path} does not exist", None)

    def check_plan(self, source: Source | None) -> None:
        """A plan that was read; None stands for one that could not be."""
        self.count += 1
        if source is None:
            return
        self.progress(source.name)
        # Each plan on its own: the errors of one must not keep another from being typeset.
        out = Diagnostics()
        build_plan(source, Options(content=self.content), self.files, out)
        self.out.extend(out)

    def _exercise(self, path: Path) -> None:
        self.count += 1
        source = self.files.text(path, self.out)
        if source is not None:
            self._sheets([read_exercise(source, _root(path), self.files, self.out)])

    def _folder(self, folder: Path) -> None:
        before = self.count
        plans = (path for path in files_below(folder, PLANS, self.out) if path.name != PROJECT_FILE)
        for number, path in enumerate(plans):
            if number == MOST_PLANS:
                message = f"{folder} holds over {MOST_PLANS:,} plans; the rest is not checked"
                self.out.warning("too-many-files", message, None)
                break
            self.check_plan(self.files.text(path, self.out))
        library = Library.open([folder], self.files, self.out)
        entries = library.entries
        self.count += len(entries)
        self._sheets(exercise for entry in entries if (exercise := library.find(entry.slug)) is not None)
        if self.count == before:
            self.out.error("nothing-to-check", f"{folder} holds no plan and no exercise", None, _HINT)

    def _sheets(self, exercises: Iterable[Exercise]) -> None:
        def told() -> Iterator[Exercise]:
            for exercise in exercises:
                self.progress(exercise.name)
                yield exercise

        try_sheets(told(), self.files, self.out)


def _root(path: Path) -> Path:
    """The content folder that an exercise file belongs to, in which its pictures are looked for."""
    return next((folder for folder in path.resolve().parents if folder.name == FOLDER), path.parent)
