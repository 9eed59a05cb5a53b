"""Pages made by hand, written as documents, and read back."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from PIL import ImageCms

from planner.typeset.document import Document, Metadata
from planner.typeset.face import faces
from planner.typeset.page import Node, Page
from planner.typeset.resources import Store

A6 = (297.638, 419.528)
A5_WIDE = (595.276, 419.528)


class Draft:
    """A page value made by hand: each line of text is one marked-content sequence."""

    def __init__(self) -> None:
        self.code: list[bytes] = []
        self.fonts: dict[str, set[str]] = {}
        self.mcids = 0

    def line(self, tag: str, words: str, face: str = "Roboto-Regular", size: float = 11) -> int:
        y = 380 - 20 * self.mcids
        self.code.append(b"/%s<</MCID %d>>BDC BT 30 %d Td" % (tag.encode(), self.mcids, y))
        for subset, operator in faces()[face].show(words):
            self.code.append(b"/%s.%d %d Tf %s" % (face.encode(), subset, size, operator.encode("latin-1")))
        self.code.append(b"ET EMC")
        self.fonts.setdefault(face, set()).update(words)
        self.mcids += 1
        return self.mcids - 1

    def page(self, *nodes: tuple[int, Node], **more: Any) -> Page:
        page: Page = Page(
            A6,
            zlib.compress(b"\n".join(self.code)),
            {name: "".join(sorted(used)) for name, used in sorted(self.fonts.items())},
            structure=nodes,
            mcids=self.mcids,
        )
        return page._replace(**more)


def simple(words: str, **more: Any) -> Page:
    draft = Draft()
    return draft.page((0, Node("P", kids=(draft.line("P", words),))), **more)


def split_section(pages: int) -> list[Page]:
    """A table that goes over pages: one head, and rows named "row 1", "row 2" … of which two stand on a page."""
    made = []
    for index in range(pages):
        draft = Draft()
        rows = []
        for row in (2 * index, 2 * index + 1):
            cell = Node("TH", attrs={"Scope": "Row"}, kids=(draft.line("TH", f"row {row + 1}"),))
            rows.append((row, Node("TR", kids=(cell,))))
        made.append(draft.page((1, Node("Table", 1, None, ((0, Node("TBody", 2, None, tuple(rows))),)))))
    return made


def written(*sections: list[Page], metadata: Metadata | None = None, archive: bytes | None = None) -> bytes:
    handle = BytesIO()
    with Document(handle, faces(), Store(), metadata or Metadata("A title"), archive) as document:
        for pages in sections:
            document.section(pages)
    return handle.getvalue()


def opened(data: bytes) -> pikepdf.Pdf:
    pdf = pikepdf.open(BytesIO(data))
    assert pdf.check_pdf_syntax() == []
    return pdf


def extracted(data: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded().strip() for page in pdf]


def marked_text(page: pikepdf.Page) -> dict[int, str]:
    """{MCID: the ASCII text shown in it} of a page."""
    contents = page.obj.Contents
    raw = b"\n".join(part.read_bytes() for part in contents)
    found = re.findall(rb"/MCID (\d+)>>BDC(.*?)EMC", raw, re.DOTALL)
    return {int(n): b"".join(re.findall(rb"\(([^)]*)\)", body)).decode("latin-1") for n, body in found}


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """The structure elements in reading order."""
    waiting: list[Any] = list(reversed(list(pdf.Root.StructTreeRoot.K)))
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [kid for kid in reversed(list(element.K)) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def read_aloud(pdf: pikepdf.Pdf) -> list[str]:
    """The texts of a file in the order of its structure tree."""
    texts = {page.obj.objgen: marked_text(page) for page in pdf.pages}
    said = []
    for element in elements(pdf):
        for kid in element.K:
            if isinstance(kid, int):
                said.append(texts[element.Pg.objgen][kid])
            elif "/MCID" in kid:
                said.append(texts[kid.Pg.objgen][int(kid.MCID)])
    return said


def srgb() -> bytes:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes(12)  # the date of making
    return bytes(profile)
