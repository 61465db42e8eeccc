"""From an entry of a feed to a story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

from store.api.errors import StoryError
from store.api.story import MAX_TITLE, Story, is_web_address
from store.api.when import When
from store.formats.article import sections
from store.formats.feed.dates import in_words
from store.formats.feed.entry import Entry, FeedHead
from store.formats.feed.entry_text import entry_paragraphs
from store.formats.news_text.bylines import without_by
from store.formats.news_text.datelines import dateline
from store.formats.rich_text import as_meant, plain_line
from store.identity.ids import base_id, title_key
from store.text.clean import clean_line
from store.text.language import guess_language
from store.text.links import web_link

_LONGEST_NAME = 200
"""Characters of a name of a person or a source that are kept."""
_OPENING = 100
"""Characters of a text that make the title of an entry without one."""
_SENTENCE = re.compile(r"[^.!?。！？]{8,}(?:[.!?](?=\s)|[。！？]|$)")
_LONGEST_PRINTED = 1_000
"""Characters of what an entry says of its author that are read: what is told from addresses takes time by their square."""
_NAME_IN_BRACKETS = re.compile(r"\S+@\S+\s*\((?P<name>[^()]+)\)")
_ADDRESS = re.compile(r"\s*[<(]?(?:mailto:)?[^\s<>()]+@[^\s<>()]+[>)]?\s*")
_IMAGE = re.compile(r"<(?:img|video|audio|source|iframe|embed)\s[^<>]{0,2000}>", re.IGNORECASE)
_DESCRIBED = re.compile(r"""\s(?:alt|title)\s*=\s*(?P<quote>["'])(?P<words>[^"'<>]+)(?P=quote)""", re.IGNORECASE)
_ADDRESS_OF = re.compile(r"""\ssrc\s*=\s*["']?(?P<address>[^"'\s<>]+)""", re.IGNORECASE)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class StoryMaker:
    """Makes stories of the entries of one feed."""

    head: FeedHead
    """What the feed says of itself."""
    kept: When
    """When the feed was kept: the time of stories that state none."""
    latest: int
    """The last minute that a story can have been published in."""
    source: str
    """What the feed is called, as one line."""

    def story(self, entry: Entry) -> Story:
        """Return an entry's story. Raises StoryError if it has neither a title nor a text nor a link."""
        body = entry_paragraphs(entry.text, plain=entry.plain_text) if entry.text else ()
        link = self._link(entry.link)
        title = clean_line(as_meant(entry.title)) if entry.plain_title else plain_line(entry.title)
        title = (
            _shortened(title, MAX_TITLE)
            if title
            else title_of(body) or _title_of_link(link or entry.link) or _carried_title(entry)
        )
        if not title:
            raise StoryError("title", "it has neither a title nor a text nor a link; there is nothing in it to keep")
        if body and len(body[0]) <= len(title) + 20 and title_key(body[0]) == title_key(title):
            body = body[1:]
        published, derived = self._published(entry)
        updated = entry.updated if entry.updated and entry.updated.minute <= self.latest else None
        found = dateline(body[0]) if body else None
        return Story(
            base_id(title),
            title,
            published or updated or self.kept,
            updated=updated if published and updated and updated.minute > published.minute else None,
            place=found.place if found else "",
            body=(found.text, *body[1:]) if found else body,
            source=_shortened(plain_line(entry.source), _LONGEST_NAME) or self.source or (found.agency if found else ""),
            link=link,
            author=_author(entry.author),
            language=guess_language(" ".join((title, *body[:3]))) or _language(entry.language or self.head.language),
            undated=not (published or updated),
            sections=sections(map(plain_line, filed)) if (filed := entry.sections or self.head.sections) else (),
            derived=derived,
        )

    def _published(self, entry: Entry) -> tuple[When | None, bool]:
        """Return when an entry was published, if that can be, and whether it was counted back from when the feed was kept."""
        published, derived = (
            (entry.published, False) if entry.published or not entry.dated else in_words(entry.dated, self.kept)
        )
        return (published, derived) if published and published.minute <= self.latest else (None, False)

    def _link(self, link: str) -> str:
        """Return an entry's address, a relative one resolved against the feed's."""
        link = clean_line(link)
        if not link or is_web_address(link):
            return web_link(link)
        base = web_link(self.head.address) or web_link(self.head.site)
        if not base or ":" in link.split("/")[0] or not ("/" in link or "." in link):
            return ""
        try:
            return web_link(urljoin(base, link))
        except ValueError:
            return ""


def title_of(body: tuple[str, ...]) -> str:
    """Return a title made from the beginning of a text: its first sentence, or as many words of it as a title has."""
    first = next((line for line in body if any(map(str.isalnum, line))), body[0] if body else "").removeprefix("• ")
    sentence = _SENTENCE.match(first)
    return _shortened(sentence[0] if sentence and len(sentence[0]) <= _OPENING else first, _OPENING)


def _title_of_link(link: str) -> str:
    """Return a title made from an address: what one reads of it."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    return _shortened(clean_line(unquote(f"{parts.netloc}{parts.path}".rstrip("/"))), _OPENING)


def _carried_title(entry: Entry) -> str:
    """Return a title for an entry that has a picture or a recording alone: what that is called, or its address."""
    if image := _IMAGE.search(entry.title) or _IMAGE.search(entry.text):
        described, address = _DESCRIBED.search(image[0]), _ADDRESS_OF.search(image[0])
        if described and (words := plain_line(described["words"])):
            return _shortened(words, MAX_TITLE)
        return _title_of_link(unescape(address["address"])) if address else ""
    return _title_of_link(entry.carries)


def _shortened(text: str, longest: int) -> str:
    """Return a text that is no longer than so many characters, cut between words."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return f"{cut[: cut.rfind(' ') if ' ' in cut[longest // 2 :] else None].rstrip(' ,;:–—-')}…"


def _author(printed: str) -> str:
    """Return who wrote an entry, without addresses of mail, unless that is all that is said."""
    if not printed:
        return ""
    printed = printed[:_LONGEST_PRINTED]
    line = plain_line(printed) if "@" not in printed else clean_line(printed)
    if "@" in line:
        bracketed = _NAME_IN_BRACKETS.fullmatch(line)
        line = bracketed["name"].strip() if bracketed else _ADDRESS.sub(" ", line).strip(" ,") or line
    return _shortened(without_by(line)[0], _LONGEST_NAME)


def _language(stated: str) -> str:
    stated = stated.strip().replace("_", "-")
    return stated if _TAG.fullmatch(stated) else ""
