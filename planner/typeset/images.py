"""Photographs and drawings of any origin, as images that a PDF can hold.

The input is hostile until shown otherwise: what it would cost is judged before anything is decoded, only three formats
are tried, and whatever a decoder raises becomes a diagnostic. What comes out carries no metadata: no place, camera,
thumbnail or date.
"""

from __future__ import annotations

import warnings
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from planner.diagnostics import Diagnostics, Span
from planner.typeset.image_files import DamagedError, RefusedError, check, check_size, dct_data, flate_data, kind_of
from planner.typeset.resources import Resource

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

RESOLUTION = 300
"""Most dots per inch that paper gains from."""

JPEG_QUALITY = 85
_DRAWING_COLOURS = 4096
_SMALL = 20_000
"""Bytes that a drawing may have however little it repeats."""

_ORIENTATION_TAG = 0x0112
_FIRST_LYING, _LAST_LYING = 5, 8


class Image(NamedTuple):
    """A picture that is ready to be painted; ``key`` names ``resource`` in a Store."""

    key: str
    resource: Resource
    width_px: int
    height_px: int


def prepare(
    raw: bytes,
    span: Span | None,
    out: Diagnostics,
    max_width: float,
    max_height: float,
    *,
    gray: bool = False,
) -> Image | None:
    """A picture for a box of ``max_width`` by ``max_height`` points, or None and the warning ``bad-image`` in ``out``.

    JPEG, PNG and WebP are understood, up to 25 megapixels (WebP: 12). The result has at most 300 dpi when it fills the
    box. It stands upright as its EXIF data say, on white, in sRGB or grey, or ``gray`` in any case. A JPEG that needs
    nothing keeps its data; drawings are stored without loss, photographs as JPEG. The same bytes give the same image.
    """
    if min(max_width, max_height) <= 0:
        raise ValueError("a picture needs a box with some room")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # damaged metadata are dropped, and sizes are judged here
            return _prepared(raw, max_width, max_height, gray=gray)
    except RefusedError as problem:
        out.warning("bad-image", str(problem), span, problem.hint)
    except Exception:  # noqa: BLE001  # decoders raise whatever they like on damaged files
        damage = DamagedError()
        out.warning("bad-image", str(damage), span, damage.hint)
    return None


def _prepared(raw: bytes, max_width: float, max_height: float, *, gray: bool) -> Image:
    from PIL import Image as Pillow

    kind = kind_of(raw)
    check(raw, kind)
    with Pillow.open(BytesIO(raw), formats=(kind,)) as picture:
        width, height = picture.size
        check_size(kind, width, height)  # a file may state two sizes
        orientation = _orientation(picture)
        lies = orientation >= _FIRST_LYING
        upright = (height, width) if lies else (width, height)
        wide, high = _fitted(upright, max_width, max_height)
        fits = orientation == 1 and (wide, high) == upright and not (gray and picture.mode != "L")
        if kind == "JPEG" and fits and _needs_no_colours(picture):
            picture.load()  # a file that cannot be decoded must not reach the page
            data = dct_data(raw)
            if data:
                return _image(_jpeg_head(wide, high, picture.mode), data, wide, high)
        target = (high, wide) if lies else (wide, high)
        picture.draft(None, target)  # a large JPEG is decoded at a fraction of its size
        profile = picture.info.get("icc_profile")
        flat = _flat(picture)
    del picture
    has_few_colours = kind != "JPEG" and flat.getcolors(_DRAWING_COLOURS) is not None
    if flat.size != target:
        flat = flat.resize(target, Pillow.Resampling.LANCZOS, reducing_gap=1.2)
    done = _in_srgb(flat, profile)
    done = done.convert("L") if gray else done
    done = _set_upright(done, orientation)
    if has_few_colours and _repeats(done):
        return _drawing(done)
    return _photograph(done)


def _fitted(size: tuple[int, int], max_width: float, max_height: float) -> tuple[int, int]:
    """The size in pixels, no larger than fills the box at full resolution."""
    scale = min(max_width / 72 * RESOLUTION / size[0], max_height / 72 * RESOLUTION / size[1])
    if scale >= 1:
        return size
    return max(1, int(size[0] * scale)), max(1, int(size[1] * scale))


def _orientation(picture: Picture) -> int:
    """How the picture lies, by its EXIF data: 1 is upright, 5 to 8 lie on a side."""
    try:
        orientation = picture.getexif().get(_ORIENTATION_TAG)
    except Exception:  # noqa: BLE001  # damaged metadata do no harm to the picture itself
        return 1
    return orientation if isinstance(orientation, int) and 1 <= orientation <= _LAST_LYING else 1


def _set_upright(picture: Picture, orientation: int) -> Picture:
    from PIL.Image import Transpose

    turns = (
        *(None, Transpose.FLIP_LEFT_RIGHT, Transpose.ROTATE_180, Transpose.FLIP_TOP_BOTTOM),
        *(Transpose.TRANSPOSE, Transpose.ROTATE_270, Transpose.TRANSVERSE, Transpose.ROTATE_90),
    )
    turn = turns[orientation - 1]
    return picture if turn is None else picture.transpose(turn)


def _flat(picture: Picture) -> Picture:
    """The pixels without transparency, in 8 bits: grey (L), RGB, or CMYK as it was."""
    from PIL import Image as Pillow

    if picture.mode.startswith("I") or picture.mode == "F":  # 16 bits of grey: convert() would clip them
        return picture.point(lambda value: value * (1 / 257) + 0).convert("L")
    if picture.mode == "LA":
        grey = Pillow.new("L", picture.size, "white")
        grey.paste(picture.getchannel("L"), mask=picture.getchannel("A"))
        return grey
    if picture.mode in ("RGBA", "PA") or "transparency" in picture.info:
        seen = picture if picture.mode == "RGBA" else picture.convert("RGBA")
        white = Pillow.new("RGB", picture.size, "white")
        white.paste(seen, mask=seen)
        return white
    if picture.mode == "1":
        return picture.convert("L")
    return picture.copy() if picture.mode in ("L", "RGB", "CMYK") else picture.convert("RGB")


def _needs_no_colours(picture: Picture) -> bool:
    """Whether the pixels are grey or sRGB as they stand."""
    return picture.mode in ("L", "RGB") and not _other_profile(picture.info.get("icc_profile"))


def _other_profile(profile: bytes | None) -> bool:
    """Whether an embedded profile is there, readable, and not one of sRGB by its name."""
    from PIL import ImageCms

    if not profile:
        return False
    try:
        found = ImageCms.ImageCmsProfile(BytesIO(profile))
        return "srgb" not in ImageCms.getProfileDescription(found).casefold()
    except Exception:  # noqa: BLE001  # a broken profile is as good as none
        return False


def _in_srgb(picture: Picture, profile: bytes | None) -> Picture:
    """The picture in grey or sRGB. A profile that does not fit the picture is left out of account."""
    from PIL import ImageCms

    if profile and _other_profile(profile):
        source, target = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
        try:
            converted = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None
        if converted is not None:
            return converted
    return picture if picture.mode in ("L", "RGB") else picture.convert("RGB")


def _repeats(picture: Picture) -> bool:
    """Whether there is much of the same in a picture, as in drawings; grey photographs have few colours too."""
    packed = len(zlib.compress(picture.tobytes(), 1))
    return packed <= max(_SMALL, picture.width * picture.height // 2)


def _photograph(picture: Picture) -> Image:
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return _image(_jpeg_head(*picture.size, picture.mode), dct_data(buffer.getvalue()), *picture.size)


def _jpeg_head(width: int, height: int, mode: str) -> bytes:
    return _head(width, height, mode) + b"/Filter/DCTDecode"


def _drawing(picture: Picture) -> Image:
    """Without loss. PDF reads the data of a PNG as they are: each line has its own prediction (7.4.4.4)."""
    from PIL import ImageChops

    if picture.mode == "RGB":
        red, green, blue = picture.split()
        if not (ImageChops.difference(red, green).getbbox() or ImageChops.difference(red, blue).getbbox()):
            picture = red
    buffer = BytesIO()
    picture.save(buffer, "PNG", compress_level=9)
    width, height = picture.size
    parameters = b"/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent 8/Columns %d>>" % (
        *(len(picture.getbands()), width),
    )
    head = _head(width, height, picture.mode) + b"/Filter/FlateDecode" + parameters
    return _image(head, flate_data(buffer.getvalue()), width, height)


def _head(width: int, height: int, mode: str) -> bytes:
    """The entries of an image dictionary that do not depend on how the data are packed."""
    space = b"DeviceGray" if mode == "L" else b"DeviceRGB"
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%s"
    return entries % (width, height, space)


def _image(head: bytes, data: bytes, width: int, height: int) -> Image:
    resource = Resource(head, data)
    return Image(resource.key, resource, width, height)
