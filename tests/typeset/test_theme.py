"""Themes: what a file may say, what it is told when it errs, and that pages ask for nothing a theme lacks."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import segno

import planner
from planner.diagnostics import Diagnostic, Diagnostics
from planner.files import Files
from planner.typeset.face import faces
from planner.typeset.kit import PAPERS, Paper, qr_rows
from planner.typeset.theme import LEAST_LARGE, LEAST_TYPE, MM, Theme, load_theme, themes

PACKAGE = Path(planner.__file__).parent


def read(folder: Path, text: str) -> tuple[Theme | None, list[Diagnostic]]:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    out = Diagnostics()
    return load_theme(str(path), Files(), out), list(out)


@pytest.mark.parametrize("name", themes())
def test_a_shipped_theme_has_sound_values(name: str) -> None:
    out = Diagnostics()
    theme = load_theme(name, Files(), out)
    assert theme is not None
    assert list(out) == []
    assert all(style.size >= LEAST_TYPE for style in theme.type.values())
    assert all(style.step >= style.size for style in theme.type.values())
    assert all(face in faces() for family in theme.faces.values() for face in family.values())
    for paper in PAPERS:
        assert Paper.named(paper, theme).right >= 5 * MM
    assert min(theme.box["width"], theme.box["least_width"]) >= 9 * MM - 1e-6
    assert min(theme.box["height"], theme.box["least_height"]) >= 8 * MM - 1e-6


def test_the_unit_of_a_length_depends_on_its_group(classic: Theme) -> None:
    assert classic.type["title"].size == 34
    assert classic.type["title"].step == pytest.approx(13 * MM)
    assert classic.type["title"].tracking == -0.6
    assert classic.lines["section"].width == 1.2
    assert classic.space["hair"] == pytest.approx(1.5 * MM)
    assert classic.page["columns"] == 12


def test_the_columns_are_those_of_the_grid(classic: Theme) -> None:
    paper = Paper.named("A4", classic)
    assert paper.content == pytest.approx(177 * MM)
    assert paper.right == pytest.approx(13 * MM)
    assert [paper.x(n) / MM for n in (1, 2, 12)] == pytest.approx([0, 15, 165])
    assert paper.x(12) + paper.span(1) == pytest.approx(paper.content)


def test_a_theme_of_ones_own_changes_what_it_names(tmp_path: Path, classic: Theme) -> None:
    theme, problems = read(
        tmp_path, 'name: loud\nextends: classic\ntype: {title: {color: accent}}\ncolors: {accent: "#1F4FE0"}\n'
    )
    assert problems == []
    assert theme is not None
    assert theme.name == "loud"
    assert theme.type["title"].color == theme.colors["accent"] == (0.1216, 0.3098, 0.8784)
    assert theme.type["title"].size == classic.type["title"].size
    assert theme.type["step"] == classic.type["step"]


def test_the_order_of_groups_does_not_matter(tmp_path: Path) -> None:
    lines = (PACKAGE / "themes" / "classic.yaml").read_text(encoding="utf-8").split("\n\n")
    theme, problems = read(tmp_path, "\n\n".join([lines[0], *reversed(lines[1:])]))
    assert problems == []
    assert theme is not None


def test_a_theme_without_a_name_is_called_by_its_file(tmp_path: Path) -> None:
    theme, _ = read(tmp_path, "extends: classic\n")
    assert theme is not None
    assert theme.name == "own"


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "hint"),
    [
        ("extends: classic\ntype:\n  titel: {size: 12}\n", "unknown-role", 3, 3, 'did you mean "title"?'),
        ("extends: classic\ntype: {title: {colour: ink}}\n", "unknown-role", 2, 16, 'did you mean "color"?'),
        ("extends: classic\ntype: {title: {color: inc}}\n", "unknown-role", 2, 23, 'did you mean "ink"?'),
        ("extends: classic\ntype: {title: {weight: bald}}\n", "unknown-role", 2, 24, 'did you mean "bold"?'),
        ("extends: classic\nlines: {box: {color: inc}}\n", "unknown-role", 2, 22, 'did you mean "ink"?'),
        ("extends: classic\ntypes: {}\n", "unknown-role", 2, 1, 'did you mean "type"?'),
        ("extends: classic\nfaces: {text: {bold: Roboto-Blod}}\n", "unknown-role", 2, 22, "Roboto-Bold"),
        ("extends: classic\ncolors: {ink: red}\n", "bad-color", 2, 15, "six hex digits"),
        ("extends: classic\ntype: {tip: {size: 7.9}}\n", "bad-size", 2, 20, ""),
        ("extends: classic\ntype: {tip: {size: 101}}\n", "bad-size", 2, 20, ""),
        ("extends: classic\ntype: {tip: {size: nan}}\n", "bad-number", 2, 20, ""),
        ("extends: classic\ntype: {tip: {step: 0}}\n", "bad-number", 2, 20, ""),
        ("extends: classic\ntype: {tip: {step: 3}}\n", "bad-size", 2, 20, "at least 3.2"),
        ("extends: classic\nspace: {hair: -1}\n", "bad-number", 2, 15, ""),
        ("extends: classic\nspace: {hair: {a: 1}}\n", "bad-theme", 2, 15, ""),
        ("extends: classic\nspace: [1]\n", "bad-theme", 2, 8, ""),
        ("extends: classic\nbox: {width: 8}\n", "bad-number", 2, 14, ""),
        ("extends: classic\nbox: {least_height: 7}\n", "bad-number", 2, 21, ""),
        ("extends: classic\npage: {columns: 0}\n", "bad-number", 2, 17, ""),
        ("extends: classic\npage: {columns: 11}\n", "bad-number", 2, 17, ""),
        ("extends: classic\npage: {columns: 12.5}\n", "bad-number", 2, 17, ""),
        ("extends: classic\ntype: {tip: {size: 20}}\n", "bad-size", 2, 20, "at least 7.1"),
        ("extends: classic\npage: {columns: 24}\n", "bad-page", 2, 17, "fewer"),
        ("extends: classic\npage: {left: 30, column: 15}\n", "bad-page", 2, 26, "narrower"),
        ("extends: classik\n", "unknown-theme", 1, 10, "classic"),
        ("extends: [classic]\n", "bad-theme", 1, 10, ""),
        ("name: [a]\nextends: classic\n", "bad-theme", 1, 7, ""),
        ("- classic\n", "bad-theme", 1, 1, ""),
        ("type: {title: {size: 12}}\n", "incomplete-theme", 1, 1, "begin it with `extends: classic`"),
        ("name: bare\n", "incomplete-theme", 1, 1, "begin it with `extends: classic`"),
    ],
)
def test_an_error_stands_where_it_was_made(
    tmp_path: Path, text: str, code: str, line: int, column: int, hint: str
) -> None:
    theme, problems = read(tmp_path, text)
    assert theme is None
    (problem,) = problems
    assert problem.span is not None
    assert (problem.code, problem.span.line, problem.span.column) == (code, line, column)
    assert problem.span.file.endswith("own.yaml")
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "hint"),
    [
        ("extends: classic\nlarge: {type: {tip: {size: 13}}}\n", "bad-size", 2, 28, ""),
        ("extends: classic\nlarge: {type: {tip: {step: 3.3}}}\n", "bad-size", 2, 28, "at least 4.9"),
        ("extends: classic\nlarge: {typ: {}}\n", "unknown-role", 2, 9, 'did you mean "type"?'),
        ("extends: classic\nlarge: {type: {tipp: {size: 15}}}\n", "unknown-role", 2, 16, 'did you mean "tip"?'),
        ("extends: classic\nlarge: {type: {tip: {weight: bold}}}\n", "unknown-role", 2, 22, "there are: size, step"),
        ("extends: classic\nlarge: {colors: {}}\n", "unknown-role", 2, 9, "there are: type,"),
        ("extends: classic\nlarge: {box: {tick_main: 20}}\n", "bad-number", 2, 26, ""),
        ("extends: classic\nlarge: {box: 3}\n", "bad-theme", 2, 14, ""),
        ("extends: classic\nlarge: 3\n", "bad-theme", 2, 8, ""),
        ("extends: classic\nlarge.type: {tip: {size: 15}}\n", "unknown-role", 2, 1, "large"),
        ("extends: classic\nlarge: {page: {left: 60}}\n", "bad-page", 2, 22, "fewer"),
    ],
)
def test_errors_of_large_print_stand_where_they_were_made(
    tmp_path: Path, text: str, code: str, line: int, column: int, hint: str
) -> None:
    theme, problems = read(tmp_path, text)
    assert theme is None
    (problem,) = problems
    assert problem.span is not None
    assert (problem.code, problem.span.line, problem.span.column) == (code, line, column)
    assert hint in problem.hint


def large(folder: Path, text: str) -> Theme:
    path, out = folder / "own.yaml", Diagnostics()
    path.write_text(text, encoding="utf-8")
    theme = load_theme(str(path), Files(), out, large=True)
    assert theme is not None, [problem.message for problem in out]
    return theme


@pytest.mark.parametrize("name", themes())
def test_large_print_is_large_in_every_theme(name: str) -> None:
    usual, theme = (load_theme(name, Files(), Diagnostics(), large=large) for large in (False, True))
    assert usual is not None
    assert theme is not None
    assert min(style.size for style in theme.type.values()) == LEAST_LARGE
    assert all(style.size >= usual.type[role].size for role, style in theme.type.items())
    assert all(style.step >= 1.1 * style.size for style in theme.type.values() if style.size < 20)
    assert min(line.width for line in theme.lines.values()) >= 1
    box = {role: size / MM for role, size in theme.box.items()}
    assert (box["least_width"], box["least_height"]) == pytest.approx((20, 12))
    assert (box["tick_main"], box["tick_list"], box["writing"]) == pytest.approx((9, 6, 12))
    assert (usual.large, theme.large) == (False, True)
    assert theme.grow == pytest.approx(1.625)


def test_nothing_of_a_theme_becomes_smaller_in_large_print(tmp_path: Path) -> None:
    theme = large(tmp_path, "extends: classic\ntype: {title: {size: 50, step: 20}}\nbox: {width: 26}\n")
    assert theme.type["title"].size == 50
    assert theme.type["title"].step == pytest.approx(20 * MM)
    assert theme.box["width"] == pytest.approx(26 * MM)


def test_a_theme_may_say_what_large_print_is(tmp_path: Path) -> None:
    theme = large(tmp_path, "extends: classic\nlarge: {type: {tip: {size: 18, step: 8}}, lines: {box: {width: 1.5}}}\n")
    assert (theme.type["tip"].size, theme.lines["box"].width) == (18, 1.5)
    assert theme.type["label"].size == LEAST_LARGE


def test_a_theme_without_large_print_grows_in_proportion(tmp_path: Path) -> None:
    text = (PACKAGE / "themes" / "classic.yaml").read_text(encoding="utf-8")
    theme = large(tmp_path, text[: text.index("# What is larger in large print")])
    assert min(style.size for style in theme.type.values()) == LEAST_LARGE
    assert theme.type["label"].step == pytest.approx(7 * MM)  # 4 mm for 8 points
    assert theme.type["title"].size == 34


def test_columns_are_narrower_between_larger_gutters(tmp_path: Path, classic: Theme) -> None:
    theme = large(tmp_path, "extends: classic\n")
    for name in PAPERS:
        usual, wide = Paper.named(name, classic), Paper.named(name, theme)
        assert wide.content == pytest.approx(usual.content)
        assert wide.gutter == pytest.approx(usual.gutter * theme.grow)
        assert wide.narrow
        assert wide.bottom > usual.bottom


def test_all_errors_are_told_at_once_and_again_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("extends: classic\ncolors: {ink: x}\ntype: {tip: {size: 1}, step: {family: serif}}\n")
    out = Diagnostics()
    for _ in range(2):
        assert load_theme(str(path), Files(), out) is None
    assert [problem.code for problem in out] == ["bad-color", "bad-size", "unknown-role"]


def test_earlier_errors_do_not_spoil_a_theme() -> None:
    out = Diagnostics()
    out.error("other", "something else", None)
    assert load_theme("classic", Files(), out) is not None


def test_an_unknown_name_gets_the_nearest_and_a_missing_file_an_error(tmp_path: Path) -> None:
    out = Diagnostics()
    assert load_theme("clasic", Files(), out) is None
    assert load_theme(str(tmp_path / "no.yaml"), Files(), out) is None
    assert [(problem.code, problem.hint) for problem in out] == [
        ("unknown-theme", 'did you mean "classic"?'),
        ("no-such-file", ""),
    ]


GROUPS = {"run": "type", "style": "type", "line": "lines"}
TABLES = ("colors", "type", "lines", "space", "page", "box")


def asked() -> Iterator[tuple[str, str, str]]:
    """``(group, role, place)`` of each role that code names: ``kit.run(text, "role")``, ``theme.box["role"]``."""
    for path in sorted([*(PACKAGE / "pages").glob("*.py"), *(PACKAGE / "typeset").glob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            place = f"{path.name}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in GROUPS:
                owner = ast.unparse(node.func.value)
                if owner.split(".")[-1] != "kit" and path.name != "kit.py":
                    continue
                roles = node.args[1:2] if node.func.attr == "run" else node.args[:1]
                roles += [word.value for word in node.keywords if word.arg == "role"]
                yield from ((GROUPS[node.func.attr], role, place) for role in literals(roles))
                colors = [word.value for word in node.keywords if word.arg == "color"]
                yield from (("colors", role, place) for role in literals(colors) if role)
            elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute):
                table, owner = node.value.attr, ast.unparse(node.value.value)
                if table in TABLES and owner.split(".")[-1] == "theme":
                    yield from ((table, role, place) for role in literals([node.slice]))


def literals(nodes: list[ast.expr]) -> Iterator[str]:
    """The texts that an expression may give, as far as they stand in it."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from literals([node.body, node.orelse])
        elif isinstance(node, ast.BoolOp):
            yield from literals(node.values)


def test_every_role_that_code_names_is_in_the_theme(classic: Theme) -> None:
    found = list(asked())
    assert len(found) > 40
    assert {group for group, _, _ in found} >= {"type", "lines", "space", "box", "colors"}
    assert [(group, role, place) for group, role, place in found if role not in getattr(classic, group)] == []


@pytest.mark.parametrize("text", ["https://www.youtube.com/watch?v=pUdIL5x0fWg", "https://example.org/é", "a" * 500])
def test_a_qr_code_has_the_modules_that_segno_makes(text: str) -> None:
    code = segno.make(text, error="m", micro=False, boost_error=False)
    assert qr_rows(text) == tuple(tuple(int(module) for module in row) for row in code.matrix)
    assert code.error == "M"
