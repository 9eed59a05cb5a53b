"""The dose that a text with a slip of the pen was most likely meant to be: ``3xx8`` for ``3x8``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.diagnostics import slip_of
from planner.plan.dose.slips import KEYWORDS

_WORDS = (*KEYWORDS, "total", "test", "sets", "feel")
_SAID_OTHERWISE = {"by": "x", "times": "x", "kilo": "kg", "kilos": "kg", "pound": "lb", "percent": "%", "at": "@"}
"""What people say in words where a dose has a sign."""

_NEAR = 2
"""So many signs before the place of a problem may be the wrong ones: ``3xx8`` cannot be read from ``x8`` on."""

_STRAY = frozenset(").;:!?'#=")
"""Signs that may have slipped in. Those that something should follow are not taken away: the hint says what."""

LONGEST = 120
"""Most characters of a text that is mended: longer ones are no single slip, and each guess is read."""


def mended(text: str, start: int, end: int, reads: Callable[[str], bool]) -> str | None:
    """``text`` with one slip between ``start`` and ``end`` corrected so that it ``reads``, or None.

    A word becomes the one that it is a slip of, or a sign too many goes. Digits stay: no other number is ever offered.
    """
    if len(text) > LONGEST:
        return None
    return next((guess for guess in _guesses(text, start, end) if reads(guess)), None)


def _guesses(text: str, start: int, end: int) -> Iterator[str]:
    seen = {text}
    for guess in (*_other_words(text, start, end), *_fewer_signs(text, start, end)):
        tidy = " ".join(guess.split())
        if tidy and tidy not in seen:
            seen.add(tidy)
            yield tidy


def _other_words(text: str, start: int, end: int) -> Iterator[str]:
    """The text with the word at the place replaced."""
    first, last = start, start
    while first > 0 and text[first - 1].isalpha():
        first -= 1
    while last < len(text) and text[last].isalpha():
        last += 1
    word = text[first:last] or text[start:end]
    sign = _SAID_OTHERWISE.get(word.casefold())
    other = sign or _near(word)
    if other is not None and other.casefold() != word.casefold():
        yield text[:first] + other + text[last:]
    if sign is not None:
        yield text[:first].rstrip() + sign + text[last:].lstrip()


def _near(word: str) -> str | None:
    """The word of a dose that ``word`` is surely a slip of; of four letters one may be missing or swapped."""
    sure = slip_of(word, _WORDS)
    if sure or len(word) < len("rest"):
        return sure
    near = [one for one in _WORDS if sorted(one.casefold()) == sorted(word.casefold())]
    return near[0] if len(near) == 1 else None


def _fewer_signs(text: str, start: int, end: int) -> Iterator[str]:
    """The text without one sign that stands there twice, or that no dose has."""
    for place in range(max(start - _NEAR, 0), min(end, len(text))):
        sign = text[place]
        twice = sign == text[place + 1 : place + 2] and not sign.isdigit()
        if twice or sign in _STRAY:
            yield text[:place] + text[place + 1 :]
