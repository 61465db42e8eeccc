"""Stories as a calendar (iCalendar, RFC 5545): an entry a story, on its day or at its time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import BinaryIO

from icalendar import Event

from store.api.views import MarkedStory
from store.exports.about import About
from store.exports.feed_words import clock_time, first_words, labels, web_address

_DESCRIPTION = 600


def write(stories: Iterable[MarkedStory], about: About, out: BinaryIO) -> None:
    """Write stories as entries that take no time; each keeps its UID, so that taking a calendar in again doubles nothing."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//Stories//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", about.title)
    head, _, foot = calendar.to_ical().partition(b"END:VCALENDAR")
    out.write(head)
    for one in stories:
        out.write(_entry(one, about).to_ical())
    out.write(b"END:VCALENDAR" + foot)


def _entry(one: MarkedStory, about: About) -> Event:
    story, entry = one.story, Event()
    entry.add("uid", f"{story.id}@dateline")
    entry.add("dtstamp", _in_utc(story.published.first_day) if story.updated is None else _in_utc(story.updated.first_day))
    entry.add("summary", story.title)
    moment = clock_time(story.published)
    if moment is not None:
        entry.add("dtstart", moment)
    else:
        entry.add("dtstart", story.published.first_day)
        if story.published.last_day < date.max:
            entry.add("dtend", story.published.last_day + timedelta(days=1))  # an end is no part of it
    if story.place:
        entry.add("location", story.place)
    if told := labels(one, about):
        entry.add("categories", told)
    if link := web_address(story.link):
        entry.add("url", link)
    told_by = " · ".join(part for part in (story.source, story.author) if part)
    if description := "\n".join(part for part in (first_words(story, _DESCRIPTION), told_by, one.marks.note) if part):
        entry.add("description", description)
    entry.add("transp", "TRANSPARENT")
    return entry


def _in_utc(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
