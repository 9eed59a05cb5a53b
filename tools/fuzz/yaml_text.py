"""Trees of texts, lists and maps as YAML, in all the ways in which people write it down."""

from __future__ import annotations

import re
from typing import TypeAlias

from tools.fuzz.dice import Dice

Tree: TypeAlias = "str | Raw | list[Tree] | Pairs"
"""A text, YAML as it stands, a list, or a map."""

_PLAIN = re.compile(r"[^\W_][\w .()+/×–’;-]*[\w.)+%]|[^\W_]")
_WIDE = 70
"""From so many characters on a list or map is written on lines of its own."""


class Raw(str):
    """YAML that is written as it is."""

    __slots__ = ()


class Pairs(list[tuple[str, "Tree"]]):
    """A map, in which a key may stand twice."""


def written(tree: Tree, dice: Dice) -> str:
    """``tree`` as a YAML file."""
    return _block(tree, 0, dice).lstrip("\n") + "\n"


def _block(tree: Tree, depth: int, dice: Dice) -> str:
    """What stands behind a colon or a hyphen: one line with a space before it, or lines of their own."""
    pad = "  " * depth
    if dice.slips() and dice.chance(0.2):
        pad += dice.choice((" ", "\t", "   "))
    if isinstance(tree, str):
        return _scalar(tree, pad, dice)
    flow = _flow(tree, dice)
    if depth and len(flow) < _WIDE and "\n" not in flow and dice.chance(0.6):
        return f" {flow}"
    if not tree:
        return f" {flow}"
    if isinstance(tree, Pairs):
        return "".join(f"\n{pad}{_key(key, dice)}:{_block(value, depth + 1, dice)}" for key, value in tree)
    items = []
    for item in tree:
        inner = _block(item, depth + 1, dice)
        opened = f"\n{pad}  "  # a map that goes on where the hyphen stands
        items.append(f"\n{pad}- {inner[len(opened) :]}" if inner.startswith(opened) else f"\n{pad}-{inner}")
    return "".join(items)


def _scalar(text: str, pad: str, dice: Dice) -> str:
    if isinstance(text, Raw):
        return " " + text.replace("\n", f"\n{pad}")
    lines = text.split("\n")
    if len(lines) > 1 and all(line.strip() == line for line in lines) and lines[0] and dice.chance(0.8):
        return f" {dice.choice('|>')}" + "".join(f"\n{pad or '  '}{line}" for line in lines)
    return f" {_inline(text, dice)}"


def _flow(tree: Tree, dice: Dice) -> str:
    if isinstance(tree, str):
        return _inline(tree, dice)
    if isinstance(tree, Pairs):
        return "{" + ", ".join(f"{_key(key, dice)}: {_flow(value, dice)}" for key, value in tree) + "}"
    return "[" + ", ".join(_flow(item, dice) for item in tree) + "]"


def _key(key: str, dice: Dice) -> str:
    return _inline(key, dice)


def _inline(text: str, dice: Dice) -> str:
    """A text on one line: plain where that is safe, and at times where it is not."""
    if (isinstance(text, Raw) and ("," not in text or text[0] in "[{'\"")) or (dice.slips() and dice.chance(0.3)):
        return text.replace("\n", " ")
    if _PLAIN.fullmatch(text) and dice.chance(0.8):
        return text
    if "\n" not in text and text.isprintable() and dice.chance(0.7):
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
