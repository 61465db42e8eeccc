"""Figures that look like years and are none, and years beside them."""

from __future__ import annotations

import pytest

from tests.store.dates.tagging import values


@pytest.mark.parametrize(
    "text",
    [
        "Some 2000 people came.",
        "About 1500 tickets were sold.",
        "Nearly 2000 were hurt.",
        "A crowd of 2000 came.",
        "From 2000 to 3000 people came.",
        "The 1990-foot tower stands.",
        "It weighs 1800 kg.",
        "They killed 1200 sheep.",
        "All of 1500 copies went.",
        "It rose 2000%.",
        "It cost $2019.",
        "It cost £1999.",
        "Resolution 1701 was passed.",
        "Rooms 2010 and 2012 are shut.",
        "No. 2024 won.",
        "Flight 1998 was late.",
        "The law 1999 bans it.",
        "Boeing 2025 is no plane.",
        "Call 555-2015 at once.",
        "Call 020 7946 2015 at once.",
        "Phone 2025 for help.",
        "In Hijri 1447 it began.",
        "The year 1404 of the Persian calendar began.",
        "It is Bikram Sambat 2082.",
        "It was 1404 AH.",
        "Boats sold 2015 tickets.",
    ],
)
def test_a_number_of_something_is_no_year(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2000 people came.", ["2000"]),
        ("The 2015 sales were slow.", ["2015"]),
        ("He reported 1998 results.", ["1998"]),
        ("The Elections Bill 2024 was passed.", ["2024"]),
        ("They met in June 2015.", ["2015-06"]),
        ("By 2030 it is gone.", ["2030"]),
        ("The 1998 championships were held here.", ["1998"]),
        ("In 2025 the Islamic year began late.", ["2025"]),
        ("It was built in 1404.", ["1404"]),
        ("Between 1998 and 2001 it was shut.", ["1998", "2001"]),
        ("The 2013/14 season was long.", ["2013"]),
        ("She was born in 1990, 35 years ago.", ["1990", "1990"]),
    ],
)
def test_a_year_stays_one(text: str, expected: list[str]) -> None:
    assert values(text) == expected
