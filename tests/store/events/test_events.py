"""What stories say happened when: asked by a person who goes along the timeline."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from store.api.story import Story
from store.api.views import Selection
from store.folder.archive import FolderArchive
from tests.conftest import story, titles

COLLAPSE = date(2025, 3, 4)


def bridge() -> list[Story]:
    """Return stories about a bridge that fell on 4 March 2025."""
    return [
        story(
            "Bridge at Ostrava falls into the river",
            "2025-03-04",
            "The Miloš bridge at Ostrava fell into the Oder on Tuesday while a goods train stood on it.",
        ),
        story(
            "Inquiry into the Ostrava bridge begins",
            "2025-03-20",
            "Engineers began to ask why the Miloš bridge at Ostrava fell on March 4 with a goods train on it.",
            "They are to report on 9 September 2025 to the transport committee in Prague.",
        ),
        story(
            "Ferry replaces the bridge",
            "2025-04-11",
            "A ferry crosses the Oder at Ostrava where the Miloš bridge fell into the river on March 4.",
            "The theatre in Opava caught fire on March 4 and was saved by its caretaker.",
        ),
        story(
            "Rivers treaty turns sixty",
            "2025-05-02",
            "Ministers remembered the rivers treaty that was signed in 1965 in Vienna.",
        ),
    ]


def test_an_event_told_by_several_stories_is_one_with_their_number(archive: FolderArchive) -> None:
    archive.add(bridge())

    events = archive.times.events(COLLAPSE, COLLAPSE)

    fall, fire = sorted(events, key=lambda event: -event.count)
    assert (fall.count, fire.count) == (3, 1)
    assert fall.sentence.startswith("The Miloš bridge at Ostrava fell into the Oder on Tuesday")
    assert fire.sentence.startswith("The theatre in Opava")
    assert (fall.first, fall.last, fall.ahead) == (COLLAPSE, COLLAPSE, False)


def test_what_is_announced_stands_ahead_on_its_own_day(archive: FolderArchive) -> None:
    archive.add(bridge())

    (event,) = archive.times.events(date(2025, 9, 1), date(2025, 9, 30))

    assert (event.first, event.ahead, event.count) == (date(2025, 9, 9), True, 1)
    assert event.mentions[0].date.side == "future"


def test_the_reports_own_day_is_said_but_weighs_little(archive: FolderArchive) -> None:
    archive.add(bridge())

    said = archive.times.said(COLLAPSE, COLLAPSE)

    assert [one.own for one in said] == [False, False, False, True]
    assert all(one.worth >= other.worth for one, other in pairwise(said))


def test_a_year_is_heard_of_when_a_year_is_asked_for_and_not_on_a_day(archive: FolderArchive) -> None:
    archive.add(bridge())

    assert not archive.times.said(date(1965, 6, 1), date(1965, 6, 1))
    (mention,) = archive.times.said(date(1965, 1, 1), date(1965, 12, 31))
    assert mention.row.title == "Rivers treaty turns sixty"


def test_all_of_time_can_be_asked_for(archive: FolderArchive) -> None:
    many = [
        story(f"Report {number}", "2025-05-05", f"The lock was built in 19{number % 90 + 10} in town.") for number in range(150)
    ]
    archive.add([*bridge(), *many])
    archive.understand()

    assert archive.times.events(date.min, date.max)
    assert sum(archive.times.spoken_of(date.min, date.max).values()) == 3


def test_a_selection_narrows_what_is_heard(archive: FolderArchive) -> None:
    archive.add(bridge())

    said = archive.times.said(COLLAPSE, COLLAPSE, Selection(words="ferry "))

    assert {one.row.title for one in said} == {"Ferry replaces the bridge"}


def test_days_are_counted_by_the_stories_that_tell_of_them_on_other_days(archive: FolderArchive) -> None:
    archive.add(bridge())

    counts = archive.times.spoken_of(date(2025, 3, 1), date(2025, 12, 31))

    assert counts == {COLLAPSE.toordinal(): 2, date(2025, 9, 9).toordinal(): 1}


def test_on_this_day_goes_back_year_by_year(archive: FolderArchive) -> None:
    archive.add(bridge())
    archive.add([story("Snow on the pass", "2019-03-04", "Snow closed the pass above the lake for the whole of the day.")])

    remembered = archive.times.on_this_day(date(2026, 3, 4))

    assert [row.title for row in remembered.rows] == ["Bridge at Ostrava falls into the river", "Snow on the pass"]
    assert {event.first for event in remembered.events} == {COLLAPSE}
    assert not archive.times.on_this_day(date(2024, 2, 29)).events


def test_a_year_ago_looks_at_the_days_around(archive: FolderArchive) -> None:
    archive.add(bridge())

    remembered = archive.times.a_year_ago(date(2026, 3, 6))

    assert [row.title for row in remembered.rows] == ["Bridge at Ostrava falls into the river"]
    assert COLLAPSE in {event.first for event in remembered.events}


def test_the_search_line_finds_stories_that_speak_of_a_time(archive: FolderArchive) -> None:
    archive.add(bridge())

    assert sorted(titles(archive, "about:2025-03-04")) == sorted(one.title for one in bridge()[:3])
    assert titles(archive, "about:1965 ") == ["Rivers treaty turns sixty"]
    assert titles(archive, "about:2025-09 ") == ["Inquiry into the Ostrava bridge begins"]
    assert titles(archive, "ferry !about:2025-09 ") == ["Ferry replaces the bridge"]
    assert archive.search.describe("about:2025-09") == "about Sep 2025"
    assert [one.shown for one in archive.search.complete("about:last", 10)] == ["last week", "last month", "last year"]


def test_many_stories_are_heard_of_once_they_are_understood(archive: FolderArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.folder.importer._AT_ONCE", 20)  # more of them wait to be understood
    filler = [
        story(f"Report {number} from the valley", "2025-05-05", f"The valley's council met for the {number}th time. " * 40)
        for number in range(90)
    ]
    archive.add([*filler, *bridge()])
    archive.understand()

    assert max(event.count for event in archive.times.events(COLLAPSE, COLLAPSE)) == 3
