"""The muscle map on pages: what an exercise, a session or a week works, painted on the body and told in words.

Nothing is said by a tint alone: beside each map stand the names of its muscles, and its description has them too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from planner.library.model import Exercise
from planner.pages.base import Desk
from planner.program import Session
from planner.program.volume import MuscleSets, Worked, muscle_name, worked, worked_in
from planner.typeset.blocks import Block, Panel
from planner.typeset.body_map import STEPS, Atlas, MuscleMap, Tint, proportion
from planner.typeset.canvas import PageCanvas
from planner.typeset.kit import Kit
from planner.typeset.measure import Run
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_LEAST = 18 * MM
"""A map is never lower."""
_LEAST_WEEK = 29 * MM
"""A map with the shades of a week is never lower."""
_FROM: tuple[int, ...] = (1, 5, 9, 12)
"""The least sets of each shade."""
_TINTS: tuple[Tint, ...] = ("week_1", "week_2", "week_3", "week_4")
assert len(_FROM) == len(_TINTS) == STEPS
_SWATCH = 2.5 * MM
"""Side of the squares that explain tints."""
_BASELINE = 3.1 * MM
_KEY = 4.2 * MM


def heights(desk: Desk, exercise: Exercise, *, pictured: bool) -> list[str]:
    """The roles of the heights that a map on a sheet may have, the largest first.

    There are none where the theme wants none, or planner does not know the muscles of the exercise.
    """
    work = worked(exercise)
    if not (work.primary or work.secondary):
        return []
    roles = ("map", "map_medium", "map_small") if pictured else ("map_alone", "map", "map_medium", "map_small")
    return [role for role in roles if desk.kit.theme.picture[role] >= _LEAST]


def exercise_map(desk: Desk, exercise: Exercise, role: str, width: float, parent: Elem) -> Block | None:
    """What an exercise works, at the height that the theme's ``role`` names or what ``width`` has room for.

    None for an exercise whose muscles planner does not know.
    """
    work = worked(exercise)
    high = min(desk.kit.theme.picture[role], width / proportion()) if role and proportion() else 0.0
    return _map(desk, work, high, parent) if high >= _LEAST else None


def beside_name(desk: Desk, exercise: Exercise, role: str, high: float, parent: Elem) -> MuscleMap | None:
    """What an exercise works, at the right of its name: as high as that, as far as ``role`` and a map allow."""
    most = desk.kit.theme.picture[role]
    made = _map(desk, worked(exercise), min(max(high, _LEAST), most), parent) if proportion() else None
    if made is not None:
        made.align = "right"
    return made


def _map(desk: Desk, work: Worked, high: float, parent: Elem) -> MuscleMap | None:
    if not (work.primary or work.secondary):
        return None
    tints: dict[str, Tint] = dict.fromkeys(work.secondary, "secondary")
    tints |= dict.fromkeys(work.primary, "primary")
    elem = parent.add("Figure", Alt=alt(desk, work))
    return MuscleMap(_atlas(desk.kit), desk.kit.store, high, tints, elem)


def _atlas(kit: Kit) -> Atlas:
    return Atlas(kit.theme, kit.maps)


def alt(desk: Desk, work: Worked) -> str:
    """What a map of such work shows: ``Muscle map: mainly glutes; also abs and hamstrings.``."""
    main, also = (desk.language.join([_inside(key) for key in keys]) for keys in (work.primary, work.secondary))
    if not (main and also):
        return desk.say("muscle_map.alt" if main else "muscle_map.alt_also", main=main, also=also)
    return desk.say("muscle_map.alt_both", main=main, also=also)


def _inside(key: str) -> str:
    """The name of a muscle inside a sentence."""
    return muscle_name(key).lower()


def swatch(desk: Desk, panel: Panel, x: float, baseline: float, tint: Tint) -> None:
    """A square of a tint on a baseline."""
    atlas = _atlas(desk.kit)

    def draw(canvas: PageCanvas, left: float, top: float) -> None:
        atlas.swatch(tint, canvas, (left + x, top - baseline - 0.15 * MM, _SWATCH * desk.kit.grow))

    panel.drawings.append(draw)


_TINT_OF: Mapping[str, Tint] = {"muscle": "primary", "secondary": "secondary"}


def keyed(desk: Desk, row: Block, key: str, width: float, x: float) -> Block:
    """A ``row`` of a profile, ``width`` points wide, with the tint that its ``key`` has on a map left of ``x``."""
    if key not in _TINT_OF:
        return row
    panel = Panel(row.measure(width))
    panel.block(0, 0, width, row)
    grow = desk.kit.grow
    swatch(desk, panel, x - _SWATCH * grow - 1 * MM, (_BASELINE - 0.2 * MM) * grow, _TINT_OF[key])
    return panel


# ---- a session


def session_map(desk: Desk, session: Session, high: float, parent: Elem) -> MuscleMap | None:
    """What a session works, ``high`` points high or what the theme's ``map_small`` says."""
    high = min(high, desk.kit.theme.picture["map_small"])
    return _map(desk, worked_in(session), high, parent) if high >= _LEAST and proportion() else None


def session_words(desk: Desk, session: Session, width: float) -> str:
    """The muscles that a session works most, as many as go on a line of ``width`` points; empty when none does."""
    work = worked_in(session)
    names = [_inside(key) for key in work.primary or work.secondary]
    for count in range(len(names), 0, -1):
        said = desk.say("muscle_map.mainly", muscles=desk.language.join(names[:count]))
        if desk.kit.run(said, "plain").width() <= width:
            return said
    return ""


# ---- a week


def week_room(desk: Desk, width: float) -> float:
    """The height of a week's map in ``width`` points; 0 where there is no room for one."""
    high = min(desk.kit.theme.picture["map_week"], width / proportion()) if proportion() else 0.0
    return high if high >= _LEAST_WEEK else 0.0


def week_map(desk: Desk, rows: Sequence[tuple[MuscleSets, Decimal]], high: float, parent: Elem) -> MuscleMap:
    """The sets of a week as shades, ``high`` points high; ``rows`` are muscles and their sets as printed."""
    said = []
    for tint, words in reversed(list(zip(_TINTS, _ranges(desk), strict=True))):
        names = [_inside(row.muscle) for row, sets in rows if week_tint(sets) == tint]
        if names:
            said.append(desk.say("muscle_map.alt_step", sets=words, muscles=desk.language.join(names)))
    text = desk.say("muscle_map.alt_week", muscles="; ".join(said))
    tints = {row.muscle: week_tint(sets) for row, sets in rows if row.muscle != "full_body"}
    return MuscleMap(_atlas(desk.kit), desk.kit.store, high, tints, parent.add("Figure", Alt=text))


def week_tint(sets: Decimal) -> Tint:
    """The shade of so many sets."""
    return _TINTS[max(bisect_right(_FROM, sets) - 1, 0)]


def week_bar(desk: Desk, panel: Panel, box: tuple[float, float, float, float], sets: Decimal) -> None:
    """A bar (x, y, width and height) in the shade of so many sets."""
    x, y, wide, high = box
    colors = desk.kit.theme.figure

    def draw(canvas: PageCanvas, left: float, top: float) -> None:
        canvas.fill(colors[week_tint(sets)])
        canvas.cells([(left + x, top - y - high, wide, high)])
        canvas.stroke(colors["week_edge"], 0.4)
        canvas.rect(left + x, top - y - high, wide, high)

    panel.drawings.append(draw)


def week_key(desk: Desk, parent: Elem, width: float) -> Panel:
    """The shades and the sets that they stand for, on as few lines as have room in ``width`` points."""
    kit, grow = desk.kit, desk.kit.grow
    owner = parent.add("P")
    placed: list[tuple[float, float, Tint, Run]] = []
    x = y = 0.0
    for tint, words in zip(_TINTS, _ranges(desk), strict=True):
        run = kit.run(words, "label")
        wide = _SWATCH * grow + 1 * MM + run.width()
        if placed and x + wide > width:
            x, y = 0.0, y + _KEY * grow
        placed.append((x, y, tint, run))
        x += wide + 2.5 * MM * grow
    panel = Panel(y + _KEY * grow)
    for left, top, tint, run in placed:
        swatch(desk, panel, left, top + _BASELINE * grow, tint)
        panel.text(left + _SWATCH * grow + 1 * MM, top + _BASELINE * grow, [run], owner, spaced=True)
    return panel


def _ranges(desk: Desk) -> list[str]:
    """``1–4``, ``5–8``, ``9–11``, ``12+``."""
    ends = [f"{low}–{high - 1}" for low, high in pairwise(_FROM)]
    return [*ends, desk.say("muscle_map.and_more", sets=_FROM[-1])]
