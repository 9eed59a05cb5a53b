"""Every problem of plans and content: what ``planner check`` runs. All is typeset as for printing, and thrown away.

Of a plan with several weeks the first is made whole, and of the others the sessions that look as none before: see
:mod:`planner.program.alike`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from planner.build import Options, build_plan, try_sheets
from planner.diagnostics import Diagnostic, Diagnostics, Severity
from planner.files import PLANS, Files, Source, near_file, shipped
from planner.library import Library
from planner.library.complete import DRAWINGS, report_gaps
from planner.library.exercise import read_exercise
from planner.library.model import Exercise
from planner.library.walk import files_below
from planner.library.where import FOLDER, PROJECT_FILE
from planner.plan.project import read_project

EXERCISES = (".md", ".markdown")

MOST_PLANS = 1_000
"""Most plans of a folder that are looked at."""

_HINT = "plans end in .yaml, exercises in .md"


@dataclass(slots=True)
class Checker:
    """Puts the problems of plans, exercises and folders of them into ``out``.

    ``content`` are the folders of ``--content``, ``checked`` the files that were looked at by the names that problems
    give them (None for standard input), ``plans`` those of them that are plans. ``progress`` is called with the name of
    each.
    """

    content: tuple[str, ...]
    files: Files
    out: Diagnostics
    progress: Callable[[str], None] = lambda _: None
    checked: dict[str, Path | None] = field(default_factory=dict)
    plans: list[Source] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.checked)

    def check(self, path: Path) -> None:
        """A plan, an exercise, or all of them in a folder."""
        if os.path.isdir(path):  # noqa: PTH112 -- Path.is_dir raises for long names
            self._folder(path)
        elif path.suffix.lower() in EXERCISES:
            self._exercise(path)
        elif path.suffix.lower() in PLANS:
            self._plan(path)
        elif os.path.exists(path):  # noqa: PTH110 -- as above
            self.out.error("unknown-kind-of-file", f"{path} is neither a plan nor an exercise", None, _HINT)
        else:
            self.out.error("no-such-file", f"{path} does not exist", None, near_file(path))

    def check_stdin(self) -> None:
        """A plan on standard input."""
        source = self.files.stdin(self.out)
        self.checked[source.name if source else "<stdin>"] = None
        if source is not None:
            self._check_plan(source)

    def _plan(self, path: Path) -> None:
        """A plan, or a project file by its name."""
        self.checked[str(path)] = path
        source = self.files.text(path, self.out)
        if source is None:
            return
        if path.name == PROJECT_FILE:
            self.progress(source.name)
            read_project(source, self.out)
        else:
            self._check_plan(source)

    def _check_plan(self, source: Source) -> None:
        self.progress(source.name)
        self.plans.append(source)
        # Each plan on its own: the errors of one must not keep another from being typeset.
        out = Diagnostics()
        build_plan(source, Options(content=self.content, all_weeks=True), self.files, out)
        self.out.extend(
            problem for problem in out if problem.severity is Severity.ERROR or not self._is_bundled(problem)
        )

    def _is_bundled(self, problem: Diagnostic) -> bool:
        """Whether a problem is of an exercise that planner brings, which is nothing to the author of a plan."""
        source = self.files.sources.get(problem.span.file) if problem.span else None
        return bool(source and source.path and source.path.resolve().is_relative_to(shipped(FOLDER)))

    def _exercise(self, path: Path) -> None:
        self.checked[str(path)] = path
        source = self.files.text(path, self.out)
        if source is not None:
            self._sheets([read_exercise(source, _root(path), self.files, self.out)])

    def _folder(self, folder: Path) -> None:
        before = self.count
        # The YAML files beside drawings are poses, which `planner figures check` looks at.
        found = (path for path in files_below(folder, PLANS, self.out) if path.parent.name != DRAWINGS)
        for number, path in enumerate(found):
            if number == MOST_PLANS:
                message = f"{folder} holds over {MOST_PLANS:,} plans; the rest is not checked"
                self.out.warning("too-many-files", message, None)
                break
            self._plan(path)
        library = Library.open([folder], self.files, self.out)
        entries = library.entries
        self.checked.update((str(entry.path), entry.path) for entry in entries)
        exercises = [exercise for entry in entries if (exercise := library.find(entry.slug)) is not None]
        self._sheets(exercises)
        report_gaps(exercises, folder, self.out)
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
