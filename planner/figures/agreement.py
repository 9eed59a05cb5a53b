"""How far two drawings of one figure agree, by what they show and not by their bytes.

Versions of the libraries and makes of processors round differently, which moves a curve by a hair and changes every
byte of a built file. What a reader sees is which role covers which place, so that is what is compared.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from planner.figures.data import ROLES, Drawing, Frame, Path, unpacked

LEAST = 0.98
"""The least agreement of drawings that count as the same."""

_UNITS = 4
"""Units of a drawing to the pixel of a label picture."""
_PIECES = 6
"""Chords that stand for a curve."""

Labels = NDArray[np.int16]


def labels(frame: Frame) -> Labels:
    """The role that is on top at each place of a frame, as its number in :data:`ROLES`; -1 where there is none."""
    size = (frame.width // _UNITS + 1, frame.height // _UNITS + 1)
    picture: Labels = np.full((size[1], size[0]), -1, np.int16)
    for layer in frame.layers:
        inside = np.zeros(picture.shape, bool)
        for path in layer.paths:
            shape = Image.new("1", size)
            ImageDraw.Draw(shape).polygon(_chords(path), fill=1)
            inside ^= np.asarray(shape)
        picture[inside] = ROLES.index(layer.role)
    return picture


def agreement(one: Drawing, other: Drawing) -> float:
    """The least agreement of the frames of two drawings.

    That of a pair of frames is the share of the places covered in either that show the same role in both, their
    intersection over their union; 0 where frames or their names differ, or sizes by more than two pixels.
    """
    if [frame.name for frame in one.frames] != [frame.name for frame in other.frames]:
        return 0.0
    return min(_overlap(labels(a), labels(b)) for a, b in zip(one.frames, other.frames, strict=True))


def _overlap(one: Labels, other: Labels) -> float:
    if max(abs(a - b) for a, b in zip(one.shape, other.shape, strict=True)) > 2:
        return 0.0
    rows, columns = (min(a, b) for a, b in zip(one.shape, other.shape, strict=True))
    one, other = one[-rows:, :columns], other[-rows:, :columns]
    either = (one >= 0) | (other >= 0)
    return float((one == other)[either].mean()) if either.any() else 1.0


def _chords(path: Path) -> list[tuple[float, float]]:
    """A path as the corners of a polygon, in pixels; its first row is the lowest."""
    points = np.array(unpacked(path), float) / _UNITS
    steps = np.linspace(0, 1, _PIECES, endpoint=False)[:, None]
    weights = np.hstack(((1 - steps) ** 3, 3 * steps * (1 - steps) ** 2, 3 * steps**2 * (1 - steps), steps**3))
    corners = [weights @ points[at : at + 4] for at in range(0, len(points) - 3, 3)]
    return [(x, y) for x, y in np.vstack(corners).tolist()]
