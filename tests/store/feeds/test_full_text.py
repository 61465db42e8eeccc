"""Full texts: where a feed carries summaries alone and its pages are asked for, their texts become the stories'."""

from __future__ import annotations

import pytest

from store.api.feeds import Feed
from store.api.views import Selection
from store.folder.archive import FolderArchive
from tests.conftest import all_rows
from tests.store.feeds.feed_files import feed_of
from tests.web_server import Answer, Asked, WebServer

PARAGRAPHS = [
    "The reservoir behind the dam at Tarbela reached its highest level on Monday, engineers of the water authority said, after a month "
    "of rain in the mountains that nobody there had seen in twenty years.",
    "Two of the four gates were opened before noon, and villages along the river were told to bring cattle and boats to higher ground "
    "until the water falls again, which may take until the end of the week.",
    "Farmers further down said that they had waited for the water since spring. Canals that were dry in May now carry it as far as the "
    "desert, and the sowing of rice can begin, a fortnight later than usual.",
    "The authority will publish the level of the reservoir every morning at six, and says that the dam itself, which was built half a "
    "century ago and mended twice since, stands as firmly as on its first day.",
]
PAGE = f"""<!doctype html><html lang="en"><head><title>Dam at Tarbela is full - Rivers</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Dam at Tarbela is full</h1>
{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}</article><footer>All rights reserved</footer></body></html>"""
HTML = {"Content-Type": "text/html; charset=utf-8"}


def feed_with(link: str, summary: str = "Engineers opened two gates on Monday.") -> bytes:
    return feed_of([f"<item><title>Dam at Tarbela is full</title><link>{link}</link><description>{summary}</description>"
                    "<pubDate>Mon, 02 Jun 2025 08:00:00 GMT</pubDate></item>"])  # fmt: skip


@pytest.fixture
def feed(archive: FolderArchive, web: WebServer) -> Feed:
    """Return a feed of one summary, whose page is there."""
    page = web.give("/page", Answer(PAGE.encode(), headers=HTML))
    address = web.give(
        "/feed", Answer(feed_with(page)), Answer(feed_with(page, "Two gates of the dam stand open since Monday."))
    )
    return archive.feeds.add(address, fetch=False, name="Rivers", allow_private=True, full_text=True).feed


def body_of(archive: FolderArchive) -> tuple[str, ...]:
    (row,) = all_rows(archive)
    story = archive.story(row.id)
    assert story is not None
    return story.body


def test_the_page_s_text_is_the_story_s_and_the_summary_does_not_take_its_place(
    archive: FolderArchive, web: WebServer, feed: Feed
) -> None:
    archive.feeds.update()
    full = body_of(archive)

    again = archive.feeds.update()

    assert full == tuple(PARAGRAPHS)
    assert body_of(archive) == full
    assert len(again.feeds[0].added) == 0
    assert len(web.asked_at("/page")) == 1
    (row,) = all_rows(archive)
    assert (row.title, row.published.iso[:10]) == ("Dam at Tarbela is full", "2025-06-02")
    (kept,) = archive.stories(Selection())
    assert kept.story.themes == ()


def test_a_page_that_is_away_is_tried_again_three_times_and_no_more(archive: FolderArchive, web: WebServer, feed: Feed) -> None:
    web.give("/page", Answer(b"busy", 500))

    for _ in range(5):
        archive.feeds.update()

    assert len(web.asked_at("/page")) == 3
    assert len(body_of(archive)) == 1


def test_a_page_that_is_not_there_is_not_asked_for_again(archive: FolderArchive, web: WebServer, feed: Feed) -> None:
    web.give("/page", Answer(b"not here", 404))

    for _ in range(3):
        archive.feeds.update()

    assert len(web.asked_at("/page")) == 1


def test_the_pages_of_a_feed_are_told_no_password_of_it(archive: FolderArchive, web: WebServer, feed: Feed) -> None:
    archive.feeds.change("rivers", user="ann", password_command="echo secret")
    seen: list[Asked] = []

    archive.feeds.update()

    seen = web.asked_at("/page")
    assert "authorization" in web.asked_at("/feed")[0].headers
    assert "authorization" not in seen[0].headers
