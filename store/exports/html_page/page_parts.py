"""The parts of a page as stories come in: rows for the list, places of words, texts in packets that are unpacked when read."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Any, Self

import orjson

from store.api.themes import Theme
from store.api.views import MarkedStory
from store.exports.html_page.packing import deflated
from store.exports.html_page.story_fields import language_of, link_of, searched, text_of
from store.exports.html_page.word_places import WordPlaces
from store.text.clean import clean_line

_PACKET = 200_000
"""Characters of texts that are packed together: unpacking them takes a browser a few milliseconds."""
_IN_MEMORY = 16_000_000
"""Bytes of packed texts that wait in memory; what is more waits in a file."""
HEADLINES = 500
"""How many of the newest headlines a browser without scripts shows."""


class Names:
    """Names that come again and again, each kept once and known by its number."""

    def __init__(self, first: Iterable[str] = ("",)) -> None:
        self.all = list(first)
        self._numbers = {name: number for number, name in enumerate(self.all)}

    def number(self, name: str) -> int:
        """Return the number of a name."""
        if name not in self._numbers:
            self._numbers[name] = len(self.all)
            self.all.append(name)
        return self._numbers[name]


class PageParts:
    """What stories become on a page."""

    def __init__(self, themes: Iterable[Theme], *, notes: bool) -> None:
        self.themes = {theme.key: theme for theme in themes}
        self.words = WordPlaces()
        self.headlines: list[tuple[str, str, str, str, str]] = []
        """When, title, source, link and language of the newest stories."""
        self._notes = notes
        self._theme_keys = Names(self.themes)
        self._names = {"place": Names(), "source": Names(), "language": Names()}
        self._columns: dict[str, list[Any]] = {
            name: [] for name in ("id", "title", "when", "themes", "place", "source", "language")
        }
        self._stars: list[int] = []
        self._undated: list[int] = []
        self._packets: list[int] = []
        self._packet: list[bytes] = []
        self._waiting = 0
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._sizes: list[int] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    @property
    def count(self) -> int:
        """How many stories there are."""
        return len(self._columns["id"])

    def add(self, marked: MarkedStory) -> None:
        """Take a story in."""
        story, number = marked.story, self.count
        row = {
            "title": clean_line(story.title) or "Untitled",
            "place": clean_line(story.place),
            "source": clean_line(story.source),
        }
        text = text_of(marked, notes=self._notes)
        self.words.add(number, *searched(text, row["title"], row["place"], row["source"]))
        self._add_row(marked, row)
        self._add_text(number, orjson.dumps(text))
        self.headlines.append((story.published.iso, row["title"], row["source"], link_of(story.link), language_of(story)))
        if len(self.headlines) >= 2 * HEADLINES:
            self.headlines = newest(self.headlines)

    def _add_row(self, marked: MarkedStory, row: dict[str, str]) -> None:
        story, columns, number = marked.story, self._columns, self.count
        keys = dict.fromkeys(marked.themes or story.themes) or {"other": None}
        columns["themes"].append([self._theme_keys.number(clean_line(key)) for key in keys])
        columns["id"].append(story.id)
        columns["title"].append(row["title"])
        columns["when"].append(story.published.iso)
        for name, value in (("place", row["place"]), ("source", row["source"]), ("language", language_of(story))):
            columns[name].append(self._names[name].number(value))
        if marked.marks.starred:
            self._stars.append(number)
        if story.undated:
            self._undated.append(number)

    def _add_text(self, number: int, text: bytes) -> None:
        if not self._packet:
            self._packets.append(number)
        self._packet.append(text)
        self._waiting += len(text)
        if self._waiting >= _PACKET:
            self._close_packet()

    def _close_packet(self) -> None:
        if self._packet:
            self._sizes.append(self._file.write(deflated(b"[" + b",".join(self._packet) + b"]")))
            self._packet, self._waiting = [], 0

    def theme_list(self) -> list[Theme]:
        """Return every theme that rows name, by its number; one that is not known has its key for a name."""
        unknown = "#9aa0a6"
        return [
            self.themes.get(key) or Theme(key, key.replace("-", " ").capitalize() or "Other", unknown)
            for key in self._theme_keys.all
        ]

    def rows(self) -> dict[str, Any]:
        """Return the columns of all stories: what the list and the timeline show."""
        names = {f"{name}Names": kept.all for name, kept in self._names.items()}
        return self._columns | names | {"stars": self._stars, "undated": self._undated}

    def packets(self) -> list[int]:
        """Return the number of each packet's first story."""
        return self._packets

    def texts(self) -> Iterator[bytes]:
        """Yield the packets of texts, deflated and in base64."""
        self._close_packet()
        self._file.seek(0)
        for size in self._sizes:
            yield base64.b64encode(self._file.read(size))


def newest(headlines: list[tuple[str, str, str, str, str]]) -> list[tuple[str, str, str, str, str]]:
    """Return the newest headlines, the newest first."""
    return sorted(headlines, key=lambda headline: headline[0], reverse=True)[:HEADLINES]
