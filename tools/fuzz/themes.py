"""Themes: the roles of the one that planner ships, with other values."""

from __future__ import annotations

from functools import cache
from typing import Final

from planner.diagnostics import Diagnostics
from planner.files import Files, Mapping, Node, Scalar, read_yaml, shipped
from tools.fuzz.dice import Dice
from tools.fuzz.words import PIECES, line, misspelt
from tools.fuzz.yaml_text import Pairs, Tree, written

_NUMBERS: Final = (
    "0",
    "-1",
    "0.1",
    "1",
    "3",
    "7.99",
    "8",
    "9",
    "12",
    "60",
    "100",
    "200",
    "201",
    "1e9",
    "nan",
    "1,5",
    "1" * 12,
)


def theme(dice: Dice) -> str:
    """A theme file: one that extends the shipped theme, mostly."""
    pairs = Pairs([("extends", "classic")] if not dice.slips() else [])
    for group in dice.some(_classic().pairs, 1, 5):
        name, roles = group[0].text, group[1]
        if not isinstance(roles, Mapping):
            pairs.append((name, line(dice)))
            continue
        chosen = dice.some(roles.pairs, 1, 4)
        pairs.append(
            (misspelt(name, dice) if dice.slips() else name, Pairs(_role(key, node, dice) for key, node in chosen))
        )
    return written(pairs, dice)


@cache
def _classic() -> Mapping:
    out = Diagnostics()
    source = Files().text(shipped("themes") / "classic.yaml", out)
    node = read_yaml(source, out) if source else None
    assert isinstance(node, Mapping)
    return node


def _role(key: Scalar, node: Node, dice: Dice) -> tuple[str, Tree]:
    """A role with another value, or with some of its fields changed."""
    name = misspelt(key.text, dice) if dice.slips() else key.text
    if isinstance(node, Mapping):
        return name, Pairs(_role(inner, value, dice) for inner, value in dice.some(node.pairs, 1, 6))
    return name, _value(node.text if isinstance(node, Scalar) else "x", dice)


def _value(old: str, dice: Dice) -> Tree:
    if dice.slips():
        return dice.choice((dice.choice(_NUMBERS), line(dice), dice.choice(PIECES), [], Pairs([("x", "1")])))
    if old.startswith("#"):
        return f"#{dice.randrange(1 << 24):06X}"
    try:
        number = float(old)
    except ValueError:
        return old
    return f"{number * dice.choice((0.5, 0.9, 0.95, 1, 1, 1, 1.05, 1.1, 1.25, 2)):.3g}"
