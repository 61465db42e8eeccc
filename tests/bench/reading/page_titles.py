"""A page's true headline, for measuring: as its list of titles says, else as its headings and its own names for it agree on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from lxml.etree import _Element
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_HEADLINE = re.compile(r'"headline"\s*:\s*("(?:[^"\\]|\\.)*")')
_WORD = re.compile(r"\w+")
_TAIL = re.compile(r"\s+[-–—|·]\s+(?:[^\s]+\s?){1,4}$")
"""The name of a site behind a title."""
_FEW, _SHORT = 2, 3
"""Words that two headlines of one story share at least, and letters of words that do not count."""


def known_titles(folder: Path) -> dict[str, str]:
    """Return the headlines of pages by their names, where a file `titles.json` beside the pages has them."""
    path = folder / "titles.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def agreed_title(html: str) -> str:
    """Return what a page's heading, its title and its titles for other programs agree on most.

    A text has as much support as it fills of each title that it is in: a site's name is in all of them, and fills none. Where a heading
    only shares words with them, a page has two headlines, and that which is printed counts.
    """
    tree = document_fromstring(html.encode(), parser=HTMLParser(encoding="utf-8"))
    headings = [text for element in tree.iter("h1") if _key(text := _text(element))]
    stated = [text for text in _stated(tree, html) if _key(text)]
    support = {text: sum(_filled(text, other) for other in stated) for text in (*headings, *stated)}
    best = max(headings, key=support.__getitem__, default="")
    most = max(support.values(), default=0.0)
    kin = max((one for one in headings if not support[one]), key=lambda heading: _common(heading, stated), default="")
    if best and support[best] >= most / 3:
        return best
    if kin and _common(kin, stated) >= _FEW:
        return kin
    return _TAIL.sub("", max(stated or headings, key=support.__getitem__, default=""))


def same_title(one: str, other: str) -> bool:
    """Return whether two titles have the same words."""
    return bool(_key(one)) and _key(one) == _key(other)


def _stated(tree: HtmlElement, html: str) -> Iterator[str]:
    for element in tree.iter("meta"):
        if (element.get("property") or element.get("name") or "").lower() in ("og:title", "twitter:title"):
            yield element.get("content", "")
    yield from (_text(element) for element in list(tree.iter("title"))[:1])
    for match in _HEADLINE.finditer(html[:2_000_000]):
        try:
            yield unescape(json.loads(match[1], strict=False))
        except ValueError:
            continue


def _common(text: str, titles: list[str]) -> int:
    """Return how many longer words a text shares with titles."""
    words = {word for title in titles for word in _key(title).split()}
    return len({word for word in _key(text).split() if len(word) > _SHORT} & words)


def _filled(text: str, other: str) -> float:
    """Return which share of a title another text is, if it is a part of it."""
    return len(_key(text)) / len(_key(other)) if _key(text) in _key(other) else 0.0


def _text(element: _Element) -> str:
    return " ".join(map(str, element.itertext()))


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
