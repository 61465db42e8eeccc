"""A brief as plain text."""

from __future__ import annotations

from typing import BinaryIO

from store.api.times import Brief
from store.exports.brief_words import heading, told_by, when_of
from store.text.clean import clean_line


def write(brief: Brief, out: BinaryIO) -> None:
    """Write a brief as lines of text, a date and its sentence on each."""
    lines = [clean_line(brief.title), heading(brief), ""]
    lines += [f"{when_of(one.event)}: {clean_line(one.event.sentence)} ({told_by(one.event)})" for one in brief.dates]
    out.write(("\n".join(lines) + "\n").encode())
