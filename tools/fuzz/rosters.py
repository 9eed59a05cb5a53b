"""Rosters: CSV files of people, as spreadsheets write them, and as they should not."""

from __future__ import annotations

import csv
import io
from typing import Final

from planner.plan.roster import COLUMNS_LIMIT, PEOPLE_LIMIT, SEPARATORS
from tools.fuzz.dice import Dice
from tools.fuzz.words import PIECES, line, misspelt

_MAXES: Final = ("140", "62.5", "62.5kg", "225 lb", "5RM 90", "90kg x5", "BW+30", "", "")
_LAST: Final = ("97.5kg x5", "100", "2x20kg x8", "BW+10kg x5", "")


def roster(dice: Dice, names: list[str]) -> str:
    """The text of a roster with columns for some of ``names``."""
    heads = ["name", *dice.some(("bodyweight", "units"), 0, 2)]
    heads += [dice.choice(("", "last ")) + name for name in dice.some(names, 0, 4)]
    dice.shuffle(heads)
    if dice.slips():
        heads[dice.randrange(len(heads))] = dice.choice((misspelt(heads[0], dice), line(dice), "", heads[-1]))
    if dice.huge:
        heads += ["e"] * dice.choice((COLUMNS_LIMIT, 5_000))
    count = dice.choice((PEOPLE_LIMIT, PEOPLE_LIMIT + 1)) if dice.huge and dice.chance(0.5) else dice.randint(1, 14)
    rows = [[_cell(head, dice) for head in heads] for _ in range(count)]
    handle = io.StringIO()
    csv.writer(handle, delimiter=dice.choice(SEPARATORS), lineterminator=dice.choice(("\n", "\r\n"))).writerows(
        [heads, *rows]
    )
    text = dice.choice(("", "\ufeff")) + handle.getvalue()
    return text.replace(",", dice.choice((",,", '"', ";", "\n")), 3) if dice.slips() else text


def _cell(head: str, dice: Dice) -> str:
    """What stands under a head."""
    if dice.slips():
        return dice.choice((*PIECES, line(dice), "=1+1", '"'))
    if head == "name":
        return line(dice, 60).strip() or "Jo"
    if head == "units":
        return dice.choice(("kg", "lb", ""))
    if head == "bodyweight":
        return dice.choice(("82", "180lb", "62.5", ""))
    return dice.choice(_LAST if head.startswith("last ") else _MAXES)
