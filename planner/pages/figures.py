"""Drawings on pages: read once, their frames at one scale on one floor line, told in words, tied to the steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from planner.diagnostics import Diagnostics, Severity, Span
from planner.library.model import Bullets, DrawnFigure, Exercise
from planner.pages.base import Desk
from planner.pages.discs import diameter, disc
from planner.pages.prose import plain_text
from planner.typeset.block import SHARES
from planner.typeset.blocks import Align, Block, Cell, Columns, Panel
from planner.typeset.blocks import Drawing as Drawn
from planner.typeset.canvas import PageCanvas
from planner.typeset.drawing import FILE_CAP, FRAMES, Drawing, Extent, Frame, read_drawing
from planner.typeset.figure import Figure, Form, Palette, Stencil, Style
from planner.typeset.kit import Kit
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

LARGE = Style(fine=True, around=True, room=(87 * MM, 54 * MM))
THUMB = Style(fine=True, around=True, room=(27 * MM, 23 * MM))
SMALL = Style(fine=False, around=False, room=(27 * MM, 14 * MM))
"""Without thin lines, which would be lost, and without what lies around, which would make it smaller still."""

_LEAST_FINE = 20 * MM / 1760
"""Points to the unit under which a drawing is small: a body is then under 20 mm high."""
_LEAST_PAIR = 20 * MM
"""Least height of two frames side by side."""

_LONGEST = 300
"""Most characters of the steps in a description of a figure."""
_LABEL_GAP = 1 * MM
"""Between the label of a frame and the figure under it."""
_BROAD = 0.8
"""The share of a column from which a figure may stand at its right, so that a label has the corner."""
_BESIDE = 2 * MM
"""Between two discs, and between them and what follows."""


def drawing_of(kit: Kit, exercise: Exercise) -> Drawing | None:
    """The drawing of an exercise, read once; None where there is none, it cannot be used, or the author has pictures.

    One that cannot be used is a warning.
    """
    drawn = exercise.drawing
    if drawn is None or exercise.pictures:
        return None
    if drawn.path not in kit.drawings:
        kit.drawings[drawn.path] = kit.files.once(("drawing", drawn.path), kit.out, lambda out: _read(kit, drawn, out))
    return kit.drawings[drawn.path]


def _read(kit: Kit, drawn: DrawnFigure, out: Diagnostics) -> Drawing | None:
    problems = Diagnostics()
    raw = kit.files.data(drawn.path, problems, cap=FILE_CAP)
    out.extend(replace(problem, severity=Severity.WARNING) for problem in problems)
    return None if raw is None else read_drawing(raw, Span.point(str(drawn.path)), out)


def forms(kit: Kit, exercise: Exercise, frames: Sequence[int], style: Style) -> list[Form]:
    """Frames of the drawing of an exercise, each made ready once."""
    drawing, drawn = drawing_of(kit, exercise), exercise.drawing
    assert drawing is not None
    assert drawn is not None
    palette = Palette(kit.theme.figure, hatched=kit.theme.ink != "color")
    for index in frames:
        key = (drawn.path, index, style, drawn.mirrored)
        if key not in kit.forms:
            stencil = kit.stencils.setdefault((drawn.path, index), Stencil(drawing.frames[index]))
            kit.forms[key] = stencil.form(palette, style, mirrored=drawn.mirrored)
    return [kit.forms[drawn.path, index, style, drawn.mirrored] for index in frames]


def boxes(made: Sequence[Form]) -> list[Extent]:
    """What each frame takes: as wide as it is, and all of one height."""
    bottom = min(form.extent.bottom for form in made)
    top = max(form.extent.top for form in made)
    return [Extent(form.extent.left, bottom, form.extent.right, top) for form in made]


def thumb(
    desk: Desk, exercise: Exercise, wide: float, high: float, parent: Elem, align: Align = "left"
) -> Block | None:
    """A small picture of a drawing: two frames where both have the room, else the one that stands for all."""
    drawing = drawing_of(desk.kit, exercise)
    if drawing is None:
        return None
    fine, small = (_narrowed(style, wide) for style in (THUMB, SMALL))
    chosen = pair_of(drawing)
    pair = boxes(forms(desk.kit, exercise, chosen, fine))
    gap = desk.kit.theme.space["hair"]
    scale = min(high / pair[0].height, (wide - gap) / sum(box.width for box in pair))
    if len(chosen) > 1 and scale * pair[0].height >= _LEAST_PAIR and scale >= _LEAST_FINE:
        first, last = _figures(desk, exercise, chosen, fine, scale, parent)
        start = SHARES[align] * (wide - first.wide - gap - last.wide)
        return Columns([Cell(start, first.wide, first), Cell(start + first.wide + gap, last.wide, last)])
    shown = drawing.thumb
    (box,) = boxes(forms(desk.kit, exercise, [shown], fine))
    is_fine = high >= _LEAST_PAIR and min(wide / box.width, high / box.height) >= _LEAST_FINE
    made = figure(desk, exercise, shown, fine if is_fine else small, wide, high, parent)
    return made and made.aligned(align)


def pair_of(drawing: Drawing) -> tuple[int, ...]:
    """The two frames that tell most of a movement: start and finish, or of more the thumb and the end far from it."""
    last = len(drawing.frames) - 1
    if last < 2:
        return tuple(range(last + 1))
    other = last if drawing.thumb == 0 else 0
    return (min(other, drawing.thumb), max(other, drawing.thumb))


def _narrowed(style: Style, wide: float) -> Style:
    """A style for less width, in whole millimetres, so that its lines keep their widths there."""
    return style._replace(room=(min(style.room[0], max(1, round(wide / MM)) * MM), style.room[1]))


def has_picture(kit: Kit, exercise: Exercise | None) -> bool:
    """Whether an exercise has a picture of its author or a drawing."""
    return exercise is not None and (bool(exercise.pictures) or drawing_of(kit, exercise) is not None)


def figure(
    desk: Desk, exercise: Exercise, index: int, style: Style, wide: float, high: float, parent: Elem
) -> Figure | None:
    """One frame as large as it goes into ``wide`` by ``high`` points; None for an exercise that is not drawn."""
    drawing = drawing_of(desk.kit, exercise)
    if drawing is None:
        return None
    (box,) = boxes(forms(desk.kit, exercise, [index], style))
    scale = min(wide / box.width, high / box.height)
    return _figures(desk, exercise, [index], style, scale, parent)[0]


def _figures(
    desk: Desk, exercise: Exercise, frames: Sequence[int], style: Style, scale: float, parent: Elem
) -> list[Figure]:
    """Frames at ``scale`` points to the unit, all as high as the highest."""
    drawing = drawing_of(desk.kit, exercise)
    assert drawing is not None
    made = forms(desk.kit, exercise, frames, style)
    return [
        Figure(form, desk.kit.store, box, scale, parent.add("Figure", Alt=alt(desk, exercise, drawing.frames[index])))
        for index, form, box in zip(frames, made, boxes(made), strict=True)
    ]


def alt(desk: Desk, exercise: Exercise, frame: Frame) -> str:
    """What a frame shows, in the words of the steps that it belongs to, or else of the description."""
    phase = desk.say(f"figure.phase.{frame.name}")
    phase = phase if exercise.is_as_drawn else desk.say("figure.left", phase=phase)
    said = [plain_text(step) for number, step in enumerate(exercise.steps, start=1) if number in _tied(exercise, frame)]
    text = " ".join(said) or exercise.description
    if not text:
        return desk.say("figure.alt", name=exercise.name, phase=phase)
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return desk.say("figure.alt_steps", name=exercise.name, phase=phase, steps=text)


def _tied(exercise: Exercise, frame: Frame) -> tuple[int, ...]:
    """The steps that a frame shows, as far as the exercise has them; none where its steps may be others."""
    if exercise.drawing is None or not exercise.drawing.tied:
        return ()
    return tuple(step for step in frame.steps if step <= len(exercise.steps))


def discs_of(kit: Kit, exercise: Exercise) -> frozenset[int]:
    """The numbers of the steps that stand beside frames; none for a drawing of one frame, and without numbers."""
    drawing = drawing_of(kit, exercise)
    if drawing is None or len(drawing.frames) == 1 or not _is_numbered(exercise):
        return frozenset()
    return frozenset(step for frame in drawing.frames for step in _tied(exercise, frame))


def _is_numbered(exercise: Exercise) -> bool:
    """Whether the instructions are one list from 1 on, so that the number of a step is the one before it."""
    part = exercise.section("instructions")
    lists = [block for block in part.blocks if isinstance(block, Bullets)] if part is not None else []
    return len(lists) == 1 and lists[0].ordered and lists[0].start == 1


class _Label(NamedTuple):
    """What stands at the head of a frame, and how much room it takes, in points."""

    panel: Panel
    elem: Elem
    width: float


class _Cell(Block):
    """A frame at the foot of a band over the width of its column, and its label at the head of the band."""

    def __init__(self, figure: Figure, label: Panel | None, above: float) -> None:
        super().__init__()
        self.figure, self.label, self.above = figure, label, above

    def measure(self, _width: float) -> float:
        return self.figure.high + self.above

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        if self.label is not None:
            self.label.render(canvas, x, top, width)
        self.figure.render(canvas, x, top - self.above, width)


def shown_of(drawing: Drawing, most: int = FRAMES) -> list[int]:
    """The frames that are shown where there is room for ``most``: the first ones and the last."""
    count = len(drawing.frames)
    return [*range(min(most, count) - 1), count - 1]


def is_larger_in_two_rows(desk: Desk, exercise: Exercise, one: float, two: float, high: float) -> bool:
    """Whether three or four frames are larger in two rows of columns ``two`` wide than in one row, ``one`` wide each.

    Both fill the height ``high``, in points.
    """
    drawing = drawing_of(desk.kit, exercise)
    if drawing is None or len(drawing.frames) < 3:
        return False
    taken = boxes(forms(desk.kit, exercise, shown_of(drawing), LARGE))
    broadest, tallest = max(box.width for box in taken), taken[0].height
    label = diameter(desk.kit, "step_number") + _LABEL_GAP
    lower = half_height(desk, high) - label
    return min(two / broadest, lower / tallest) > min(one / broadest, high / tallest)


def half_height(desk: Desk, high: float) -> float:
    """The height of each of two rows of frames that take ``high`` points together."""
    return (high - desk.kit.theme.space["small"]) / 2


def frame_cells(
    desk: Desk, exercise: Exercise, parent: Elem, wide: float, high: float, most: int = FRAMES, *, discs: bool = True
) -> list[Block]:
    """The frames of a drawing, each in a column of ``wide`` points and at most ``high``, at one scale, with labels.

    A label stands in the corner that the figure leaves free, else above it. One frame alone needs none. Of more than
    ``most``, the first ones and the last are shown. ``discs`` tie them to the steps.
    """
    kit = desk.kit
    drawing = drawing_of(kit, exercise)
    assert drawing is not None
    count = len(drawing.frames)
    chosen = shown_of(drawing, most)
    frames = [drawing.frames[index] for index in chosen]
    made = forms(kit, exercise, chosen, LARGE)
    taken = boxes(made)
    broadest, tallest = max(box.width for box in taken), taken[0].height
    labels = [_label(desk, exercise, frame, discs=discs) for frame in frames] if count > 1 else []
    scale, above = min(wide / broadest, high / tallest), 0.0
    align = _free_side(made, taken, labels, wide / scale, scale)  # a narrow figure stands in the middle
    if align is None:
        align, above = "center", max(label.panel.space for label in labels) + _LABEL_GAP
        scale = min(wide / broadest, (high - above) / tallest)
    out: list[Block] = []
    for number, shown in enumerate(_figures(desk, exercise, chosen, LARGE, scale, Elem("Sect"))):
        label = labels[number] if labels else None
        parent.kids += [label.elem, shown.elem] if label else [shown.elem]
        out.append(_Cell(shown.aligned(align), label.panel if label else None, above))
    return out


def _free_side(
    made: Sequence[Form], taken: Sequence[Extent], labels: Sequence[_Label], column: float, scale: float
) -> Align | None:
    """How figures may stand in columns, ``column`` units wide, so that labels have the upper left corners."""

    def is_clear(form: Form, box: Extent, label: _Label, share: float) -> bool:
        left = box.left - share * (column - box.width)
        corner = Extent(left, box.top - (label.panel.space + _LABEL_GAP) / scale, left + label.width / scale, box.top)
        return form.is_free(corner)

    is_broad = min(box.width for box in taken) >= _BROAD * column
    sides: tuple[Align, ...] = ("center", "right") if is_broad else ("center",)
    for align in sides:
        if all(is_clear(*found, SHARES[align]) for found in zip(made, taken, labels, strict=False)):
            return align
    return None


def _label(desk: Desk, exercise: Exercise, frame: Frame, *, discs: bool) -> _Label:
    """The discs of the steps that a frame shows, and its name; its name alone without ``discs``."""
    kit = desk.kit
    elem = Elem("P")
    role = "heading" if discs else "plain_bold"
    side = diameter(kit, "step_number") if discs else kit.style(role).step
    panel = Panel(side)
    run = kit.run(desk.say(f"figure.label.{frame.name}"), role, exercise.span)
    baseline = (side + run.face.cap_height * run.size) / 2
    x = 0.0
    for step in _tied(exercise, frame) if discs and _is_numbered(exercise) else ():
        panel.drawings.append(_placed_disc(kit, x, baseline, str(step), elem))
        x += side + _BESIDE / 2
    x += _BESIDE / 2 if x else 0.0
    panel.text(x, baseline, [run], elem)
    return _Label(panel, elem, x + run.width() + _BESIDE)


def _placed_disc(kit: Kit, x: float, baseline: float, number: str, elem: Elem) -> Drawn:
    def draw(canvas: PageCanvas, left: float, top: float) -> None:
        disc(kit, canvas, left + x, top - baseline, number, "step_number", elem)

    return draw
