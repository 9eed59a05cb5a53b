"""What a file says of itself: the information dictionary and the XMP packet, which must agree.

XMP is ISO 16684-1; the identification schemas are those of PDF/UA-1 (ISO 14289-1) and PDF/A-2 (ISO 19005-2). PDF/A
wants every schema described that it does not know itself, and PDF/UA's is one of those.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from planner.typeset.pdf_file import clean, text


@dataclass(frozen=True, slots=True)
class Metadata:
    """Texts may come from anyone: control characters and half surrogates are taken out here.

    ``created`` is written as the date of making and of the last change; a datetime without a zone is taken as UTC.
    ``creator`` is the program with its version; it stands in for an empty title, which PDF/UA does not allow.
    """

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "en-GB"
    creator: str = "planner"
    created: datetime = datetime(2000, 1, 1, tzinfo=UTC)

    def fields(self) -> dict[str, str]:
        """The texts of the information dictionary that are not empty, cleaned, in the order in which they stand."""
        creator = _line(self.creator) or "planner"
        values = {
            "Title": _line(self.title) or creator,
            "Author": _line(self.author),
            "Subject": _line(self.subject),
            "Keywords": ", ".join(filter(None, map(_line, self.keywords))),
            "Creator": creator,
            "Producer": creator,
        }
        return {key: value for key, value in values.items() if value}


def info(metadata: Metadata) -> bytes:
    """The document information dictionary (ISO 32000-1, 14.3.3)."""
    date = _utc(metadata.created).strftime("D:%Y%m%d%H%M%S+00'00'").encode("ascii")
    entries = b"".join(b"/%s%s" % (key.encode("ascii"), text(value)) for key, value in metadata.fields().items())
    return b"<<%s/CreationDate(%s)/ModDate(%s)>>" % (entries, date, date)


def xmp(metadata: Metadata, archive: bool) -> bytes:
    """The XMP packet: PDF/UA-1 always, PDF/A-2a too when ``archive`` is true."""
    values = {key: escape(value, quote=False) for key, value in metadata.fields().items()}
    date = _utc(metadata.created).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    properties = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternative(values['Title'])}</dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(_line(metadata.language))}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreatorTool>{values['Creator']}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{date}</xmp:ModifyDate>",
        f"<pdf:Producer>{values['Producer']}</pdf:Producer>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ]
    if "Author" in values:
        properties.append(f"<dc:creator><rdf:Seq><rdf:li>{values['Author']}</rdf:li></rdf:Seq></dc:creator>")
    if "Subject" in values:
        properties.append(f"<dc:description>{_alternative(values['Subject'])}</dc:description>")
    if "Keywords" in values:
        properties.append(f"<pdf:Keywords>{values['Keywords']}</pdf:Keywords>")
    if archive:
        properties += ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>"]
    packet = _PACKET.format(properties="\n".join(properties), extension=_EXTENSION if archive else "")
    return packet.encode("utf-8")


def _line(value: str) -> str:
    """One clean line: every run of white space is one space."""
    return " ".join(clean(value).split())


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _alternative(value: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{value}</rdf:li></rdf:Alt>'


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
{properties}
</rdf:Description>{extension}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
"""

_EXTENSION = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
