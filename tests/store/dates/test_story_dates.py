"""The dates of a story, told where they stand in its parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from store.api.story import Story
from store.api.when import When
from store.dates.story_dates import mentions_of, published_day
from store.folder.archive import FolderArchive
from store.text.reading_limits import MENTION_LIMIT, SENTENCE_LIMIT
from tests.conftest import story


def test_parts_are_read_as_a_reader_goes_through_them() -> None:
    told = story(
        "Opens 3 May 2019", "2025-06-02", "Shut in 1998.", "Burned in 2001.", highlights=("Built 1960",), caption="In 2005"
    )

    found = mentions_of(told)

    assert [(one.part, one.index, one.text) for one in found] == [
        ("title", 0, "3 May 2019"),
        ("highlight", 0, "1960"),
        ("paragraph", 0, "1998"),
        ("paragraph", 1, "2001"),
        ("caption", 0, "2005"),
    ]


def test_no_mention_runs_from_one_part_into_the_next() -> None:
    found = mentions_of(story("They met in May", "2025-06-02", "7 to 10 of them came.", "In June", "2019 was dry."))

    assert [(one.part, one.text) for one in found] == [("title", "May"), ("paragraph", "June"), ("paragraph", "2019")]


def test_what_was_said_before_is_known_in_the_next_part() -> None:
    found = mentions_of(story("Fair", "2025-06-02", "It began on 3 May 2019.", "Two days later it ended."))

    assert [one.first for one in found] == [date(2019, 5, 3), date(2019, 5, 5)]


@pytest.mark.parametrize(
    ("text", "mention", "first", "last"),
    [
        ("It ran May 7-10, 2019.", "May 7-10, 2019", "2019-05-07", "2019-05-10"),
        ("It ran from 2016 to 2019.", "2016 to 2019", "2016-01-01", "2019-12-31"),
        ("It ran between March and May 2019.", "March and May 2019", "2019-03-01", "2019-05-31"),
        ("It ran in the 2013-14 season.", "2013", "2013-01-01", "2014-12-31"),
        ("It ran Monday to Friday.", "Monday to Friday", "2025-06-02", "2025-06-06"),
        ("It has run since 2019.", "2019", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_range_is_one_mention_with_the_days_of_both(text: str, mention: str, first: str, last: str) -> None:
    (found,) = mentions_of(story("Fair", "2025-06-02", text))

    assert (found.text, str(found.first), str(found.last)) == (mention, first, last)


def test_a_range_is_as_sure_as_its_less_sure_end() -> None:
    both, single = (
        mentions_of(story("Fair", "2025-06-02", text))[0] for text in ("From 3 May to 5 May 2019.", "On 3 May 2019.")
    )

    assert both.certainty <= single.certainty
    assert both.side == "past"


def test_a_mention_tells_its_sentence_cleaned() -> None:
    (found,) = mentions_of(story("Fair", "2025-06-02", "Rain fell. The fair  opened on 3 May 2019. It was dry."))

    assert found.sentence == "The fair opened on 3 May 2019."


def test_the_sentence_of_a_title_is_the_title() -> None:
    (found,) = mentions_of(story("The fair of 2019", "2025-06-02", "Rain fell."))

    assert (found.part, found.sentence) == ("title", "The fair of 2019")


def test_a_long_sentence_is_cut_around_each_of_its_dates() -> None:
    text = "rain " * 1_000 + "on 3 May 2019 " + "wind " * 1_000 + "in 1998 " + "sun " * 1_000

    first, second = mentions_of(story("Fair", "2025-06-02", text))

    assert first.text in first.sentence
    assert second.text in second.sentence
    assert max(len(first.sentence), len(second.sentence)) <= SENTENCE_LIMIT + 4


def test_of_a_story_with_very_many_dates_the_first_are_told() -> None:
    found = mentions_of(story("Fair", "2025-06-02", "It was shut in 1998. " * (MENTION_LIMIT + 50)))

    assert len(found) == MENTION_LIMIT


@pytest.mark.parametrize(
    ("published", "undated", "expected"),
    [
        ("2025-06-02", False, date(2025, 6, 2)),
        ("2025-06-02T14:05", False, date(2025, 6, 2)),
        ("2025-06-02", True, None),
        ("2025-06", False, None),
        ("2025", False, None),
    ],
)
def test_times_are_seen_from_a_day_that_is_known_to_the_day(published: str, undated: bool, expected: date | None) -> None:
    told = replace(story("Fair"), published=When(published), undated=undated)

    assert published_day(told) == expected


def test_without_that_day_relative_times_have_no_days() -> None:
    told: Story = replace(story("Fair", "2025-06", "It opened last week, as it had in 1998."), published=When("2025-06"))

    assert [(one.value, one.side) for one in mentions_of(told)] == [("XXXX", ""), ("1998", "")]


def test_a_story_of_an_upcoming_week_is_understood(archive: FolderArchive) -> None:
    told = story(
        "Ferries to run again",
        "2025-06-02",
        "In March 2019 the ferries stopped. In the preceding month two had sunk. They run in the upcoming week, and every other weekend.",
        "Nobody's fault, said the harbour's 's-hand on Monday.",
    )
    archive.add([told])
    archive.understand()

    kept = archive.story(told.id)

    assert kept is not None
    assert not kept.not_understood
    assert [one.text for one in archive.times.mentions(told.id)] == [
        "March 2019",
        "the preceding month",
        "the upcoming week",
        "every other weekend",
        "Monday",
    ]
