"""What a percentage is of, and the load that is added to it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from planner.plan.dose.bundle import BODYWEIGHT, KEYWORD, MASS, MAX_LOAD
from planner.plan.dose.model import Basis, LoadUnit, PercentTarget
from planner.plan.dose.numbers import DECIMAL, NUMBER, number, show
from planner.plan.dose.reader import Reader

_PATTERNS: Final[dict[Basis, str]] = {
    "TM": r"(?:tm|training ?max)",
    "e1RM": r"(?:e1rm|estimated (?:1rm|max))",
    "FTP": r"(?:ftp)",
    "HRmax": r"(?:hr ?max|max hr)",
    "max": r"(?:max|1 ?rm|best)",
}
"""What a share can be of besides the bodyweight, which has other targets too."""

_END = r"(?![a-z0-9_])"
_NAMED = "|".join(_PATTERNS[basis] for basis in _PATTERNS if basis != "max")
BASIS: Final = rf"(?:(?:my |the )?(?:{_NAMED}){_END})"
"""A measure that shows without a percentage that a share of it is meant: ``TM``."""
STARTS: Final = re.compile(BASIS)

_OF = r"(?:of )?(?:my |the |your )?"
OF: Final = {basis: re.compile(rf"{_OF}{pattern}{_END}") for basis, pattern in _PATTERNS.items()}
"""What stands behind a percentage that is of one of these."""
_OF_BODY = re.compile(rf"{_OF}{BODYWEIGHT}")
_OF_NAME = re.compile(r"of ")
_CHANGE = rf"([+-]) ?({DECIMAL}) ?({MASS})"
_NAME = re.compile(rf"(?:(?! {KEYWORD}| ?/(?:side|leg|arm|hand)| \+(?: |$)| ?[+-] ?{DECIMAL} ?{MASS})[^,@()\"|])+")
_ADDED = re.compile(_CHANGE)
_SHARE = re.compile(rf"\+ ?{DECIMAL} ?%")
_BARE = re.compile(rf"([+-]{NUMBER})(?![0-9.x:/])")


def read_basis(reader: Reader) -> tuple[Basis, str]:
    """What the percentage before the cursor is of: a measure, or the exercise that is named."""
    for basis, pattern in OF.items():
        if reader.take(pattern):
            return basis, ""
    if reader.take(_OF_BODY):
        return "BW", ""
    if not reader.take(_OF_NAME):
        return "", ""
    words = reader.take(_NAME)
    of = reader.written(words.start(), words.end()) if words else ""
    if not of:
        reader.fail("dose-syntax", "expected an exercise after of", reader.chunk(), "such as `80% of back_squat`")
    return "", of


def read_change(reader: Reader, basis: Basis) -> tuple[Decimal, LoadUnit]:
    """The load that is added to a share or, less than 0, taken off it; 0 where nothing is said."""
    share = reader.at(_SHARE)
    if share is not None:
        hint = "write one percentage, such as `80%`"
        reader.fail("dose-ambiguous", "two percentages can be added or multiplied", share, hint)
    match = reader.take(_ADDED)
    if match is None:
        bare = _BARE.match(reader.folded, reader.position)
        if bare is not None:
            hint = f"write `{bare[1]}{reader.unit}` for a load, or one percentage"
            reader.fail("dose-ambiguous", f'"{bare[1]}" can be a percentage or a load', bare, hint)
        return Decimal(0), ""
    if basis in ("FTP", "HRmax"):
        hint = "write the share alone, such as `80% of FTP`"
        reader.fail("dose-syntax", f"a share of {basis} is no load, so none is added to it", match, hint)
    value = number(reader, match[2], match.start(2))
    unit: LoadUnit = "kg" if match[3].startswith("kg") else "lb"
    if not value:
        reader.fail("dose-number", "a change is more than 0", match, "leave it out")
    if value > MAX_LOAD:
        reader.fail("dose-number", f"a change is at most {MAX_LOAD}{unit}, not {show(value)}{unit}", match)
    return (-value if match[1] == "-" else value), unit


def write_basis(target: PercentTarget) -> str:
    """The canonical text behind a percentage: `` TM``, `` of back_squat``, ``+20lb``."""
    of = target.of or target.basis
    text = f" {of}" if of == "TM" and not target.of else f" of {of}" if of else ""
    if target.change:
        text += f"{'-' if target.change < 0 else '+'}{show(abs(target.change))}{target.unit}"
    return text
