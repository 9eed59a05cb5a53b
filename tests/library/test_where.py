"""Which folders are the library."""

from pathlib import Path

import pytest

from planner.files import shipped
from planner.library.where import content_folders, nearest_content

BUNDLED = shipped("content")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    project = tmp_path / "outer" / "project"
    (project / "plans" / "spring").mkdir(parents=True)
    (project / ".git").mkdir()
    (project.parent / "content").mkdir()
    monkeypatch.chdir(project)
    return project


def resolved(folders: list[Path]) -> list[Path]:
    return [folder.resolve() for folder in folders]


def test_flags_are_exactly_the_library(project: Path) -> None:
    (project / "content").mkdir()
    plan = project / "plans/a.yaml"
    assert content_folders(plan, ["mine"], ["other"]) == [Path("mine")]
    assert content_folders(plan, ["mine", "bundled"]) == [Path("mine"), BUNDLED]


def test_the_plans_own_folders_come_before_the_bundled_one(project: Path) -> None:
    (project / "content").mkdir()
    plan = project / "plans/a.yaml"
    assert content_folders(plan, [], ["../lib"]) == [project / "plans/../lib", BUNDLED]
    assert content_folders(plan, [], ["bundled", "lib"]) == [BUNDLED, project / "plans/lib"]
    assert content_folders(plan, [], ["lib"], base=project) == [project / "lib", BUNDLED]


def test_the_nearest_content_folder_up_to_the_repository(project: Path) -> None:
    plan = project / "plans/spring/a.yaml"
    assert content_folders(plan) == [BUNDLED]
    (project / "content").mkdir()
    assert resolved(content_folders(plan)) == [project / "content", BUNDLED.resolve()]
    assert content_folders(None)[0] == Path("content")
    (project / "plans/content").mkdir()
    assert resolved(content_folders(plan)) == [project / "plans/content", BUNDLED.resolve()]


def test_the_search_ends_at_a_project_file(project: Path) -> None:
    (project / "content").mkdir()
    (project / "plans/planner.yaml").touch()
    assert nearest_content(project / "plans/spring") is None


def test_a_folder_is_listed_once(project: Path) -> None:
    (project / "content").symlink_to(BUNDLED)
    assert resolved(content_folders(project / "plans/a.yaml")) == [BUNDLED.resolve()]
    assert content_folders(None, ["a", "b", "./a"]) == [Path("a"), Path("b")]
