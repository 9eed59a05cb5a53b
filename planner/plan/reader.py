"""Reading a plan file: every key, strictly, and all its problems at once."""

from __future__ import annotations

from pathlib import PurePath

from planner.diagnostics import Diagnostics, Span
from planner.files import Mapping, Node, Scalar, Source
from planner.files.yaml_reader import read_yaml
from planner.plan.keys import Field, Kind, Record, described, start, strict
from planner.plan.kinds import DATE, FOLDERS, FORMAT, LINE, SCALAR, TEXT, UNIT, WEIGHT, line, names
from planner.plan.loads import MAXES
from planner.plan.model import Plan, Text
from planner.plan.sessions import SESSIONS

CONTACT_NAME = Field("name", LINE, "who made the plan", ("Ana Costa",))
CONTACT = Field("contact", LINE, "how to reach them: mail, telephone or site", ("ana@example.org",))
COACH_RECORD = Record("coach", "coach", (CONTACT_NAME, CONTACT), ("logo",))


def read_coach(name: str, node: Node, out: Diagnostics) -> tuple[str, str] | None:
    """A coach's name and contact; a text alone is the name."""
    if isinstance(node, Scalar):
        alone = line(name, node, out)
        return None if alone is None else (alone.text, "")
    found = strict(node, COACH_RECORD, out)
    return None if found is None else (_text(found.value(CONTACT_NAME)), _text(found.value(CONTACT)))


THEME_NAME = Kind("name of a theme", line, {"$ref": "#/$defs/theme"})
PAPER_NAME = Kind("`A4` or `Letter`", line, {"$ref": "#/$defs/paper"})
THEME = Field("theme", THEME_NAME, "the look of the pages", ("classic",), default="classic")
PAGE = Field("page", PAPER_NAME, "the paper to print on", ("A4", "Letter"), default="A4")
DESIGN_RECORD = Record("design", "design", (THEME, PAGE), ("ink", "language", "large_print", "landscape"))


def read_design(_name: str, node: Node, out: Diagnostics) -> tuple[Text | None, Text | None] | None:
    """Theme and paper as written; which there are is not the plan's to know."""
    found = strict(node, DESIGN_RECORD, out)
    return None if found is None else (found.value(THEME), found.value(PAGE))


COACH_KIND = Kind("name, or keys of a coach", read_coach, {"anyOf": [SCALAR, {"$ref": "#/$defs/coach"}]})
DESIGN_KIND = Kind("keys of a design", read_design, {"$ref": "#/$defs/design"})

FORMAT_KEY = Field("format", FORMAT, "version of the plan language", ("1",), default="1")
TITLE = Field("title", LINE, "what the plan is called", ("Four-day strength",), default="the file's name")
ATHLETE = Field("athlete", LINE, "who trains by it", ("Sam Rivera",))
COACH = Field("coach", COACH_KIND, "who made it", ("Ana Costa", "{name: Ana Costa, contact: ana@example.org}"))
START = Field(
    "start",
    DATE,
    "first day; sessions on weekdays get their dates from it",
    ("2026-11-30", "30.11.2026"),
)
NOTES = Field("notes", TEXT, "words of the coach, printed on the overview", ("Sleep before volume.",))
UNITS = Field("units", UNIT, "unit of every weight that names none", ("kg", "lb"), default="kg")
MAX_LIST = Field(
    "maxes",
    MAXES,
    "best lifts, for percentages; of several repetitions (5RM 90, 90kg x5) a single is estimated",
    ("{back_squat: 140, bench_press: 5RM 90}",),
)
BODYWEIGHT = Field("bodyweight", WEIGHT, "the athlete's weight", ("82", "180lb"))
ROUNDING = Field(
    "rounding",
    WEIGHT,
    "loads worked out from a percentage are rounded to this step",
    ("2.5", "5lb"),
    default="2.5 kg, 5 lb",
)
DESIGN = Field("design", DESIGN_KIND, "how the pages look", ("{theme: classic, page: Letter}",))
PAGES = Field(
    "pages",
    Kind("names of pages", names, {"$ref": "#/$defs/pages"}),
    "what to print, in this order",
    ("[overview, session, sheet]",),
    default="overview, session, sheet",
)
CONTENT = Field(
    "content",
    FOLDERS,
    "where exercises are looked up, seen from the plan; bundled are those that planner brings",
    ("my_exercises, bundled",),
    default="a folder called content, then bundled",
)
SESSION_LIST = Field(
    "sessions", SESSIONS, "training days and rest days", ("[{name: Lower A, day: Monday}]",), required=True
)

PLAN = Record(
    "plan",
    "a plan",
    (
        *(FORMAT_KEY, TITLE, ATHLETE, COACH, START, NOTES, UNITS, MAX_LIST, BODYWEIGHT, ROUNDING),
        *(DESIGN, PAGES, CONTENT, SESSION_LIST),
    ),
    (
        *("blocks", "weeks", "week_names", "days", "rotate", "training_max", "percent_of", "equipment", "schemes"),
        *("defaults", "deload", "frequency", "until", "stop_if", "pain", "override", "private", "patient", "id"),
        *("contact", "goal", "review", "side", "precautions", "range", "track", "language", "logo", "progress"),
    ),
)


def read_plan(source: Source, out: Diagnostics) -> Plan | None:
    """The plan in ``source``, or None when there is nothing to go on with.

    Every problem goes to ``out``; when it has errors, the plan holds what could be read, so that later stages may
    look for more.
    """
    node = read_yaml(source, out)
    if not isinstance(node, Mapping):
        _not_a_plan(source, node, out)
        return None
    found = strict(node, PLAN, out)
    if found is None:
        return None
    found.value(FORMAT_KEY)
    title = found.value(TITLE)
    coach, contact = found.value(COACH) or ("", "")
    theme, paper = found.value(DESIGN) or (None, None)
    return Plan(
        title=_text(title) or stem(source),
        athlete=_text(found.value(ATHLETE)),
        coach=coach,
        contact=contact,
        start=found.value(START),
        notes=_text(found.value(NOTES)),
        unit=found.value(UNITS) or "kg",
        maxes=found.value(MAX_LIST) or (),
        bodyweight=found.value(BODYWEIGHT),
        rounding=found.value(ROUNDING),
        theme=theme,
        paper=paper,
        pages=found.value(PAGES) or (),
        content=found.value(CONTENT) or (),
        sessions=found.value(SESSION_LIST) or (),
        span=title.span if title else Span.point(source.name),
    )


def stem(source: Source) -> str:
    """The file's name without folder and ending: the title of a plan that has none."""
    return PurePath(source.path or source.name).stem if source.path or source.name != "<stdin>" else "plan"


def _not_a_plan(source: Source, node: Node | None, out: Diagnostics) -> None:
    """Says what stands in the file instead of a plan, unless reading the YAML has said why there is none."""
    hint = "a plan starts with title: and lists its sessions under sessions:"
    if node is not None:
        out.error("not-a-plan", f"a plan must be a map of keys, not {described(node)}", start(node), hint)
    elif not out.has_errors:
        out.error("not-a-plan", "the file is empty", Span.point(source.name), hint)


def _text(found: Text | None) -> str:
    return found.text if found else ""
