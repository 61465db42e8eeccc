"""Blocks: the paragraphs, bullets and page lines of a text, each with what it is and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from store.api.when import When
from store.formats.news_text.bylines import is_person, reported_by
from store.formats.news_text.furniture import is_furniture, is_short_url
from store.formats.news_text.live import is_clock
from store.formats.news_text.publication_lines import Publication, publication
from store.formats.news_text.relative_times import relative_times
from store.text.clean import clean_line

_BULLET = re.compile(r"\s*(?:[•◦▪‣●■⁃∙·*]|[-–—](?=\s))\s*(?=\S)")
_RULE = re.compile(r"\s*([-=*_~#+–—])(?:\s*\1){2,}\s*")
_URL = re.compile(r"(?:(?:link|url|short url|source url|permalink)\s*:\s*)?<?(https?://[^\s<>]+)>?", re.IGNORECASE)
_SOURCE = re.compile(r"(?:source|via|agency|publisher)\s*:\s*(\S.{0,118})", re.IGNORECASE)
_AUTHOR = re.compile(
    r"(?:(?:written\s+|reported\s+)?(?:by|von|par|por|di|oleh)\s+|(?:author|by|autor|auteur|autore|автор|yazar|penulis|作者|记者|記者)\s*[:：]\s*)(\S.{0,98})",
    re.IGNORECASE,
)
_WRAPPED = 110
_SENTENCE_END = re.compile(r"[.!?…:;。！？।۔؟][\"”’')\]]*$")
_CREDIT = re.compile(r"^(?P<caption>.{12,}?[.!?\"”’\w])\s*[(\[](?P<credit>[^()\[\]]{2,70})[)\]]\.?$", re.DOTALL)


_AGENCY_CREDIT = re.compile(
    r"^(?:\[\d+/\d+\]\s*)?(?P<caption>.{12,}?)\s*(?P<credit>[A-Z]{2,10}/[A-Z][^/]{1,40}(?:/[A-Z][^/]{1,30})?)$", re.DOTALL
)
_LICENCE = re.compile(r"[\s/]*(?:Purchase|Acquire) Licensing Rights.*$")
_AGENCY_FIRST = re.compile(
    r"""^(?P<credit>(?:\w+/)?(?:Getty\s?Images|Reuters|REUTERS|AFP|EPA(?:-EFE)?|EFE|PA(?:\sMedia|\sWire)?|AP(?:\sPhoto)?|BBC(?:\sNews)?|Xinhua|Anadolu(?:\sAgency)?
    |Shutterstock|Alamy|ANI|PTI|dpa|TASS|NurPhoto|Bloomberg|Handout|Supplied|Rex\sFeatures|IMAGO)
    (?:/[\w ]{2,20}|\s(?:via|/)\s(?:Getty\sImages|Reuters|AP|AFP|Shutterstock))?)(?:\s*[:|–—-]\s*|\s*)
    (?P<caption>[A-Z“"].{10,}[^.!?])$""",
    re.VERBOSE,
)
_LABELLED = re.compile(
    r"""(?:image|photo|picture|photograph)\s*(?:source|credit|courtesy|by)\s*[:,]\s*(?P<credit>\S.{1,70})
    |(?:image\s+caption|photo\s+caption|caption|photo|picture|image|foto|bild|imagen|imagem|immagine|фото)\s*[:,]\s*(?P<caption>(?=(?-i:[^a-z]))\S.{3,150})""",
    re.IGNORECASE | re.VERBOSE,
)
_PUBLISHED_IN = re.compile(r"Published in (?:the )?(?P<source>[A-Z][^,]{1,40}), (?P<date>.{6,40})$")


class Kind(Enum):
    """What a block is."""

    TEXT = auto()
    BULLET = auto()
    DATE = auto()
    LINK = auto()
    SOURCE = auto()
    AUTHOR = auto()
    REPORTERS = auto()
    CAPTION = auto()
    CREDIT = auto()
    TIME = auto()
    FURNITURE = auto()
    RULE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or line of a text."""

    kind: Kind
    """What it is."""
    text: str
    """Its words; for a bullet without its sign, for a link the address, for a source or author the name."""
    line: int
    """Where it begins, from 1."""
    gap: int
    """How many blank lines stand before it."""
    publication: Publication | None = None
    """What it says, if it is a publication line."""
    raw: str = ""
    """The line as it stood, where `text` is only a part of it."""

    @property
    def is_page(self) -> bool:
        """Whether it belongs to the page rather than to the story's text."""
        return self.kind not in (Kind.TEXT, Kind.BULLET)

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.text))


def blocks(text: str, kept: When) -> Iterator[Block]:
    """Yield a text's blocks; `kept` is when it was kept, and so had been written. Hard-wrapped paragraphs are joined."""
    paragraph: list[tuple[int, str]] = []
    gap = gap_before = 0
    for number, raw in enumerate(text.split("\n"), 1):
        line = clean_line(raw)
        block = _page_line(raw, line, number, gap, kept) if line else None
        if line and block is None:
            if not paragraph:
                gap_before = gap
            paragraph.append((number, line))
            gap = 0
            continue
        yield from _paragraphs(paragraph, gap_before)
        paragraph = []
        if block:
            yield block
            gap = 0
        else:
            gap += 1
    yield from _paragraphs(paragraph, gap_before)


def caption_and_credit(text: str) -> tuple[str, str] | None:
    """Return a photograph's caption and its credit if a paragraph ends with one in brackets, else None."""
    if len(text) > 1_200:
        return None
    bare = _LICENCE.sub("", text) if "Licensing Rights" in text else text
    if other := ("/" in bare[-80:] and _AGENCY_CREDIT.match(bare)) or _AGENCY_FIRST.match(bare):
        return other["caption"].strip(), other["credit"].strip()
    match = _CREDIT.match(bare) if bare.endswith((")", "]", ").", "].")) else None
    if match is None:
        return None
    credit = match["credit"].strip()
    if (
        len(credit.split()) > 8
        or sum(map(str.isalpha, credit)) < 2
        or (credit[0].islower() and not credit.startswith(("photo", "via", "file", "image")))
    ):
        return None
    return match["caption"].strip(), credit


def _page_line(raw: str, line: str, number: int, gap: int, kept: When) -> Block | None:
    """Return a line's block if the line stands for itself, or None if it is a part of a paragraph."""
    if _RULE.fullmatch(raw):
        return Block(Kind.RULE, "", number, gap)
    if (bullet := _BULLET.match(raw)) and clean_line(raw[bullet.end() :]):
        return Block(Kind.BULLET, clean_line(raw[bullet.end() :]), number, gap, raw=line)
    if reporters := reported_by(line):
        return Block(Kind.REPORTERS, reporters, number, gap, raw=line)
    if is_furniture(line) or (len(line) < 16 and is_short_url(line)):
        return Block(Kind.FURNITURE, line, number, gap)
    return _head_line(line, number, gap, kept) if len(line) <= 160 else None


def _head_line(line: str, number: int, gap: int, kept: When) -> Block | None:
    """Return the block of a line that says something of the story: its link, date, author, source, caption, credit or time of day."""
    if link := _URL.fullmatch(line):
        return Block(Kind.LINK, link[1], number, gap, raw=line)
    if captioned := _LABELLED.fullmatch(line):
        kind = Kind.CREDIT if captioned["credit"] else Kind.CAPTION
        return Block(kind, captioned["credit"] or captioned["caption"] or "", number, gap, raw=line)
    if is_clock(line):
        return Block(Kind.TIME, line, number, gap)
    if told_in := _PUBLISHED_IN.match(line):
        return Block(Kind.SOURCE, told_in["source"], number, gap, publication(told_in["date"], kept.first_day), raw=line)
    if times := publication(line, kept.first_day) or relative_times(line, kept):
        return Block(Kind.DATE, line, number, gap, times)
    if source := _SOURCE.fullmatch(line):
        return Block(Kind.SOURCE, source[1], number, gap, raw=line)
    if (author := _AUTHOR.fullmatch(line)) and is_person(author[1]):
        return Block(Kind.AUTHOR, author[1], number, gap, raw=line)
    return None


def _paragraphs(lines: list[tuple[int, str]], gap: int) -> Iterator[Block]:
    """Yield the paragraphs of lines that stand together: each line is one, unless a page had wrapped them."""
    if not lines:
        return
    wrapped = _is_wrapped([line for _, line in lines])
    held: list[str] = []
    start = lines[0][0]
    for number, line in lines:
        if held and wrapped and not _breaks(held[-1], line, wrapped):
            held.append(line)
            continue
        if held:
            yield Block(Kind.TEXT, " ".join(held), start, gap)
            gap = 0
        held, start = [line], number
    yield Block(Kind.TEXT, " ".join(held), start, gap)


def _is_wrapped(lines: list[str]) -> int:
    """Return at how many columns lines were wrapped, or 0 if each is a paragraph of its own."""
    longest = max(map(len, lines))
    if len(lines) < 2 or not 38 <= longest <= _WRAPPED:
        return 0
    goes_on = sum(not _SENTENCE_END.search(line) for line in lines[:-1])
    small = sum(line[0].islower() for line in lines[1:])
    return longest if small and goes_on * 2 >= len(lines) - 1 else 0


def _breaks(before: str, line: str, width: int) -> bool:
    """Return whether a paragraph ends between two lines: the first is short although the next word would have fitted."""
    first_word = line.split(" ", 1)[0]
    if line[0].islower():
        return False
    return len(before) + 1 + len(first_word) <= width - 4
