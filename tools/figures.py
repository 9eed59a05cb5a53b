"""Make all drawings anew, none taken from the cache, and compare them with those that planner ships.

python -m tools.figures [NAME ...]

With the libraries of tools/figures_constraints.txt they have the same bytes; with others they must look the same
(``planner.figures.agreement``). Exit code 1 if one does not. Nothing in content/ is changed.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from planner.cli.figures_command import command
from planner.figures import body_map
from planner.figures.agreement import LEAST, agreement
from planner.figures.data import decode
from planner.files import shipped

CONSTRAINTS = Path(__file__).with_name("figures_constraints.txt")


def main(names: list[str]) -> int:
    """Rebuild the drawings of ``names``, or all; 1 if one of them differs from the shipped one."""
    shipped_ones = shipped("content")
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "content"
        shutil.copytree(shipped_ones, copy, ignore=shutil.ignore_patterns("built"))
        command(["build", "--fresh", "--figures", str(copy / "figures"), *names], standalone_mode=False)
        made = {path.name: path.read_bytes() for path in sorted((copy / "figures" / "built").iterdir())}
    if not names:
        made[f"{body_map.NAME}.json.gz"] = body_map.built(None, "")
    seconds = time.monotonic() - started
    kept = {name: (shipped_ones / "figures" / "built" / name).read_bytes() for name in made}
    others = {name: agreement(decode(made[name]), decode(kept[name])) for name in made if made[name] != kept[name]}
    print(f"{len(made)} drawings in {seconds / 60:.1f} min, {len(made) - len(others)} of the same bytes")
    print(f"largest: {max(map(len, made.values())):,} bytes; all: {sum(map(len, made.values())):,}")
    for line in _others():
        print(line)
    worst = sorted(others.items(), key=lambda pair: pair[1])
    for name, share in worst[:20]:
        print(f"{name}: agrees to {share:.4f}")
    return int(any(share < LEAST for _, share in worst))


def _others() -> list[str]:
    """Libraries that are not those of the constraints."""
    lines = (line.split("==") for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines() if "==" in line)
    return [f"{name} {version(name)}, not {wanted}" for name, wanted in lines if version(name) != wanted]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
