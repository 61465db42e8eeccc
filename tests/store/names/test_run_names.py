"""A run of capitals that tells its names by itself has the same names wherever it stands within a sentence."""

from __future__ import annotations

import pytest

from tests.store.names.test_name_finder import names


@pytest.mark.parametrize(
    ("run", "found"),
    [
        ("European Union", ["European Union"]),
        ("Harbour Secretary Ines Quarto", ["Harbour", "Ines Quarto"]),
        ("OSCE Chechnya", ["OSCE", "Chechnya"]),
        ("Kwame Osei-Bonsu", ["Kwame Osei-Bonsu"]),
        ("Secretary of State Marta Lindqvist", ["Marta Lindqvist"]),
    ],
)
def test_a_run_has_the_same_names_each_time(run: str, found: list[str]) -> None:
    assert names(f"They saw {run} here. We heard that {run} left, said the town.") == found


def test_a_run_that_opens_a_sentence_is_weighed_where_it_stands() -> None:
    assert names("The European Union met. They saw the European Union.") == ["European Union"]
    assert names("They saw Former Harbour Bank of Norway. Former Harbour Bank of Norway heads met.") == [
        "Harbour Bank of Norway"
    ]
    assert names("One Union Bank is here. They saw One Union Bank there.") == ["Union Bank", "One Union Bank"]


def test_a_common_word_is_no_name_where_the_text_has_it_in_small_letters() -> None:
    assert names("They met on Tuesday Harbour and left.") == ["Harbour"]
    assert names("They met on Tuesday Harbour and left the harbour.") == []
