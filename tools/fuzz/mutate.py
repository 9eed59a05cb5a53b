"""Files of the project with some of their lines and letters changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tools.fuzz.dice import Dice
from tools.fuzz.doses import other_numbers
from tools.fuzz.words import PIECES, with_piece

ROOT = Path(__file__).resolve().parents[2]


@cache
def seeds(folder: str, ending: str) -> tuple[tuple[str, str], ...]:
    """Names and texts of the files of a folder of the project, in the order of their names."""
    paths = sorted((ROOT / folder).glob(f"*{ending}"))
    return tuple((path.name, path.read_text(encoding="utf-8", errors="replace")) for path in paths)


def mutated(text: str, dice: Dice, others: Sequence[str] = ()) -> str:
    """``text`` with one to six changes to its lines and characters; ``others`` are texts to take lines from."""
    for _ in range(dice.few(1, 6)):
        lines = text.split("\n")
        at = dice.randrange(len(lines))
        if others and dice.chance(0.07):
            taken = dice.choice(others).split("\n")
            start = dice.randrange(len(taken))
            lines[at:at] = taken[start : start + dice.randint(1, 5)]
        elif dice.chance(0.3):
            _lines_moved(lines, at, dice)
        else:
            lines[at] = _line_changed(lines, at, dice)
        text = "\n".join(lines) or "x"
    return text


def _lines_moved(lines: list[str], at: int, dice: Dice) -> None:
    """A line lost, doubled, put elsewhere, or all behind it lost."""
    match dice.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[dice.randrange(len(lines))])
        case 2:
            lines[at : at + 1] = [lines[at]] * dice.randint(2, 30)
        case 3:
            until = dice.randint(at, min(len(lines), at + 9))
            lines[at:until] = reversed(lines[at:until])
        case _:
            del lines[at + 1 :]


def _line_changed(lines: list[str], at: int, dice: Dice) -> str:
    """Line ``at`` with another indent, another number, the value of another line, or a piece in it."""
    line = lines[at]
    match dice.randrange(8):
        case 0:
            return " " * dice.randint(0, 9) + line.lstrip()
        case 1:
            return with_piece(line, dice)
        case 2:
            return dice.choice(PIECES) + line
        case 3:
            return "".join(dice.sample(line, len(line)))
        case 4 | 5:
            return other_numbers(line, dice)
    return line.partition(": ")[0] + "".join(dice.choice(lines).partition(": ")[1:])


def spoilt(raw: bytes, dice: Dice) -> bytes:
    """The bytes of a file that another program has been at: other line ends, a mark in front, bytes of no text."""
    at = dice.randint(0, len(raw))
    return dice.choice(
        (
            b"\xef\xbb\xbf" + raw,
            raw.replace(b"\n", b"\r\n"),
            raw.replace(b"\n", b"\r"),
            raw[:at] + bytes([dice.randrange(256)]) + raw[at:],
            raw[:at],
            raw.decode("utf-8", "replace").encode("utf-16"),
            b"",
        )
    )
