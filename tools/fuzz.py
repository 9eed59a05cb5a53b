"""Plans and exercises that people could have written by mistake or malice: ``make fuzz`` or ``python -m tools.fuzz``.

Each case mutates a plan or an exercise of the project and takes it the whole way to a PDF. What must never happen: an
exception, or more than two seconds of processor time. A case that does is kept in ``build/fuzz``, and its number makes
it again: ``python -m tools.fuzz --first 1234 --count 1``.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from planner.build import Options, build_plan, build_sheets
from planner.diagnostics import Diagnostics
from planner.files import Files, Source
from planner.library.exercise import read_exercise

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "build" / "fuzz"
LIMIT = 2.0
"""Seconds of processor time that one case may take."""

_PIECES = (
    *(
        "@",
        "%",
        ":",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "#",
        " # x",
        '"',
        "'",
        "|",
        ">",
        "&a ",
        "*a",
        "!t ",
        "<<: *a",
        "\t",
        "  ",
    ),
    *("3x", "x5", "5/3/1+", "AMRAP", "@RPE8", "@75%", "rest 90s", "tempo 31X0", "each", "-10%", "1e999", "9" * 40),
    *("\u202e", "\u200b", "\u0301" * 8, "💪", "漢字", "\x00", "\ud7ff", "ﬁ", "¼", "\u00a0", "–", "×"),
    *(
        "word " * 300,
        "w" * 3000,
        "\n" * 40,
        "# ",
        "## TIPS:\n",
        "| a | b |\n|---|---|\n",
        "> " * 30,
        "<b>",
        "</para>",
        "&#0;",
    ),
    *(
        "![x](../../x.png)",
        "[x](javascript:alert(1))",
        "http://example.org/" + "a/" * 200,
        "superset:",
        "name:",
        "sets:",
    ),
)


def mutated(text: str, dice: random.Random) -> str:
    """``text`` with one to six changes to its lines and characters."""
    for _ in range(dice.randint(1, 6)):
        lines = text.split("\n")
        at = dice.randrange(len(lines))
        match dice.randrange(8):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[dice.randrange(len(lines))])
            case 2:
                lines[at] = " " * dice.randint(0, 9) + lines[at].lstrip()
            case 3:
                lines = lines[: at + 1]
            case 4:
                lines[at : at + 1] = [lines[at]] * dice.randint(2, 30)
            case 5:
                cut = dice.randint(0, len(lines[at]))
                lines[at] = lines[at][:cut] + dice.choice(_PIECES) + lines[at][cut + dice.randint(0, 3) :]
            case 6:
                lines[at] = dice.choice(_PIECES) + lines[at]
            case _:
                characters = list(lines[at])
                dice.shuffle(characters)
                lines[at] = "".join(characters)
        text = "\n".join(lines) or "x"
    return text


def run(name: str, text: str) -> str:
    """Take a case to the end: ``printed`` or ``refused``."""
    files, out = Files(), Diagnostics()
    source = files.decode(name, text.encode("utf-8", "surrogatepass"), out, ROOT / "plans" / name)
    if source is None:
        return "refused"
    if name.endswith(".md"):
        exercise = read_exercise(Source(name, source.text), ROOT / "content", files, out)
        outcome = build_sheets([exercise], Options(), files, out)
    else:
        outcome = build_plan(source, Options(content=(str(ROOT / "content"),)), files, out)
    if outcome is None:
        if not out.has_errors:
            raise AssertionError("nothing was printed and nothing was said")
        return "refused"
    outcome.write(io.BytesIO())
    return "printed"


def main() -> int:
    """Run the cases, print what came of them; 1 when one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--count", type=int, default=2000, help="how many cases")
    options = parser.parse_args()
    seeds = [*sorted((ROOT / "plans").glob("*.yaml")), *sorted((ROOT / "content").glob("*.md"))]
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in seeds]
    plans = [case for case in texts if case[0].endswith(".yaml")]
    found: Counter[str] = Counter()
    slowest, failed = (0.0, 0), []
    for number in range(options.first, options.first + options.count):
        dice = random.Random(number)  # noqa: S311  # a case must come again by its number
        name, text = dice.choice(plans if number % 2 else texts)
        text = mutated(text, dice)
        start = time.process_time()
        try:
            came = run(name, text)
        except Exception:  # noqa: BLE001  # finding them is the purpose
            came = "raised"
            sys.stderr.write(traceback.format_exc(limit=-3))
        took = time.process_time() - start
        slowest = max(slowest, (took, number))
        if took > LIMIT and came != "raised":
            came = "slow"
        found[came] += 1
        if came in ("raised", "slow"):
            failed.append(number)
            KEPT.mkdir(parents=True, exist_ok=True)
            (KEPT / f"{number}-{name}").write_bytes(text.encode("utf-8", "surrogatepass"))
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{number - options.first + 1}/{options.count} {dict(found)}")
    sys.stdout.write(f"\n{options.count} cases: {dict(found)}; slowest {slowest[0]:.2f} s (case {slowest[1]})\n")
    if failed:
        sys.stdout.write(f"failed: {failed[:20]}, kept in {KEPT}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
