"""Feeds as an OPML file, which every program that reads feeds takes: tags as folders."""

from __future__ import annotations

from collections.abc import Iterable

from store.api.feeds import Feed
from store.text.xml_text import xml_text


def opml(feeds: Iterable[Feed], title: str = "Feeds of Dateline") -> bytes:
    """Return feeds as OPML 2.0. One that has several tags stands in each of their folders; whoever reads it sees one feed."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = xml_text(title)
    body = etree.SubElement(root, "body")
    folders: dict[str, etree._Element] = {}
    listed = list(feeds)
    for tag in sorted({tag for feed in listed for tag in feed.tags}):
        folders[tag] = etree.SubElement(body, "outline", text=xml_text(tag), title=xml_text(tag))
    for feed in listed:
        for parent in [folders[tag] for tag in feed.tags] or [body]:
            parent.append(etree.Element("outline", _attributes(feed)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _attributes(feed: Feed) -> dict[str, str]:
    known = {
        "type": "rss",
        "text": feed.name,
        "title": feed.name,
        "xmlUrl": feed.address,
        "htmlUrl": feed.site,
    }
    return {name: xml_text(value) for name, value in known.items() if value}
