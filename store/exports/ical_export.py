"""A brief as a calendar (iCalendar, RFC 5545): a day or days for each date, which any calendar program takes in."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from typing import BinaryIO

from icalendar import Calendar
from icalendar import Event as Entry

from store.api.times import Brief, Event, EventMention
from store.text.clean import clean_line

_LONGEST = 75
"""Characters of an entry's line; the whole sentence stands in its description."""


def write(brief: Brief, out: BinaryIO) -> None:
    """Write a brief as an iCalendar file of entries that take whole days.

    An entry keeps its UID as long as its days and its first story stay the same, so that taking a calendar in again changes
    entries instead of doubling them.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//Brief//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean_line(brief.title))
    seen: Counter[str] = Counter()
    for one in brief.dates:
        entry, uid = _entry(one.event), _uid(one.event)
        seen[uid] += 1
        entry.add("uid", f"{uid}-{seen[uid]}@dateline" if seen[uid] > 1 else f"{uid}@dateline")
        calendar.add_component(entry)
    out.write(calendar.to_ical())


def _entry(event: Event) -> Entry:
    entry = Entry()
    sentence = clean_line(event.sentence)
    newest = max(mention.row.published.first_day for mention in event.mentions)
    entry.add("summary", sentence if len(sentence) <= _LONGEST else f"{sentence[: _LONGEST - 1].rsplit(' ', 1)[0]}…")
    entry.add("description", "\n".join([sentence, "", *map(_source, event.mentions)]))
    entry.add("dtstamp", datetime(newest.year, newest.month, newest.day, tzinfo=UTC))
    entry.add("dtstart", event.first)
    if event.last < date.max:
        entry.add("dtend", event.last + timedelta(days=1))  # the day after the last: an end is not part of it
    entry.add("transp", "TRANSPARENT")
    if event.ahead:
        entry.add("status", "TENTATIVE")
    return entry


def _source(mention: EventMention) -> str:
    row = mention.row
    return clean_line(f"{row.title} ({', '.join(part for part in (row.source, row.published.iso[:10]) if part)})")


def _uid(event: Event) -> str:
    story = min(mention.row.id for mention in event.mentions)
    return blake2b(f"{event.first}|{event.last}|{story}".encode(), digest_size=12).hexdigest()
