"""Bodies: bone lengths and how full the flesh on them is.

Lengths are those of a person of about 1.76 m, centimetres (after the segment lengths of Drillis and Contini, 1966,
rounded). All bodies share them, so that one pose fits all; they differ in breadth.
"""

from __future__ import annotations

from dataclasses import dataclass

THIGH = 43.0
SHANK = 41.0
UPPER_ARM = 30.0
FOREARM = 26.0
GRIP = 7.5
"""From the wrist to the middle of what a fist holds."""
PALM = 8.0
"""From the wrist to the middle of a flat hand."""
ANKLE = 8.0
"""From the sole to the ankle."""
FOOT = 13.0
"""From under the ankle to the ball of the foot."""
HIP = 9.0
"""From the middle of the pelvis to a hip joint."""
LUMBAR = 11.0
"""From the middle of the pelvis to the joint of pelvis and chest."""
SHOULDER_LINE = 34.5
"""From that joint up to the shoulders."""
FOREARM_RADIUS = 4.3
"""From the middle of the forearm to the floor that it lies on."""


@dataclass(frozen=True, slots=True)
class Body:
    """Factors on the breadth (and depth) of the parts; ``shoulder`` is in centimetres from the middle."""

    shoulder: float = 18.5
    chest: float = 1.0
    chest_depth: float = 1.0
    waist: float = 1.0
    waist_depth: float = 1.0
    hip: float = 1.0
    seat: float = 1.0
    leg: float = 1.0
    arm: float = 1.0
    neck: float = 1.0
    head: float = 1.0
    breasts: bool = False
    belly: float = 0.0
    stoop: float = 0.0
    shirt: bool = False
    grey: bool = False


BODIES = {
    "male": Body(),
    "female": Body(
        shoulder=16.4, chest=0.87, chest_depth=0.88, waist=0.85, waist_depth=0.88, hip=1.02, seat=1.04, leg=0.94,
        arm=0.81, neck=0.80, head=0.97, breasts=True,
    ),
    "older": Body(
        shoulder=17.6, chest=0.96, chest_depth=0.98, waist=1.05, waist_depth=1.08, hip=1.0, seat=0.94, leg=0.88,
        arm=0.85, neck=0.86, belly=0.4, stoop=9.0, shirt=True, grey=True,
    ),
    "heavier": Body(
        shoulder=19.4, chest=1.17, chest_depth=1.26, waist=1.46, waist_depth=1.58, hip=1.20, seat=1.18, leg=1.20,
        arm=1.22, neck=1.14, head=1.02, belly=1.25, shirt=True,
    ),
}  # fmt: skip
"""``stoop`` bends the neck forward, degrees; ``belly`` rounds the front; ``grey`` is the hair."""
