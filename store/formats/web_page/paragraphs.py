"""From the blocks of a page's article to the paragraphs of a story: without what is no part of its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from store.api.when import When
from store.formats.news_text.bylines import is_name, is_role, reported_by, without_by
from store.formats.news_text.furniture import is_furniture
from store.formats.news_text.list_headings import opens_list
from store.formats.news_text.publication_lines import Publication, publication
from store.formats.news_text.relative_times import relative_times
from store.formats.web_page.article_body import is_text, running
from store.formats.web_page.page_lines import names_other_story, speaks_of_page
from store.formats.web_page.text_blocks import TextBlock
from store.identity.ids import title_key

_HEAD = 6
"""Blocks at the beginning among which byline, day and second headline stand."""


@dataclass(slots=True)
class Found:
    """What a page's article is, paragraph by paragraph."""

    body: list[str] = field(default_factory=list)
    highlights: list[str] = field(default_factory=list)
    author: str = ""
    times: Publication | None = None


def paragraphs(blocks: Sequence[TextBlock], title: str, description: str, kept: When) -> Found:
    """Return what the blocks of an article say: its paragraphs, its second headline, and who and when stand above them."""
    found = Found()
    listed = False
    kept_blocks: list[TextBlock] = []
    for index, block in enumerate(blocks):
        if opens_list(block.text):
            listed = True
        elif listed and (block.link_share > 0.8 or (block.tag == "li" and block.link_share > 0.5)):
            continue
        elif not _is_no_text(block, title, found, kept, index):
            listed = False
            kept_blocks.append(block)
    kept_blocks = _without_second_title(kept_blocks, description, found)
    found.body = list(_written(_trimmed(kept_blocks)))
    return found


def _is_no_text(block: TextBlock, title: str, found: Found, kept: When, index: int) -> bool:
    """Return whether a block is no part of the text; what it says of author and day is noted."""
    text = block.text
    if not any(map(str.isalpha, text)) and block.tag != "tr":
        return True
    if title_key(text) == title_key(title) or is_furniture(text) or (names_other_story(text) and block.link_share > 0.4):
        return True
    if speaks_of_page(text):
        return True
    if reporters := reported_by(text):
        found.author = found.author or reporters.strip()
        return True
    if index >= _HEAD or len(text) > 160:
        return False
    if times := publication(text, kept.first_day) or relative_times(text, kept):
        found.times = found.times or times
        return True
    name, by = without_by(text)
    if by and len(name) < 80 and not running(block):
        found.author = found.author or name
        return True
    return not running(block) and (is_role(text) or is_name(text))


def _without_second_title(blocks: list[TextBlock], description: str, found: Found) -> list[TextBlock]:
    """Return the blocks without the line beneath the headline that sums the article up; it is a highlight."""
    key = title_key(description)
    for index, block in enumerate(blocks[:3]):
        if (
            block.tag in ("h2", "h3", "h4")
            and len(block.text) > 40
            and (title_key(block.text) == key or index == 0)
            and len(blocks) > 2
        ):
            found.highlights.append(block.text)
            return [*blocks[:index], *blocks[index + 1 :]]
    return blocks


def _trimmed(blocks: list[TextBlock]) -> list[TextBlock]:
    """Return the blocks without the links, headings and short lines that stand behind the last running text."""
    end = next(
        (index for index in range(len(blocks), 0, -1) if is_text(blocks[index - 1]) and not is_name(blocks[index - 1].text)), 0
    )
    return blocks[:end]


def _written(blocks: Sequence[TextBlock]) -> Iterator[str]:
    before = ""
    for block in blocks:
        text = f"• {block.text}" if block.tag == "li" else block.text
        if text != before:
            yield text
        before = text
