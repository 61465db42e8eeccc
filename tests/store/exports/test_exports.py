"""Every form of export: written as it always was, whatever a brief says, and offered wherever one can choose."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import icalendar
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.times import Brief, Event, KeyDate
from store.exports.brief_words import heading, told_by, when_of
from store.exports.export_table import EXPORTS, export_for, written
from tests.store.exports.briefs import ANY_BRIEF, BRIEF, events, told
from tui.dialogs.events_page import EventsPage

EXPECTED = Path(__file__).parent / "expected"
STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What could move a terminal's cursor or turn its text around; lines may end."""


def calendar_entries(brief: Brief) -> list[Any]:
    """Return the entries that a calendar program reads."""
    return list(icalendar.Calendar.from_ical(written(brief, "ics")).walk("VEVENT"))


@pytest.mark.parametrize("name", EXPORTS)
class TestEachForm:
    """What holds of every form in the table."""

    def test_a_brief_is_written_to_the_byte_as_before(self, name: str) -> None:
        assert written(BRIEF, name) == (EXPECTED / f"brief{EXPORTS[name].suffixes[0]}").read_bytes()

    def test_it_is_written_behind_what_a_file_holds_already(self, name: str) -> None:
        out = BytesIO()
        out.write(b"before")

        EXPORTS[name].write(BRIEF, out)

        assert out.getvalue() == b"before" + written(BRIEF, name)

    @given(brief=ANY_BRIEF)
    def test_any_brief_is_written_as_text_in_utf8_and_twice_the_same(self, name: str, brief: Brief) -> None:
        once = written(brief, name)

        assert once.decode()
        assert once == written(brief, name)

    def test_a_brief_without_dates_is_still_a_file(self, name: str) -> None:
        assert b"nothing here" in written(Brief("nothing here", None, None, 0, ()), name)

    def test_files_are_known_by_their_ending_in_any_case(self, name: str) -> None:
        for suffix in EXPORTS[name].suffixes:
            assert suffix.startswith(".")
            assert export_for(suffix) == export_for(suffix.upper()) == name

    def test_its_key_writes_it_on_the_screen(self, name: str) -> None:
        export = EXPORTS[name]
        keys = {binding.key: binding for binding in EventsPage.BINDINGS if not isinstance(binding, tuple)}

        assert not export.key or keys[export.key].action == f"write('{name}')"
        assert not export.key or export.label in keys[export.key].tooltip


def test_no_two_forms_share_an_ending_or_a_key() -> None:
    suffixes = [suffix for export in EXPORTS.values() for suffix in export.suffixes]
    keys = [export.key for export in EXPORTS.values() if export.key]

    assert len(set(suffixes)) == len(suffixes)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("suffix", ["", ".", ".docx", "md", ".json.bak"])
def test_other_endings_are_text(suffix: str) -> None:
    assert export_for(suffix) == "text"


@given(brief=ANY_BRIEF)
@pytest.mark.parametrize("name", ["text", "markdown"])
def test_nothing_in_a_story_breaks_the_lines_that_people_read(name: str, brief: Brief) -> None:
    text = written(brief, name).decode()

    assert not STEERING.search(text)
    marks = [line for line in text.split("\n") if line.startswith("- **")] if name == "markdown" else text.split("\n")[3:-1]
    assert len(marks) == len(brief.dates)


@given(brief=ANY_BRIEF)
def test_json_gives_back_what_a_brief_says(brief: Brief) -> None:
    read: Any = orjson.loads(written(brief, "json"))

    assert (read["title"], read["stories"]) == (brief.title, brief.count)
    assert [one["weight"] for one in read["dates"]] == [one.weight for one in brief.dates]
    for got, one in zip(read["dates"], brief.dates, strict=True):
        assert (date.fromisoformat(got["first"]), date.fromisoformat(got["last"])) == (one.event.first, one.event.last)
        assert [(row["title"], row["date"], row["sentence"]) for row in got["stories"]] == [
            (mention.row.title, mention.date.text, mention.sentence) for mention in one.event.mentions
        ]


@given(brief=ANY_BRIEF)
def test_a_calendar_program_reads_every_date_of_any_brief(brief: Brief) -> None:
    entries = calendar_entries(brief)

    assert [entry["dtstart"].dt for entry in entries] == [one.event.first for one in brief.dates]
    assert all(len(entry["summary"]) <= 75 for entry in entries)
    assert len({entry["uid"] for entry in entries}) == len(entries)
    for entry, one in zip(entries, brief.dates, strict=True):
        assert (entry["dtend"].dt - timedelta(days=1) if "dtend" in entry else date.max) == one.event.last


@given(event=events(), others=st.lists(events(), max_size=3))
def test_an_entry_keeps_its_name_whatever_stands_beside_it(event: Event, others: list[Event]) -> None:
    def names(*dates: Event) -> list[str]:
        brief = Brief("", None, None, 0, [KeyDate(one, 1.0) for one in dates])
        return [str(entry["uid"]) for entry in calendar_entries(brief)]

    assert names(event, *others)[0] == names(event)[0]


@pytest.mark.parametrize(
    ("signs", "escaped"),
    [("[b]", r"\[b\]"), ("*a*_b_", r"\*a\*\_b\_"), ("`c` <d>", r"\`c\` \<d\>"), ("# e | f ~", r"\# e \| f \~"), ("g\\h", r"g\\h")],
)  # fmt: skip
def test_signs_that_mean_something_in_markdown_are_text(signs: str, escaped: str) -> None:
    day = date(2025, 3, 4)

    text = written(
        Brief(signs, None, None, 1, [KeyDate(Event(day, day, signs, [told(signs, "2025", signs)], False), 1)]), "markdown"
    )

    assert text.decode().count(escaped) == 3


def test_only_the_best_stories_of_a_date_are_listed_and_the_others_counted() -> None:
    lines = written(BRIEF, "markdown").decode().split("\n")

    fell = lines.index("- **4 Mar 2025**: The Miloš bridge at Ostrava \\*fell\\* into the \\[Oder\\] on March 4.")
    assert lines[fell + 1 : fell + 7] == [
        *(f"  - Report {n} (Coast \\#Daily, 2025-03-04)" for n in range(5)),
        "  - and 2 more",
    ]


def test_phrases_say_how_many_and_when() -> None:
    one, many = (Brief("", None, None, count, ()) for count in (1, 0))
    ahead = BRIEF.dates[3].event

    assert (heading(one), heading(many), heading(BRIEF)) == ("1 story", "0 stories", "12 stories · 19 Sep 1960 – 8 Aug 2025")
    assert (told_by(ahead), told_by(BRIEF.dates[0].event)) == ("announced, 2 stories", "1 story")
    assert [when_of(date.event) for date in BRIEF.dates[:2]] == ["1960", "4 Mar 2025"]
