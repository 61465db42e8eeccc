"""Feeds that are broken, or made to do harm: each is read as far as can be, or refused in a sentence, in little time and memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.formats.source import ReadFeed, ReadStory
from store.text.clean import STEERING
from tests.store.formats.feed.reading import atom, read, refused, rss, stories

ITEM = "<item><title>Tide tables</title><link>https://harbour.example/tide</link></item>"
BOMB = "<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{nth} '{f'&a{nth - 1};' * 10}'>" for nth in range(1, 15))


@pytest.mark.parametrize(
    "feed",
    [
        rss(ITEM).removesuffix("</channel></rss>"),
        rss(f"<item><title>Salt & pepper</title></item>{ITEM}"),
        rss(ITEM).replace('encoding="utf-8"', 'encoding="no-such-encoding"'),
        "Warning: something on line 3\n" + rss(ITEM),
        "\n\n\ufeff" + rss(ITEM),
        rss(ITEM).replace("<rss", "<!-- made by hand --><?xml-stylesheet href='a.css'?><rss"),
        rss(ITEM.replace("Tide tables", "Tide\x0b tables")),
        rss(ITEM.replace("<title>", "<TITLE>").replace("</title>", "</Title>")),
        rss(ITEM.replace("Tide tables", "Tide&nbsp;tables")),
        rss(
            "<item><media:title>Picture</media:title><title>Tide tables</title><link>https://harbour.example/tide</link></item>"
        ),
        rss(ITEM).encode("utf-16"),
        rss(ITEM).replace("utf-8", "koi8-r").encode("koi8-r"),
    ],
    ids="cut-off ampersand encoding warning empty-lines comment control capitals entity namespace UTF-16 KOI8-R".split(),
)
def test_a_broken_feed_still_gives_its_stories(feed: str | bytes) -> None:
    assert ("Tide tables", "https://harbour.example/tide") in [(one.title, one.link) for one in stories(feed)]


def test_letters_of_another_encoding_are_read_as_the_feed_says() -> None:
    feed = rss("<item><title>Прилив</title></item>").replace("utf-8", "koi8-r").encode("koi8-r")

    assert [one.title for one in stories(feed)] == ["Прилив"]


def test_signs_of_windows_in_a_feed_that_says_latin_are_what_was_meant() -> None:
    feed = rss("<item><title>It\x92s here</title><description>\x93Here\x94</description></item>").replace("utf-8", "iso-8859-1")

    assert [(one.title, one.body) for one in stories(feed.encode("latin-1"))] == [("It’s here", ("“Here”",))]


def test_definitions_that_grow_without_end_are_not_followed() -> None:
    (story,) = stories(f"<!DOCTYPE rss [{BOMB}]>" + rss("<item><title>Tides &a14;</title></item>").partition("?>")[2])

    assert len(story.title) < 100


def test_nothing_of_this_machine_comes_into_a_story(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("not for others")
    head = f"<!DOCTYPE rss [<!ENTITY s SYSTEM 'file://{tmp_path}/secret'>]>"

    assert "not for others" not in repr(read(head + rss("<item><title>Tides &s;</title></item>").partition("?>")[2]))


def test_a_feed_that_is_only_the_name_of_a_file_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "other.xml").write_text(rss(ITEM))

    assert stories(str(tmp_path / "other.xml")) == []


@pytest.mark.parametrize(
    ("feed", "said"),
    [
        (rss("<x>" * 20_000), "deeper in one another"),
        (rss("<item " + " ".join(f'a{nth}="b"' for nth in range(20_000)) + "/>"), "a tag in it is longer"),
        ("<?xml version='1.0'?><sitemap><url/></sitemap>", "and no feed"),
        ("", ""),
    ],
)
def test_what_no_feed_has_is_refused_at_once(feed: str, said: str) -> None:
    (reason,) = refused(feed)

    assert said in reason


@pytest.mark.parametrize("piece", ["<", "<a ", "&", "&a;", "<!", "<![CDATA[", "<!--", "</item", "<item>", "]]>", "\x00"])
def test_the_same_sign_again_and_again_ends_in_sentences(piece: str) -> None:
    for one in read(f"<rss><channel><item><title>{piece * 20_000}"):
        assert isinstance(one, ReadStory) or not isinstance(one, ReadFeed)


SIGNS = [
    "<item>",
    "</item>",
    "<entry>",
    "<title>",
    "</title>",
    "<link>",
    "<link href='a'/>",
    "<pubDate>",
    "<![CDATA[",
    "]]>",
    "&lt;p&gt;",
]
SIGNS += [
    "<description>",
    "&amp;",
    "&#27;",
    "&x;",
    "<!--",
    "-->",
    "xml:base='http://['",
    "2025-06-02",
    "\x1b[2J",
    "\u202e",
    "<p",
    ">",
    "words",
]


@given(st.lists(st.sampled_from(SIGNS) | st.text(max_size=8), max_size=40).map("".join))
def test_whatever_stands_in_a_feed_it_ends_in_clean_stories_or_sentences(text: str) -> None:
    for feed in (rss(text), atom(text), f"<rss>{text}"):
        for one in read(feed):
            if isinstance(one, ReadStory):
                story = one.story
                told = (story.title, *story.body, story.source, story.author, story.link, *story.sections)
                assert not any(STEERING.search(line) or "\n" in line for line in told)
            else:
                assert isinstance(one, ReadFeed) or one.reason


@given(st.binary(max_size=200))
def test_any_bytes_behind_the_beginning_of_a_feed_do_no_harm(raw: bytes) -> None:
    for beginning in (b'<?xml version="1.0" encoding="', b"<rss><channel><item><title>", b"\xff\xfe<\0r\0s\0s\0>\0"):
        assert all(isinstance(one, ReadStory | ReadFeed) or one.reason for one in read(beginning + raw))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3), max_leaves=6
    )
)
def test_any_values_in_a_json_feed_do_no_harm(value: object) -> None:
    import orjson

    names = ("title", "url", "content_html", "date_published", "authors", "tags", "author", "id", "language")
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": value, "items": [value, dict.fromkeys(names, value)]}
    try:
        raw = orjson.dumps(feed)
    except TypeError:
        return

    assert all(isinstance(one, ReadStory | ReadFeed) or one.reason for one in read(raw))
