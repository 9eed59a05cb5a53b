"""``planner new``: starters that print at once, and files that are never overwritten."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import pikepdf
import pytest
from jsonschema import Draft202012Validator

from planner.files import shipped


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def empty(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with nothing in it and nothing above that a search would find."""
    empty = folder / "empty"
    (empty / ".git").mkdir(parents=True)
    monkeypatch.chdir(empty)
    return empty


def test_a_new_plan_prints_without_a_word_of_warning(run: Any, empty: Path) -> None:
    made = run("new", "plan", "strength.yaml")
    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout == "strength.yaml\nnext: planner build strength.yaml\n"
    assert files(empty) == {"strength.yaml", ".planner/plan.schema.json"}
    done = run(*made.stdout.split("next: planner ")[1].split())
    assert done.exit_code == 0
    assert re.fullmatch(r"strength\.pdf: \d+ pages\n", done.stderr)
    checked = run("check", "strength.yaml")
    assert (checked.exit_code, checked.stderr) == (0, "checked 1 file\n")


def test_a_new_plan_is_short_and_says_what_a_beginner_needs(run: Any, empty: Path) -> None:
    run("new", "plan", "p.yaml")
    text = (empty / "p.yaml").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 40
    assert max(map(len, text.splitlines())) <= 120
    for said in ("athlete:", "day: Monday", "75%", "@RPE8", "superset:", "each", "notes:", "# "):
        assert said in text


def test_the_first_line_leads_an_editor_to_the_schema(run: Any, empty: Path) -> None:
    run("new", "plan", "plans/spring.yaml")
    plan = empty / "plans" / "spring.yaml"
    match = re.match(r"# yaml-language-server: \$schema=(\S+)\n", plan.read_text(encoding="utf-8"))
    assert match is not None
    moved = empty.parent / "moved"
    empty.rename(moved)  # the folder goes elsewhere, to another machine perhaps
    schema = json.loads((moved / "plans" / match[1]).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert not Draft202012Validator(schema).is_valid({"sesions": []})


def test_an_old_schema_is_written_anew(run: Any, empty: Path) -> None:
    run("new", "plan", "one.yaml")
    schema = empty / ".planner" / "plan.schema.json"
    fresh = schema.read_bytes()
    schema.write_bytes(b"{}")
    assert run("new", "plan", "two.yaml").exit_code == 0
    assert schema.read_bytes() == fresh


def test_the_schema_is_not_written_through_a_link(run: Any, empty: Path) -> None:
    (empty / "other").write_bytes(b"mine")
    (empty / ".planner").mkdir()
    (empty / ".planner" / "plan.schema.json").symlink_to("../other")
    done = run("new", "plan", "a.yaml")
    assert done.exit_code == 1
    place = Path(".planner", "plan.schema.json")
    assert done.stderr.startswith(f"error: cannot write {place}: it is a link\n   hint: delete the link\n")
    assert (empty / "other").read_bytes() == b"mine"
    assert not (empty / "a.yaml").exists()


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("strength", "strength.yaml"),
        ("week.1", "week.1.yaml"),
        ("a.YML", "a.YML"),
        ("deep/down/p", "deep/down/p.yaml"),
        ("here/", "here/plan.yaml"),
        ("there", "there/plan.yaml"),
        ("Größe 力 🏋.yaml", "Größe 力 🏋.yaml"),
    ],
)
def test_where_a_plan_goes(run: Any, empty: Path, given: str, made: str) -> None:
    (empty / "there").mkdir()
    done = run("new", "plan", given)
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, str(Path(made)))
    assert (empty / made).is_file()
    assert run("build", made).exit_code == 0


def test_the_next_command_is_one_word_for_a_shell(run: Any, empty: Path) -> None:
    assert run("new", "plan", "my plan.yaml").stdout.splitlines()[1] == "next: planner build 'my plan.yaml'"
    assert run("new", "plan", "--", "-x").stdout.splitlines()[1] == "next: planner build ./-x.yaml"


def test_a_plan_on_standard_output_can_be_built_at_once(run: Any, empty: Path) -> None:
    done = run("new", "plan", "-")
    assert (done.exit_code, done.stderr, files(empty)) == (0, "", set())
    assert "$schema" not in done.stdout
    assert run("build", "-", "-o", "x.pdf", stdin=done.stdout).exit_code == 0


@pytest.mark.parametrize("there", ["file", "link", "broken link"])
def test_a_plan_that_exists_is_kept(run: Any, empty: Path, there: str) -> None:
    plan = empty / "p.yaml"
    if there == "file":
        plan.write_text("mine")
    else:
        if there == "link":
            (empty / "target").write_text("mine")
        plan.symlink_to("target")
    before = files(empty)
    done = run("new", "plan", "p")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines()[0] == "error: p.yaml exists and is kept"
    assert files(empty) == before
    assert there == "broken link" or plan.read_text() == "mine"


@pytest.mark.parametrize("place", ["taken/p.yaml", "x" * 300, "loop/p.yaml"])
def test_a_place_that_cannot_be_written_is_a_plain_error(run: Any, empty: Path, place: str) -> None:
    (empty / "taken").write_text("a file")
    (empty / "loop").symlink_to("loop")
    done = run("new", "plan", place)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("error: cannot write ")
    assert done.stderr.splitlines()[1] == "   hint: choose another place"


def test_a_full_disk_leaves_no_half_of_a_file(run: Any, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import planner.cli.new_command as module

    monkeypatch.setattr(module, "schema_bytes", lambda: b"{}\n")
    real = Path.open

    class Full:
        def __init__(self, handle: Any) -> None:
            self.handle = handle

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *error: object) -> None:
            self.handle.close()

        def write(self, text: str) -> None:
            self.handle.write(text[:100])
            raise OSError(28, "No space left on device")

    def full(self: Path, mode: str = "r", **options: Any) -> Any:
        handle = real(self, mode, **options)
        return Full(handle) if mode == "x" else handle

    monkeypatch.setattr(Path, "open", full)
    done = run("new", "plan", "p.yaml")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[0] == "error: cannot write p.yaml: No space left on device"
    assert not (empty / "p.yaml").exists()


def test_an_empty_name_is_wrong_usage(run: Any, empty: Path) -> None:
    assert run("new", "plan", "").exit_code == 2
    assert run("new", "plan").exit_code == 2
    assert run("new").exit_code == 2
    wrong = run("new", "plam", "x")
    assert (wrong.exit_code, 'Did you mean "plan"?' in wrong.stderr) == (2, True)


def test_a_new_exercise_prints_a_whole_sheet(run: Any, empty: Path) -> None:
    made = run("new", "exercise", "Sled Drag")
    path = Path("content/sled_drag.md")
    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout == f"{path}\nnext: planner sheet sled_drag\n"
    assert files(empty) == {path.as_posix()}
    done = run("sheet", "sled_drag")
    assert (done.exit_code, done.stderr) == (0, "sled_drag.pdf: 1 page\n")
    checked = run("check", "content")
    picture = "note: of 1 exercise in content, 1 with no picture (sled_drag)"
    assert (checked.exit_code, checked.stderr.splitlines()) == (0, [picture, "1 note", "checked 1 file"])
    with pikepdf.open("sled_drag.pdf") as document:
        assert document.docinfo["/Title"] == "Sled Drag"


def test_the_exercise_shows_every_section_and_its_own_names(run: Any, empty: Path) -> None:
    run("new", "exercise", "Sled Drag")
    text = (empty / "content" / "sled_drag.md").read_text(encoding="utf-8")
    headings = ("EXERCISE PROFILE", "WARM UP:", "CAUTION:", "INSTRUCTIONS:", "TIPS:", "EASIER:", "HARDER:")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == list(headings)
    assert 'title: "sled_drag"' in text
    assert 'subtitle: "Sled Drag"' in text
    assert "/images/sled_drag.jpg" in text
    assert "my_exercise" not in text.casefold()
    today = datetime.now(tz=UTC).astimezone().date()
    written = re.search(r'date: "(\d\d)\.(\d\d)\.(\d{4})"', text)
    assert written is not None
    assert abs((datetime(int(written[3]), int(written[2]), int(written[1]), tzinfo=UTC).date() - today).days) <= 1


def test_the_starter_itself_is_an_exercise(run: Any, empty: Path) -> None:
    (empty / "content").mkdir()
    starter = (shipped("starters") / "exercise.md").read_text(encoding="utf-8")
    (empty / "content" / "x.md").write_text(starter, encoding="utf-8")
    assert run("sheet", "My Exercise").stderr == "my_exercise.pdf: 1 page\n"


@pytest.mark.parametrize(
    ("name", "file", "printed"),
    [
        ("box_jump", "box_jump", "Box Jump"),
        ("Übungen für Läufer", "übungen_für_läufer", "Übungen für Läufer"),
        ("Jump 🏋 high!", "jump_high", "Jump 🏋 high!"),
        ("../x", "x", "../x"),
        ("..\\..\\evil", "evil", "..\\..\\evil"),
        ("/etc/passwd", "etc_passwd", "/etc/passwd"),
        ("con", "con_exercise", "con"),
        ("COM1", "com1_exercise", "COM1"),
        ("Lpt9.", "lpt9_exercise", "Lpt9."),
        ("a:b*c?<d>|e\"f'", "a_b_c_d_e_f", "a:b*c?<d>|e\"f'"),
        ("my_exercise_two", "my_exercise_two", "My Exercise Two"),
        ("31.01.2026", "31_01_2026", "31.01.2026"),
        ("line\none\x1b[31m\x00two", "line_one_31m_two", "line one [31m two"),
        ("スレッド プッシュ", "スレッド_プッシュ", "スレッド プッシュ"),
        ("x" * 200, "x" * 80, "x" * 200),
    ],
)
def test_names_become_safe_files_in_the_folder(run: Any, empty: Path, name: str, file: str, printed: str) -> None:
    done = run("new", "exercise", "--", name)
    assert done.exit_code == 0, done.stderr
    assert files(empty) == {f"content/{file}.md"}
    text = (empty / "content" / f"{file}.md").read_text(encoding="utf-8")
    assert f'title: "{file}"' in text
    (entry,) = json.loads(run("list", "--content", "content", "--json").stdout)
    assert (entry["slug"], entry["name"]) == (file, printed)
    assert run("sheet", file, "-q").exit_code == 0


@pytest.mark.parametrize(
    ("name", "said"), [("🏋", "a letter"), ("", "a letter"), ("..", "a letter"), ("x" * 201, "200")]
)
def test_a_name_without_letters_or_end_is_refused(run: Any, empty: Path, name: str, said: str) -> None:
    done = run("new", "exercise", name)
    assert (done.exit_code, done.stdout, files(empty)) == (1, "", set())
    assert said in done.stderr.splitlines()[0]


def test_long_names_of_long_letters_fit_a_file_system(run: Any, empty: Path) -> None:
    assert run("new", "exercise", "𠀀" * 100).exit_code == 0
    (made,) = files(empty)
    assert len(Path(made).name.encode()) <= 200


def test_an_exercise_that_exists_is_kept(run: Any, empty: Path) -> None:
    run("new", "exercise", "Sled Drag")
    path = empty / "content" / "sled_drag.md"
    text = path.read_text(encoding="utf-8").replace("---\n# Replace", "---\naliases: [Prowler]\n# Replace")
    path.write_text(text, encoding="utf-8")
    for name in ("sled drag", "SLED-DRAG", "Prowler"):
        done = run("new", "exercise", name)
        assert (done.exit_code, done.stdout) == (1, "")
        said = f'error: the library has "Sled Drag" already, in {Path("content/sled_drag.md")}'
        assert done.stderr.splitlines()[0] == said
    assert path.read_text(encoding="utf-8") == text
    (empty / "content" / "other.md").write_text("not read: \udcff", encoding="utf-8", errors="surrogateescape")
    taken = run("new", "exercise", "other")
    assert (taken.exit_code, taken.stderr.splitlines()[0]) == (
        1,
        f"error: {Path('content/other.md')} exists and is kept",
    )


def test_a_variation_may_have_a_file_of_its_own(run: Any, empty: Path) -> None:
    done = run("new", "exercise", "Bench Press (paused)")
    assert (done.exit_code, done.stderr) == (0, "")
    assert files(empty) == {"content/bench_press_paused.md"}


def test_a_bundled_exercise_may_be_replaced_and_that_is_said(run: Any, empty: Path) -> None:
    done = run("new", "exercise", "hip thrust")
    assert done.exit_code == 0
    assert done.stderr.startswith('it takes the place of "Hip Thrust" in ')
    assert run("sheet", "hip_thrust").exit_code == 0
    assert "Say how to breathe" in (empty / "content" / "hip_thrust.md").read_text(encoding="utf-8")


def test_the_nearest_content_folder_gets_it(run: Any, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (empty / "content").mkdir()
    (empty / "plans" / "spring").mkdir(parents=True)
    monkeypatch.chdir(empty / "plans" / "spring")
    done = run("new", "exercise", "Sled Drag")
    assert done.stdout.splitlines()[0] == str(Path("../../content/sled_drag.md"))
    assert files(empty) == {"content/sled_drag.md"}


def test_a_project_file_may_name_the_folder(run: Any, empty: Path) -> None:
    (empty / "planner.yaml").write_text("content: [bundled, mine]\n", encoding="utf-8")
    (empty / "mine").mkdir()
    assert run("new", "exercise", "Sled Drag").stdout.splitlines()[0] == str(Path("mine/sled_drag.md"))
    assert run("sheet", "sled_drag").exit_code == 0


def test_content_that_is_a_file_is_a_plain_error(run: Any, empty: Path) -> None:
    (empty / "content").write_text("a file")
    done = run("new", "exercise", "Sled Drag")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("error: cannot write content: ")


def test_quiet_and_json(run: Any, empty: Path) -> None:
    assert run("new", "plan", "p", "-q").output == ""
    assert run("new", "exercise", "Sled Drag", "-q").output == ""
    (problem,) = json.loads(run("new", "plan", "p", "--format", "json").stderr)
    assert (problem["code"], problem["severity"]) == ("file-exists", "error")
