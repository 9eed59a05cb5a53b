"""Makes the pictures of the documents from the sample plan: ``python -m tools.pictures``.

They are the first pages of each kind that ``planner build plans/four_day_strength.yaml --pages …`` prints, and a
session in the theme of docs/theme.md, at the width a page of documentation shows.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from planner.build import Options, build_plan
from planner.diagnostics import Diagnostics
from planner.files import Files
from planner.pages.base import kinds
from tools.theme_page import EXAMPLE

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 900
"""Pixels of one page."""


def main() -> None:
    """Write ``docs/pictures/*.png``."""
    _write({kind: kind for kind in kinds()}, Options(pages=tuple(kinds())))
    with tempfile.TemporaryDirectory() as folder:
        theme = Path(folder) / "theme.yaml"
        theme.write_text(EXAMPLE, encoding="utf-8")
        _write({"session": "theme"}, Options(pages=("session",), theme=str(theme)))


def _write(names: dict[str, str], options: Options) -> None:
    """A picture of the first page of each kind in ``names``, which gives it its name."""
    files, out = Files(), Diagnostics()
    source = files.text(ROOT / "plans" / "four_day_strength.yaml", out)
    outcome = build_plan(source, options, files, out) if source else None
    if outcome is None:
        raise SystemExit("\n".join(problem.message for problem in out))
    buffer = io.BytesIO()
    outcome.write(buffer)
    document = pypdfium2.PdfDocument(buffer.getvalue())
    number, shown = 0, set[str]()
    for section in outcome.sections:
        if section.kind not in shown:
            page = document[number]
            picture = page.render(scale=WIDTH / page.get_width()).to_pil()
            few = picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=64)
            few.save(ROOT / "docs" / "pictures" / f"{names[section.kind]}.png", optimize=True)
            shown.add(section.kind)
        number += len(section.pages)


if __name__ == "__main__":
    main()
