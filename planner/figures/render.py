"""Looking at built drawings: as PDF pages and PNG pictures, one by one or as a contact sheet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from planner.figures.data import Drawing, Frame, Path, unpacked

Colour = tuple[str, float]

PALETTE: dict[str, Colour] = {
    "shadow": ("#E4E8EC", 1), "outline": ("#2E3844", 1), "line": ("#2E3844", 1), "detail": ("#5B6877", 1),
    "skin": ("#DCE2E9", 1), "skin_shade": ("#BAC5D1", 1), "far_skin": ("#C7D0DA", 1), "far_skin_shade": ("#ABB7C4", 1),
    "shorts": ("#56677B", 1), "shorts_shade": ("#435263", 1),
    "far_shorts": ("#4A5A6D", 1), "far_shorts_shade": ("#3B4959", 1),
    "top": ("#8C9DB0", 1), "top_shade": ("#748699", 1), "hair": ("#4A5766", 1), "hair_shade": ("#3A4552", 1),
    "shoe": ("#3A4654", 1), "shoe_shade": ("#2B3541", 1), "far_shoe": ("#333E4B", 1), "far_shoe_shade": ("#28323D", 1),
    "sole": ("#FFFFFF", 1), "sole_shade": ("#E3E8ED", 1),
    "primary": ("#E9573F", 1), "primary_shade": ("#C9402B", 1),
    "secondary": ("#F6B09C", 1), "secondary_shade": ("#E5927B", 1),
    "pad": ("#6F8296", 1), "pad_shade": ("#5A6B7D", 1), "frame": ("#CDD5DC", 1), "frame_shade": ("#AAB5C0", 1),
    "steel": ("#9AA6B3", 1), "steel_shade": ("#7C8997", 1), "plate": ("#3F4A57", 1), "plate_shade": ("#303944", 1),
    "wood": ("#D8C3A0", 1), "wood_shade": ("#BFA77F", 1), "mat": ("#A9C4BB", 1), "mat_shade": ("#8FAEA4", 1),
    "wall": ("#E4E8EC", 1), "wall_shade": ("#D2D8DE", 1), "ball": ("#9CC3C9", 1), "ball_shade": ("#7FAAB2", 1),
    "rubber": ("#3E8E6E", 1), "rubber_shade": ("#2F7358", 1),
    "ghost": ("#3F4A57", 0.16), "ghost_line": ("#2E3844", 0.75), "arrow": ("#F2A900", 1), "halo": ("#FFFFFF", 1),
}  # fmt: skip
"""A colour and its opacity for each role, for looking only; pages take theirs from the theme."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A place on a sheet, points: lower left corner, size, and the title above."""

    x: float
    y: float
    width: float
    height: float
    title: str = ""


def pdf(drawings: Sequence[tuple[str, Drawing]], *, columns: int = 3, cell: tuple[float, float] = (270, 190)) -> bytes:
    """A contact sheet on one page: ``drawings`` with their titles."""
    from reportlab.pdfgen.canvas import Canvas

    rows = -(-len(drawings) // columns)
    raw = io.BytesIO()
    canvas = Canvas(raw, pagesize=(columns * cell[0], rows * cell[1]), invariant=True)
    for at, (title, drawing) in enumerate(drawings):
        place = Cell(at % columns * cell[0], (rows - 1 - at // columns) * cell[1], *cell, title)
        _cell(canvas, drawing, place)
    canvas.save()
    return raw.getvalue()


def png(raw: bytes, scale: float = 2.0) -> bytes:
    """The first page of a PDF as a picture, ``scale`` pixels to a point."""
    import pypdfium2

    document = pypdfium2.PdfDocument(raw)
    try:
        picture = document[0].render(scale=scale).to_pil()
        made = io.BytesIO()
        picture.save(made, "PNG")
        return made.getvalue()
    finally:
        document.close()


def single(drawing: Drawing, width: float, *, frames: Sequence[int] = ()) -> bytes:
    """A PDF page ``width`` points wide with the frames of a drawing side by side (all, or those given)."""
    from reportlab.pdfgen.canvas import Canvas

    chosen = [drawing.frames[at] for at in frames] if frames else list(drawing.frames)
    gap = 80
    total = sum(frame.width for frame in chosen) + gap * (len(chosen) - 1)
    scale = width / total
    raw = io.BytesIO()
    canvas = Canvas(raw, pagesize=(width, chosen[0].height * scale), invariant=True)
    x = 0.0
    for frame in chosen:
        paint(canvas, frame, x, 0, scale)
        x += (frame.width + gap) * scale
    canvas.save()
    return raw.getvalue()


def _cell(canvas: object, drawing: Drawing, cell: Cell) -> None:
    from reportlab.lib.colors import HexColor
    from reportlab.pdfgen.canvas import Canvas

    assert isinstance(canvas, Canvas)
    canvas.setStrokeColor(HexColor("#D5DBE1"))
    canvas.setLineWidth(0.6)
    canvas.roundRect(cell.x + 3, cell.y + 3, cell.width - 6, cell.height - 6, 6, stroke=1, fill=0)
    canvas.setFillColor(HexColor("#2E3844"))
    canvas.setFont("Helvetica-Bold", 9)
    canvas.drawString(cell.x + 10, cell.y + cell.height - 15, cell.title)
    gap = 10.0
    total = sum(frame.width for frame in drawing.frames)
    high = drawing.frames[0].height
    count = len(drawing.frames)
    scale = min((cell.width - 20 - gap * (count - 1)) / total, (cell.height - 30) / high)
    x = cell.x + (cell.width - total * scale - gap * (count - 1)) / 2
    y = cell.y + 7 + max(0.0, (cell.height - 30 - high * scale) * 0.4)
    for frame in drawing.frames:
        paint(canvas, frame, x, y, scale)
        x += frame.width * scale + gap


def paint(canvas: object, frame: Frame, x: float, y: float, scale: float) -> None:
    """Paint a frame with its lower left corner at (x, y) points, ``scale`` points to a unit."""
    from reportlab.lib.colors import HexColor
    from reportlab.pdfgen.canvas import Canvas

    assert isinstance(canvas, Canvas)
    for layer in frame.layers:
        colour, opacity = PALETTE[layer.role]
        canvas.setFillColor(HexColor(colour))
        canvas.setFillAlpha(opacity)
        shape = canvas.beginPath()
        for path in layer.paths:
            _trail(shape, path, x, y, scale)
        canvas.drawPath(shape, stroke=0, fill=1, fillMode=0)
    canvas.setFillAlpha(1)


def _trail(shape: object, path: Path, x: float, y: float, scale: float) -> None:
    from reportlab.pdfgen.pathobject import PDFPathObject

    assert isinstance(shape, PDFPathObject)
    points = [(x + px * scale, y + py * scale) for px, py in unpacked(path)]
    shape.moveTo(*points[0])
    for at in range(1, len(points) - 2, 3):
        one, two, end = points[at : at + 3]
        shape.curveTo(*one, *two, *end)
    shape.close()
