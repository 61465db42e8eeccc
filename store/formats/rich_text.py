"""Text as other programs hand it on, with HTML in it or without: into paragraphs and lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from store.formats.nesting import FEW, shallow, was_cut
from store.text.clean import clean_line, clean_text

if TYPE_CHECKING:
    from lxml.etree import HTMLParser, _Element

_CONTROLS = re.compile("[\x80-\x9f]")
_WINDOWS = {code: bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)}
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]*)?/?>|<!--(?:[^-]|-(?!->))*(?:-->)?")
"""What only HTML has."""
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_HIDDEN_TAG = re.compile(r"&lt;/?(?:p|br|div|a|b|i|em|strong|span|ul|ol|li|img|h[1-6]|blockquote)\b", re.IGNORECASE)
"""A tag that was escaped once more than it should be."""
_EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")
_LONGEST = 8_000_000
"""Characters of HTML that are looked at in one text."""
_BLOCKS = frozenset(
    "address article aside blockquote body br center dd details dialog div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr html"
    " legend li main nav ol option p pre section summary table tbody tfoot thead tr ul".split()
)
"""Elements that stand on lines of their own."""
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6".split())
_INLINE = frozenset("a abbr b cite code del em i img ins mark q s small span strong sub sup time u".split())
"""Elements that stand within a line."""
_UNREAD = frozenset(
    "audio button canvas figcaption head iframe noscript object script select style svg template textarea video".split()
)
"""Elements whose text is no part of what one reads."""


def as_meant(text: str) -> str:
    """Return a text with the quotation marks, dashes and other signs that Windows writes where others have control characters."""
    return text if text.isascii() or not _CONTROLS.search(text) else text.translate(_WINDOWS)


def has_markup(text: str) -> bool:
    """Return whether a text is HTML, or a piece of it."""
    return "<" in text and _TAG.search(text) is not None


def plain_line(text: str) -> str:
    """Return a text as one clean line, without tags, with its entities read."""
    if has_markup(text):
        return " ".join(paragraphs_of(text))
    return clean_line(as_meant(unescape(text) if "&" in text and _ENTITY.search(text) else text))


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text: those of its HTML if it is HTML, else what empty lines part, or else its lines.

    An item of a list begins with a bullet, as it does in stories that were pasted.
    """
    if "&lt;" in text and not has_markup(text) and _HIDDEN_TAG.search(text):
        text = unescape(text)
    if has_markup(text):
        html = text[:_LONGEST]
        return tuple(_of_html(html)) or _bare(html)
    if "&" in text and _ENTITY.search(text):
        text = unescape(text)
    return plain_paragraphs(text)


def plain_paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text that is no markup: what empty lines part, or else its lines."""
    plain = clean_text(as_meant(text)).strip()
    return tuple(filter(None, map(clean_line, _EMPTY_LINE.split(plain) if "\n\n" in plain else plain.split("\n"))))


def _bare(html: str) -> tuple[str, ...]:
    """Return HTML that is too deep to be read without its tags, if it says anything."""
    text = "" if "<script" in html or "<style" in html else clean_line(unescape(_TAG.sub(" ", html)))
    return (text,) if any(map(str.isalnum, text)) else ()


def _of_html(html: str) -> Iterator[str]:
    """Yield the lines of a piece of HTML."""
    from lxml.etree import LxmlError

    try:
        root = _root(f"<div>{clean_text(as_meant(html))}</div>")
    except (LxmlError, ValueError):
        return
    if root is None:
        return
    lines = _plain_blocks(root)
    for line, is_item in _lines(_pieces(root)) if lines is None else lines:
        if text := clean_line(as_meant(line)):
            yield f"• {text}" if is_item and not text.startswith("•") else text


def _root(html: str) -> _Element:
    """Return the elements of a piece of HTML; what is nested too deep stands in what is around it. Raises LxmlError, ValueError."""
    from lxml.etree import fromstring

    if html.count("<") <= FEW:
        return fromstring(html, _parser())
    parser = _new_parser()
    root = fromstring(html, parser)
    return fromstring(shallow(html), parser) if was_cut(parser) else root


@cache
def _parser() -> HTMLParser:
    return _new_parser()


def _new_parser() -> HTMLParser:
    from lxml.etree import HTMLParser

    return HTMLParser(remove_comments=True, remove_pis=True, no_network=True)


def _plain_blocks(root: _Element) -> list[tuple[str, bool]] | None:
    """Return the lines of HTML that is nothing but paragraphs, as most is, without a look at each of its elements; else None."""
    if len(root) != 1 or len(root[0]) != 1 or _has_words(root[0][0].text):
        return None
    found = []
    for block in root[0][0]:
        if block.tag not in _PARAGRAPHS or _has_words(block.tail):
            return None
        if len(block) and not _INLINE.issuperset(inner.tag for inner in block.iterdescendants()):
            return None
        found.append(("".join(map(str, block.itertext())) if len(block) else block.text or "", False))
    return found


def _has_words(text: str | None) -> bool:
    return text is not None and not text.isspace() and text != ""


def _lines(pieces: Iterable[str | None]) -> Iterator[tuple[str, bool]]:
    """Yield lines, each with whether it is an item of a list; None among the pieces ends a line, "li" with a zero byte begins an item."""
    line: list[str] = []
    is_item = False
    for piece in pieces:
        if piece is None or piece == _ITEM:
            yield "".join(line), is_item
            line, is_item = [], piece == _ITEM or (is_item and not "".join(line).strip())
        else:
            line.append(piece)
    yield "".join(line), is_item


_ITEM = "\0li"
"""Stands where an item of a list begins: no text has a zero byte."""


def _pieces(root: _Element) -> Iterator[str | None]:
    """Yield the texts of an element in their order, None where a line ends."""
    from lxml.etree import iterwalk

    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if name in _UNREAD:
                walk.skip_subtree()
                continue
            if name in _BLOCKS:
                yield _ITEM if name == "li" else None
            if element.text and name not in _UNREAD:
                yield from _text(element.text, kept=name == "pre")
            continue
        if name in _BLOCKS:
            yield None
        elif name in ("td", "th"):
            yield " "
        if element.tail:
            yield element.tail


def _text(text: str, *, kept: bool) -> Iterator[str | None]:
    """Yield a text, with its line breaks if they are to be kept."""
    for nth, line in enumerate(text.split("\n") if kept else (text,)):
        if nth:
            yield None
        yield line
