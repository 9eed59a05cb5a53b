"""From files to a PDF: read, resolve, typeset, assemble. The only module that knows all the parts.

Nothing is written before everything is typeset and no error was found; what is written then is the caller's to keep
or throw away.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from planner import __version__
from planner.diagnostics import Diagnostics
from planner.files import Files, Source
from planner.language import Language
from planner.library import Library, content_folders
from planner.library.model import Exercise
from planner.library.where import BUNDLED
from planner.pages.base import Desk, Kind, Section, kinds
from planner.pages.furniture import People, furnish
from planner.plan.choices import DEFAULT_PAPER, DEFAULT_THEME, Choices
from planner.plan.dose.model import LoadUnit
from planner.plan.keys import shown
from planner.plan.model import Plan
from planner.plan.reader import read_plan
from planner.program import Program
from planner.program.resolve import resolve
from planner.typeset.document import Document
from planner.typeset.face import faces
from planner.typeset.kit import PAPERS, Kit, Paper
from planner.typeset.page import Placed
from planner.typeset.pdf_metadata import Metadata
from planner.typeset.resources import Store
from planner.typeset.stamp import Stamp
from planner.typeset.theme import load_theme, themes

DEFAULT_EPOCH = 946_684_800
"""2000-01-01, the date in the metadata unless SOURCE_DATE_EPOCH gives one: equal input gives equal bytes."""

LAST_EPOCH = 253_402_300_799
"""The last second of the year 9999."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says. Empty values leave the choice to the plan, then to the defaults."""

    content: tuple[str, ...] = ()
    theme: str = ""
    page_size: str = ""
    pages: tuple[str, ...] = ()
    language: str = "en"


@dataclass(slots=True)
class Outcome:
    """A finished document: its sections, what they use, who it is for."""

    title: str
    people: People
    desk: Desk
    created: datetime
    sections: list[Section] = field(default_factory=list)

    @property
    def page_count(self) -> int:
        return sum(len(section.pages) for section in self.sections)

    def placed(self) -> Iterator[tuple[int, Placed]]:
        """Where everything with a name or an origin stands: page number from 1, and the rectangle with its span."""
        number = 0
        for section in self.sections:
            for page in section.pages:
                number += 1
                for placed in page.placed:
                    yield number, placed

    def write(self, handle: BinaryIO, archive: bytes | None = None) -> None:
        """Assemble the PDF, one page at a time. ``archive`` is an sRGB profile, which makes it PDF/A-2a too."""
        metadata = Metadata(
            title=self.title,
            author=self.people.coach,
            subject=self.people.athlete,
            language=self.desk.language.code,
            creator=f"planner {__version__}",
            created=self.created,
        )
        total, before = self.page_count, 0
        with Document(handle, faces(), self.desk.kit.store, metadata, archive) as document:
            for section in self.sections:
                start = before

                def stamp(on: Stamp, index: int, section: Section = section, start: int = start) -> None:
                    furnish(on, self.desk, self.people, section, start + index + 1, total)

                document.section(section.pages, stamp)
                before += len(section.pages)


def _created(out: Diagnostics) -> datetime:
    """The date for the metadata; an error when SOURCE_DATE_EPOCH is no date that a PDF can hold."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not re.fullmatch(r"[0-9]{0,12}", text) or int(text or 0) > LAST_EPOCH:
        message = "the environment variable SOURCE_DATE_EPOCH is no number of seconds since 1970"
        out.error("bad-source-date-epoch", message, None, "unset it, or write 1764460800")
        text = ""
    return datetime.fromtimestamp(int(text or DEFAULT_EPOCH), UTC)


def choices() -> Choices:
    """The page kinds, themes and papers of this installation."""
    return Choices(tuple(kinds()), themes(), tuple(PAPERS))


def open_library(
    plan_path: Path | None, options: Options, files: Files, out: Diagnostics, plan_content: Sequence[str] = ()
) -> Library:
    """The library that a command works with."""
    return Library.open(content_folders(plan_path, options.content, plan_content), files, out)


def read_program(source: Source, options: Options, files: Files, out: Diagnostics) -> Program | None:
    """A plan's text, read and resolved; None when there is nothing to print."""
    plan = read_plan(source, out)
    if plan is None:
        return None
    content = [] if options.content else _plan_folders(plan, source, out)
    library = open_library(source.path, options, files, out, content)
    return resolve(plan, library, out, choices())


def _plan_folders(plan: Plan, source: Source, out: Diagnostics) -> list[str]:
    """The folders of the plan's ``content:`` that are there; an error at the place of each that is not."""
    base = source.path.parent if source.path else Path()
    found = []
    for folder in plan.content:
        if folder.text == BUNDLED or os.path.isdir(base / folder.text):  # noqa: PTH112 -- Path.is_dir raises for long names
            found.append(folder.text)
        else:
            hint = "name the folder that holds the exercise files, relative to the plan"
            out.error("no-content-folder", f'there is no folder "{shown(folder.text)}"', folder.span, hint)
    return found


def build_plan(
    source: Source, options: Options, files: Files, out: Diagnostics, progress: Progress = lambda _: None
) -> Outcome | None:
    """The program of a plan as pages, or None with errors in ``out``."""
    created = _created(out)
    program = read_program(source, options, files, out)
    wanted = _kinds(options.pages or (program.pages if program else ()), out)
    if program is None:
        return None
    # The theme is read even after errors, so that its own are shown with them.
    look = options.theme or program.theme
    desk = _desk(look, options.page_size or program.page_size, options, files, out, program.unit)
    if desk is None or out.has_errors:
        return None
    people = People(program.athlete, program.coach, program.contact)
    outcome = Outcome(program.title, people, desk, created)
    for kind in wanted:
        for section in kind.sections(program, desk):
            progress(section.title)
            outcome.sections.append(section)
    if not outcome.page_count:
        out.error("no-pages", "there is nothing to print on the chosen pages", program.span, "choose other page kinds")
    return _sound(outcome, out)


def build_sheets(
    exercises: Sequence[Exercise], options: Options, files: Files, out: Diagnostics, progress: Progress = lambda _: None
) -> Outcome | None:
    """Sheets of exercises without a plan, or None with errors in ``out``."""
    from planner.pages.sheet import sheet

    created = _created(out)
    desk = _desk(options.theme or DEFAULT_THEME, options.page_size or DEFAULT_PAPER, options, files, out)
    if desk is None or out.has_errors:
        return None
    title = exercises[0].name if len(exercises) == 1 else desk.say("sheet.document_title")
    outcome = Outcome(title, People(), desk, created)
    for exercise in exercises:
        progress(exercise.name)
        outcome.sections.append(sheet(exercise, (), desk))
    return _sound(outcome, out)


def try_sheets(exercises: Iterable[Exercise], files: Files, out: Diagnostics) -> None:
    """The problems of sheets, one made after the other and none kept."""
    from planner.pages.sheet import sheet

    desk = _desk(DEFAULT_THEME, DEFAULT_PAPER, Options(), files, out)
    if desk is None:
        return
    for exercise in exercises:
        sheet(exercise, (), desk)
        desk.kit.store.clear()


def _sound(outcome: Outcome, out: Diagnostics) -> Outcome | None:
    return None if out.has_errors else outcome


def _kinds(names: Sequence[str], out: Diagnostics) -> list[Kind]:
    known = kinds()
    for name in names:
        if name not in known:
            out.error("unknown-page-kind", f'unknown page kind "{name}"', None, f"there are: {', '.join(known)}")
    return [known[name] for name in names if name in known]


def _desk(
    theme: str, paper: str, options: Options, files: Files, out: Diagnostics, unit: LoadUnit = "kg"
) -> Desk | None:
    look = load_theme(theme, files, out)
    if look is None:
        return None
    return Desk(Kit(look, Paper.named(paper, look), Store(), files, out), Language.load(options.language), unit)
