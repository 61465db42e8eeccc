"""An article whose parts are known, such as a page's, a note's or a letter's, made into a story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from store.api.errors import StoryError
from store.api.story import MAX_TITLE, Story
from store.api.when import Precision, When
from store.formats.news_text.datelines import dateline
from store.identity.ids import base_id, title_key
from store.text.clean import clean_line
from store.text.language import guess_language
from store.text.links import kept_link

_MOST_SECTIONS = 40
"""Sections of a story that are kept; pages that name more stuff them for search engines."""
_LONGEST_SECTION = 80


@dataclass(slots=True)
class Article:
    """What was found of a story, in the words of `Story`, not yet cleaned."""

    title: str
    body: Sequence[str] = ()
    published: When | None = None
    updated: When | None = None
    place: str = ""
    highlights: Sequence[str] = ()
    caption: str = ""
    credit: str = ""
    source: str = ""
    link: str = ""
    author: str = ""
    language: str = ""
    sections: Sequence[str] = field(default_factory=tuple)

    def story(self, fallback: When, *, bare: bool = False) -> Story:
        """Return the story; its dateline is taken off its first paragraph, and without a date it has `fallback` and is marked so.

        Raises StoryError if there is no title, or nothing beneath it and no link; a `bare` headline is a story where each has a row.
        """
        title = clean_line(self.title)
        if not any(map(str.isalnum, title)):
            raise StoryError("title", "it has no headline; put one above the text")
        body, place, agency = _without_dateline(_lines(self.body), clean_line(self.place))
        highlights = tuple(line for line in _lines(self.highlights) if title_key(line) != title_key(title))
        link = kept_link(self.link)
        if not (body or highlights or link or bare):
            raise StoryError("body", f"“{title[:60]}” has nothing beneath it; a story is a headline and its text or its link")
        published = self.published or self.updated
        later = published and self.updated and _is_later(self.updated, published)
        return Story(
            base_id(title),
            title,
            published or fallback,
            updated=self.updated if later else None,
            place=place,
            highlights=highlights,
            caption=clean_line(self.caption),
            credit=clean_line(self.credit),
            body=body,
            source=clean_line(self.source) or agency,
            link=link,
            author=clean_line(self.author),
            language=clean_line(self.language) or guess_language(" ".join((title, *highlights, *body[:3]))),
            undated=published is None,
            sections=sections(self.sections),
        )


def short_title(title: str) -> str:
    """Return a title that is no longer than one may be, cut between words, where a program and no person made it so long."""
    if len(title) <= MAX_TITLE:
        return title
    return f"{title[: MAX_TITLE - 1].rpartition(' ')[0] or title[: MAX_TITLE - 1]}…"


def sections(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of sections as printed, each once."""
    clean = (clean_line(name) for name in names)
    found = {name.casefold(): name for name in clean if 0 < len(name) <= _LONGEST_SECTION}
    return tuple(found.values())[:_MOST_SECTIONS]


def _is_later(one: When, other: When) -> bool:
    """Return whether a time is after another, taking their zones into account where both state them."""
    if one.precision is other.precision is Precision.MINUTE:
        times = [datetime.fromisoformat(when.iso) for when in (one, other)]
        if all(time.tzinfo for time in times):
            return times[0] > times[1]
    return one.minute > other.minute


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(clean_line, texts)))


def _without_dateline(body: tuple[str, ...], place: str) -> tuple[tuple[str, ...], str, str]:
    """Return the paragraphs without the dateline of the first, its place, and the agency beside it."""
    found = dateline(body[0]) if body else None
    if found is None:
        return body, place, ""
    return (found.text, *body[1:]), place or found.place, found.agency
