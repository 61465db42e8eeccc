"""From the blocks of one story to its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from store.api.errors import StoryError
from store.api.story import MAX_TITLE, Story
from store.api.when import Precision, When
from store.formats.news_text.blocks import Block, Kind, caption_and_credit
from store.formats.news_text.bylines import author_and_paper, is_name, is_newsroom, is_role, without_by
from store.formats.news_text.datelines import Dateline, dateline
from store.formats.news_text.entries import is_live, with_entry_times
from store.formats.news_text.line_shapes import is_kicker, is_title_like
from store.formats.news_text.publication_lines import Publication, publication
from store.identity.ids import base_id, title_key
from store.text.language import guess_language

_SHORT_SENTENCE = 120
"""Characters of the longest sentence that is taken for a headline."""


@dataclass(slots=True)
class _Parts:
    """What has been found of a story so far."""

    title: str = ""
    published: When | None = None
    updated: When | None = None
    highlights: list[str] = field(default_factory=list)
    caption: tuple[str, str] = ("", "")
    body: list[str] = field(default_factory=list)
    source: str = ""
    link: str = ""
    author: str = ""
    place: str = ""
    derived: bool = False


def story_of(blocks: Sequence[Block], fallback: When) -> Story:
    """Return the story that some blocks tell; one that states no date takes `fallback` and is marked so.

    Raises StoryError if they can't be a story: there is no headline, or nothing beneath it.
    """
    parts = _Parts()
    title = _title(blocks)
    parts.title = blocks[title].text
    blocks = with_entry_times(blocks, parts.title)
    body = _body_start(blocks, title)
    for index, block in enumerate(blocks[:body]):
        if index != title:
            _take_head(block, parts, above=index < title)
    _take_body(blocks[body:], parts, fallback)
    if not parts.body and not any(block.kind is Kind.BULLET for block in blocks):
        parts.body, parts.highlights = parts.highlights, []
    if not parts.body and not parts.highlights:
        raise StoryError("body", f"“{parts.title[:60]}” has nothing beneath it; a story is a headline and its text")
    return _told(parts, fallback)


def _title(blocks: Sequence[Block]) -> int:
    """Return the headline's index. Raises StoryError."""
    texts = [index for index, block in enumerate(blocks) if block.kind is Kind.TEXT]
    if not texts:
        raise StoryError("title", "there is no headline here; put one above the text")
    first = texts[0]
    if len(texts) > 1 and is_kicker(blocks[first]) and is_title_like(blocks[texts[1]]):
        return texts[1]
    if not is_title_like(blocks[first]):
        if len(texts) > 1 and caption_and_credit(blocks[first].text) and is_title_like(blocks[texts[1]]):
            return texts[1]
        if _stands_above(blocks, texts):
            return first
        said_again = any(title_key(blocks[index].text) == title_key(blocks[first].text) for index in texts[1:4])
        head = any(block.kind in (Kind.DATE, Kind.BULLET) for block in blocks[first + 1 : first + 4])
        if dateline(blocks[first].text) or not (said_again or head) or len(blocks[first].text) > MAX_TITLE:
            raise StoryError("title", f"“{blocks[first].text[:60]}…” has no headline above it; put one there")
    return first


def _stands_above(blocks: Sequence[Block], texts: Sequence[int]) -> bool:
    """Return whether a first line that ends as a sentence is a headline all the same: one short line, and more text beneath it."""
    first = blocks[texts[0]].text
    beneath = sum(len(blocks[index].text) for index in texts[1:6])
    return (
        len(first) <= _SHORT_SENTENCE and beneath >= 2 * len(first) and dateline(first) is None and any(map(str.isalpha, first))
    )


def _body_start(blocks: Sequence[Block], title: int) -> int:
    """Return where the text begins: at the dateline if there is one near, else past the last line that belongs to the head."""
    key = title_key(blocks[title].text)
    start, sentences, live = title + 1, 0, is_live(blocks)
    for index in range(title + 1, len(blocks)):
        block = blocks[index]
        if live and block.kind is Kind.TIME:
            return index
        if block.kind is Kind.TEXT:
            if dateline(block.text):
                return index
            head = title_key(block.text) == key or caption_and_credit(block.text) or not block.is_sentence
            if head and sentences == 0 and index + 1 < len(blocks):
                start = index + 1
            elif head and caption_and_credit(block.text):
                continue
            else:
                sentences += 1
                if sentences > 1 or not block.is_sentence:
                    break
        elif sentences == 0 or block.kind in (Kind.DATE, Kind.AUTHOR):
            start = index + 1
    return start


def _take_head(block: Block, parts: _Parts, *, above: bool) -> None:
    """Take a block that stands above the text."""
    if block.kind is Kind.BULLET:
        parts.highlights.append(block.text)
    elif block.kind is not Kind.TEXT:
        _take_page(block, parts)
    elif title_key(block.text) == title_key(parts.title) or (above and is_kicker(block)):
        return
    elif captioned := caption_and_credit(block.text):
        parts.caption = captioned if not parts.caption[0] else parts.caption
    elif _is_byline(block):
        _take_byline(block.text, parts)
    elif any(char.isalpha() for char in block.text):
        parts.highlights.append(block.text)


def _take_body(blocks: Sequence[Block], parts: _Parts, fallback: When) -> None:
    first, time = True, ""
    for block in blocks:
        if block.kind is Kind.TIME:
            parts.body += [time] if time else []
            time = block.text.rstrip(" :|–—-")
        elif block.kind is Kind.TEXT:
            text = block.text
            found = dateline(text) if first else None
            if found:
                text = _take_dateline(found, parts, fallback)
            first = False
            if title_key(text) != title_key(parts.title) and not _is_late_byline(block, blocks):
                parts.body.append(f"{time} — {text}" if time else text)
                time = ""
        elif block.kind is Kind.BULLET:
            if first:
                parts.highlights.append(block.text)
            else:
                parts.body.append(f"• {block.text}")
        elif block.kind in (Kind.AUTHOR, Kind.SOURCE) and parts.body and block is not blocks[-1] and len(block.raw.split()) > 8:
            parts.body.append(block.raw)
        else:
            _take_page(block, parts)
    parts.body += [time] if time else []


def _take_page(block: Block, parts: _Parts) -> None:
    """Take what a line of the page says of the story."""
    if block.publication:
        _take_times(block.publication, parts)
        _take_byline(block.publication.rest, parts)
        parts.source = parts.source or block.publication.source
    if block.kind is Kind.LINK:
        parts.link = parts.link or block.text
    elif block.kind is Kind.SOURCE:
        parts.source = parts.source or block.text
    elif block.kind is Kind.AUTHOR:
        author, paper = author_and_paper(block.text)
        parts.author = parts.author or author
        parts.source = parts.source or paper
    elif block.kind is Kind.TIME:
        parts.published = _at(parts.published, block.text)
    elif block.kind is Kind.REPORTERS:
        parts.author = parts.author or block.text.strip()
    elif block.kind is Kind.CAPTION and not parts.caption[0]:
        parts.caption = (block.text, parts.caption[1])
    elif block.kind is Kind.CREDIT and not parts.caption[1]:
        parts.caption = (parts.caption[0], block.text)


def _at(day: When | None, clock: str) -> When | None:
    """Return a day with the time of day that stands alone beneath it."""
    if day is None or day.precision is not Precision.DAY:
        return day
    told = publication(f"{day.iso} {clock}", day.first_day)
    return told.published if told and told.published else day


def _take_times(told: Publication, parts: _Parts) -> None:
    """Take stated times before those that were worked out from ages."""
    if parts.derived and not told.derived:
        parts.published = parts.updated = None
        parts.derived = False
    elif told.derived and (parts.published or parts.updated) and not parts.derived:
        return
    parts.derived = parts.derived or told.derived
    parts.published = parts.published or told.published
    parts.updated = parts.updated or told.updated


def _take_dateline(found: Dateline, parts: _Parts, fallback: When) -> str:
    parts.place = found.place
    parts.source = parts.source or found.agency
    if found.day and not parts.published:
        year = (parts.updated or fallback).first_day
        told = publication(f"Published {found.day}", year)
        if told and (parts.updated or any(char.isdigit() for char in found.day[-4:] if len(found.day) > 6)):
            parts.published = told.published
    return found.text


def _take_byline(text: str, parts: _Parts) -> None:
    """Take a name as the author, or as the source if it sounds like a newsroom."""
    name, by = without_by(text)
    if not name or is_role(name):
        return
    if by:
        author, paper = author_and_paper(name)
        parts.author = parts.author or author
        parts.source = parts.source or paper
    elif is_newsroom(name) or "." in name or (name.isupper() and len(name.split()) == 1):
        parts.source = parts.source or name
    else:
        parts.author = parts.author or name


def _is_byline(block: Block) -> bool:
    """Return whether a short line above the text is a name: of a person or a newsroom, or in capitals; or someone's role."""
    text = block.text
    if len(text) > 80 or block.is_sentence:
        return False
    short = len(text.split()) <= 4
    return is_role(text) or is_name(text) or (short and (text.isupper() or is_newsroom(text)))


def _is_late_byline(block: Block, blocks: Sequence[Block]) -> bool:
    """Return whether the last line of a text is only the agency's name again."""
    return block is blocks[-1] and len(blocks) > 1 and _is_byline(block) and is_newsroom(block.text)


def _told(parts: _Parts, fallback: When) -> Story:
    published = parts.published or parts.updated or fallback
    text = " ".join((parts.title, *parts.highlights, *parts.body[:3]))
    story = Story(
        base_id(parts.title),
        parts.title,
        published,
        updated=parts.updated,
        place=parts.place,
        highlights=tuple(parts.highlights),
        caption=parts.caption[0],
        credit=parts.caption[1],
        body=tuple(paragraph for paragraph in parts.body if paragraph),
        source=parts.source,
        author=parts.author,
        language=guess_language(text),
        undated=parts.published is None and parts.updated is None,
        derived=parts.derived,
    )
    return replace(story, link=parts.link) if parts.link else story
