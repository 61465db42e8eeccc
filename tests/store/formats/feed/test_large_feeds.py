"""Large feeds are read in pieces: nothing is lost between two of them, and little is held at a time."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest

from store.formats import read_paths
from store.formats.feed.pieces import pieces
from store.formats.source import ReadFeed, ReadStory
from store.identity.ids import title_key
from tests.store.formats.feed.reading import atom, read, rss, stories

TEXT = "The tide came in and went out again. " * 60
HIDDEN = "<![CDATA[Write </item><item><title>No story</title></item> to end one]]>"
PIECE = 50_000
NUMBER = 6 * PIECE // len(TEXT)


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut feeds into smaller pieces than usual, so that one need not be long to be large."""
    monkeypatch.setattr("store.formats.feed.pieces.PIECE", PIECE)


def items(number: int) -> str:
    """Return so many items, every seventh with tags in its text that only look like an item's."""
    return "".join(
        f"<item><title>News {nth}</title><link>https://harbour.example/{nth}</link>"
        f"<description>{TEXT}{HIDDEN if nth % 7 == 0 else ''}</description></item>\n"
        for nth in range(number)
    )


def test_every_entry_of_a_large_feed_is_read_once_and_in_order() -> None:
    found = stories(rss(items(NUMBER)))

    assert [one.title for one in found] == [f"News {nth}" for nth in range(NUMBER)]
    assert {one.source for one in found} == {"Harbour News"}


def test_lines_are_those_of_the_whole_file() -> None:
    found = [one.line for one in read(rss(items(NUMBER))) if isinstance(one, ReadStory)]

    assert found == list(range(3, NUMBER + 3))


def test_a_large_feed_of_atom_is_read_in_pieces_too() -> None:
    head = '<title>Harbour News</title><link rel="self" href="https://harbour.example/atom.xml"/>'
    entries = "".join(
        f'<entry><title>News {nth}</title><link href="https://harbour.example/{nth}"/><content>{TEXT}</content></entry>'
        for nth in range(NUMBER)
    )

    found = read(atom(entries, head))

    assert [type(one) for one in found[:2]] == [ReadFeed, ReadStory]
    assert len(found) == NUMBER + 1


def test_a_large_feed_that_breaks_off_gives_what_came_before() -> None:
    feed = rss(items(NUMBER))

    assert len(stories(feed[: feed.rindex("<item>") + 20])) == NUMBER - 1


def test_a_large_feed_with_a_fault_in_the_middle_loses_nothing_around_it() -> None:
    feed = rss(items(NUMBER))
    middle = feed.index("<item>", len(feed) // 2)

    assert len(stories(f"{feed[:middle]}<item><title>Salt & pepper</title></item>{feed[middle:]}")) == NUMBER + 1


def test_the_addresses_that_rdf_lists_first_are_not_carried_through_every_piece() -> None:
    listed = "".join(f'<rdf:li resource="https://harbour.example/{nth}"/>' for nth in range(2_000))
    entries = "".join(
        f'<item rdf:about="https://harbour.example/{nth}"><title>News {nth}</title><link>https://harbour.example/{nth}</link>'
        f"<description>{TEXT}</description></item>"
        for nth in range(NUMBER)
    )
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel>'
        f"<title>Harbour News</title><items><rdf:Seq>{listed}</rdf:Seq></items></channel>{entries}</rdf:RDF>"
    )

    assert all(len(piece.raw) < 2 * PIECE for piece in pieces(BytesIO(feed.encode())))
    assert len(stories(feed)) == NUMBER


def test_a_large_feed_of_wide_letters_is_read_whole() -> None:
    assert len(stories(rss(items(NUMBER)).replace("utf-8", "utf-16").encode("utf-16"))) == NUMBER


def test_an_entry_without_end_is_refused_and_not_held() -> None:
    feed = rss(f"<item><title>Long</title><description>{'word ' * 8_000_000}")

    assert [getattr(one, "reason", "") for one in read(feed)] == [
        "an entry of it is longer than 32 MB; take it out and add the rest"
    ]


def test_what_is_held_does_not_grow_with_the_feed(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(rss(items(20 * NUMBER)))
    held = []
    tracemalloc.start()
    try:
        for nth, _ in enumerate(read_paths([str(tmp_path / "feed.xml")])):
            if nth % 100 == 0:
                title_key.cache_clear()  # kept for the latest titles, however many there are
                held.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()

    middle = len(held) // 2
    assert max(held[middle:]) < max(held[:middle]) + PIECE
