"""What an engine keeps of a story to find it by: the names of the fields, and what stands in each."""

from __future__ import annotations

from typing import Any

import orjson

from store.engine.entry import Entry
from store.engine.order import order_of
from store.engine.words import indexed
from store.identity.ids import title_key
from store.identity.links import link_key
from store.text.fold import fold

TEXT = ("title", "deck", "body")
"""The fields that together have every word of a story."""
SAID = ("said_day", "said_month", "said_year", "told_day")
"""Times that a story speaks of, as ordinals of days, months since year 0, and years; each as precisely as it is told.

The last has only the days on which it tells something, but for its own.
"""
LONGEST_KEY = 400
"""Characters of a title's key that are indexed."""
PERSON_KIND, OTHER_KIND = "p", "-"
"""What a name names, as `Entry.kinds` says it: a person, or nobody knows."""
BETWEEN_NAMES = " 0 "
"""Stands between names where they are searched word by word, so that no phrase reaches from one into the next."""


def fields_of(entry: Entry) -> dict[str, Any]:
    """Return what is indexed and stored of a story."""
    story, marks, choice = entry.story, entry.marks, entry.choice
    spelled: set[str] = set()
    title, deck = indexed(story.title, spelled), indexed(" \n ".join((*story.highlights, story.caption)), spelled)
    body = indexed(" \n ".join((*story.body, story.place, story.source, story.author)), spelled)
    sources = list(dict.fromkeys((story.source, *(one.source for one in story.also))))
    first, key = story.published.first_day, title_key(story.title)
    shown = (story.id, story.title, story.published.iso, story.place, story.source)
    row = [*shown, choice.themes, marks.read, marks.starred, story.undated, entry.copy]
    why: dict[str, Any] = {"words": dict(choice.words), "corrected": choice.corrected, "names": list(entry.names)}
    why["said"], why["by"] = dict(entry.said), entry.understood
    if entry.failed:
        why["failed"] = entry.failed
    if choice.learned:
        why["learned"] = {key: [one.corrections, one.words] for key, one in choice.learned.items()}
    if choice.filed:
        why["filed"] = dict(choice.filed)
    if entry.file:
        why["file"] = entry.file
    if entry.kinds:
        why["kinds"] = entry.kinds
    known = [marks.theme, marks.tags, marks.note]
    return {
        "id": str(story.id),
        "key": key[:LONGEST_KEY],
        "month": entry.home,
        "theme": choice.themes[0],
        "themes": list(choice.themes),
        "names": list(entry.names),
        "tags": [fold(tag) for tag in marks.tags],
        "place": capitalised(story.place),
        "source": sources,
        "feed": list(story.feeds),
        "link": [key for key in map(link_key, (story.link, *(one.link for one in story.also))) if key],
        "where": indexed(story.place, spelled),
        "outlet": indexed(BETWEEN_NAMES.join(sources), spelled),
        "kinds": [f"{kind}:{name}" for name, kind in zip(entry.names, entry.kinds, strict=False) if kind != OTHER_KIND],
        "named": indexed(BETWEEN_NAMES.join(entry.names), spelled),
        "people": indexed(BETWEEN_NAMES.join(people_of(entry)), spelled),
        "starts": " ".join({word[:end] for text in title for word in text.split() for end in (1, 2)}),
        "day": first.toordinal(),
        "moon": first.year * 12 + first.month - 1,
        "at": order_of(story.published, story.id),
        "read": int(marks.read),
        "starred": int(marks.starred),
        "noted": int(bool(marks.note)),
        "undated": int(story.undated),
        "understood": entry.understood,
        "copy": int(entry.copy),
        **{name: list(entry.said.get(name, ())) for name in SAID},
        "title": title,
        "deck": deck,
        "body": body,
        "spelled": sorted(spelled),
        "row": orjson.dumps(row),
        "story": orjson.dumps([story.to_json(), why, known]),
    }


def people_of(entry: Entry) -> list[str]:
    """Return the names that are people's, or that nothing tells to be anything else's."""
    kinds = entry.kinds or PERSON_KIND * len(entry.names)
    return [name for name, kind in zip(entry.names, kinds, strict=False) if kind in (PERSON_KIND, OTHER_KIND)]


def capitalised(place: str) -> str:
    """Return a place as a list shows it, however it was printed: `New York` for `NEW YORK`."""
    return " ".join(part.capitalize() if part.isupper() and len(part) > 2 else part for part in place.split())
