"""Reading a plan file: every key, strictly, and all its problems at once."""

from __future__ import annotations

from collections.abc import Sequence as SequenceABC
from pathlib import PurePath

from planner.diagnostics import Diagnostics, Span
from planner.files import Mapping, Node, Scalar, Sequence, Source
from planner.files.yaml_reader import read_yaml
from planner.plan.blocks import BLOCKS, Reading
from planner.plan.blocks import WEEKS as BLOCK_WEEKS
from planner.plan.care import PLAN_FIELDS, read_care, read_patient
from planner.plan.defaults import Around, defaults_field
from planner.plan.deload import DELOAD_KIND
from planner.plan.equipment import EQUIPMENT
from planner.plan.frequency import FREQUENCY
from planner.plan.group_settings import in_place
from planner.plan.item_settings import PRIVATE
from planner.plan.keys import Field, Found, Kind, Record, described, start, strict
from planner.plan.kinds import (
    DATE,
    DAYS,
    FILE_BELOW,
    FOLDERS,
    FORMAT,
    LINE,
    LINE_LIMIT,
    NAMES,
    SCALAR,
    STEP,
    TEXT,
    UNIT,
    WEIGHT,
    line,
    names,
    whole_number,
)
from planner.plan.loads import MAXES
from planner.plan.looks import COACH_KIND, DESIGN_KIND, Coach, Design, misplaced, text_of
from planner.plan.merging import merged
from planner.plan.model import Plan, PlanBlock, Text
from planner.plan.override import OVERRIDES
from planner.plan.schemes import SCHEMES
from planner.plan.series import WEEKS_LIMIT, by_week, read_week_map, week_map_schema
from planner.plan.sessions import SESSIONS
from planner.plan.tested import tests_of
from planner.plan.track import TRACK
from planner.plan.training import PERCENT_OF, TRAINING_MAX
from planner.plan.weeks import Rotation, rotation, timetable

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
WEEKS = Field(
    "weeks",
    whole_number(1, WEEKS_LIMIT, "weeks"),
    "how many weeks the plan lasts; `--week 2` prints the second",
    ("4",),
    default="1",
)
NOTES = Field("notes", TEXT, "words of the coach, printed on the overview", ("Sleep before volume.",))
UNITS = Field("units", UNIT, "unit of every weight that names none", ("kg", "lb"), default="kg")
MAX_LIST = Field(
    "maxes",
    MAXES,
    "best lifts, for percentages; of several repetitions (5RM 90, 90kg x5) a single is estimated",
    ("{back_squat: 140, bench_press: 5RM 90}",),
)
TRAINING = Field(
    "training_max",
    TRAINING_MAX,
    "what a percentage of TM is of: a share of the max, or the load of each exercise",
    ("90%", "{back_squat: 120, bench_press: 85%}"),
    default="90%",
)
PERCENT = Field("percent_of", PERCENT_OF, "what a percentage alone is of", ("TM",), default="max")
BODYWEIGHT = Field("bodyweight", WEIGHT, "the athlete's weight", ("82", "180lb"))
ROUNDING = Field(
    "rounding",
    STEP,
    "loads worked out from a percentage are rounded to this step",
    ("2.5", "5lb"),
    default="2.5 kg, 5 lb",
)
EQUIPMENT_KEY = Field(
    "equipment",
    EQUIPMENT,
    "what there is to load; plates are counted with it, and it wins over rounding",
    ("{bar: 15, plates: [20, 10, 5, 2.5, 1.25]}",),
)
DESIGN = Field("design", DESIGN_KIND, "how the pages look", ("{theme: classic, page: Letter}",))
PAGES = Field(
    "pages",
    Kind("names of pages", names, {"$ref": "#/$defs/pages"}),
    "what to print, in this order",
    ("[overview, session, sheet]",),
    default="overview, session, sheet; with block behind the overview where weeks differ, and diary at the end where"
    " there is a frequency",
)
CONTENT = Field(
    "content",
    FOLDERS,
    "where exercises are looked up, seen from the plan; bundled are those that planner brings",
    ("my_exercises, bundled",),
    default="a folder called content, then bundled",
)
SESSION_LIST = Field(
    "sessions",
    SESSIONS,
    "training days and rest days",
    ("[{name: Lower A, day: Monday}]",),
    default="needed, unless all blocks have their own",
)
BLOCK_LIST = Field(
    "blocks",
    BLOCKS,
    "stretches of weeks that follow each other, in place of weeks; one without sessions has those of the plan",
    ("[{name: Volume, weeks: 4}, {name: Strength, weeks: 3}]",),
)
WEEK_NAMES = Field(
    "week_names",
    Kind("weeks with words", read_week_map, week_map_schema({**SCALAR, "maxLength": LINE_LIMIT})),
    "what weeks are called, printed on the pages of that week",
    ("{4: Deload, 9: Meet}",),
)
FREE_DAYS = Field("days", DAYS, "the days on which sessions rotate", ("Mon, Wed, Fri",))
ROTATE = Field(
    "rotate",
    Kind("names of sessions", names, NAMES),
    "sessions that take these days in turn, and run on over the weeks",
    ("A1, B1, A2, B2",),
)
SCHEME_MAP = Field(
    "schemes",
    SCHEMES,
    "doses, or keys of exercises, with a name; a dose that is only this name is the scheme's",
    ("{main: 5x5 @75% | 5x3 @82.5%, light: 3x10 @50%}",),
)
DELOAD = Field("deload", DELOAD_KIND, "how much lighter a deload is", ("{load: x0.6, sets: x0.5}",))

OVERRIDE = Field(
    "override",
    OVERRIDES,
    "other words for an exercise, in this plan alone: a list replaces, one that starts with + adds, none takes out",
    ("{back_squat: {tips: [Sit tall.], caution: none}}",),
)
ROSTER = Field(
    "roster",
    FILE_BELOW,
    "the people of a group, for the page `squad`: a CSV file beside the plan, one row for each",
    ("team.csv",),
)
DEFAULTS = defaults_field("the main part of every session", "{rest: 2min, log: no}")

PLAN = Record(
    "plan",
    "a plan",
    (
        *(
            FORMAT_KEY,
            TITLE,
            ATHLETE,
            COACH,
            START,
            WEEKS,
            NOTES,
            UNITS,
            MAX_LIST,
            TRAINING,
            PERCENT,
            BODYWEIGHT,
            ROUNDING,
            EQUIPMENT_KEY,
        ),
        *(DESIGN, PAGES, CONTENT, DEFAULTS, SCHEME_MAP, DELOAD, WEEK_NAMES, FREE_DAYS, ROTATE, OVERRIDE, PRIVATE),
        *(FREQUENCY, TRACK, *PLAN_FIELDS, ROSTER, SESSION_LIST, BLOCK_LIST),
    ),
)

_OF_EXERCISES = {"progress": "write it below an exercise, or defaults: {progress: +2.5kg on success} for all of them"}
OF_SESSIONS = ("day", "warm_up", "exercises", "cool_down")
"""Keys of a session that people write at the left margin."""


def read_plan(source: Source, out: Diagnostics, defaults: SequenceABC[Mapping] = ()) -> Plan | None:
    """The plan in ``source``, or None when there is nothing to go on with.

    ``defaults`` are the keys of project files, the first that wins in front: they stand in for what the plan leaves
    out. Every problem goes to ``out``; when it has errors, the plan holds what could be read, so that later stages may
    look for more.
    """
    node = read_yaml(source, out)
    if not isinstance(node, Mapping):
        _not_a_plan(source, node, out)
        return None
    found = strict(merged(_in_place(node, out), defaults), PLAN, out)
    if found is None:
        return None
    found.value(FORMAT_KEY)
    title = found.value(TITLE)
    coach = found.value(COACH) or Coach()
    patient, name, contact = read_patient(found, ATHLETE, COACH)
    design = found.value(DESIGN) or Design()
    found.value(PRIVATE)
    blocks, light = _blocks(found, start(node))
    total = sum(block.weeks for block in blocks)
    table = timetable(blocks, _rotation(found, blocks))
    return Plan(
        title=text_of(title) or stem(source),
        athlete=text_of(found.value(ATHLETE)) or name,
        coach=coach.name,
        contact=contact or coach.contact,
        logo=coach.logo,
        start=found.value(START),
        notes=text_of(found.value(NOTES)),
        unit=found.value(UNITS) or "kg",
        maxes=found.value(MAX_LIST) or (),
        training=found.value(TRAINING) or (),
        percent_of=found.value(PERCENT) or "max",
        bodyweight=found.value(BODYWEIGHT),
        rounding=found.value(ROUNDING),
        theme=design.theme,
        paper=design.paper,
        pages=found.value(PAGES) or (),
        content=found.value(CONTENT) or (),
        sessions=table[0] if table else (),
        span=title.span if title else Span.point(source.name),
        weeks=max(1, total),
        weeks_span=found.place(WEEKS) if found.has(WEEKS) else None,
        landscape=design.landscape,
        ink=design.ink,
        large_print=design.large_print,
        language=design.language,
        log=design.log,
        inventory=found.value(EQUIPMENT_KEY),
        overrides=found.value(OVERRIDE) or (),
        blocks=blocks,
        timetable=table,
        week_names=_week_names(found, total),
        light=light,
        tests=tests_of(table),
        frequency=found.value(FREQUENCY),
        track=found.value(TRACK) or (),
        roster=found.value(ROSTER),
        care=read_care(found),
        patient=patient,
    )


def _blocks(found: Found, place: Span) -> tuple[tuple[PlanBlock, ...], frozenset[int]]:
    """The blocks of a plan, of which one without any is one, and the weeks that are a deload for all."""
    out = found.out
    deload, schemes = found.value(DELOAD), found.value(SCHEME_MAP)
    listed, weeks = found.value(BLOCK_LIST), found.value(WEEKS)
    if found.has(WEEKS) and found.has(BLOCK_LIST):
        hint = "take weeks out: it is the sum of those of the blocks"
        out.error("weeks-and-blocks", '"weeks" cannot stand beside "blocks"', found.key(WEEKS), hint)
    if not found.has(SESSION_LIST) and not found.has(BLOCK_LIST):
        hint = f"add {SESSION_LIST.name}: {SESSION_LIST.examples[0]}"
        out.error("missing-key", f'a plan has no "{SESSION_LIST.name}"', place, hint)
    lengths = [block.value(BLOCK_WEEKS) or 1 for block in listed or ()]
    total = sum(lengths) if lengths else weeks or 1
    if total > WEEKS_LIMIT:
        message = f"the blocks have {total:,} weeks; the limit is {WEEKS_LIMIT}"
        out.error("too-many", message, found.key(BLOCK_LIST), "make several plans of it")
        return (), frozenset()
    light = deload.weeks.within(total, out) if deload and deload.weeks else ()
    around = Around(schemes=schemes or {}, deload=deload).under(found.value(DEFAULTS) or {})
    reading = Reading(found.node(SESSION_LIST), around, light, out)
    if listed is None:
        return (reading.whole(total, place),), frozenset(light)
    firsts = [1 + sum(lengths[:number]) for number in range(len(lengths))]
    blocks = tuple(reading.block(block, first) for block, first in zip(listed or (), firsts, strict=True))
    return blocks, frozenset(light)


def _rotation(found: Found, blocks: tuple[PlanBlock, ...]) -> Rotation | None:
    """The sessions that rotate over days; one of the two keys without the other is an error."""
    names, days = found.value(ROTATE), found.value(FREE_DAYS)
    for key, other in ((ROTATE, FREE_DAYS), (FREE_DAYS, ROTATE)):
        if found.has(key) and not found.has(other):
            message = f'"{key.name}" needs "{other.name}"'
            found.out.error("missing-key", message, found.key(key), f"add {other.name}: {other.examples[0]}")
    return rotation(names or (), days or (), blocks, found.value(START), found.out)


def _week_names(found: Found, total: int) -> tuple[tuple[int, Text], ...]:
    """The weeks that have a name, with it."""
    written = found.value(WEEK_NAMES)
    weeks = by_week(written or (), total, found.out)
    named = ((week, line(WEEK_NAMES.name, node, found.out)) for week, node in weeks.items())
    return tuple((week, name) for week, name in named if name is not None and name.text)


def stem(source: Source) -> str:
    """The file's name without folder and ending: the title of a plan that has none."""
    return PurePath(source.path or source.name).stem if source.path or source.name != "<stdin>" else "plan"


def _in_place(node: Mapping, out: Diagnostics) -> Mapping:
    """The plan without what belongs to a session, which is reported; where there is no session, in one of its own."""
    node = in_place(node, _OF_EXERCISES, PLAN.title, out)
    deeper = [(key, value) for key, value in node.pairs if misplaced(key, value, out)]
    if deeper:
        node = Mapping(tuple(pair for pair in node.pairs if pair not in deeper), node.span, node.flow)
    astray = [(key, value) for key, value in node.pairs if key.text in OF_SESSIONS]
    if not astray:
        return node
    listed = node.get(SESSION_LIST.name) is not None
    hint = "move it under the name of one" if listed else "write sessions:, below it - name: Lower A, and it under that"
    for key, _ in astray:
        out.error("misplaced-key", f'"{key.text}" belongs to a session', key.inner, hint)
    rest = [pair for pair in node.pairs if pair not in astray]
    if not listed:
        place = astray[0][0].span
        session = Mapping(((Scalar("name", place), Scalar("Lower A", place)), *astray), place)
        rest.append((Scalar(SESSION_LIST.name, place), Sequence((session,), place)))
    return Mapping(tuple(rest), node.span, node.flow)


def _not_a_plan(source: Source, node: Node | None, out: Diagnostics) -> None:
    """Says what stands in the file instead of a plan, unless reading the YAML has said why there is none."""
    hint = "a plan starts with title: and lists its sessions under sessions:"
    if node is not None:
        out.error("not-a-plan", f"a plan must be a map of keys, not {described(node)}", start(node), hint)
    elif not out.has_errors:
        out.error("not-a-plan", "the file is empty", Span.point(source.name), hint)
