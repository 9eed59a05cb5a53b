"""Words to fill texts with: of several scripts, and pieces that mean something to one of the readers."""

from __future__ import annotations

from typing import Final

from tools.fuzz.dice import Dice

PLAIN: Final = (
    *("Squat", "slow", "knees", "over", "toes", "breathe", "out.", "Keep", "the", "bar", "close,", "hips", "back"),
    *("and", "up;", "don't", "“brace”", "half-way", "3", "10", "(light)", "to", "a", "box", "left/right", "no", "yes"),
)
SCRIPTS: Final = (
    *("Ćwiczenie", "łydki", "Übung", "Füße", "Größe", "échauffement", "œil", "Đùi", "khởi", "động", "Ťažký", "ığdır"),
    *("присед", "спина", "Разминка", "ώμος", "προθέρμανση", "Ǻngström", "naïve", "ﬁn", "½", "²", "№", "→", "≥", "°"),
    *(
        "漢字",
        "体操",
        "한국어",
        "עברית",
        "مرحبا",
        "हिन्दी",
        "ภาษา",
        "💪",
        "👩‍🏫",
        "🏋🏽‍♀️",
        "e\u0301",
        "Z̸̢͗",
        "\u00adsoft\u00ad",
    ),
)
PIECES: Final = (
    *("@", "%", ":", "- ", "? ", "{", "}", "[", "]", "#", " # x", '"', "'", "|", ">", "&a ", "*a", "!t ", "<<: *a"),
    *(
        "\t",
        "  ",
        "\\",
        "\\x07",
        "~",
        "null",
        "---",
        "...",
        "%YAML 9",
        "`",
        ",",
        ": ",
        ":x",
        "x:",
        "\r",
        "\x85",
        "\u2028",
    ),
    *("3x", "x5", "5/3/1+", "AMRAP", "@RPE8", "@75%", "rest 90s", "tempo 31X0", "each", "-10%", "1e999", "9" * 40),
    *(
        "0",
        "-1",
        "0x10",
        "1_000",
        ".5",
        "5.",
        "1,5",
        "NaN",
        "∞",
        "¼",
        "٣",
        "3x10",
        "1:30",
        "24:00",
        "none",
        "+",
        "bundled",
    ),
    *(
        "\u202e",
        "\u200b",
        "\ufeff",
        "\u0301" * 8,
        "\x00",
        "\x1b[31m",
        "\x7f",
        "\ud7ff",
        "\ue000",
        "\ufffe",
        "\U0010ffff",
    ),
    *("\u00a0", "–", "−", "×", "х", "…", "’", "«", "»", "word " * 60, "w" * 300, "W" * 90, "\n", "\n\n\n", "\n  "),
    *("# ", "## TIPS:\n", "| a | b |\n|---|---|\n", "> " * 30, "<b>", "</para>", "&#0;", "&lt;", "<!--", "]]>", "$x$"),
    *(
        "![x](../../x.png)",
        "[x](javascript:alert(1))",
        "http://example.org/" + "a/" * 90,
        "../..",
        "/etc",
        "C:\\x",
        "~/x",
    ),
    *("superset:", "name:", "sets:", "sessions:", "{0}", "{title}", "%s", "<<", "=", "!!python/object:os.system x"),
)
"""What is put into texts, whole or between the letters of another."""


def word(dice: Dice) -> str:
    """One word, mostly of the Latin script."""
    return dice.choice(SCRIPTS) if dice.chance(0.12) else dice.choice(PLAIN)


def line(dice: Dice, most: int = 200) -> str:
    """Words on one line, up to ``most`` characters; a few of them long, empty or hostile."""
    if dice.slips():
        return dice.choice((dice.choice(PIECES), "", " ", "w" * most, "w" * (most + 1), "Ǻ" * (most // 2)))
    count = dice.choice((1, 2, 2, 3, 3, 5, 8, 14))
    if dice.huge and dice.chance(0.2):
        count = 60
    text = " ".join(word(dice) for _ in range(count))
    if dice.slips():
        text = with_piece(text, dice)
    return text[:most].strip() or "x"


def text(dice: Dice, most: int = 2_000) -> str:
    """One paragraph or several of up to ``most`` characters."""
    count = dice.choice((1, 1, 1, 2, 4)) if not dice.huge else dice.choice((1, 12, 40))
    return "\n".join(line(dice) for _ in range(count))[:most].strip() or "x"


def with_piece(text: str, dice: Dice) -> str:
    """``text`` with a hostile piece somewhere in it, in place of up to three characters."""
    at = dice.randint(0, len(text))
    return text[:at] + dice.choice(PIECES) + text[at + dice.randint(0, 3) :]


def misspelt(name: str, dice: Dice) -> str:
    """``name`` with a slip of the pen: a letter lost, doubled, swapped or wrong, another case, a hyphen."""
    if not name:
        return "x"
    at = dice.randrange(len(name))
    return dice.choice(
        (
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
            name[:at] + dice.choice("aeiousx_- é") + name[at + 1 :],
            name.upper(),
            name.replace("_", dice.choice((" ", "-", ""))),
            f"{name}s",
            f"{name} ",
            name[: max(1, at)],
        )
    )
