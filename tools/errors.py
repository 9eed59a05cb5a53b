"""Write docs/errors.md: every problem that planner can report, each shown on a small file that has it.

The files and what is said of them stand in tests/errors; what planner says is asked from planner itself.

python -m tools.errors
"""

from __future__ import annotations

import ast
import json
import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner

from planner.cli import report, root
from planner.diagnostics import Diagnostic, Diagnostics, Severity, Span
from planner.files import Files
from tools.documents import filled, save

TOP = Path(__file__).resolve().parent.parent
CASES = TOP / "tests" / "errors"
PLAN = "plan.yaml"
"""A plan without problems, which stands beside every case."""

NO_CODES = frozenset(
    (
        *("latin-1", "utf-8", "utf-8-sig", "utf-16-be", "xdg-open"),
        *("myo-reps", "front-out", "down-out", "per-week"),
    )
)
"""Texts with a hyphen in planner that are no codes of problems."""

_CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
_REPORTERS = ("error", "warning", "note", "fail")

INTRODUCTION = """\
# What planner says, and what to do

planner reports all problems at once, each with its place:

```text
{example}
```

First the file, the line and the column; then how much it matters, and what is wrong; the line itself, with carets under
the place; and a hint what to write. An *error* stops the output. A *warning* prints. A *note* is shown by
`planner check` only. The first three warnings of a kind are shown for each file, and how many more there are.

`planner check --fix` corrects in the files what can only be meant in one way. `--format json` gives programs the same
problems, with their codes, which do not change from release to release.

This page is made from one small file for each code (`python -m tools.errors`), and what stands here is what planner
says of it. Look for the words of your message, or for its code.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """What the page says of one code, and what provokes it: a command on the files of the case, or a test."""

    code: str
    why: str
    run: str = ""
    when: str = ""
    test: str = ""
    also: frozenset[str] = frozenset()
    made: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def path(self) -> Path | None:
        """The file or folder of the case; None when it needs none, or is made."""
        return next((path for path in sorted(CASES.iterdir()) if _stem(path) == self.code), None)

    @property
    def command(self) -> str:
        """What is run, without the name of planner; empty for a circumstance that no file can show."""
        return self.run or ("" if self.when else f"check {self.path.name}" if self.path else "")


@dataclass(frozen=True, slots=True)
class Chapter:
    """Codes that belong together, by what planner was about to do."""

    title: str
    about: str
    cases: tuple[Case, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """The catalogue of codes in the order of the page."""
    listed = yaml.safe_load((CASES / "catalogue.yaml").read_text(encoding="utf-8"))
    return tuple(
        Chapter(one["chapter"], one["about"], tuple(_case(code, said) for code, said in one["codes"].items()))
        for one in listed
    )


def cases() -> list[Case]:
    """All cases in the order of the page."""
    return [case for chapter in chapters() for case in chapter.cases]


def _case(code: str, said: str | dict[str, Any]) -> Case:
    if isinstance(said, str):
        return Case(code, said)
    return Case(code, **{**said, "also": frozenset(said.get("also", ()))})


def _stem(path: Path) -> str:
    return path.name if path.is_dir() else path.stem


def codes() -> dict[str, list[str]]:
    """Every code in the source of what the commands use, with its places: each text of words and hyphens is one."""
    found: dict[str, list[str]] = {}
    for path, tree in _modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _CODE.fullmatch(node.value):
                found.setdefault(node.value, []).append(f"{path}:{node.lineno}")
    return {code: found[code] for code in sorted(found) if code not in NO_CODES}


def hidden_codes() -> list[str]:
    """Places at which a problem gets a code that :func:`codes` cannot see: made up of parts, or a single word."""
    return [
        f"{path}:{node.lineno}"
        for path, tree in _modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _REPORTERS
        for first in node.args[:1]
        if isinstance(first, ast.JoinedStr)
        or (isinstance(first, ast.Constant) and not _CODE.fullmatch(str(first.value)))
    ]


@cache
def _modules() -> tuple[tuple[str, ast.Module], ...]:
    """The modules that the commands lead to, directly or by way of others, and the kinds of pages, which are found."""
    found: dict[Path, ast.Module] = {}
    pending = [*(TOP / "planner" / "cli").glob("*.py"), *(TOP / "planner" / "pages").glob("*.py")]
    while pending:
        path = pending.pop()
        if path not in found and path.is_file():
            found[path] = ast.parse(path.read_text(encoding="utf-8"), str(path))
            pending += [imported for node in ast.walk(found[path]) for imported in _imported(node)]
    return tuple((path.relative_to(TOP).as_posix(), found[path]) for path in sorted(found))


def _imported(node: ast.AST) -> Iterator[Path]:
    """Where modules of planner that an import names may be."""
    if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "planner":
        folder = TOP.joinpath(*node.module.split("."))
        yield from (folder.with_suffix(".py"), folder / "__init__.py")
        yield from (folder / f"{name.name}.py" for name in node.names)
        yield from (folder / name.name / "__init__.py" for name in node.names)


@cache
def outcome(code: str) -> tuple[tuple[Diagnostic, ...], str]:
    """The problems that planner finds in the case of ``code``, and those of that code as they are shown."""
    case = next(case for case in cases() if case.code == code)
    with tempfile.TemporaryDirectory() as name, chdir(name):
        home = str(_prepare(Path(name), case))
        own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "APPDATA"), home)
        args = [*shlex.split(case.command), "--format", "json"]
        runner = CliRunner(env={**own, "SOURCE_DATE_EPOCH": None}, catch_exceptions=False)
        told = json.loads(runner.invoke(root, args, prog_name="planner").stderr)
        problems = tuple(_problem(row) for row in told)
        files = Files()
        for problem in problems:
            if problem.span is not None:
                files.text(Path(problem.span.file), Diagnostics())
        own_code = [problem for problem in problems if problem.code == code]
        shown = report.human(own_code, files, colour=False)
    return problems, shown.removesuffix(f"\n{report.summary(own_code)}")


def _prepare(folder: Path, case: Case) -> Path:
    """Put the files of a case into an empty folder, and give the place of settings that there are not."""
    (folder / ".git").mkdir()  # planner looks no further up for exercises and settings
    shutil.copy(CASES / PLAN, folder)
    if case.path is not None and case.path.is_dir():
        shutil.copytree(case.path, folder, dirs_exist_ok=True)
    elif case.path is not None:
        shutil.copy(case.path, folder)
    for name, parts in case.made.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        text = parts.get("start", "") + parts.get("text", "") * parts.get("times", 1) + parts.get("end", "")
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder / ".git"


def _problem(row: dict[str, Any]) -> Diagnostic:
    place = (row["file"], row["line"], row["column"], row["end_line"], row["end_column"])
    return Diagnostic(
        row["code"], Severity(row["severity"]), row["message"], Span(*place) if row["file"] else None, row["hint"]
    )


def page() -> str:
    """The whole text of docs/errors.md."""
    lines = [INTRODUCTION.format(example=outcome("unknown-exercise")[1])]
    for chapter in chapters():
        links = ", ".join(f"[{case.code}](#{case.code})" for case in chapter.cases)
        lines += filled(f"- **{chapter.title}**: {links}", "  ")
    for chapter in chapters():
        lines += ["", f"## {chapter.title}", "", *filled(chapter.about)]
        for case in chapter.cases:
            lines += ["", *_entry(case)]
    return "\n".join([*lines, ""])


def _entry(case: Case) -> Iterator[str]:
    """What the page says of one code."""
    yield f"### {case.code}"
    yield ""
    if case.when:
        test = f"[test](../{case.test.partition('::')[0]})"
        yield from filled(f"{case.why} This happens when {case.when} ({test}).")
        return
    link = f" ([file](../{case.path.relative_to(TOP).as_posix()}))" if case.path is not None else ""
    yield from filled(f"{case.why}{link}")
    yield ""
    yield "```text"
    if not case.command.startswith("check "):
        yield f"$ planner {case.command}"
    yield outcome(case.code)[1]
    yield "```"


if __name__ == "__main__":
    save("errors.md", page())
