"""From files to a PDF: read, resolve, typeset, assemble. The only module that knows all the parts.

Nothing is written before everything is typeset and no error was found; what is written then is the caller's to keep
or throw away.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import BinaryIO, NamedTuple

from planner import __version__, project
from planner.diagnostics import Diagnostics
from planner.files import Files, Source
from planner.language import Language, languages
from planner.library import Library
from planner.library.model import Exercise, Picture
from planner.pages.base import Desk, Kind, Section, kinds
from planner.pages.care_page import care_page
from planner.pages.furniture import People, furnish
from planner.plan.choices import DEFAULT_INK, DEFAULT_LANGUAGE, DEFAULT_PAPER, DEFAULT_THEME, Choices
from planner.plan.dose.model import LoadUnit
from planner.plan.reader import read_plan
from planner.plan.roster import read_roster
from planner.program import Program
from planner.program.alike import Alike
from planner.program.course import course, narrowed, other_weeks, others_of
from planner.program.days import on_days
from planner.program.resolve import Whole, choice, whole
from planner.program.squad import squad
from planner.typeset.document import Document
from planner.typeset.face import faces
from planner.typeset.kit import PAPERS, Kit, Paper
from planner.typeset.page import Placed
from planner.typeset.pdf_metadata import Metadata
from planner.typeset.resources import Store
from planner.typeset.stamp import Stamp
from planner.typeset.theme import INKS, load_theme, themes

DEFAULT_EPOCH = 946_684_800
"""2000-01-01, the date in the metadata unless SOURCE_DATE_EPOCH gives one: equal input gives equal bytes."""

LAST_EPOCH = 253_402_300_799
"""The last second of the year 9999."""

Progress = Callable[[str], None]

_PERSONAL = ("no-max", "no-last", "no-bodyweight")
"""Problems of a plan that a roster answers."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says. Empty values leave the choice to the plan, then to the defaults.

    ``week`` counts from 1. ``days`` are weekdays and names of sessions: only these are printed. ``all_weeks`` looks for
    problems in the other weeks too. ``roster`` is the file with the people of a group.
    """

    content: tuple[str, ...] = ()
    theme: str = ""
    page_size: str = ""
    pages: tuple[str, ...] = ()
    language: str = ""
    landscape: bool = False
    ink: str = ""
    large_print: bool = False
    week: int | None = None
    days: tuple[str, ...] = ()
    all_weeks: bool = False
    roster: str = ""


@dataclass(slots=True)
class Outcome:
    """A finished document: its sections, what they use, who it is for; of a plan, which week it is of ``weeks``."""

    title: str
    people: People
    desk: Desk
    created: datetime
    week: int = 1
    weeks: int = 1
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
                for placed in page.on_paper():
                    yield number, placed

    def write(self, handle: BinaryIO, archive: bytes | None = None) -> None:
        """Assemble the PDF, one page at a time. ``archive`` is an sRGB profile, which makes it PDF/A-2a too."""
        metadata = Metadata(
            title=self.title,
            author=self.people.coach,
            subject="" if self.people.is_patient else self.people.athlete,
            language=self.desk.language.code,
            creator=f"planner {__version__}",
            created=self.created,
        )
        total, before = self.page_count, 0
        with Document(handle, faces(), self.desk.kit.store, metadata, archive) as document:
            for section in self.sections:
                start = before

                def stamp(on: Stamp, index: int, section: Section = section, start: int = start) -> None:
                    furnish(on, self.desk, self.people, section, index, start + index + 1, total)

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
    return Choices(tuple(kinds()), themes(), tuple(PAPERS), INKS, tuple(languages()))


def open_library(options: Options, files: Files, out: Diagnostics) -> Library:
    """The library of a command without a plan."""
    return project.library_here(options.content, files, out)


def read_program(
    source: Source, options: Options, files: Files, out: Diagnostics, others: list[Program] | None = None
) -> Program | None:
    """A plan's text, read and resolved; None when there is nothing to print.

    With ``others`` the other weeks are looked at too: it gets what is new in them.
    """
    told = Diagnostics()  # a plan's own problems are not measured by those of a project file
    layers = project.project_layers(source.path, files, told)
    plan = read_plan(source, out, layers)
    out.extend(told)
    if plan is None:
        return None
    library = project.open_library(source.path, options.content, plan.content, files, out)
    told = Diagnostics()
    ready = whole(plan, library, told, choices())
    program = ready.chosen(options.week or ready.first_week, told)
    if program is not None and any(kind.all_weeks(program) for kind in _kinds(options, program, Diagnostics())):
        program = replace(program, course=course(ready, program, told))
    if program is not None:
        program, told = _with_squad(program, ready, options, files, told)
    if program is not None and plan.logo is not None:
        logo = project.find_logo(plan.logo, plan.coach, library.folders, files, told)
        program = replace(program, logo=logo)
    if others is not None and program is not None:
        weeks = program.course
        others += others_of(ready, weeks, program.week) if weeks else other_weeks(ready, told, program.week)
    if all(problem.code != "no-content-folder" for problem in out):
        out.extend(told)
        return program
    out.extend(problem for problem in told if problem.code != "unknown-exercise")  # it may be in the folder
    return program


def _with_squad(
    program: Program, ready: Whole, options: Options, files: Files, told: Diagnostics
) -> tuple[Program, Diagnostics]:
    """The program with the people of its roster, and what there is to tell.

    Where only pages of theirs are printed, what the plan alone does not know is no problem.
    """
    pages = _kinds(options, program, Diagnostics())
    if pages and all(kind.people for kind in pages):
        kept = [problem for problem in told if problem.code not in _PERSONAL]
        told = Diagnostics()
        told.extend(kept)
    count = len(told)
    source = project.find_roster(options.roster, ready.plan.roster, files, told)
    if source is None:
        lacking = next((kind.name for kind in pages if kind.people), None)
        if lacking is not None and len(told) == count:
            place = next((page.span for page in ready.plan.pages if page.text.casefold() == lacking), program.span)
            hint = "name a file with the people: roster: team.csv, or --roster team.csv"
            told.error("no-roster", f"the page {lacking} needs a roster", place, hint)
        return program, told
    roster = read_roster(source, told)
    return replace(program, squad=squad(ready, roster, program.week, told)) if roster else program, told


def build_plan(
    source: Source, options: Options, files: Files, out: Diagnostics, progress: Progress = lambda _: None
) -> Outcome | None:
    """The program of a plan as pages, or None with errors in ``out``."""
    created = _created(out)
    others: list[Program] = []
    program = read_program(source, options, files, out, others if options.all_weeks else None)
    wanted = _kinds(options, program, out)
    if options.days and not options.pages:  # what one takes to the gym on that day
        wanted = [kind for kind in wanted if not kind.whole_week] or [kinds()["session"]]
    if program is None:
        return None
    # The theme is read even after errors, so that its own are shown with them.
    design = _Design(
        program.theme, program.page_size, program.ink, program.landscape, program.large_print, program.language
    )
    desk = _desk(design, options, files, out, program.unit, program.logo)
    chosen = on_days(program, options.days, out) if options.days else program
    chosen = narrowed(chosen, week=options.week is not None, days=bool(options.days))
    if desk is None or out.has_errors:
        return None
    patient = program.patient
    people = People(program.athlete, program.coach, program.contact, patient.id, patient.is_named or bool(patient.id))
    outcome = Outcome(program.title, people, desk, created, program.week, program.weeks)
    for kind in wanted:
        for section in kind.sections(program if kind.whole_week else chosen, desk):
            progress(section.title)
            outcome.sections.append(section)
    care = care_page(program, desk, outcome.sections)
    outcome.sections[:0] = [] if care is None else [care]
    if program.log != "month" and kinds()["session"] in wanted:  # a month shows all weeks by itself
        _try_weeks(program, others, desk)
    if not outcome.page_count:
        out.error("no-pages", "there is nothing to print on the chosen pages", program.span, "choose other page kinds")
    return _sound(outcome, out)


def _try_weeks(program: Program, others: Iterable[Program], desk: Desk) -> None:
    """The problems of the sessions of other weeks, as far as they look as none of ``program`` and before."""
    alike = Alike()
    for session in program.sessions:
        alike.is_new(program, session)
    for other in alike.fresh(others, desk.kit.out):
        for _ in kinds()["session"].sections(other, desk):
            desk.kit.store.clear()


def build_sheets(
    exercises: Sequence[Exercise], options: Options, files: Files, out: Diagnostics, progress: Progress = lambda _: None
) -> Outcome | None:
    """Sheets of exercises without a plan, or None with errors in ``out``."""
    from planner.pages.sheet import sheet

    created = _created(out)
    settings = project.settings_here(files, out)
    design = _Design(
        choice("theme", settings.theme, themes(), out) if settings.theme else DEFAULT_THEME,
        choice("page size", settings.paper, tuple(PAPERS), out) if settings.paper else DEFAULT_PAPER,
        choice("ink", settings.ink, INKS, out) if settings.ink else DEFAULT_INK,
        settings.landscape,
        settings.large_print,
        choice("language", settings.language, tuple(languages()), out) if settings.language else DEFAULT_LANGUAGE,
    )
    logo = None
    if settings.logo is not None:
        folders = project.content_here(options.content, settings.content, files)
        logo = project.find_logo(settings.logo, settings.coach, folders, files, out)
    desk = _desk(design, options, files, out, logo=logo)
    if desk is None or out.has_errors:
        return None
    title = exercises[0].name if len(exercises) == 1 else desk.say("sheet.document_title")
    outcome = Outcome(title, People(coach=settings.coach, contact=settings.contact), desk, created)
    for exercise in exercises:
        progress(exercise.name)
        outcome.sections.append(sheet(exercise, (), desk))
    return _sound(outcome, out)


def try_sheets(exercises: Iterable[Exercise], files: Files, out: Diagnostics) -> None:
    """The problems of sheets, one made after the other and none kept."""
    from planner.pages.sheet import sheet

    desk = _desk(_Design(), Options(), files, out)
    if desk is None:
        return
    for exercise in exercises:
        sheet(exercise, (), desk)
        desk.kit.store.clear()


def _sound(outcome: Outcome, out: Diagnostics) -> Outcome | None:
    return None if out.has_errors else outcome


def _kinds(options: Options, program: Program | None, out: Diagnostics) -> list[Kind]:
    """What is printed: what the command line asks for, else the plan."""
    known, names = kinds(), options.pages or (program.pages if program else ())
    if options.roster and not options.pages:  # whoever names the people wants the page that they train by
        names = tuple(name for name, kind in known.items() if kind.people)
    for name in names:
        if name not in known:
            out.error("unknown-page", f'unknown page kind "{name}"', None, f"there are: {', '.join(known)}")
    return [known[name] for name in names if name in known]


class _Design(NamedTuple):
    """How pages look where the command line does not say."""

    theme: str = DEFAULT_THEME
    page_size: str = DEFAULT_PAPER
    ink: str = DEFAULT_INK
    landscape: bool = False
    large_print: bool = False
    language: str = DEFAULT_LANGUAGE


def _desk(
    design: _Design,
    options: Options,
    files: Files,
    out: Diagnostics,
    unit: LoadUnit = "kg",
    logo: Picture | None = None,
) -> Desk | None:
    large = options.large_print or design.large_print
    look = load_theme(options.theme or design.theme, files, out, ink=options.ink or design.ink, large=large)
    if look is None:
        return None
    sheet = Paper.named(options.page_size or design.page_size, look, design.landscape or options.landscape)
    return Desk(Kit(look, sheet, Store(), files, out), Language.load(options.language or design.language), unit, logo)
