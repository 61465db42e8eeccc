"""Updates of feeds, from a real server into a real archive: what comes is kept, and what is known of a feed is kept after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from store.api.errors import UnknownFeedError
from store.api.feeds import Feed, FeedUpdate, Outcome, Updated
from store.api.views import Selection
from store.folder.archive import FolderArchive
from tests.conftest import Archives, all_rows
from tests.store.feeds.feed_files import feed_of, rss
from tests.web_server import Answer, WebServer, with_validators

Follow = Callable[..., Feed]


@pytest.fixture
def follow(archive: FolderArchive) -> Follow:
    """Return a function that follows an address of the test's server, which has to be allowed, and fetches nothing yet."""

    def add(address: str, name: str = "Rivers", **settings: Any) -> Feed:
        return archive.feeds.add(address, fetch=False, **{"name": name, "allow_private": True, **settings}).feed

    return add


def only(done: Updated) -> FeedUpdate:
    """Return what became of the only feed."""
    (update,) = done.feeds
    return update


def titles_of(archive: FolderArchive) -> list[str]:
    return [row.title for row in all_rows(archive)]


def test_what_a_feed_holds_is_kept_and_said_to_have_come_by_it(archive: FolderArchive, follow: Follow, web: WebServer) -> None:
    feed = follow(web.give("/feed", Answer(rss("Dam is full", "Flood at Sukkur"))))
    told: list[FeedUpdate] = []

    done = archive.feeds.update(on_each=told.append)

    assert (done.new, done.failed, only(done).outcome) == (2, 0, Outcome.CAME)
    assert told == list(done.feeds)
    assert titles_of(archive) == ["Dam is full", "Flood at Sukkur"]
    story = archive.story(all_rows(archive)[0].id)
    assert story is not None
    assert (story.feeds, story.source, story.link) == ((feed.id,), "Rivers daily", "https://rivers.test/Dam%20is%20full")
    assert archive.counts(Selection(feed=feed.id)).total == 2
    (summary,) = archive.feeds.summaries()
    assert (summary.stories, summary.unread, summary.state.error) == (2, 2, "")
    assert summary.state.last_success is not None


def test_a_feed_followed_without_a_name_takes_its_own_once_it_came(archive: FolderArchive, web: WebServer) -> None:
    for path in ("/one", "/two"):
        archive.feeds.add(web.give(path, Answer(rss("Dam is full"))), fetch=False, allow_private=True)

    archive.feeds.update()

    assert [(feed.name, feed.site) for feed in archive.feeds.all()] == [
        ("Rivers daily", "https://rivers.test/"),
        ("Rivers daily 2", "https://rivers.test/"),
    ]


def test_a_second_update_asks_whether_anything_changed_and_takes_what_did(
    archive: FolderArchive, follow: Follow, web: WebServer
) -> None:
    one, two = Answer(rss("Dam is full")), Answer(rss("Dam is full", "Flood at Sukkur"))
    address = web.give("/feed", with_validators(one, '"1"'), with_validators(one, '"1"'), with_validators(two, '"2"'))
    follow(address)

    first, second, third = (only(archive.feeds.update()) for _ in range(3))

    assert [one.outcome for one in (first, second, third)] == [Outcome.CAME, Outcome.SAME, Outcome.CAME]
    assert (len(third.added), third.unchanged) == (1, 1)
    assert [asked.headers.get("if-none-match") for asked in web.asked] == [None, '"1"', '"1"']


def test_a_changed_entry_is_an_update_of_its_story(archive: FolderArchive, follow: Follow, web: WebServer) -> None:
    before, after = (
        rss("Dam is full", text=f"Engineers at the dam said {{}}, and that {more}.") for more in ("so", "rain came")
    )
    follow(web.give("/feed", Answer(before), Answer(after)))
    archive.feeds.update()
    row = all_rows(archive)[0]
    archive.mark(row.id, starred=True)

    update = only(archive.feeds.update())

    assert [story.id for story in update.updated] == [row.id]
    story = archive.story(row.id)
    assert story is not None
    assert "rain came" in story.body[0]
    assert archive.marks(row.id).starred


def test_a_feed_that_fails_is_told_in_a_sentence_and_left_alone_for_longer_each_time(
    archive: FolderArchive, follow: Follow, web: WebServer
) -> None:
    follow(web.give("/feed", Answer(b"oh no", 500)))

    first = only(archive.feeds.update())
    pause = archive.feeds.summaries()[0].state
    skipped = only(archive.feeds.update())
    again = only(archive.feeds.update(["rivers"]))
    longer = archive.feeds.summaries()[0].state

    assert (first.outcome, skipped.outcome, again.outcome) == (Outcome.FAILED, Outcome.NOT_DUE, Outcome.FAILED)
    assert "500" in first.told
    assert len(web.asked) == 2
    assert None not in (pause.next_try, pause.last_try, longer.next_try, longer.last_try)
    assert longer.next_try - longer.last_try > pause.next_try - pause.last_try  # type: ignore[operator]
    assert longer.error == again.told


def test_a_feed_that_is_gone_is_asked_by_name_alone(archive: FolderArchive, follow: Follow, web: WebServer) -> None:
    follow(web.give("/feed", Answer(b"", 410), Answer(rss("Dam is full"))))

    first, second = only(archive.feeds.update()), only(archive.feeds.update())

    assert (first.outcome, second.outcome, len(web.asked)) == (Outcome.GONE, Outcome.GONE, 1)
    assert archive.feeds.summaries()[0].state.gone
    assert only(archive.feeds.update(["rivers"])).outcome is Outcome.CAME
    assert not archive.feeds.summaries()[0].state.gone


def test_a_feed_that_moved_for_good_has_its_new_address_from_then_on(
    archive: FolderArchive, follow: Follow, web: WebServer
) -> None:
    feed = follow(web.give("/old", Answer.redirect("/new", 301)))
    new = web.give("/new", with_validators(Answer(rss("Dam is full")), '"1"'))

    moved, after = only(archive.feeds.update()), only(archive.feeds.update())

    assert moved.told == f"it has moved for good to {new}"
    assert (moved.feed.id, moved.feed.address, archive.feeds.named("rivers").address) == (feed.id, new, new)
    assert (after.outcome, len(web.asked_at("/old")), len(web.asked_at("/new"))) == (Outcome.SAME, 1, 2)


def test_two_feeds_that_turn_out_to_be_one_are_told(archive: FolderArchive, follow: Follow, web: WebServer) -> None:
    follow(web.give("/new", Answer(rss("Dam is full"))), "Kept")
    follow(web.give("/old", Answer.redirect("/new", 308)), "Moved")

    done = archive.feeds.update()

    assert "“Kept” is the feed at" in done.feeds[1].told
    assert len(titles_of(archive)) == 1


def test_a_move_of_the_day_is_no_move_for_good(archive: FolderArchive, follow: Follow, web: WebServer) -> None:
    address = web.give("/old", Answer.redirect("/new", 302))
    follow(address)
    web.give("/new", Answer(rss("Dam is full")))

    assert only(archive.feeds.update()).feed.address == address


def test_a_page_in_the_place_of_a_feed_is_said_so_and_nothing_of_it_is_kept(
    archive: FolderArchive, follow: Follow, web: WebServer
) -> None:
    page = (
        b"<!doctype html><html><title>Please log in</title><body><h1>Please log in</h1><p>To read on, log in.</p></body></html>"
    )
    follow(web.give("/feed", with_validators(Answer(page), '"1"'), Answer(rss("Dam is full"))))

    update = only(archive.feeds.update())

    assert update.outcome is Outcome.FAILED
    assert "is no feed, but a web page" in update.told
    assert not titles_of(archive)
    assert only(archive.feeds.update(["rivers"])).outcome is Outcome.CAME
    assert "if-none-match" not in web.asked[1].headers


def test_a_feed_without_entries_is_a_feed(archive: FolderArchive, follow: Follow, web: WebServer) -> None:
    follow(web.give("/feed", Answer(feed_of([]))))

    update = only(archive.feeds.update())

    assert (update.outcome, update.told, len(update.added)) == (Outcome.CAME, "", 0)


def test_a_feed_is_not_asked_before_it_or_the_person_wishes(archive: FolderArchive, follow: Follow, web: WebServer) -> None:
    follow(web.give("/ttl", Answer(rss("One", head="<ttl>60</ttl>"))), "ttl")
    follow(web.give("/age", Answer(rss("Two"), headers={"Cache-Control": "max-age=3600"})), "age")
    follow(web.give("/every", Answer(rss("Three"))), "every", every=120)
    follow(web.give("/any", Answer(rss("Four"))), "any")
    archive.feeds.update()

    done = archive.feeds.update()

    assert {one.feed.name: one.outcome for one in done.feeds} == {
        "age": Outcome.NOT_DUE,
        "any": Outcome.SAME,
        "every": Outcome.NOT_DUE,
        "ttl": Outcome.NOT_DUE,
    }
    assert only(archive.feeds.update(["ttl"])).outcome is Outcome.SAME


def test_one_bad_feed_keeps_no_other_from_coming(archive: FolderArchive, follow: Follow, web: WebServer) -> None:
    follow(web.give("/bad", Answer(raw=b"gibberish\r\n")), "bad")
    follow(web.give("/cut", Answer(rss("Cut"), cut=40)), "cut")
    follow(web.give("/good", Answer(rss("Dam is full"), packed="br")), "good")
    follow(web.give("/lies", Answer(rss("Überlauf").decode().encode("latin-1"))), "lies")

    done = archive.feeds.update()

    outcomes = {one.feed.name: one.outcome for one in done.feeds}
    assert (outcomes["bad"], outcomes["cut"], outcomes["good"]) == (Outcome.FAILED, Outcome.FAILED, Outcome.CAME)
    assert outcomes["lies"] is Outcome.CAME
    assert sorted(titles_of(archive)) == ["Dam is full", "Überlauf"]
    assert all(one.told.isprintable() for one in done.feeds)


def test_a_server_s_word_on_the_letters_counts_where_the_feed_says_nothing(
    archive: FolderArchive, follow: Follow, web: WebServer
) -> None:
    told, lie = (rss(title).decode().replace(' encoding="utf-8"', "") for title in ("Половодье на реке", "Половодье на озере"))
    headers = {"Content-Type": "application/rss+xml; charset=windows-1251"}
    follow(web.give("/told", Answer(told.encode("windows-1251"), headers=headers)), "told")
    follow(web.give("/lie", Answer(lie.encode(), headers=headers)), "a lie")

    archive.feeds.update()

    assert sorted(titles_of(archive)) == ["Половодье на озере", "Половодье на реке"]


def test_many_feeds_come_as_few_do(archive: FolderArchive, follow: Follow, web: WebServer) -> None:
    for number in range(30):
        answer = Answer(b"", 404) if number == 7 else Answer(rss(f"Story {number}", f"Another one {number}"))
        follow(web.give(f"/{number}", with_validators(answer, '"1"')), f"feed {number:02}")
    told: list[str] = []

    done = archive.feeds.update(on_each=lambda one: told.append(one.feed.name))

    assert (done.new, done.failed, len(titles_of(archive))) == (58, 1, 58)
    assert sorted(told) == [one.feed.name for one in done.feeds]
    assert all(len(one.added) == 2 for one in done.feeds if not one.failed)
    again = archive.feeds.update()
    assert {one.outcome for one in again.feeds} == {Outcome.SAME, Outcome.NOT_DUE}


def test_feeds_are_named_before_any_is_asked(archive: FolderArchive, follow: Follow, web: WebServer) -> None:
    follow(web.give("/feed", Answer(rss("Dam is full"))))

    with pytest.raises(UnknownFeedError):
        archive.feeds.update(["rivers", "fire"])

    assert not web.asked


def test_an_update_that_is_stopped_keeps_what_came_and_asks_again_for_the_rest(
    archive: FolderArchive, follow: Follow, web: WebServer
) -> None:
    for number in range(4):
        follow(web.give(f"/{number}", Answer(rss(f"Story {number}"))), f"feed {number}")

    stopped = archive.feeds.update(stopped=lambda: True)

    assert stopped.feeds == ()
    assert archive.feeds.update().new == 4


def test_while_one_program_updates_another_leaves_it_to_that(
    archive: FolderArchive, follow: Follow, web: WebServer, open_folder: Archives
) -> None:
    other = open_folder()
    seen: list[Updated] = []
    follow(web.give("/feed", Answer(rss("Dam is full"))))

    archive.feeds.update(on_each=lambda _: seen.append(other.feeds.update()))

    (beside,) = seen
    assert (beside.feeds, len(web.asked)) == ((), 1)
    assert "another program is updating" in beside.notices[0]


def test_what_is_known_of_feeds_may_be_lost_at_any_time(
    archive: FolderArchive, follow: Follow, web: WebServer, tmp_path: Any
) -> None:
    follow(web.give("/feed", Answer(rss("Dam is full"))))
    archive.feeds.update()
    (states,) = (tmp_path / "cache").glob("feeds-*.json")

    for content in ("{", "[]", '{"x": 5}'):
        states.write_text(content)
        assert archive.feeds.summaries()[0].state.last_success is None
        assert only(archive.feeds.update()).unchanged == 1
    assert len(titles_of(archive)) == 1
