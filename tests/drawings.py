"""Built drawings for tests: bodies of boxes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from planner.figures.data import text_of

Record = dict[str, Any]


def box(left: int, bottom: int, width: int, height: int) -> list[int]:
    """A rectangle as a path of straight segments."""
    sides = ((width, 0), (0, height), (-width, 0), (0, -height))
    return [left, bottom, *(number for dx, dy in sides for number in (0, 0, 0, 0, dx, dy))]


def frame(name: str, steps: list[int] | None = None, *, width: int = 400, tall: int = 1500) -> Record:
    """A body ``tall`` units high in a frame of 1800, with a muscle of each kind, fine lines, an arrow and a shadow."""
    middle = width // 2
    layers = [
        ["shadow", [box(50, 20, width - 100, 30)]],
        ["outline", [box(middle - 60, 40, 120, tall)]],
        ["skin", [box(middle - 50, 50, 100, tall - 20)]],
        ["skin_shade", [box(middle + 20, 50, 30, tall - 20)]],
        ["primary", [box(middle - 40, 400, 80, 150)]],
        ["primary_shade", [box(middle + 20, 400, 20, 150)]],
        ["secondary", [box(middle - 40, 200, 80, 150)]],
        ["secondary_shade", [box(middle + 20, 200, 20, 150)]],
        ["line", [box(middle - 50, 600, 100, 10)]],
        ["ghost", [box(middle - 100, 350, 150, 150)]],
        ["ghost_line", [box(middle - 100, 350, 150, 5)]],
        ["halo", [box(width - 30, 500, 25, 300)]],
        ["arrow", [box(width - 25, 505, 15, 290)]],
    ]
    return {"name": name, "steps": steps or [], "width": width, "height": 1800, "floor": 40, "layers": layers}


def record(*frames: Record, thumb: int = -1) -> Record:
    """A whole drawing; a start and a finish if no frames are given."""
    made = list(frames) or [frame("start", [1]), frame("finish", [2, 3], tall=1000)]
    return {"format": 1, "name": "squat", "unit": 0.1, "thumb": thumb % len(made), "frames": made}


def packed(drawing: object) -> bytes:
    """The bytes of a file; lists of whole numbers in it are written as the texts of paths."""
    return gzip.compress(json.dumps(_written(drawing)).encode("utf-8"), mtime=0)


def _written(value: object) -> object:
    if isinstance(value, dict):
        return {key: inner if key == "steps" else _written(inner) for key, inner in value.items()}
    if isinstance(value, list):
        is_path = len(value) > 0 and all(type(number) is int for number in value)
        return text_of(tuple(value)) if is_path else [_written(inner) for inner in value]
    return value


def put(folder: Path, slug: str, drawing: Record | None = None) -> Path:
    """Writes a drawing where those of the content folder ``folder`` are."""
    path = folder / "figures" / "built" / f"{slug}.json.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed(drawing or record()))
    return path
