"""From bytes to text, whatever they were written as."""

from __future__ import annotations

import codecs

from store.text.clean import clean_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000


class NotTextError(ValueError):
    """The bytes are no text."""


def decode(raw: bytes) -> str:
    """Return bytes as text with plain line ends and without anything that could steer a terminal.

    UTF-8 and what carries a byte order mark is known; the rest is guessed, Windows-1252 where nothing speaks against it.
    Raises NotTextError.
    """
    return clean_text(_decoded(raw))


def _decoded(raw: bytes) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace").removeprefix("\ufeff")
    if b"\0" in raw[:_SAMPLE]:
        raise NotTextError
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(raw)


def _guessed(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    western = _western(raw)
    if western is not None:
        return western
    best = from_bytes(raw[:_SAMPLE]).best()
    if best is None:
        raise NotTextError
    return raw.decode(best.encoding, errors="replace")


def _western(raw: bytes) -> str | None:
    """Return bytes as Windows-1252 if they read as Western text: few letters with accents among many plain ones."""
    text = raw.decode("cp1252", errors="replace")
    high = sum(byte >= 0x80 for byte in raw[:_SAMPLE])
    wrong = text[:_SAMPLE].count("\ufffd") + sum(char in "\u0192\u02c6\u0160\u0178¤¦§¬¶" for char in text[:_SAMPLE])
    return text if high <= len(raw[:_SAMPLE]) * 0.1 and wrong <= high * 0.1 else None
