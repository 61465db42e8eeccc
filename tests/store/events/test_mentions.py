"""Dates written in a story, where they stand and what they mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.errors import UnknownStoryError
from store.api.story import Story, StoryId
from store.api.times import Mention
from store.dates.index_terms import date_terms
from store.dates.story_dates import mentions_of
from store.engine.field_names import SAID
from store.folder.archive import FolderArchive
from tests.conftest import story


def text_of(told: Story, mention: Mention) -> str:
    """Return the text of a story that a mention stands in."""
    parts = {"title": (told.title,), "highlight": told.highlights, "paragraph": told.body, "caption": (told.caption,)}
    return parts[mention.part][mention.index]


def test_a_date_is_found_where_it_stands_in_each_part(archive: FolderArchive) -> None:
    told = story(
        "Ferry line to open on 1 July",
        "2025-06-02",
        "The harbour office named the day on Monday.",
        "Tickets were first sold in May.",
        highlights=("Two boats arrived on May 28",),
        caption="The quay on June 1",
    )
    archive.add([told])

    found = archive.times.mentions(told.id)

    assert [(one.part, one.index, one.text, one.first) for one in found] == [
        ("title", 0, "1 July", date(2025, 7, 1)),
        ("highlight", 0, "May 28", date(2025, 5, 28)),
        ("paragraph", 0, "Monday", date(2025, 6, 2)),
        ("paragraph", 1, "May", date(2025, 5, 1)),
        ("caption", 0, "June 1", date(2025, 6, 1)),
    ]
    assert [one.side for one in found] == ["future", "past", "present", "past", "past"]
    for one in found:
        assert text_of(told, one)[one.start : one.end] == one.text
        assert one.text in one.sentence


def test_a_range_is_one_mention_of_all_its_days() -> None:
    (found,) = mentions_of(story("Fair opens", "2025-04-01", "The fair runs from May 7 to 10 in the old market hall."))

    assert (found.text, found.first, found.last) == ("May 7 to 10", date(2025, 5, 7), date(2025, 5, 10))


def test_what_began_long_ago_is_a_time_of_its_beginning() -> None:
    found = date_terms(story("Bridge stays shut", "2025-06-02", "The bridge has been shut since March 3 for want of steel."))

    assert found == {"said_day": [date(2025, 3, 3).toordinal()], "told_day": [date(2025, 3, 3).toordinal()]}


def test_times_are_kept_as_precisely_as_they_are_told() -> None:
    found = date_terms(
        story(
            "A harbour's history",
            "2025-06-02",
            "The quay was built in 1960. The crane came in March 2010, and the crane fell on May 10, 2012.",
            "Boats leave every Tuesday and need three hours.",
        )
    )

    assert found == {
        "said_year": [1960],
        "said_month": [2010 * 12 + 2],
        "said_day": [date(2012, 5, 10).toordinal()],
        "told_day": [date(2012, 5, 10).toordinal()],
    }


def test_its_own_day_and_days_of_a_week_are_spoken_of_but_not_told() -> None:
    found = date_terms(story("Boats wait", "2025-06-06", "The boats waited on Friday, as they had last week."))

    assert date(2025, 6, 6).toordinal() in found["said_day"]
    assert "told_day" not in found


def test_a_story_whose_day_is_not_known_tells_only_whole_dates() -> None:
    undated = story("Lock mended", "2025-06-02", "The lock broke on Monday and was mended by 5 June 2019.", undated=True)
    only_a_month = story("Lock mended", "2025-06", "The lock broke on Monday and was mended by 5 June 2019.")

    assert (
        date_terms(undated)
        == date_terms(only_a_month)
        == {
            "said_day": [date(2019, 6, 5).toordinal()],
            "told_day": [date(2019, 6, 5).toordinal()],
        }
    )


def test_a_story_that_is_not_there_is_told(archive: FolderArchive) -> None:
    with pytest.raises(UnknownStoryError, match="no story has the id"):
        archive.times.mentions(StoryId("0" * 16))


PIECES = st.lists(
    st.sampled_from(
        ["May 7–10", "on Friday", "since 2016", "\n\n", "…", "from June 2 to", "every", "\x1b[0m", "’s", "1960", "é", " "]
    )
    | st.text(max_size=12),
    max_size=14,
).map(" ".join)


@given(st.lists(PIECES, max_size=4), PIECES)
def test_any_text_has_an_answer_whose_spans_lie_inside_it(body: list[str], caption: str) -> None:
    told = story("A title on May 3", "2025-06-02", *body, caption=caption, highlights=(caption,))

    for one in mentions_of(told):
        assert 0 <= one.start < one.end <= len(text_of(told, one))
        assert text_of(told, one)[one.start : one.end] == one.text
    assert set(date_terms(told)) <= set(SAID)


def test_a_long_stretch_is_kept_by_its_months_and_by_the_days_it_stands_between() -> None:
    found = date_terms(story("Fair is over", "2024-06-02", "The fair lasted from 3 March to 5 April 2024."))

    assert [date.fromordinal(day).isoformat() for day in found["said_day"]] == ["2024-03-03", "2024-04-05"]
    assert list(found["said_month"]) == [2024 * 12 + 2, 2024 * 12 + 3]
