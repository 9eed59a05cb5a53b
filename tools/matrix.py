"""Every plan on every paper and page kind, and every exercise, through the validator: ``make matrix``.

The tests take samples; this takes all of it. PDFs stand in ``build/matrix`` afterwards, to look at.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from planner.build import Options, build_plan, build_sheets, open_library
from planner.diagnostics import Diagnostics
from planner.files import Files
from planner.pages.base import kinds
from planner.typeset.kit import PAPERS
from planner.typeset.theme import themes

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "build" / "matrix"


def main() -> int:
    """Build all, then validate all in one start of the validator; its exit code."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.pdf"):
        old.unlink()
    for theme in themes():
        for paper in PAPERS:
            for plan in sorted((ROOT / "plans").glob("*.yaml")):
                for pages in ((), *((kind,) for kind in kinds())):
                    roster = str(ROOT / "plans" / "team.csv") if "squad" in pages else ""
                    _plan(plan, Options(page_size=paper, theme=theme, pages=pages, roster=roster))
            _sheets(Options(content=("bundled",), page_size=paper, theme=theme))
    made = sorted(TARGET.glob("*.pdf"))
    sys.stdout.write(f"{len(made)} documents in {TARGET}\n")
    sys.stdout.flush()
    return subprocess.call([sys.executable, str(ROOT / "tools" / "verapdf" / "validate.py"), str(TARGET)])


def _plan(path: Path, options: Options) -> None:
    files, out = Files(), Diagnostics()
    source = files.text(path, out)
    outcome = build_plan(source, options, files, out) if source else None
    if outcome is None:
        raise SystemExit(f"{path.name}: " + "; ".join(problem.message for problem in out))
    name = "-".join((path.stem, *options.pages, options.page_size, options.theme))
    with (TARGET / f"{name}.pdf").open("wb") as handle:
        outcome.write(handle)


def _sheets(options: Options) -> None:
    files, out = Files(), Diagnostics()
    library = open_library(options, files, out)
    found = [exercise for entry in library.entries if (exercise := library.find(entry.slug)) is not None]
    outcome = build_sheets(found, options, files, out)
    if outcome is None:
        raise SystemExit("sheets: " + "; ".join(problem.message for problem in out))
    with (TARGET / f"sheets-{options.page_size}-{options.theme}.pdf").open("wb") as handle:
        outcome.write(handle)


if __name__ == "__main__":
    raise SystemExit(main())
