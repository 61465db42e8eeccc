"""In other languages, what sentences begin with and offices are no part of the names after them."""

from __future__ import annotations

import pytest

from tests.store.names.test_name_finder import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bundeskanzlerin Ida Brandt traf den Gast in Oslo. Laut Ota Vell war es kalt.",
            ["Ida Brandt", "Gast", "Oslo", "Ota Vell"],
        ),
        ("Según Ida Brandt, el presidente Ota Vell viajó a El Salvador.", ["Ida Brandt", "Ota Vell", "El Salvador"]),
        ("Mais Ida Brandt refuse, selon elle. Le temps passe.", ["Ida Brandt"]),
        ("Menurut Ida Brandt, Presiden Ota Vell yang pergi.", ["Ida Brandt", "Ota Vell"]),
        ("Затем Ида Брандт уехала, но Президент Ота Велл остался.", ["Ида Брандт", "Ота Велл"]),
    ],
)
def test_names_begin_after_them(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_english_keeps_its_own_words() -> None:
    assert names("Papa Brandt and Don Vell saw the Laut Otters.") == ["Papa Brandt", "Don Vell", "Laut Otters"]
