"""What feeds and calendars tell of a story: points in time, addresses that may stand in a file, its name for other programs."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from store.api.story import Story, is_web_address
from store.api.views import MarkedStory
from store.api.when import Precision, When
from store.exports.about import About

_CLOCK = re.compile(r"T(\d\d:\d\d)(:\d\d)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?")
_WEB_SIGNS = "/:?#[]@!$&'()*+,;=%~-._"
"""What an address may hold beside letters and digits (RFC 3986)."""


def rfc3339(when: When) -> str:
    """Return a point in time as feeds want it: to the second, in a time zone; midnight in UTC where no more is known."""
    day = when.first_day.isoformat()
    clock = _CLOCK.search(when.iso) if when.precision is Precision.MINUTE else None
    if clock is None:
        return f"{day}T00:00:00Z"
    return f"{day}T{clock[1]}{clock[2] or ':00'}{clock[3] or 'Z'}"


def clock_time(when: When) -> datetime | None:
    """Return the moment that a point in time means, in UTC if its time zone is known; None if it is known to the day at most."""
    if when.precision is not Precision.MINUTE:
        return None
    clock = _CLOCK.search(when.iso)
    try:
        moment = datetime.fromisoformat(rfc3339(when))
        return moment.astimezone(UTC) if clock and clock[3] else moment.replace(tzinfo=None)
    except (ValueError, OverflowError):  # at the ends of the calendar
        return None


def web_address(link: str) -> str:
    """Return an address with whatever may not stand in one written as percent signs and digits; nothing if it is none of the web."""
    return quote(link, safe=_WEB_SIGNS, errors="replace") if is_web_address(link) else ""


def urn(story: Story) -> str:
    """Return what names a story for good in feeds: `urn:uuid:…`, made from its id."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'dateline:{story.id}')}"


def theme_names(one: MarkedStory, about: About) -> list[str]:
    """Return what the themes of a story are called, the first one first."""
    names = about.names
    return [names.get(key, key) for key in one.themes]


def labels(one: MarkedStory, about: About) -> list[str]:
    """Return all that a story can be filed under, each once: its themes, what its source filed it under, the person's tags."""
    return list(dict.fromkeys([*theme_names(one, about), *one.story.sections, *one.marks.tags]))


def paragraphs_in_html(story: Story) -> str:
    """Return a story's highlights and text as HTML, with nothing of theirs taken for a tag."""
    from html import escape

    points = "".join(f"<li>{escape(point)}</li>" for point in story.highlights)
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.body if paragraph)
    return (f"<ul>{points}</ul>" if points else "") + body


def first_words(story: Story, most: int) -> str:
    """Return a story's beginning, up to so many characters: its highlights, else its first paragraph."""
    text = " · ".join(story.highlights) or next(filter(None, story.body), "")
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0]}…"
