"""newsboat's list of feeds: addresses with their tags and names, and what newsboat alone can carry out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.changes import Refused
from store.formats.newsboat import urls
from store.formats.source import ReadFeed, Sureness
from tests.store.formats.feed.reading import feeds, read, refused

LIST = """# what I read
https://harbour.example/rss news "two words" "~Harbour, in short"
http://coast.example/atom.xml   !   weather

feed://tides.example/rss
"""


def test_each_address_is_a_feed_with_its_tags_and_its_name() -> None:
    assert feeds(LIST) == [
        ReadFeed("https://harbour.example/rss", "Harbour, in short", ("news", "two words"), file="feed", line=2),
        ReadFeed("http://coast.example/atom.xml", "", ("weather",), file="feed", line=3),
        ReadFeed("http://tides.example/rss", "", (), file="feed", line=5),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('"exec:~/bin/feed.sh --all" tag', "runs a program"),
        ("filter:~/bin/strip:https://harbour.example/rss", "changes this feed by a program"),
        ('"query:Unread:unread = \\"yes\\"" tag', "a watch list"),
        ("file:///home/ann/feed.xml", "dateline add FILE"),
    ],
)
def test_what_only_newsboat_carries_out_is_refused_in_one_sentence_and_the_rest_is_kept(line: str, said: str) -> None:
    found = read(f"{line}\nhttps://harbour.example/rss\n", "urls")

    assert isinstance(found[0], Refused)
    assert (said in found[0].reason, found[0].line, found[0].file) == (True, 1, "urls")
    assert isinstance(found[1], ReadFeed)


def test_a_list_of_nothing_but_remarks_is_no_list_of_feeds() -> None:
    assert urls.sniff(b"# only\n# remarks\n") == Sureness.NO


def test_a_story_that_begins_with_an_address_is_no_list() -> None:
    assert urls.sniff(b"https://harbour.example/ferry\nFerry line opens\nThe first ferry left at dawn.\n") == Sureness.NO


def test_a_quotation_mark_that_never_ends_loses_nothing() -> None:
    assert [one.tags for one in feeds('https://harbour.example/rss "news\n')] == [("news",)]


@given(st.lists(st.text(st.sampled_from('ab "\\~!#:/\x1b\u202e')) | st.text()))
def test_whatever_stands_behind_an_address_the_feed_is_named(words: list[str]) -> None:
    line = " ".join(words).replace("\n", " ").replace("\r", " ")
    text = f"https://harbour.example/rss {line}"

    assert (
        [one.address for one in feeds(text)] == ["https://harbour.example/rss"] or len(text.splitlines()) > 1 or refused(text)
    )
