"""Forms for other programs, read by the libraries that such programs use: feeds, calendars, timelines."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

import feedparser
import icalendar
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from store.api.story import Story
from store.api.views import MarkedStory
from store.api.when import When
from tests.conftest import story
from tests.store.exports.stories import ABOUT, ANY_STORY, FULL
from tests.store.exports.test_story_forms import written

ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
TOLD = st.lists(ANY_STORY, max_size=3)


def alone(**fields: object) -> MarkedStory:
    """Return a story as it stands in an archive, with some of its fields."""
    return MarkedStory(
        replace(story("Bridge to close", "2025-06-02", "First.", "Second."), **fields)  # type: ignore[arg-type]
    )


class Tags(HTMLParser):
    """Notes the tags of an HTML text, and what is written between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


class TestAtom:
    """The Atom feed."""

    @given(TOLD)
    def test_every_entry_has_what_the_standard_asks_for(self, told: list[MarkedStory]) -> None:
        feed = etree.fromstring(written("atom", *told))

        assert [feed.tag, *(len(feed.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated", "author"))] == [
            f"{ATOM}feed", 1, 1, 1, 1,
        ]  # fmt: skip
        entries = feed.findall(f"{ATOM}entry")
        assert len(entries) == len(told)
        for entry in entries:
            assert [len(entry.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated", "content")] == [1, 1, 1, 1]
            assert all(RFC3339.fullmatch(str(entry.findtext(f"{ATOM}{name}"))) for name in ("published", "updated"))
            assert str(entry.findtext(f"{ATOM}id")).startswith("urn:uuid:")
            assert all(name.findtext(f"{ATOM}name") for name in entry.findall(f"{ATOM}author"))
            assert all(re.fullmatch(r"[!-~]+", str(link.get("href"))) for link in entry.findall(f"{ATOM}link"))

    @given(TOLD)
    def test_a_feed_reader_sees_the_titles_as_they_are(self, told: list[MarkedStory]) -> None:
        read = feedparser.parse(written("atom", *told))

        assert not read.bozo
        kept = [one.story.title.replace("\ufffe", "").replace("\uffff", "").strip() for one in told]
        assert [entry.title for entry in read.entries] == kept

    def test_a_feed_reader_sees_link_author_date_tags_and_text(self) -> None:
        entry = feedparser.parse(written("atom", FULL)).entries[0]

        assert entry.link == "https://example.org/a?b=%22c%22&d=%3Ce%3E%7Cf"
        assert (entry.author, entry.source.title) == ("@reporter", "Coast Daily")
        assert entry.published == "2025-03-04T09:15:00+01:00"
        assert [tag.term for tag in entry.tags] == ["Roads & rails", "Other", "Local | News", "Roads", "to do", "=tag"]
        assert "<li>=1+1 is not a sum</li>" in entry.content[0].value


class TestJsonFeed:
    """The JSON Feed."""

    @given(TOLD)
    def test_every_item_has_what_the_form_asks_for(self, told: list[MarkedStory]) -> None:
        feed = orjson.loads(written("jsonfeed", *told))

        assert (feed["version"], feed["title"]) == ("https://jsonfeed.org/version/1.1", ABOUT.title)
        assert [item["title"] for item in feed["items"]] == [one.story.title for one in told]
        for item in feed["items"]:
            assert item["id"]
            assert item["content_html"]
            assert Tags(item["content_html"]).tags <= {"ul", "li", "p"}
            assert RFC3339.fullmatch(item["date_published"])
            assert isinstance(item.get("tags", []), list)


class TestCalendar:
    """The calendar."""

    @given(TOLD)
    def test_a_calendar_program_reads_every_story(self, told: list[MarkedStory]) -> None:
        raw = written("ics", *told)
        entries = list(icalendar.Calendar.from_ical(raw).walk("VEVENT"))

        assert [str(entry["summary"]) for entry in entries] == [one.story.title for one in told]
        assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
        assert b"\n" not in raw.replace(b"\r\n", b"")

    @pytest.mark.parametrize(
        ("published", "begins", "ends"),
        [
            ("2025-06-02", date(2025, 6, 2), date(2025, 6, 3)),
            ("2025-06", date(2025, 6, 1), date(2025, 7, 1)),
            ("2025", date(2025, 1, 1), date(2026, 1, 1)),
            ("9999", date(9999, 1, 1), None),
            ("2025-06-02T14:05+05:00", datetime(2025, 6, 2, 9, 5, tzinfo=UTC), None),
            ("2025-06-02T14:05", datetime(2025, 6, 2, 14, 5), None),
        ],
    )
    def test_a_story_takes_the_time_that_it_tells(self, published: str, begins: object, ends: object) -> None:
        entry: Any = icalendar.Calendar.from_ical(written("ics", alone(published=When(published)))).walk("VEVENT")[0]

        assert entry["dtstart"].dt == begins
        assert (entry["dtend"].dt if "dtend" in entry else None) == ends


class TestTimelineJS:
    """What TimelineJS reads."""

    @given(TOLD)
    def test_every_event_has_its_date_and_nothing_in_it_is_a_tag_of_a_story(self, told: list[MarkedStory]) -> None:
        timeline = orjson.loads(written("timelinejs", *told))

        for one, event in zip(told, timeline["events"], strict=True):
            day = one.story.published.first_day
            assert (event["start_date"]["year"], event["start_date"].get("month", day.month)) == (day.year, day.month)
            headline = Tags(event["text"]["headline"])
            assert headline.text == one.story.title
            assert headline.tags <= {"a"}
            assert Tags(event["text"]["text"]).tags <= {"ul", "li", "p", "small", "em"}
            assert event["group"] == "water"

    def test_a_date_has_the_parts_that_are_known(self) -> None:
        told = [alone(published=When(iso)) for iso in ("2025", "2025-06", "2025-06-02", "2025-06-02T14:05Z")]

        dates = [event["start_date"] for event in orjson.loads(written("timelinejs", *told))["events"]]

        assert dates == [
            {"year": 2025},
            {"year": 2025, "month": 6},
            {"year": 2025, "month": 6, "day": 2},
            {"year": 2025, "month": 6, "day": 2, "hour": 14, "minute": 5},
        ]


def test_a_story_keeps_its_name_in_feeds_and_calendars() -> None:
    one: Story = FULL.story
    later = MarkedStory(replace(one, body=("Another text.",)))

    for form in ("atom", "jsonfeed", "ics"):
        names = [set(re.findall(rb"urn:uuid:[0-9a-f-]{36}|UID:\S+", written(form, each))) for each in (FULL, later)]
        assert names[0] == names[1]
