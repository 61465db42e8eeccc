"""The headlines that tell a stretch of time best, and what it was about."""

from __future__ import annotations

from datetime import date

from store.api.story import Story
from store.api.views import Selection
from store.folder.archive import FolderArchive
from tests.conftest import story
from tests.store.events.test_events import bridge

YEAR = date(2025, 1, 1), date(2025, 12, 31)


def asides(number: int) -> list[Story]:
    """Return stories that have nothing to do with one another."""
    return [
        story(
            f"{_word(nth)} opens {_word(nth + 500)}",
            date.fromordinal(date(2025, 1, 3).toordinal() + nth).isoformat(),
            f"Where {_word(nth + 1000)} was, {_word(nth + 1500)} came.",
        )
        for nth in range(number)
    ]


def _word(nth: int) -> str:
    """Return a word that no other number has."""
    sounds = ("ba", "ko", "di", "fu", "ge", "lo", "mi", "nu", "pa", "ri")
    return "".join(sounds[int(digit)] for digit in f"{nth:04}").title()


def test_what_much_followed_comes_before_what_nothing_followed(archive: FolderArchive) -> None:
    archive.add([*asides(20), *bridge()])
    archive.understand()

    told = archive.times.headlines(*YEAR, limit=1)

    assert [row.title for row in told] == [bridge()[0].title]


def test_headlines_stand_in_time_order_and_not_all_are_of_one_thread(archive: FolderArchive) -> None:
    archive.add([*asides(20), *bridge()])
    archive.understand()

    told = archive.times.headlines(*YEAR, limit=3)

    assert [row.day for row in told] == sorted(row.day for row in told)
    assert len({row.id for row in told} & {one.id for one in bridge()}) < 3


def test_a_stretch_with_more_stories_than_are_looked_at_is_told_by_what_promises_the_most(archive: FolderArchive) -> None:
    archive.add([*asides(200), *bridge()])
    archive.understand()

    assert {row.id for row in archive.times.headlines(*YEAR, limit=2)} & {one.id for one in bridge()}


def test_only_what_is_selected_tells_a_stretch_and_one_without_stories_has_none(archive: FolderArchive) -> None:
    archive.add([*asides(5), *bridge()])

    assert {row.title for row in archive.times.headlines(*YEAR, Selection(words=f"{_word(3)} "))} == {asides(5)[3].title}
    assert not archive.times.headlines(date(1999, 1, 1), date(1999, 12, 31))


def test_a_stretch_says_how_much_it_has_of_what_and_what_began_and_ended_in_it(archive: FolderArchive) -> None:
    later = story("Lighthouse is lit again", "2025-12-30", "The lighthouse was lit.")
    archive.add([*asides(1), *bridge(), later])
    archive.understand()

    told = archive.times.stretch(*YEAR)

    assert (told.count, told.unread, sum(told.themes.values())) == (6, 6, 6)
    assert list(told.themes.values()) == sorted(told.themes.values(), reverse=True)
    assert [(thread.count, thread in told.ended) for thread in told.began] == [(3, True)]
    assert told.earliest
    assert told.latest
    assert (told.earliest.title, told.latest.id) == (asides(1)[0].title, later.id)


def test_a_thread_that_goes_on_has_not_ended(archive: FolderArchive) -> None:
    archive.add(bridge())
    archive.understand()

    assert archive.times.stretch(*YEAR).began
    assert not archive.times.stretch(*YEAR).ended
    assert not archive.times.stretch(date(2025, 4, 5), date(2025, 12, 31)).began
