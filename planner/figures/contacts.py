"""Contacts: from what a body rests on to where its hip is, so that no author needs trigonometry.

A contact is a setting beside the others: ``stand``, ``sit``, ``plank``, ``back_on``, ``shoulders_on``. It takes the
place of ``hip`` (a plank also sets the trunk).
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from planner.figures import bodies
from planner.figures.geometry import Vector, X, length, two_bones, vector
from planner.figures.settings import Settings
from planner.figures.skeleton import trunk_frames

SEAT = 10.0
"""From the middle of the pelvis down to what one sits on."""
BALANCE = 4.5
"""How far before the ankle the weight of a standing body falls."""
_TOP = (-10.0, 27.0)
"""Chest coordinates of where the shoulder blades lie on a bench's edge."""
_SHOULDERS = (-9.3, 35.0)


def expanded(settings: Settings) -> Settings:
    """The settings with ``hip`` worked out from the contact that they name, if any."""
    for name, find in _CONTACTS.items():
        if settings.get(name) is not None:
            return find(settings)
    return settings


def _with(settings: Settings, **values: float | tuple[float, ...]) -> Settings:
    return Settings({**settings.values, **values})


def _sit(settings: Settings) -> Settings:
    x, y = (settings.numbers("sit") or (0.0, 44.0))[:2]
    return _with(settings, hip=(x, y + SEAT))


def _on(name: str, point: tuple[float, float]) -> Callable[[Settings], Settings]:
    def find(settings: Settings) -> Settings:
        x, y = (settings.numbers(name) or (0.0, 0.0))[:2]
        _, _, chest = trunk_frames(_with(settings, hip=(0.0, 0.0)))
        touch = chest.at(*point)
        return _with(settings, hip=(float(x - touch[0]), float(y - touch[1])))

    return find


def _stand(settings: Settings) -> Settings:
    """Both knees bent by ``stand`` degrees, the hip where the weight falls on the feet.

    The load of a bar counts for nothing here; ``balance`` moves the weight forward by centimetres.
    """
    bend = math.radians(settings.number("stand", 0))
    reach = math.sqrt(bodies.THIGH**2 + bodies.SHANK**2 + 2 * bodies.THIGH * bodies.SHANK * math.cos(max(bend, 0.03)))
    foot = settings.numbers("foot", "r") or settings.numbers("foot") or (0.0, 0.0)
    aside = settings.number("stance", 11, "r") - bodies.HIP
    flat = math.sqrt(max(reach * reach - aside * aside, 1.0))
    ankle = vector(foot[0], foot[1] + bodies.ANKLE, 0)
    goal = foot[0] + BALANCE + settings.number("balance", 0)
    lean = math.radians(settings.number("trunk", 0))

    def hip_at(angle: float) -> Vector:
        return ankle + flat * vector(math.sin(angle), math.cos(angle), 0)

    def weight(angle: float) -> float:
        hip = hip_at(angle)
        knee, _, _ = two_bones(hip, ankle, X, bodies.THIGH, bodies.SHANK)
        trunk = hip[0] + 30 * math.sin(lean)
        return float(0.678 * trunk + 0.2 * (hip[0] + knee[0]) / 2 + 0.122 * (knee[0] + ankle[0]) / 2)

    angle = _root(lambda one: weight(one) - goal, -1.35, 0.6)
    hip = hip_at(angle)
    return _with(settings, hip=(float(hip[0]), float(hip[1])))


def _plank(settings: Settings) -> Settings:
    """Ankles, hips and shoulders in one line; elbows bent by ``plank`` degrees (on forearms: as needed)."""
    toes = settings.numbers("toes") or (-134.0, 0.0)
    heel = math.radians(settings.number("heel", 75))
    ball = vector(toes[0], toes[1], 0)
    ankle = ball - bodies.FOOT * vector(math.cos(heel), -math.sin(heel), 0)
    ankle = ankle + bodies.ANKLE * vector(math.sin(heel), math.cos(heel), 0)
    hand = settings.numbers("hand", "l") or settings.numbers("hand") or (0.0, 0.0)
    if settings.word("grip", "palm", "l") == "forearm":
        target, reach = vector(hand[0], hand[1] + bodies.FOREARM_RADIUS, 0), bodies.UPPER_ARM
    else:
        wrist = vector(hand[0] - bodies.PALM, hand[1] + 3.2, 0)
        bend = math.radians(max(settings.number("plank", 4), 2))
        target = wrist
        reach = math.sqrt(
            bodies.UPPER_ARM**2 + bodies.FOREARM**2 + 2 * bodies.UPPER_ARM * bodies.FOREARM * math.cos(bend)
        )
    legs, trunk = bodies.THIGH + bodies.SHANK - 0.3, bodies.LUMBAR + bodies.SHOULDER_LINE
    wide = settings.number("width", 22) - 16.5
    reach = math.sqrt(max(reach * reach - wide * wide, 1.0))

    def shoulder(rise: float) -> Vector:
        along, out = vector(math.cos(rise), math.sin(rise), 0), vector(math.sin(rise), -math.cos(rise), 0)
        return ankle + (legs + trunk) * along + 0.8 * out

    rise = _root(lambda one: length(shoulder(one) - target) - reach, -0.2, 1.1)
    hip = ankle + legs * vector(math.cos(rise), math.sin(rise), 0)
    return _with(settings, hip=(float(hip[0]), float(hip[1])), trunk=90 - math.degrees(rise))


def _root(value: Callable[[float], float], low: float, high: float) -> float:
    """Where a function changes its sign (bisection after a scan); where it is nearest to 0 if it does not."""
    grid = np.linspace(low, high, 40)
    values = [value(float(one)) for one in grid]
    for at in range(len(grid) - 1):
        if values[at] * values[at + 1] <= 0:
            one, other = float(grid[at]), float(grid[at + 1])
            for _ in range(40):
                middle = (one + other) / 2
                if value(one) * value(middle) <= 0:
                    other = middle
                else:
                    one = middle
            return (one + other) / 2
    return float(grid[int(np.argmin(np.abs(values)))])


_CONTACTS: dict[str, Callable[[Settings], Settings]] = {
    "stand": _stand,
    "sit": _sit,
    "plank": _plank,
    "back_on": _on("back_on", _TOP),
    "shoulders_on": _on("shoulders_on", _SHOULDERS),
}
