"""Full dates, days of a month, weekdays, today and its neighbours."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.dates.tagging import only, told_in, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell on 3 March 1998.", "3 March 1998 = 1998-03-03"),
        ("The bridge fell on March 3rd, 1998, at dawn.", "March 3rd, 1998 = 1998-03-03"),
        ("It was dated the twenty-first of May 2011.", "the twenty-first of May 2011 = 2011-05-21"),
        ("It was the Second of June 1953 when she was crowned.", "the Second of June 1953 = 1953-06-02"),
        ("The ship sailed on 30 February 2019.", "February 2019 = 2019-02"),
        ("The ship sailed on April 31.", "–"),
        ("Monday, 9 June, was a holiday.", "Monday, 9 June = 2025-06-09"),
        ("They met on Tuesday the 3rd of June.", "Tuesday the 3rd of June = 2025-06-03"),
        ("The letter of 11-Nov-1918 hangs on the wall.", "11-Nov-1918 = 1918-11-11"),
        ("Their visa ran out on 07/15/2024.", "07/15/2024 = 2024-07-15"),
        ("The stamp says 15/07/2024.", "15/07/2024 = 2024-07-15"),
        ("The stamp says 04/05/2024.", "04/05/2024 = 2024-04-05"),
        ("The stamp says 2024/5/4.", "2024/5/4 = 2024-05-04"),
        ("The stamp says 1.9.2023 in faint ink.", "1.9.2023 = 2023-09-01"),
        ("The stamp says 13/13/2024.", "–"),
        ("The file is from 2024-02-30.", "–"),
        ("The log begins 2024-02-29T08:15:30 and stops.", "2024-02-29T08:15:30 = 2024-02-29T08:15:30"),
        ("The attack of 9/11 changed the city.", "9/11 = 2001-09-11"),
        (
            "It rained the day before yesterday and the day after tomorrow it may again.",
            "the day before yesterday = 2025-06-09; the day after tomorrow = 2025-06-13",
        ),
        ("They left on 3 June and came back the day after.", "3 June = 2025-06-03; the day after = 2025-06-04"),
        ("Three Fridays ago the pit was closed.", "Three Fridays ago = 2025-05-23"),
        ("She came last Wednesday and left this Wednesday.", "last Wednesday = 2025-06-04; this Wednesday = 2025-06-11"),
        ("The court sits next Wednesday.", "next Wednesday = 2025-06-18"),
        ("They wed on the previous Saturday.", "the previous Saturday = 2025-06-07"),
        ("Rents fell, he said on that Friday.", "that Friday = 2025-06-06"),
        ("He paid on the 3rd and again on the 10th.", "the 3rd = 2025-06-03; the 10th = 2025-06-10"),
        ("He paid on the 31st, and again in June.", "June = 2025-06"),
        ("In 1998 they paid by the 5th, as agreed.", "1998 = 1998; the 5th = 2025-06-05"),
        ("From 7 to 10 May they danced.", "7 = 2025-05-07 to 2025-05-10; 10 May = 2025-05-10"),
        (
            "The 7th, 8th and 10th of May 2024 were dry.",
            "7th = 2024-05-07; 8th = 2024-05-08 to 2024-05-10; 10th of May 2024 = 2024-05-10",
        ),
        (
            "On 28, 29 and 30 January last year they struck.",
            "28 = 2024-01-28; 29 = 2024-01-29 to 2024-01-30; 30 January last year = 2024-01-30",
        ),
        ("Between 30 March and 2 April the sea was rough.", "30 March = 2025-03-30 to 2025-04-02; 2 April = 2025-04-02"),
        ("They voted Tuesday and will vote again Thursday.", "Tuesday = 2025-06-10; Thursday = 2025-06-12"),
    ],
)
def test_a_day_is_read(text: str, expected: str) -> None:
    assert told_in(text) == expected


@given(
    st.dates(date(1000, 1, 1), date(2199, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%d.%m.%Y"]),
)
def test_a_full_date_is_read_in_every_common_form(day: date, form: str) -> None:
    assert only(f"It was stamped {day:{form}} in ink.").first == day


@given(st.dates(date(1971, 1, 1), date(2068, 12, 31)))
def test_slashes_are_read_with_the_month_first_where_both_orders_are_days(day: date) -> None:
    mention = only(f"It was stamped {day:%m/%d/%Y} in ink.")

    assert mention.first == day
    assert bool(mention.doubt) == (day.day <= 12 and day.day != day.month)


@given(st.dates(date(1971, 1, 1), date(2068, 12, 31)))
def test_two_figures_are_a_year_of_the_last_century_or_of_this(day: date) -> None:
    if day.year < 1970 + 100:
        assert only(f"It was stamped {day:%m/%d}/{day.year % 100:02} in ink.").first == (
            day if day.year <= 2069 else day.replace(year=day.year - 100)
        )


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("He came on the 3rd.", date(2025, 6, 11), "2025-06-03"),
        ("He came on the 30th.", date(2025, 2, 11), ""),
        ("He leaves tomorrow.", date(2024, 12, 31), "2025-01-01"),
        ("He left yesterday.", date(2024, 3, 1), "2024-02-29"),
        ("He leaves the day after tomorrow.", date(2025, 2, 27), "2025-03-01"),
        ("He left on 31 December.", date(2025, 1, 1), "2024-12-31"),
        ("He leaves on 1 January.", date(2024, 12, 31), "2025-01-01"),
        ("He left on Sunday.", date(2025, 6, 8), "2025-06-08"),
        ("Two Sundays ago he left.", date(2025, 6, 8), "2025-05-25"),
    ],
)
def test_days_at_the_turn_of_months_and_years(text: str, published: date, expected: str) -> None:
    assert "".join(values(text, published)) == expected


def test_a_day_in_figures_is_sure_and_a_bare_number_is_not() -> None:
    assert only("It was 2024-06-03.").certainty == 1.0
    assert only("It was on 3 June 2024.").certainty == 0.99
    assert only("He came on the 3rd.").certainty == 0.6
