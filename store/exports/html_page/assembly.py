"""One page put together: its frame, its style and script with their hashes, then the stories' data, what is seen first first."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import BinaryIO

from store.api.when import When
from store.exports.about import About
from store.exports.html_page.packing import packed, packed_json, plain_json
from store.exports.html_page.page_parts import HEADLINES, PageParts, newest
from store.exports.html_page.theme_inks import theme_style
from store.query.time_spans import spoken
from store.text.clean import clean_line
from store.text.numbers import counted

_HERE = files("store.exports.html_page")
_SLOT = re.compile(r"\{\{(\w+)\}\}")
SCRIPTS = (
    "unpack", "fold", "calendar", "stories", "words", "search", "zoom", "scales", "lanes", "overview", "gestures", "rows", "list",
    "pane", "filters", "print", "address", "keys", "page", "begin",
)  # fmt: skip
"""The files of `script/`, in the order in which they stand on one another."""


def write_page(about: About, parts: PageParts, out: BinaryIO) -> None:
    """Write a page; what stories say is only ever text in it."""
    title = clean_line(about.title) or "Dateline"
    style = _file("page.css") + _file("print.css") + theme_style(parts.theme_list())
    script = '"use strict";\n(() => {\n' + "\n".join(_file(f"script/{name}.js") for name in SCRIPTS) + "\n})();\n"
    words, places = parts.words.packed()
    slots: dict[str, Callable[[], Iterator[bytes]]] = {
        "policy": lambda: _one(_policy(style, script)),
        "title": lambda: _one(escape(title)),
        "made": lambda: _one(f"Made on {spoken(about.made.date(), about.made.date())}."),
        "count": lambda: _one(counted(parts.count)),
        "style": lambda: _one(style),
        "script": lambda: _one(script),
        "headlines": lambda: _headlines(parts),
        "about": lambda: iter([plain_json(_about(title, parts))]),
        "rows": lambda: iter([packed_json(parts.rows())]),
        "words": lambda: iter([packed(words)]),
        "places": lambda: iter([packed(places)]),
        "texts": lambda: (b'<script type="text/plain" id="text-%d">%b</script>\n' % pair for pair in enumerate(parts.texts())),
    }
    for at, piece in enumerate(_SLOT.split(_file("page.html"))):
        out.writelines(slots[piece]() if at % 2 else [piece.encode()])


def _about(title: str, parts: PageParts) -> dict[str, object]:
    themes = [{"key": theme.key, "name": clean_line(theme.name)} for theme in parts.theme_list()]
    return {"title": title, "count": parts.count, "themes": themes, "packets": parts.packets()}


def _policy(style: str, script: str) -> str:
    """Return what the page may do: run its own script, wear its own style, and nothing else."""
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"


def _headlines(parts: PageParts) -> Iterator[bytes]:
    """Yield the newest headlines as a list, for browsers without scripts."""
    shown = newest(parts.headlines)
    if parts.count > HEADLINES:
        yield f"<p>The newest {HEADLINES} of {parts.count:,} stories:</p>\n".encode()
    yield b"<ol>\n"
    for when, title, source, link, language in shown:
        day = When(when)
        told = escape(title)
        name = f'<a href="{escape(link)}" rel="noopener noreferrer">{told}</a>' if link else told
        tag = f' lang="{language}"' if language else ""
        from_whom = f" <span>{escape(source)}</span>" if source else ""
        dated = f'<time datetime="{escape(when)}">{spoken(day.first_day, day.last_day)}</time>'
        yield f'<li>{dated} <b dir="auto"{tag}>{name}</b>{from_whom}</li>\n'.encode()
    yield b"</ol>\n"


def _file(name: str) -> str:
    return _HERE.joinpath(name).read_text(encoding="utf-8")


def _one(text: str) -> Iterator[bytes]:
    yield text.encode()
