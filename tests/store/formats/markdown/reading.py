"""Notes as files, read as they are added."""

from __future__ import annotations

from store.api.changes import Refused
from store.api.when import When
from store.formats.format_table import read_source
from store.formats.source import ReadStory, Source

KEPT = When("2025-07-01T12:00")


def read_all(text: str | bytes, name: str = "note.md") -> list[ReadStory | Refused]:
    """Return what a file holds, through the table of formats."""
    raw = text.encode() if isinstance(text, str) else text
    return [one for one in read_source(Source.of_bytes(raw, name, KEPT)) if isinstance(one, ReadStory | Refused)]


def read_one(text: str | bytes, name: str = "note.md") -> ReadStory:
    """Return the one story of a file."""
    (one,) = read_all(text, name)
    assert isinstance(one, ReadStory), one
    return one
