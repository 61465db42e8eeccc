"""The first element of an XML document, found in its first bytes: by it feeds and lists of feeds are recognised."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
)
"""How a document begins, and what it is then written in; the last is the encoding of mainframes."""
_BEFORE = re.compile(
    r"\s*(?:<\?.*?(?:\?>|$)|<!--.*?(?:-->|$)|<!DOCTYPE(?:[^\[>]|\[.*?(?:\]|$))*(?:>|$))\s*", re.DOTALL | re.IGNORECASE
)
_ELEMENT = re.compile(r"<(?:[\w.\-]+:)?([A-Za-z][\w.\-]*)(?=[\s/>]|$)")


def encoding_of(beginning: bytes) -> str:
    """Return what a document that doesn't use plain bytes for plain letters is written in; empty for the others."""
    found = next((name for mark, name in _MARKS if beginning.startswith(mark)), "")
    return "" if found == "utf-8" else found


def as_text(beginning: bytes) -> str:
    """Return the beginning of a document as text, letters that can't be known yet as they come."""
    return beginning.decode(encoding_of(beginning) or "latin-1", errors="replace").lstrip("\ufeff\u00ef\u00bb\u00bf\0 \t\r\n")


def root_element(beginning: bytes) -> str:
    """Return the name of a document's first element, in small letters and without its prefix; empty if it doesn't begin with one."""
    text, at = as_text(beginning), 0
    while match := _BEFORE.match(text, at):
        at = match.end()
    found = _ELEMENT.match(text, at)
    return found[1].lower() if found else ""
