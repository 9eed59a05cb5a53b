"""The file itself: metadata, claims, numbers, strings, objects, and what writing it needs."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree as ET

import pytest

from planner.typeset.document import Metadata
from planner.typeset.page import Bookmark, Link, Node
from planner.typeset.pdf_file import clean, number, text, uri
from tests.typeset.documents import (
    Draft,
    opened,
    read_aloud,
    simple,
    srgb,
    written,
)

HOSTILE = "Ti\x00t\x1ble \ud800 <b>&amp; \ufffe ) >> ]]> é\n\tend"


def test_metadata_are_clean_and_agree() -> None:
    metadata = Metadata(
        HOSTILE,
        HOSTILE,
        "S",
        ("a", "b\x07"),
        "cs-CZ",
        "planner 1.2",
        datetime(2026, 2, 3, 4, 5, 6, tzinfo=timezone(timedelta(hours=1))),
    )
    pdf = opened(written([simple("x")], metadata=metadata))
    expected = "Title \ufffd <b>&amp; ) >> ]]> é end"
    info = {key: str(value) for key, value in pdf.docinfo.items()}
    assert info == {
        "/Title": expected,
        "/Author": expected,
        "/Subject": "S",
        "/Keywords": "a, b",
        "/Creator": "planner 1.2",
        "/Producer": "planner 1.2",
        "/CreationDate": "D:20260203030506+00'00'",
        "/ModDate": "D:20260203030506+00'00'",
    }
    packet = ET.fromstring(pdf.Root.Metadata.read_bytes())
    dc, xmp, ns = (
        "{http://purl.org/dc/elements/1.1/}",
        "{http://ns.adobe.com/xap/1.0/}",
        "{http://ns.adobe.com/pdf/1.3/}",
    )

    def said(tag: str) -> str:
        found = next(packet.iter(tag))
        return "".join(found.itertext())

    assert said(dc + "title") == said(dc + "creator") == expected
    assert (said(dc + "description"), said(dc + "language")) == ("S", "cs-CZ")
    assert (said(ns + "Keywords"), said(ns + "Producer")) == ("a, b", "planner 1.2")
    assert said(xmp + "CreateDate") == said(xmp + "ModifyDate") == "2026-02-03T03:05:06+00:00"
    assert str(pdf.Root.Lang) == "cs-CZ"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert bool(pdf.Root.MarkInfo.Marked)
    assert pdf.pdf_version == "1.7"


def test_a_title_of_nothing_gets_the_name_of_the_program() -> None:
    pdf = opened(written([simple("x")], metadata=Metadata("\x00 \n", created=datetime(2026, 1, 1, tzinfo=UTC))))
    assert str(pdf.docinfo.Title) == "planner"
    assert "/Author" not in pdf.docinfo


def test_hostile_texts_in_links_outline_and_structure_do_not_break_the_file() -> None:
    draft = Draft()
    node = Node("Figure", attrs={"Alt": HOSTILE, "BBox": (0, 0, 9, 9)}, kids=(draft.line("Figure", "x"), -1))
    link = Link((0, 0, 9, 9), "https://example.org/\ud800 )>>\n\u202e", HOSTILE)
    pdf = opened(written([draft.page((0, node), links=(link,), outline=(Bookmark(0, HOSTILE, 1),))]))
    assert str(pdf.Root.Outlines.First.Title) == clean(HOSTILE)
    assert str(pdf.pages[0].obj.Annots[0].A.URI) == "https://example.org/%EF%BF%BD%20)%3E%3E%0A%E2%80%AE"


def test_pdf_a_is_claimed_only_with_a_profile() -> None:
    plain, kept = written([simple("x")]), written([simple("x")], archive=srgb())
    ours = "http://www.aiim.org/pdfa/ns/id/"
    for data, archive in ((plain, False), (kept, True)):
        pdf = opened(data)
        packet = ET.fromstring(pdf.Root.Metadata.read_bytes())
        assert [e.text for e in packet.iter("{http://www.aiim.org/pdfua/ns/id/}part")] == ["1"]
        assert [e.text for e in packet.iter(f"{{{ours}}}part")] == ["2"] * archive
        assert [e.text for e in packet.iter(f"{{{ours}}}conformance")] == ["A"] * archive
        assert bool(list(packet.iter("{http://www.aiim.org/pdfa/ns/extension/}schemas"))) is archive
        assert ("/OutputIntents" in pdf.Root) is archive
        streams = data.count(b"endstream")
        assert len(re.findall(rb"\nendstream\nendobj", data)) == streams
    pdf = opened(kept)
    assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes() == srgb()
    with pytest.raises(ValueError, match="RGB"):
        written([simple("x")], archive=bytes(128))


def test_lengths_and_offsets_hold_for_many_objects() -> None:
    pages = [simple(f"page {i}", outline=(Bookmark(i % 2, f"{i}", 1),)) for i in range(200)]
    pdf = opened(written(pages))
    assert read_aloud(pdf) == [f"page {i}" for i in range(200)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, b"1"),
        (1.0, b"1"),
        (0.5, b"0.5"),
        (-0.0001, b"0"),
        (100.10049, b"100.1"),
        (1e6, b"1000000"),
        (10.0004, b"10"),
    ],
)
def test_numbers_have_no_exponent_and_no_idle_zeros(value: float, expected: bytes) -> None:
    assert number(value) == expected


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_a_bug(value: float) -> None:
    with pytest.raises((ValueError, OverflowError)):
        number(value)


def test_strings() -> None:
    assert text("a (b) c") == b"(a \\(b\\) c)"
    assert text("back\\slash") == b"<FEFF006200610063006B005C0073006C006100730068>"
    assert text("\U0001f3cb") == b"<FEFFD83CDFCB>"
    assert uri("https://example.org/%41 b") == b"(https://example.org/%41%20b)"


def test_writing_a_file_needs_neither_reportlab_nor_pillow() -> None:
    code = "import sys, planner.typeset.document as d; print(*{'reportlab', 'PIL', 'fontTools'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
