"""Blocks: the paragraphs, bullets and page lines of a text, each with what it is and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from store.api.when import When
from store.formats.news_text.bylines import is_person, reported_by
from store.formats.news_text.furniture import is_furniture
from store.formats.news_text.line_openings import BYLINE, FURNITURE, LABEL, page_line_kinds
from store.formats.news_text.publication_lines import Publication, publication
from store.formats.news_text.relative_times import relative_times
from store.formats.unreadable import UnreadableError
from store.text.clean import clean_line, clean_text
from store.text.late_pattern import LatePattern
from store.text.links import LONGEST_LINK

_BULLET = re.compile(r"\s*(?:[•◦▪‣●■⁃∙·*]|[-–—](?=\s))\s*(?=\S)")
_RULE = re.compile(r"\s*([-=*_~#+–—])(?:\s*\1){2,}\s*")
_URL = LatePattern(
    r"(?:(?:link|url|short url|source url|permalink)\s*:\s*)?<?((?:https?|ftps?|gopher|gemini)://[^\s<>]+)>?"
    r"|(?:link|permalink|(?:short |source )?url)\s*:\s*(\S+)",
    re.IGNORECASE,
)
_SOURCE = LatePattern(r"(?:source|via|agency|publisher)\s*:\s*(\S.{0,118})", re.IGNORECASE)
_AUTHOR = LatePattern(
    r"(?:(?:written\s+|reported\s+)?(?:by|von|par|por|di|oleh)\s+|(?:author|by|autor|auteur|autore|автор|yazar|penulis|作者|记者|記者)\s*[:：]\s*)(\S.{0,98})",
    re.IGNORECASE,
)
_WRAPPED = 110
_SENTENCE_ENDS, _CLOSERS = frozenset(".!?…:;。！？।۔؟"), "\"”’')]"
_RULE_OR_BULLET = frozenset("-=*_~#+–—•◦▪‣●■⁃∙·")
"""What rules and bullets begin with."""
_LONGEST_PAGE_LINE, _LONGEST_HEAD_LINE = 420, 160
"""Characters of the longest line that may stand for itself, and of the longest that says something of the story."""
_TOGETHER = 10_000
"""Lines that stand together and are looked at together: no page wraps a paragraph into as many."""
_MOST_BLANK = 500_000
"""Empty lines between two others."""
_CLOCK = LatePattern(
    r"""(?:\d+[hm]\s+ago|(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d)(?::[0-5]\d)?(?:\s*[ap]\.?m\.?)?|(?:1[0-2]|[1-9])\s*[ap]\.?m\.?)
    (?:\s*(?:uhr|hrs?|h|[A-Z]{2,5}|GMT[+-]\d+|local\s+time|\(\s*(?:\d\d?[:.]\d\d\s*)?[A-Z]{2,5}\s*\)))?\s*[:|–—-]?""",
    re.IGNORECASE | re.VERBOSE,
)


_LABELLED = LatePattern(
    r"""(?:image|photo|picture|photograph)\s*(?:source|credit|courtesy|by)\s*[:,]\s*(?P<credit>\S.{1,70})
    |(?:image\s+caption|photo\s+caption|caption|photo|picture|image|foto|bild|imagen|imagem|immagine|фото)\s*[:,]\s*(?P<caption>(?=(?-i:[^a-z]))\S.{3,150})""",
    re.IGNORECASE | re.VERBOSE,
)
_PUBLISHED_IN = LatePattern(r"Published in (?:the )?(?P<source>[A-Z][^,]{1,40}), (?P<date>.{6,40})$")


class Kind:
    """What a block is; plain texts, as members of an enumeration take several times as long to come by, and each line asks for some."""

    TEXT: Final = "text"
    BULLET: Final = "bullet"
    DATE: Final = "date"
    LINK: Final = "link"
    SOURCE: Final = "source"
    AUTHOR: Final = "author"
    REPORTERS: Final = "reporters"
    CAPTION: Final = "caption"
    CREDIT: Final = "credit"
    TIME: Final = "time"
    FURNITURE: Final = "furniture"
    RULE: Final = "rule"


_OF_STORIES = frozenset((Kind.TEXT, Kind.BULLET))


class Block(NamedTuple):
    """A paragraph or line of a text."""

    kind: str
    """What it is, one of `Kind`."""
    text: str
    """Its words; for a bullet without its sign, for a link the address, for a source or author the name."""
    line: int
    """Where it begins, from 1."""
    gap: int
    """How many blank lines stand before it."""
    publication: Publication | None = None
    """What it says, if it is a publication line."""
    raw: str = ""
    """The line as it stood, of all but paragraphs."""

    @property
    def is_page(self) -> bool:
        """Whether it belongs to the page rather than to the story's text."""
        return self.kind not in _OF_STORIES

    @property
    def when(self) -> When | None:
        """When the story was published or else updated, if it says so."""
        return (self.publication.published or self.publication.updated) if self.publication else None

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ends_sentence(self.text)


_Found = tuple[str, str, Publication | None]
"""What a line is, its words, and what it says of the time."""


def blocks(text: str, kept: When) -> Iterator[Block]:
    """Yield a text's blocks; `kept` is when it was kept, and so had been written. Hard-wrapped paragraphs are joined."""
    yield from blocks_of(text.split("\n"), kept)


def blocks_of(lines: Iterable[str], kept: When) -> Iterator[Block]:
    """Yield the blocks of a text that comes line by line, as it is written; what could steer a terminal is taken out of it.

    Raises UnreadableError where no other line comes.
    """
    paragraph: list[tuple[int, str]] = []
    gap = gap_before = 0
    for number, written in enumerate(lines, 1):
        # as nearly always, nothing in it has to be taken out
        line = written.strip() if written.isprintable() and "  " not in written else clean_line(written)
        found = _page_line(written, line, kept) if line else None
        if line and not found:
            gap_before = gap_before if paragraph else gap
            paragraph.append((number, line))
            if len(paragraph) == _TOGETHER:
                yield from _paragraphs(paragraph, gap_before)
                paragraph = []
        elif paragraph:
            yield from _paragraphs(paragraph, gap_before)
            paragraph = []
        if found:
            kind, words, times = found
            yield Block(kind, words, number, gap, times, line)
        gap = 0 if line else gap + 1
        if gap > _MOST_BLANK:
            raise UnreadableError(
                f"from here on it is more than {_MOST_BLANK:,} empty lines, which is no news", number - gap + 1
            )
    yield from _paragraphs(paragraph, gap_before)


def _page_line(written: str, line: str, kept: When) -> _Found | None:
    """Return what a line is if it stands for itself, or None if it is a part of a paragraph; `line` is cleaned."""
    if line[0] in _RULE_OR_BULLET:
        raw = clean_text(written)
        if _RULE.fullmatch(raw):
            return Kind.RULE, "", None
        if (bullet := _BULLET.match(raw)) and (words := clean_line(raw[bullet.end() :])):
            return Kind.BULLET, words, None
    if len(line) > _LONGEST_HEAD_LINE and "://" in line[:40] and (address := _long_address(line)):
        return Kind.LINK, address, None
    if len(line) > _LONGEST_PAGE_LINE:
        return None
    if kinds := page_line_kinds(line):
        if BYLINE in kinds and (reporters := reported_by(line)):
            return Kind.REPORTERS, reporters, None
        if FURNITURE in kinds and is_furniture(line):
            return Kind.FURNITURE, line, None
    if len(line) > _LONGEST_HEAD_LINE:
        return None
    return _head_line(line, kept) if LABEL in kinds else _date_line(line, kept)


def _long_address(line: str) -> str:
    """Return the address that a long line is from its first letter to its last; nothing if it is a text, or too long to be kept."""
    if len(line) > LONGEST_LINK or LABEL not in page_line_kinds(line):
        return ""
    link = _URL.compiled.fullmatch(line)
    return (link[1] or link[2]) if link else ""


def _head_line(line: str, kept: When) -> _Found | None:
    """Return what a line says of the story: its link, date, author, source, caption, credit or time of day."""
    if link := _URL.compiled.fullmatch(line):
        return Kind.LINK, link[1] or link[2], None
    if labelled := _LABELLED.compiled.fullmatch(line):
        return (Kind.CREDIT, labelled["credit"], None) if labelled["credit"] else (Kind.CAPTION, labelled["caption"], None)
    if len(line) <= 24 and line[0].isdigit() and _CLOCK.compiled.fullmatch(line):
        return Kind.TIME, line, None
    if printed := _PUBLISHED_IN.compiled.match(line):
        return Kind.SOURCE, printed["source"], publication(printed["date"], kept.first_day)
    if date := _date_line(line, kept):
        return date
    if source := _SOURCE.compiled.fullmatch(line):
        return Kind.SOURCE, source[1], None
    if (author := _AUTHOR.compiled.fullmatch(line)) and is_person(author[1]):
        return Kind.AUTHOR, author[1], None
    return None


def _date_line(line: str, kept: When) -> _Found | None:
    """Return what a line says if it says when the story was published or updated."""
    times = publication(line, kept.first_day) or relative_times(line, kept)
    return (Kind.DATE, line, times) if times else None


def _paragraphs(lines: list[tuple[int, str]], gap: int) -> list[Block]:
    """Return the paragraphs of lines that stand together: each line is one, unless a page had wrapped them."""
    if len(lines) < 2:
        return [Block(Kind.TEXT, line, number, gap) for number, line in lines]
    width = _wrapped_at([line for _, line in lines])
    paragraphs: list[tuple[int, list[str]]] = []
    for number, line in lines:
        if width and paragraphs and not _breaks(paragraphs[-1][1][-1], line, width):
            paragraphs[-1][1].append(line)
        else:
            paragraphs.append((number, [line]))
    return [Block(Kind.TEXT, " ".join(parts), number, 0 if nth else gap) for nth, (number, parts) in enumerate(paragraphs)]


def _wrapped_at(lines: list[str]) -> int:
    """Return at how many columns lines were wrapped, or 0 if each is a paragraph of its own."""
    longest = max(map(len, lines))
    if not 38 <= longest <= _WRAPPED:
        return 0
    goes_on = sum(not _ends_sentence(line) for line in lines[:-1])
    small = any(line[0].islower() for line in lines[1:])
    return longest if small and goes_on * 2 >= len(lines) - 1 else 0


def _ends_sentence(text: str) -> bool:
    """Return whether a text ends with a full stop or its like, perhaps within quotation marks or brackets."""
    return text.rstrip(_CLOSERS)[-1:] in _SENTENCE_ENDS


def _breaks(before: str, line: str, width: int) -> bool:
    """Return whether a paragraph ends between two lines: the first is short although the next word would have fitted."""
    return not line[0].islower() and len(before) + 1 + len(line.split(" ", 1)[0]) <= width - 4
