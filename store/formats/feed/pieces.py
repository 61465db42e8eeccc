"""A large feed in pieces: its head with some hundred entries at a time, each piece a feed by itself, so that none is ever held whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO

from store.formats.root_element import encoding_of
from store.formats.source import UnreadableError

PIECE = 2 * 1024 * 1024
"""Bytes of a piece, about; what is no longer than two pieces is not cut."""
_LONGEST = 32 * 1024 * 1024
"""Bytes of an entry, or of a feed's head, that are still read."""
_OPENING = re.compile(rb"<((?:[\w.\-]+:)?(?:item|entry))(?=[\s>/])", re.IGNORECASE)
_LIST_OF_ITEMS = re.compile(rb"<items\b.*?</items\s*>", re.DOTALL)
"""Where RDF lists the addresses of all its entries before they come."""
_END = re.compile(rb"\s*>")
_MOST_TRIES = 100
"""Tags that are looked at to find one that is not hidden."""
_ASIDE = ((b"<![CDATA[", b"]]>"), (b"<!--", b"-->"))
"""What hides tags: how it begins and ends."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a feed that can be read by itself."""

    raw: bytes
    """The feed's head and some entries."""
    begin: int
    """Where in it its entries begin."""
    line: int
    """The line of the whole feed that its first entry begins on, from 1."""

    @property
    def ahead(self) -> int:
        """By how much a line of the whole feed is ahead of the same line of this piece."""
        return self.line - 1 - self.raw.count(b"\n", 0, self.begin)

    def lines(self) -> list[int]:
        """Return the lines of the whole feed that its entries begin on, as far as that can be told without reading them."""
        found, line, at = [], self.line, self.begin
        for opening in _OPENING.finditer(self.raw, self.begin):
            line += self.raw.count(b"\n", at, opening.start())
            at = opening.start()
            found.append(line)
        return found


def pieces(stream: IO[bytes]) -> Iterator[Piece]:
    """Yield a feed in pieces, in as little memory as a few of them take. Raises UnreadableError where an entry has no end."""
    buffer = stream.read(2 * PIECE + 1)
    if len(buffer) <= 2 * PIECE:
        yield _piece(b"", buffer, b"", 1)
        return
    if encoding_of(buffer[:4]):
        yield _whole(buffer + stream.read(_LONGEST))
        return
    while (opening := _first_opening(buffer)) is None:
        buffer = _longer(buffer, stream)
    head, buffer = buffer[: opening.start()], buffer[opening.start() :]
    line = 1 + head.count(b"\n")
    closing = b"</" + opening[1]
    head = _LIST_OF_ITEMS.sub(b"", head)
    end, size, ended = _closers(head), max(PIECE, 4 * len(head)), False
    room = size
    while buffer:
        if len(buffer) <= room and not ended:
            more = stream.read(room)
            buffer, ended = buffer + more, not more
        is_rest = ended and len(buffer) <= room
        if cut := len(buffer) if is_rest else _last_end(buffer, closing, room):
            yield _piece(head, buffer[:cut], b"" if is_rest else end, line)
            line += buffer.count(b"\n", 0, cut)
            buffer, room = buffer[cut:], size
        elif len(buffer) > _LONGEST:
            longest = f"{_LONGEST // 1024 // 1024} MB"
            raise UnreadableError(f"an entry of it is longer than {longest}; take it out and add the rest", line)
        else:
            room = 2 * len(buffer)


def _whole(raw: bytes) -> Piece:
    """Return a feed that can't be cut, as its letters are more than one byte each. Raises UnreadableError if it is too long for that."""
    if len(raw) > _LONGEST:
        raise UnreadableError(
            f"it is larger than {_LONGEST // 1024 // 1024} MB and not in UTF-8; save it in UTF-8 and add that"
        )
    return _piece(b"", raw, b"", 1)


def _piece(head: bytes, entries: bytes, end: bytes, line: int) -> Piece:
    return Piece(b"".join((head, entries, end)), len(head), line)


def _first_opening(buffer: bytes) -> re.Match[bytes] | None:
    openings = islice(_OPENING.finditer(buffer), _MOST_TRIES)
    return next((opening for opening in openings if not _hidden_from(buffer, opening.start())), None)


def _longer(buffer: bytes, stream: IO[bytes]) -> bytes:
    """Return a buffer in which no entry begins with what follows. Raises UnreadableError if none can be hoped for."""
    more = stream.read(max(PIECE, len(buffer)))
    if not more or len(buffer) > _LONGEST:
        raise UnreadableError("no entry begins in it; get it again, or take out what stands before the first one")
    return buffer + more


def _closers(head: bytes) -> bytes:
    """Return what ends the elements that a head begins; nothing if it isn't well-formed."""
    from lxml import etree

    parser = etree.XMLPullParser(("start", "end"), resolve_entities=False, no_network=True)
    try:
        parser.feed(head)
        opened: list[str] = []
        for event, element in parser.read_events():
            if event == "end":
                opened.pop()
            elif isinstance(element, etree._Element):
                name = etree.QName(element).localname
                opened.append(f"{element.prefix}:{name}" if element.prefix else name)
    except (etree.LxmlError, ValueError):
        return b""
    return "".join(f"</{name}>" for name in reversed(opened)).encode("ascii", "replace")


def _last_end(buffer: bytes, closing: bytes, within: int) -> int:
    """Return where the last whole entry ends within so many bytes, 0 if none does or it is hard to tell."""
    at = within
    for _ in range(_MOST_TRIES):
        at = buffer.rfind(closing, 0, at)
        if at < 0:
            break
        if hidden := _hidden_from(buffer, at):
            at = hidden
        elif end := _END.match(buffer, at + len(closing)):
            return end.end()
    return 0


def _hidden_from(buffer: bytes, at: int) -> int:
    """Return where the comment begins that a place lies in, or the text that is taken as it stands; 0 if it lies in none."""
    begins = (buffer.rfind(begin, 0, at) for begin, _ in _ASIDE)
    return next(
        (start for start, (_, end) in zip(begins, _ASIDE, strict=True) if start > 0 and buffer.rfind(end, start, at) < 0), 0
    )
