"""From bytes to text, whatever they were written as."""

from __future__ import annotations

import codecs
from collections.abc import Generator
from functools import partial
from io import TextIOWrapper
from typing import IO, TYPE_CHECKING

from store.formats.lane_limits import go_on
from store.formats.source import UnreadableError
from store.text.clean import clean_text

if TYPE_CHECKING:
    from store.formats.source import OpenSource

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
"""Bytes that are enough to guess an encoding."""
_PIECE = 1024 * 1024
_AT_ONCE, _CHARACTERS = 2 * 1024 * 1024, 512 * 1024
"""Bytes of a text that is decoded as a whole, and characters of a longer one that are taken together."""
_LOOKED_AT = 16 * 1024 * 1024
"""Bytes of a text that are looked at for how it is written; behind them each byte that is no UTF-8 is taken for Western."""
_NO_TEXT = "it is no text; save the page's text and add that"


def may_be_text(raw: bytes) -> bool:
    """Return whether nothing in bytes rules out that they are text."""
    return any(raw.startswith(mark) for mark, _ in _MARKS) or b"\0" not in raw[:_SAMPLE]


def decode(raw: bytes) -> str:
    """Return bytes as text with plain line ends and without anything that could steer a terminal.

    UTF-8 and what carries a byte order mark is known; the rest is guessed, Windows-1252 where nothing speaks against it.
    Raises UnreadableError if the bytes are no text.
    """
    return clean_text(as_written(raw))


def glance(beginning: bytes) -> str:
    """Return the first bytes of a text well enough to recognise a format; empty if they are no text."""
    if not may_be_text(beginning):
        return ""
    encoding = next((encoding for mark, encoding in _MARKS if beginning.startswith(mark)), "utf-8")
    return beginning.decode(encoding, errors="ignore").removeprefix("\ufeff")


def opened_text(stream: IO[bytes], newline: str | None = "") -> TextIOWrapper:
    """Return a stream as text, to be read line by line or in pieces however long it is; it is decoded as `decode` does.

    Line ends stay as they are, or are made plain where `newline` is None; what is read has still to be cleaned.
    Raises UnreadableError if the bytes are no text.
    """
    stream.seek(0)
    sample = stream.read(_SAMPLE)
    encoding = _encoding(sample, stream)
    stream.seek(0)
    return TextIOWrapper(stream, encoding, errors=_FORGIVING if encoding == "utf-8-sig" else "replace", newline=newline)


def text_pieces(source: OpenSource) -> Generator[str, None, None]:
    """Yield a text in pieces, cleaned as `decode` does: a usual one at once, a large one cut at the ends of lines, where it has them.

    Raises UnreadableError if it is no text.
    """
    if not source.is_longer_than(_AT_ONCE):
        yield decode(source.whole())
        return
    text, held = opened_text(source.stream, newline=None), ""
    try:
        for piece in iter(partial(text.read, _CHARACTERS), ""):
            lines, end, rest = piece.rpartition("\n")
            yield clean_text(held + (lines + end if end else rest))
            held = rest if end else ""
        yield clean_text(held)
    finally:
        text.detach()  # whoever opened the stream closes it


def _encoding(sample: bytes, rest: IO[bytes]) -> str:
    """Return the encoding of a text that begins with a sample and goes on in a stream."""
    if not may_be_text(sample):
        raise UnreadableError(_NO_TEXT)
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    decoder, piece, left = codecs.getincrementaldecoder("utf-8")(), sample, _LOOKED_AT
    try:
        while piece and left > 0:
            left -= len(piece)
            if not piece.isascii() or decoder.getstate()[0]:
                decoder.decode(piece)
            piece = rest.read(_PIECE)
            if piece.count(0) > len(piece) // 2:
                raise UnreadableError(_NO_TEXT)
            go_on()
    except UnicodeDecodeError:
        near = sample if piece is sample else piece
        return "cp1252" if _western(near) else _best(near)
    return "utf-8-sig"


def _as_western(error: UnicodeError) -> tuple[str, int]:
    """Return the letter of a byte that is no UTF-8."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


_FORGIVING = "dateline-western"
codecs.register_error(_FORGIVING, _as_western)


def as_written(raw: bytes) -> str:
    """Return bytes as text as `decode` does, but with all that stands in it; it has still to be cleaned."""
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
    return raw.decode(_best(raw), errors="replace")


def _best(raw: bytes) -> str:
    """Return the likeliest encoding of bytes that are no UTF-8."""
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE]).best()
    if best is None:
        raise UnreadableError(_NO_TEXT)
    return best.encoding


def _western(raw: bytes) -> str:
    """Return bytes as Windows-1252 if they read as Western text, with few accented letters among many plain ones; else nothing."""
    text, sample = raw.decode("cp1252", errors="replace"), raw[:_SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    wrong = sum(char in "\ufffd\u0192\u02c6\u0160\u0178¤¦§¬¶" for char in text[:_SAMPLE])
    return text if high <= len(sample) * 0.1 and wrong <= high * 0.1 else ""
