"""Feasts and the days they fall on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.gregorian.holidays import NAMES, easter, holiday, known_holiday


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1818, "03-22"),
        (1943, "04-25"),
        (1961, "04-02"),
        (2000, "04-23"),
        (2008, "03-23"),
        (2011, "04-24"),
        (2016, "03-27"),
        (2019, "04-21"),
        (2024, "03-31"),
        (2025, "04-20"),
        (2038, "04-25"),
        (2285, "03-22"),
    ],
)
def test_easter_falls_where_the_almanac_says(year: int, day: str) -> None:
    assert easter(year) == date.fromisoformat(f"{year}-{day}")


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_between_its_bounds(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("new year's day", "2025-01-01"),
        ("martin luther king day", "2025-01-20"),
        ("valentine's day", "2025-02-14"),
        ("presidents' day", "2025-02-17"),
        ("shrove tuesday", "2025-03-04"),
        ("ash wednesday", "2025-03-05"),
        ("st patrick's day", "2025-03-17"),
        ("palm sunday", "2025-04-13"),
        ("maundy thursday", "2025-04-17"),
        ("good friday", "2025-04-18"),
        ("holy saturday", "2025-04-19"),
        ("easter", "2025-04-20"),
        ("easter monday", "2025-04-21"),
        ("mother's day", "2025-05-11"),
        ("memorial day", "2025-05-26"),
        ("ascension day", "2025-05-29"),
        ("pentecost", "2025-06-08"),
        ("whit monday", "2025-06-09"),
        ("trinity sunday", "2025-06-15"),
        ("father's day", "2025-06-15"),
        ("independence day", "2025-07-04"),
        ("labor day", "2025-09-01"),
        ("columbus day", "2025-10-13"),
        ("election day", "2025-11-04"),
        ("remembrance day", "2025-11-11"),
        ("thanksgiving", "2025-11-27"),
        ("black friday", "2025-11-28"),
        ("cyber monday", "2025-12-01"),
        ("boxing day", "2025-12-26"),
    ],
)
def test_a_feast_has_its_day(name: str, day: str) -> None:
    assert holiday(name, 2025) == date.fromisoformat(day)


@given(st.sampled_from(sorted(NAMES)), st.integers(1583, 9000))
def test_every_feast_has_a_day_in_every_year(name: str, year: int) -> None:
    assert holiday(name, year).year == year


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Christmas", "christmas"),
        ("CHRISTMAS  EVE", "christmas eve"),
        ("New Year’s Day", "new year's day"),
        ("New Years Day", "new year's day"),
        ("St. Patrick's Day", "st patrick's day"),
        ("Mothers Day", "mother's day"),
        ("Michaelmas", ""),
        ("", ""),
    ],
)
def test_a_feast_is_known_whatever_its_signs_and_capitals(written: str, name: str) -> None:
    assert known_holiday(written) == name


def test_presidents_day_is_one_feast_however_it_is_written() -> None:
    names = {known_holiday(written) for written in ("Presidents' Day", "Presidents Day", "President's Day")}

    assert {holiday(name, 2025) for name in names} == {date(2025, 2, 17)}


@given(st.sampled_from(sorted(NAMES)), st.sampled_from(["'", "’", ""]), st.booleans())
def test_each_name_is_found_again(name: str, apostrophe: str, capitals: bool) -> None:
    written = name.replace("'", apostrophe)

    found = known_holiday(written.upper() if capitals else written)

    assert holiday(found, 2025) == holiday(name, 2025)
