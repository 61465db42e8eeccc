"""Letters in brackets say how far the name before them goes."""

from __future__ import annotations

import pytest

from store.names import names_in
from store.names.abbreviations import explained
from tests.store.names.test_name_finder import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rally for the Return of Refugees in Tovin (RRRT)", "Rally for the Return of Refugees in Tovin"),
        ("the U.N. Interim Force in Lebanon (UNIFIL)", "U.N. Interim Force in Lebanon"),
        ("a Common Market for Eastern and Southern Africa (COMESA)", "Common Market for Eastern and Southern Africa"),
        ("Growers of Sorvik (SRVK)", None),
        ("the mayor, Ida Brandt (SPD)", None),
    ],
)
def test_letters_stand_for_the_words_before_them(text: str, expected: str | None) -> None:
    tokens = text.replace("(", "( ").replace(")", " )").replace("U.N.", "U.N .").split()
    assert [" ".join(tokens[start:end]).replace(" .", ".") for start, end in explained(tokens)] == (
        [expected] if expected else []
    )


def test_both_are_names_of_the_story() -> None:
    told = "The Rally for the Return of Refugees in Tovin (RRRT) met. RRRT was glad."
    assert names(told) == ["Rally for the Return of Refugees in Tovin", "RRRT"]


def test_letters_for_what_everyone_has_are_no_names() -> None:
    assert names("The CEO said GDP rose on TV; her PhD and DVDs helped NATO.") == ["NATO"]


def test_very_many_brackets_are_read_in_time() -> None:
    assert names_in(["t", "A " * 3_000 + "(A) " * 3_000 + "(" * 9_000]) is not None
