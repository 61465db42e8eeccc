"""What an engine keeps of a story to find it by: the names of the fields, and what stands in each."""

from __future__ import annotations

from typing import Any
from zlib import crc32

import orjson

from store.engine.entry import Entry
from store.engine.field_names import PERSON_KIND, SAID
from store.engine.order import order_of
from store.engine.words import indexed
from store.identity.ids import title_key
from store.identity.links import link_key
from store.text.fold import fold

LONGEST_KEY = 400
"""Characters of a title's key that are indexed."""
OTHER_KIND = "-"
"""The kind of a name of which nobody knows what it names."""
BETWEEN_NAMES = " 0 "
"""Stands between names where they are searched word by word, so that no phrase reaches from one into the next."""


def fields_of(entry: Entry) -> dict[str, Any]:
    """Return what is indexed and stored of a story."""
    story, marks, themes = entry.story, entry.marks, entry.choice.themes
    row: list[Any] = [story.id, story.title, story.published.iso, story.place, story.source]
    row += [themes, marks.read, marks.starred, story.undated, entry.copy]
    known = [marks.theme, marks.tags, marks.note]
    return {
        **_words(entry),
        "id": str(story.id),
        "key": title_key(story.title)[:LONGEST_KEY],
        "month": entry.home,
        "theme": themes[0],
        "themes": list(themes),
        "names": list(entry.names),
        "tags": [fold(tag) for tag in marks.tags],
        "place": capitalised(story.place),
        "source": _sources(entry),
        "feed": list(story.feeds),
        "link": [key for key in map(link_key, (story.link, *(one.link for one in story.also))) if key],
        "kinds": [f"{kind}:{name}" for name, kind in zip(entry.names, entry.kinds, strict=False) if kind != OTHER_KIND],
        **_times(entry),
        "read": int(marks.read),
        "starred": int(marks.starred),
        "noted": int(bool(marks.note)),
        "undated": int(story.undated),
        "themed": entry.themed,
        "understood": entry.understood,
        "copy": int(entry.copy),
        "sum": text_sum(entry),
        "row": orjson.dumps(row),
        "story": orjson.dumps([story.to_json(), _why(entry), known]),
    }


def text_sum(entry: Entry) -> int:
    """Return a number that is another one for each story and each text of it: who knows it need not read the text to see that it changed.

    It is 0 for a story that could not be understood.
    """
    story = entry.story
    said = "\0".join((story.title, *story.highlights, "", *story.body))
    return 0 if entry.failed else crc32(story.id.encode()) << 31 | crc32(said.encode()) >> 1 | 1


def _words(entry: Entry) -> dict[str, Any]:
    """Return what is found word by word, and how those words are spelled."""
    story, spelled = entry.story, set[str]()
    title = indexed(story.title, spelled)
    return {
        "title": title,
        "deck": indexed(" \n ".join((*story.highlights, story.caption)), spelled),
        "body": indexed(" \n ".join((*story.body, story.place, story.source, story.author)), spelled),
        "where": indexed(story.place, spelled),
        "outlet": indexed(BETWEEN_NAMES.join(_sources(entry)), spelled),
        "named": indexed(BETWEEN_NAMES.join(entry.names), spelled),
        "people": indexed(BETWEEN_NAMES.join(people_of(entry)), spelled),
        "note": indexed(entry.marks.note, spelled),
        "starts": " ".join({start for text in title for word in text.split() for start in (word[:1], word[:2])}),
        "spelled": sorted(spelled),
    }


def _times(entry: Entry) -> dict[str, Any]:
    """Return when a story stands, and of which times it speaks."""
    published = entry.story.published
    first = published.first_day
    return {
        "day": first.toordinal(),
        "moon": first.year * 12 + first.month - 1,
        "at": order_of(published, entry.story.id),
        **{name: list(entry.said.get(name, ())) for name in SAID},
    }


def _why(entry: Entry) -> dict[str, Any]:
    """Return what was made out of a story and why, as it is kept beside it: only what there is."""
    choice = entry.choice
    why: dict[str, Any] = {"words": dict(choice.words), "corrected": choice.corrected, "names": list(entry.names)}
    why |= {"said": dict(entry.said), "themed": entry.themed, "by": entry.understood}
    learned = {key: [one.corrections, one.words] for key, one in choice.learned.items()}
    more = {"failed": entry.failed, "learned": learned, "filed": dict(choice.filed), "file": entry.file, "kinds": entry.kinds}
    return why | {name: value for name, value in more.items() if value}


def _sources(entry: Entry) -> list[str]:
    """Return the publishers of a story, its own first."""
    return list(dict.fromkeys((entry.story.source, *(one.source for one in entry.story.also))))


def people_of(entry: Entry) -> list[str]:
    """Return the names that are people's, or that nothing tells to be anything else's."""
    kinds = entry.kinds or PERSON_KIND * len(entry.names)
    return [name for name, kind in zip(entry.names, kinds, strict=False) if kind in (PERSON_KIND, OTHER_KIND)]


def capitalised(place: str) -> str:
    """Return a place as a list shows it, however it was printed: `New York` for `NEW YORK`."""
    return " ".join(part.capitalize() if part.isupper() and len(part) > 2 else part for part in place.split())
