"""The links of a story: where it stands on the web, where else it was carried, and the addresses that its text names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style

from store.api.story import is_web_address
from store.text.clean import clean_line

if TYPE_CHECKING:
    from rich.text import Text

    from store.api.story import Story

LINK = "link"
"""Under what the style of a link carries its address."""
_MOST = 99
"""Links that are numbered."""
_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"“”«»]+")
_AFTER = ".,;:!?…'’)]}*_"
"""What stands right behind an address and is no part of it."""


class Link(NamedTuple):
    """An address on the web, and whose it is."""

    address: str
    """Where it leads."""
    source: str = ""
    """Who published the story there; empty for an address that the text names."""


def own_links(story: Story | None) -> Sequence[Link]:
    """Return where a story itself stands on the web, each with who published it there; links of other kinds are never opened."""
    if story is None:
        return ()
    own = [Link(story.link, story.source), *(Link(one.link, one.source) for one in story.also)]
    return [link for link in own if is_web_address(link.address)]


def links_of(story: Story | None) -> Sequence[Link]:
    """Return all links of a story, the first of which is its own if it has one; the number of a link is its place among them."""
    if story is None:
        return ()
    links = {link.address: link for link in reversed(own_links(story))}
    links = dict(reversed(links.items()))
    for part in (story.title, *story.highlights, story.caption, *story.body):
        for start, end in _spans(part):
            address = _whole(part[start:end])
            links.setdefault(address, Link(address))
            if len(links) >= _MOST:
                return list(links.values())
    return list(links.values())


def numbers_of(links: Sequence[Link]) -> Mapping[str, int]:
    """Return the number of each address."""
    return {link.address: nth for nth, link in enumerate(links, start=1)}


def number_links(text: Text, numbers: Mapping[str, int], style: Style) -> Text:
    """Return a text with the number of each address behind it, where there are several: `www.example.org [2]`."""
    for start, end in reversed(_spans(text.plain)):
        address = _whole(text.plain[start:end])
        if number := numbers.get(address):
            link = style + Style(meta={LINK: address})
            text.stylize(link, start, end)
            if len(numbers) > 1:
                text = text[:end].append(f" [{number}]", link).append_text(text[end:])
    return text


def _spans(text: str) -> list[tuple[int, int]]:
    """Return where the addresses of a text stand."""
    if "://" not in text and "www." not in text:
        return []
    found = []
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_AFTER)
        if match[0][len(address) :].startswith(")") and "(" in address:
            address += ")"
        if len(address) > len("https://"):
            found.append((match.start(), match.start() + len(address)))
    return found


def _whole(address: str) -> str:
    return clean_line(address if "://" in address else f"https://{address}")
