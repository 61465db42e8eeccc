"""Which sentences tell one event, and how much a sentence tells of a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.story import Story
from store.api.times import EventMention
from store.api.views import StoryRow
from store.dates.story_dates import mentions_of, published_day
from store.events.mention_weight import for_span, telling, weighed
from store.events.sentence_similarity import gist_of, likeness
from tests.conftest import story

FALL = "The old bridge over the Indus at Sukkur fell on April 2."


def rarity(_word: str) -> float:
    """Return that every word is as rare as any other."""
    return 3.0


def told_in(kept: Story) -> list[EventMention]:
    """Return what a story says of times, weighed."""
    row, mentions = StoryRow(kept.id, kept.title, kept.published, "", "", ("other",)), mentions_of(kept)
    return weighed(row, mentions, published_day(kept), [""] * len(mentions))


def test_sentences_of_one_event_are_alike_however_they_are_put_together() -> None:
    one, other = gist_of(FALL, rarity, "April 2"), gist_of("On April 2 Sukkur's bridge across the Indus had fallen.", rarity)

    assert likeness(one, other) > 0.5
    assert likeness(one, gist_of("The State Bank held its rate on April 2.", rarity)) == 0.0
    assert likeness(one, one) == pytest.approx(1.0)


def test_days_months_and_who_said_it_make_nothing_alike() -> None:
    one = gist_of("He said on Monday, April 2, that it was last year.", rarity)

    assert likeness(one, gist_of("She said on Monday, April 2, that it was last week.", rarity)) == 0.0


def test_what_stands_beside_the_date_says_what_it_is_the_date_of() -> None:
    long = f"{'Many other things were talked of at length that day in the hall, ' * 2}and the ceasefire of April 2 holds."

    gist = gist_of(long, rarity, "April 2")

    assert "ceasef" in gist.near
    assert "length" not in gist.near


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_between_nothing_and_one_and_the_same_both_ways(first: str, second: str) -> None:
    one, other = gist_of(first, rarity), gist_of(second, rarity)

    assert 0.0 <= likeness(one, other) <= 1.0 + 1e-9
    assert likeness(one, other) == pytest.approx(likeness(other, one))


def test_a_precise_day_tells_more_than_a_month_and_that_more_than_a_year() -> None:
    kept = story(
        "The bridge at Sukkur",
        "2026-01-10",
        "The old bridge over the Indus at Sukkur fell on April 2, 2025.",
        "A new bridge over the Indus at Sukkur was opened in May 2025.",
        "The first bridge over the Indus at Sukkur was built in 1889.",
    )

    day, month, year = (one.worth for one in told_in(kept))

    assert day > month > year > 0


def test_the_reports_own_day_tells_little_of_it_but_as_much_of_what_happened() -> None:
    own = told_in(story("Bridge falls", "2025-04-02", "The old bridge over the Indus at Sukkur fell on April 2."))[0]
    later = told_in(story("Inquiry", "2025-04-20", "The old bridge over the Indus at Sukkur fell on April 2."))[0]

    assert own.own
    assert not later.own
    assert own.worth < later.worth
    assert telling(own) == pytest.approx(telling(later), rel=0.05)


def test_a_fragment_tells_nothing_and_a_sentence_that_leans_on_another_tells_less() -> None:
    assert told_in(story("Bridge", "2025-04-20", "It fell April 2.")) == []
    whole, leaning = (
        told_in(story("Bridge", "2025-04-20", f"{start} over the Indus at Sukkur fell on April 2."))[0].worth
        for start in ("The old bridge", "It was why this bridge")
    )
    assert leaning < whole


def test_a_time_longer_than_the_span_tells_half_of_it() -> None:
    month = told_in(story("Bridge", "2025-08-20", "A new bridge over the Indus at Sukkur was opened in May 2025."))[0]

    assert for_span(month, date(2025, 5, 3), date(2025, 5, 4)).worth == month.worth / 2
    assert for_span(month, date(2025, 1, 1), date(2025, 12, 31)) == month
