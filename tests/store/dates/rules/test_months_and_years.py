"""Months, seasons, years, decades and centuries."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.dates.tagging import only, told_in, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill closed in May 1999.", "May 1999 = 1999-05"),
        ("The mill closed in Sept. 1999.", "Sept. 1999 = 1999-09"),
        ("The mill closed in April.", "April = 2025-04"),
        ("The mill will close in April.", "April = 2026-04"),
        ("The mill closed last November.", "last November = 2024-11"),
        ("The mill closes next January.", "next January = 2026-01"),
        ("The mill closed this March.", "this March = 2025-03"),
        ("The mill closed in November last year.", "November last year = 2024-11"),
        ("March and May were wet.", "March = 2025-03; May = 2025-05"),
        ("They may march.", "–"),
        ("The March on the city was long.", "–"),
        ("In early May it rained.", "early May = 2025-05 START"),
        ("He came in Mar. and left.", "Mar = 2025-03"),
        ("In May and June 2023 it rained.", "May = 2023-05; June 2023 = 2023-06"),
        ("By the end of May it was over.", "the end of May = 2025-05 END"),
        ("June was dry.", "June = 2025-06"),
        ("On the 31st of June nothing was paid.", "–"),
        ("The winter of 2010 was hard.", "The winter of 2010 = 2010-WI"),
        ("Last summer was dry.", "Last summer = 2024-SU"),
        ("Next spring they vote.", "Next spring = 2026-SP"),
        ("This autumn they vote.", "This autumn = 2025-FA"),
        ("In the spring the pass opened.", "the spring = 2025-SP"),
        ("By the fall the pass will open.", "the fall = 2025-FA"),
        ("The fall of the city was quick.", "–"),
        ("In the southern winter of 2012 it snowed.", "the southern winter of 2012 = 2012-WI"),
        ("In 1066 they landed.", "1066 = 1066"),
        ("The 1832 act was passed.", "1832 = 1832"),
        ("In 1234 a mill stood here.", "1234 = 1234"),
        ("Some 1234 sheep died.", "–"),
        ("In nineteen eighty-four it was banned.", "nineteen eighty-four = 1984"),
        ("In fiscal 2024 it lost money.", "fiscal 2024 = 2024"),
        ("In FY25 it lost money.", "FY25 = 2025"),
        ("In the year 1500 it was built.", "the year 1500 = 1500"),
        ("The 1980s were loud.", "The 1980s = 198"),
        ("The '60s were loud.", "The '60s = 196"),
        ("The nineties were loud.", "The nineties = 199"),
        ("The thirties were loud.", "The thirties = 193"),
        ("He is in his 40s.", "–"),
        ("The 1800s were hard.", "The 1800s = 18"),
        ("In the 19th century it was rebuilt.", "the 19th century = 18"),
        ("In the twenty-first century it was rebuilt.", "the twenty-first century = 20"),
        ("Between 1998 and 2003 it was shut.", "1998 = 1998 to 2003-12-31; 2003 = 2003"),
        ("The 1998-99 season was long.", "1998 = 1998 to 1999-12-31"),
    ],
)
def test_a_month_or_year_is_read(text: str, expected: str) -> None:
    assert told_in(text) == expected


MONTHS = "January February March April May June July August September October November December".split()


@given(st.sampled_from(list(enumerate(MONTHS, 1))), st.integers(1500, 2150))
def test_a_month_with_its_year_is_read(month: tuple[int, str], year: int) -> None:
    number, name = month

    for form in (f"{name} {year}", f"{name}, {year}", f"{name} of {year}"):
        assert values(f"It was in {form} that they met.") == [f"{year}-{number:02}"]


@given(st.sampled_from(list(enumerate(MONTHS, 1))), st.dates(date(1500, 1, 1), date(8000, 12, 31)))
def test_a_month_that_was_is_the_latest_that_has_begun(month: tuple[int, str], published: date) -> None:
    mention = only(f"They met in {month[1]} and parted.", published)

    assert mention.first is not None
    assert mention.first.month == month[0]
    assert 0 <= (published - mention.first).days <= 366


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("They met in December.", date(2025, 1, 5), "2024-12"),
        ("They will meet in January.", date(2025, 12, 5), "2026-01"),
        ("They met last January.", date(2025, 1, 5), "2024-01"),
        ("They met last June.", date(2025, 7, 5), "2025-06"),
        ("They meet next June.", date(2025, 6, 5), "2026-06"),
        ("The July fair", date(2025, 6, 11), "2025-07"),
        ("The August fair", date(2025, 6, 11), "2024-08"),
        ("They met this summer.", date(2025, 8, 5), "2025-SU"),
        ("They met last summer.", date(2025, 8, 5), "2024-SU"),
        ("They met last summer.", date(2025, 9, 5), "2025-SU"),
        ("They will meet next winter.", date(2025, 1, 5), "2025-WI"),
        ("They met in the fall.", date(2025, 1, 5), "2024-FA"),
    ],
)
def test_months_and_seasons_seen_from_other_days(text: str, published: date, expected: str) -> None:
    assert values(text, published) == [expected]


@given(st.integers(100, 219))
def test_a_decade_is_read_in_figures(decade: int) -> None:
    value = only(f"It was built in the {decade}0s by hand.").value

    assert value == (str(decade // 10) if decade % 10 == 0 and 120 <= decade < 190 else str(decade))


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("In 1987 it fell.", 0.95),
        ("The 1987 treaty fell.", 0.8),
        ("In May 1987 it fell.", 0.98),
        ("In the 1980s it fell.", 0.9),
    ],
)
def test_how_sure_a_year_is_depends_on_the_words_beside_it(text: str, certainty: float) -> None:
    assert only(text).certainty == certainty
