"""The cases of a range of numbers, on all cores: ``python -m tools.fuzz --first N --count M``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from tools.fuzz.case import FAULTS, Case, kept, made
from tools.fuzz.mutate import ROOT
from tools.fuzz.run import Result, run

KEPT = ROOT / "build" / "fuzz"
"""Where the files of cases that fail are left, a folder each."""
_PIECE = 100
_SHOWN = 5


def results(first: int, count: int) -> list[Result]:
    """What came of ``count`` cases from number ``first`` on. The settings of whoever runs them are kept out."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(XDG_CONFIG_HOME=str(Path(folder, "home")), APPDATA=str(Path(folder, "home")))
        os.environ.pop("SOURCE_DATE_EPOCH", None)
        place = Path(folder, "case")
        place.mkdir()
        return [_kept(made(number), place) for number in range(first, first + count)]


def _kept(case: Case, place: Path) -> Result:
    """A case run, and its files kept when it fails."""
    result = run(case, place)
    if not result.is_good:
        kept(case, KEPT / case.name)
        (KEPT / case.name / FAULTS).write_text("\n".join(result.faults), encoding="utf-8")
    return result


def _on_all_cores(first: int, count: int, cores: int) -> Iterator[Result]:
    with ProcessPoolExecutor(cores) as pool:
        starts = range(first, first + count, _PIECE)
        pieces = [pool.submit(results, start, min(_PIECE, first + count - start)) for start in starts]
        for piece in as_completed(pieces):
            yield from piece.result()


def main() -> int:
    """Run the cases, print what came of them; 1 when one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--count", type=int, default=2000, help="how many cases")
    parser.add_argument("--cores", type=int, default=os.cpu_count() or 1, help="how many run side by side")
    options = parser.parse_args()
    came: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    slowest: list[Result] = []
    failed: list[Result] = []
    seconds = 0.0
    for result in _on_all_cores(options.first, options.count, options.cores):
        came[result.came] += 1
        kinds[f"{result.name.partition('-')[2]} {result.came}"] += 1
        seconds += result.seconds
        slowest = sorted((*slowest, result), key=lambda one: -one.seconds)[:_SHOWN]
        if not result.is_good:
            failed.append(result)
            sys.stdout.write(
                f"\n{result.name} {result.came} {result.seconds:.2f} s\n    {'    '.join(result.faults)}\n"
            )
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{came.total()}/{options.count} {dict(came)}")
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    sys.stdout.write(f"\n{came.total()} cases in {seconds:.0f} s of processor time: {told}\n")
    sys.stdout.write(f"slowest: {', '.join(f'{one.name} {one.seconds:.2f} s' for one in slowest)}\n")
    if failed:
        sys.stdout.write(f"{len(failed)} failed, their files are in {KEPT}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
