"""What front matter says about the exercise itself, as data sets write it: muscles, equipment, steps, tips.

``primaryMuscles: [quadriceps]`` is a line of the profile, ``instructions:`` with a list are the steps. What belongs to
the site that a file comes from (tags, layout, weight) is no fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.diagnostics import Span
from planner.files import Mapping, Node, Scalar, Sequence
from planner.library.model import ProfileEntry
from planner.library.text import one_line
from planner.library.vocabulary import fold, is_label, profile_key, section_kind

KNOWN = frozenset(
    "title subtitle name video videourl youtube date image images photo photos picture pictures cover description "
    "aliases figure source author licence license".split()
)
"""The keys that are read one by one, folded."""

VALUES = 40
"""Most values of one key."""
VALUE = 100
"""Most characters of one value of the profile; what is longer is text."""
TEXT = 25
"""From this many characters on, items of a list are sentences and not tags."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SITE = frozenset(
    "tags categories keywords slug id url permalink layout draft weight summary excerpt seo meta head css js menu "
    "draft template series resources params related redirectfrom cover thumbnail gif gifurl bodyclass type".split()
)
_SITE_TYPES = frozenset(("post", "posts", "page", "exercise", "exercises", "docs", "blog", "article"))
_COMMA = re.compile(r"\s*[,;]\s*")


def is_fact(key: str, node: Node) -> bool:
    """Whether :func:`facts` or :func:`texts` has a use for a key."""
    return any(True for _ in _entries(spoken(key), node)) or _is_text(key, node)


def facts(values: Mapping | None) -> tuple[ProfileEntry, ...]:
    """The lines of the profile in front matter."""
    return tuple(entry for key, node in _pairs(values) for entry in _entries(spoken(key.text), node))


def texts(values: Mapping | None) -> Iterator[tuple[str, Span, tuple[Scalar, ...]]]:
    """The sections in front matter: what they are called, where, and the paragraphs or items of each."""
    for key, node in _pairs(values):
        if _is_text(key.text, node):
            yield spoken(key.text), key.span, tuple(_scalars(node))


def spoken(key: str) -> str:
    """A key as people say it: ``primaryMuscles`` is Primary muscles."""
    text = one_line(_CAMEL.sub(" ", key).replace("_", " ").replace("-", " "))[:60]
    return text[:1].upper() + text[1:].lower() if text.isascii() else text


def _pairs(values: Mapping | None) -> tuple[tuple[Scalar, Node], ...]:
    return values.pairs if values else ()


def _entries(label: str, node: Node, depth: int = 0) -> Iterator[ProfileEntry]:
    """The profile's lines under one key; maps such as ``muscles: {primary: …, secondary: …}`` give several."""
    if isinstance(node, Mapping):
        inside = section_kind(label) == "profile" or is_label(label)
        for key, inner in node.pairs if depth == 0 and inside else ():
            own = spoken(key.text)
            both = f"{own} {label.lower()}"
            yield from _entries(both if profile_key(both) else own, inner, 1)
        return
    if not (is_label(label) or (depth and len(label) <= VALUES)):
        return
    scalars = list(_scalars(node))
    if fold(label) in ("type", "category") and any(fold(s.text) in _SITE_TYPES for s in scalars):
        return
    found: list[str] = []
    for scalar in scalars:
        found += [part.strip() for part in _COMMA.split(one_line(scalar.text))]
    values = tuple(value for value in found if value and fold(value) not in ("null", "nil", "~"))[:VALUES]
    if values and all(len(value) <= VALUE for value in values):
        yield ProfileEntry(profile_key(label), label, values, scalars[0].span)


def _is_text(key: str, node: Node) -> bool:
    """Whether a value is text to print: the key of a known section, or sentences under any key."""
    scalars = list(_scalars(node))
    if not scalars or isinstance(node, Mapping) or fold(key) in KNOWN:
        return False
    kind = section_kind(spoken(key))
    if kind not in ("other", "profile"):
        return True
    if fold(key) in _SITE or is_label(spoken(key)):
        return False
    long = sum(len(scalar.text) for scalar in scalars) > TEXT * len(scalars)
    return long and (isinstance(node, Sequence) or scalars[0].style in ("literal", "folded"))


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        if node.text.strip():
            yield node
    elif isinstance(node, Sequence):
        yield from (item for item in node.items[:VALUES] if isinstance(item, Scalar) and item.text.strip())
