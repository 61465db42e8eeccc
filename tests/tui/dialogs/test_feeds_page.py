"""The page of feeds says how each fares, in one line and one sentence, and has done what its keys say."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from store.api.feeds import Feed, FeedChanges, FeedId, FeedState, FeedSummary
from tests.tui.dialogs.test_windows import THEMES, Stage, asking
from tui.dialogs.choice import Choice
from tui.dialogs.feed_form import FeedForm
from tui.dialogs.feeds_page import FeedsPage
from tui.state.ages import age
from tui.widgets.feed_list import FeedList, state_words, weekly_words

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
HARBOUR = Feed(FeedId("1" * 16), "Harbour [b]news[/b]", "https://harbour.test/feed", "https://harbour.test/", ("lake",))
BROKEN = Feed(FeedId("2" * 16), "Old Gazette", "https://gazette.test/feed")
SUMMARIES = [
    FeedSummary(HARBOUR, FeedState(last_success=NOW), 1_234, 56, 12.4, "water"),
    FeedSummary(BROKEN, FeedState(error="gazette.test gives no answer; it is asked again later"), 3, 0, 0.5, ""),
]


class Deeds:
    """Notes what the page wants done."""

    def __init__(self) -> None:
        self.done: list[object] = []

    def follow(self) -> None:
        self.done.append("follow")

    def update(self, *names: str) -> None:
        self.done.append(names)

    def update_all(self) -> None:
        self.done.append("all")

    def change(self, feed: Feed, changes: FeedChanges) -> None:
        self.done.append((feed.name, changes))

    def remove(self, feed: Feed) -> None:
        self.done.append(f"remove {feed.name}")

    def undo(self) -> None:
        self.done.append("undo")


@asynccontextmanager
async def looking(
    feeds: list[FeedSummary], size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[Stage, Pilot[None], FeedsPage, Deeds]]:
    app, deeds = Stage(), Deeds()
    page = FeedsPage(deeds, THEMES)
    async with app.run_test(size=size) as pilot:
        app.show(page)
        await pilot.pause()
        page.fill(feeds)
        await pilot.pause()
        yield app, pilot, page, deeds


def lines(page: FeedsPage) -> list[str]:
    shown = page.query_one(FeedList)
    return [shown.render_line(y).text.rstrip() for y in range(len(shown.feeds))]


def about(page: FeedsPage) -> str:
    return str(page.query_one("#feeds-about", Static).render())


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40), (200, 50)])
async def test_one_line_says_how_a_feed_fares_at_any_width(size: tuple[int, int]) -> None:
    async with looking(SUMMARIES, size) as (_app, _pilot, page, _deeds):
        first, second = lines(page)

        assert "Harbour [b]news" in first
        assert ("56 unread of 1,234" if size[0] >= 120 else "56 unread") in first
        assert "! not yet" in second
        assert ("12 a week" in first) == (size[0] >= 80)
        assert ("Water" in first) == (size[0] >= 120)


async def test_the_one_that_is_not_well_says_why_in_a_sentence() -> None:
    async with looking(SUMMARIES) as (_app, pilot, page, _deeds):
        assert about(page) == "https://harbour.test/ · lake"
        await pilot.press("j")
        await pilot.pause()
        assert about(page).startswith("gazette.test gives no answer; it is asked again later\n")


async def test_keys_have_things_done() -> None:
    async with looking(SUMMARIES) as (app, pilot, _page, deeds):
        await pilot.press("a", "u", "U", "d")
        await pilot.pause()
        assert isinstance(app.screen, Choice)
        await pilot.press("j", "enter")
        await pilot.pause()
        assert deeds.done == ["follow", (HARBOUR.id,), "all", f"remove {HARBOUR.name}"]
        await pilot.press("enter")
        await pilot.pause()
    assert app.answers == [HARBOUR]


async def test_a_click_on_a_key_and_on_a_feed_works_too() -> None:
    async with looking(SUMMARIES) as (app, pilot, _page, deeds):
        await pilot.click("#page-keys", offset=(17, 0))
        await pilot.pause()
        assert deeds.done == ["follow"]
        await pilot.click("#feeds", offset=(5, 1))
        await pilot.pause()
    assert app.answers == [BROKEN]


async def test_settings_are_changed_where_the_feed_stands() -> None:
    async with looking(SUMMARIES) as (app, pilot, _page, deeds):
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, FeedForm)
        await pilot.press("exclamation_mark", "down", "down", "end", *", sea", "down", "3", "0", "down", "space", "ctrl+s")
        await pilot.pause()
        assert deeds.done == [
            (HARBOUR.name, {"name": f"{HARBOUR.name}!", "tags": ("lake", "sea"), "every": 30, "full_text": True})
        ]


async def test_a_time_that_is_no_number_is_told_and_nothing_changed_is_nothing() -> None:
    form = FeedForm(HARBOUR)
    async with asking() as answer:
        assert await answer(FeedForm(HARBOUR), "enter") is None
        assert await answer(form, "down", "down", "down", "x", "ctrl+s", "ctrl+u", "escape") is None


async def test_what_was_said_stays_until_one_goes_on_and_the_place_is_kept() -> None:
    async with looking(SUMMARIES) as (_app, pilot, page, _deeds):
        await pilot.press("j")
        await pilot.pause()
        page.say("2 new")
        page.fill([*SUMMARIES, FeedSummary(Feed(FeedId("3" * 16), "New one", "https://new.test/"))])
        await pilot.pause()
        assert page.query_one(FeedList).here == SUMMARIES[1]
        assert about(page).startswith("2 new\n")

        await pilot.press("k")
        await pilot.pause()
        assert "2 new" not in about(page)
        page.fill(SUMMARIES[1:])
        await pilot.pause()
        assert page.query_one(FeedList).here == SUMMARIES[1]


async def test_feeds_that_are_asked_are_marked() -> None:
    async with looking(SUMMARIES) as (_app, _pilot, page, _deeds):
        page.mark_asked({HARBOUR.id})
        assert "updating…" in lines(page)[0]
        page.mark_asked(())
        assert "updating…" not in lines(page)[0]


async def test_an_empty_page_says_how_to_begin() -> None:
    async with looking([], (60, 16)) as (_app, pilot, page, deeds):
        assert page.query_one("#feeds-empty").display
        await pilot.press("e", "d", "u", "enter", "a")
        assert deeds.done == ["follow"]


def test_times_and_numbers_are_said_in_a_word_or_two() -> None:
    ago = [timedelta(seconds=5), timedelta(minutes=1), timedelta(hours=5), timedelta(days=2), timedelta(days=15)]

    assert [age(NOW - one, NOW, "not yet") for one in ago] == [
        "just now",
        "1 minute ago",
        "5 hours ago",
        "2 days ago",
        "2 weeks ago",
    ]
    assert age(None, NOW, "not yet") == "not yet"
    assert state_words(FeedState(gone=True), NOW) == "✕ gone"
    assert [weekly_words(one) for one in (0.0, 0.25, 3.0, 12.4)] == ["0 a week", "0.2 a week", "3 a week", "12 a week"]


async def test_the_last_change_is_taken_back_from_the_page() -> None:
    async with looking(SUMMARIES) as (_, pilot, _page, deeds):
        await pilot.press("ctrl+z")

        assert deeds.done == ["undo"]
