"""Pictures: what is refused, what is kept as it is, what is changed and how."""

from __future__ import annotations

import struct
import time
import zlib
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow
from PIL import ImageCms, ImageDraw, PngImagePlugin

from planner.diagnostics import Diagnostics, Severity, Span
from planner.typeset.document import Document, Metadata
from planner.typeset.face import faces
from planner.typeset.images import Image, prepare
from planner.typeset.page import Node, Page
from planner.typeset.resources import Store

SPAN = Span.point("curl.md", 4, 8)
SECRET = b"GPS 50.0755 N 14.4378 E"


def photo(width: int = 300, height: int = 200, mode: str = "RGB") -> Pillow.Image:
    """Something with as many colours as a photograph, the same each time: dark on the left, light on the right."""
    ramp = Pillow.linear_gradient("L").rotate(90).resize((width, height))
    turned = Pillow.linear_gradient("L").resize((width, height))
    mixed = Pillow.merge("RGB", (ramp, turned, Pillow.radial_gradient("L").resize((width, height))))
    return mixed.convert(mode)


def drawing(mode: str = "RGB", size: int = 120) -> Pillow.Image:
    """A red disc with a black line on a ground of white."""
    picture = Pillow.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((20, 20, size - 20, size - 20), fill=(200, 30, 30), outline="black")
    return picture.convert(mode)


def saved(picture: Pillow.Image, kind: str, **options: Any) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def prepared(raw: bytes, width: float = 500, height: float = 500) -> Image:
    out = Diagnostics()
    image = prepare(raw, SPAN, out, width, height)
    assert image is not None, list(out)
    assert len(out) == 0
    return image


def refused(raw: bytes) -> str:
    """The message of a picture that is refused, in good time."""
    out = Diagnostics()
    start = time.process_time()
    assert prepare(raw, SPAN, out, 500, 500) is None
    assert time.process_time() - start < 2
    (problem,) = out
    assert (problem.code, problem.severity, problem.span) == ("bad-image", Severity.WARNING, SPAN)
    assert problem.message[0].islower()
    assert "\n" not in problem.message + problem.hint
    return problem.message


def pixels(image: Image) -> Pillow.Image:
    """The picture as a reader of PDF decodes it."""
    if b"/DCTDecode" in image.resource.head:
        return Pillow.open(BytesIO(image.resource.data))
    bands = 1 if b"/DeviceGray" in image.resource.head else 3
    assert b"/Predictor 15/Colors %d/BitsPerComponent 8/Columns %d" % (bands, image.width_px) in image.resource.head
    header = struct.pack(">LLBBBBB", image.width_px, image.height_px, 8, 0 if bands == 1 else 2, 0, 0, 0)
    raw = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", image.resource.data) + chunk(b"IEND", b"")
    return Pillow.open(BytesIO(raw))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def near(found: Any, wanted: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_that_needs_nothing_keeps_its_data_and_loses_its_metadata(progressive: bool) -> None:
    exif = Pillow.Exif()
    exif[0x010E] = SECRET.decode()
    raw = saved(photo(), "JPEG", quality=90, exif=exif, comment=SECRET, progressive=progressive, xmp=SECRET)
    raw += b"a film hidden after the end " + SECRET
    image = prepared(raw)
    assert SECRET not in image.resource.data
    assert image.resource.data.endswith(b"\xff\xd9")
    scan = raw[raw.index(b"\xff\xda") : raw.rindex(b"\xff\xd9")]
    assert scan in image.resource.data
    assert (image.width_px, image.height_px) == (300, 200)
    assert image.resource.head.endswith(b"/ColorSpace/DeviceRGB/Filter/DCTDecode")
    assert pixels(image).tobytes() == Pillow.open(BytesIO(raw)).tobytes()


def test_a_grey_jpeg_stays_grey() -> None:
    image = prepared(saved(photo(mode="L"), "JPEG"))
    assert b"/DeviceGray" in image.resource.head
    assert pixels(image).mode == "L"


def test_a_photograph_has_at_most_300_dots_an_inch() -> None:
    raw = saved(photo(3000, 2000), "JPEG")
    image = prepared(raw, 72, 72)
    assert (image.width_px, image.height_px) == (300, 200)
    assert len(image.resource.data) < len(raw) / 10
    assert near(pixels(image).getpixel((150, 100)), photo().getpixel((150, 100)))  # type: ignore[arg-type]  # RGB gives a tuple


def test_a_small_picture_is_not_blown_up() -> None:
    image = prepared(saved(photo(30, 20), "JPEG"), 5000, 5000)
    assert (image.width_px, image.height_px) == (30, 20)


@pytest.mark.parametrize("shape", [(4000, 1), (1, 4000)])
def test_an_extreme_shape_keeps_a_pixel(shape: tuple[int, int]) -> None:
    image = prepared(saved(Pillow.new("RGB", shape), "PNG"), 72, 72)
    assert sorted((image.width_px, image.height_px)) == [1, 300]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_stands_upright(kind: str, orientation: int) -> None:
    """Four quarters of four colours, turned away and turned back."""
    upright = Pillow.new("RGB", (80, 40), "red")
    for box, colour in (((40, 0, 80, 20), "lime"), ((0, 20, 40, 40), "blue"), ((40, 20, 80, 40), "white")):
        upright.paste(colour, box)
    away = {2: 0, 3: 1 + 2, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # the inverse of each turn, as Pillow numbers them
    lying = upright if orientation == 1 else upright.transpose(Pillow.Transpose(away[orientation]))
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    image = prepared(saved(lying, kind, exif=exif, **({"quality": 95} if kind == "JPEG" else {"lossless": True})))
    assert (image.width_px, image.height_px) == (80, 40)
    found = pixels(image).convert("RGB")
    seen = [found.getpixel(point) for point in ((10, 10), (70, 10), (10, 30), (70, 30))]
    wanted = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255))
    assert all(near(a, b) for a, b in zip(seen, wanted, strict=True)), seen


def test_an_orientation_that_there_is_not_is_ignored() -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 99
    assert prepared(saved(photo(), "JPEG", exif=exif)).width_px == 300


@pytest.mark.parametrize(
    ("kind", "options"), [("PNG", {}), ("PNG", {"interlace": 1}), ("WEBP", {"lossless": True})], ids=str
)
def test_a_drawing_keeps_every_pixel(kind: str, options: dict[str, Any]) -> None:
    image = prepared(saved(drawing(), kind, **options))
    assert b"/FlateDecode" in image.resource.head
    assert pixels(image).tobytes() == drawing().tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "P"])
def test_drawings_of_other_modes_become_grey_or_rgb(mode: str) -> None:
    picture = drawing(mode)
    image = prepared(saved(picture, "PNG"))
    assert pixels(image).convert("RGB").tobytes() == picture.convert("RGB").tobytes()
    assert (b"/DeviceGray" in image.resource.head) is (mode != "P")


def test_a_drawing_without_colour_is_stored_in_grey() -> None:
    assert b"/DeviceGray" in prepared(saved(drawing("L").convert("RGB"), "PNG")).resource.head


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_photograph_becomes_a_jpeg_whatever_it_was(kind: str) -> None:
    image = prepared(saved(photo(), kind))
    assert b"/DCTDecode" in image.resource.head
    assert b"JFIF" not in image.resource.data
    assert near(pixels(image).getpixel((40, 150)), photo().getpixel((40, 150)))  # type: ignore[arg-type]  # RGB gives a tuple


@pytest.mark.parametrize("mode", ["L", "P"])
def test_a_photograph_in_few_colours_is_still_one(mode: str) -> None:
    noise = Pillow.effect_noise((400, 300), 60)
    picture = noise if mode == "L" else Pillow.merge("RGB", (noise, photo(400, 300, "L"), noise)).quantize(200)
    assert b"/DCTDecode" in prepared(saved(picture, "PNG")).resource.head


def test_a_large_drawing_is_scaled_and_stays_without_loss() -> None:
    image = prepared(saved(drawing(size=2000), "PNG"), 96, 96)
    assert (image.width_px, image.height_px) == (400, 400)
    assert b"/FlateDecode" in image.resource.head
    assert pixels(image).getpixel((200, 200)) == (200, 30, 30)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparency_becomes_white(kind: str, mode: str) -> None:
    if (kind, mode) == ("WEBP", "LA"):
        mode = "RGBA"
    picture = Pillow.new(mode, (60, 40), "black")
    picture.putalpha(Pillow.linear_gradient("L").resize((60, 40)))
    found = pixels(prepared(saved(picture, kind, lossless=True))).convert("L")
    top, bottom = found.getpixel((5, 0)), found.getpixel((5, 39))
    assert isinstance(top, int)
    assert isinstance(bottom, int)
    assert top > 245
    assert bottom < 10


def test_a_transparent_colour_of_a_palette_becomes_white() -> None:
    picture = drawing("P")
    clear = picture.getpixel((60, 60))
    found = pixels(prepared(saved(picture, "PNG", transparency=clear)))
    assert found.convert("RGB").getpixel((60, 60)) == (255, 255, 255)


def test_sixteen_bits_of_grey_become_eight() -> None:
    picture = Pillow.new("I;16", (4, 1))
    for x, value in enumerate((0, 300, 32768, 65535)):
        picture.putpixel((x, 0), value)
    found = pixels(prepared(saved(picture, "PNG")))
    assert [found.getpixel((x, 0)) for x in range(4)] == [0, 1, 127, 255]


def test_cmyk_becomes_rgb() -> None:
    image = prepared(saved(Pillow.new("CMYK", (40, 40), (0, 255, 255, 0)), "JPEG", quality=95))
    assert b"/DeviceRGB" in image.resource.head
    assert near(pixels(image).getpixel((20, 20)), (255, 0, 0))


def turned_profile() -> bytes:
    """A profile of RGB whose red and blue stand in each other's place, so that it cannot be overlooked."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for at in range(132, 132 + 12 * int.from_bytes(profile[128:132]), 12):
        tag = bytes(profile[at : at + 4])
        profile[at : at + 4] = {b"rXYZ": b"bXYZ", b"bXYZ": b"rXYZ"}.get(tag, tag)
    plain = "sRGB".encode("utf-16-be")
    return bytes(profile).replace(plain, "eRGB".encode("utf-16-be")).replace(b"sRGB b", b"eRGB b")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_an_embedded_profile_is_obeyed(kind: str) -> None:
    red = Pillow.new("RGB", (40, 40), (255, 0, 0))
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"quality": 95} if kind == "JPEG" else {}
    assert near(pixels(prepared(saved(red, kind, icc_profile=plain, **options))).getpixel((9, 9)), (255, 0, 0))
    turned = pixels(prepared(saved(red, kind, icc_profile=turned_profile(), **options)))
    assert near(turned.getpixel((9, 9)), (0, 0, 255), 20)


@pytest.mark.parametrize("profile", [b"no profile at all", turned_profile()[:300]])
def test_a_broken_profile_does_no_harm(profile: bytes) -> None:
    image = prepared(saved(photo(), "JPEG", icc_profile=profile))
    assert near(pixels(image).getpixel((40, 150)), photo().getpixel((40, 150)))  # type: ignore[arg-type]  # RGB gives a tuple


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_same_bytes_give_the_same_image(kind: str) -> None:
    raw = saved(photo(800, 600), kind)
    first, again = prepared(raw, 100, 100), prepared(raw, 100, 100)
    assert first == again
    assert first.key == again.resource.key
    assert prepared(raw, 90, 90).key != first.key


def test_an_animation_shows_its_first_picture() -> None:
    raw = saved(drawing(), "WEBP", save_all=True, append_images=[photo(120, 120)], lossless=True)
    assert pixels(prepared(raw)).tobytes() == drawing().tobytes()


def png_that_says(width: int, height: int, data: bytes = b"") -> bytes:
    header = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_a_bomb_is_refused_before_it_is_decoded() -> None:
    bomb = zlib.compressobj(9)
    line = b"\0" + bytes(3 * 13000)
    data = b"".join(bomb.compress(line) for _ in range(13000 // 50)) + bomb.flush()
    header = struct.pack(">LLBBBBB", 13000, 13000, 8, 2, 0, 0, 0)
    raw = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    assert refused(raw) == "the picture has 169 megapixels, more than 25"
    assert "megapixels" in refused(png_that_says(2**31 - 1, 2**31 - 1))


def test_a_bomb_of_webp_is_refused_by_its_header() -> None:
    size = 16383 - 1
    canvas = bytes(4) + size.to_bytes(3, "little") * 2
    body = b"WEBPVP8X" + struct.pack("<L", 10) + canvas + b"ANIM" + struct.pack("<L", 6) + bytes(6)
    assert "268 megapixels" in refused(b"RIFF" + struct.pack("<L", len(body)) + body)


def test_a_jpeg_of_countless_passes_is_refused() -> None:
    raw = saved(photo(2400, 1600), "JPEG", progressive=True)
    last = raw.rindex(b"\xff\xda")
    assert refused(raw[:last] + raw[last:-2] * 200 + b"\xff\xd9") == "the picture is stored in too many passes"


def test_files_of_countless_pieces_are_refused() -> None:
    plain = saved(photo(), "JPEG")
    assert "too many pieces" in refused(plain[:2] + b"\xff\xfe\x00\x02" * 1_000_000 + plain[2:])
    assert "damaged" in refused(plain[:2] + b"\xff" * 5_000_000 + plain[2:])
    start = saved(photo(), "PNG")
    assert "too many pieces" in refused(start[:33] + chunk(b"teSt", b"") * 500_000 + start[33:])


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"GIF89a" + bytes(100),
        saved(drawing("P"), "GIF"),
        saved(drawing(), "TIFF"),
        saved(drawing(), "BMP"),
        saved(drawing("L"), "EPS"),
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        bytes(1000),
    ],
    ids=["empty", "gif", "gif whole", "tiff", "bmp", "eps", "ps", "svg", "pdf", "zeros"],
)
def test_other_formats_are_refused_whatever_they_are_called(raw: bytes) -> None:
    assert refused(raw) == "this is not a picture that planner can print"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.9])
def test_a_picture_cut_short_is_refused(kind: str, part: float) -> None:
    raw = saved(photo(), kind)
    assert refused(raw[: int(len(raw) * part)]) == "the picture is damaged or cut short"


@pytest.mark.parametrize(
    "raw",
    [
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe0\x00\x00",
        b"\xff\xd8\xff\xda\x00\x02\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00",
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""),
        png_that_says(0, 10),
        png_that_says(10, 10, b"short"),
        png_that_says(10, 10)[:-8],
        b"RIFF\x04\0\0\0WEBP",
        b"RIFF\xff\xff\xff\xffWEBPVP8L" + bytes(30),
        b"RIFF\x20\0\0\0WEBPJUNK" + bytes(30),
    ],
)
def test_lying_headers_are_refused(raw: bytes) -> None:
    assert refused(raw) == "the picture is damaged or cut short"


def test_a_second_header_does_not_open_a_back_door() -> None:
    first = png_that_says(1, 1)
    big = struct.pack(">LLBBBBB", 12000, 12000, 8, 2, 0, 0, 0)
    assert "megapixels" in refused(first[:33] + chunk(b"IHDR", big) + first[33:])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.data())
def test_damage_of_any_kind_ends_in_a_picture_or_a_diagnostic(kind: str, data: st.DataObject) -> None:
    raw = bytearray(saved(photo(60, 40), kind))
    for at in data.draw(st.lists(st.integers(0, len(raw) - 1), min_size=1, max_size=6)):
        raw[at] = data.draw(st.integers(0, 255))
    out = Diagnostics()
    image = prepare(bytes(raw), SPAN, out, 100, 100)
    assert (image is None) is bool(len(out))
    if image is not None:
        assert pixels(image).size == (image.width_px, image.height_px)


def test_compressed_texts_are_not_unpacked_without_end() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "x" * 900_000, zip=True)
    assert prepared(saved(drawing(), "PNG", pnginfo=info)).width_px == 120
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(50_000_000)))
    start = saved(drawing(), "PNG")
    out = Diagnostics()
    began = time.process_time()
    image = prepare(start[:33] + bomb + start[33:], SPAN, out, 100, 100)
    assert time.process_time() - began < 2
    assert (image is None) is bool(len(out))


def test_a_box_without_room_is_a_bug() -> None:
    with pytest.raises(ValueError, match="room"):
        prepare(saved(drawing(), "PNG"), None, Diagnostics(), 0, 10)


@pytest.mark.parametrize(("kind", "picture"), [("JPEG", photo(60, 40)), ("PNG", drawing()), ("PNG", drawing("L"))])
def test_a_reader_of_pdf_sees_the_picture(kind: str, picture: Pillow.Image) -> None:
    import pypdfium2

    image = prepared(saved(picture, kind))
    store = Store()
    assert store.add(image.resource) == image.key
    width, height = picture.size
    code = b"/Figure<</MCID 0>>BDC q %d 0 0 %d 0 0 cm /X%s Do Q EMC" % (width, height, image.key.encode())
    figure = Node("Figure", attrs={"Alt": "A picture", "BBox": (0, 0, width, height)}, kids=(0,))
    handle = BytesIO()
    with Document(handle, faces(), store, Metadata("Picture")) as document:
        document.section([Page((width, height), zlib.compress(code), {}, (image.key,), ((0, figure),), 1)])
    shown = pypdfium2.PdfDocument(handle.getvalue())[0].render().to_pil().convert("RGB")
    for point in ((3, 3), (width // 2, height // 2), (width - 4, height - 4)):
        assert near(shown.getpixel(point), picture.convert("RGB").getpixel(point), 20)  # type: ignore[arg-type]  # RGB gives a tuple
