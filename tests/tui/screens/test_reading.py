"""What stands at a web address is a story, a feed, or told in a sentence; and nobody waits for it longer than they want."""

from __future__ import annotations

from time import monotonic

from tests.web_server import FEED, Answer, WebServer
from tui.screens.timeline.reading import Linked, read_link

ARTICLE = "".join(
    f"<p>The harbour opened on Thursday after three days in which no ship could leave, and crew number {number} went home.</p>"
    for number in range(6)
)
PAGE = f"""<!doctype html><html><head><title>Harbour opens</title><meta property="og:title" content="Harbour opens after the storm">
<link rel="alternate" type="application/rss+xml" title="Harbour news" href="/feed"></head>
<body><nav>Home | News</nav><article><h1>Harbour opens after the storm</h1>{ARTICLE}</article></body></html>"""


def at(address: str) -> Linked:
    linked = read_link(address, lambda: False, allow_private=True)
    assert linked is not None
    return linked


def test_a_page_is_a_story_and_the_feeds_it_names_come_with_it(web: WebServer) -> None:
    address = web.give("/page", Answer(PAGE.encode(), headers={"Content-Type": "text/html"}))

    linked = at(address)

    (one,) = linked.stories
    assert one.story.title == "Harbour opens after the storm"
    assert one.story.link == address
    assert [(feed.title, feed.address) for feed in linked.feeds] == [("Harbour news", address.replace("/page", "/feed"))]
    assert not linked.is_feed


def test_a_feed_is_offered_as_one(web: WebServer) -> None:
    address = web.give("/feed", Answer(FEED))

    linked = at(address)

    assert linked.is_feed
    assert linked.title == "Harbour news is a feed"
    assert not linked.stories
    assert [feed.address for feed in linked.feeds] == [address]


def test_what_holds_no_story_or_cannot_be_had_is_told(web: WebServer) -> None:
    assert at(web.give("/film", Answer(b"\x00\x01\x02" * 50))).problem
    assert "404" in at(web.give("/gone", Answer(b"", status=404))).problem
    assert "private network" in (read_link(web.give("/page"), lambda: False) or Linked("")).problem


def test_nobody_waits_once_they_have_enough(web: WebServer) -> None:
    address = web.give("/slow", Answer(FEED, delay=3))
    began, looks = monotonic(), iter([False, False, True])

    assert read_link(address, lambda: next(looks), allow_private=True) is None
    assert monotonic() - began < 3
