"""Drawings: read and judged, then one vector form for each frame, in the colours of a theme and an ink."""

from __future__ import annotations

import gzip
import itertools
import json
import time
import tracemalloc
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import Diagnostics, Severity, Span
from planner.figures import data
from planner.files import Files
from planner.typeset import drawing as format_
from planner.typeset.drawing import Drawing, Extent, Frame, Layer, covered, extent, read_drawing, whole_path
from planner.typeset.figure import Figure, Form, Palette, Stencil, Style
from planner.typeset.measure import Color
from planner.typeset.page import Page, Rect
from planner.typeset.resources import Store
from planner.typeset.section import Area, typeset
from planner.typeset.structure import Elem
from planner.typeset.theme import INKS, MM, Theme, load_theme
from tests.drawings import Record, box, frame, packed, record
from tests.typeset.conftest import MakeKit

HERE = Span.point("squat.json.gz")
LARGE = Style(fine=True, around=True, room=(87 * MM, 54 * MM))
SMALL = Style(fine=False, around=False, room=(27 * MM, 14 * MM))


def read(raw: bytes) -> tuple[Drawing | None, list[str]]:
    out = Diagnostics()
    found = read_drawing(raw, HERE, out)
    assert all((problem.code, problem.severity) == ("bad-figure", Severity.WARNING) for problem in out)
    assert (found is None) == (len(out) == 1)
    return found, [problem.message for problem in out]


def good(*frames: Record) -> Drawing:
    found, problems = read(packed(record(*frames)))
    assert found is not None, problems
    return found


def inked(ink: str) -> Theme:
    theme = load_theme("classic", Files(), Diagnostics(), ink=ink)
    assert theme is not None
    return theme


def palette(ink: str = "color") -> Palette:
    return Palette(inked(ink).figure, hatched=ink != "color")


def frame_form(frame: Frame, palette: Palette, style: Style) -> Form:
    return Stencil(frame).form(palette, style)


def frame_extent(frame: Frame, style: Style) -> Extent:
    return frame_form(frame, palette(), style).extent


def content(frame: Frame, style: Style = LARGE, ink: str = "color") -> str:
    return zlib.decompress(frame_form(frame, palette(ink), style).resource.data).decode("ascii")


def test_the_format_is_the_one_that_drawings_are_built_in() -> None:
    assert (format_.FORMAT, format_.ROLES) == (data.FORMAT, data.ROLES)
    assert (format_.FINE, format_.AROUND) == (data.FINE, data.AROUND)


def test_a_drawing_is_read_as_it_was_built() -> None:
    start = data.Frame("start", (1, 2), 900, 3600, 80, (data.Layer("skin", (tuple(box(1, 2, 30, 40)),)),))
    built = data.Drawing("squat", 1, (start, replace(start, name="finish", steps=())))
    found, _ = read(data.encode(built))
    assert found is not None
    assert found.thumb == 1
    assert [(one.name, one.steps, one.width, one.height, one.floor) for one in found.frames] == [
        ("start", (1, 2), 900, 3600, 80),
        ("finish", (), 900, 3600, 80),
    ]
    assert [layer.role for layer in found.frames[0].layers] == ["skin"]
    assert found.frames[0].layers[0].paths == (whole_path(box(1, 2, 30, 40)),)


def changed(change: Callable[[Record], object]) -> Record:
    found = record()
    change(found)
    return found


def first_path(drawing: Record) -> list[object]:
    path: list[object] = drawing["frames"][0]["layers"][0][1][0]
    return path


def with_path(path: object) -> Record:
    return changed(lambda d: d["frames"][0]["layers"].append(["skin", [path]]))


HOSTILE: dict[str, tuple[object, str]] = {
    "a list": ([], "damaged"),
    "nothing": ({}, "format"),
    "a newer format": (record() | {"format": 2}, "format"),
    "other units": (record() | {"unit": 0.05}, "format"),
    "no frames": (record() | {"frames": []}, "no frames"),
    "many frames": (record(*[frame("start")] * 5), "over 4"),
    "frames that are no list": (record() | {"frames": {"a": 1}}, "no frames"),
    "a frame that is no map": (record() | {"frames": [None]}, "damaged"),
    "an unknown frame": (record(frame("jump")), "without a known name"),
    "a frame named by a list": (changed(lambda d: d["frames"][0].update(name=["start"])), "without a known name"),
    "a thumb out of range": (record() | {"thumb": 2}, "thumb"),
    "a thumb that is true": (record() | {"thumb": True}, "thumb"),
    "steps that are none": (changed(lambda d: d["frames"][0].update(steps=[0])), "steps"),
    "many steps": (changed(lambda d: d["frames"][0].update(steps=[1] * 31)), "steps"),
    "no width": (changed(lambda d: d["frames"][0].update(width=0)), "width"),
    "a huge height": (changed(lambda d: d["frames"][0].update(height=10**9)), "height"),
    "a floor above the frame": (changed(lambda d: d["frames"][0].update(floor=1801)), "floor"),
    "frames of two heights": (changed(lambda d: d["frames"][0].update(height=1700)), "differ in height"),
    "an unknown role": (changed(lambda d: d["frames"][0]["layers"].append(["blood", []])), "role"),
    "a role that is a map": (changed(lambda d: d["frames"][0]["layers"].append([{}, []])), "role"),
    "a layer of three": (changed(lambda d: d["frames"][0]["layers"].append(["skin", [], 1])), "damaged"),
    "many layers": (changed(lambda d: d["frames"][0].update(layers=[["skin", []]] * 201)), "layers"),
    "a path cut short": (changed(lambda d: first_path(d).pop()), "not whole"),
    "a path of a point": (with_path([1, 2]), "not whole"),
    "a path that is a map": (with_path({}), "not whole"),
    "a sign that is none": (with_path("OOOOOOO "), "not whole"),
    "a sign from elsewhere": (with_path("OOOOOOO×"), "not whole"),
    "a number cut short": (with_path("OOOOOOO}O"), "not whole"),
    "a long number cut short": (with_path("OOOOOOO~OO"), "not whole"),
    "a number out of range": (with_path([20_000, *[0] * 7]), "out of range"),
    "a handle out of range": (with_path([0, 0, 10_001, *[0] * 5]), "out of range"),
    "a path that runs away": (with_path([0, 0, *[0, 0, 0, 0, 4000, 0] * 9]), "out of the frame"),
    "many numbers": (with_path([0, 0, *[0] * 600_000]), "over 200,000 numbers"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_drawing_is_a_warning(what: str) -> None:
    drawing, reason = HOSTILE[what]
    found, problems = read(packed(drawing))
    assert found is None
    assert reason in problems[0]


RAW = {
    "nothing": b"",
    "a text": b"squat",
    "no JSON": gzip.compress(b"{"),
    "no end": packed(record())[:-20],
    "a false sum": packed(record())[:-8] + b"\0" * 8,
    "nested without end": gzip.compress(b"[" * 400_000),
    "a number without end": gzip.compress(b"9" * 400_000),
    "not UTF-8": gzip.compress(b'{"format": "\xff"}'),
    "zlib": zlib.compress(json.dumps(record()).encode("ascii")),
    "a bomb": gzip.compress(b" " * 50_000_000),
    "many lists": gzip.compress(b"[" + b"[]," * 600_000 + b"[]]"),
}


@pytest.mark.parametrize("what", RAW)
def test_no_bytes_do_harm(what: str) -> None:
    tracemalloc.start()
    before = time.process_time()
    found, problems = read(RAW[what])
    taken = time.process_time() - before
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found is None
    assert "\n" not in problems[0]
    assert taken < 10  # a tenth of it without tracing
    assert most < 200_000_000


@given(st.lists(st.tuples(*[st.integers(-300, 300)] * 6), min_size=1, max_size=4))
def test_the_extent_of_a_path_is_that_of_its_points(segments: list[tuple[int, ...]]) -> None:
    path = whole_path([0, 0, *itertools.chain(*segments)])
    points = [(0.0, 0.0)]
    x = y = 0
    for ax, ay, bx, by, dx, dy in segments:
        curve = ((x, x + ax, x + dx + bx, x + dx), (y, y + ay, y + dy + by, y + dy))
        for t in (step / 60 for step in range(1, 61)):
            share = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            px, py = (sum(s * c for s, c in zip(share, line, strict=True)) for line in curve)
            points.append((px, py))
        x, y = x + dx, y + dy
    found = extent(path)
    sampled = Extent(*(choose(p[axis] for p in points) for choose, axis in ((min, 0), (min, 1), (max, 0), (max, 1))))
    assert all(a <= b + 1e-6 for a, b in zip(found[:2], sampled[:2], strict=True))
    assert all(a >= b - 1e-6 for a, b in zip(found[2:], sampled[2:], strict=True))
    assert found == pytest.approx(sampled, abs=2)  # 60 samples of a curve of 900 units miss its turn by less
    hull = path.hull
    assert hull.holds(found)
    assert hull.holds(path.ends)
    assert covered([path]) == pytest.approx(found)


def test_small_drawings_lose_thin_lines_and_what_lies_around() -> None:
    start = good().frames[0]
    large, small = frame_extent(start, LARGE), frame_extent(start, SMALL)
    assert large == (50, 20, 395, 1540)
    assert small == pytest.approx((100, 40, 260, 1540), abs=9)  # a line round it is wider than it was traced
    assert len(content(start, SMALL)) < len(content(start, LARGE))
    only_lines = replace(start, layers=tuple(layer for layer in start.layers if layer.role == "line"))
    assert content(only_lines, SMALL).strip() == "1 j"


@pytest.mark.parametrize("height", [14, 18, 23, 36, 54])
def test_no_line_of_a_drawing_is_a_hair(height: float) -> None:
    """Outlines are traced 5.6 units wide, lines 6.2: a small drawing has a line along them."""
    start = good().frames[0]
    point = 1800 / (height * MM)
    made = content(start, Style(fine=True, around=True, room=(87 * MM, height * MM))).split("\n")
    widths = [2 * float(line.split(" w ")[0].split()[-1]) for line in made if line.endswith(" b*")]
    along = [*widths, 0, 0][:2]
    outline, line = (5.6 + along[0] / 2) / point, (6.2 + along[1]) / point
    assert outline >= 0.299
    assert line >= 0.299
    assert max(outline, line) < 0.7
    assert bool(widths) == (height < 36)


def test_a_path_is_written_in_steps_of_two_units() -> None:
    path = [0, 0, 0, 0, 0, 0, 9, 0, 1, 2, 3, 4, 0, 9, 0, 0, -1, -2, -9, 0, 5, 6, 0, 0, 0, -9]
    made = content(good(frame("hold") | {"layers": [["skin", [path]]]}).frames[0])
    assert "0 0 m 0 0 5 0 5 0 c 5 1 6 7 5 5 c 5 5 0 4 0 5 c 3 8 0 0 0 0 c f*" in made


def test_a_number_of_a_form_is_never_written_with_an_exponent() -> None:
    for style in (LARGE, SMALL):
        head = frame_form(good().frames[0], palette("gray"), style).resource.head
        assert b"/Matrix[0.002 0 0 0.002 0 0]" in head
        assert "e-" not in content(good().frames[0], style, "gray")


def test_nothing_is_transparent_and_nothing_is_named() -> None:
    form = frame_form(good().frames[0], palette(), LARGE)
    assert b"/Resources<<>>" in form.resource.head
    assert "/" not in content(good().frames[0])


def rendered(page: Page, store: Store) -> pdfium.PdfBitmap:
    from io import BytesIO

    from planner.typeset.document import Document
    from planner.typeset.face import faces
    from planner.typeset.pdf_metadata import Metadata

    handle = BytesIO()
    with Document(handle, faces(), store, Metadata("A figure")) as document:
        document.section([page])
    return pdfium.PdfDocument(handle.getvalue())[0].render(scale=2)


def printed(make_kit: MakeKit, drawing: Drawing, ink: str = "color") -> tuple[pdfium.PdfBitmap, Extent, float, Page]:
    """The first frame at 54 mm at the upper left of the flow: the page, its box in pixels, pixels to the unit."""
    kit = make_kit()
    form = frame_form(drawing.frames[0], palette(ink), LARGE)
    scale = 54 * MM / form.extent.height
    root = Elem("Sect")
    figure = Figure(form, kit.store, form.extent, scale, root.add("Figure", Alt="A squat"))
    area = Area(kit.paper.top, kit.paper.height - kit.paper.bottom)
    (page,) = typeset(kit, [figure], root, area, area)
    left, top = 2 * kit.paper.left, 2 * kit.paper.top
    return rendered(page, kit.store), Extent(left, 0, left, top), 2 * scale, page


def pixel(found: tuple[pdfium.PdfBitmap, Extent, float, Page], x: float, y: float) -> tuple[int, int, int]:
    bitmap, place, scale, _ = found
    covered = Extent(50, 20, 395, 1540)
    at = (round(place.left + (x - covered.left) * scale), round(place.top + (covered.top - y) * scale))
    return cast("tuple[int, int, int]", bitmap.to_pil().convert("RGB").getpixel(at))


def close(one: tuple[int, int, int], other: Color) -> bool:
    return all(abs(a - 255 * b) <= 2 for a, b in zip(one, other, strict=True))


def test_a_figure_stands_where_its_box_says(make_kit: MakeKit) -> None:
    found = printed(make_kit, good())
    page, theme = found[3], inked("color")
    (node,) = [node for _, node in page.structure[0:1]]
    assert node.tag == "Figure"
    assert node.attrs is not None
    left, bottom, right, top = cast("Rect", node.attrs["BBox"])
    assert top - bottom == pytest.approx(54 * MM, abs=0.01)
    assert right - left == pytest.approx(54 * MM * 345 / 1520, abs=0.01)
    assert node.attrs["Alt"] == "A squat"
    assert close(pixel(found, 160, 1000), theme.figure["skin"])
    assert close(pixel(found, 235, 1000), theme.figure["skin_shade"])
    assert close(pixel(found, 170, 535), theme.figure["primary"])
    assert close(pixel(found, 382, 650), theme.figure["arrow"])
    assert close(pixel(found, 350, 1000), (1, 1, 1))


def test_what_is_seen_through_mixes_with_what_it_covers(make_kit: MakeKit) -> None:
    found = printed(make_kit, good())
    colors = inked("color").figure
    ghost = colors["ghost"]
    assert close(pixel(found, 115, 400), ghost)
    mixed = tuple(a * b for a, b in zip(colors["primary"], ghost, strict=True))
    assert close(pixel(found, 180, 450), (mixed[0], mixed[1], mixed[2]))
    assert not close(pixel(found, 180, 450), colors["primary"])


@pytest.mark.parametrize("ink", ["gray", "light"])
def test_without_colours_the_muscles_that_help_are_hatched(make_kit: MakeKit, ink: str) -> None:
    found = printed(make_kit, good(), ink)
    colors = inked(ink).figure
    row = {pixel(found, x, y) for x in range(165, 210, 2) for y in (250, 275, 300)}
    assert max(row)[0] > 200  # dark lines on a light ground
    assert min(row)[0] < 120
    solid = {pixel(found, x, 535) for x in range(165, 210, 2)}
    assert all(close(spot, colors["primary"]) for spot in solid)
    assert all(spot[0] == spot[1] == spot[2] for spot in row | solid)


def luminance(color: Color) -> float:
    """The relative luminance of WCAG 2."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


BODY = [name + side for name in ("skin", "far_skin", "shorts", "far_shorts", "top") for side in ("", "_shade")]


@pytest.mark.parametrize("ink", INKS)
def test_what_tells_something_stands_out(ink: str) -> None:
    colors = inked(ink).figure
    for muscle in ("primary_edge", "secondary_edge"):
        low = {role: round(contrast(colors[muscle], colors[role]), 2) for role in BODY}
        assert {role: ratio for role, ratio in low.items() if ratio < 3} == {}
    assert contrast(colors["arrow"], colors["halo"]) >= 3
    assert contrast(colors["outline"], (1, 1, 1)) >= 3
    # The two kinds of muscle are told apart by how dark they are.
    assert contrast(colors["primary"], colors["secondary"]) >= 1.9
    if ink != "color":
        assert contrast(colors["secondary_edge"], colors["secondary"]) >= 3
        assert contrast(colors["secondary_edge"], colors["secondary_shade"]) >= 3


@pytest.mark.parametrize("ink", INKS)
def test_on_a_grey_printer_a_muscle_is_the_darkest_thing_on_the_body(ink: str) -> None:
    colors = inked(ink).figure
    assert all(luminance(colors["primary"]) < luminance(colors[role]) for role in BODY)
    assert all(luminance(colors["primary_shade"]) < luminance(colors[role]) for role in BODY)


@pytest.mark.parametrize("ink", ["gray", "light"])
def test_the_inks_without_colours_have_none(ink: str) -> None:
    theme = inked(ink)
    near_grey = [c for c in (*theme.colors.values(), *theme.figure.values()) if max(c) - min(c) > 0.04]
    assert near_grey == []
    assert theme.colors["accent"] == inked("color").colors["ink"]
    assert theme.lines["bracket"].color == theme.type["target_best"].color == theme.colors["accent"]
    assert theme.ink == ink


def test_a_colour_without_a_grey_of_its_own_keeps_its_lightness() -> None:
    color, gray = inked("color"), inked("gray")
    assert luminance(gray.figure["steel"]) == pytest.approx(luminance(color.figure["steel"]), abs=0.002)
    assert len(set(gray.figure["steel"])) == 1


def test_a_form_depends_on_frame_palette_and_style_alone() -> None:
    one, other = (frame_form(good().frames[0], palette(), LARGE) for _ in range(2))
    assert (one.key, one.resource) == (other.key, other.resource)
    keys = {
        frame_form(part, palette(ink), style).key for part in good().frames for ink in INKS for style in (LARGE, SMALL)
    }
    assert len(keys) == 2 * len(INKS) * 2


def test_a_corner_is_free_where_no_segment_passes() -> None:
    large, small = (frame_form(good().frames[0], palette(), style) for style in (LARGE, SMALL))
    assert large.is_free(Extent(-100, 1400, 75, 1800))
    assert not large.is_free(Extent(-100, 1400, 150, 1800))
    assert not large.is_free(Extent(350, 500, 450, 700))
    assert small.is_free(Extent(350, 500, 450, 700))


def test_a_layer_without_paths_paints_nothing() -> None:
    empty = Frame("hold", (), 100, 100, 0, (Layer("ghost", ()), Layer("primary", ())))
    assert content(empty).strip() == "1 j"
    assert frame_extent(empty, LARGE) == (0, 0, 100, 100)


def test_frames_that_are_shown_twice_are_written_once(make_kit: MakeKit) -> None:
    kit = make_kit()
    root = Elem("Sect")
    forms = [frame_form(one, palette(), LARGE) for one in good().frames]
    blocks = [
        Figure(form, kit.store, form.extent, 0.06, root.add("Figure", Alt=f"Frame {number}"))
        for number, form in enumerate([*forms, forms[0]])
    ]
    area = Area(kit.paper.top, kit.paper.height - kit.paper.bottom)
    (page,) = typeset(kit, blocks, root, area, area)
    assert len(kit.store) == len(page.resources) == 2
