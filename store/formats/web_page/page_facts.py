"""What a page says of itself to search engines and social networks: its title, author, times, sections, address, feeds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any

from store.text.clean import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_DATA = 2_000_000
_MOST_NODES = 2_000
_MOST_CRUMBS = 6
_ARTICLES = re.compile(r"(?:Article|Posting|Report|Review|Story|FactCheck|Column|Recipe)$", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]{1,500}>")


@dataclass(slots=True)
class PageFacts:
    """What a page says of itself, as printed there."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    """By the names of its `meta` elements, in small letters: their contents."""
    article: Mapping[str, Any] = field(default_factory=dict)
    """What JSON-LD says of the article; empty if it says nothing."""
    site: Mapping[str, Any] = field(default_factory=dict)
    """What JSON-LD says of the site."""
    canonical: str = ""
    """The address it wants to be known by."""
    base: str = ""
    """The address that its relative addresses are to be read from."""
    language: str = ""
    """What it says it is written in."""
    title: str = ""
    """Its `title` element."""
    crumbs: tuple[str, ...] = ()
    """What JSON-LD says that the article stands in, the widest first."""
    feeds: list[tuple[str, str]] = field(default_factory=list)
    """Addresses and titles of the feeds that it names."""

    def first(self, *names: str) -> str:
        """Return the first content of `meta` elements of some names."""
        return next((value for name in names for value in self.meta.get(name, ()) if value), "")

    def all(self, *names: str) -> tuple[str, ...]:
        """Return all contents of `meta` elements of some names."""
        return tuple(dict.fromkeys(value for name in names for value in self.meta.get(name, ()) if value))

    def stated(self, name: str) -> str:
        """Return what JSON-LD says of the article under a name, if it is a text."""
        value = self.article.get(name)
        value = next((one for one in value if isinstance(one, str)), "") if isinstance(value, list) else value
        return plain(value) if isinstance(value, str) else ""


def page_facts(tree: HtmlElement, data: tuple[str, ...]) -> PageFacts:
    """Return what a page says of itself."""
    facts = PageFacts(language=tree.get("lang", "") or tree.get("xml:lang", "") or "")
    for element in tree.iter("meta", "link", "title", "base"):
        match element.tag:
            case "meta":
                names = [element.get(name) for name in ("property", "name", "itemprop", "http-equiv")]
                for name in dict.fromkeys(name.strip().lower() for name in names if name):
                    if content := plain(element.get("content", "")):
                        facts.meta.setdefault(name, []).append(content)
            case "link":
                _take_link(element, facts)
            case "base":
                facts.base = facts.base or clean_line(element.get("href", ""))
            case _:
                facts.title = facts.title or clean_line(element.text_content())
    nodes = [node for text in data for node in _nodes(text)]
    facts.article = next((node for node in nodes if _is_article(node)), {})
    facts.site = next(
        (node for node in nodes if str(node.get("@type")) in ("WebSite", "Organization", "NewsMediaOrganization")), {}
    )
    facts.crumbs = next((tuple(_crumbs(node)) for node in nodes if node.get("@type") == "BreadcrumbList"), ())
    return facts


def plain(text: str) -> str:
    """Return a text of a page's head as it reads: on one line, its signs written out, without elements."""
    text = unescape(text) if "&" in text else text
    return clean_line(_TAGS.sub("", text) if "<" in text else text)


def _take_link(element: HtmlElement, facts: PageFacts) -> None:
    kinds, address = element.get("rel", "").lower().split(), clean_line(element.get("href", ""))
    if "canonical" in kinds:
        facts.canonical = facts.canonical or address
    if "alternate" in kinds and address and _is_feed(element.get("type", "").lower()):
        facts.feeds.append((address, clean_line(element.get("title", ""))))


def _is_feed(kind: str) -> bool:
    return kind.split(";")[0].strip() in (
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
    )


def _nodes(text: str) -> Iterator[Mapping[str, Any]]:
    """Yield the tables in a text of JSON-LD, the outer before the inner."""
    begin = text.find(">") + 1
    text = text[begin:].strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
    if len(text) > _LONGEST_DATA:
        return
    try:
        waiting = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = node[:_MOST_NODES] + waiting
        elif isinstance(node, dict):
            yield node
            waiting += [node[name] for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement") if name in node]


def _crumbs(node: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of the pages that a page stands in, without the first, which is the site's own."""
    listed = node.get("itemListElement")
    for one in listed[1:_MOST_CRUMBS] if isinstance(listed, list) else ():
        if not isinstance(one, dict):
            continue
        item = one.get("item")
        name = one.get("name") or (item.get("name") if isinstance(item, dict) else "")
        if isinstance(name, str) and name:
            yield plain(name)


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLES.search(kind) for kind in kinds)
