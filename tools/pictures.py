"""Makes the pictures of the documents from the sample plan: ``python -m tools.pictures``.

They are the first pages of each kind that ``planner build plans/four_day_strength.yaml --pages …`` prints (the diary is
that of a plan for a knee, the weeks side by side are those of a program for a meet), and a session in the theme of
docs/theme.md, at the width a page of documentation shows; and the drawings of all exercises, and of some, on contact
sheets.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from planner.build import Options, build_plan
from planner.cli.figures_command import command as figures
from planner.diagnostics import Diagnostics
from planner.files import Files
from planner.pages.base import kinds
from tools.theme_page import EXAMPLE

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 900
"""Pixels of one page."""
SHEET_WIDTH = 1720
"""Pixels of a contact sheet, which is shown at half its size."""
COLORS = 160
"""Colours of a picture: with fewer the small red of the muscles is lost among so many greys."""
SOME = (
    "hip_thrust back_squat pull_up kettlebell_swing ring_row stationary_bike "
    "side_plank dumbbell_shoulder_press box_jump hip_flexor_stretch band_pull_apart sit_to_stand"
).split()
"""Drawings for the README."""


def main() -> None:
    """Write ``docs/pictures/*.png``."""
    most = tuple(kind for kind in kinds() if kind not in ("block", "diary"))
    _write({kind: kind for kind in most}, Options(pages=most, roster=str(ROOT / "plans" / "team.csv")))
    _write({"diary": "diary"}, Options(pages=("diary",)), "knee_rehab.yaml")
    _write({"block": "block"}, Options(pages=("block",)), "programs/calgary_style.yaml")
    with tempfile.TemporaryDirectory() as folder:
        theme = Path(folder) / "theme.yaml"
        theme.write_text(EXAMPLE, encoding="utf-8")
        _write({"session": "theme"}, Options(pages=("session",), theme=str(theme)))
    _sheet("figures", [], columns=8)
    _sheet("drawings", SOME, columns=6)


def _sheet(name: str, chosen: list[str], columns: int) -> None:
    """A contact sheet of drawings, or of all, as ``docs/pictures/NAME.png``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.png"
        figures(["sheet", "-o", str(path), "--columns", str(columns), *chosen], standalone_mode=False)
        picture = Image.open(path)
        _save(picture.resize((SHEET_WIDTH, round(picture.height * SHEET_WIDTH / picture.width))), name)


def _write(names: dict[str, str], options: Options, plan: str = "four_day_strength.yaml") -> None:
    """A picture of the first page of each kind in ``names``, which gives it its name, of a sample plan."""
    files, out = Files(), Diagnostics()
    source = files.text(ROOT / "plans" / plan, out)
    outcome = build_plan(source, options, files, out) if source else None
    if outcome is None:
        raise SystemExit("\n".join(problem.message for problem in out))
    buffer = io.BytesIO()
    outcome.write(buffer)
    document = pypdfium2.PdfDocument(buffer.getvalue())
    number, shown = 0, set[str]()
    for section in outcome.sections:
        if section.kind in names and section.kind not in shown:
            page = document[number]
            picture = page.render(scale=WIDTH / page.get_width()).to_pil()
            _save(picture, names[section.kind])
            shown.add(section.kind)
        number += len(section.pages)


def _save(picture: Image.Image, name: str) -> None:
    few = picture.convert("RGB").convert("P", palette=Image.Palette.ADAPTIVE, colors=COLORS)
    few.save(ROOT / "docs" / "pictures" / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
