"""What is read from strangers, fuzzed: every reader of the table of formats by itself, all together, and both parsers of feeds."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sqlite3
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from unittest.mock import patch

from store.api.changes import Refused
from store.api.story import is_web_address
from store.formats import Read, decode, drawn, mime, opml
from store.formats.containers import CONTAINERS
from store.formats.feed import forgiving_parser, json_feed, pieces, quick_parser
from store.formats.files import spooled
from store.formats.format_table import FORMATS, UNREADABLE, Format, read_source
from store.formats.news_text import file_lines
from store.formats.rows import json_text
from store.formats.source import ReadFeed, ReadStory, Source, UnreadableError
from tests.hardening.fuzz.seeds import examples, real
from tests.hardening.fuzz.target import KEPT, Target, Try, check_story, check_text

_ROOMS = {
    "news_text": "news_text", "feed": "feed", "web_page": "web_page", "mail": "mail", "markdown": "markdown", "rows": "rows",
    "newsboat": "newsboat", "json_rows": "rows", "csv_table": "rows", "bookmarks": "test_bookmarks.py", "opml": "test_opml.py",
}  # fmt: skip
"""Modules and folders of formats, and where their tests stand beside them."""
_SLOW = ("web_page", "mail")
_SIZES = (
    (decode, "_AT_ONCE", 0), (decode, "_CHARACTERS", 300), (drawn, "PIECE", 400), (opml, "_LONG", 0), (opml, "PIECE", 300),
    (json_feed, "_LONG", 0), (json_text, "_PIECE", 200), (file_lines, "_AT_ONCE", 0), (file_lines, "_PIECE", 300),
    (pieces, "PIECE", 700), (mime, "_LARGE", 300),
)  # fmt: skip
"""How much is long, and how large its pieces are, so that small inputs are read as large ones are."""
_NAMES = ("", ".txt", ".html", ".xml", ".json", ".md", ".eml", ".csv", ".zip", ".opml", ".db")


def targets() -> list[Target]:
    """Return a target for every format there is, and those for what stands in several of them."""
    each = [
        Target(
            f"reads-{_slug(form)}",
            partial(_reader, form),
            partial(_seeds, form),
            1 if _room(form) in _SLOW or form in CONTAINERS else 3,
        )
        for form in FORMATS
    ]
    anything = Target("reads-anything", lambda _: _read_anything, lambda: examples("store/formats"), 3)
    parsers = [
        Target("quick-feeds", lambda _: partial(_parses, quick_parser.parse), _feeds, 4),
        Target("forgiving-feeds", lambda _: partial(_parses, forgiving_parser.parse), _feeds, 1),
    ]
    long = Target("in-pieces", lambda _: _read_in_pieces, lambda: examples("store/formats"), 3)
    return [*each, anything, long, *parsers]


def _slug(form: Format) -> str:
    return "".join(char if char.isalnum() else "-" for char in form.name.lower())


def _room(form: Format) -> str:
    name = getattr(form, "__name__", "")
    return next((part for part in reversed(name.split(".")) if part in _ROOMS), "")


def _reader(form: Format, folder: Path) -> Try:
    inner = (form, *FORMATS) if form in CONTAINERS else (form,)
    suffix = form.suffixes[0] if form.suffixes else ""

    def read(raw: bytes) -> object:
        return _judged(raw, f"input{suffix}", inner)

    return read


def _read_anything(raw: bytes) -> object:
    name = f"input{_NAMES[len(raw) % len(_NAMES)]}"
    return _judged(raw, name, (*FORMATS, *UNREADABLE))


def _read_in_pieces(raw: bytes) -> object:
    """Read an input as what is long is read: drawn as it is needed, and held in small pieces."""
    source = Source(f"input{_NAMES[len(raw) % len(_NAMES)]}", lambda: spooled(io.BytesIO(raw).read), KEPT)
    with ExitStack() as small:
        for module, name, size in _SIZES:
            small.enter_context(patch.object(module, name, size))
        return _well(list(read_source(source, (*FORMATS, *UNREADABLE))))


def _judged(raw: bytes, name: str, formats: Sequence[Format]) -> object:
    return _well(list(read_source(Source.of_bytes(raw, name, KEPT), formats)))


def _well(found: Sequence[Read]) -> object:
    """Return what was read, all of which can be kept and steers nothing."""
    for one in found:
        if isinstance(one, ReadStory):
            check_story(one.story)
            check_text("a mark", one.marks.theme, one.marks.note, *one.marks.tags)
            check_text("what is told of a story", one.why, one.form, one.doubt)
        elif isinstance(one, ReadFeed):
            assert is_web_address(one.address), f"no address: {one.address[:80]!r}"
            check_text("a feed", one.title, one.address, one.site, *one.tags)
        elif isinstance(one, Refused):
            assert one.reason, "no reason"
            assert "\n" not in one.reason, "a reason of two lines"
            check_text("a reason", one.reason)
    return found


def _parses(parse: Callable[[bytes], object], raw: bytes) -> object:
    try:
        return parse(raw)
    except UnreadableError as error:
        return error.reason


def _feeds() -> Sequence[bytes]:
    return (*examples("store/formats/feed"), *real("feeds"))


def _seeds(form: Format) -> Sequence[bytes]:
    room = _room(form)
    told = examples(f"store/formats/{_ROOMS[room]}") if room else ()
    if form in CONTAINERS:
        return _packed()
    if room == "newsboat" and form.suffixes and ".db" in form.suffixes:
        return (*told, _cache())
    return (*told, *{"feed": real("feeds"), "web_page": real("pages"), "news_text": real("dates")}.get(room, ()))


def _packed() -> list[bytes]:
    """Return some texts packed in every way that is unpacked."""
    texts = [b"Harbour opens\n\nPublished: 2 June 2025\n\nShips left at dawn.\n", *examples("store/formats/feed")[:3]]
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        for nth, text in enumerate(texts):
            archive.writestr(f"a/{nth}.txt", text)
    with tarfile.open(fileobj=tarred, mode="w") as packed:
        for nth, text in enumerate(texts):
            member = tarfile.TarInfo(f"{nth}.txt")
            member.size = len(text)
            packed.addfile(member, io.BytesIO(text))
    plain = [zipped.getvalue(), tarred.getvalue()]
    squeezed = [pack(text) for text in (*texts[:2], *plain) for pack in (gzip.compress, bz2.compress, lzma.compress)]
    return [*plain, *squeezed]


def _cache() -> bytes:
    """Return a small database as newsboat keeps one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cache.db"
        base = sqlite3.connect(path)
        base.executescript(
            "create table rss_feed (rssurl text, url text, title text, lastmodified int, is_rtl int, etag text);"
            "create table rss_item (id integer primary key, guid text, title text, author text, url text, feedurl text, pubDate int,"
            " content text, unread int, enclosure_url text, enclosure_type text, enqueued int, flags text, deleted int, base text);"
            "insert into rss_feed values ('http://a.example/f', 'http://a.example', 'A', 0, 0, '');"
            "insert into rss_item values (1, 'g', 'Harbour opens', 'Ann', 'http://a.example/1', 'http://a.example/f', 1748800000,"
            " '<p>Ships left.</p>', 1, '', '', 0, 'a', 0, '');"
        )
        base.close()
        return path.read_bytes()
