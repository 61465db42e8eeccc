"""Stories as the JSON that TimelineJS shows: an event a story, its theme as its group."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any, BinaryIO

from store.api.views import MarkedStory
from store.api.when import Precision, When
from store.exports.about import About
from store.exports.feed_words import paragraphs_in_html, theme_names, web_address
from store.exports.json_list import write_with_list

_PARTS = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3, Precision.MINUTE: 5}


def write(stories: Iterable[MarkedStory], about: About, out: BinaryIO) -> None:
    """Write stories as events; texts go as HTML, in which nothing of theirs is a tag."""
    title = {"text": {"headline": escape(about.title), "text": escape(about.selection)}}
    write_with_list(out, {"title": title, "scale": "human"}, "events", (_event(one, about) for one in stories))


def _event(one: MarkedStory, about: About) -> dict[str, Any]:
    story = one.story
    headline, link = escape(story.title), escape(web_address(story.link))
    event = {
        "unique_id": f"story-{story.id}",
        "start_date": _date(story.published),
        "text": {
            "headline": f'<a href="{link}">{headline}</a>' if link else headline,
            "text": paragraphs_in_html(story) + _told_by(one),
        },
    }
    names = theme_names(one, about)
    return {**event, "group": escape(names[0])} if names else event


def _told_by(one: MarkedStory) -> str:
    note = "".join(f"<p><em>{escape(line)}</em></p>" for line in one.marks.note.splitlines() if line.strip())
    story = one.story
    told = " · ".join(escape(part) for part in (story.place, story.source, story.author) if part)
    return (f"<p><small>{told}</small></p>" if told else "") + note


def _date(when: When) -> dict[str, int]:
    """Return a point in time by its parts, as far as they are known."""
    day = when.first_day
    clock = when.iso[11:16]
    parts = {"year": day.year, "month": day.month, "day": day.day}
    if clock:
        parts |= {"hour": int(clock[:2]), "minute": int(clock[3:])}
    return dict(list(parts.items())[: _PARTS[when.precision]])
