"""A brief as JSON; the names of its fields are stable."""

from __future__ import annotations

from typing import BinaryIO

import orjson

from store.api.times import Brief, Event, EventMention


def write(brief: Brief, out: BinaryIO) -> None:
    """Write a brief as one JSON object, indented."""
    plain = {
        "title": brief.title,
        "first": brief.first.isoformat() if brief.first else None,
        "last": brief.last.isoformat() if brief.last else None,
        "stories": brief.count,
        "dates": [{**_event(one.event), "weight": one.weight} for one in brief.dates],
    }
    out.write(orjson.dumps(plain, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def _event(event: Event) -> dict[str, object]:
    return {
        "first": event.first.isoformat(),
        "last": event.last.isoformat(),
        "precision": event.precision,
        "ahead": event.ahead,
        "sentence": event.sentence,
        "stories": [_mention(mention) for mention in event.mentions],
    }


def _mention(mention: EventMention) -> dict[str, object]:
    return {
        "id": mention.row.id,
        "title": mention.row.title,
        "published": mention.row.published.iso,
        "source": mention.row.source,
        "date": mention.date.text,
        "sentence": mention.sentence,
        "certainty": round(mention.date.certainty, 2),
    }
