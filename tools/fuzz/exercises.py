"""Exercise files: sections and profiles in the words of the vocabulary, over all that markdown can be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from planner.library import vocabulary
from planner.library.facts import KNOWN
from tools.fuzz.dice import Dice
from tools.fuzz.words import PIECES, line, misspelt, text, with_piece
from tools.fuzz.yaml_text import Pairs, Tree, written


def _words(*rows: str) -> tuple[str, ...]:
    return tuple(word.strip() for row in rows for word in row.split(","))


_HEADINGS: Final = _words(*vocabulary.SECTIONS.values(), vocabulary.OPENINGS)
_LABELS: Final = _words(*vocabulary.LABELS.values())
_VALUES: Final = _words(*vocabulary.MUSCLES.values(), *vocabulary.EQUIPMENT.values(), *vocabulary.LEVELS.values())
_STEPS: Final = _words(vocabulary.STEP_WORDS)
_KEYS: Final = (
    *sorted(KNOWN),
    "primaryMuscles",
    "secondary_muscles",
    "instructions",
    "tips",
    "tags",
    "equipment",
    "level",
)
_DEEP: Final = 3
_ADDRESSES: Final = (
    *(
        "https://youtu.be/dQw4w9WgXcQ",
        "https://example.org/a b",
        "picture.png",
        "absent.jpg",
        "../x.png",
        "/etc/passwd",
    ),
    *(
        "javascript:alert(1)",
        "mailto:a@example.org",
        "data:image/png;base64,AA",
        "#top",
        "http://[::1",
        "",
        "%00",
        "//x/y",
    ),
    *(
        "https://vimeo.com/123",
        "file:///etc/passwd",
        "https://example.org/" + "x" * 300,
        "HTTPS://EXAMPLE.ORG?q=1&amp;b=2",
    ),
)


def exercise(dice: Dice, slug: str = "") -> str:
    """The text of an exercise file; ``slug`` is the name that plans know it by."""
    parts = [_matter(dice, slug)] if slug or dice.chance(0.7) else []
    if dice.chance(0.3):
        parts.append(f"# {line(dice, 80)}")
    if dice.chance(0.6):
        parts += [_heading("exercise profile", dice), _profile(dice)]
    for _ in range(dice.few(1, 7)):
        if dice.chance(0.85):
            parts.append(_heading(dice.choice(_HEADINGS) if dice.chance(0.8) else line(dice, 60), dice))
        parts += [block(dice) for _ in range(dice.few(0 if dice.slips() else 1, 4))]
    if dice.slips():
        dice.shuffle(parts)
    whole = dice.choice(("\n\n", "\n\n", "\n\n", "\n")).join(parts)
    return whole.replace("\n", dice.choice(("\r\n", "\r", "\n\n"))) if dice.slips() else whole


def _matter(dice: Dice, slug: str) -> str:
    """Front matter in YAML, or in what was meant to be YAML or TOML."""
    pairs = Pairs([("title", slug), ("subtitle", line(dice, 60))] if slug else [])
    pairs += [
        (key, _matter_value(key, dice)) for key in dice.some(_KEYS, 0, 6) if slug == "" or key not in ("title", "name")
    ]
    if dice.slips() and pairs:
        pairs.append((misspelt(pairs[0][0], dice), "x"))
    if dice.chance(0.06):
        rows = "\n".join(
            f"{key} = {'[' + chr(34) + 'a' + chr(34) + ']' if dice.chance(0.3) else repr(str(v))}" for key, v in pairs
        )
        return f"+++\n{rows}\n+++"
    body = written(pairs, dice) if pairs else ""
    opened, closed = (
        ("---\n", "---") if not dice.slips() else dice.choice((("---\n", ""), ("", "---"), ("----\n", "...")))
    )
    return f"{opened}{body}{closed}"


def _matter_value(key: str, dice: Dice) -> Tree:
    """What stands behind a key of front matter."""
    if (
        key in ("video", "videourl", "youtube")
        or "image" in key
        or "photo" in key
        or key in ("cover", "picture", "figure")
    ):
        return dice.choice(_ADDRESSES)
    one: Tree = dice.choice((line(dice), dice.choice(_VALUES), "2026-11-22", "no", "3"))
    many: Tree = [dice.choice((line(dice), dice.choice(_VALUES))) for _ in range(dice.few(0, 6))]
    inner: Tree = Pairs([("primary", one), ("secondary", many)])
    return dice.choice((one, one, many, inner if dice.chance(0.3) else one))


def _heading(title: str, dice: Dice) -> str:
    """A heading in one of the ways in which people write them."""
    title = dice.choice((title, title.title(), title.upper(), f"{title}:", f"{title.capitalize()}:"))
    level = dice.choice((1, 2, 2, 2, 2, 3, 4, 6))
    ways = (
        f"**{title}**",
        f"**{title}:**",
        f"{title}\n{'=' * 9}",
        f"{title}\n---",
        f"<h2>{title}</h2>",
        f"{title}:",
        f"__{title}__",
    )
    return f"{'#' * level} {title}" if dice.chance(0.7) else dice.choice(ways)


def _profile(dice: Dice) -> str:
    """Lines of a label and its values, as a list, a table or plain lines."""
    rows = [
        (dice.choice(_LABELS).title(), ", ".join(dice.some(_VALUES, 1, 4)) if dice.chance(0.8) else line(dice, 80))
        for _ in range(dice.few(1, 8))
    ]
    sign = dice.choice((" - ", ": ", " – ", " = ", ":", " | "))
    match dice.randrange(4):
        case 0:
            return "\n".join(f"- **{label}**{sign}{value}" for label, value in rows)
        case 1:
            return "\n".join(["| a | b |", "|---|---|", *(f"| {label} | {value} |" for label, value in rows)])
        case 2:
            return "\n".join(f"- {label}{sign}{value}" for label, value in rows)
    return "  \n".join(f"{label}{sign}{value}" for label, value in rows)


def block(dice: Dice, depth: int = 0) -> str:
    """A paragraph, a list, or one of the rarer things; ``depth`` blocks stand around it."""
    if depth < _DEEP and dice.chance(0.6):
        return (_quote if dice.chance(0.1) else _list)(dice, depth)
    return _paragraph(dice) if dice.chance(0.5) else dice.choice(_RARE)(dice)


def _inline(dice: Dice) -> str:
    """Words with marks, links and tags in them."""
    words = line(dice, 400)
    if dice.chance(0.35):
        inner = line(dice, 60)
        marks = (
            "**{}**",
            "*{}*",
            "`{}`",
            "[{}](https://example.org/a)",
            "<b>{}</b>",
            "~~{}~~",
            "***{}***",
            "<u>{}</u>",
        )
        rare = (
            "[{}][1]",
            "![{}](picture.png)",
            "<https://example.org/{}>",
            "&lt;{}&gt;&nbsp;",
            "[^1]{}",
            "\\*{}",
            "<br>{}",
        )
        words += " " + dice.choice(rare if dice.chance(0.3) else marks).format(inner) + " " + line(dice, 60)
    return with_piece(words, dice) if dice.slips() else words


def _paragraph(dice: Dice) -> str:
    return dice.choice(("\n", "  \n", "\\\n")).join(_inline(dice) for _ in range(dice.few(1, 4)))


def _list(dice: Dice, depth: int) -> str:
    """A list, numbered or not, with lists in it and items of several blocks."""
    sign = dice.choice(("- ", "* ", "+ ", "{}. ", "{}) ", "{}. ", "- [ ] "))
    rows: list[str] = []
    for number in range(1, 1 + (dice.choice((30, 60)) if dice.huge and not depth else dice.few(1, 9))):
        mark = sign.format(number if not dice.slips() else dice.choice((0, 1, 99, 10**9)))
        pad = " " * len(mark)
        rows.append(mark + _inline(dice))
        if depth < _DEEP and dice.chance(0.08):
            rows += [pad + row for row in _list(dice, depth + 1).split("\n")]
        if dice.chance(0.05):
            rows += ["", *(pad + row for row in block(dice, depth + 1).split("\n"))]
        if dice.chance(0.05):
            rows.append("")
    return "\n".join(rows)


def _step_lines(dice: Dice) -> str:
    word = dice.choice(_STEPS).capitalize()
    return "\n\n".join(f"{word} {n}: {_inline(dice)}" for n in range(1, dice.few(2, 8)))


def _cell(dice: Dice) -> str:
    return _inline(dice).replace("\n", " ") if dice.chance(0.2) else line(dice, 30)


def _table(dice: Dice) -> str:
    width = dice.few(1, 8)
    rows = [[_cell(dice) for _ in range(width if not dice.slips() else dice.few(0, 9))] for _ in range(dice.few(1, 9))]
    ruler = "|" + "|".join(dice.choice(("---", ":-:", "-", "--:")) for _ in range(width)) + "|"
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], ruler, *lines[1:]])


def _quote(dice: Dice, depth: int) -> str:
    return "\n".join(dice.choice(("> ", ">> ", ">")) + row for row in block(dice, depth + 1).split("\n"))


def _deep(dice: Dice) -> str:
    """Lists in lists, deeper than anyone reads."""
    return "\n".join(f"{'  ' * depth}- {line(dice, 40)}" for depth in range(dice.choice((3, 8, 40))))


def _html(dice: Dice) -> str:
    inner = line(dice, 80)
    return dice.choice(
        (
            f"<ul><li>{inner}<li>{inner}</ul>",
            f"<ol>\n<li>{inner}</li>\n<li><p>{inner}</p></li>\n</ol>",
            f"<table><tr><td>{inner}</td></tr></table>",
            f"<div><p>{inner}</p>",
            f'<img src="picture.png" alt="{inner}">',
            f"<!-- {inner} -->",
            f"<script>{inner}</script>",
            f"<details><summary>{inner}</summary>\n\n{inner}\n\n</details>",
            f"<a href=javascript:x>{inner}</a>",
            "<" * dice.choice((1, 40)) + inner,
            f"<style>{inner}",
        )
    )


def _other(dice: Dice) -> str:
    inner = line(dice, 80)
    return dice.choice(
        (
            f"```\n{inner}\n```",
            f"    {inner}",
            "***",
            f"![{inner}]({dice.choice(_ADDRESSES)})",
            f'[{inner}]({dice.choice(_ADDRESSES)} "{inner}")',
            f"[1]: https://example.org '{inner}'",
            f"[^1]: {inner}",
            f"{inner}\n: {inner}",
            dice.choice(_ADDRESSES),
            dice.choice(PIECES),
            "**" * dice.choice((1, 9)) + inner,
            "[" * dice.choice((1, 30)) + inner,
            text(dice, 6_000).replace("\n", " "),
        )
    )


_RARE: Final[tuple[Callable[[Dice], str], ...]] = (_step_lines, _table, _html, _deep, _other)
