"""Stories as a JSON Feed 1.1, which feed readers subscribe to or take in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from store.api.views import MarkedStory
from store.exports.about import About
from store.exports.feed_words import first_words, labels, paragraphs_in_html, rfc3339, urn, web_address
from store.exports.json_list import write_with_list
from store.exports.plain_story import FORM_NAME

_SUMMARY = 300


def write(stories: Iterable[MarkedStory], about: About, out: BinaryIO) -> None:
    """Write stories as the items of a feed, oldest first; what the form has no name for stands under `_dateline`."""
    head = {"version": "https://jsonfeed.org/version/1.1", "title": about.title}
    if about.selection:
        head["description"] = about.selection
    write_with_list(out, head, "items", (_item(one, about) for one in stories))


def _item(one: MarkedStory, about: About) -> dict[str, Any]:
    story = one.story
    item = {
        "id": urn(story),
        "url": web_address(story.link),
        "title": story.title,
        "content_html": paragraphs_in_html(story) or "<p></p>",
        "summary": first_words(story, _SUMMARY),
        "date_published": rfc3339(story.published),
        "date_modified": rfc3339(story.updated) if story.updated else "",
        "authors": [{"name": story.author}] if story.author else [],
        "tags": labels(one, about),
        "language": story.language,
        f"_{FORM_NAME}": _own(one),
    }
    return {name: value for name, value in item.items() if value}


def _own(one: MarkedStory) -> dict[str, str]:
    """Return what other programs have no name for."""
    told = {"id": one.story.id, "place": one.story.place, "source": one.story.source, "note": one.marks.note}
    return {name: value for name, value in told.items() if value}
