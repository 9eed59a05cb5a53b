"""Makes the pictures of the README from the sample plan: ``python tools/pictures.py``.

They are pictures of what ``planner build plans/four_day_strength.yaml`` prints, at the width a page of documentation
shows.
"""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import Image

from planner.build import Options, build_plan
from planner.diagnostics import Diagnostics
from planner.files import Files

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 900
"""Pixels of one page."""
PAGES = {"session": 1, "overview": 0, "sheet": 5}
"""Name of a picture: its page in the document, from 0."""


def main() -> None:
    """Write ``docs/pictures/*.png``."""
    files, out = Files(), Diagnostics()
    source = files.text(ROOT / "plans" / "four_day_strength.yaml", out)
    outcome = build_plan(source, Options(), files, out) if source else None
    if outcome is None:
        raise SystemExit("\n".join(problem.message for problem in out))
    buffer = io.BytesIO()
    outcome.write(buffer)
    document = pypdfium2.PdfDocument(buffer.getvalue())
    for name, number in PAGES.items():
        page = document[number]
        picture = page.render(scale=WIDTH / page.get_width()).to_pil()
        grey = picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=64)
        grey.save(ROOT / "docs" / "pictures" / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
