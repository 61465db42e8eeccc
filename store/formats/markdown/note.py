"""A note as a story: its front matter says what it is called and when it was written, its text is the body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePath

from store.api.views import Marks
from store.api.when import When
from store.formats.article import Article
from store.formats.markdown.blocks import Block, BlockKind, blocks, html_text
from store.formats.markdown.front_matter import FrontMatter, front_matter, split
from store.formats.markdown.obsidian import linked_text, plain_markdown, without_callout
from store.formats.news_text.publication_lines import Publication, publication
from store.formats.source import OpenSource, ReadStory
from store.formats.stated_times import stated_time
from store.identity.ids import title_key
from store.text.links import web_link

_TITLES = ("title", "headline", "name")
_PUBLISHED = ("published", "date", "publisheddate", "publishdate", "datepublished", "pubdate", "publishedat", "publicationdate")
_CREATED = ("created", "createdat", "datecreated", "createddate", "creationdate", "dateadded", "added", "saved", "clipped")
_UPDATED = ("updated", "modified", "lastmod", "lastmodified", "updatedat", "dateupdated", "datemodified", "lastupdated")
_ALWAYS_LINKS = ("link", "url", "permalink")
"""What holds a link also where it is no address of the web."""
_LINKS = ("link", "url", "canonicalurl", "canonical", "sourceurl", "originalurl", "permalink", "source", "href", "uri")
_SOURCES = ("source", "site", "sitename", "publisher", "publication", "website", "newspaper", "outlet")
_AUTHORS = ("author", "authors", "by", "byline", "creator", "writer")
_HIGHLIGHTS = ("highlights", "description", "summary", "excerpt", "subtitle", "abstract", "dek", "lead")
_SECTIONS = (
    "section",
    "sections",
    "category",
    "categories",
    "topic",
    "topics",
    "subjects",
    "keywords",
    "articlesection",
    "medtop",
)
_TAGS = ("tags", "tag")
_PLACES = ("place", "location", "dateline")
_LANGUAGES = ("language", "lang", "locale")
_TRUE = frozenset(("true", "yes", "1", "on"))
_DAY_IN_NAME = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)[\s_.,–—-]*")
_TAG_LIST = re.compile(r"[\s,]+")
_HEAD_BLOCKS = 5
"""Blocks beneath the title in which a line may say when it was published."""


def read_note(text: str, source: OpenSource) -> ReadStory:
    """Return the story that a note is. Raises StoryError if it is empty."""
    kind, head, body, _ = split(text)
    said = front_matter(kind, head)
    body, tags = plain_markdown(body)
    found = list(blocks(body))
    title, found, why = _title(said, found, source.name)
    found, times = _without_times(found, source.kept.first_day)
    article = Article(
        title,
        list(_paragraphs(found)),
        published=_time(said, _PUBLISHED) or (times and times.published) or _time(said, _CREATED) or _day_of_name(source.name),
        updated=_time(said, _UPDATED) or (times.updated if times else None),
        place=said.text(*_PLACES),
        highlights=[linked_text(one) for one in said.texts(*_HIGHLIGHTS)],
        caption=said.text("caption"),
        credit=said.text("credit"),
        source=next((linked_text(one) for one in said.texts(*_SOURCES) if not web_link(one)), ""),
        link=next(filter(None, map(web_link, said.texts(*_LINKS))), "") or next(filter(None, said.texts(*_ALWAYS_LINKS)), ""),
        author=", ".join(map(linked_text, said.texts(*_AUTHORS))),
        language=said.text(*_LANGUAGES).replace("_", "-")[:20],
        sections=[linked_text(part) for one in said.texts(*_SECTIONS) for part in one.split(",")],
    )
    return ReadStory(article.story(source.kept), 1, source.name, why, _marks(said, tags))


def _title(said: FrontMatter, found: list[Block], name: str) -> tuple[str, list[Block], str]:
    """Return a note's title, its blocks without it, and what speaks for it: its front matter, a heading, or the file's name."""
    stated = linked_text(said.text(*_TITLES))
    heading = next((block for block in found[:2] if block.level), None)
    heading = heading or next((block for block in found if block.level == 1), None)
    if heading and (not stated or title_key(heading.text) == title_key(stated)):
        return stated or heading.text, [block for block in found if block is not heading], "a heading stands above it"
    if stated:
        return stated, found, "its front matter names it"
    if name == "-" and found:
        return found[0].text, found[1:], "it is the first line"
    stem = PurePath(name).stem
    return _DAY_IN_NAME.sub("", stem).strip() or stem, found, "the file is called so"


def _without_times(found: list[Block], latest: date) -> tuple[list[Block], Publication | None]:
    """Return a note's blocks without the line of its head that says when it was published, and what that line says."""
    for index, block in enumerate(found[:_HEAD_BLOCKS]):
        if not block.level and (times := publication(block.text, latest)):
            return [*found[:index], *found[index + 1 :]], times
    return found, None


def _paragraphs(found: Iterable[Block]) -> Iterator[str]:
    for block in found:
        if block.kind is BlockKind.HTML:
            yield html_text(block.text)
        elif block.quoted and block.is_first:
            yield without_callout(block.text)
        else:
            yield f"• {block.text}" if block.kind is BlockKind.ITEM else block.text


def _time(said: FrontMatter, names: tuple[str, ...]) -> When | None:
    return next(filter(None, map(stated_time, said.texts(*names))), None)


def _day_of_name(name: str) -> When | None:
    """Return the day that a file's name begins with or ends with, such as that of a day's notes."""
    match = _DAY_IN_NAME.search(PurePath(name).stem)
    return stated_time("-".join(match.groups())) if match else None


def _marks(said: FrontMatter, tags: Iterable[str]) -> Marks:
    """Return the tags of a note as the person's tags, and what else it says that the person did."""
    stated = said.values.get("tags", said.values.get("tag", ""))
    listed = said.texts(*_TAGS) if isinstance(stated, list) else _TAG_LIST.split(" ".join(said.texts(*_TAGS)))
    names = dict.fromkeys(tag.strip(" '\"").lstrip("#").strip() for tag in (*listed, *tags))
    return Marks(
        read=said.text("read").casefold() in _TRUE,
        starred=any(said.text(name).casefold() in _TRUE for name in ("starred", "favorite", "favourite", "star")),
        tags=tuple(name for name in names if 0 < len(name) <= 80),
    )
