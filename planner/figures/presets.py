"""Positions that poses start from; a pose file changes what differs."""

from __future__ import annotations

from collections.abc import Mapping

from planner.figures.settings import Value

PRESETS: Mapping[str, Mapping[str, Value]] = {
    "stand": {"stand": 2.0, "foot": (0.0, 0.0), "stance": 11.0, "arm": (3.0, 8.0, 7.0)},
    "supine_floor": {
        "hip": (0.0, 12.5), "trunk": -90.0, "neck": 4.0, "foot": (46.0, 0.0), "stance": 13.0, "hand": (12.0, 0.0),
        "grip": "palm", "width": 32.0, "elbows": (-0.2, 0.3, 1.0),
    },
    "supine_bench": {
        "hip": (0.0, 55.5), "trunk": -90.0, "foot": (44.0, 0.0), "stance": 26.0, "knees": (1.0, 0.6, 0.5),
        "elbows": (0.5, -1.0, 0.9),
    },
    "prone": {
        "hip": (0.0, 12.0), "trunk": 90.0, "leg": (0.0, 0.0), "plantar": 70.0, "neck": -6.0, "arm": (165.0, 15.0, 12.0),
    },
    "quadruped": {
        "hip": (0.0, 48.4), "trunk": 79.0, "leg": (79.0, 90.0), "plantar": 72.0, "hand": (53.0, 0.0), "grip": "palm",
        "width": 18.0, "elbows": (-1.0, 0.0, 0.2),
    },
    "seated": {"sit": (0.0, 44.0), "foot": (40.0, 0.0), "stance": 13.0, "arm": (20.0, 40.0, 6.0)},
    "hang": {
        "bar": (0.0, 215.0), "hand": "bar", "width": 32.0, "elbows": (-0.2, -1.0, 0.7), "hip": (-2.0, 105.0),
        "leg": (2.0, 12.0), "plantar": 25.0,
    },
    "plank": {
        "hand": (0.0, 0.0), "grip": "palm", "width": 22.0, "elbows": (-1.0, 0.4, 0.8), "toes": (-134.0, 0.0),
        "heel": 75.0, "toeout": 0.0, "plank": 4.0, "neck": -6.0,
    },
    "side": {
        "hip": (0.0, 17.0), "trunk": 90.0, "roll": -90.0, "leg": (0.0, 0.0), "abduct": -3.0,
        "arm": (0.0, 4.0, 4.0),
    },
    "half_kneeling": {
        "hip": (0.0, 50.5), "foot_r": (41.0, 0.0), "toes_l": (-48.0, 0.0), "heel_l": 62.0, "stance": 10.0,
        "toeout": 3.0, "arm": (4.0, 10.0, 7.0),
    },
}  # fmt: skip
"""Names and their settings; centimetres and degrees as in :mod:`planner.figures.skeleton`."""
