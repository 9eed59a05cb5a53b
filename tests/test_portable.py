"""What would break on another system: texts without an encoding, paths taken apart by hand, names Windows lacks."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ABSENT_MODULES = {"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"}
ABSENT_NAMES = {
    "os": {
        "chown",
        "fork",
        "getgid",
        "getuid",
        "killpg",
        "mkfifo",
        "openpty",
        "posix_spawn",
        "setsid",
        "uname",
        "wait",
    },
    "signal": {"SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGUSR1", "SIGUSR2", "alarm", "pause"},
    "time": {"tzset"},
}


def faults(source: str) -> Iterator[str]:
    """``line: what is wrong`` for every place in a module that depends on the system."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names):
                yield from (f"{node.lineno}: {one.name}" for one in names if one.name in ABSENT_MODULES)
            case ast.ImportFrom(module=str(module), names=names):
                absent = ABSENT_NAMES.get(module, set())
                yield from (f"{node.lineno}: {one.name}" for one in names if one.name in absent | ABSENT_MODULES)
                if module in ABSENT_MODULES:
                    yield f"{node.lineno}: {module}"
            case ast.Attribute(ast.Name(module), name) if name in ABSENT_NAMES.get(module, ()):
                yield f"{node.lineno}: {module}.{name}"
            case ast.Call():
                yield from _call(node)


def _call(node: ast.Call) -> Iterator[str]:
    match node.func:
        case ast.Name("open") | ast.Attribute(attr="read_text" | "write_text" | "fdopen"):
            text = True
        case ast.Attribute(attr="open"):  # of a path, when it says how; every other `open` takes something to open
            text = all(isinstance(one, ast.Constant) for one in node.args)
        case _:
            text = False
    modes = [
        one.value for one in (*node.args, *(word.value for word in node.keywords)) if isinstance(one, ast.Constant)
    ]
    contents = isinstance(node.func, ast.Attribute) and node.func.attr == "write_text"
    binary = not contents and any(isinstance(mode, str) and "b" in mode for mode in modes)
    if text and not binary and "encoding" not in {word.arg for word in node.keywords}:
        yield f"{node.lineno}: a text without an encoding"
    match node.func:
        case ast.Attribute(attr="rename"):
            yield f"{node.lineno}: rename does not replace a file on Windows"
        case ast.Attribute(ast.Call(ast.Name("str" | "fspath")), "split" | "rsplit" | "partition" | "rpartition"):
            yield f"{node.lineno}: a path taken apart by hand"


def test_planner_runs_on_every_system(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}:{fault}"
        for path in sorted((root / "planner").rglob("*.py"))
        for fault in faults(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "open('x')",
        "path.open()",
        "path.open('w')",
        "path.read_text()",
        "path.write_text('b')",
        "os.fdopen(3, 'w')",
        "os.rename(a, b)",
        "Path(a).rename(b)",
        "str(path).split('/')",
        "open(p, 'w')",
        "os.fork()",
        "signal.signal(signal.SIGHUP, f)",
        "from signal import SIGKILL",
        "import fcntl",
        "from pwd import getpwnam",
    ],
)
def test_what_depends_on_the_system_is_found(source: str) -> None:
    assert len(list(faults(source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "path.open('rb')",
        "path.open(mode='wb')",
        "path.read_text(encoding='utf-8')",
        "os.fdopen(3, 'wb')",
        "Path(a).replace(b)",
        "getattr(signal, 'SIGHUP', None)",
        "os.open(p, os.O_WRONLY)",
        "Image.open(handle)",
        "', '.join(parts)",
    ],
)
def test_what_every_system_has_passes(source: str) -> None:
    assert list(faults(source)) == []
