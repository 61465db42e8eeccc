"""Growth: four times as much of anything takes about four times as long to read, whatever it is and whoever reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import product
from pathlib import Path
from time import process_time

from store.api.when import When
from store.formats.format_table import read_source
from store.formats.source import Source
from store.identity.ids import title_key
from store.query.parser import parse
from store.text.clean import clean_line, clean_text
from store.text.fold import words
from store.text.language import guess_language
from tests.conftest import story
from tests.hardening.trial import Scale, Tried
from tests.store import hostile_texts

UNITS: Mapping[str, str] = {
    **hostile_texts.REPEATED,
    "Have": "Have\n",
    "paragraphs": "The council met.\n\n",
    "headlines": "Harbour opens again\n\n\n",
    "rows": "a,b\n",
    "addresses": "a@b ",
    "joined addresses": "a@",
    "links": "https://a.b/c ",
    "tags": "<b>",
    "openings": "<",
    "signs": "&amp;",
    "wiki links": "[[a]] ",
    "hash tags": "#_",
    "stars": "*a_",
    "pipes": "| ",
    "commas": ", ",
    "lists": "- ",
    "tables": "|a",
    "backslashes": "\\",
    "escaped quotes": '\\"',
    "cells": '","',
    "mail quotes": "> ",
    "initial names": "Ann B. ",
    "figures": "$1,000 million ",
    "agencies": "A/B ",
    "datelines": "PARIS, ",
    "ages": "2 hours ago ",
    "by": "By Ann and ",
}
"""What is repeated."""
_ITEM = '<?xml version="1.0"?><rss version="2.0"><channel><title>F</title><item>{}</item></channel></rss>'
_PAGE = "<!DOCTYPE html><html><head><title>A headline</title>{}</head><body><p>{}</p></body></html>"
FORMS: Mapping[str, str] = {
    "a.txt": "A headline of the harbour\n\nUpdated 2 June 2025\n\n{}",
    "head.txt": "{}\n\nUpdated 2 June 2025\n\nThe old harbour opened again.\n",
    "a.md": "---\ntitle: A headline\n---\n\n{}",
    "head.md": "---\ntitle: {}\n---\n\nText.\n",
    "a.rss": _ITEM.format("<title>A</title><description><![CDATA[{}]]></description>"),
    "author.rss": _ITEM.format("<title>A</title><description>b</description><author><![CDATA[{}]]></author>"),
    "title.rss": _ITEM.format("<title><![CDATA[{}]]></title><description>b</description>"),
    "link.rss": _ITEM.format("<title>A</title><link><![CDATA[{}]]></link>"),
    "broken.rss": "<rss><channel><item><title>A</title><description>{}",
    "a.html": _PAGE.format("", "{}"),
    "facts.html": _PAGE.format('<meta name="author" content="{}"><meta name="description" content="{}">', "text"),
    "a.eml": "From: Ann <a@b.org>\nTo: a@b.org\nSubject: A headline\nDate: Mon, 2 Jun 2025 10:00:00 +0000\n\n{}",
    "from.eml": "From: {}\nTo: a@b.org\nSubject: {}\nDate: Mon, 2 Jun 2025 10:00:00 +0000\n\nText.\n",
    "a.json": '[{{"title": "A", "body": "{}"}}]',
    "a.jsonl": '{{"title": "A", "body": "b", "author": "{}"}}\n',
    "a.csv": 'title,body,date\nA,"{}",2025\n',
    "a.opml": '<opml version="2.0"><body><outline text="{}" xmlUrl="https://a.b/"/></body></opml>',
    "urls": "https://a.b/ {}\n",
    "marks.html": "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT><A HREF='https://a.b/'>{}</A>\n",
}
"""What is read: files of every format with a place for it."""
LIMIT = 10.0
"""How many times as long four times as much may take; the square would be sixteen."""
_WORTH = 0.04
"""Seconds below which nothing can be told."""


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Give every reader every unit, once and four times as much."""
    length = scale.of(1_000, 8_000, 24_000)
    units = list(UNITS)[:: scale.of(9, 1, 1)]
    forms = list(FORMS)[:: scale.of(5, 1, 1)]
    files: dict[str, Callable[[str], object]] = {name: _reading(name) for name in forms}
    lines: dict[str, Callable[[str], object]] = {
        "cleaning": lambda text: (clean_text(text), clean_line(text)),
        "folding": words,
        "identity": title_key,
        "language": guess_language,
        "search line": lambda text: parse(text, date(2025, 6, 2)),
    }
    yield _grown("files of every format", files, units, length)
    yield _grown("lines and search lines", lines, units, length)
    if scale is not Scale.MOMENT:
        stories = {
            name: (lambda text, read=read: read(story("A headline", "2025-05-03", text)))
            for name, read in hostile_texts.readers().items()
        }
        yield _grown("stories, to understand and show them", stories, units, length)


def _reading(name: str) -> Callable[[str], object]:
    def read(unit: str) -> object:
        raw = FORMS[name].replace("{{", "{").replace("}}", "}").replace("{}", unit).encode("utf-8", "replace")
        return sum(1 for _ in read_source(Source.of_bytes(raw, name, When.now())))

    return read


def _grown(what: str, readers: Mapping[str, Callable[[str], object]], units: list[str], length: int) -> Tried:
    """Return what became of every reader with every unit."""
    worst, lost, times = (0.0, ""), list[str](), 0
    for (name, read), unit in product(readers.items(), units):
        times += 1
        growth, took = _growth(read, UNITS[unit], length)
        if growth > LIMIT:
            lost.append(f"{name} of {unit}: ×{growth:.0f}, {took:.2f} s")
        worst = max(worst, (growth, f"{name} of {unit}"))
    return Tried(
        what, times, len(lost), "; ".join([f"four times as much takes at most ×{worst[0]:.1f} ({worst[1]})", *lost[:8]])
    )


def _growth(read: Callable[[str], object], unit: str, length: int) -> tuple[float, float]:
    """Return how many times as long four times as much takes, 0 where that is too short to tell; and how long."""
    more = _seconds(read, unit * (4 * length // len(unit)))
    if more < _WORTH:
        return 0.0, more
    less = min(_seconds(read, unit * (length // len(unit))) for _ in range(2))
    if more / max(less, 1e-4) > LIMIT:  # once more, as other work on the machine counts a little too
        more = min(more, _seconds(read, unit * (4 * length // len(unit))))
    return more / max(less, 1e-4), more


def _seconds(read: Callable[[str], object], text: str) -> float:
    begun = process_time()
    read(text)
    return process_time() - begun
