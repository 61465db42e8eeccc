"""From the blocks of one story to the story: which of them is its headline, which stand above its text, and what each says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from store.api.errors import StoryError
from store.api.story import MAX_TITLE, Story
from store.api.when import Precision, When
from store.formats.news_text.blocks import Block, Kind
from store.formats.news_text.bylines import author_and_paper, is_name, is_newsroom, is_role, without_by
from store.formats.news_text.captions import caption_and_credit
from store.formats.news_text.datelines import Dateline, dateline
from store.formats.news_text.line_shapes import is_kicker, is_title_like, sections_in
from store.formats.news_text.live_blog import is_live, with_entry_times
from store.formats.news_text.publication_lines import Publication, publication
from store.identity.ids import base_id, same_title
from store.text.language import guess_language
from store.text.links import kept_link

_SHORT_SENTENCE = 120
"""Characters of the longest sentence that is taken for a headline."""
_PARTS = {
    Kind.LINK: "link",
    Kind.SOURCE: "source",
    Kind.REPORTERS: "author",
    Kind.CAPTION: "caption",
    Kind.CREDIT: "credit",
}
"""What lines that say one thing say."""


@dataclass(slots=True)
class _Parts:
    """What has been found of a story so far, in the words of `Story`."""

    title: str
    published: When | None = None
    updated: When | None = None
    highlights: list[str] = field(default_factory=list)
    caption: str = ""
    credit: str = ""
    body: list[str] = field(default_factory=list)
    source: str = ""
    link: str = ""
    author: str = ""
    place: str = ""
    sections: list[str] = field(default_factory=list)
    derived: bool = False

    def keep(self, **found: str | When | None) -> None:
        """Keep what was found of parts that nothing is known of yet: what stands first counts."""
        for name, value in found.items():
            if value and not getattr(self, name):
                setattr(self, name, value)


def story_of(blocks: Sequence[Block], fallback: When) -> Story:
    """Return the story that some blocks tell; one that states no date takes `fallback` and is marked so.

    Raises StoryError if they can't be a story: there is no headline, or nothing beneath it.
    """
    title = _title(blocks)
    parts = _Parts(blocks[title].text)
    blocks = with_entry_times(blocks, parts.title)
    start = _text_start(blocks, title)
    for index, block in enumerate(blocks[:start]):
        if index != title:
            _take_head(block, parts, above=index < title)
    _take_text(blocks[start:], parts, fallback)
    if not parts.body and not any(block.kind == Kind.BULLET for block in blocks):
        parts.body, parts.highlights = parts.highlights, []
    if not parts.body and not parts.highlights:
        raise StoryError("body", f"“{parts.title[:60]}” has nothing beneath it; a story is a headline and its text")
    return Story(
        base_id(parts.title),
        parts.title,
        parts.published or parts.updated or fallback,
        updated=parts.updated,
        place=parts.place,
        highlights=tuple(parts.highlights),
        caption=parts.caption,
        credit=parts.credit,
        body=tuple(filter(None, parts.body)),
        source=parts.source,
        link=kept_link(parts.link),
        author=parts.author,
        language=guess_language(" ".join((parts.title, *parts.highlights, *parts.body[:3]))),
        undated=parts.published is None and parts.updated is None,
        sections=tuple(dict.fromkeys(parts.sections)),
        derived=parts.derived,
    )


def _title(blocks: Sequence[Block]) -> int:
    """Return the headline's index. Raises StoryError."""
    texts = [index for index, block in enumerate(blocks) if block.kind == Kind.TEXT]
    if not texts:
        raise StoryError("title", "there is no headline here; put one above the text")
    top = blocks[texts[0]]
    stands_above = is_kicker(top) or (not is_title_like(top) and caption_and_credit(top.text))
    if stands_above and len(texts) > 1 and is_title_like(blocks[texts[1]]):
        return texts[1]
    if not (is_title_like(top) or _is_short_sentence(blocks, texts) or _is_headline_of_place(blocks, texts)):
        repeated = any(same_title(blocks[index].text, top.text) for index in texts[1:4])
        head = any(block.kind in (Kind.DATE, Kind.BULLET) for block in blocks[texts[0] + 1 : texts[0] + 4])
        if dateline(top.text) or not (repeated or head) or len(top.text) > MAX_TITLE:
            raise StoryError("title", f"“{top.text[:60]}…” has no headline above it; put one there")
    return texts[0]


def _is_short_sentence(blocks: Sequence[Block], texts: Sequence[int]) -> bool:
    """Return whether a first line that ends as a sentence is a headline all the same: one short line, and more text beneath it."""
    first = blocks[texts[0]].text
    beneath = sum(len(blocks[index].text) for index in texts[1:6])
    return len(first) <= _SHORT_SENTENCE and beneath >= 2 * len(first) and not dateline(first) and any(map(str.isalpha, first))


def _is_headline_of_place(blocks: Sequence[Block], texts: Sequence[int]) -> bool:
    """Return whether a first line that begins as a text does, "Karachi: Three held", is a headline: the text begins further down.

    It is short and ends as no sentence does, and what stands next is a date, a bullet, or a text that begins with a place itself.
    """
    first, beneath = blocks[texts[0]], blocks[texts[0] + 1 : texts[0] + 2]
    if first.is_sentence or len(first.text) > _SHORT_SENTENCE or len(texts) == 1 or not dateline(first.text):
        return False
    return any(block.kind in (Kind.DATE, Kind.BULLET) or bool(dateline(block.text)) for block in beneath)


def _text_start(blocks: Sequence[Block], title: int) -> int:
    """Return where the text begins: at the dateline if there is one near, else past the last line that belongs to the head."""
    start, sentences, live = title + 1, 0, is_live(blocks)
    for index in range(title + 1, len(blocks)):
        block = blocks[index]
        if (live and block.kind == Kind.TIME) or (block.kind == Kind.TEXT and dateline(block.text)):
            return index
        if block.kind == Kind.TEXT:
            caption = caption_and_credit(block.text)
            if (
                sentences == 0
                and index + 1 < len(blocks)
                and (caption or not block.is_sentence or same_title(block.text, blocks[title].text))
            ):
                start = index + 1
            elif not caption:
                sentences += 1
                if sentences > 1 or not block.is_sentence:
                    break
        elif sentences == 0 or block.kind in (Kind.DATE, Kind.AUTHOR):
            start = index + 1
    return start


def _take_head(block: Block, parts: _Parts, *, above: bool) -> None:
    """Take a block that stands above the text."""
    if block.kind == Kind.BULLET:
        parts.highlights.append(block.text)
    elif block.kind != Kind.TEXT:
        _take_page_line(block, parts)
    elif same_title(block.text, parts.title):
        return
    elif above and is_kicker(block):
        parts.sections += sections_in(block.text)
    elif captioned := caption_and_credit(block.text):
        if not parts.caption:
            parts.caption, parts.credit = captioned
    elif _is_byline(block):
        _take_byline(block.text, parts)
    elif any(char.isalpha() for char in block.text):
        parts.highlights.append(block.text)


def _take_text(blocks: Sequence[Block], parts: _Parts, fallback: When) -> None:
    """Take the paragraphs, bullets and entries of the text, and what page lines among them say."""
    first, time = True, ""
    for block in blocks:
        if block.kind == Kind.TIME:
            parts.body += [time] if time else []
            time = block.text.rstrip(" :|–—-")
        elif block.kind == Kind.TEXT:
            found = dateline(block.text) if first else None
            text = _take_dateline(found, parts, fallback) if found else block.text
            first = False
            if not same_title(text, parts.title) and not _is_late_byline(block, blocks):
                parts.body.append(f"{time} — {text}" if time else text)
                time = ""
        elif block.kind == Kind.BULLET:
            parts.highlights += [block.text] if first else []
            parts.body += [] if first else [f"• {block.text}"]
        elif block.kind in (Kind.AUTHOR, Kind.SOURCE) and parts.body and block is not blocks[-1] and len(block.raw.split()) > 8:
            parts.body.append(block.raw)
        else:
            _take_page_line(block, parts)
    parts.body += [time] if time else []


def _take_page_line(block: Block, parts: _Parts) -> None:
    """Take what a line of the page says of the story."""
    if block.publication:
        _take_times(block.publication, parts)
        _take_byline(block.publication.rest, parts)
        parts.keep(source=block.publication.source)
    if block.kind in _PARTS:
        parts.keep(**{_PARTS[block.kind]: block.text.strip()})
    elif block.kind == Kind.AUTHOR:
        author, paper = author_and_paper(block.text)
        parts.keep(author=author, source=paper)
    elif block.kind == Kind.TIME and parts.published and parts.published.precision is Precision.DAY:
        timed = publication(f"{parts.published.iso} {block.text}", parts.published.first_day)
        parts.published = (timed and timed.published) or parts.published


def _take_times(times: Publication, parts: _Parts) -> None:
    """Take stated times before those that were worked out from ages."""
    if parts.derived and not times.derived:
        parts.published, parts.updated, parts.derived = None, None, False
    elif times.derived and (parts.published or parts.updated) and not parts.derived:
        return
    parts.derived = parts.derived or times.derived
    parts.keep(published=times.published, updated=times.updated)


def _take_dateline(found: Dateline, parts: _Parts, fallback: When) -> str:
    """Take a dateline's place, agency and day, and return the paragraph behind it; a day without a year needs an update's."""
    parts.place = found.place
    parts.keep(source=found.agency)
    if found.day and (parts.updated or (len(found.day) > 6 and any(map(str.isdigit, found.day[-4:])))):
        times = publication(f"Published {found.day}", (parts.updated or fallback).first_day)
        parts.keep(published=times.published if times else None)
    return found.text


def _take_byline(text: str, parts: _Parts) -> None:
    """Take a name as the author, or as the source if it sounds like a newsroom."""
    name, by = without_by(text)
    if not name or is_role(name):
        return
    if by:
        author, paper = author_and_paper(name)
        parts.keep(author=author, source=paper)
    elif is_newsroom(name) or "." in name or (name.isupper() and len(name.split()) == 1):
        parts.keep(source=name)
    else:
        parts.keep(author=name)


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
