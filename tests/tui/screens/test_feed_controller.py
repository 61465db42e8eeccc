"""Feeds are followed, updated behind the screen and looked at on their page, from a real server on the loopback."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store.api.feeds import FeedSummary
from store.api.views import Selection
from tests.conftest import story
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.web_server import FEED, Answer, WebServer
from tui.dialogs.add_prompt import AddPrompt, Brought
from tui.dialogs.choice import Choice
from tui.dialogs.feeds_page import FeedsPage

sitting = paper_sitting([story("Old news", "2024-01-01")])

MORE = FEED.replace(
    b"</channel>",
    b"<item><title>A second ferry is built</title><link>https://harbour.test/second</link><guid>second</guid>"
    b"<pubDate>Tue, 03 Jun 2025 08:00:00 GMT</pubDate><description>It is to sail in autumn.</description></item></channel>",
)


def page(sitting: PaperSitting) -> FeedsPage:
    shown = next(dialog for dialog, _ in sitting.window.dialogs if isinstance(dialog, FeedsPage))
    assert isinstance(shown, FeedsPage)
    return shown


def feeds(sitting: PaperSitting) -> list[FeedSummary]:
    return list(page(sitting)._feeds or ())


def follow(sitting: PaperSitting, address: str) -> Any:
    """Follow a feed of the loopback, and return it."""
    return sitting.ask(lambda archive: archive.feeds.add(address, allow_private=True)).feed


@pytest.fixture
def harbour(sitting: PaperSitting, web: WebServer) -> Any:
    """A feed that is followed."""
    return follow(sitting, web.give("/feed", Answer(FEED)))


def test_the_page_lists_the_feeds_and_leads_to_their_stories(sitting: PaperSitting, harbour: Any) -> None:
    sitting.press("feeds.show")
    ((one,),) = [feeds(sitting)]
    assert (one.feed.name, one.stories, one.unread) == ("Harbour news", 1, 1)

    sitting.answer(one.feed)

    assert sitting.session.selection == Selection(feed=harbour.id)
    assert sitting.titles == ["The ferry sails again"]
    assert sitting.paper.title_bar.shown[0] == "Harbour news"
    sitting.press("screen.leave")
    assert sitting.session.selection == Selection()


def test_what_narrows_to_a_feed_is_taken_off_again(sitting: PaperSitting, harbour: Any) -> None:
    sitting.press("feeds.show")
    sitting.answer(harbour)
    sitting.press("filter.remove")

    assert sitting.session.selection == Selection()


def test_an_update_says_what_is_new_and_keeps_the_place(sitting: PaperSitting, harbour: Any, web: WebServer) -> None:
    web.give("/feed", Answer(MORE))
    sitting.go_to("Old news")
    sitting.on.feeds.update(harbour.id)
    sitting.settle()

    assert sitting.here == "Old news"
    assert "1 new story" in sitting.notices
    assert "A second ferry is built" in sitting.titles

    sitting.press("feeds.update")
    assert sitting.notices[-1].startswith(("Nothing new", "No feed is due", "Harbour news: "))


def test_what_goes_wrong_is_told_once_where_nobody_asked(sitting: PaperSitting, harbour: Any, web: WebServer) -> None:
    web.give("/feed", Answer(b"", status=404))
    for _ in range(2):
        sitting.on.feeds.update_quietly([harbour.id])
        sitting.settle()

    told = [notice for notice in sitting.notices if "Harbour news" in notice]
    assert len(told) == 1
    assert "404" in told[0]


def test_an_update_that_nobody_asked_for_says_nothing_of_nothing(sitting: PaperSitting, harbour: Any) -> None:
    sitting.on.feeds.update_quietly()
    sitting.settle()

    assert not sitting.notices


def test_a_feed_is_followed_by_its_address_and_a_private_one_if_the_person_says_so(
    sitting: PaperSitting, web: WebServer
) -> None:
    address = web.give("/feed", Answer(FEED))
    sitting.press("feeds.show")
    page(sitting).action_add()
    assert isinstance(sitting.window.dialog, AddPrompt)
    sitting.answer(Brought(link=address))

    assert isinstance(sitting.window.dialog, Choice)
    assert "private network" in page(sitting)._said
    sitting.answer(1)

    assert page(sitting)._said == "Following “Harbour news”: 1 new story · ctrl+z takes it back"
    assert [one.feed.name for one in feeds(sitting)] == ["Harbour news"]
    assert "The ferry sails again" in sitting.titles


def test_an_address_that_is_no_feed_says_why(sitting: PaperSitting) -> None:
    sitting.press("feeds.show")
    page(sitting).action_add()
    sitting.answer(Brought(link="https://no-such-host.invalid/feed"))

    assert "no-such-host.invalid" in page(sitting)._said
    assert not feeds(sitting)


def test_a_list_of_feeds_is_followed(sitting: PaperSitting, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text('https://one.invalid/feed "~One" water\nhttps://two.invalid/feed\n')
    sitting.press("feeds.show")
    page(sitting).action_add()
    sitting.answer(Brought(path=str(tmp_path / "urls")))

    assert {one.feed.address for one in feeds(sitting)} == {"https://one.invalid/feed", "https://two.invalid/feed"}


def test_a_feed_is_changed_and_removed_and_its_stories_stay(sitting: PaperSitting, harbour: Any) -> None:
    sitting.press("feeds.show")
    page(sitting)._deeds.change(harbour, {"name": "The harbour", "tags": ("lake",)})
    sitting.settle()
    assert [(one.feed.name, one.feed.tags) for one in feeds(sitting)] == [("The harbour", ("lake",))]

    page(sitting)._deeds.remove(harbour)
    sitting.settle()
    assert not feeds(sitting)
    assert "no longer followed" in page(sitting)._said
    assert "The ferry sails again" in sitting.titles


def test_a_name_that_is_taken_is_refused_in_a_sentence(sitting: PaperSitting, harbour: Any, web: WebServer) -> None:
    other = follow(sitting, web.give("/other", Answer(FEED.replace(b"Harbour news", b"Other news"))))
    sitting.press("feeds.show")
    page(sitting)._deeds.change(other, {"name": harbour.name})
    sitting.settle()

    assert harbour.name in page(sitting)._said
    assert [one.feed.name for one in feeds(sitting)] == ["Harbour news", "Other news"]


def test_feeds_that_a_paste_names_are_offered(sitting: PaperSitting) -> None:
    opml = (
        '<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>'
        '<outline type="rss" text="One" xmlUrl="https://one.invalid/feed"/></body></opml>'
    )
    sitting.on.add.pasted(opml)
    sitting.settle()

    assert isinstance(sitting.window.dialog, Choice)
    sitting.answer(0)
    assert [feed.name for feed in sitting.ask(lambda archive: archive.feeds.all())] == ["One"]


def test_a_link_into_a_private_network_is_refused(sitting: PaperSitting, web: WebServer) -> None:
    sitting.press("story.add")
    sitting.answer(Brought(link=web.give("/page", Answer(b"<html></html>"))))

    assert not sitting.window.dialogs
    assert "private network" in sitting.notices[-1]
    assert not web.asked
