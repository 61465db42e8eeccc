"""Times that belong together: where a range ends, and days counted from a neighbour."""

from __future__ import annotations

from datetime import date

import pytest

from store.dates import Kind, find_dates
from tests.store.dates.tagging import PUBLISHED, told_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ran May 7-10, 2019.", "May 7 = 2019-05-07 to 2019-05-10; 10, 2019 = 2019-05-10"),
        ("It ran May 7–10.", "May 7 = 2025-05-07 to 2025-05-10; 10 = 2025-05-10"),
        ("It ran from May 7 to 10 with breaks.", "May 7 = 2025-05-07 to 2025-05-10; 10 = 2025-05-10"),
        ("It ran April 24 and 25.", "April 24 = 2025-04-24 to 2025-04-25; 25 = 2025-04-25"),
        ("It ran May 7 to 5.", "May 7 = 2025-05-07"),
        ("It ran April 24 to 31.", "April 24 = 2025-04-24"),
        ("It ran June 2-3% up.", "June 2 = 2025-06-02"),
        ("It ran 7–10 May 2019.", "7 = 2019-05-07 to 2019-05-10; 10 May 2019 = 2019-05-10"),
        ("It ran from 2016 to 2019.", "2016 = 2016 to 2019-12-31; 2019 = 2019"),
        ("It ran between 2016 and 2019.", "2016 = 2016 to 2019-12-31; 2019 = 2019"),
        ("It fell in 2016 and 2019.", "2016 = 2016; 2019 = 2019"),
        ("It ran from 2019 to 2016.", "2019 = 2019; 2016 = 2016"),
        ("It ran from 2016 to May 2019.", "2016 = 2016; May 2019 = 2019-05"),
        ("It ran in the 2024-25 season.", "2024 = 2024 to 2025-12-31"),
        ("It ran 1939–45.", "1939 = 1939 to 1945-12-31"),
        ("It ran 1998-97.", "1998 = 1998"),
        ("It ran from March to May.", "March = 2025-03 to 2025-05-31; May = 2025-05"),
        ("It ran from July to March.", "July = 2024-07 to 2025-03-31; March = 2025-03"),
        ("It has run since April.", "April = 2025-04 to 2025-06-11"),
        ("It has run since 2019.", "2019 = 2019 to 2025-06-11"),
        ("It will run since 2030.", "2030 = 2030"),
        ("They sit Monday to Friday.", "Monday = 2025-06-09 to 2025-06-13; Friday = 2025-06-13"),
        ("They sat Friday through Monday.", "Friday = 2025-06-06 to 2025-06-09; Monday = 2025-06-09"),
        ("They met Tuesday and Thursday.", "Tuesday = 2025-06-03; Thursday = 2025-06-05"),
        ("They will meet Thursday and Tuesday.", "Thursday = 2025-06-12; Tuesday = 2025-06-17"),
        ("They will meet Tuesday and Thursday.", "Tuesday = 2025-06-17; Thursday = 2025-06-19"),
        ("It broke two days after May 12.", "two days = P2D (2025-05-14); May 12 = 2025-05-12"),
        ("It broke two weeks before May 12, 2019.", "two weeks = P2W (2019-04-28); May 12, 2019 = 2019-05-12"),
        ("It broke three months from May 12.", "three months = P3M (2025-08-01); May 12 = 2025-05-12"),
        ("It broke some weeks after May 12.", "some weeks = PXW; May 12 = 2025-05-12"),
        ("It broke two days after May.", "two days = P2D; May = 2025-05"),
        ("It broke two days in May.", "two days = P2D; May = 2025-05"),
    ],
)
def test_neighbours_say_where_a_range_ends(text: str, expected: str) -> None:
    assert told_in(text) == expected


def test_the_end_of_a_range_is_a_mention_of_its_own_rule() -> None:
    _, second = find_dates("The fair ran May 7–10, 2019.", PUBLISHED)

    assert (second.rule, second.text, second.precision) == ("second day of a range", "10, 2019", "day")


def test_a_pair_put_in_order_says_so() -> None:
    first, second = find_dates("They met Tuesday and Thursday.", PUBLISHED)

    assert {first.doubt, second.doubt} == {"", "put into the order in which the two weekdays are told"}
    assert min(first.certainty, second.certainty) == 0.6


def test_a_counted_day_is_no_surer_than_the_day_it_is_counted_from() -> None:
    counted, day = find_dates("It broke two days after May 12.", PUBLISHED)

    assert (counted.kind, counted.precision, counted.first) == (Kind.DURATION, "day", date(2025, 5, 14))
    assert counted.certainty <= day.certainty
    assert counted.doubt == "counted from the date beside it"


def test_a_word_far_behind_ties_nothing() -> None:
    first, second = find_dates("It began in 2016, and, as all of them well know, it ran to 2019.", PUBLISHED)

    assert first.through is None
    assert second.through is None
