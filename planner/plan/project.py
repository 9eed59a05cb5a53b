"""The project file ``planner.yaml``: keys of the plan that hold for every plan near it, and where a value came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.diagnostics import Diagnostics, Span
from planner.files import Mapping, Node, Scalar, Source, read_yaml
from planner.plan.keys import Found, Record, described, find, start, strict, unknown
from planner.plan.looks import COACH_RECORD, DESIGN_RECORD, Coach, Design, design_of, misplaced
from planner.plan.merging import SHARED, as_map, merged
from planner.plan.model import Text
from planner.plan.reader import COACH, CONTENT, DESIGN, FORMAT_KEY, PLAN

PROJECT = Record(
    "project",
    "a project file",
    tuple(field for field in PLAN.fields if field.name == FORMAT_KEY.name or field.name in SHARED),
)
"""The keys of the plan that a project file may give."""

_MAPS = {COACH.name: COACH_RECORD, DESIGN.name: DESIGN_RECORD}


@dataclass(frozen=True, slots=True)
class Settings:
    """What project files say to commands that have no plan. Empty and None where they say nothing."""

    coach: str = ""
    contact: str = ""
    theme: Text | None = None
    paper: Text | None = None
    content: tuple[Text, ...] = ()
    landscape: bool = False
    ink: Text | None = None
    large_print: bool = False
    language: Text | None = None
    logo: Text | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The value of one key as it is written, and where; no ``span`` means that it is built in."""

    key: str
    value: str
    span: Span | None = None


def read_project(source: Source, out: Diagnostics) -> Mapping | None:
    """The keys of a project file as nodes, for :func:`~planner.plan.merging.merged`; None when it has none.

    Every value is read once for its problems, which go to ``out``. An empty file is no error: it marks a project.
    """
    node = read_yaml(source, out)
    if node is None or (isinstance(node, Scalar) and node.missing):
        return None
    hint = f"a project file gives {', '.join(PROJECT.names[1:])}"
    if not isinstance(node, Mapping):
        out.error("not-a-project", f"a project file must be a map of keys, not {described(node)}", start(node), hint)
        return None
    found, others = find(node, PROJECT, out)
    for key, value in others:
        if key.text in PLAN.names:
            out.error("not-shared", f'"{key.text}" belongs in a plan, not in a project file', key.inner, hint)
        elif not misplaced(key, value, out):
            unknown(key, PROJECT, out, found.pairs)
    for field in PROJECT.fields:
        found.value(field)
    return Mapping(tuple(found.pairs.values()), node.span, node.flow)


def read_settings(layers: Sequence[Mapping], out: Diagnostics) -> Settings:
    """The settings of project files, the first that wins in front; their problems go to ``out``."""
    node = _alone(layers)
    found = Found({key.text: (key, value) for key, value in node.pairs}, out)
    coach = found.value(COACH) or Coach()
    design = node.get(DESIGN.name)
    looks = strict(design, DESIGN_RECORD, out) if isinstance(design, Mapping) else None
    look = design_of(looks) if looks else Design()
    return Settings(
        coach=coach.name,
        contact=coach.contact,
        theme=look.theme,
        paper=look.paper,
        content=found.value(CONTENT) or (),
        landscape=look.landscape,
        ink=look.ink,
        large_print=look.large_print,
        language=look.language,
        logo=coach.logo,
    )


def origins(plan: Node | None, layers: Sequence[Mapping]) -> list[Origin]:
    """Where the value of every key comes from that a project file may give, for ``plan`` above ``layers``."""
    node = merged(plan, layers) if isinstance(plan, Mapping) else _alone(layers)
    rows: list[Origin] = []
    for field in PROJECT.fields:
        value = node.get(field.name)
        record = _MAPS.get(field.name)
        if field.name == FORMAT_KEY.name:
            continue
        if record is None:
            rows.append(_origin(field.name, value, field.default))
            continue
        inner = as_map(field.name, value) if value else None
        for part in record.fields:
            given = inner.get(part.name) if isinstance(inner, Mapping) else None
            rows.append(_origin(f"{field.name}.{part.name}", given, part.default))
    return rows


def _alone(layers: Sequence[Mapping]) -> Mapping:
    return merged(Mapping((), Span("")), layers)


def _origin(key: str, node: Node | None, default: str) -> Origin:
    if node is None or (isinstance(node, Scalar) and node.missing):
        return Origin(key, default)
    return Origin(key, " ".join("".join(_written(node)).split()), start(node))


def _written(node: Node) -> Iterator[str]:
    """A node on one line, as it could stand in a plan."""
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Mapping):
        yield "{"
        for number, (key, value) in enumerate(node.pairs):
            yield f"{', ' if number else ''}{key.text}: "
            yield from _written(value)
        yield "}"
    else:
        yield "["
        for number, item in enumerate(node.items):
            yield ", " if number else ""
            yield from _written(item)
        yield "]"
