"""What every page kind is made of, and how the kinds are found.

A page kind is one module in this package with a ``KIND``. Nothing else has to be told that it exists.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from planner.language import Language
from planner.library.model import Picture
from planner.plan.dose.model import LoadUnit
from planner.program import Program
from planner.typeset.kit import Kit
from planner.typeset.page import Page


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page kind works with: the typesetting kit, the interface language, the unit of loads without one."""

    kit: Kit
    language: Language
    unit: LoadUnit = "kg"
    logo: Picture | None = None
    """The picture of the coach's house, whose caption is the coach's name."""

    def say(self, key: str, n: int | None = None, **values: object) -> str:
        """A word or sentence of the interface."""
        return self.language.say(key, n, **{name: str(value) for name, value in values.items()})


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that were typeset together, and what the document stamps on them.

    ``head`` stands at the left of the running head, ``foot`` in the middle of the footer, ``place`` before the page
    number. ``is_bare`` asks for none of these: who trains then stands wherever a page has a place of kind ``athlete``.
    """

    kind: str
    title: str
    pages: tuple[Page, ...]
    head: str = ""
    foot: str = ""
    place: str = ""
    is_bare: bool = False


def never(_program: Program) -> bool:
    """No."""
    return False


@dataclass(frozen=True, slots=True)
class Kind:
    """A page kind: its name in ``pages:``, its place in the default order, and what makes its sections.

    One of the ``whole_week`` shows every day, also where only some are printed. ``all_weeks`` says whether it needs
    the programs of all weeks, which it then gets as :attr:`Program.course`. One of ``people`` needs a roster, and gets
    :attr:`Program.squad`.
    """

    name: str
    order: int
    sections: Callable[[Program, Desk], Iterator[Section]]
    whole_week: bool = False
    all_weeks: Callable[[Program], bool] = never
    people: bool = False


@cache
def kinds() -> Mapping[str, Kind]:
    """Every page kind by name, in the default order."""
    import planner.pages as package

    found = [
        kind
        for module in pkgutil.iter_modules(package.__path__)
        if isinstance(kind := getattr(importlib.import_module(f"planner.pages.{module.name}"), "KIND", None), Kind)
    ]
    return {kind.name: kind for kind in sorted(found, key=lambda kind: kind.order)}
