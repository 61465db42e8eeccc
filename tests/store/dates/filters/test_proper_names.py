"""Words for times that are parts of names, and the same words where they are times."""

from __future__ import annotations

import pytest

from tests.store.dates.tagging import values


@pytest.mark.parametrize(
    "text",
    [
        "June Carter sang.",
        "The judge April Jones ruled.",
        "Mr. May spoke.",
        "Mrs May spoke.",
        "They saw August Wilson on stage.",
        "They met April D. Jones there.",
        "They met April O'Neil there.",
        "June said it rained.",
        "May van der Berg wrote it.",
        "The singer June Carter sang.",
        "The June Rebellion was crushed.",
        "The August Coup failed.",
        "Sheffield Wednesday lost.",
        "Ruby Tuesday closed.",
        "Bloody Sunday was long ago.",
        "The Sunday Times said so.",
        "The Mail on Sunday said so.",
        "They watched Saturday Night Live.",
        "Joe Friday nodded.",
        "Sgt. Friday nodded.",
        "Sunday Adeyemi scored.",
        "Wednesday Addams smiled.",
        "They sailed to Easter Island.",
        "The Good Friday Agreement holds.",
        "Father Christmas came.",
        "Merry Christmas to all.",
        "The Orthodox Easter was late.",
        "The Chinese New Year was late.",
        "The Christmas Island detention centre closed.",
    ],
)
def test_a_name_is_no_time(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In June Carter sang.", ["2025-06"]),
        ("Since April Jones has led them.", ["2025-04"]),
        ("The June meeting was long.", ["2025-06"]),
        ("June Sales rose.", ["2025-06"]),
        ("On Sunday Iran said so.", ["2025-06-08"]),
        ("On Wednesday Sheffield lost.", ["2025-06-11"]),
        ("They met Sunday in Rome.", ["2025-06-08"]),
        ("The Sunday paper said so.", ["2025-06-08"]),
        ("On Saturday night they watched it.", ["2025-06-07TNI"]),
        ("At Easter they sailed.", ["2025-04-20"]),
        ("They came home for Christmas.", ["2024-12-25"]),
        ("Mid-June Carter left.", ["2025-06"]),
    ],
)
def test_a_time_beside_a_name_stays_one(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_month_that_is_somebodys_name_is_so_in_the_rest_of_the_text() -> None:
    named = "April Jones wrote it. Later April left. In April it was printed. June was dry."

    assert values(named) == ["2025-04", "2025-06"]
    assert values("Later April left.") == ["2025-04"]
