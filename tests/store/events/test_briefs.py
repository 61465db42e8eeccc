"""Briefs: the key dates of a matter, and how they are written."""

from __future__ import annotations

from datetime import date
from typing import Any

import icalendar
import orjson

from store.api.times import Brief
from store.api.views import Selection
from store.exports.export_table import written
from store.folder.archive import FolderArchive
from tests.conftest import story
from tests.store.events.test_events import COLLAPSE, bridge


def days(brief: Brief) -> list[date]:
    """Return the days of a brief's dates."""
    return [one.event.first for one in brief.dates]


def test_the_date_that_most_stories_speak_of_weighs_the_most(archive: FolderArchive) -> None:
    archive.add(bridge())

    brief = archive.times.brief(Selection(words="ostrava "))

    heaviest = max(brief.dates, key=lambda one: one.weight)
    assert (heaviest.event.first, heaviest.event.count, heaviest.weight) == (COLLAPSE, 3, 1.0)
    assert days(brief) == sorted(days(brief))
    assert date(2025, 9, 9) in days(brief)
    assert (brief.count, brief.first, brief.last) == (3, COLLAPSE, date(2025, 4, 11))
    assert brief.title == "ostrava"


def test_one_story_and_a_span_have_briefs_too(archive: FolderArchive) -> None:
    stories = bridge()
    archive.add(stories)

    single = archive.times.brief([stories[1].id])
    spring = archive.times.brief(Selection(), date(2025, 9, 1), date(2025, 9, 30))

    assert single.title == "Inquiry into the Ostrava bridge begins"
    assert days(single) == [COLLAPSE, date(2025, 9, 9)]
    assert days(spring) == [date(2025, 9, 9)]
    assert spring.title == "Sep 2025"


def test_a_brief_has_as_many_dates_as_are_wanted_and_none_of_nothing(archive: FolderArchive) -> None:
    archive.add(bridge())

    assert days(archive.times.brief(Selection(), limit=1)) == [COLLAPSE]
    assert archive.times.brief(Selection(words="zebra ")).dates == ()
    assert archive.times.brief(()).count == 0


def test_a_very_large_matter_is_told_by_the_days_it_speaks_of_most(archive: FolderArchive) -> None:
    filler = [
        story(f"Report {number} from Opava", "2025-05-05", f"Council meeting {number} in Opava.") for number in range(300)
    ]
    archive.add([*filler, *bridge()])
    archive.understand()

    brief = archive.times.brief(Selection())

    assert brief.count == 304
    assert COLLAPSE in days(brief)


def test_markdown_and_text_hold_what_stories_say_as_text(archive: FolderArchive) -> None:
    archive.add(
        [story("Stars *fell* on [Opava]", "2025-03-20", "The dam at Opava broke on March 4 & took *all* the `mills` along.")]
    )

    brief = archive.times.brief(Selection(words="opava "))
    markdown = written(brief, "markdown").decode()

    assert "- **4 Mar 2025**: The dam at Opava broke on March 4 & took \\*all\\* the \\`mills\\` along." in markdown
    assert "  - Stars \\*fell\\* on \\[Opava\\] (2025-03-20)" in markdown
    assert "4 Mar 2025: The dam at Opava broke" in written(brief, "text").decode()


def test_json_names_each_story_with_its_sentence(archive: FolderArchive) -> None:
    archive.add(bridge())

    plain: Any = orjson.loads(written(archive.times.brief(Selection(words="ostrava "), limit=1), "json"))

    assert plain["stories"] == 3
    told: Any = plain["dates"][0]
    assert (told["first"], told["ahead"], len(told["stories"])) == ("2025-03-04", False, 3)
    assert {one["date"] for one in told["stories"]} == {"Tuesday", "March 4"}


def test_a_calendar_has_whole_days_that_keep_their_names(archive: FolderArchive) -> None:
    archive.add(bridge())
    archive.add(
        [story("Fair at Opava\u202e is near", "2025-06-02", "The cheese fair at Opava runs from June 20 to 22 this year.")]
    )
    brief = archive.times.brief(Selection())

    read: Any = icalendar.Calendar.from_ical(written(brief, "ics"))

    entries = {entry["dtstart"].dt: entry for entry in read.walk("VEVENT")}
    fair = entries[date(2025, 6, 20)]
    assert (fair["dtend"].dt, fair["status"]) == (date(2025, 6, 23), "TENTATIVE")
    assert "\u202e" not in fair["description"]
    assert len({entry["uid"] for entry in entries.values()}) == len(entries)
    assert written(brief, "ics") == written(archive.times.brief(Selection()), "ics")
