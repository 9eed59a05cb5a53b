"""A patient is named on the pages and nowhere else: not in names of files, in messages or in what describes the PDF."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium

NAME, NUMBER = "Zebulon Quistgaard", "ZQ-90817"

PLAN = f"""\
title: Knee exercises
patient: {NAME}
id: {NUMBER}
contact: 020 7946 0018
stop_if: It hurts.
review: 2027-01-11
sessions:
  - name: Mornings
    exercises: [glute_bridge: 3x10]
"""

SPY = """\
import sys
seen = open(sys.argv.pop(1), "w", encoding="utf-8")
def hook(event, args):
    if event.split(".")[0] in ("open", "os", "tempfile", "shutil", "subprocess", "socket"):
        seen.write(f"{event} {args!r}\\n")
sys.addaudithook(hook)
from planner.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_name_is_only_on_the_pages(tmp_path: Path) -> None:
    plan, out, seen = tmp_path / "knee.yaml", tmp_path / "knee.pdf", tmp_path / "seen.txt"
    plan.write_text(PLAN, encoding="utf-8")
    arguments = [sys.executable, "-c", SPY, str(seen), "build", str(plan), "-o", str(out)]
    done = subprocess.run(arguments, capture_output=True, check=False, timeout=120, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    told = (done.stdout + done.stderr).decode() + seen.read_text(encoding="utf-8")
    assert "knee.pdf" in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["knee.pdf", "knee.yaml", "seen.txt"]
    for word in (*NAME.split(), NUMBER):
        assert word not in told
    with pikepdf.open(out) as pdf:
        described = str(pdf.docinfo) + str(pdf.open_metadata()) + str(dict(pdf.Root))
        assert "Knee exercises" in described
    text = "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(out))
    assert NAME in text
    assert NUMBER in text
    for word in (*NAME.split(), NUMBER):
        assert word not in described
