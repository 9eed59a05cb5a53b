"""``planner build``: its options, its streams, and what happens to the file that was there before."""

from __future__ import annotations

import io
import json
import os
import re
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest

BAD = "title: x\nsesions: 1\nsessions:\n  - name: A\n    exercises:\n      - back_sqat: 3x5\n      - hip_thrust: 3xx5\n"


def pages(pdf: Path | bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as document:
        return len(document.pages)


def first_page(pdf: Path) -> bytes:
    with pikepdf.open(pdf) as document:
        contents = document.pages[0].obj["/Contents"]
        parts = contents.as_list() if isinstance(contents, pikepdf.Array) else [contents]
        return b"".join(part.read_bytes() for part in parts)


def size(pdf: Path) -> tuple[float, float]:
    with pikepdf.open(pdf) as document:
        box = [float(side) for side in document.pages[0].MediaBox]
        return round(box[2]), round(box[3])


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".") or path.suffix == ".part")


def test_the_pdf_stands_beside_the_plan(run: Any, folder: Path) -> None:
    (folder / "plans").mkdir()
    (folder / "plan.yaml").rename(folder / "plans" / "strength.yaml")
    done = run("build", "plans/strength.yaml")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"{Path('plans/strength.pdf')}: {pages(folder / 'plans' / 'strength.pdf')} pages\n"
    assert leftovers(folder / "plans") == []


def test_pages_chooses_page_kinds_and_their_order(run: Any, folder: Path) -> None:
    assert run("build", "plan.yaml", "--pages", "session").exit_code == 0
    assert pages(folder / "plan.pdf") == 2
    assert run("build", "plan.yaml", "--pages", "Sheet, overview,sheet").exit_code == 0
    assert pages(folder / "plan.pdf") == 3


def test_page_size_is_the_option_then_the_plan(run: Any, folder: Path) -> None:
    run("build", "plan.yaml", "--pages", "overview", "--page-size", "letter")
    assert size(folder / "plan.pdf") == (612, 792)
    run("build", "plan.yaml", "--pages", "overview")
    assert size(folder / "plan.pdf") == (595, 842)
    plan = folder / "plan.yaml"
    plan.write_text("design: {page: Letter}\n" + plan.read_text())
    run("build", "plan.yaml", "--pages", "overview")
    assert size(folder / "plan.pdf") == (612, 792)
    run("build", "plan.yaml", "--pages", "overview", "--page-size", "A4")
    assert size(folder / "plan.pdf") == (595, 842)


def test_large_print_is_an_option_of_all_that_prints(run: Any, folder: Path) -> None:
    assert run("build", "plan.yaml", "--pages", "session").exit_code == 0
    usual = first_page(folder / "plan.pdf")
    assert run("build", "plan.yaml", "--pages", "session", "--large-print").exit_code == 0
    large = first_page(folder / "plan.pdf")
    least = [min(float(size) for size in re.findall(rb"(\d+(?:\.\d+)?) Tf", page)) for page in (usual, large)]
    assert least[0] < 14 == least[1]
    assert run("sheet", "plank", "--large-print", "-o", "sheet.pdf").exit_code == 0
    sizes = re.findall(rb"(\d+(?:\.\d+)?) Tf", first_page(folder / "sheet.pdf"))
    assert min(map(float, sizes)) == 14


def test_theme_is_a_name_or_a_file(run: Any, folder: Path) -> None:
    own = folder / "mine.yaml"
    own.write_text('extends: classic\ncolors: {ink: "#00FF00"}\n')
    assert run("build", "plan.yaml", "--theme", "mine.yaml", "-o", "green.pdf").exit_code == 0
    assert run("build", "plan.yaml", "--theme", "Classic", "-o", "classic.pdf").exit_code == 0
    assert b"0 1 0 rg" in first_page(folder / "green.pdf")
    assert b"0 1 0 rg" not in first_page(folder / "classic.pdf")
    own.write_text('extends: classic\ncolors: {inc: "#00FF00"}\n')
    wrong = run("build", "plan.yaml", "--theme", "mine.yaml")
    assert (wrong.exit_code, wrong.stderr.splitlines()[0]) == (1, 'mine.yaml:2:10: error: unknown theme role "inc"')
    absent = run("build", "plan.yaml", "--theme", "absent.yaml")
    assert (absent.exit_code, absent.stderr.splitlines()[0]) == (1, "error: absent.yaml does not exist")


def test_content_is_exactly_the_folders_named(run: Any, folder: Path, exercises: Path) -> None:
    plan = "sessions:\n  - name: A\n    exercises: [atlas_stone: 3x5]\n"
    (folder / "own.yaml").write_text(plan)
    assert "unknown exercise" in run("build", "own.yaml").stderr
    assert run("build", "own.yaml", "--content", "mine").exit_code == 0
    assert "unknown exercise" in run("build", "plan.yaml", "--content", "mine").stderr
    assert run("build", "plan.yaml", "--content", "mine", "--content", "bundled").exit_code == 0
    missing = run("build", "plan.yaml", "--content", "no such", "--content", "bundled")
    assert (missing.exit_code, missing.stderr.splitlines()[0]) == (1, "error: no such is not a folder")


@pytest.mark.parametrize("command", [("build", "plan.yaml"), ("check", "plan.yaml"), ("sheet", "plank", "dip")])
def test_without_the_folder_named_no_exercise_is_called_unknown(run: Any, command: tuple[str, ...]) -> None:
    done = run(*command, "--content", "nope")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[0] == "error: nope is not a folder"
    assert done.stderr.splitlines()[-1] == "1 error"


@pytest.mark.parametrize(
    ("command", "name", "said"),
    [
        ("build", "plan", "plan does not exist\n   hint: did you mean plan.yaml?"),
        ("check", "plan", "plan does not exist\n   hint: did you mean plan.yaml?"),
        ("build", "plam.yaml", "plam.yaml does not exist\n   hint: did you mean plan.yaml?"),
        ("build", "zzz", "zzz does not exist\n1 error"),
        ("build", "plan.pdf", "plan.pdf is not a plan\n   hint: did you mean plan.yaml?"),
        ("build", "other.docx", "other.docx is not a plan\n   hint: a plan is a text file whose name ends in .yaml"),
    ],
)
def test_the_name_of_no_plan_leads_to_the_one_that_is_meant(
    run: Any, folder: Path, command: str, name: str, said: str
) -> None:
    for other in ("plan.pdf", "other.docx"):
        (folder / other).write_bytes(b"%PDF-1.7 \xff")
    done = run(command, name)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"error: {said}")


def test_a_folder_that_a_plan_names_in_vain_is_shown_in_the_plan(run: Any, folder: Path) -> None:
    for name in ("no such", "肩" * 190):  # the second is longer than a file system takes
        plan = f"sessions:\n  - name: A\n    exercises: [hip_thrust: 3x5]\ncontent: [bundled, {name}]\n"
        (folder / "own.yaml").write_text(plan, encoding="utf-8")
        done = run("build", "own.yaml")
        assert done.exit_code == 1
        assert done.stderr.startswith('own.yaml:4:20: error: there is no folder "')
        assert done.stderr.splitlines()[-1] == "1 error"
        assert run("build", "own.yaml", "--content", "bundled").exit_code == 0, "--content takes its place"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--pages", "sesion"), 'unknown page kind "sesion": did you mean "session"?'),
        (("--pages", ", ,"), "no page kind given: there are "),
        (("--page-size", "A4x"), 'unknown page size "A4x": did you mean "A4"?'),
        (("--page-size", "\x1b[31m"), 'unknown page size "\\x1b[31m": there are A3, A4, A5'),
        (("--language", "tlh"), 'unknown language "tlh": there '),
        (("--theme", "clasic"), 'unknown theme "clasic": did you mean "classic"?'),
        (("--theme", "/etc/passwd"), "a file of your own ends in .yaml"),
        (("--format", "xml"), "'xml' is not one of 'human', 'json'"),
        (("--quite",), "--quiet"),
        (("another.yaml",), "unexpected extra argument"),
    ],
)
def test_wrong_usage_ends_with_2_and_writes_nothing(
    run: Any, folder: Path, options: tuple[str, ...], said: str
) -> None:
    done = run("build", "plan.yaml", *options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (folder / "plan.pdf").exists()


def test_language_en_is_known(run: Any) -> None:
    assert run("build", "plan.yaml", "--language", "en", "--pages", "overview").exit_code == 0


def test_a_problem_has_the_documented_form(run: Any, folder: Path) -> None:
    (folder / "plans").mkdir()
    lines = ["title: Strength", *[f"# {n}" for n in range(2, 11)], "sessions:", "  - name: A", "    exercises:"]
    text = "\n".join([*lines, "      - exercise: Bck squat", "        sets: 3x5", ""])
    (folder / "plans" / "strength.yaml").write_text(text)
    done = run("build", "plans/strength.yaml")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        'plans/strength.yaml:14:19: error: unknown exercise "Bck squat"\n'
        "   14 |       - exercise: Bck squat\n"
        "      |                   ^^^^^^^^^\n"
        '   hint: did you mean "Back squat"?\n'
        "1 error\n"
    ).replace("Back squat", "Back Squat")


def test_all_problems_are_shown_at_once(run: Any, folder: Path) -> None:
    (folder / "plan.yaml").write_text(BAD)
    (folder / "t.yaml").write_text("extends: classic\ncolours: {}\n")
    done = run("build", "plan.yaml", "--theme", "t.yaml", "--content", "absent", "--content", "bundled")
    assert done.exit_code == 1
    for said in (
        'unknown key "sesions"',
        "plan.yaml:7:",
        "t.yaml:2:1",
        "absent is not",
    ):
        assert said in done.stderr
    assert done.stderr.splitlines()[-1] == "4 errors", "an exercise may be in the folder that is absent"
    assert 'unknown exercise "back_sqat"' in run("build", "plan.yaml").stderr


def test_json_is_valid_with_problems_and_without(run: Any, folder: Path) -> None:
    done = run("build", "plan.yaml", "--format", "json")
    assert (done.exit_code, json.loads(done.stderr)) == (0, [])
    (folder / "plan.yaml").write_text(BAD)
    done = run("build", "plan.yaml", "--format", "json")
    found = json.loads(done.stderr)
    assert done.exit_code == 1
    assert {one["severity"] for one in found} == {"error"}
    assert [(one["code"], one["file"], one["line"]) for one in found][:2] == [
        ("unknown-key", "plan.yaml", 2),
        ("unknown-exercise", "plan.yaml", 6),
    ]
    (folder / "plan.yaml").unlink()
    (absent,) = json.loads(run("build", "plan.yaml", "--format", "json").stderr)
    assert (absent["code"], absent["file"], absent["line"]) == ("no-such-file", None, None)


def test_quiet_shows_errors_only(run: Any, folder: Path) -> None:
    warned = "title: \U0001f3cb\n" + (folder / "plan.yaml").read_text().split("\n", 1)[1]
    (folder / "plan.yaml").write_text(warned, encoding="utf-8")
    assert "1 warning" in run("build", "plan.yaml").stderr
    assert run("build", "plan.yaml", "-q").stderr == ""
    (folder / "plan.yaml").write_text(BAD)
    assert "error: " in run("build", "plan.yaml", "-q").stderr


def test_standard_input_and_output(run: Any, folder: Path) -> None:
    plan = (folder / "plan.yaml").read_text()
    done = run("build", "-", "-o", "-", "--pages", "session", stdin=plan)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout_bytes.startswith(b"%PDF-")
    assert done.stdout_bytes.rstrip().endswith(b"%%EOF")
    assert pages(done.stdout_bytes) == 2
    assert run("build", "-", stdin=plan).stderr.startswith("plan.pdf: ")
    wrong = run("build", "-", "-o", "-", stdin="title: [\n")
    assert (wrong.exit_code, wrong.stdout_bytes) == (1, b"")
    assert wrong.stderr.startswith("<stdin>:1:")


def test_the_same_bytes_wherever_they_go(run: Any, folder: Path) -> None:
    run("build", "plan.yaml")
    assert run("build", "plan.yaml", "-o", "-").stdout_bytes == (folder / "plan.pdf").read_bytes()


@pytest.mark.parametrize("given", ["out/", "out", "new/deep/", "Grüße 🏋 an Ana.pdf", "new/deep/x.pdf"])
def test_the_output_may_be_a_file_or_a_folder(run: Any, folder: Path, given: str) -> None:
    (folder / "out").mkdir()
    done = run("build", "plan.yaml", "--pages", "overview", "-o", given)
    place = Path(given) if given.endswith(".pdf") else Path(given) / "plan.pdf"
    assert (done.exit_code, done.stderr) == (0, f"{place}: 1 page\n")
    assert pages(folder / place) == 1


def test_a_plan_with_a_name_of_any_kind(run: Any, folder: Path) -> None:
    name = "Größe & 力 100% {x}\x1b[31m"
    (folder / "plan.yaml").rename(folder / f"{name}.yaml")
    done = run("build", f"{name}.yaml", "--pages", "overview")
    assert (done.exit_code, done.stderr) == (0, "Größe & 力 100% {x}\\x1b[31m.pdf: 1 page\n")
    assert (folder / f"{name}.pdf").is_file()


def old(folder: Path, name: str = "plan.pdf") -> Path:
    path = folder / name
    path.write_bytes(b"old and whole")
    return path


def test_the_old_file_stays_when_the_plan_has_errors(run: Any, folder: Path) -> None:
    path = old(folder)
    (folder / "plan.yaml").write_text(BAD)
    assert run("build", "plan.yaml").exit_code == 1
    assert (path.read_bytes(), leftovers(folder)) == (b"old and whole", [])


def test_an_input_is_never_overwritten(run: Any, folder: Path, exercises: Path) -> None:
    os.link(folder / "plan.yaml", folder / "hard.yaml")
    (folder / "soft.yaml").symlink_to("plan.yaml")
    (folder / "named.pdf").write_text((folder / "plan.yaml").read_text())
    for place in ("plan.yaml", "./mine/../plan.yaml", "hard.yaml", "soft.yaml"):
        before = (folder / place).read_bytes()
        done = run("build", "plan.yaml", "-o", place)
        assert (done.exit_code, (folder / place).read_bytes()) == (1, before)
        assert "was read by this command and is kept" in done.stderr
    assert run("build", "named.pdf").exit_code == 1
    stone = exercises / "atlas_stone.md"
    before = stone.read_bytes()
    assert run("build", "plan.yaml", "--content", "mine", "--content", "bundled", "-o", stone).exit_code == 1
    assert stone.read_bytes() == before


@pytest.mark.parametrize("place", ["plan.yaml/x.pdf", "x" * 300 + ".pdf", "loop/x.pdf", "loop", "taken.pdf/"])
def test_a_place_that_cannot_be_written_is_a_plain_error(run: Any, folder: Path, place: str) -> None:
    (folder / "loop").symlink_to("loop")
    (folder / "taken.pdf" / "plan.pdf").mkdir(parents=True)
    done = run("build", "plan.yaml", "--pages", "overview", "-o", place)
    assert (done.exit_code, done.stdout) == (1, "")
    first, hint, count = done.stderr.splitlines()
    assert first.startswith("error: cannot write ")
    assert (hint, count) == ("   hint: choose another place with -o", "1 error")
    assert leftovers(folder) == []


def test_permissions_and_links_of_the_output_are_kept(run: Any, folder: Path) -> None:
    path = old(folder, "real.pdf")
    path.chmod(0o640)
    (folder / "link.pdf").symlink_to("real.pdf")
    assert run("build", "plan.yaml", "-o", "link.pdf").exit_code == 0
    assert (folder / "link.pdf").is_symlink()
    assert path.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    run("build", "plan.yaml", "-o", "new.pdf")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((folder / "new.pdf").stat().st_mode) == 0o666 & ~mask


def test_a_device_is_written_to_and_not_replaced(start: Any, folder: Path) -> None:
    fifo = folder / "pipe"
    os.mkfifo(fifo)
    with subprocess.Popen(["cat", fifo], stdout=subprocess.PIPE) as reader:
        assert start("build", "plan.yaml", "--pages", "overview", "-o", fifo).returncode == 0
        assert reader.stdout is not None
        assert pages(reader.stdout.read()) == 1
    assert stat.S_ISFIFO(fifo.stat().st_mode)


def small_files() -> None:
    """In the child: no file may grow beyond 8 kB, which is what a full disk looks like."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))


def test_a_full_disk_leaves_the_old_file_whole(start: Any, folder: Path) -> None:
    path = old(folder)
    done = start("build", "plan.yaml", preexec_fn=small_files)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[0] == "error: cannot write plan.pdf: File too large"
    assert (path.read_bytes(), leftovers(folder)) == (b"old and whole", [])
    with (folder / "out.pdf").open("wb") as out:
        done = start("build", "plan.yaml", "-o", "-", stdout=out, preexec_fn=small_files)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[0] == "error: cannot write standard output: File too large"


SLOW_DISK = """
import os, sys, time
from planner.build import Outcome
from planner.cli import main
write = Outcome.write
def slowly(self, handle, archive=None):
    write(self, handle, archive)
    handle.flush()
    print("half way", flush=True)
    time.sleep(30)
Outcome.write = slowly
main()
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_a_run_that_is_ended_while_it_writes_leaves_the_old_file(folder: Path, number: int, code: int) -> None:
    path = old(folder)
    command = [sys.executable, "-c", SLOW_DISK, "build", "plan.yaml", "--pages", "overview"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"half way\n"
        process.send_signal(number)
        said = process.communicate(timeout=10)[1]
    assert (process.returncode, said.strip()) == (code, b"")
    assert path.read_bytes() == b"old and whole"
    if number != signal.SIGKILL:  # which nothing can clean up after
        assert leftovers(folder) == []


def test_a_read_only_current_folder(start: Any, folder: Path, tmp_path: Path) -> None:
    place = Path("/proc")  # which not even the superuser can write to
    if not place.is_dir():
        place = tmp_path / "locked"
        place.mkdir()
        place.chmod(0o500)
    done = start("build", folder / "plan.yaml", "--pages", "overview", "-o", "x.pdf", cwd=place)
    assert done.returncode == 1
    assert done.stderr.startswith(b"error: cannot write x.pdf: ")
    assert start("build", folder / "plan.yaml", "--pages", "overview", cwd=place).returncode == 0


def test_a_closed_stream_is_no_crash(start: Any) -> None:
    absent = start("build", "-", "-o", "-", stdin=None, preexec_fn=lambda: os.close(0))
    assert (absent.returncode, absent.stderr.splitlines()[0]) == (1, b"<stdin>:1:1: error: the file is empty")
    unheard = start("build", "plan.yaml", "-o", "-", preexec_fn=lambda: os.close(1))
    assert unheard.returncode == 1
    assert unheard.stderr.splitlines()[0] == b"error: cannot write standard output: it is closed"
    silent = start("build", "absent.yaml", preexec_fn=lambda: os.close(2))
    assert (silent.returncode, silent.stdout, silent.stderr) == (1, b"", b"")


def test_the_date_comes_from_source_date_epoch(run: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764460800")
    assert run("build", "plan.yaml", "--pages", "overview").exit_code == 0
    with pikepdf.open(folder / "plan.pdf") as document:
        assert str(document.docinfo["/CreationDate"]).startswith("D:20251130000000")
    for wrong in ("x", "-1", "9" * 30, "1e9"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        done = run("build", "plan.yaml")
        assert (done.exit_code, done.stderr.splitlines()[0]) == (
            1,
            "error: the environment variable SOURCE_DATE_EPOCH is no number of seconds since 1970",
        )
