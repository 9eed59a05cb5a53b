"""Faces: measures against the font files, strings for PDF, subsets, and what a face lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from planner.files import shipped
from planner.typeset.face import IGNORED, Face, Metrics, MissingGlyphError, code_of, faces, subsets, visible

NAMES = [
    "Roboto-Bold",
    "Roboto-BoldItalic",
    "Roboto-Italic",
    "Roboto-Medium",
    "Roboto-Regular",
    "RobotoCondensed-Bold",
    "RobotoCondensed-Italic",
    "RobotoCondensed-Medium",
    "RobotoCondensed-Regular",
]
DRAWN = "".join(chr(point) for point in sorted(faces()["Roboto-Regular"].advances) if point > 32)
TEXTS = st.text(alphabet=DRAWN + " \u00a0\u2009\u202f\u00ad", max_size=30)


@pytest.fixture(params=NAMES)
def face(request: pytest.FixtureRequest) -> Face:
    return faces()[str(request.param)]


@pytest.fixture
def regular() -> Face:
    return faces()["Roboto-Regular"]


def font_file(face: Face) -> Any:
    return TTFont(shipped("fonts") / f"{face.name}.ttf")


def strings(operators: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """(subset, code) of every glyph that the operators draw."""
    for subset, operator in operators:
        for string in re.findall(r"\(((?:\\\d{3}|[^()\\])*)\)", operator):
            for char in re.findall(r"\\\d{3}|[^\\]", string, re.DOTALL):
                yield subset, int(char[1:], 8) if len(char) == 4 else ord(char)


def kerns(operators: list[tuple[int, str]]) -> float:
    """The sum of the movements in TJ arrays, in 1/1000 em."""
    return sum(float(v) for _, op in operators for v in re.findall(r"\) (-?[\d.]+(?:e-?\d+)?) \(", op))


def test_every_face_is_listed_and_named_by_its_postscript_name(face: Face) -> None:
    assert list(faces()) == NAMES
    assert font_file(face)["name"].getDebugName(6) == face.name


def test_faces_are_loaded_once() -> None:
    assert faces()["Roboto-Bold"] is faces()["Roboto-Bold"]
    with pytest.raises(KeyError):
        faces()["Comic Sans"]


def test_measures_agree_with_the_font_file(face: Face) -> None:
    font = font_file(face)
    cmap, em = font.getBestCmap(), font["head"].unitsPerEm
    assert all(
        face.advances[point] == pytest.approx(font["hmtx"][cmap[point]][0] * 1000 / em, abs=0.001)
        for point in face.advances
    )
    assert face.ascent == font["hhea"].ascent / em
    assert face.descent == font["hhea"].descent / em < 0
    assert face.cap_height == font["OS/2"].sCapHeight / em
    assert face.x_height == font["OS/2"].sxHeight / em


def test_no_hinting_and_no_date_of_making_in_the_fonts(face: Face) -> None:
    font = font_file(face)
    assert not {"fpgm", "prep", "cvt ", "fvar", "gvar"} & set(font.keys())
    assert all(
        not glyph.program.getBytecode()
        for glyph in map(font["glyf"].__getitem__, font["glyf"].keys())
        if hasattr(glyph, "program")
    )


def test_what_pages_need_is_there(face: Face) -> None:
    assert all(face.has(char) for char in "0123456789×–—−°½éŁłČřŐşЖяЇΩά•…≥≤≠“”‘’„€№ \u00a0\u2009\u202f\u25a1")
    assert len({face.advances[ord(digit)] for digit in "0123456789"}) == 1


def test_metrics_survive_packing(face: Face) -> None:
    assert Metrics.unpack(face.metrics.pack()) == face.metrics


@pytest.mark.parametrize("damage", [b"", b"FACE", b"OTTO" + bytes(80)])
def test_a_foreign_face_file_is_refused(damage: bytes) -> None:
    with pytest.raises(ValueError, match="face file"):
        Metrics.unpack(damage)


def test_a_cut_face_file_is_refused(regular: Face) -> None:
    with pytest.raises(ValueError, match=r"."):
        Metrics.unpack(regular.metrics.pack()[:-2])


def test_kerning_is_that_of_the_font(face: Face) -> None:
    """A pair that designers always kern, one they do not, and one in Cyrillic, against GPOS read anew."""
    font = font_file(face)
    cmap, gpos, em = font.getBestCmap(), font["GPOS"].table, font["head"].unitsPerEm

    def pair(first: str, second: str, script: str) -> float:
        record = next(r for r in gpos.ScriptList.ScriptRecord if r.ScriptTag == script)
        features = [gpos.FeatureList.FeatureRecord[i] for i in record.Script.DefaultLangSys.FeatureIndex]
        total = 0
        for index in (i for f in features if f.FeatureTag == "kern" for i in f.Feature.LookupListIndex):
            for table in gpos.LookupList.Lookup[index].SubTable:
                left, right = cmap[ord(first)], cmap[ord(second)]
                if left not in table.Coverage.glyphs:
                    continue
                if table.Format == 1:
                    records = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
                    found = [r.Value1 for r in records if r.SecondGlyph == right]
                else:
                    row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)].Class2Record
                    found = [row[table.ClassDef2.classDefs.get(right, 0)].Value1]
                if found:
                    total += getattr(found[0], "XAdvance", 0) or 0
                    break
        return float(total * 1000 / em)

    for first, second, script in (("A", "V", "latn"), ("n", "n", "latn"), ("Г", "о", "cyrl"), ("T", "č", "latn")):
        kern = face.units(first + second) - face.units(first) - face.units(second)
        assert kern == pytest.approx(pair(first, second, script), abs=0.06), first + second
    assert face.units("AV") < face.units("A") + face.units("V")


@given(TEXTS)
def test_a_line_is_as_wide_as_what_is_drawn(text: str) -> None:
    face = faces()["Roboto-Regular"]
    shown = face.show(text)
    drawn = sum(face.advances[subsets(text)[subset][code]] for subset, code in strings(shown))
    assert face.units(text) == pytest.approx(drawn - kerns(shown), abs=0.01)
    assert face.width(text, 12) == pytest.approx(face.units(text) * 0.012)


@given(TEXTS)
def test_what_is_drawn_reads_as_the_text(text: str) -> None:
    face = faces()["Roboto-Regular"]
    known = subsets(text)
    read = "".join(chr(known[subset][code]) for subset, code in strings(face.show(text)))
    plain = re.sub("[\u00a0\u2000-\u200a\u202f]", " ", text)
    assert read == "".join(char for char in plain if char not in IGNORED)


@given(TEXTS, TEXTS)
def test_words_add_up_to_their_line(first: str, second: str) -> None:
    face = faces()["RobotoCondensed-Bold"]
    if all(map(face.has, first + second)):
        together = face.units(f"{first} {second}")
        assert together == pytest.approx(face.units(first) + face.units(" ") + face.units(second))


def test_glyph_codes_leave_room_for_the_space_in_every_subset() -> None:
    assert code_of(ord("A")) == (0, 65)
    assert code_of(0xE9) == (0, 0xE9)
    codes = {code_of(point) for point in range(256, 0x10000)}
    assert len(codes) == 0x10000 - 256
    assert all(subset >= 1 and 0x80 <= code <= 0xFF for subset, code in codes)


def test_strings_hold_no_slash_and_no_bare_parenthesis(regular: Face) -> None:
    assert regular.show(r"a/b(c)\d") == [(0, r"(a\057b\050c\051\134d)Tj")]


def test_a_narrow_no_break_space_is_a_plain_space_drawn_narrower(regular: Face) -> None:
    thin = regular.advances[0x2009]
    assert regular.units("10\u202fkg") == pytest.approx(regular.units("10") + thin + regular.units("kg"))
    assert thin < regular.units(" ")
    assert [code for _, code in strings(regular.show("10\u202fk"))] == [0x31, 0x30, 0x20, 0x6B]


def test_hints_for_breaking_are_not_seen(regular: Face) -> None:
    assert regular.show("over\u00adhead\u200b") == regular.show("overhead")
    assert regular.units("over\u00adhead") == regular.units("overhead")


def test_a_missing_character_is_a_bug_at_this_level(regular: Face) -> None:
    with pytest.raises(MissingGlyphError, match=r"Roboto-Regular has no glyph for U\+2192 in 'a→b'"):
        regular.show("up a→b")


def test_text_is_made_visible(regular: Face) -> None:
    assert visible("plain", regular) == ("plain", ())
    assert visible("b→a☐→\n", regular) == ("b□a□□□", ("\n", "→", "☐"))


def test_a_face_without_replacement_character_takes_a_question_mark(regular: Face) -> None:
    metrics = regular.metrics
    few = {point: width for point, width in metrics.advances.items() if point < 128}
    assert visible("a→", Face("Few", metrics._replace(advances=few), Path("none"))) == ("a?", ("→",))


def test_a_subset_has_the_outlines_of_the_font_and_no_others(face: Face) -> None:
    codes = subsets("AéÅ½fiŠ")[0]
    whole, part = font_file(face), TTFont(BytesIO(face.embedded(codes)))
    assert set(part.keys()) >= {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"}
    cmap = part["cmap"].getcmap(1, 0).cmap
    assert {code for code, glyph in cmap.items() if glyph != ".notdef"} == set(codes)
    for code, point in codes.items():
        old, new = DecomposingRecordingPen(whole.getGlyphSet()), DecomposingRecordingPen(part.getGlyphSet())
        whole.getGlyphSet()[whole.getBestCmap()[point]].draw(old)
        part.getGlyphSet()[cmap[code]].draw(new)
        assert new.value == old.value, chr(point)
        assert part["hmtx"][cmap[code]] == whole["hmtx"][whole.getBestCmap()[point]]
    assert part["maxp"].numGlyphs < 20


def test_a_subset_is_the_same_in_any_order(regular: Face) -> None:
    codes = subsets("zebra é")[0]
    assert regular.embedded(codes) == regular.embedded(dict(reversed(codes.items())))


def test_checksums_of_a_subset_are_right(regular: Face) -> None:
    data = regular.embedded(subsets("Ab")[0])
    padded = data + bytes(-len(data) % 4)
    words = sum(int.from_bytes(padded[at : at + 4]) for at in range(0, len(padded), 4)) & 0xFFFFFFFF
    assert words == 0xB1B0AFBA
    assert TTFont(BytesIO(data), checkChecksums=2)["head"].magicNumber == 0x5F0F3CF5
