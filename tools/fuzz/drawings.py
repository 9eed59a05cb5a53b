"""Files of drawings: those of the project with other numbers, roles and shapes inside, or damaged as files."""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from planner.library.drawings import ENDING, FOLDER
from tools.fuzz.dice import Dice
from tools.fuzz.mutate import ROOT, spoilt

_CONTENT: Final = "content"
_NUMBERS: Final[tuple[object, ...]] = (
    0,
    1,
    -1,
    2,
    30,
    149,
    999,
    10_000,
    10_001,
    10**12,
    0.1,
    1.5,
    True,
    None,
    "1",
    [],
    {},
)


def drawing(dice: Dice) -> tuple[str, bytes]:
    """The name of a drawing as exercises give it, and the bytes of its file."""
    name, text = dice.choice(_shipped())
    record = json.loads(text)
    for _ in range(dice.few(0, 4)):
        _change(record, dice)
    raw = gzip.compress(json.dumps(record).encode("ascii"), mtime=0)
    return name, spoilt(raw, dice) if dice.chance(0.1) else raw


def place(name: str) -> str:
    """Where the drawing ``name`` stands below a content folder."""
    return (FOLDER / f"{name}{ENDING}").as_posix()


@cache
def _shipped() -> tuple[tuple[str, bytes], ...]:
    paths = sorted(Path(ROOT, _CONTENT, FOLDER).glob(f"*{ENDING}"))
    return tuple((path.name.removesuffix(ENDING), gzip.decompress(path.read_bytes())) for path in paths)


def _change(record: Any, dice: Dice) -> None:
    """Change one value somewhere in lists and maps; a list may lose an entry or have one twice."""
    while isinstance(record, dict | list) and record:
        key = dice.choice(list(record)) if isinstance(record, dict) else dice.randrange(len(record))
        value = record[key]
        if isinstance(value, dict | list) and value and dice.chance(0.9):
            record = value
            continue
        if isinstance(record, list) and dice.chance(0.4):
            record[key : key + 1] = [] if dice.chance(0.5) else [value] * dice.choice((2, 3, 300))
        elif isinstance(value, str) and dice.chance(0.8):
            record[key] = _other_text(value, dice)
        else:
            record[key] = dice.choice(_NUMBERS)
        return


def _other_text(text: str, dice: Dice) -> str:
    """Cut, or with another letter: a role that there is not, a path that turns elsewhere or is not whole."""
    at = dice.randint(0, len(text))
    return dice.choice((text[:at], text[:at] + chr(dice.randint(32, 127)) + text[at + 1 :], text[:at] + text, ""))
