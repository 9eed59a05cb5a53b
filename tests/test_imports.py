"""Who may import whom: the table of docs/architecture.md, and what a light command may load."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Part:
    """What one module or package right under ``planner`` may import beside itself and the standard library.

    ``own`` names parts, or modules in them (``library.model`` allows the records but not the reader).
    """

    own: frozenset[str] = frozenset()
    third: frozenset[str] = frozenset()


def part(own: str = "", third: str = "") -> Part:
    return Part(frozenset(own.split()), frozenset(third.split()))


BOTTOM = "diagnostics files language"
RECORDS = "plan.model plan.habits plan.dose plan.progress library.model"
MADE = f"{BOTTOM} plan library program typeset pages"

# A new part is entered here knowingly; the test fails on one that is not.
PARTS = {
    "__init__": part(),
    "__main__": part("cli"),
    "diagnostics": part(),
    "files": part("diagnostics", "yaml"),
    "language": part("diagnostics files"),
    "figures": part("diagnostics files", "numpy scipy contourpy PIL reportlab pypdfium2"),
    "plan": part(BOTTOM),
    "library": part(BOTTOM, "frontmatter markdown_it"),
    "program": part(f"{BOTTOM} plan library"),
    "project": part(f"{BOTTOM} plan library"),
    "typeset": part("diagnostics files", "reportlab PIL segno"),
    "pages": part(f"{BOTTOM} {RECORDS} program typeset"),
    "build": part(f"{MADE} project"),
    "check": part(f"{MADE} project build"),
    "cli": part(f"{MADE} project build check figures", "click PIL pypdfium2"),
}


@dataclass(frozen=True)
class Import:
    """A module that a file names, absolute; ``loose`` when it is only known while the program runs."""

    module: str
    line: int
    loose: bool = False


def imports_of(source: str, module: str, *, package: bool) -> Iterator[Import]:
    """Every import in the text of ``module``, at any depth, typing-only ones included.

    ``from a import b`` counts as ``a.b``, since ``b`` may be a module. ``import_module`` and ``__import__`` count by
    their first argument, as far as it is literal.
    """
    here = module.split(".")
    if not package:
        here.pop()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names):
                yield from (Import(name.name, node.lineno) for name in names)
            case ast.ImportFrom(base, names, level):
                above = here[: len(here) + 1 - level] if level else []
                stem = ".".join([*above, *([base] if base else [])])
                yield from (Import(f"{stem}.{name.name}", node.lineno) for name in names)
            case ast.Call(ast.Name("import_module" | "__import__") | ast.Attribute(attr="import_module"), [name, *_]):
                yield called(name, module, node.lineno)


def called(name: ast.expr, module: str, line: int) -> Import:
    match name:
        case ast.Constant(str(text)):
            return Import(text, line)
        case ast.JoinedStr([ast.Constant(str(text)), *_]) if text.count(".") >= 2:
            return Import(text.rstrip("."), line)
        case ast.JoinedStr([ast.FormattedValue(ast.Name("__name__" | "__package__")), *_]):
            return Import(module, line)
        case _:
            return Import(ast.unparse(name), line, loose=True)


def allowed(found: Import, me: str, parts: dict[str, Part]) -> bool:
    top, _, rest = found.module.partition(".")
    if found.loose or me not in parts:
        return False
    if top != "planner":
        return top in sys.stdlib_module_names or top in parts[me].third
    own = rest.split(".")[0]
    if own in ("", "*", "__version__") or (own == me and me != "__init__"):
        return True
    return any(rest == may or rest.startswith(f"{may}.") for may in parts[me].own)


def faults(package: Path, parts: dict[str, Part]) -> list[str]:
    """What under ``package`` goes against the table: ``file:line: part imports module``."""
    found = []
    for path in sorted(package.rglob("*.py")):
        relative = path.relative_to(package)
        me = relative.parts[0].removesuffix(".py")
        names = [*relative.parent.parts, *([] if path.stem == "__init__" else [path.stem])]
        module = ".".join(["planner", *names])
        if me not in parts:
            found.append(f"{relative}: the part {me!r} is not in the table")
            continue
        named = imports_of(path.read_text(encoding="utf-8"), module, package=path.stem == "__init__")
        wrong = (one for one in named if not allowed(one, me, parts))
        found.extend(f"{relative}:{one.line}: {me} imports {one.module}" for one in wrong)
    return found


def test_planner_keeps_to_the_table(root: Path) -> None:
    assert faults(root / "planner", PARTS) == []


def test_the_table_is_a_way_forward_without_a_circle() -> None:
    order = list(PARTS)
    for name, row in PARTS.items():
        for other in row.own:
            assert name == "__main__" or order.index(other.split(".")[0]) < order.index(name), (name, other)


def test_only_the_way_in_may_import_cli() -> None:
    assert [name for name, row in PARTS.items() if "cli" in row.own] == ["__main__"]


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        ("plan/a.py", "import planner.typeset.face", "plan imports planner.typeset.face"),
        ("plan/a.py", "from planner.typeset import face", "plan imports planner.typeset.face"),
        ("plan/a.py", "from planner import typeset", "plan imports planner.typeset"),
        ("plan/a.py", "from .. import pages", "plan imports planner.pages"),
        ("plan/dose/a.py", "from ...library import index", "plan imports planner.library.index"),
        ("plan/__init__.py", "from ..library import index", "plan imports planner.library.index"),
        ("plan/a.py", "def f():\n    import reportlab.lib", "plan imports reportlab.lib"),
        ("pages/a.py", "from reportlab.lib import units", "pages imports reportlab.lib.units"),
        ("pages/a.py", "from planner.library.index import Library", "pages imports planner.library.index.Library"),
        ("library/a.py", "import yaml", "library imports yaml"),
        ("library/a.py", "import PIL.Image as pil", "library imports PIL.Image"),
        ("plan/a.py", "import importlib\nimportlib.import_module('click')", "plan imports click"),
        ("plan/a.py", "__import__('planner.cli')", "plan imports planner.cli"),
        ("plan/a.py", "import_module(f'planner.pages.{kind}')", "plan imports planner.pages"),
        ("plan/a.py", "import_module(name)", "plan imports name"),
        ("typeset/a.py", "from planner.cli import main", "typeset imports planner.cli.main"),
        ("diagnostics.py", "from planner.files import Source", "diagnostics imports planner.files.Source"),
        ("__init__.py", "from planner.cli import main", "__init__ imports planner.cli.main"),
        ("studio/a.py", "", "the part 'studio' is not in the table"),
    ],
)
def test_what_goes_against_the_table_is_found(tmp_path: Path, file: str, text: str, fault: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert [one.split(": ", 1)[1] for one in faults(tmp_path, PARTS)] == [fault]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("plan/dose/a.py", "from ..model import Plan\nfrom . import b\nfrom planner.plan import reader"),
        ("plan/a.py", "from planner import files\nfrom ..diagnostics import Span\nimport os.path"),
        ("pages/a.py", "from planner.library.model import Exercise\nfrom planner.plan.dose.model import Dose"),
        ("pages/__init__.py", "import_module(f'{__name__}.{kind}')\nimport_module(f'planner.pages.{kind}')"),
        ("typeset/a.py", "def f():\n    from reportlab.platypus import Flowable"),
        ("cli/a.py", "import click\nfrom planner import __version__, pages"),
    ],
)
def test_what_the_table_allows_passes(tmp_path: Path, file: str, text: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert faults(tmp_path, PARTS) == []


HEAVY = {"reportlab", "PIL", "segno", "numpy", "fontTools", "pypdfium2"}


def loaded_by(*command: str, folder: Path) -> set[str]:
    """Modules that a fresh interpreter imports for ``python COMMAND``, and the packages that they stand in."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", *command],
        cwd=folder,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    rows = [line for line in run.stderr.splitlines() if line.startswith("import time:")]
    said = [line for line in run.stderr.splitlines() if not line.startswith("import time:")]
    assert run.returncode == 0, "\n".join(said)
    names = {row.rsplit("|", 1)[-1].strip() for row in rows}
    return names | {name.split(".")[0] for name in names}


@pytest.mark.parametrize("module", ["diagnostics", "files", "language", "plan", "library", "program"])
def test_the_parts_before_paper_load_nothing_of_paper(module: str, root: Path) -> None:
    loaded = loaded_by("-c", f"import planner.{module}", folder=root)
    assert "planner" in loaded
    assert loaded & (HEAVY | {"click"}) == set()


@pytest.mark.parametrize("command", [("--version",), ("--help",), ("list", "hip thrust"), ("languages",)])
def test_light_commands_do_not_load_reportlab(command: tuple[str, ...], root: Path) -> None:
    loaded = loaded_by("-m", "planner", *command, folder=root)
    assert "click" in loaded
    assert loaded & HEAVY == set()


def test_listing_loads_the_set_notation_for_a_project_file_only(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    command = ("-m", "planner", "list", "hip thrust")
    assert "planner.plan.dose" not in loaded_by(*command, folder=tmp_path)
    (tmp_path / "planner.yaml").write_text("units: kg\n", encoding="utf-8")
    assert "planner.plan.dose" in loaded_by(*command, folder=tmp_path)
