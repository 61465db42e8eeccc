"""A brief as Markdown: a list of its dates, each with its sentence and the stories that tell it."""

from __future__ import annotations

import re

from store.api.times import Brief, Event
from store.exports.text import heading, told_by, when_of
from store.text.clean import clean_line

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_MOST_STORIES = 5


def as_markdown(brief: Brief) -> str:
    """Return a brief as Markdown; what stories say is text in it, whatever signs it has."""
    lines = [f"# {_text(brief.title)}", "", heading(brief), ""]
    for one in brief.dates:
        lines += [f"- **{when_of(one.event)}**: {_text(one.event.sentence)}", *_stories(one.event)]
    return "\n".join(lines).rstrip() + "\n"


def _stories(event: Event) -> list[str]:
    """Return the stories of an event, a line each; the newest reports stand in their own order of worth."""
    told = [
        f"{_text(one.row.title)} ({', '.join(_about(one.row.source, one.row.published.iso[:10]))})" for one in event.mentions
    ]
    more = [f"and {len(told) - _MOST_STORIES} more"] if len(told) > _MOST_STORIES else []
    ahead = [f"{told_by(event)}:"] if event.ahead else []
    return [f"  - {line}" for line in (*ahead, *told[:_MOST_STORIES], *more)]


def _about(source: str, day: str) -> list[str]:
    return [part for part in (_text(source), day) if part]


def _text(text: str) -> str:
    return _SIGNS.sub(r"\\\1", clean_line(text))
