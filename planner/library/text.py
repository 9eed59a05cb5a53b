"""Text hygiene: what must not reach paper goes, in one place, before anything is understood."""

from __future__ import annotations

import re
import unicodedata

from planner.diagnostics import Diagnostics, Span
from planner.files import Source

MARKS = 30
"""Most combining marks on one letter, the bound of the stream-safe text format of Unicode (UAX #15). Putting a long
run of marks into canonical order takes quadratic time."""

_BAD = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides and isolates: they reorder what is read
    "\ud800-\udfff\ufeff\ufffe\uffff]"  # lone surrogates, byte order marks, noncharacters
)
_BREAK = re.compile("[\x0b-\x0d\x85\u2028\u2029]")
_LONG_RUN = re.compile(f"[^\x00-\u02ff]{{{MARKS + 1},}}")


def clean(source: Source, out: Diagnostics) -> Source:
    """``source`` in NFC without control characters, bidi overrides, lone surrogates and towers of marks.

    What is removed is said in one warning that stands at the first of them. Exotic line breaks become spaces, so that
    line numbers are those of the file.
    """
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    if bad := _BAD.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - (text.rfind("\n", 0, bad.start()) + 1) + 1
        count = len(_BAD.findall(text))
        what = f"the character U+{ord(bad.group()):04X}"
        more = f" and {count - 1} more like it" if count > 1 else ""
        verb = "is" if count == 1 else "are"
        out.warning(
            "bad-character",
            f"{what}{more} cannot be printed and {verb} left out",
            Span.point(source.name, line, column),
            "delete it in the file",
        )
    return Source(source.name, printable(text), source.path)


def printable(text: str) -> str:
    """``text`` as :func:`clean` leaves it; for what appears later, when an entity such as ``&#8238;`` is decoded."""
    text = _BREAK.sub(" ", _BAD.sub("", text))
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _LONG_RUN.sub(_without_towers, text))


def one_line(text: str) -> str:
    """``text`` with every stretch of spaces, tabs and line ends as one space; no-break spaces stay inside it."""
    return re.sub(r"[ \t\n]+", " ", text).strip()


def _without_towers(match: re.Match[str]) -> str:
    kept: list[str] = []
    run = 0
    for char in match.group():
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= MARKS:
            kept.append(char)
    return "".join(kept)
