"""What tests of typesetting share: a kit of the shipped theme, and a section written and read back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TypeAlias

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Files
from planner.typeset.document import Document, Metadata
from planner.typeset.face import faces
from planner.typeset.kit import Kit, Paper
from planner.typeset.page import Page
from planner.typeset.resources import Store
from planner.typeset.theme import Theme, load_theme

MakeKit: TypeAlias = Callable[[], Kit]
Write: TypeAlias = Callable[[Sequence[Page]], bytes]


@pytest.fixture(scope="session")
def classic() -> Theme:
    out = Diagnostics()
    theme = load_theme("classic", Files(), out)
    assert theme is not None
    assert list(out) == []
    return theme


@pytest.fixture(scope="session")
def make_kit(classic: Theme) -> MakeKit:
    """Makes a kit with problems and pictures of its own."""

    def make() -> Kit:
        return Kit(classic, Paper.named("A4", classic), Store(), Files(), Diagnostics())

    return make


@pytest.fixture(scope="session")
def write() -> Write:
    """Writes the pages of one section as a PDF file."""

    def written(pages: Sequence[Page]) -> bytes:
        handle = BytesIO()
        with Document(handle, faces(), Store(), Metadata("A section")) as document:
            document.section(pages)
        return handle.getvalue()

    return written
