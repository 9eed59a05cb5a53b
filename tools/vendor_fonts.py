"""Makes fonts/: static faces of Roboto and Roboto Condensed, and beside each what planner needs to measure text.

    python tools/vendor_fonts.py [FOLDER]

The sources are the variable fonts of the PyPI packages fontpkg-roboto and fontpkg-roboto-condensed. The result depends
on nothing but them and the version of fontTools: no dates, no hinting.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from fontTools import __version__ as fonttools_version
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import OverlapMode, instantiateVariableFont

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from planner.typeset.face import Metrics

ROMAN, ITALIC = "Roboto[wdth,wght].ttf", "Roboto-Italic[wdth,wght].ttf"
CONDENSED, CONDENSED_ITALIC = "RobotoCondensed[wght].ttf", "RobotoCondensed-Italic[wght].ttf"
PACKAGES = {"fontpkg_roboto": (ROMAN, ITALIC), "fontpkg_roboto_condensed": (CONDENSED, CONDENSED_ITALIC)}
UNHINTED = ("fpgm", "prep", "cvt ", "cvar", "gasp", "hdmx", "VDMX", "LTSH")
PRIVATE_USE = range(0xE000, 0xF900)
EXPECTED = "0123456789\u00d7\u2013\u2212\u00b0\u00bd\u00e9\u0141\u0416\u03a9\u2009\ufffd\u2022\u2026\u2265\u2264\u25a1"


class Static(NamedTuple):
    """A face to make: its PostScript name, the file it is cut from, its style and weight."""

    name: str
    source: str
    style: str
    weight: int


FACES = (
    Static("Roboto-Regular", ROMAN, "Regular", 400),
    Static("Roboto-Italic", ITALIC, "Italic", 400),
    Static("Roboto-Medium", ROMAN, "Medium", 500),
    Static("Roboto-Bold", ROMAN, "Bold", 700),
    Static("Roboto-BoldItalic", ITALIC, "Bold Italic", 700),
    Static("RobotoCondensed-Regular", CONDENSED, "Regular", 400),
    Static("RobotoCondensed-Italic", CONDENSED_ITALIC, "Italic", 400),
    Static("RobotoCondensed-Medium", CONDENSED, "Medium", 500),
    Static("RobotoCondensed-Bold", CONDENSED, "Bold", 700),
)

README = """# Fonts

Roboto and Roboto Condensed, under the SIL Open Font License 1.1 (`OFL.txt`).

`python tools/vendor_fonts.py` made everything in this folder; do not edit it. The sources are the variable fonts of

| package | release | font |
|---|---|---|
| fontpkg-roboto | {roboto} | Roboto, {roboto_version} |
| fontpkg-roboto-condensed | {condensed} | Roboto Condensed, {condensed_version} |

cut to one weight each with fontTools {fonttools}; hinting is dropped, because paper needs none. The same sources and
the same fontTools give the same bytes.

Beside each `NAME.ttf` stands `NAME.face`: character widths, glyph numbers, kerning classes and the measures of a font
descriptor, in the form that `planner/typeset/face.py` reads in about a millisecond. Outlines are read only when a font
is embedded.

Digits have one width in all faces. What the faces lack and planner supplies: the narrow no-break space (U+202F), which
is drawn as wide as the thin space. The white square (U+25A1)
is drawn by the script: it stands for characters that no face has. Arrows, check marks and boxes are shapes.
"""


def main(folder: Path) -> None:
    """Fills ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = {
        name: Path(str(files(package))) / "files" / name for package, names in PACKAGES.items() for name in names
    }
    versions: dict[str, str] = {}
    for face in FACES:
        path = folder / f"{face.name}.ttf"
        cut(sources[face.source], face, path)
        font = TTFont(path)
        check(font, face)
        measures = metrics(font)
        path.with_suffix(".face").write_bytes(measures.pack())
        versions[face.source] = font["name"].getDebugName(5).split(";")[0].lower()
        print(f"{face.name}: {path.stat().st_size:,} bytes, {len(measures.kerning)} kerning values")
    shutil.copyfile(Path(str(files("fontpkg_roboto"))) / "LICENSE", folder / "OFL.txt")
    readme = README.format(
        roboto=version("fontpkg-roboto"),
        roboto_version=versions[ROMAN],
        condensed=version("fontpkg-roboto-condensed"),
        condensed_version=versions[CONDENSED],
        fonttools=fonttools_version,
    )
    (folder / "README.md").write_text(readme, encoding="utf-8")


def cut(source: Path, face: Static, path: Path) -> None:
    """Writes one instance of a variable font as a static one, without hinting and with the dates of its source."""
    font = TTFont(source, recalcTimestamp=False)
    limits: dict[str, float] = {"wght": face.weight}
    if any(axis.axisTag == "wdth" for axis in font["fvar"].axes):
        limits["wdth"] = 100
    font = instantiateVariableFont(font, limits, overlap=OverlapMode.KEEP_AND_SET_FLAGS, updateFontNames=False)
    for tag in (*UNHINTED, "STAT"):
        if tag in font:
            del font[tag]
    for glyph in font["glyf"].keys():  # noqa: SIM118 - this table is no mapping
        font["glyf"][glyph].removeHinting()
    add_square(font)
    rename(font, face)
    font.save(path, reorderTables=True)


def add_square(font: Any) -> None:
    """A white square, U+25A1, if the font has none: planner prints it for a character that no font has."""
    if 0x25A1 in font.getBestCmap():
        return
    em = font["head"].unitsPerEm
    side, edge, bearing, line = 0.62 * em, 0.0, 0.07 * em, 0.055 * em
    pen = TTGlyphPen(None)
    outer, inner = (bearing, edge, bearing + side, edge + side), (bearing + line, edge + line)
    for left, bottom, right, top, clockwise in (
        (*outer, True),
        (*inner, bearing + side - line, edge + side - line, False),
    ):
        corners = [(left, bottom), (left, top), (right, top), (right, bottom)]
        pen.moveTo(tuple(map(round, corners[0])))
        for corner in corners[1:] if clockwise else reversed(corners[1:]):
            pen.lineTo(tuple(map(round, corner)))
        pen.closePath()
    font.setGlyphOrder([*font.getGlyphOrder(), "uni25A1"])
    font["glyf"]["uni25A1"] = pen.glyph()
    font["hmtx"]["uni25A1"] = (round(side + 2 * bearing), round(bearing))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x25A1] = "uni25A1"


def rename(font: Any, face: Static) -> None:
    """The names of a family of four styles where the style is one of them, else of a family of its own."""
    names = font["name"]
    family = names.getDebugName(16) or names.getDebugName(1)
    four = face.style in ("Regular", "Italic", "Bold", "Bold Italic")
    wanted = {
        1: family if four else f"{family} {face.style}",
        2: face.style if four else "Regular",
        3: f"{names.getDebugName(5)};{face.name}",
        4: f"{family} {face.style}",
        6: face.name,
        16: None if four else family,
        17: None if four else face.style,
        25: None,
    }
    for number, value in wanted.items():
        names.removeNames(nameID=number)
        if value is not None:
            names.setName(value, number, 3, 1, 0x409)
    bold, italic = face.weight >= 700, "Italic" in face.style
    font["OS/2"].usWeightClass = face.weight
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | 0x20 * bold | 0x01 * italic
    if not bold and not italic:
        font["OS/2"].fsSelection |= 0x40
    font["head"].macStyle = 1 * bold | 2 * italic


def check(font: Any, face: Static) -> None:
    """Raises ValueError for a source that has changed so much that planner would suffer."""
    cmap, widths = font.getBestCmap(), font["hmtx"].metrics
    missing = [f"U+{ord(char):04X}" for char in EXPECTED if ord(char) not in cmap]
    if missing:
        raise ValueError(f"{face.name} lacks {', '.join(missing)}")
    if len({widths[cmap[ord(digit)]][0] for digit in "0123456789"}) != 1:
        raise ValueError(f"the digits of {face.name} have different widths")


def metrics(font: Any) -> Metrics:
    """The measures of a static font, as planner reads them."""
    cmap = {point: glyph for point, glyph in sorted(font.getBestCmap().items()) if point not in PRIVATE_USE}
    head, os2 = font["head"], font["OS/2"]
    em = head.unitsPerEm
    left, right, kerning = classes(pairs(font, cmap))
    return Metrics(
        em=em,
        ascent=font["hhea"].ascent,
        descent=font["hhea"].descent,
        cap_height=os2.sCapHeight,
        x_height=os2.sxHeight,
        box=(head.xMin, head.yMin, head.xMax, head.yMax),
        stem=50 + round((os2.usWeightClass / 65) ** 2),  # a rule of thumb: fonts do not say
        italic_angle=font["post"].italicAngle,
        glyphs={point: font.getGlyphID(glyph) for point, glyph in cmap.items()},
        advances={point: font["hmtx"][glyph][0] for point, glyph in cmap.items()},
        left=left,
        right=right,
        kerning=kerning,
    )


def script(first: int, second: int) -> str:
    """The OpenType script by which two characters are kerned; punctuation goes with Latin."""
    for point in (first, second):
        if 0x370 <= point < 0x400 or 0x1F00 <= point < 0x2000:
            return "grek"
        if 0x400 <= point < 0x530:
            return "cyrl"
    return "latn"


def pairs(font: Any, cmap: Mapping[int, str]) -> dict[tuple[int, int], int]:
    """``{(first, second): font units}`` from the kern feature of GPOS.

    Pairs with a space are left out, so that the width of a line is the sum of its words.
    """
    points: dict[str, list[int]] = {}
    for point, glyph in cmap.items():
        if not chr(point).isspace():
            points.setdefault(glyph, []).append(point)
    gpos = font["GPOS"].table
    lookups = {
        record.ScriptTag: sorted(
            index
            for feature in (gpos.FeatureList.FeatureRecord[i] for i in record.Script.DefaultLangSys.FeatureIndex)
            if feature.FeatureTag == "kern"
            for index in feature.Feature.LookupListIndex
        )
        for record in gpos.ScriptList.ScriptRecord
    }
    values = {index: lookup_pairs(gpos.LookupList.Lookup[index], points) for index in set().union(*lookups.values())}
    found: dict[tuple[int, int], int] = {}
    for one, other in sorted(set().union(*values.values())):
        for first in points[one]:
            for second in points[other]:
                kern = sum(values[index].get((one, other), 0) for index in lookups[script(first, second)])
                if kern:
                    found[first, second] = kern
    return found


def lookup_pairs(lookup: Any, glyphs: Iterable[str]) -> dict[tuple[str, str], int]:
    """``{(glyph, glyph): font units}`` of one lookup: the first subtable that knows a pair decides."""
    wanted = set(glyphs)
    found: dict[tuple[str, str], int] = {}
    for table in (getattr(subtable, "ExtSubTable", subtable) for subtable in lookup.SubTable):
        if table.LookupType != 2:
            raise ValueError("kerning other than by pairs")
        for place, first in enumerate(table.Coverage.glyphs):
            if first not in wanted:
                continue
            if table.Format == 1:
                known = {record.SecondGlyph: record.Value1 for record in table.PairSet[place].PairValueRecord}
            else:
                row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record
                known = {glyph: row[table.ClassDef2.classDefs.get(glyph, 0)].Value1 for glyph in wanted}
            for second in known.keys() & wanted:
                found.setdefault((first, second), getattr(known[second], "XAdvance", 0) or 0)
    return {pair: value for pair, value in found.items() if value}


def classes(found: Mapping[tuple[int, int], int]) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    """Pairs folded without loss: characters that kern alike share a class, as Metrics describes them."""
    rows: dict[int, dict[int, int]] = {}
    columns: dict[int, dict[int, int]] = {}
    for (first, second), value in found.items():
        rows.setdefault(first, {})[second] = value
        columns.setdefault(second, {})[first] = value

    def fold(side: Mapping[int, Mapping[int, int]]) -> dict[int, int]:
        known: dict[tuple[tuple[int, int], ...], int] = {}
        return {point: known.setdefault(tuple(sorted(side[point].items())), len(known) + 1) for point in sorted(side)}

    left, right = fold(rows), fold(columns)
    if max(right.values(), default=0) >= 1 << 12:
        raise ValueError("more kerning classes than a key has room for")
    kerning = {left[first] << 12 | right[second]: value for (first, second), value in found.items()}
    return left, right, dict(sorted(kerning.items()))


if __name__ == "__main__":
    main(Path(__file__).resolve().parent.parent / "fonts")
