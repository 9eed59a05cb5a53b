"""Reading files with caps; everything that can be wrong with one is a problem, not an exception."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from planner.diagnostics import Diagnostics, Span
from planner.files import Files, Source, shipped
from planner.files.source import TEXT_CAP


def codes(out: Diagnostics) -> list[str]:
    return [problem.code for problem in out]


def test_text_has_lf_line_ends_and_no_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes("\ufeffa: ü\r\nb: 2\rc: 3\n".encode())
    files, out = Files(), Diagnostics()
    source = files.text(path, out, "plan.yaml")
    assert source == Source("plan.yaml", "a: ü\nb: 2\nc: 3\n", path)
    assert [source.line(n) for n in range(6)] == ["", "a: ü", "b: 2", "c: 3", "", ""]
    assert files.sources == {"plan.yaml": source}
    assert list(files.read) == [path]
    assert codes(out) == []


def test_a_place_that_is_not_utf8_is_named_in_characters(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes("a: ü\nüü: ".encode() + b"\xff\n")
    out = Diagnostics()
    assert Files().text(path, out, "p") is None
    assert [(d.code, d.span) for d in out] == [("not-utf8", Span.point("p", 2, 5))]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "big").write_bytes(b"x" * (TEXT_CAP + 1))
    (tmp_path / "edge").write_bytes(b"x" * TEXT_CAP)
    files, out = Files(), Diagnostics()
    for name in ("none", "", "pipe", "big", "nul\0"):
        assert files.text(tmp_path / name, out) is None
    assert codes(out) == ["no-such-file", "is-folder", "not-a-file", "file-too-large", "cannot-read"]
    assert files.text(tmp_path / "edge", out) is not None
    assert files.text(Path("/dev/zero"), out) is None
    assert codes(out)[-1] == "not-a-file"


def test_what_was_not_found_is_remembered_for_watching(tmp_path: Path) -> None:
    files = Files()
    files.text(tmp_path / "later.yaml", Diagnostics())
    assert list(files.read) == [tmp_path / "later.yaml"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    out = Diagnostics()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("é: 1\r\n".encode())))
    assert Files().stdin(out) == Source("<stdin>", "é: 1\n", None)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x" * (TEXT_CAP + 1))))
    assert Files().stdin(out) is None
    assert codes(out) == ["file-too-large"]


def test_shipped_folders() -> None:
    assert (shipped("languages") / "en.yaml").is_file()
    with pytest.raises(FileNotFoundError):
        shipped("no such folder")


def test_what_is_made_of_a_file_is_made_once_and_its_problems_told_to_each() -> None:
    files, made = Files(), list[int]()

    def make(out: Diagnostics) -> str:
        made.append(1)
        out.warning("odd", "this is odd", None)
        return "made"

    for _ in range(2):
        out = Diagnostics()
        assert files.once(("thing", 1), out, make) == "made"
        assert [problem.code for problem in out] == ["odd"]
    assert len(made) == 1
    files.once(("thing", 2), Diagnostics(), make)
    assert len(made) == 2
