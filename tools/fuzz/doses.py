"""Doses: the examples of the notation table put together, cut and bent, and sentences of its grammar."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from planner.plan.dose.table import NOTATIONS
from tools.fuzz.dice import Dice
from tools.fuzz.words import PIECES, line, with_piece

EXAMPLES: Final = tuple(pair[0] for row in NOTATIONS for pair in row.examples)
"""Doses as people write them, of every notation that prints."""

_NUMBER = re.compile(r"\d+")
_NUMBERS: Final = (
    *("0", "1", "2", "3", "5", "8", "10", "12", "15", "20", "45", "75", "99", "100", "101", "999", "1000", "1001"),
    *("2.5", "0.5", "7,5", "00", "007", "1000000", "9" * 20),
)
_SIGNS: Final = {"x": "×X*хx", "-": "–—−‑-", " ": "  \u00a0\t", ",": ",，;|", "@": "@＠", "/": "/⁄\\", "+": "+＋ + "}
_TOKEN = re.compile(r'"([^"]*)"|([\[\](){}|])|([^\s"\[\](){}|]+)')
_DEEP = 4


def dose(dice: Dice) -> str:
    """A dose, right or wrong by the mood of the dice."""
    text = dice.choice(EXAMPLES) if dice.chance(0.6) else _joined(dice)
    if dice.slips():
        text = dice.choice((_from_grammar, _joined))(dice)
    if dice.chance(0.3):
        text = other_numbers(text, dice)
    if dice.chance(0.15):
        text = _other_signs(text, dice)
    if dice.slips():
        text = _bent(text, dice)
    if dice.huge and dice.chance(0.2):
        text = ", ".join([text] * dice.choice((2, 29, 30, 31)))[: dice.choice((499, 500, 501, 2000))]
    return text


def tail(text: str) -> str:
    """What follows the first word of a dose: its target, rest, tempo or words."""
    return text.partition(" ")[2]


def _joined(dice: Dice) -> str:
    """An example with what stands behind others, or several groups."""
    text = dice.choice(EXAMPLES)
    for _ in range(dice.few(1, 3)):
        other = dice.choice(EXAMPLES)
        text += f", {other}" if dice.chance(0.3) else f" {tail(other)}"
    return text.strip()


def other_numbers(text: str, dice: Dice) -> str:
    """Up to two numbers in it are others."""
    places = list(_NUMBER.finditer(text))
    for place in sorted(dice.some(places, 1, 2), key=lambda match: -match.start()):
        number = dice.choice(_NUMBERS[1:16]) if not dice.slips() else dice.choice(_NUMBERS)
        text = text[: place.start()] + number + text[place.end() :]
    return text


def _other_signs(text: str, dice: Dice) -> str:
    """The signs of other keyboards, other spaces, other case."""
    text = "".join(dice.choice(_SIGNS[sign]) if sign in _SIGNS and dice.chance(0.5) else sign for sign in text)
    return dice.choice((text, text.upper(), text.title(), text.replace(" ", ""), f" {text} "))


def _bent(text: str, dice: Dice) -> str:
    """Cut, doubled, turned round, or with a piece that does not belong."""
    at = dice.randint(0, len(text))
    return dice.choice(
        (
            text[:at],
            text[at:],
            text * 2,
            f"{text} {tail(text)}",
            " ".join(reversed(text.split(" "))),
            with_piece(text, dice),
            text[:at] + dice.choice("x@-+/,()\"' %0:") + text[at:],
            dice.choice(PIECES),
            line(dice),
            "",
        )
    )


# Sentences of the grammar that stands in the table


def _from_grammar(dice: Dice) -> str:
    """A dose that the forms of the notation table allow, made from them."""
    return _said("dose", dice, 0)


def _said(name: str, dice: Dice, depth: int) -> str:
    """A word of the grammar: a row of the table by its place, a number, or the word itself."""
    if name in ("work", "amount", "modifier", "target") and depth < _DEEP:
        form = dice.choice([row.form for row in NOTATIONS if row.place == name])
        return _spoken(_parsed(form), dice, depth + 1)
    number = dice.choice(_NUMBERS[:14])
    match name:
        case "dose":
            return ", ".join(_said("group", dice, depth + 1) for _ in range(dice.few(1, 3)))
        case "group":
            parts = ["work", *["modifier"] * dice.few(0, 3)]
            return " ".join(_said(part, dice, depth + 1) for part in parts)
        case "time":
            return dice.choice((f"{number}s", f"{number} min", "1:30"))
        case "clock":
            return dice.choice(("0:30", "1:55", "12:00", "1:02:03"))
        case "list":
            return "/".join([number] * dice.few(1, 4)) if dice.chance(0.5) else f"{number}-{dice.choice(_NUMBERS[:14])}"
        case "words":
            return line(dice, 40)
        case "exercise":
            return "back_squat"
        case "unit":
            return dice.choice(("s", "m", "cal"))
        case "d":
            return dice.choice("01234X")
        case "number" | "int" | "count" | "mini" | "amount" | "target" | "work" | "modifier":
            return number
    return name


Form = list["str | tuple[str, list[Form]]"]
"""A sequence of words and groups; a group is its bracket and its alternatives."""


@cache
def _parsed(form: str) -> Form:
    """A production as sequences of words and groups in brackets."""
    tokens = [(match[1], match[2] or match[3]) for match in _TOKEN.finditer(form)]
    stack: list[tuple[str, list[Form]]] = [("(", [[]])]
    for literal, sign in tokens:
        if literal:
            stack[-1][1][-1].append(f'"{literal}')
        elif sign in "[({":
            stack.append((sign, [[]]))
        elif sign in "])}" and len(stack) > 1:
            group = stack.pop()
            stack[-1][1][-1].append(group)
        elif sign == "|":
            stack[-1][1].append([])
        else:
            stack[-1][1][-1].append(sign)
    return [stack[0]]


def _spoken(form: Form, dice: Dice, depth: int) -> str:
    """One sentence of a production."""
    parts: list[str] = []
    for part in form:
        if isinstance(part, str):
            parts.append(part[1:] if part.startswith('"') else _said(part, dice, depth))
            continue
        bracket, choices = part
        times = {"(": 1, "[": dice.randint(0, 1), "{": dice.few(0, 4)}[bracket]
        parts += [_spoken(dice.choice(choices), dice, depth) for _ in range(times)]
    return dice.choice(("", "", " ")).join(part for part in parts if part)
