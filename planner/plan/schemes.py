"""Schemes: doses and keys of exercises with a name, which a dose uses by saying the name."""

from __future__ import annotations

from planner.diagnostics import Diagnostics, nearest
from planner.files import Mapping, Node, Scalar
from planner.plan.defaults import DEFAULTS_RECORD, NO_DEFAULTS, Scheme, Schemes, half_dose
from planner.plan.dose import parse
from planner.plan.dose.changes import is_change, parse_change
from planner.plan.dose.slips import KEYWORDS
from planner.plan.keys import MANY, Kind, Record, blank, described, find, shown, start, unknown
from planner.plan.kinds import LINE_LIMIT
from planner.plan.series import WORDS, each_entry, entries
from planner.plan.stages import STAGES

SCHEMES_LIMIT = 100
"""Most schemes of a plan."""

SCHEME_RECORD = Record("scheme", "a scheme", DEFAULTS_RECORD.fields)


def read_schemes(name: str, node: Node, out: Diagnostics) -> Schemes | None:
    """A map of names to doses, or to keys of exercises."""
    if not isinstance(node, Mapping):
        hint = "write each scheme on a line: main: 5x5 @75%"
        out.error("wrong-type", f'"{name}" must be a map of names to doses, not {described(node)}', start(node), hint)
        return None
    if len(node.pairs) > SCHEMES_LIMIT:
        message = f'"{name}" has {len(node.pairs):,} entries; the limit is {SCHEMES_LIMIT}'
        out.error("too-many", message, start(node), "keep those that the plan uses")
        return None
    found: dict[str, Scheme] = {}
    for key, value in node.pairs:
        if not _good_name(key, out):
            continue
        scheme = _scheme(key, value, out)
        folded = key.text.strip().casefold()
        if folded in found:
            out.error("scheme-twice", f'the scheme "{shown(key.text)}" stands here twice', key.inner, "rename one")
        found.setdefault(folded, scheme or Scheme(None))
    return found


def _good_name(key: Scalar, out: Diagnostics) -> bool:
    """Whether a name cannot be taken for anything else where a dose stands."""
    text = key.text.strip()
    taken = {word.casefold() for word in (*WORDS, *KEYWORDS, "test", "amrap")}
    letters = any(sign.isalpha() for sign in text)
    read = letters and (is_change(text) or parse(text, key.inner, Diagnostics()) is not None)
    barred = any(sign in text for sign in "|,@\"'")
    if letters and not read and not barred and len(text) <= LINE_LIMIT and text.casefold() not in taken:
        return True
    why = "has no letter" if not letters else "means something else in a dose"
    hint = "give it a name of its own, such as main or block_1"
    out.error("bad-scheme-name", f'the name of a scheme, "{shown(text)}", {why}', key.inner, hint)
    return False


def _scheme(key: Scalar, value: Node, out: Diagnostics) -> Scheme | None:
    if blank(value, f'the scheme "{shown(key.text)}"', "write a dose such as 5x5 @75%", out):
        return None
    if isinstance(value, Scalar):
        _check_doses(value, out)
        return Scheme((key, value))
    if not isinstance(value, Mapping):
        hint = "write a dose such as 5x5 @75%, or the keys of an exercise"
        out.error("wrong-type", f"a scheme must be a dose or a map of keys, not {described(value)}", start(value), hint)
        return None
    found, others = find(value, SCHEME_RECORD, out)
    single = {field.name for field in NO_DEFAULTS} | {"text"}
    for wrong, _ in others:
        if wrong.text in single:
            message = f'"{wrong.text}" cannot stand in a scheme'
            out.error(
                "no-default",
                message,
                wrong.inner,
                f"give it with each exercise; a scheme has {', '.join(SCHEME_RECORD.names)}",
            )
        else:
            unknown(wrong, SCHEME_RECORD, out, found.pairs)
    good = dict(found.pairs)
    for record in SCHEME_RECORD.fields:
        if found.has(record) and not half_dose(found.pairs[record.name]):
            node = found.node(record)
            if node is None:
                del good[record.name]
            elif record.name not in ("sets", "reps"):
                for entry in (node,) if record is STAGES else each_entry(node):
                    record.kind.read(record.name, entry, out)
    sets = good.pop("sets", None)
    if sets is not None and isinstance(sets[1], Scalar) and "reps" not in good and not half_dose(sets):
        _check_doses(sets[1], out)
        return Scheme((sets[0], sets[1]), good)
    return Scheme(None, {**good, **({"sets": sets} if sets else {})})


def _check_doses(value: Scalar, out: Diagnostics) -> None:
    """Reads the doses of a scheme once, for their problems."""
    for entry in each_entry(value):
        if isinstance(entry, Scalar) and entry.text:
            read = parse_change if is_change(entry.text) else parse
            read(entry.text, entry.inner, out)


def scheme_of(node: Node, schemes: Schemes) -> Scheme | None:
    """The scheme that a dose is the name of."""
    return schemes.get(node.text.strip().casefold()) if isinstance(node, Scalar) else None


def refuse_unknown(node: Node, schemes: Schemes, out: Diagnostics) -> bool:
    """Whether a dose is a word that is near to the name of a scheme, which is reported."""
    if not isinstance(node, Scalar) or not schemes or len(out) >= MANY:
        return False
    for entry in entries(node):
        text = entry.text.casefold()
        if text in schemes or text in WORDS or not text.replace("_", "").replace(" ", "").isalpha():
            continue
        near = nearest(text, schemes)
        if near is not None:
            out.error(
                "unknown-scheme", f'there is no scheme "{shown(entry.text)}"', entry.inner, f'did you mean "{near}"?'
            )
            return True
    return False


SCHEMES = Kind(
    "names with doses, or with keys of an exercise",
    read_schemes,
    {
        "type": "object",
        "maxProperties": SCHEMES_LIMIT,
        "additionalProperties": {
            "anyOf": [{"type": ["string", "number"]}, {"$ref": "#/$defs/scheme"}],
        },
    },
)
