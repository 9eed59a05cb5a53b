"""Documents as the tests read them, and those that tools make."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def fences(text: str, language: str) -> list[str]:
    """The blocks of one language in a markdown text."""
    return [body for name, body in FENCE.findall(text) if name == language]


def document(name: str) -> str:
    """A page of ``docs/`` as it stands."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def made_by(tool: str) -> str:
    """The page that ``python -m tools.TOOL`` writes; the tools are found from the top folder only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT)
        page: str = importlib.import_module(f"tools.{tool}").page()
    return page
