"""A text on its way through the rules: what is learned of it, and what a mention says of itself."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates import DateMention, Kind, Mod, Side, find_dates
from store.dates.matcher import RULES
from store.dates.mention import side_of
from tests.store.dates.tagging import PUBLISHED, only, values

DAYS = st.dates(date(1001, 1, 1), date(8998, 12, 31))
TEXT = (
    "On 12 May 2019 it broke. Two days later it was mended. The following week it broke again. On Friday they met at 5 p.m. "
    "They will meet next month, or in the third quarter. A year ago nobody came. It happens every Tuesday, in the 1980s, since "
    "April, and between Christmas and New Year's Day 2024; in late 2024, the second week of May, and the Friday before last."
)


def test_two_quarters_in_a_row_are_told_apart() -> None:
    text = "Third-quarter profit rose. A year ago it fell. In the nine months sales rose. A year earlier they fell."

    assert values(text, date(2013, 10, 30)) == ["2013-Q3", "2012-Q3", "P9M", "2012"]


def test_the_quarter_of_a_report_is_the_latest_that_was_named() -> None:
    text = "Second-quarter profit rose after a fall in the first quarter. Sales in the quarter were flat."

    assert values(text, date(2013, 8, 1)) == ["2013-Q2", "2013-Q1", "2013-Q2"]


def test_a_time_of_day_leans_on_the_day_last_spoken_of() -> None:
    assert values("On 3 June they came. At 9 a.m. they left.") == ["2025-06-03", "2025-06-03T09:00"]
    assert only("At 9 a.m. they left.").doubt == "no day is named"


def test_a_number_alone_leans_on_the_month_last_spoken_of() -> None:
    assert values("He came on 3 May, and left on the 5th.") == ["2025-05-03", "2025-05-05"]
    assert values("He came on 3 May 2019, and left on the 5th.") == ["2019-05-03", "2025-06-05"]


def test_no_two_mentions_share_a_word() -> None:
    found = find_dates(TEXT, PUBLISHED)

    assert len(found) >= 15
    assert all(first.end <= second.start for first, second in pairwise(found))


def test_a_day_that_is_part_of_something_else_is_told_as_unknown() -> None:
    found = only("They met on Friday of May 1999.")

    assert (found.value, found.first) == ("XXXX", None)
    assert found.certainty < 0.5
    assert found.doubt


@given(DAYS)
def test_what_has_a_year_means_the_same_whenever_it_is_read(published: date) -> None:
    text = "On 12 May 2019, in April 1998, in the 1980s, in the 19th century, on Easter Monday 2024, at 5 p.m. on 3 June 2020."

    assert values(text, published) == ["2019-05-12", "1998-04", "198", "18", "2024-04-01", "2020-06-03T17:00"]


@given(DAYS)
def test_every_mention_knows_its_side(published: date) -> None:
    for mention in find_dates(TEXT, published):
        if mention.first and mention.last:
            assert mention.side is side_of(mention.first, mention.last, published)


@given(DAYS)
def test_relative_times_move_with_the_day_of_publication(published: date) -> None:
    yesterday, week, year = find_dates("It was yesterday, last week, or last year.", published)

    assert yesterday.first == published - timedelta(days=1)
    assert week.last is not None
    assert week.last < published
    assert (published - week.last).days <= 7
    assert year.value == f"{published.year - 1:04}"


@pytest.mark.parametrize(
    "text", ["last week", "on Friday", "in June", "two days ago", "the next day", "this morning", "at noon", "in Q3"]
)
def test_without_a_day_of_publication_a_relative_time_is_unknown(text: str) -> None:
    for mention in find_dates(f"It came {text}.", None):
        assert (mention.value, mention.first, mention.last, mention.side) == ("XXXX", None, None, Side.NONE)
        assert mention.certainty == 0.2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in 1998", "1998"),
        ("on 2025-06-11", "2025-06-11"),
        ("now", "PRESENT_REF"),
        ("for two days", "P2D"),
        ("every Tuesday", "XXXX-WXX-2"),
    ],
)
def test_without_a_day_of_publication_the_rest_keeps_its_value(text: str, value: str) -> None:
    assert [mention.value for mention in find_dates(f"It came {text}.", None)] == [value]


def test_a_reference_day_at_the_end_of_time_is_none() -> None:
    assert values("It was yesterday.", date.min) == values("It was yesterday.", date.max) == ["XXXX"]


@pytest.mark.parametrize(
    ("first", "last", "published", "side"),
    [
        (date(2025, 6, 1), date(2025, 6, 10), PUBLISHED, Side.PAST),
        (date(2025, 6, 1), PUBLISHED, PUBLISHED, Side.PRESENT),
        (PUBLISHED, date(2025, 6, 30), PUBLISHED, Side.PRESENT),
        (date(2025, 6, 12), date(2025, 6, 30), PUBLISHED, Side.FUTURE),
        (None, None, PUBLISHED, Side.NONE),
        (PUBLISHED, PUBLISHED, None, Side.NONE),
    ],
)
def test_a_span_lies_on_one_side_of_a_day(first: date | None, last: date | None, published: date | None, side: Side) -> None:
    assert side_of(first, last, published) is side


def test_a_mention_has_these_defaults() -> None:
    mention = DateMention(0, 4, "2024", Kind.DATE, "2024", "year")

    assert (mention.mod, mention.first, mention.certainty, mention.doubt, mention.through) == (Mod.NONE, None, 1.0, "", None)


def test_mentions_name_the_rule_that_read_them() -> None:
    names = {rule.name for rule in RULES} | {"second day of a range"}

    assert {mention.rule for mention in find_dates(TEXT, PUBLISHED)} <= names
