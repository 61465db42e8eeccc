"""The lines of a file, which may be larger than memory: a usual one is decoded at once, a large one piece by piece."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from functools import partial

from store.formats.decode import as_written, opened_text
from store.formats.source import OpenSource, UnreadableError

_AT_ONCE = 2 * 1024 * 1024
"""Bytes of a file that is decoded as a whole."""
_PIECE = 512 * 1024
"""Characters of a large file that are decoded together."""
LONGEST = 16_000_000
"""Characters of the longest line, and of the longest story, that is read of a large file: four times the longest novel."""


def lines_of(source: OpenSource) -> Generator[str, None, None]:
    """Yield a source's lines, not yet cleaned. Raises UnreadableError."""
    if not source.is_longer_than(_AT_ONCE):
        yield from plain_ends(as_written(source.whole())).split("\n")
    else:
        yield from _lines_of_large(source)


def plain_ends(text: str) -> str:
    """Return a text with plain line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _lines_of_large(source: OpenSource) -> Iterator[str]:
    text = opened_text(source.stream, newline=None)
    try:
        yield from _whole_lines(iter(partial(text.read, _PIECE), ""))
    finally:
        text.detach()  # whoever opened the stream closes it


def _whole_lines(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a text that comes in pieces, cut anywhere. Raises UnreadableError for one that does not end."""
    number, begun, length = 1, list[str](), 0
    for piece in pieces:
        first, *others = piece.split("\n")
        begun.append(first)
        length += len(first)
        if others:
            yield "".join(begun)
            yield from others[:-1]
            begun, number, length = [others[-1]], number + len(others), len(others[-1])
        if length > LONGEST:
            raise UnreadableError(f"from here on it is one line of more than {LONGEST:,} characters, which is no news", number)
    yield "".join(begun)
