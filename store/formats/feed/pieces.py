"""A large feed in pieces: its head with some hundred entries at a time, each piece a feed by itself, so that none is ever held whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from store.formats.source import UnreadableError

PIECE = 2 * 1024 * 1024
"""Bytes of a piece, about; what is no longer than two pieces is not cut."""
_LONGEST = 32 * 1024 * 1024
"""Bytes of an entry, or of a feed's head, that are still read."""
_OPENING = re.compile(rb"<((?:[\w.\-]+:)?(?:item|entry))(?=[\s>/])", re.IGNORECASE)
_LIST_OF_ITEMS = re.compile(rb"<items\b.*?</items\s*>", re.DOTALL)
"""Where RDF lists the addresses of all its entries before they come."""
_ASIDE = ((b"<![CDATA[", b"]]>"), (b"<!--", b"-->"))
"""What hides tags: how it begins and ends."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a feed that can be read by itself."""

    raw: bytes
    """The feed's head and some entries."""
    line: int
    """The line of the whole feed that its first entry begins on, from 1."""
    lines: tuple[int, ...]
    """The lines that its entries begin on, as far as that can be told without reading them."""


def pieces(stream: IO[bytes]) -> Iterator[Piece]:
    """Yield a feed in pieces, in as little memory as a few of them take. Raises UnreadableError where an entry has no end."""
    buffer = stream.read(2 * PIECE + 1)
    if len(buffer) <= 2 * PIECE:
        yield _piece(b"", buffer, b"", 1)
        return
    while (opening := _first_opening(buffer)) is None:
        buffer = _longer(buffer, stream)
        if len(buffer) == 0:
            return
    head, buffer = buffer[: opening.start()], buffer[opening.start() :]
    line = 1 + head.count(b"\n")
    closing = b"</" + opening[1]
    head = _LIST_OF_ITEMS.sub(b"", head)
    end, size = _closers(head), max(PIECE, 4 * len(head))
    while buffer:
        more = stream.read(size)
        buffer += more
        cut = _last_end(buffer, closing) if more else len(buffer)
        if cut:
            yield _piece(head, buffer[:cut], end if more else b"", line)
            line += buffer.count(b"\n", 0, cut)
            buffer = buffer[cut:]
        elif len(buffer) > _LONGEST:
            raise UnreadableError(
                f"an entry of it is longer than {_LONGEST // 1024 // 1024} MB; take it out and add the rest", line
            )


def _piece(head: bytes, entries: bytes, end: bytes, line: int) -> Piece:
    lines, at = [], 0
    seen = line
    for opening in _OPENING.finditer(entries):
        seen += entries.count(b"\n", at, opening.start())
        at = opening.start()
        lines.append(seen)
    return Piece(b"".join((head, entries, end)), line, tuple(lines))


def _first_opening(buffer: bytes) -> re.Match[bytes] | None:
    return next((opening for opening in _OPENING.finditer(buffer) if not _is_hidden(buffer, opening.start())), None)


def _longer(buffer: bytes, stream: IO[bytes]) -> bytes:
    """Return a buffer in which no entry begins with what follows. Raises UnreadableError if none can be hoped for."""
    more = stream.read(PIECE)
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


def _last_end(buffer: bytes, closing: bytes) -> int:
    """Return where the last whole entry ends, 0 if none does."""
    at = len(buffer)
    while (at := buffer.rfind(closing, 0, at)) > 0:
        end = buffer.find(b">", at) + 1
        if end and not _is_hidden(buffer, at) and not buffer[at + len(closing) : end - 1].strip():
            return end
    return 0


def _is_hidden(buffer: bytes, at: int) -> bool:
    """Return whether a place lies in a comment, or in a text that is taken as it stands."""
    return any(buffer.rfind(begin, 0, at) > buffer.rfind(end, 0, at) for begin, end in _ASIDE)
