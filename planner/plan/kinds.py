"""The types of plain values: texts, dates, weekdays, units, weights, names and folders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as MappingABC
from datetime import date
from decimal import Decimal
from typing import Any

from planner.diagnostics import Diagnostics, Fix, Span, nearest, slip_of
from planner.files import Node, Scalar, Sequence
from planner.plan.dose.model import LoadUnit
from planner.plan.keys import Kind, described, shown, start
from planner.plan.model import Day, Text, Weight

LINE_LIMIT = 200
"""Most characters of a name or title."""

TEXT_LIMIT = 2_000
"""Most characters of notes: a page holds about 4,000."""

NAMES_LIMIT = 20
"""Most entries of a comma list such as ``pages`` and ``content``."""

WEIGHT_LIMIT = 2_000
"""Heaviest weight in its own unit: twice what has ever been lifted."""

SCALAR: MappingABC[str, Any] = {"type": ["string", "number"]}
"""A text as an editor sees it: YAML makes a number of ``140`` where planner reads the text."""

NAMES: MappingABC[str, Any] = {"anyOf": [SCALAR, {"type": "array", "items": SCALAR, "maxItems": NAMES_LIMIT}]}

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_YES = ("yes", "y", "true", "on")
_NO = ("no", "n", "false", "off")

_WEIGHT = re.compile(r"(?P<number>[0-9]{1,6}(?:[.,][0-9]{1,3})?)\s*(?P<unit>kgs?|lbs?)?", re.IGNORECASE)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_EUROPEAN = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})", re.ASCII)
_DAY_SEPARATOR = re.compile(r"\s*(?:[,/&+]|\band\b)\s*", re.IGNORECASE)
_DAYS_BETWEEN = re.compile(r"(\w+\.?)\s*(?:-|–|—|\bto\b)\s*(\w+\.?)", re.IGNORECASE)
_DAILY = ("daily", "everyday", "every day", "each day", "all days")
_OUTSIDE = re.compile(r"[/\\~]|[A-Za-z]:|[A-Za-z][\w+.-]*://")
_UPWARDS_LIMIT = 3


def any_case(names: Iterable[str]) -> str:
    """A pattern for one of ``names`` in any case; JSON Schema has no flag for that."""

    def sign_in_any_case(sign: str) -> str:
        if not sign.isascii():
            return sign
        return f"[{sign.lower()}{sign.upper()}]" if sign.isalpha() else f"\\x{ord(sign):02x}"

    return "|".join("".join(map(sign_in_any_case, name)) for name in names)


def scalar(name: str, node: Node, out: Diagnostics) -> Scalar | None:
    """The node as a text, or None and an error that says what stands there instead."""
    if isinstance(node, Scalar):
        return node
    out.error("wrong-type", f'"{name}" must be a text, not {described(node)}', start(node), "write it on one line")
    return None


def text(name: str, node: Node, out: Diagnostics, limit: int = TEXT_LIMIT) -> Text | None:
    """A text of several lines, at most ``limit`` characters, without space at its ends."""
    found = scalar(name, node, out)
    if found is None:
        return None
    stripped = found.text.strip()
    if len(stripped) > limit:
        message = f'"{name}" has {len(stripped):,} characters; the limit is {limit:,}'
        out.error("too-long", message, start(node), "shorten it")
        return None
    return Text(stripped, found.inner)


def line(name: str, node: Node, out: Diagnostics) -> Text | None:
    """A name or title: one line, runs of space made one."""
    found = text(name, node, out, LINE_LIMIT)
    return None if found is None else Text(" ".join(found.text.split()), found.span)


def names(name: str, node: Node, out: Diagnostics) -> tuple[Text, ...] | None:
    """Comma text or a list of texts, each with its own span."""
    parts: list[Text] = []
    if isinstance(node, Sequence):
        for item in node.items:
            part = line(name, item, out)
            if part is not None and part.text:
                parts.append(part)
    else:
        whole = text(name, node, out)
        parts = split(whole, re.compile(r"\s*,\s*")) if whole else []
    if len(parts) > NAMES_LIMIT:
        message = f'"{name}" lists {len(parts):,} names; the limit is {NAMES_LIMIT}'
        out.error("too-many", message, start(node), "shorten the list")
        return None
    return tuple(parts)


def split(whole: Text, separator: re.Pattern[str]) -> list[Text]:
    """The parts of a text between separators, empty ones left out, each with its place."""
    parts: list[Text] = []
    at = 0
    for match in [*separator.finditer(whole.text), None]:
        end = match.start() if match else len(whole.text)
        if whole.text[at:end].strip():
            parts.append(Text(whole.text[at:end].strip(), whole.span.within(at, end)))
        at = match.end() if match else end
    return parts


def calendar_date(name: str, node: Node, out: Diagnostics) -> date | None:
    """A date as ``2026-11-30`` or ``30.11.2026``."""
    found = scalar(name, node, out)
    if found is None:
        return None
    written = found.text.strip()
    match = _ISO.fullmatch(written) or _EUROPEAN.fullmatch(written)
    try:
        value = match and date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        out.error("bad-date", f"there is no day {shown(written)}", found.inner, "check day and month")
        return None
    if not value or not 1900 <= value.year <= 2200:
        hint = "write year, month, day: 2026-11-30, or 30.11.2026"
        out.error("bad-date", f'"{name}" must be a date, not "{shown(written)}"', found.inner, hint)
        return None
    return value


def days(name: str, node: Node, out: Diagnostics) -> tuple[Day, ...] | None:
    """Weekdays in any usual English short form: ``Monday``, ``mon``, ``Tue, Thu``, ``[Mon, Fri]``."""
    listed = names(name, node, out)
    found: dict[int, Day] = {}
    for entry in listed or ():
        for word in split(entry, _DAY_SEPARATOR):
            number = weekday(word.text)
            if number is None:
                hint = _days_hint(word.text)
                sure = slip_of(word.text.rstrip("."), WEEKDAYS)
                fixes = (Fix(word.span, sure.capitalize(), word.text),) if sure else ()
                out.error("bad-day", f'"{shown(word.text)}" is not a weekday', word.span, hint, fixes)
            elif number in found:
                day = WEEKDAYS[number].capitalize()
                out.error("day-twice", f"{day} stands here twice", word.span, "name each day once")
            else:
                found[number] = Day(number, word.span)
    return tuple(found.values())


def _days_hint(word: str) -> str:
    """What to write for words that are no weekday: the days of a range, of a row without commas, or of every day."""
    folded = word.casefold().strip()
    if folded in _DAILY:
        return "leave day out for a session of any day, or list the days: Mon, Tue, Wed, Thu, Fri, Sat, Sun"
    ends = _DAYS_BETWEEN.fullmatch(folded)
    meant = [weekday(part) for part in (ends.groups() if ends else folded.split())]
    numbers = [number for number in meant if number is not None]
    if len(numbers) == len(meant) > 1:
        if ends:
            numbers = [(numbers[0] + step) % 7 for step in range((numbers[1] - numbers[0]) % 7 + 1)]
        return f"write {', '.join(WEEKDAYS[number][:3].capitalize() for number in numbers[:7])}"
    near = nearest(word.rstrip(".s"), WEEKDAYS, 0.5)
    return f'did you mean "{near.capitalize()}"?' if near else "write Monday, or several with commas: Mon, Thu"


def weekday(word: str) -> int | None:
    """The number of a weekday, 0 for Monday; None for a word that is none or could be two."""
    folded = word.casefold().rstrip(".")
    folded = {"weds": "wed"}.get(folded, folded.removesuffix("s") if len(folded) > 6 else folded)
    fitting = [number for number, day in enumerate(WEEKDAYS) if day.startswith(folded)]
    return fitting[0] if len(folded) >= 2 and len(fitting) == 1 else None


def unit(name: str, node: Node, out: Diagnostics) -> LoadUnit | None:
    """``kg`` or ``lb``, also in the plural."""
    found = scalar(name, node, out)
    folded = found.text.strip().casefold() if found else ""
    if folded in ("kg", "kgs"):
        return "kg"
    if folded in ("lb", "lbs"):
        return "lb"
    if found:
        message = f'"{name}" must be kg or lb, not "{shown(found.text)}"'
        out.error("bad-unit", message, found.inner, "write units: kg or units: lb")
    return None


def weight(name: str, node: Node, out: Diagnostics) -> Weight | None:
    """A weight: ``140``, ``62.5kg``, ``62,5 kg``, ``225 lb``."""
    found = scalar(name, node, out)
    return None if found is None else weight_of(name, found.text.strip(), found.inner, out)


def step(name: str, node: Node, out: Diagnostics) -> Weight | None:
    """A small weight that others are multiples of."""
    found = scalar(name, node, out)
    hint = "write a small weight such as 2.5, 1.25kg or 5 lb"
    return None if found is None else weight_of(name, found.text.strip(), found.inner, out, hint)


def weight_of(name: str, written: str, span: Span, out: Diagnostics, hint: str = "") -> Weight | None:
    """A weight from its text; a decimal comma needs a unit behind it, for ``1,500`` has two readings."""
    match = _WEIGHT.fullmatch(written)
    if match is None:
        hint = hint or "write a number, with kg or lb if it is not in the plan's unit: 140, 62.5kg, 225 lb"
        out.error("bad-weight", f'"{name}" must be a weight, not "{shown(written)}"', span, hint)
        return None
    number = match["number"]
    if "," in number and not match["unit"]:
        pointed = number.replace(",", ".")
        hint = f"write {pointed}, or {number}kg"
        out.error("bad-weight", f'"{shown(written)}" may be {pointed} or {number.replace(",", "")}', span, hint)
        return None
    value = Decimal(number.replace(",", "."))
    if not 0 < value <= WEIGHT_LIMIT:
        message = f'"{name}" must be over 0 and at most {WEIGHT_LIMIT:,}'
        out.error("out-of-range", message, span, "check the number")
        return None
    short = (match["unit"] or "").casefold()[:2]
    return Weight(value, "kg" if short == "kg" else "lb" if short == "lb" else "", span)


def folders(name: str, node: Node, out: Diagnostics) -> tuple[Text, ...] | None:
    """Folders relative to the plan file, or the word ``bundled``. A plan may come from a stranger: none further off."""
    listed = names(name, node, out)
    for folder in listed or ():
        parts = re.split(r"[/\\]", folder.text)
        if _OUTSIDE.match(folder.text) or "\0" in folder.text or parts.count("..") > _UPWARDS_LIMIT:
            message = f'"{shown(folder.text)}" is not a folder near the plan'
            hint = f"name folders relative to the plan file, at most {_UPWARDS_LIMIT} up, or use --content"
            out.error("bad-folder", message, folder.span, hint)
            return None
    return listed


def file_below(name: str, node: Node, out: Diagnostics) -> Text | None:
    """A file beside the plan or in a folder below: a plan may come from a stranger, so none elsewhere."""
    found = line(name, node, out)
    if found is None:
        return None
    if _OUTSIDE.match(found.text) or "\0" in found.text or ".." in re.split(r"[/\\]", found.text):
        message = f'"{shown(found.text)}" is not a file beside the plan or below'
        out.error("bad-folder", message, found.span, "name a file relative to the plan: team.csv")
        return None
    return found


def plan_format(name: str, node: Node, out: Diagnostics) -> int | None:
    """The version of the language; 1 is the one there is."""
    found = scalar(name, node, out)
    if found is None or found.text.strip() == "1":
        return 1 if found else None
    if re.fullmatch(r"[1-9][0-9]{0,3}", found.text.strip()):
        message = f"this plan is in format {found.text.strip()}, and this planner reads format 1"
        out.error("newer-format", message, found.inner, "upgrade with: pip install --upgrade workout-planner")
    else:
        out.error("bad-format", f'"{name}" must be 1, not "{shown(found.text)}"', found.inner, "write format: 1")
    return None


def flag(name: str, node: Node, out: Diagnostics) -> bool | None:
    """``yes`` or ``no``, and what else YAML and people write for them."""
    found = scalar(name, node, out)
    written = found.text.strip().casefold() if found else ""
    if written in _YES or written in _NO:
        return written in _YES
    if found:
        out.error("bad-flag", f'"{name}" must be yes or no, not "{shown(written)}"', found.inner, f"write {name}: yes")
    return None


def whole_number(low: int, high: int, what: str) -> Kind[int]:
    """The kind of a whole number of ``what``, from ``low`` to ``high``."""

    def read(name: str, node: Node, out: Diagnostics) -> int | None:
        found = scalar(name, node, out)
        written = found.text.strip() if found else ""
        if re.fullmatch(r"[0-9]{1,6}", written) and low <= int(written) <= high:
            return int(written)
        if found:
            message = f'"{name}" must be {low} to {high} {what}, not "{shown(written)}"'
            out.error("bad-number", message, found.inner, f"write {name}: 4")
        return None

    numbers = {"type": "integer", "minimum": low, "maximum": high}
    return Kind(f"{low} to {high}", read, {"anyOf": [numbers, {"type": "string", "pattern": "^ *[0-9]{1,6} *$"}]})


FORMAT = Kind("`1`", plan_format, {"enum": [1, "1"]})
LINE = Kind("one line", line, {**SCALAR, "maxLength": LINE_LIMIT})
TEXT = Kind("text", text, {**SCALAR, "maxLength": TEXT_LIMIT})
FOLDERS = Kind("folders", folders, NAMES)
FILE_BELOW = Kind("name of a file", file_below, {**SCALAR, "maxLength": LINE_LIMIT})
DATE = Kind(
    "date",
    calendar_date,
    {"type": "string", "pattern": r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\. ?\d{1,2}\. ?\d{4})$"},
)
DAYS = Kind("weekdays", days, NAMES)
FLAG = Kind(
    "`yes` or `no`",
    flag,
    {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": f"^({any_case((*_YES, *_NO))})$"}]},
)
UNIT: Kind[LoadUnit] = Kind("`kg` or `lb`", unit, {"type": "string", "pattern": "^([kK][gG]|[lL][bB])[sS]?$"})
WEIGHT = Kind(
    "weight",
    weight,
    {
        "anyOf": [
            {"type": "number", "exclusiveMinimum": 0, "maximum": WEIGHT_LIMIT},
            {"type": "string", "pattern": r"^\d{1,6}([.,]\d{1,3})? *([kK][gG][sS]?|[lL][bB][sS]?)?$"},
        ],
    },
)
STEP = Kind("weight", step, WEIGHT.schema)
