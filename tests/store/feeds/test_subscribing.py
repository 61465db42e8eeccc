"""Following a feed: by its address, by a page that names it, with or without looking; and looking alone."""

from __future__ import annotations

from typing import Any

import pytest

from store.api.errors import FeedError, UnknownFeedError
from store.api.feeds import FoundFeed, Subscribed
from store.folder.archive import FolderArchive
from tests.conftest import all_rows
from tests.store.feeds.feed_files import rss
from tests.web_server import Answer, WebServer, with_validators

PAGE = """<!doctype html><html><head><title>Rivers</title>
<link rel="alternate" type="application/rss+xml" title="Rivers daily" href="/feed">
<link rel="alternate" type="application/atom+xml" title="Lakes" href="/lakes">
</head><body><p>Welcome to the rivers.</p></body></html>"""
HTML = {"Content-Type": "text/html; charset=utf-8"}


def follow(archive: FolderArchive, address: str, **settings: Any) -> Subscribed:
    return archive.feeds.add(address, allow_private=True, **settings)


def test_a_feed_is_followed_under_its_own_name_and_its_stories_come_at_once(archive: FolderArchive, web: WebServer) -> None:
    address = web.give("/feed", with_validators(Answer(rss("Dam is full", "Flood at Sukkur")), '"1"'))

    done = follow(archive, address, tags=["water"])

    assert done.is_new
    assert (done.feed.name, done.feed.site, done.feed.tags) == ("Rivers daily", "https://rivers.test/", ("water",))
    assert done.update is not None
    assert len(done.update.added) == len(all_rows(archive)) == 2
    archive.feeds.update()
    assert [asked.headers.get("if-none-match") for asked in web.asked] == [None, '"1"']


def test_a_page_leads_to_the_feed_it_names_and_tells_of_others(archive: FolderArchive, web: WebServer) -> None:
    site, feed = web.give("/", Answer(PAGE.encode(), headers=HTML)), web.give("/feed", Answer(rss("Dam is full")))

    done = follow(archive, site)

    assert (done.feed.address, done.feed.name) == (feed, "Rivers daily")
    assert [other.title for other in done.others] == ["Lakes"]
    assert [row.title for row in all_rows(archive)] == ["Dam is full"]
    assert follow(archive, site).feed == done.feed
    assert len(archive.feeds.all()) == 1


def test_a_page_that_names_no_feed_may_have_one_at_a_usual_place(archive: FolderArchive, web: WebServer) -> None:
    silent = web.give("/blog/", Answer(b"<!doctype html><html><body><p>Welcome.</p></body></html>", headers=HTML))
    feed = web.give("/blog/rss.xml", Answer(rss("Dam is full")))

    assert follow(archive, silent).feed.address == feed


def test_what_is_followed_already_is_not_followed_twice(archive: FolderArchive, web: WebServer) -> None:
    address = web.give("/feed", Answer(rss("Dam is full")))
    web.give("/moved", Answer.redirect("/feed", 301))
    web.give("/other-way", Answer.redirect("/feed", 302))
    first = follow(archive, address)

    for again in (address, f"{address}/", address.removeprefix("http://"), web.url("/moved"), web.url("/other-way")):
        done = follow(archive, again)
        assert (done.is_new, done.feed.id) == (False, first.feed.id)
    assert len(archive.feeds.all()) == 1


def test_what_is_no_feed_and_names_none_is_refused_in_a_sentence(archive: FolderArchive, web: WebServer) -> None:
    web.give("/page", Answer(b"<!doctype html><html><body><p>Nothing to follow here.</p></body></html>", headers=HTML))
    web.give("/picture", Answer(b"\x89PNG\r\n", headers={"Content-Type": "image/png"}))
    web.give("/broken", Answer(b'<?xml version="1.0"?><rss><channel><item><title>'))

    for path, told in {"/page": "names no feed", "/picture": "names no feed", "/none": "404", "/broken": "feed"}.items():
        with pytest.raises(FeedError, match=told) as refused:
            follow(archive, web.url(path))
        assert str(refused.value).isprintable()
    assert not archive.feeds.all()
    assert not all_rows(archive)


def test_this_machine_is_asked_only_if_that_is_allowed(archive: FolderArchive, web: WebServer) -> None:
    address = web.give("/feed", Answer(rss("Dam is full")))

    with pytest.raises(FeedError, match="--allow-private"):
        archive.feeds.add(address)

    assert not web.asked


def test_a_list_is_followed_without_asking_anybody(archive: FolderArchive, web: WebServer) -> None:
    named = [
        FoundFeed(web.url("/a"), "A", tags=("x",)),
        FoundFeed("file:///etc/passwd", "B"),
        FoundFeed(web.url("/a/"), "C", tags=("y",)),
    ]

    done = archive.feeds.add_all(named)

    assert [isinstance(one, Subscribed) and one.is_new for one in done] == [True, False, False]
    assert [(feed.name, feed.tags) for feed in archive.feeds.all()] == [("A", ("x", "y"))]
    assert not web.asked


def test_a_look_says_what_would_come_and_changes_nothing(archive: FolderArchive, web: WebServer) -> None:
    web.give("/feed", Answer(rss("Dam is full")), Answer(rss("Dam is full", "Flood at Sukkur")))
    web.give("/", Answer(PAGE.encode(), headers=HTML))
    web.give("/gone", Answer(b"", 410))
    follow(archive, web.url("/feed"))

    (look,) = archive.feeds.check(["rivers"])

    assert (look.problem, look.status, look.title, look.entries, look.new) == ("", 200, "Rivers daily", 2, 1)
    assert look.newest == "2025-06-03"
    assert len(all_rows(archive)) == 1
    assert len(archive.feeds.check()) == 1
    with pytest.raises(UnknownFeedError):
        archive.feeds.check(["fire"])
    (private,) = archive.feeds.check([web.url("/gone")])
    assert "private network" in private.problem


def test_a_removed_feed_is_forgotten_but_its_stories_stay(archive: FolderArchive, web: WebServer) -> None:
    address = web.give("/feed", with_validators(Answer(rss("Dam is full")), '"1"'))
    feed = follow(archive, address).feed

    archive.feeds.remove("rivers")

    assert len(all_rows(archive)) == 1
    assert not archive.feeds.all()
    again = follow(archive, address)
    assert (again.feed.id, again.update is not None and again.update.unchanged) == (feed.id, 1)
