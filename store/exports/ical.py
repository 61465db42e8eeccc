"""A brief as a calendar (iCalendar, RFC 5545): a day or days for each date, which any calendar program takes in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b

from icalendar import Calendar, Event

from store.api import times
from store.api.times import Brief
from store.text.clean import clean_line

_LONGEST = 75
"""Characters of an entry's line; the whole sentence stands in its description."""


def as_calendar(brief: Brief) -> bytes:
    """Return a brief as an iCalendar file of entries that take whole days.

    An entry keeps its UID as long as its days and its first story stay the same, so that taking a calendar in again changes
    entries instead of doubling them.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//Brief//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean_line(brief.title))
    taken: dict[str, int] = {}
    for one in brief.dates:
        entry = _entry(one.event)
        uid = _uid(one.event)
        taken[uid] = taken.get(uid, 0) + 1
        entry.add("uid", f"{uid}-{taken[uid]}@dateline" if taken[uid] > 1 else f"{uid}@dateline")
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _entry(event: times.Event) -> Event:
    entry = Event()
    sentence = clean_line(event.sentence)
    newest = max(saying.row.published.first_day for saying in event.mentions)
    entry.add("summary", sentence if len(sentence) <= _LONGEST else f"{sentence[: _LONGEST - 1].rsplit(' ', 1)[0]}…")
    entry.add("description", "\n".join([sentence, "", *(_source(saying) for saying in event.mentions)]))
    entry.add("dtstamp", datetime(newest.year, newest.month, newest.day, tzinfo=UTC))
    entry.add("dtstart", event.first)
    if event.last < date.max:
        entry.add("dtend", event.last + timedelta(days=1))  # the day after the last: an end is not part of it
    entry.add("transp", "TRANSPARENT")
    if event.ahead:
        entry.add("status", "TENTATIVE")
    return entry


def _source(saying: times.EventMention) -> str:
    row = saying.row
    return clean_line(f"{row.title} ({', '.join(part for part in (row.source, row.published.iso[:10]) if part)})")


def _uid(event: times.Event) -> str:
    story = min(saying.row.id for saying in event.mentions)
    return blake2b(f"{event.first}|{event.last}|{story}".encode(), digest_size=12).hexdigest()
