"""HTML that is nested deeper than the parser goes, which drops what stands deeper without a word: it is made shallow, and all text stays.

No page means to be: its tags were never closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import HTMLParser

FEW = 250
"""Tags that are nested deep enough for no parser to stop."""
_DEEPEST = 120
"""Elements within each other that are kept; a parser adds some of its own."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>")
_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements that hold nothing and have no end."""
_INLINE = frozenset("a abbr b big cite code del em font i ins mark q s small span strike strong sub sup time tt u".split())
"""Elements that stand within a line; at the edges of all others a line ends."""


def was_cut(parser: HTMLParser) -> bool:
    """Return whether the last text that a parser read was nested too deep for it, so that a part of it is missing."""
    return any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def shallow(html: str) -> str:
    """Return HTML without the elements that are nested too deep, whose text stands in those around them, on lines of its own."""
    return "".join(_pieces(html))


def _pieces(html: str) -> Iterator[str]:
    depth = at = 0
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name in _EMPTY:
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth + bool(tag[1]) > _DEEPEST:
            yield html[at : tag.start()]
            yield "" if name in _INLINE else "<br>"
            at = tag.end()
    yield html[at:]
