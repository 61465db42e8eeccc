"""A letter as a story: its subject is the headline, its sender the source or the author."""

from __future__ import annotations

import re
from contextlib import suppress

from store.api.story import Story
from store.api.when import When
from store.formats.article import Article, short_title
from store.formats.mail.message import Letter
from store.formats.mail.newsletter import address_in_letter, letter_paragraphs, plain_letter
from store.formats.news_text.blocks import Kind, blocks
from store.formats.news_text.bylines import is_name, is_newsroom
from store.formats.source import UnreadableError
from store.formats.stated_times import in_readers_zone, stated_time
from store.formats.web_page.html_document import read_page
from store.identity.ids import title_key
from store.text.clean import clean_text
from store.text.fold import words

_FORWARDED = re.compile(r"^(?:(?:fwd?|wg|tr|rv|enc)\s*:\s*)+", re.IGNORECASE)
_FROM_PAPER = re.compile(r"(?P<name>.+?)(?:\s+(?:from|at|of|@|via|bei|von|de)\s+|\s*[|–—·,]\s*|\s+-\s+)(?P<paper>.+)")
_LIST_NAME = re.compile(r"\"?([^<\"]{3,80}?)\"?\s*<")
_RECEIVED = re.compile(r";\s*(.{10,60})$")


def letter_story(letter: Letter, kept: When) -> Story:
    """Return the story that a letter is. Raises StoryError if it says nothing."""
    author, source = _author_and_source(letter)
    body, link = _body(letter, kept)
    title = _FORWARDED.sub("", letter.header("Subject")).strip()
    if not any(map(str.isalnum, title)) and body:
        title, body = body[0][:200], body[1:]
    received = _RECEIVED.search(letter.header("Received"))
    return Article(
        short_title(title),
        [text for text in body if title_key(text) != title_key(title)],
        published=in_readers_zone(stated_time(letter.header("Date")) or (stated_time(received[1]) if received else None)),
        source=source,
        author=author,
        link=link,
    ).story(kept)


def _body(letter: Letter, kept: When) -> tuple[list[str], str]:
    """Return a letter's paragraphs, and where on the web it stands too."""
    if html := letter.html():
        with suppress(UnreadableError):
            page = read_page(html)
            link = address_in_letter(page)
            if body := letter_paragraphs(page):
                return body, link
    plain = clean_text(plain_letter(letter.plain()))
    shown = [block for block in blocks(plain, kept) if block.kind not in (Kind.FURNITURE, Kind.RULE)]
    return [f"• {block.text}" if block.kind == Kind.BULLET else block.raw or block.text for block in shown], ""


def _author_and_source(letter: Letter) -> tuple[str, str]:
    """Return who wrote a letter and who sent it: `Ann Roe from Coast Daily`, or the name of a paper.

    A person's address has the person's name in it.
    """
    name, address = letter.sender()
    account, _, host = address.rpartition("@")
    if (match := _FROM_PAPER.fullmatch(name)) and is_name(match["name"]):
        return match["name"], match["paper"]
    listed = _LIST_NAME.match(letter.header("List-Id"))
    if is_name(name) and not is_newsroom(name) and any(word in account.lower() for word in words(name) if len(word) > 1):
        return name, listed[1] if listed else host
    return "", name or (listed[1] if listed else host)
