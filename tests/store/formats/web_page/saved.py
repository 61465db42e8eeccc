"""Pages as a browser saves them, made of their parts, and what is read of them."""

from __future__ import annotations

from pathlib import Path

from store.api.changes import Refused
from store.formats import read_paths
from store.formats.source import ReadFeed, ReadStory

LEAD = "OSLO (Coast News) — The old harbour opened again on Monday after nine years of work on its walls, the port said."
TEXT = (
    LEAD,
    "Fishing boats were the first to come in, followed by two ferries that had waited outside since the early morning.",
    "The mayor called it a good day for the town, and said that the second basin would be ready before the winter storms.",
    "Ships of more than ninety metres have to wait until the lock is tested, which the port expects to take three weeks.",
)
BODY = "".join(f"<p>{text}</p>" for text in TEXT)
MENU = "<nav><ul>" + "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("World", "Sport", "Money")) + "</ul></nav>"
COMMENTS = (
    '<div id="comments"><h3>2 comments</h3>'
    + "<p>I have seen it and it is a very fine harbour indeed, well done.</p>" * 2
    + "</div>"
)
TEASERS = (
    '<div class="related-posts"><h2>More stories</h2><ul>'
    + '<li><a href="/x">Another story on boats</a></li>' * 5
    + "</ul></div>"
)
HEAD = """<title>Harbour opens again - Coast Daily</title><meta property="og:site_name" content="Coast Daily">
<meta property="og:title" content="Harbour opens again - Coast Daily"><meta property="og:type" content="article">
<meta property="article:published_time" content="2025-06-02T14:05:00+02:00"><meta property="article:section" content="Ports">
<link rel="canonical" href="https://coast.example/2025/06/02/harbour"><meta name="author" content="By Ann Roe">"""


def page(head: str = HEAD, body: str = f"<article><h1>Harbour opens again</h1>{BODY}</article>") -> str:
    """Return a whole page, with a menu above and comments beneath."""
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{MENU}{body}{TEASERS}{COMMENTS}</body></html>"


def read(folder: Path, html: str | bytes, name: str = "page.html") -> list[ReadStory | ReadFeed | Refused]:
    """Return what a saved page holds."""
    (folder / name).write_bytes(html.encode() if isinstance(html, str) else html)
    return list(read_paths([str(folder / name)]))


def read_story(folder: Path, html: str | bytes, name: str = "page.html") -> ReadStory:
    """Return the one story of a saved page."""
    (one,) = read(folder, html, name)
    assert isinstance(one, ReadStory), one
    return one


def reason(folder: Path, html: str | bytes, name: str = "page.html") -> str:
    """Return why a saved page is refused."""
    (one,) = read(folder, html, name)
    assert isinstance(one, Refused), one
    return one.reason
