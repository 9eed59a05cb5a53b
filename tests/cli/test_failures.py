"""What goes wrong on any day: each failure is one plain line, with the old file whole and nothing left behind."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pypdfium2
import pytest

OLD = b"old and whole"
SMALL = "title: Größe\nsessions:\n  - name: Tag A\n    exercises: [deadlift: 3x5]\n"
QUICK = ("--pages", "overview")


@pytest.fixture
def pdf(folder: Path) -> Path:
    """The PDF that is there before."""
    path = folder / "plan.pdf"
    path.write_bytes(OLD)
    return path


def failed(done: Any, folder: Path, said: str) -> None:
    """Exit code 1, one problem whose line starts with ``said``, the old PDF whole, no file left behind."""
    code = done.returncode if isinstance(done, subprocess.CompletedProcess) else done.exit_code
    text = done.stderr.decode() if isinstance(done.stderr, bytes) else done.stderr
    assert code == 1, text
    assert text.startswith(said), text
    assert [line for line in text.splitlines() if "error: " in line] == [text.splitlines()[0]]
    assert text.splitlines()[-1] == "1 error"
    if (folder / "plan.pdf").exists():
        assert (folder / "plan.pdf").read_bytes() == OLD
    assert [path for path in folder.rglob("*") if path.suffix == ".part"] == []


def pages(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    count = len(document)
    document.close()
    return count


# The place of the output


def test_output_that_a_viewer_keeps_open(run: Any, folder: Path, pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to replace a file that another program shows."""

    def kept(*_: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", kept)
    done = run("build", "plan.yaml", *QUICK)
    failed(done, folder, "error: cannot write plan.pdf: Permission denied\n")
    assert "   hint: close it where it is open, or choose another place with -o" in done.stderr


def test_output_that_may_not_be_written(run: Any, folder: Path, pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    failed(run("build", "plan.yaml", *QUICK), folder, "error: cannot write plan.pdf: Permission denied\n")


def test_folder_that_may_not_be_written(run: Any, folder: Path, pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refused)
    failed(run("build", "plan.yaml", *QUICK), folder, "error: cannot write plan.pdf: Permission denied\n")


def test_no_space_left(run: Any, folder: Path, pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from planner.build import Outcome

    def full(_self: Outcome, handle: BinaryIO) -> None:
        handle.write(b"%PDF half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Outcome, "write", full)
    failed(run("build", "plan.yaml", *QUICK), folder, "error: cannot write plan.pdf: No space left on device\n")
    failed(
        run("sheet", "deadlift", "-o", "plan.pdf"), folder, "error: cannot write plan.pdf: No space left on device\n"
    )


def test_a_device_without_space(run: Any, folder: Path, pdf: Path) -> None:
    if Path("/dev/full").exists():  # Linux has it
        done = run("build", "plan.yaml", "-o", "/dev/full")
        failed(done, folder, "error: cannot write /dev/full: No space left on device\n")


def test_a_stick_without_permissions(run: Any, folder: Path, pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", unknown)
    assert run("build", "plan.yaml", *QUICK).exit_code == 0
    assert pages(pdf) == 1


def test_output_is_a_folder(run: Any, folder: Path) -> None:
    (folder / "plan.pdf").mkdir()
    (folder / "plan.pdf" / "kept").touch()
    done = run("build", "plan.yaml", *QUICK)
    assert done.exit_code == 1
    assert done.stderr.splitlines()[0].startswith("error: cannot write plan.pdf: ")
    assert [path.name for path in (folder / "plan.pdf").iterdir()] == ["kept"]


def test_output_is_the_plan(run: Any, folder: Path, pdf: Path) -> None:
    before = (folder / "plan.yaml").read_bytes()
    done = run("build", "plan.yaml", "-o", "plan.yaml")
    failed(done, folder, "error: plan.yaml was read by this command and is kept\n")
    assert (folder / "plan.yaml").read_bytes() == before


# The plan


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "p.yaml:1:1: error: the file is empty\n"),
        (b"\xef\xbb\xbf", "p.yaml:1:1: error: the file is empty\n"),
        (b"# only a remark\n", "p.yaml:1:1: error: the file is empty\n"),
        (SMALL.encode("utf-16"), "p.yaml:1:1: error: this is UTF-16 text, not UTF-8\n"),
        (SMALL.encode("utf-16-be"), "p.yaml:1:"),
        (SMALL.encode("cp1252"), "p.yaml:1:10: error: this is not UTF-8 text\n"),
        (b"%PDF-1.7\n\xff\xfe", "p.yaml:2:1: error: this is not UTF-8 text\n"),
    ],
)
def test_a_plan_that_is_no_text_of_ours(run: Any, folder: Path, raw: bytes, said: str) -> None:
    (folder / "p.yaml").write_bytes(raw)
    (folder / "p.pdf").write_bytes(OLD)
    done = run("build", "p.yaml")
    assert done.exit_code == 1
    assert done.stderr.startswith(said)
    assert (folder / "p.pdf").read_bytes() == OLD


@pytest.mark.parametrize(
    "raw",
    [
        SMALL.rstrip().encode(),
        SMALL.encode("utf-8-sig"),
        SMALL.replace("\n", "\r\n").encode(),
        SMALL.encode() + b"\n" * 9,
    ],
)
def test_a_plan_as_editors_save_it(run: Any, folder: Path, raw: bytes) -> None:
    (folder / "p.yaml").write_bytes(raw)
    assert run("build", "p.yaml", *QUICK).exit_code == 0
    assert run("build", "-", "-o", "q.pdf", *QUICK, stdin=raw).exit_code == 0
    (folder / "p.yaml").write_bytes(raw.replace(b"3x5", b"3xx5"))
    assert run("build", "p.yaml").stderr.startswith("p.yaml:4:29: error: ")


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_broken_link(path: Path) -> None:
    path.symlink_to("absent")


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def a_circle_of_links(path: Path) -> None:
    path.symlink_to("other.yaml")
    path.with_name("other.yaml").symlink_to(path.name)


def nothing(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (a_folder, "error: p.yaml is a folder, not a file\n"),
        (a_pipe, "error: p.yaml is not a regular file\n"),
        (a_broken_link, "error: p.yaml does not exist\n"),
        (a_link_to_itself, "error: cannot read p.yaml: "),
        (a_circle_of_links, "error: cannot read p.yaml: "),
        (nothing, "error: p.yaml does not exist\n"),
    ],
)
def test_a_plan_that_is_no_file(run: Any, folder: Path, make: Callable[[Path], None], said: str) -> None:
    make(folder / "p.yaml")
    failed(run("build", "p.yaml"), folder, said)
    if make is not a_folder:  # which is looked through
        failed(run("check", "p.yaml"), folder, said)
        failed(run("check", "p.yaml", "--fix"), folder, said)


def test_a_plan_that_may_not_be_read(run: Any, folder: Path, pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refused(path: Path, *args: Any, **options: Any) -> Any:
        if path.name == "plan.yaml":
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, *args, **options)

    monkeypatch.setattr(Path, "open", refused)
    failed(run("build", "plan.yaml"), folder, "error: cannot read plan.yaml: Permission denied\n")


@pytest.mark.parametrize(
    "name", ["my plan", "Größe Übung", "🏋️ Montag", "力", "-dash", "a'b\"c", "x" * 240, " lead", "100%"]
)
def test_names_as_people_give_them(run: Any, folder: Path, name: str) -> None:
    deep = folder / f"Ordner {name}"[:250]
    deep.mkdir()
    plan = deep / f"{name}.yaml"
    plan.write_text(SMALL, encoding="utf-8")
    assert run("build", *QUICK, "--", plan.relative_to(folder)).exit_code == 0
    assert pages(plan.with_suffix(".pdf")) == 1
    assert run("check", "-q", "--", plan.relative_to(folder)).stderr == ""


def test_names_come_through_the_command_line(start: Any, folder: Path) -> None:
    (folder / "Größe 🏋️.yaml").write_text(SMALL, encoding="utf-8")
    assert start("build", *QUICK, "Größe 🏋️.yaml").returncode == 0
    assert pages(folder / "Größe 🏋️.pdf") == 1


def test_a_name_of_300_letters(run: Any, folder: Path, pdf: Path) -> None:
    failed(run("build", "x" * 300 + ".yaml"), folder, "error: cannot read xxx")
    failed(run("build", "plan.yaml", *QUICK, "-o", "x" * 300), folder, "error: cannot write xxx")


# The machine around it


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16", "no-such"])
def test_terminals_of_every_encoding(start: Any, folder: Path, encoding: str) -> None:
    (folder / "Größe 力.yaml").write_text(SMALL.replace("3x5", "3xx5"), encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": f"{encoding}:strict", "LC_ALL": "C", "PYTHONUTF8": "0"}
    if encoding == "no-such":  # a terminal without any setting
        environment["PYTHONIOENCODING"] = ""
    for command, code in ((("build", "Größe 力.yaml"), 1), (("list",), 0), (("list", "zzzz"), 0), (("--help",), 0)):
        done = start(*command, env=environment)
        assert done.returncode == code, done.stderr


def test_a_reader_that_has_seen_enough(folder: Path) -> None:
    """``planner list | head -1``."""
    for command in (("list",), ("list", "--json"), ("schema",), ("build", "plan.yaml", "-o", "-")):
        words = [sys.executable, "-m", "planner", *command]
        with subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            assert process.stdout.read(1)
            process.stdout.close()
            said = process.stderr.read()
        assert (process.returncode, said) == (0, b""), command


@pytest.mark.parametrize("home", [None, "", "/nonexistent", "/dev/null"])
def test_no_home(start: Any, folder: Path, home: str | None) -> None:
    environment = {key: value for key, value in os.environ.items() if key not in ("HOME", "XDG_CONFIG_HOME")}
    if home is not None:
        environment["HOME"] = home
    assert start("build", "plan.yaml", *QUICK, env=environment).returncode == 0


def test_two_builds_of_one_file_at_once(folder: Path, pdf: Path) -> None:
    command = [sys.executable, "-m", "planner", "build", "plan.yaml", "-q"]
    runs = [subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE) for _ in range(2)]
    said = [run.communicate(timeout=60)[1] for run in runs]
    assert ([run.returncode for run in runs], said) == ([0, 0], [b"", b""])
    whole = pdf.read_bytes()
    assert whole.rstrip().endswith(b"%%EOF")
    assert pages(pdf) > 1
    assert [path for path in folder.iterdir() if path.suffix == ".part"] == []


def test_the_clock_says_1970(start: Any, folder: Path) -> None:
    os.utime(folder / "plan.yaml", (0, 0))
    early = "import time; time.time = lambda: 0.0; from planner.cli import main; main()"
    command = [sys.executable, "-c", early, "build", "plan.yaml", *QUICK]
    assert subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode == 0
    usual = (folder / "plan.pdf").read_bytes()
    assert start("build", "plan.yaml", *QUICK).returncode == 0
    assert (folder / "plan.pdf").read_bytes() == usual
    assert start("build", "plan.yaml", *QUICK, env={**os.environ, "SOURCE_DATE_EPOCH": "0"}).returncode == 0
    assert b"1970" in (folder / "plan.pdf").read_bytes()


LONG = """
import sys, time
from planner import build
from planner.cli import main
def long(*args, **options):
    print("at work", flush=True)
    time.sleep(30)
build.read_program = long
main()
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("command", [("build", "plan.yaml"), ("check", "plan.yaml", "--fix")])
def test_a_run_that_is_ended_while_it_works(
    folder: Path, pdf: Path, number: int, code: int, command: tuple[str, ...]
) -> None:
    words = [sys.executable, "-c", LONG, *command]
    with subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"at work\n"
        began = time.monotonic()
        process.send_signal(number)
        said = process.communicate(timeout=20)[1]
    assert (process.returncode, said.strip()) == (code, b"")
    assert time.monotonic() - began < 15
    assert pdf.read_bytes() == OLD
    assert sorted(path.name for path in folder.iterdir()) == ["plan.pdf", "plan.yaml"]


def test_closed_streams(start: Any, folder: Path) -> None:
    def close(first: int, behind: int) -> Callable[[], None]:
        return lambda: os.closerange(first, behind)

    assert start("build", "plan.yaml", *QUICK, preexec_fn=close(0, 3), stdin=None).returncode == 0
    assert pages(folder / "plan.pdf") == 1
    assert start("list", preexec_fn=close(1, 2)).returncode == 1
    assert start("check", "absent.yaml", preexec_fn=close(1, 3)).returncode == 1
    assert start("check", "-v", "plan.yaml", preexec_fn=close(2, 3)).returncode == 0
