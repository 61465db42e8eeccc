"""Stories as an Atom feed (RFC 4287), which feed readers subscribe to or take in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO
from uuid import NAMESPACE_URL, uuid5

from store.api.views import MarkedStory
from store.exports.about import About
from store.exports.feed_words import first_words, labels, paragraphs_in_html, rfc3339, urn, web_address
from store.text.xml_text import xml_text

_ATOM = "http://www.w3.org/2005/Atom"
_NAMES: Any = {None: _ATOM}
_SUMMARY = 300


def write(stories: Iterable[MarkedStory], about: About, out: BinaryIO) -> None:
    """Write stories as the entries of a feed, oldest first."""
    from lxml import etree

    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        with file.element(f"{{{_ATOM}}}feed", nsmap=_NAMES):
            for part in _head(about):
                file.write(part, "\n")
            for one in stories:
                file.write(_entry(one, about), "\n")
    out.write(b"\n")


def _head(about: About) -> Iterable[Any]:
    yield _element("title", about.title)
    yield _element("id", f"urn:uuid:{uuid5(NAMESPACE_URL, f'dateline:{about.title}|{about.selection}')}")
    yield _element("updated", about.made.strftime("%Y-%m-%dT%H:%M:%SZ"))
    yield _author("Dateline")
    yield _element("generator", "Dateline")
    if about.selection:
        yield _element("subtitle", about.selection)


def _entry(one: MarkedStory, about: About) -> Any:
    story = one.story
    entry = _element("entry")
    entry.append(_element("title", story.title))
    entry.append(_element("id", urn(story)))
    entry.append(_element("published", rfc3339(story.published)))
    entry.append(_element("updated", rfc3339(story.updated or story.published)))
    if name := xml_text(story.author) or xml_text(story.source):
        entry.append(_author(name))
    if link := web_address(story.link):
        entry.append(_element("link", rel="alternate", href=link))
    entry.extend(_element("category", term=label) for label in labels(one, about))
    if summary := first_words(story, _SUMMARY):
        entry.append(_element("summary", summary))
    entry.append(_element("content", paragraphs_in_html(story), type="html"))
    if story.source:
        source = _element("source")
        source.append(_element("title", story.source))
        entry.append(source)
    return entry


def _author(name: str) -> Any:
    author = _element("author")
    author.append(_element("name", name))
    return author


def _element(name: str, text: str = "", **attributes: str) -> Any:
    from lxml import etree

    element = etree.Element(f"{{{_ATOM}}}{name}", {key: xml_text(value) for key, value in attributes.items()}, nsmap=_NAMES)
    element.text = xml_text(text) or None
    return element
