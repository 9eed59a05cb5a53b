"""``planner new``: starter files, which build at once and teach by example.

The first line of a starter plan tells editors where its JSON Schema is: in ``.planner/plan.schema.json`` beside it. It
is a copy, so that completion works offline, for everybody who gets the folder, wherever it is moved, and whichever
planner is installed; an address inside the installed package would name a place on one machine. ``new plan`` writes
the copy anew each time, and ``planner schema -o`` does so by hand.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shlex
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import click

from planner.cli import Group, common
from planner.cli.names import file_stem
from planner.cli.schema_command import FILE as SCHEMA_FILE
from planner.cli.schema_command import schema_bytes
from planner.diagnostics import Diagnostics
from planner.files import shipped
from planner.library import Entry, Library
from planner.library.names import NAME
from planner.library.vocabulary import fold

SCHEMA = Path(".planner") / SCHEMA_FILE
"""Where the schema of a starter plan is, seen from the plan."""

_ELSEWHERE = "choose another place"


@click.group(
    "new", cls=Group, epilog=common.examples("planner new plan strength.yaml", 'planner new exercise "Sled Drag"')
)
def command() -> None:
    """Write a small plan or exercise to start from. It prints at once; nothing that exists is overwritten."""


@command.command(
    "plan",
    short_help="A week of training, with remarks that explain it.",
    epilog=common.examples("planner new plan strength.yaml", "planner new plan plans/spring", "planner new plan -"),
)
@click.argument("file", metavar="FILE")
@common.format_option
@common.quiet_option
def plan(file: str, form: str, quiet: bool) -> None:
    """Write a small plan, with remarks that explain it.

    FILE is where it goes: .yaml is added where it is missing, a folder gets a plan.yaml, and - is standard output. The
    folder .planner beside it teaches editors the keys of a plan.
    """
    problems = common.Problems(form, quiet=quiet)
    text = (shipped("starters") / "plan.yaml").read_text(encoding="utf-8")
    if file == "-":
        common.print_text(text.partition("\n")[2].rstrip("\n"), problems)  # there is no place for a schema beside it
        return
    path = _plan_path(file)
    if os.path.lexists(path):  # before anything is written beside it
        _exists(path, problems)
    schema = path.parent / SCHEMA
    if schema.is_symlink():  # nobody named this file, so what it leads to is not for us to replace
        common.cannot_write(str(schema), OSError(errno.ELOOP, "it is a link"), problems, "delete the link")
    common.write_file(schema, lambda handle: handle.write(schema_bytes()), problems, _ELSEWHERE)
    _write_new(path, text, problems)
    _tell(path, f"planner build {_quoted(str(path))}", problems)


def _plan_path(file: str) -> Path:
    if file.endswith(("/", os.sep)) or os.path.isdir(file):  # noqa: PTH112 -- Path.is_dir raises for long names
        return Path(file) / "plan.yaml"
    path = Path(file)
    if not path.name:
        raise click.UsageError("give the name of a file, such as strength.yaml")
    return path if path.suffix.lower() in (".yaml", ".yml") else path.with_name(f"{path.name}.yaml")


@command.command(
    "exercise",
    short_help="An exercise with every section.",
    epilog=common.examples('planner new exercise "Sled Drag"', "planner new exercise depth_jump"),
)
@click.argument("name", metavar="NAME")
@common.format_option
@common.quiet_option
def exercise(name: str, form: str, quiet: bool) -> None:
    """Write an exercise file with every section, and words that say what belongs there.

    NAME is what the exercise is called on paper. The file goes into the nearest folder called content, here or above,
    which is made here where there is none; a project file with content: of its own names another.
    """
    problems = common.Problems(form, quiet=quiet)
    shown = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    slug = file_stem(shown.lower())
    if not slug or len(shown) > NAME:
        message = f"a name has at most {NAME} characters" if slug else "a name has a letter or a figure in it"
        problems.out.error("bad-name", message, None, 'such as planner new exercise "Sled Drag"')
        problems.fail()
    if shown == slug:  # the words of a slug, as people say them
        shown = " ".join(word[:1].upper() + word[1:] for word in slug.replace("-", "_").split("_") if word)
    folder = _own_folder(problems)
    replaced = _replaced((slug, shown), folder, problems)
    path = folder / f"{slug}.md"
    _write_new(path, _exercise_text(slug, shown), problems)
    if replaced is not None:
        problems.tell(f'it takes the place of "{replaced.name}" in {replaced.path}')
    _tell(path, f"planner sheet {_quoted(slug)}", problems)


def _own_folder(problems: common.Problems) -> Path:
    """Where own exercises go: the first folder of their own that a project file names, else the nearest ``content``."""
    from planner.library.where import BUNDLED, FOLDER, nearest_content
    from planner.project import settings_here

    asked = settings_here(problems.files, problems.out).content
    if problems.out.has_errors:
        problems.fail()
    for folder in asked:
        source = problems.files.sources.get(folder.span.file)
        if folder.text != BUNDLED and source is not None and source.path is not None:
            return source.path.parent / folder.text
    return nearest_content(Path()) or Path(FOLDER)


def _replaced(names: tuple[str, str], folder: Path, problems: common.Problems) -> Entry | None:
    """The exercise of another folder that a new one called ``names`` replaces; exit code 1 for one of ``folder``."""
    from planner.build import Options, open_library

    unheard = Diagnostics()  # what is wrong with other files is not asked here
    library = open_library(Options(), problems.files, unheard)
    for name in names:
        known = _called(name, library)
        if known is None:
            continue
        if known.root.resolve() != folder.resolve():
            return known
        message = f'the library has "{known.name}" already, in {known.path}'
        problems.out.error("exercise-exists", message, None, "change that file, or give the new one another name")
        problems.fail()
    return None


def _called(name: str, library: Library) -> Entry | None:
    """The exercise that has ``name`` itself; a variation in brackets may have a file of its own."""
    entry = library.entry(name)
    if entry is None:
        return None
    own = (entry.slug, entry.name, entry.path.stem, *entry.aliases)
    return entry if fold(name) in map(fold, own) else None


def _exercise_text(slug: str, name: str) -> str:
    """The starter under its own name. A text of JSON is a quoted text of YAML as well."""
    text = (shipped("starters") / "exercise.md").read_text(encoding="utf-8")
    today = datetime.now(tz=UTC).astimezone().strftime("%d.%m.%Y")
    head, body = text.split("\n---\n", 1)
    own = {
        '"My Exercise"': json.dumps(name, ensure_ascii=False),
        "my_exercise": slug,
        "31.01.2026": today,
    }
    head = re.sub("|".join(map(re.escape, own)), lambda match: own[match[0]], head)
    return f"{head}\n---\n{body}"


def _write_new(path: Path, text: str, problems: common.Problems) -> None:
    """Write a file that must not be there yet; ends with exit code 1 when it is, or cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        common.cannot_write(str(path.parent), problem, problems, _ELSEWHERE)
    begun = False
    try:
        with path.open("x", encoding="utf-8", newline="\n") as handle:
            begun = True
            handle.write(text)
    except FileExistsError:
        _exists(path, problems)
    except OSError as problem:
        if begun:
            path.unlink(missing_ok=True)
        common.cannot_write(str(path), problem, problems, _ELSEWHERE)


def _exists(path: Path, problems: common.Problems) -> None:
    problems.out.error("file-exists", f"{path} exists and is kept", None, "choose another name")
    problems.fail()


def _tell(path: Path, following: str, problems: common.Problems) -> None:
    if not problems.quiet:
        common.print_text(f"{path}\nnext: {following}", problems)


def _quoted(word: str) -> str:
    """A path or name as the usual shell of the system takes it, and no option."""
    if word.startswith("-"):
        word = f"{os.curdir}{os.sep}{word}"
    return subprocess.list2cmdline([word]) if os.name == "nt" else shlex.quote(word)
