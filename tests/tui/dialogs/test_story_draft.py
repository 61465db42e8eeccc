"""What was read of a text can be put right line by line, and what nobody touched stays as it was read."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.changes import Refused
from store.api.errors import StoryError
from store.api.views import MarkedStory, Marks
from store.formats.source import ReadStory
from tests.conftest import story
from tui.dialogs.story_draft import MOST_TEXT, Draft, Fields, drafts_of

HARBOUR = story(
    "Harbour opens",
    "2025-06-12T09:30",
    "Ships left at dawn.",
    "• Berth two is next",
    highlights=("Two berths are in use",),
    place="LINDAU",
    source="Lake News",
    link="https://example.org/harbour",
    caption="A crane",
)
DRAFT = Draft(MarkedStory(HARBOUR, Marks(starred=True)))


def test_a_story_is_shown_as_lines_and_a_text() -> None:
    fields = DRAFT.fields

    assert (fields.title, fields.date, fields.place) == ("Harbour opens", "2025-06-12 09:30", "LINDAU")
    assert fields.text == "• Two berths are in use\n\nShips left at dawn.\n\n• Berth two is next"


def test_what_nobody_touched_stays_as_it_was_read_with_its_marks() -> None:
    assert DRAFT.marked(DRAFT.fields) == DRAFT.came


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2025-06-11", "2025-06-11"),
        ("11 june 2025", "2025-06-11"),
        ("june 2025", "2025-06"),
        ("2025", "2025"),
        ("2025-06-12 10:45", "2025-06-12T10:45"),
        ("yesterday", (date.today() - timedelta(days=1)).isoformat()),
    ],
)
def test_a_date_is_written_as_one_says_it(written: str, kept: str) -> None:
    undated = Draft(MarkedStory(replace(HARBOUR, undated=True)))

    put_right = undated.marked(replace(undated.fields, date=written)).story

    assert (put_right.published.iso, put_right.undated) == (kept, False)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 501}, "title"),
        ({"date": "when it rained"}, "date"),
        ({"date": "last week"}, "date"),
    ],
)
def test_what_cannot_stand_is_told_with_its_line(wrong: dict[str, str], field: str) -> None:
    with pytest.raises(StoryError) as told:
        DRAFT.marked(replace(DRAFT.fields, **wrong))

    assert told.value.field == field


def test_another_title_is_another_story_and_steers_nothing() -> None:
    renamed = DRAFT.marked(replace(DRAFT.fields, title="Harbour\x1b[31m  opens again")).story

    assert renamed.title == "Harbour opens again"
    assert renamed.id == story("Harbour opens again").id


def test_a_text_that_was_put_right_is_cut_into_highlights_and_paragraphs() -> None:
    text = "• First\n• Second\n\nOne line\nand its second.\n\n\n• A bullet in the text"

    put_right = DRAFT.marked(replace(DRAFT.fields, text=text)).story

    assert put_right.highlights == ("First", "Second")
    assert put_right.body == ("One line and its second.", "• A bullet in the text")


def test_a_long_text_is_kept_whole_though_only_its_beginning_is_shown() -> None:
    long = Draft(MarkedStory(story("Long", "2025-01-01", *["word " * 40] * 700)))

    assert long.is_long
    assert len(long.fields.text) == MOST_TEXT
    assert long.marked(replace(long.fields, title="Longer")).story.body == long.came.story.body  # type: ignore[union-attr]


def test_what_could_not_be_a_story_comes_with_its_piece_of_the_text() -> None:
    text = "Harbour opens\n\nShips left.\n---\nno headline here\nat all\n---\nBridge is late\nIt rained."
    read: list[ReadStory | Refused] = [
        ReadStory(HARBOUR, 1, "pasted", "a headline"),
        Refused("pasted", 5, "it has no headline"),
        ReadStory(story("Bridge is late"), 8, "pasted", "a rule"),
    ]

    drafts = drafts_of(text, read)

    assert [one.read.title if one.read else one.text for one in drafts] == [
        "Harbour opens",
        "no headline here\nat all\n---",
        "Bridge is late",
    ]
    assert drafts[1].about == "it has no headline"


def test_a_text_that_could_not_be_read_becomes_a_story_with_a_title() -> None:
    (draft,) = drafts_of("it rained\n\nall day", [Refused("pasted", 1, "it has no headline")])

    made = draft.marked(replace(draft.fields, title="Rain")).story

    assert (made.title, made.body, made.undated) == ("Rain", ("it rained", "all day"), True)


@given(st.builds(Fields, title=st.text(), date=st.text(), place=st.text(), source=st.text(), link=st.text(), text=st.text()))
def test_whatever_is_typed_becomes_a_story_or_is_told(fields: Fields) -> None:
    with suppress(StoryError):
        made = DRAFT.marked(fields).story

        assert made.title.isprintable()
        assert not any("\x1b" in part for part in (made.place, made.source, made.link, *made.body, *made.highlights))
