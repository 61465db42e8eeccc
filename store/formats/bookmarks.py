"""Bookmarks as HTML: of browsers, and the lists that Pocket and Instapaper wrote; each link is a story, with its tags."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING

from store.api.story import is_web_address
from store.formats.decode import text_pieces
from store.formats.feed_address import feed_address
from store.formats.passing_elements import passing
from store.formats.rich_text import paragraphs_of, plain_line
from store.formats.rows.values import Row
from store.formats.source import NoStoriesError, OpenSource, Read, ReadFeed, Sureness, UnreadableError
from store.text.clean import clean_line

if TYPE_CHECKING:
    from lxml.etree import _Element

name = "list of bookmarks"
suffixes = (".bookmarks",)

_BEGINNING = re.compile(
    rb"<!DOCTYPE\s+NETSCAPE-Bookmark-file|<title>\s*(?:Pocket Export|Instapaper: Export)\s*</title>", re.IGNORECASE
)
_ROOTS = frozenset(
    "bookmarks|bookmarks bar|bookmarks menu|bookmarks toolbar|other bookmarks|mobile bookmarks|favorites|favorites bar|pocket export".split(
        "|"
    )
)
"""Folders that every browser has; they say nothing of what is in them."""
_NEXT = re.compile(r"<(?=(?:/?dl|d[td])\b)", re.IGNORECASE)
"""What ends a line of a list: no browser writes its end, and parsers would take each line for a part of the one before."""
_MOST_IN_VAIN = 100_000
"""Beginnings and ends of folders and lines in a row without a link among them, after which a list is given up."""
_OWN_FOLDERS = ("personal_toolbar_folder", "unfiled_bookmarks_folder")


def sniff(beginning: bytes) -> Sureness:
    """Return whether it says that it is a list of bookmarks."""
    return Sureness.CERTAIN if _BEGINNING.search(beginning[:2000]) else Sureness.NO


def read(source: OpenSource) -> Iterator[Read]:
    """Yield the links of a list as stories, and the feeds among them, however long it is. Raises UnreadableError."""
    from store.formats.rows.row_reader import RowReader

    def again() -> Generator[Row, None, None]:
        place = source.stream.tell()
        try:
            yield from (row for _, row in _links(source))
        finally:
            source.stream.seek(place)

    rows, found = RowReader(source, again), False
    for line, row in _links(source):
        found = True
        if feed := row.pop("feed", ""):
            yield ReadFeed(str(feed), str(row["title"]), (), "", source.name, line)
        elif one := rows.read(row, line):
            yield one
    if not found:
        raise NoStoriesError("there is no link in this list of bookmarks; export it again")


def _links(source: OpenSource) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield the links of a list in their order, each with the folders it stands in and what is written beneath it."""
    folders: list[str] = []
    heading, state = "", ""
    link: tuple[int, dict[str, object]] | None = None
    beneath: _Element | None = None
    in_vain = 0
    for event, element in _elements(source):
        in_vain = 0 if element.tag == "a" else in_vain + 1
        if in_vain > _MOST_IN_VAIN:
            line = element.sourceline if isinstance(element.sourceline, int) else 0
            raise UnreadableError(f"{_MOST_IN_VAIN:,} folders and lines in a row hold no link; take them out", line)
        if beneath is not None and link:
            link[1]["note"] = "\n".join(paragraphs_of(clean_line(beneath.text or "")))
        beneath = element if event == "start" and element.tag == "dd" else None
        if event == "start":
            if element.tag == "dl":
                folders.append(heading)
                heading = ""
            elif element.tag == "a" and link:
                yield link
                link = None
        elif element.tag == "dl" and folders:
            folders.pop()
        elif element.tag == "h1":
            state = _text(element)
        elif element.tag in ("h2", "h3"):
            heading = "" if any(element.get(own) for own in _OWN_FOLDERS) else _text(element)
        elif element.tag == "a":
            link = _link(element, folders, state)
    if link:
        yield link


def _elements(source: OpenSource) -> Iterator[tuple[str, _Element]]:
    """Yield what begins and ends in a list, and let each go once what follows it has ended. Raises UnreadableError."""
    from lxml.etree import HTMLPullParser, LxmlError

    parser = HTMLPullParser(("start", "end"), tag=("a", "h1", "h2", "h3", "dl", "dt", "dd"), encoding="utf-8")
    try:
        with closing(text_pieces(source)) as pieces:
            ended = (_NEXT.sub("</dt></dd><", piece).encode("utf-8", "replace") for piece in pieces)
            yield from passing(parser, chain((b"<body>",), ended))
    except (LxmlError, ValueError) as error:
        raise UnreadableError(f"it is damaged ({error}); export it again") from error


def _link(element: _Element, folders: list[str], state: str) -> tuple[int, dict[str, object]] | None:
    """Return a link as a row; None if it leads nowhere on the web."""
    address = element.get("href", "").strip()
    if not is_web_address(address.lower()):
        return None
    named = [folder for folder in folders if folder and folder.casefold() not in _ROOTS]
    tags = [*filter(None, map(str.strip, (element.get("tags") or "").split(","))), *named]
    row: dict[str, object] = {"title": _text(element) or address, "url": address, "tags": tags, "state": state}
    if added := element.get("time_added") or element.get("add_date"):
        row["date added"] = added
    if feed := feed_address(element.get("feedurl") or ""):
        row["feed"] = feed
    line = element.sourceline
    return line if isinstance(line, int) else 0, row


def _text(element: _Element) -> str:
    return plain_line("".join(element.itertext()))  # type: ignore[arg-type]
