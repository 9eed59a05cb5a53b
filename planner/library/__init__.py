"""The content library: folders of markdown files, read into exercises, indexed and searched."""

from planner.library.index import Entry, Library
from planner.library.model import (
    Block,
    Bullets,
    Code,
    Exercise,
    Grid,
    Heading,
    Inline,
    Inlines,
    Paragraph,
    Photo,
    Picture,
    ProfileEntry,
    Quote,
    Section,
    plain,
)
from planner.library.where import content_folders

__all__ = [
    "Block",
    "Bullets",
    "Code",
    "Entry",
    "Exercise",
    "Grid",
    "Heading",
    "Inline",
    "Inlines",
    "Library",
    "Paragraph",
    "Photo",
    "Picture",
    "ProfileEntry",
    "Quote",
    "Section",
    "content_folders",
    "plain",
]
