"""The elements of a document as they pass by: each is let go once it has ended, so that a long document needs little memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_SILENT = 16 * 1024 * 1024
"""Bytes of a document in which nothing that is looked for begins or ends, before it is given up."""
_LONGEST_TAG = 1024 * 1024
"""Bytes of a tag, or of what stands between two of them, of which a parser would hold all."""


def passing(parser: Any, pieces: Iterable[bytes]) -> Iterator[tuple[str, _Element]]:
    """Yield what one of lxml's pull parsers tells of the beginnings and ends of elements in a document that comes in pieces.

    An element holds what stands in it up to its end; what it followed is gone by then.
    Raises LxmlError and ValueError for what is no document, or none any more: a parser that gave up says nothing.
    """
    silent = unended = 0
    for piece in pieces:
        end = piece.rfind(b">")
        unended = unended + len(piece) if end < 0 else len(piece) - end
        if unended > _LONGEST_TAG:
            raise ValueError("a tag or a text in it has no end")
        parser.feed(piece)
        silent += len(piece)
        for one in _told(parser):
            silent = 0
            yield one
        if silent > _MOST_SILENT:
            raise ValueError("from some place on nothing begins or ends in it")
    try:
        parser.close()
    finally:
        yield from _told(parser)


def _told(parser: Any) -> Iterator[tuple[str, _Element]]:
    for event, element in parser.read_events():
        yield event, element
        if event == "end":
            element.clear(keep_tail=True)
            while (before := element.getprevious()) is not None:
                element.getparent().remove(before)
