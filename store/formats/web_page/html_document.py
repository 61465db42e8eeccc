"""From the bytes of a page to its tree, whatever it was written as and however broken it is, within bounds of time and memory."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.formats.decode import decode
from store.formats.nesting import shallow, was_cut
from store.formats.source import UnreadableError
from store.text.charsets import codec_of
from store.text.clean import clean_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_BYTES = 64 * 1024 * 1024
"""The largest page that is read, with the pictures that are written into it."""
_MOST_TEXT = 16 * 1024 * 1024
"""The largest page without them; pages of news never are as long."""
_MOST_ELEMENTS = 60_000
_LONGEST_TAG = 40_000
"""Characters of a tag without the values in it: a parser's time grows with the square of a tag's attributes."""
_DECLARED = re.compile(
    rb"""<meta[^>]{1,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{1,200}encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What browsers take for an encoding that is named."""
_EMBEDDED = re.compile(rb"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=]{100,}")
_XML_HEAD = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
_NUMBERED = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|(\d{1,9}));?")
_TAG = re.compile(r"<[a-zA-Z]")
_VALUE = re.compile(r"""=\s*"[^"]{0,200000}"|=\s*'[^']{0,200000}'""")
_LONG_TAG = re.compile(rf"<[a-zA-Z][^>]{{{_LONGEST_TAG}}}")
_TOO_MUCH = "its page has more parts than any page of news; copy its text and add that"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was written."""

    tree: HtmlElement
    """Its elements, without scripts and styles."""
    data: tuple[str, ...]
    """What it says of itself to search engines: texts in JSON-LD."""
    text: str
    """Its beginning, as written."""


def read_page(raw: bytes, charset: str = "") -> Page:
    """Return a page; `charset` is what its server says it is written in.

    Raises UnreadableError if there is nothing to be made of it, or more than can be read in bounds.
    """
    text = _NO_CHARACTERS.sub("", clean_text(_page_text(raw, charset)))
    text = text[head.end() :] if (head := _XML_HEAD.match(text)) else text
    text = _NUMBERED.sub(_character, text)
    pieces = list(_scripts(text, "script"))
    data = tuple(script for _, script in pieces if "ld+json" in script[:300])
    bare = "".join(kept for kept, _ in pieces)
    bare = "".join(kept for kept, _ in _scripts(bare, "style"))
    if len(bare) > _MOST_TEXT or sum(1 for _ in _TAG.finditer(bare)) > _MOST_ELEMENTS or _LONG_TAG.search(_VALUE.sub("", bare)):
        raise UnreadableError(_TOO_MUCH)
    return Page(_tree(bare), data, text[:4_000])


def _page_text(raw: bytes, charset: str) -> str:
    """Return a page's text: by its byte order mark, as UTF-8 if it is that, else as is said of it, else as is likeliest."""
    if len(raw) > _MOST_BYTES:
        raise UnreadableError(f"it is larger than {_MOST_BYTES // 1024 // 1024} MB; copy the page's text and add that")
    if raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(raw)
    raw = _EMBEDDED.sub(b"", raw.replace(b"\0", b""))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        match = _DECLARED.search(raw[:8192])
        named = (charset, (match[1] or match[2]).decode() if match else "")
        encoding = next(filter(None, map(_known_encoding, named)), "")
        return raw.decode(encoding, errors="replace") if encoding else decode(raw)


def _known_encoding(name: str) -> str:
    """Return the encoding that a page names, or nothing if it is none that texts are written in."""
    found = codec_of(name)
    return "" if found.startswith("utf") else _WIDER.get(found, found)


def _scripts(text: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield a page's text piece by piece with the script, or style, behind each; a script that does not end hides what follows."""
    low, at = text.lower(), 0
    low = low if len(low) == len(text) else text
    while (start := low.find(f"<{name}", at)) >= 0:
        end = low.find(f"</{name}", start)
        end = len(text) if end < 0 else end
        yield text[at:start], text[start:end]
        close = low.find(">", end)
        at = len(text) if close < 0 else close + 1
    yield text[at:], ""


def _character(match: re.Match[str]) -> str:
    """Return a character that is written as its number as it stands, or nothing if it is none that a text may hold."""
    number = int(match[1], 16) if match[1] else int(match[2])
    kept = number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000
    return match[0] if kept else ""


def _tree(text: str) -> HtmlElement:
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True)
    try:
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        return document_fromstring(shallow(text).encode("utf-8", "replace"), parser=parser) if was_cut(parser) else tree
    except (LxmlError, ValueError) as error:
        raise UnreadableError("there is no page in it; save the page again") from error
