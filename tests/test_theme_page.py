"""The documentation of themes: made from the classic one, and the theme in it prints as it says."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from planner.build import Options, Outcome, build_plan
from planner.diagnostics import Diagnostics
from planner.files import Files, shipped
from planner.typeset.theme import load_theme
from tests.documents import document, fences, made_by
from tools import theme_page

PAGE = document("theme.md")
CLASSIC = yaml.safe_load((shipped("themes") / "classic.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """The theme of the page as a file."""
    (text,) = fences(PAGE, "yaml")
    assert text == theme_page.EXAMPLE
    path = tmp_path / "harbour.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_page_is_made_from_the_theme() -> None:
    assert made_by("theme_page") == PAGE, "run: python -m tools.theme_page"


def test_every_role_has_a_sentence() -> None:
    groups = {group: list(roles) for group, roles in CLASSIC.items() if isinstance(roles, dict)}
    assert set(theme_page.GROUPS) == set(groups)
    inks = {group: set(groups.pop(group)) for group in ("gray", "light")}
    for group in groups.pop("large"):  # its roles are explained in the groups that it changes
        assert set(CLASSIC["large"][group]) <= set(groups[group])
    assert {group: sorted(roles) for group, roles in theme_page.ROLES.items()} == {
        group: sorted(roles) for group, roles in groups.items()
    }
    for roles in inks.values():  # they name roles that are explained already
        assert roles <= {*groups["colors"], *groups["figure"]}


def test_the_theme_of_the_page_changes_what_it_says(harbour: Path) -> None:
    out = Diagnostics()
    own, classic = load_theme(str(harbour), Files(), out), load_theme("classic", Files(), out)
    assert own is not None
    assert classic is not None
    assert list(out) == []
    assert (own.name, own.about) == ("harbour", "Larger, in blue.")
    assert own.type["exercise_name"].size == 13.5 > classic.type["exercise_name"].size
    assert own.type["exercise_name"].family == classic.type["exercise_name"].family
    assert own.type["tip"].color == own.colors["ink"] != classic.colors["ink"]
    assert own.lines["section"].color == own.colors["accent"]


def test_the_sample_plan_prints_in_the_theme_of_the_page(root: Path, harbour: Path) -> None:
    def printed(theme: str) -> Outcome:
        files, out = Files(), Diagnostics()
        source = files.text(root / "plans" / "four_day_strength.yaml", out)
        assert source is not None
        outcome = build_plan(source, Options(theme=theme), files, out)
        assert outcome is not None
        assert [problem.message for problem in out if problem.severity != "note"] == []
        return outcome

    own, classic = printed(str(harbour)), printed("classic")
    assert own.page_count == classic.page_count
    assert own.sections[1].pages != classic.sections[1].pages


def test_the_page_shows_what_the_theme_prints(root: Path) -> None:
    assert 'src="pictures/theme.png"' in PAGE
    assert (root / "docs" / "pictures" / "theme.png").is_file()
