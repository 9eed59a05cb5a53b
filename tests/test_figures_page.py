"""docs/figures.md says what the reader of pose files knows, and its example can be drawn."""

from __future__ import annotations

from pathlib import Path

from planner.diagnostics import Diagnostics
from planner.figures.bodies import BODIES
from planner.figures.gear import GEAR
from planner.figures.pose import _TOP as KEYS
from planner.figures.pose import SETTINGS, load
from planner.files import Files
from tests.documents import document, fences, made_by
from tools import figures_page

PAGE = document("figures.md")


def test_the_page_is_made_from_the_tables() -> None:
    assert made_by("figures_page") == PAGE, "run: python -m tools.figures_page"


def test_the_example_can_be_drawn(tmp_path: Path) -> None:
    (text,) = fences(PAGE, "yaml")
    (tmp_path / "my_raise.yaml").write_text(text, encoding="utf-8")
    out = Diagnostics()
    figure = load("my_raise", tmp_path, Files(), out)
    assert not list(out)
    assert figure is not None
    assert [pose.name for pose in figure.poses] == ["start", "finish"]


def test_every_key_stands_on_the_page() -> None:
    assert set(figures_page.KEYS) == set(KEYS)
    assert [name for name in (*SETTINGS, *GEAR) if f"| `{name}` |" not in PAGE] == []
    assert [name for name in BODIES if name not in PAGE] == []


def test_every_piece_of_gear_says_what_it_is() -> None:
    assert [name for name, kind in GEAR.items() if not (kind.solids.__doc__ or "").strip()] == []
