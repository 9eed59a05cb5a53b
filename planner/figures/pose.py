"""Pose files: ``content/figures/<slug>.yaml`` read strictly into :class:`Figure`.

The keys of a file are those of :data:`_TOP`, the settings of a body those of :data:`SETTINGS`.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, replace

from planner.diagnostics import Diagnostics, Span
from planner.figures.arms import GRIPS
from planner.figures.arrows import Arrow
from planner.figures.bodies import BODIES
from planner.figures.contacts import expanded
from planner.figures.gear import GEAR
from planner.figures.muscles import REGIONS
from planner.figures.presets import PRESETS
from planner.figures.reading import (
    Field,
    direction,
    either,
    fields_of,
    free,
    number,
    numbers,
    pairs,
    place,
    unknown,
    words,
)
from planner.figures.rests import words as resting
from planner.figures.settings import SIDES, Settings, Value
from planner.figures.shade import Tint
from planner.figures.skeleton import POINTS
from planner.files import Files, Node, Scalar, Sequence, read_yaml

VIEWS: dict[str, tuple[float, float]] = {
    "side": (15, 8),
    "front34": (35, 10),
    "back34": (-35, 8),
    "front": (90, 4),
    "back": (-90, 4),
    "floor": (20, 11),
    "bench": (40, 14),
}
"""Yaw and pitch of views by name, degrees."""

FRAMES = ("hold", "start", "middle", "late", "finish")
"""The names of frames in their order; a hold stands alone."""

_ANGLE = number(-360, 360)
_SIZE = number(-250, 250)
_POINT = numbers(2, 3, -300, 300)
_HAND = either(words("bar", *resting()), _POINT)

SETTINGS: dict[str, Field] = {
    "preset": Field(words(*PRESETS), "a position to start from", "stand"),
    "hip": Field(_POINT, "middle of the pelvis, cm", "[0, 91]"),
    "stand": Field(number(0, 150), "stand with knees bent by so many degrees; the hip is found by balance", "100"),
    "balance": Field(number(-30, 30), "moves the weight of a standing body forward, cm", "3"),
    "sit": Field(numbers(2, 2), "sit on a seat at this place", "[0, 44]"),
    "plank": Field(number(0, 140), "body in a line from toes to shoulders, elbows bent by so many degrees", "90"),
    "back_on": Field(numbers(2, 2), "shoulder blades on an edge at this place", "[-36, 42]"),
    "shoulders_on": Field(numbers(2, 2), "shoulders on a surface at this place", "[-50, 0]"),
    "trunk": Field(_ANGLE, "lean of the chest: 0 upright, 90 face down, -90 face up", "45"),
    "spine": Field(number(-60, 100), "flexion between pelvis and chest", "20"),
    "twist": Field(number(-90, 90), "turn of the chest to the right against the pelvis", "40"),
    "sidebend": Field(number(-60, 60), "bend of the chest to the right", "20"),
    "neck": Field(number(-70, 70), "flexion of the neck", "-20"),
    "look": Field(number(-80, 80), "turn of the head to the right", "30"),
    "jut": Field(number(-6, 8), "slide of the level head forward, cm; negative draws it back", "5"),
    "nod": Field(number(-50, 50), "tilt of the head to the right", "20"),
    "roll": Field(_ANGLE, "roll of the whole body round the line it faces; -90 lies on the left side", "-90"),
    "tilt": Field(_ANGLE, "lift of the head's end of a lying body", "15"),
    "turn": Field(_ANGLE, "turn of the whole body round the upright", "90"),
    "foot": Field(_POINT, "where the sole stands, under the ankle", "[0, 0]", sided=True),
    "toes": Field(_POINT, "where the ball of the foot stands", "[-40, 0]", sided=True),
    "heel": Field(number(-90, 95), "lift of the heel", "60", sided=True),
    "stance": Field(_SIZE, "how far out the foot stands", "15", sided=True),
    "toeout": Field(number(-40, 90), "turn of the foot outwards", "20", sided=True),
    "knees": Field(direction, "where the knee points", "front-out", sided=True),
    "leg": Field(numbers(2, 2, -160, 160), "flexion of a free leg's hip and knee", "[90, 90]", sided=True),
    "abduct": Field(number(-60, 100), "way of a free leg outwards", "20", sided=True),
    "rotate": Field(number(-80, 90), "turn of a free leg outwards", "40", sided=True),
    "plantar": Field(number(-40, 90), "pointing of a free foot", "40", sided=True),
    "hand": Field(_HAND, "where the hand is: on the bar, on the body or at a place", "bar", sided=True),
    "width": Field(_SIZE, "how far out the hand is", "30", sided=True),
    "grip": Field(words(*GRIPS), "what the hand does", "fist", sided=True),
    "elbows": Field(direction, "where the elbow points", "down-out", sided=True),
    "thumbs": Field(direction, "where the thumb points", "out", sided=True),
    "fingers": Field(direction, "where the fingers of a flat hand point", "[1, 0, 0]", sided=True),
    "palms": Field(direction, "where a flat palm faces", "down", sided=True),
    "arm": Field(numbers(2, 3, -200, 260), "flexion of shoulder and elbow, and the way out", "[10, 90, 8]", sided=True),
    "rotate_arm": Field(number(-120, 120), "turn of a free arm outwards", "40", sided=True),
    "wrist": Field(number(-80, 85), "bends the hand back; negative towards the palm", "60", sided=True),
    "shrug": Field(number(-8, 10), "lift of the shoulder, cm", "4", sided=True),
    "protract": Field(number(-8, 8), "shoulder forward, cm", "3", sided=True),
    "bar": Field(either(words("back", "front", "rack", "hips"), _POINT), "where the bar is", "[10, 23]"),
    "moving": Field(words("yes", "no"), "a moment of a run or a jump, in which nothing need carry the body", "yes"),
    "prop": Field(_POINT, "a place that gear may be at", "[-36, 106]"),
}  # fmt: skip
"""Everything that can be said of a body in one frame. ``_r`` or ``_l`` behind a sided name says it of one side."""

_ALTERNATIVES = (("hip", "stand", "sit", "plank", "back_on", "shoulders_on"), ("foot", "toes", "leg"), ("hand", "arm"))
"""Of these, what is said last holds."""


@dataclass(frozen=True, slots=True)
class Pose:
    """One frame: its name, what it shows of the instructions, and its settings with contacts worked out."""

    name: str
    settings: Settings
    steps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of gear."""

    kind: str
    values: MappingABC[str, Value]


@dataclass(frozen=True, slots=True)
class Figure:
    """A pose file as it is meant. ``tint`` is None where the exercise's own muscles hold. ``places`` has every key."""

    name: str
    body: str = "male"
    view: tuple[float, float] = VIEWS["front34"]
    tint: Tint | None = None
    gear: tuple[Item, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    thumb: str = "finish"
    steps: MappingABC[str, tuple[int, ...]] | None = None
    common: MappingABC[str, Value] | None = None
    frames: MappingABC[str, MappingABC[str, Value]] | None = None
    places: MappingABC[str, Span] | None = None

    @property
    def poses(self) -> tuple[Pose, ...]:
        """The frames in their order."""
        made = []
        for name in FRAMES:
            if name in (self.frames or {}):
                values = _settled(self.common or {}, (self.frames or {})[name])
                made.append(Pose(name, expanded(values), (self.steps or {}).get(name, ())))
        return tuple(made)

    @property
    def thumb_index(self) -> int:
        names = [pose.name for pose in self.poses]
        return names.index(self.thumb) if self.thumb in names else len(names) - 1


def _settled(common: MappingABC[str, Value], own: MappingABC[str, Value]) -> Settings:
    """Preset, common settings and those of a frame, each over the one before."""
    preset = own.get("preset", common.get("preset"))
    settings = Settings(PRESETS.get(str(preset), {}))
    for layer in (common, own):
        settings = _over(settings, {name: value for name, value in layer.items() if name != "preset"})
    return settings


def _over(settings: Settings, values: MappingABC[str, Value]) -> Settings:
    """Settings with others over them; a new alternative takes away the old ones."""
    gone: dict[str, Value] = {}
    for name, value in values.items():
        base, side = (name[:-2], name[-2:]) if name[-2:] in ("_r", "_l") else (name, "")
        for group in _ALTERNATIVES:
            if base in group and value is not None:
                gone |= {f"{other}{side}": None for other in group if other != base}
    return settings.merged({name: value for name, value in gone.items() if name not in values}).merged(values)


def read(text: Node, name: str, out: Diagnostics, base: Figure | None = None) -> Figure | None:
    """A pose file's document as a figure, over ``base`` where it says ``like``; None after an error."""
    before = len(out)
    figure = replace(base or Figure(name), name=name)
    places = {**(figure.places or {}), **_places(text)}
    for key, node in pairs(text, "a drawing", out):
        reader = _TOP.get(key.text)
        if reader is None:
            unknown(key, {**_TOP, "like": None}, "a drawing", out)
        elif reader is not _skip:
            figure = reader(figure, key.text, node, out)
    if not figure.frames:
        out.error("figure-frames", f"{name} has no frame", place(text), "write hold:, or start: and finish:")
    elif "hold" in figure.frames and len(figure.frames) > 1:
        out.error("figure-frames", f"{name} has a hold beside other frames", places.get("hold"), "keep one of them")
    return None if len(out) > before else replace(figure, places=places)


def _places(text: Node) -> dict[str, Span]:
    """Where each key stands, and each key under it as ``finish.hip``."""
    found: dict[str, Span] = {}
    quiet = Diagnostics()
    for key, node in pairs(text, "", quiet):
        found[key.text] = place(key)
        found |= {f"{key.text}.{one.text}": place(one) for one, _ in pairs(node, "", quiet)}
    return found


def load(name: str, folder: object, files: Files, out: Diagnostics, above: tuple[str, ...] = ()) -> Figure | None:
    """The figure of ``<folder>/<name>.yaml``, with what it is like; None after an error."""
    from pathlib import Path

    source = files.text(Path(str(folder)) / f"{name}.yaml", out)
    node = read_yaml(source, out) if source else None
    if source is None or node is None:
        if source is not None and not out.has_errors:
            out.error(
                "figure-frames", f"{name} says nothing", Span.point(source.name), "write hold:, or start: and finish:"
            )
        return None
    base = None
    for key, value in pairs(node, "a drawing", Diagnostics()):
        if key.text == "like":
            other = value.text if isinstance(value, Scalar) else ""
            if other in (*above, name) or len(above) > 3:
                out.error("figure-like", f'"{other}" comes back to this drawing', place(value), "name another one")
                return None
            if not other.replace("_", "").isalnum():
                out.error("figure-like", '"like" must be the name of a drawing', place(value))
                return None
            base = load(other, folder, files, out, (*above, name))
            if base is None:
                return None
    return read(node, name, out, base)


Change = Callable[[Figure, str, Node, Diagnostics], Figure]


def _skip(figure: Figure, key: str, node: Node, out: Diagnostics) -> Figure:
    del key, node, out
    return figure


def _body(figure: Figure, key: str, node: Node, out: Diagnostics) -> Figure:
    value = words(*BODIES)(key, node, out)
    return replace(figure, body=str(value)) if value else figure


def _view(figure: Figure, key: str, node: Node, out: Diagnostics) -> Figure:
    value = either(words(*VIEWS), numbers(2, 2, -360, 360))(key, node, out)
    if isinstance(value, str):
        return replace(figure, view=VIEWS[value])
    return replace(figure, view=(value[0], value[1])) if isinstance(value, tuple) else figure


def _thumb(figure: Figure, key: str, node: Node, out: Diagnostics) -> Figure:
    value = words(*FRAMES)(key, node, out)
    return replace(figure, thumb=str(value)) if value else figure


_MUSCLES = (*REGIONS, *(f"{name}_{side}" for name in REGIONS for side, _ in SIDES))


def _muscles(figure: Figure, key: str, node: Node, out: Diagnostics) -> Figure:
    lists: dict[str, tuple[str, ...]] = {"primary": (), "secondary": ()}
    for name, value in pairs(node, f'"{key}"', out):
        if name.text not in lists:
            unknown(name, lists, f'"{key}"', out)
            continue
        items = value.items if isinstance(value, Sequence) else (value,)
        read_ = [words(*_MUSCLES)(name.text, item, out) for item in items]
        lists[name.text] = tuple(str(one) for one in read_ if one)
    return replace(figure, tint=Tint(lists["primary"], lists["secondary"]))


def _gear(figure: Figure, key: str, node: Node, out: Diagnostics) -> Figure:
    if not isinstance(node, Sequence):
        out.error("figure-value", f'"{key}" must be a list', place(node), "start each piece with a hyphen")
        return figure
    found: list[Item] = []
    for item in node.items[:20]:
        named = ((item, None),) if isinstance(item, Scalar) else pairs(item, "a piece of gear", out)
        for name, values in named[:1]:
            if name.text not in GEAR:
                unknown(name, GEAR, "gear", out)
                continue
            fields = {one: Field(free, "", example) for one, example in GEAR[name.text].keys.items()}
            read_ = fields_of(values, fields, name.text, out) if values is not None else {}
            found.append(Item(name.text, read_))
    return replace(figure, gear=tuple(found))


def _arrow(figure: Figure, key: str, node: Node, out: Diagnostics) -> Figure:
    fields = {
        "of": Field(words(*POINTS), "the point whose way it shows", "bar"),
        "side": Field(words("left", "right"), "the side of the way that it should stand on", "left"),
        "shift": Field(numbers(2, 2), "moves it by hand, cm right and up", "[10, 0]"),
        "bend": Field(number(-1, 1), "bows it", "0.1"),
        "length": Field(number(14, 90), "its length, cm", "24"),
    }
    arrows = []
    for item in node.items[:4] if isinstance(node, Sequence) else (node,):
        if isinstance(item, Scalar):
            values: dict[str, Value] = {"of": words(*POINTS)(key, item, out)}
        else:
            values = fields_of(item, fields, "an arrow", out)
        shift, bend, length = values.get("shift"), values.get("bend"), values.get("length")
        arrows.append(
            Arrow(
                str(values.get("of") or "hip"), str(values.get("side") or ""),
                (shift[0], shift[1]) if isinstance(shift, tuple) else None, bend if isinstance(bend, float) else 0.0,
                length if isinstance(length, float) else 0.0,
            )
        )  # fmt: skip
    return replace(figure, arrows=tuple(arrows))


def _steps(figure: Figure, key: str, node: Node, out: Diagnostics) -> Figure:
    found: dict[str, tuple[int, ...]] = {}
    for name, value in pairs(node, f'"{key}"', out):
        if name.text not in FRAMES:
            unknown(name, dict.fromkeys(FRAMES), f'"{key}"', out)
            continue
        items = value.items if isinstance(value, Sequence) else (value,)
        numbers_ = [number(1, 99)(name.text, item, out) for item in items]
        found[name.text] = tuple(int(one) for one in numbers_ if isinstance(one, float))
    return replace(figure, steps=found)


def _common(figure: Figure, key: str, node: Node, out: Diagnostics) -> Figure:
    return replace(figure, common={**(figure.common or {}), **fields_of(node, SETTINGS, f'"{key}"', out)})


def _frame(figure: Figure, key: str, node: Node, out: Diagnostics) -> Figure:
    frames = dict(figure.frames or {})
    frames[key] = {**frames.get(key, {}), **fields_of(node, SETTINGS, f'"{key}"', out)}
    return replace(figure, frames=frames)


_TOP: dict[str, Change] = {
    "like": _skip,
    "body": _body,
    "view": _view,
    "muscles": _muscles,
    "gear": _gear,
    "thumb": _thumb,
    "steps": _steps,
    "pose": _common,
    **dict.fromkeys(FRAMES, _frame),
    "arrow": _arrow,
}
