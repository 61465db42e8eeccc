"""What a page says of one story, every text cleaned: its row, and the text that is read when it is opened."""

from __future__ import annotations

import re
from typing import Any

from store.api.story import Story
from store.api.views import MarkedStory
from store.text.clean import clean_line, clean_text

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_LINK = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)
_LONGEST_LINK = 2_000


def language_of(story: Story) -> str:
    """Return what a story is written in as a tag that may stand on a page, or nothing."""
    return story.language if _LANGUAGE.fullmatch(story.language) else ""


def link_of(link: str) -> str:
    """Return an address that may be followed from a page, http or https, or nothing."""
    return link if len(link) <= _LONGEST_LINK and _LINK.fullmatch(link) and clean_line(link) == link else ""


def text_of(marked: MarkedStory, *, notes: bool) -> dict[str, Any]:
    """Return what is shown of an opened story beside its row; what is empty is left out."""
    story, marks = marked.story, marked.marks
    fields = {
        "highlights": [clean_line(line) for line in story.highlights],
        "caption": clean_line(story.caption),
        "credit": clean_line(story.credit),
        "body": [clean_text(paragraph) for paragraph in story.body],
        "author": clean_line(story.author),
        "sections": [clean_line(section) for section in story.sections],
        "link": link_of(story.link),
        "updated": story.updated.iso if story.updated and story.updated != story.published else "",
        "tags": [clean_line(tag) for tag in marks.tags],
        "note": clean_text(marks.note) if notes else "",
        "also": [{"source": clean_line(one.source), "link": link_of(one.link)} for one in story.also],
    }
    return {name: value for name, value in fields.items() if value}


def searched(text: dict[str, Any], title: str, place: str, source: str) -> tuple[str, str]:
    """Return a story's title, and all else that a search of the page looks through."""
    parts = [place, source, *text.get("highlights", ()), text.get("caption", ""), *text.get("body", ())]
    parts += [
        text.get("author", ""),
        *text.get("sections", ()),
        *text.get("tags", ()),
        text.get("note", ""),
        *(one["source"] for one in text.get("also", ())),
    ]
    return title, "\n".join(parts)
