"""Reading files with caps, and remembering what was read."""

from __future__ import annotations

import codecs
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar, cast

from planner.diagnostics import Diagnostics, Span, nearest

T = TypeVar("T")

TEXT_CAP = 1_000_000
"""Most bytes of a plan or an exercise file. 120,000 small maps fit into 5 MB and take a minute to walk."""

IMAGE_CAP = 40_000_000
"""Most bytes of a picture."""


PLANS = (".yaml", ".yml")
"""How names of plans end."""

_NAMES = 2_000
"""Most names of a folder that are compared with one that is not there."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Source:
    """A text file as it was read. ``name`` is what problems call it: the path as the user gave it."""

    name: str
    text: str
    path: Path | None = None

    def line(self, number: int) -> str:
        """Line ``number``, counted from 1, without its end; empty when there is none."""
        lines = self.text.split("\n")
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""


@dataclass(slots=True)
class Files:
    """The one way to the disk. Keeps every text for excerpts and every path for ``watch``."""

    sources: dict[str, Source] = field(default_factory=dict)
    read: dict[Path, None] = field(default_factory=dict)
    _made: dict[tuple[object, ...], tuple[Any, Diagnostics]] = field(default_factory=dict)

    def once(self, key: tuple[object, ...], out: Diagnostics, make: Callable[[Diagnostics], T]) -> T:
        """What ``make`` makes of a file, kept under ``key`` for the next plan that wants it; problems are told to each.

        What is kept must be frozen: others hold it too.
        """
        if key not in self._made:
            told = Diagnostics()
            self._made[key] = make(told), told
        made, told = self._made[key]
        out.extend(told)
        return cast("T", made)

    def text(self, path: Path, out: Diagnostics, name: str = "", cap: int = TEXT_CAP) -> Source | None:
        """The UTF-8 text of ``path`` with LF line ends and no byte order mark, or None and an error in ``out``."""
        name = name or str(path)
        raw = self.data(path, out, name, cap)
        return None if raw is None else self.decode(name, raw, out, path)

    def stdin(self, out: Diagnostics) -> Source | None:
        """Standard input as a text called ``<stdin>``."""
        try:
            raw = sys.stdin.buffer.read(TEXT_CAP + 1) if sys.stdin else b""
        except OSError as problem:
            out.error("cannot-read", f"cannot read standard input: {problem.strerror}", None)
            return None
        if len(raw) > TEXT_CAP:
            out.error("file-too-large", f"standard input is over {TEXT_CAP // 1_000_000} MB", None)
            return None
        return self.decode("<stdin>", raw, out, None)

    def decode(self, name: str, raw: bytes, out: Diagnostics, path: Path | None) -> Source | None:
        """Bytes as a remembered :class:`Source`; None and an error when they are not UTF-8."""
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            if raw.startswith(_UTF16):
                here = Span.point(name)
                out.error("not-utf8", "this is UTF-16 text, not UTF-8", here, "save the file with the encoding UTF-8")
                return None
            before = raw[: problem.start].decode("utf-8", "replace")
            line = before.count("\n") + 1
            column = len(before) - (before.rfind("\n") + 1) + 1
            out.error(
                "not-utf8",
                "this is not UTF-8 text",
                Span.point(name, line, column),
                "save the file with the encoding UTF-8",
            )
            return None
        source = Source(name, text.replace("\r\n", "\n").replace("\r", "\n"), path)
        self.sources[name] = source
        return source

    def data(self, path: Path, out: Diagnostics, name: str = "", cap: int = IMAGE_CAP) -> bytes | None:
        """The bytes of a regular file of at most ``cap`` bytes, or None and an error in ``out``."""
        name = name or str(path)
        here = Span.point(name)
        self.read[path] = None
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                out.error("is-folder", f"{name} is a folder, not a file", None)
                return None
            if not stat.S_ISREG(status.st_mode):
                out.error("not-a-file", f"{name} is not a regular file", None)
                return None
            with path.open("rb") as handle:
                raw = handle.read(cap + 1)
        except FileNotFoundError:
            out.error("no-such-file", f"{name} does not exist", None, near_file(path))
            return None
        except (OSError, ValueError) as problem:
            reason = getattr(problem, "strerror", None) or "it cannot be opened"
            out.error("cannot-read", f"cannot read {name}: {reason}", None)
            return None
        if len(raw) > cap:
            out.error("file-too-large", f"the file is over {cap // 1_000_000} MB", here)
            return None
        return raw


def near_file(path: Path, endings: tuple[str, ...] = (*PLANS, ".md")) -> str:
    """A hint that names the file which ``path``, where there is none, may mean; empty when there is no such.

    That is the one with an ending of ``endings`` behind the name, or one of the folder whose name is most alike.
    """
    try:
        meant = [path.name + ending for ending in endings if path.with_name(path.name + ending).is_file()]
        with os.scandir(path.parent) as entries:
            names = [entry.name for entry in islice(entries, _NAMES) if entry.name.lower().endswith(endings)]
    except (OSError, ValueError):
        return ""
    near = meant[0] if meant else nearest(path.name, names, 0.8)
    return f"did you mean {path.with_name(near)}?" if near else ""
