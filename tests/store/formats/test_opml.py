"""OPML from any program: the feeds it names, each once, with the folders it was filed under."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.changes import Refused
from store.formats.source import ReadFeed
from tests.store.formats.feed.reading import feeds, read, refused

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>My feeds</title></head><body>
<outline text="Sea" title="Sea"><outline text="Near">
<outline type="rss" text="Harbour" title="Harbour News" xmlUrl="https://harbour.example/rss" htmlUrl="https://harbour.example/"/>
</outline></outline>
<outline text="Daily"><outline text="Harbour" xmlUrl="https://harbour.example/rss"/></outline>
<outline text="Coast &amp; Co" xmlUrl="feed:https://coast.example/atom" category="/News/Local,weather"/>
</body></opml>"""


def test_feeds_are_named_once_with_all_their_folders() -> None:
    assert feeds(LIST) == [
        ReadFeed(
            "https://harbour.example/rss",
            "Harbour News",
            ("Sea", "Near", "Daily"),
            "https://harbour.example/",
            file="feed",
            line=4,
        ),
        ReadFeed("https://coast.example/atom", "Coast & Co", ("News/Local", "weather"), file="feed", line=7),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        LIST.removesuffix("</body></opml>"),
        LIST.replace("&amp;", "&"),
        LIST.replace("xmlUrl", "xmlurl"),
        LIST[LIST.index("<opml") :].replace("</outline></outline>", "</outline>"),
        "<!DOCTYPE opml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + LIST[LIST.index("<opml") :],
        LIST.encode("utf-16"),
        LIST[LIST.index("<outline") :],
    ],
    ids=["cut off", "bare ampersand", "small letters", "an end is missing", "an outside text", "UTF-16", "no head"],
)
def test_a_broken_list_still_names_its_feeds(broken: str | bytes) -> None:
    if isinstance(broken, bytes):
        broken = broken.replace("UTF-8".encode("utf-16-le"), "UTF-16".encode("utf-16-le"))

    assert {"https://harbour.example/rss"} <= {one.address for one in feeds(broken)}


def test_what_is_no_address_of_the_web_is_refused_with_its_line() -> None:
    found = read('<opml><body>\n<outline text="Mine" xmlUrl="file:///feed.xml"/>\n</body></opml>')

    assert [(one.line, "“file:///feed.xml” is no address of the web" in getattr(one, "reason", "")) for one in found] == [
        (2, True)
    ]


def test_a_list_without_feeds_says_so() -> None:
    assert refused("<opml><body><outline text='Empty'/></body></opml>") == [
        "it is a list of feeds that names none; there is nothing in it to add"
    ]


def test_folders_without_end_take_neither_time_nor_memory() -> None:
    deep = "<opml><body>" + "<outline text='x'>" * 50_000 + "<outline xmlUrl='https://harbour.example/rss'/>"

    assert all(len(one.tags) < 300 for one in feeds(deep))


@given(st.text(st.sampled_from("<outline xmlUrl='https://a.example/' text=\"&x;\x00\x1b</>")) | st.text())
def test_whatever_stands_in_a_list_it_ends_in_feeds_or_sentences(text: str) -> None:
    for one in read(f"<opml>{text}"):
        assert isinstance(one, ReadFeed | Refused)
