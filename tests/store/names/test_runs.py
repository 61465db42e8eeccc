"""What joins words to one name, and what parts a run of capitalised words into several."""

from __future__ import annotations

import pytest

from tests.store.names.test_name_finder import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He sued Brandt & Osei Co and the Test and County Cycling Board.", ["Brandt & Osei Co", "Test and County Cycling Board"]),
        ("The Department of Health and Human Services paid Tovin.", ["Department of Health and Human Services", "Tovin"]),
        ("The Organisation for Trade and Cooperation in Europe met.", ["Organisation for Trade and Cooperation in Europe"]),
        ("It met Germany and Norway.", ["Germany", "Norway"]),
        ("The Seed Traders' Association and the People's Bank of Norway met.",
         ["Seed Traders' Association", "People's Bank of Norway"]),
        ("The U.S. Treasury Department and the U.N. Security Council agreed.", ["U.S. Treasury Department", "U.N. Security Council"]),
        ("It left the U.S. Marlow stayed.", ["U.S", "Marlow"]),
        ("Books by A.G. Marlow and J.K. Osei sold.", ["A.G. Marlow", "J.K. Osei"]),
        ("He spoke of Kengo wa Tovin and the Sant' Egidio Community.", ["Kengo wa Tovin", "Sant' Egidio Community"]),
    ],
)  # fmt: skip
def test_signs_and_small_words_join(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ohio-based Brandt Co met the NATO-backed Tovin Front.", ["Brandt Co", "Tovin Front"]),
        ("It was St. Louis-based Vell Bancorp that paid.", ["Vell Bancorp"]),
        ("Yet Karl Marasek of Vellberg beat Ota Tovin of the Sorvik Rowing Club.",
         ["Karl Marasek", "Vellberg", "Ota Tovin", "Sorvik Rowing Club"]),
        ("Sorvik Motor Corp of South Korea sold cars.", ["Sorvik Motor Corp", "South Korea"]),
        ("The Bank of Norway and the University of Lahore agreed.", ["Bank of Norway", "University of Lahore"]),
        ("Security Council President Ota Marlow and Treasury Secretary Ida Brandt met.",
         ["Security Council", "Ota Marlow", "Ida Brandt"]),
        ("Envoys of the OSCE Chechnya mission met.", ["OSCE", "Chechnya"]),
        ("The Tovin Otters 6-2 and Brazil 3 were told in Durham 22 times.", ["Tovin Otters", "Brazil", "Durham"]),
        ("A bus left Moengo 56 miles behind; Apollo 11 and Boeing 747 flew.", ["Moengo", "Apollo 11", "Boeing 747"]),
    ],
)  # fmt: skip
def test_names_are_parted(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left First Vellberg Bank, then Banc One.", ["First Vellberg Bank", "Banc One"]),
        ("The court in The Hague sat.", ["The Hague"]),
        ("It fell in the June Comelf report, and from January to June Tovin rose.", ["Comelf", "Tovin"]),
        ("Escaped Briton found. Top Belarus officials saw him.", ["Belarus"]),
        ("PRESS DIGEST was read on January-June 5.", []),
    ],
)
def test_what_stands_before_and_after_a_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday Vellberg Financial Secretary Ota Marlow met Adviser Ida Brandt.", ["Vellberg", "Ota Marlow", "Ida Brandt"]),
        ("It was Virgin Radio DJ Ota Marlow and the Tovin MEP Ida Brandt.", ["Virgin Radio", "Ota Marlow", "Tovin", "Ida Brandt"]),
        ("It was World Bank Senior Vice President Ota Marlow.", ["World Bank", "Ota Marlow"]),
        ("It was former South Carolina Gov. Ota Marlow.", ["South Carolina", "Ota Marlow"]),
        ("The United Nations High Commissioner for Refugees met the High Commissioner.",
         ["United Nations High Commissioner for Refugees"]),
        ("The House Committee on Foreign Affairs met the Council on Tuesday.", ["House Committee on Foreign Affairs", "Council"]),
        ("He met Australian Tom Vell and Italian Roman Catholic priests.", ["Tom Vell"]),
        ("He flew British Airways to French Guiana, and read of Palestinian U.N. envoys.", ["British Airways", "French Guiana", "U.N"]),
        ("McDonald's and Lloyd's of London rose, The Sunday Telegraph told.", ["McDonald's", "Lloyd's of London", "Sunday Telegraph"]),
        ("She won the U.S. Open as N. Korea beat S. Korea.", ["U.S. Open", "N. Korea", "S. Korea"]),
    ],
)  # fmt: skip
def test_offices_peoples_and_what_belongs_to_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text", ["A's ", "A and A of the A ", "A of ", "President A of B Secretary ", "A for A and ", "A-based "]
)
def test_very_long_runs_are_read_in_time(text: str) -> None:
    assert len(names((text * 20_000)[:40_000])) < 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He saw that Tovin Rovers 2 Sorvik Town 1 was a fine game.", ["Tovin Rovers", "Sorvik Town"]),
        ("It was clear that Rangers 2 Celtic 1 had been the score.", ["Rangers", "Celtic"]),
        ("He flew Apollo 11 there, and she took Flight 800.", ["Apollo 11", "Flight 800"]),
        ("The money of the Boatmen's Bancshares Inc was gone.", ["Boatmen's Bancshares Inc"]),
        ("Firemen met him at the gate.", []),
    ],
)
def test_a_score_is_no_number_of_a_name_and_men_own_what_is_called_after_them(text: str, expected: list[str]) -> None:
    assert names(text) == expected
