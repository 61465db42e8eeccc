"""A brief as Markdown: a list of its dates, each with its sentence and the stories that tell it."""

from __future__ import annotations

import re
from typing import BinaryIO

from store.api.times import Brief, Event, EventMention
from store.exports.brief_words import heading, told_by, when_of
from store.text.clean import clean_line

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
"""Characters that mean something in Markdown."""
_MOST_STORIES = 5


def write(brief: Brief, out: BinaryIO) -> None:
    """Write a brief as Markdown; what stories say is text in it, whatever signs it has."""
    lines = [f"# {_text(brief.title)}", "", heading(brief), ""]
    for one in brief.dates:
        lines += [f"- **{when_of(one.event)}**: {_text(one.event.sentence)}", *_stories(one.event)]
    out.write(("\n".join(lines).rstrip() + "\n").encode())


def _stories(event: Event) -> list[str]:
    """Return the stories of an event, a line each; the newest reports stand in their own order of worth."""
    ahead = [f"{told_by(event)}:"] if event.ahead else []
    left_out = len(event.mentions) - _MOST_STORIES
    more = [f"and {left_out} more"] if left_out > 0 else []
    return [f"  - {line}" for line in (*ahead, *map(_story, event.mentions[:_MOST_STORIES]), *more)]


def _story(mention: EventMention) -> str:
    row = mention.row
    return f"{_text(row.title)} ({', '.join(part for part in (_text(row.source), row.published.iso[:10]) if part)})"


def _text(text: str) -> str:
    return _SIGNS.sub(r"\\\1", clean_line(text))
