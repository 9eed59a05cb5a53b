"""The program: plan and library resolved into frozen records, every set and number worked out."""

from planner.program.records import (
    Best,
    Entry,
    Equipment,
    Item,
    Load,
    Part,
    PartKind,
    Pause,
    PlannedSet,
    Program,
    Resistance,
    RestDay,
    Session,
    Superset,
)

__all__ = [
    "Best",
    "Entry",
    "Equipment",
    "Item",
    "Load",
    "Part",
    "PartKind",
    "Pause",
    "PlannedSet",
    "Program",
    "Resistance",
    "RestDay",
    "Session",
    "Superset",
]
