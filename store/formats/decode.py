"""From bytes to text, whatever they were written as."""

from __future__ import annotations

import codecs

from store.formats.source import UnreadableError
from store.text.clean import clean_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
"""Bytes that are enough to guess an encoding."""
_NO_TEXT = "it is no text; save the page's text and add that"


def may_be_text(raw: bytes) -> bool:
    """Return whether nothing in bytes rules out that they are text."""
    return any(raw.startswith(mark) for mark, _ in _MARKS) or b"\0" not in raw[:_SAMPLE]


def decode(raw: bytes) -> str:
    """Return bytes as text with plain line ends and without anything that could steer a terminal.

    UTF-8 and what carries a byte order mark is known; the rest is guessed, Windows-1252 where nothing speaks against it.
    Raises UnreadableError if the bytes are no text.
    """
    return clean_text(_decoded(raw))


def _decoded(raw: bytes) -> str:
    if not may_be_text(raw):
        raise UnreadableError(_NO_TEXT)
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace").removeprefix("\ufeff")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _western(raw) or _guessed(raw)


def _guessed(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE]).best()
    if best is None:
        raise UnreadableError(_NO_TEXT)
    return raw.decode(best.encoding, errors="replace")


def _western(raw: bytes) -> str:
    """Return bytes as Windows-1252 if they read as Western text, with few accented letters among many plain ones; else nothing."""
    text, sample = raw.decode("cp1252", errors="replace"), raw[:_SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    wrong = sum(char in "\ufffd\u0192\u02c6\u0160\u0178¤¦§¬¶" for char in text[:_SAMPLE])
    return text if high <= len(sample) * 0.1 and wrong <= high * 0.1 else ""
