"""A story as Dateline keeps it, checked at the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NewType

from store.api.errors import StoryError
from store.api.when import When, kept_when

StoryId = NewType("StoryId", str)
"""What names a story for good: sixteen hexadecimal digits."""

MAX_TITLE = 500
"""The longest title in characters; anything longer is no title."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Where else the same report was published."""

    source: str = ""
    """Who published it there."""
    link: str = ""
    """Where it stands there, as a story's own link; or nothing."""


@dataclass(frozen=True, slots=True)
class Story:
    """One news item, in its own words."""

    id: StoryId
    """Stable name: the same story read again has the same id."""
    title: str
    """The headline, one line."""
    published: When
    """When it was first published, as precisely as known."""
    updated: When | None = None
    """When its text last changed, where the story says so."""
    place: str = ""
    """The dateline's place as printed, without agency or day."""
    highlights: tuple[str, ...] = ()
    """The bullets between title and text, without their signs."""
    caption: str = ""
    """What the photograph shows, without its credit."""
    credit: str = ""
    """Who made the photograph."""
    body: tuple[str, ...] = ()
    """The paragraphs; the dateline's place is taken off the first."""
    source: str = ""
    """Who published it, or what it rests on."""
    link: str = ""
    """Where it stands on the web; what is no address of the web is kept as the words that it is, and never opened."""
    author: str = ""
    """Who wrote it."""
    themes: tuple[str, ...] = ()
    """Keys of its themes, the first one first."""
    language: str = ""
    """What it is written in, as a BCP 47 tag such as `en`; empty if unknown."""
    undated: bool = False
    """True if the story states no date and `published` is its file's time."""
    derived: bool = False
    """True if `published` was worked out from an age such as "3 days ago", counted back from the file's time."""
    not_understood: str = ""
    """What of it could not be understood, in a sentence; empty where all was. Derived, so it is not kept in the record."""
    sections: tuple[str, ...] = ()
    """What its source filed it under, as printed there: a feed's categories, a page's section."""
    feeds: tuple[str, ...] = ()
    """Ids of the feeds that it came by."""
    also: tuple[Carried, ...] = ()
    """Where else the same report was published."""
    seen: tuple[str, ...] = ()
    """Digests of the forms in which it came, once there was more than one; each of them is known again by its digest."""

    def __post_init__(self) -> None:
        if not self.title.strip() or "\n" in self.title:
            raise StoryError("title", "a title is one line with at least one letter in it")
        if len(self.title) > MAX_TITLE:
            raise StoryError("title", f"a title has at most {MAX_TITLE} characters, this one has {len(self.title)}")

    def to_json(self) -> dict[str, Any]:
        """Return the story in plain JSON types, by the names of its fields, all of them."""
        return {
            "id": self.id,
            "title": self.title,
            "published": self.published.iso,
            "updated": self.updated.iso if self.updated else None,
            "place": self.place,
            "highlights": list(self.highlights),
            "caption": self.caption,
            "credit": self.credit,
            "body": list(self.body),
            "source": self.source,
            "link": self.link,
            "author": self.author,
            "themes": list(self.themes),
            "language": self.language,
            "undated": self.undated,
            "sections": list(self.sections),
            "feeds": list(self.feeds),
            "also": [{"source": one.source, "link": one.link} for one in self.also],
            "seen": list(self.seen),
            "derived": self.derived,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Story:
        """Return the story that `to_json` wrote; unknown names are ignored.

        Raises StoryError naming the field that is missing or holds the wrong kind of value.
        """
        return cls(
            id=StoryId(_text(data, "id", needed=True)),
            title=_text(data, "title", needed=True),
            published=_when(data, "published", needed=True),
            updated=_when(data, "updated") if data.get("updated") else None,
            place=_text(data, "place"),
            highlights=_texts(data, "highlights"),
            caption=_text(data, "caption"),
            credit=_text(data, "credit"),
            body=_texts(data, "body"),
            source=_text(data, "source"),
            link=_text(data, "link"),
            author=_text(data, "author"),
            themes=_texts(data, "themes"),
            language=_text(data, "language"),
            undated=data.get("undated") is True,
            sections=_texts(data, "sections"),
            feeds=_texts(data, "feeds"),
            also=_carried(data),
            seen=_texts(data, "seen"),
            derived=data.get("derived") is True,
        )


def is_web_address(link: str) -> bool:
    """Return whether a link leads to the web; only such a link is ever opened, fetched, or written where others may follow it."""
    scheme, _, rest = link[:10].partition("://")
    begun = scheme.lower() in ("http", "https") and rest[:1] not in ("", "/")
    return begun and (rest[0] != "[" or "]" in link)  # a number of a machine stands in both brackets


def _text(data: Mapping[str, Any], name: str, *, needed: bool = False) -> str:
    value = data.get(name)
    if value is None and not needed:
        return ""
    if not isinstance(value, str) or (needed and not value):
        raise StoryError(name, f"text is needed here, not {value!r:.60}")
    return value


def _texts(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = data.get(name) or ()
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise StoryError(name, f"a list of texts is needed here, not {value!r:.60}")
    return tuple(value)


def _carried(data: Mapping[str, Any]) -> tuple[Carried, ...]:
    value = data.get("also") or ()
    if not isinstance(value, list | tuple) or not all(isinstance(item, Mapping) for item in value):
        raise StoryError("also", f"a list of sources with their links is needed here, not {value!r:.60}")
    found = tuple(Carried(_text(item, "source"), _text(item, "link")) for item in value)
    return tuple(one for one in found if one.source or is_web_address(one.link))


def _when(data: Mapping[str, Any], name: str, *, needed: bool = False) -> When:
    try:
        return kept_when(_text(data, name, needed=needed))
    except ValueError as error:
        raise StoryError(name, str(error)) from error
