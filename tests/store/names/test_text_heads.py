"""A report's first line may begin with its writer and the place in capitals it was sent from."""

from __future__ import annotations

import pytest

from store.names import names_in
from store.names.text_heads import without_head


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("NEW TOVIN (Reuters) - Factory orders rose.", ["New Tovin"]),
        ("Ann Vell OSLO, Norway 2024-05-06 Factory orders rose.", ["Ann Vell", "Oslo", "Norway"]),
        ("URUS-VELL, N.H. — Factory orders rose.", ["Urus-vell", "N.H."]),
    ],
)
def test_the_head_is_taken_off(text: str, heads: list[str]) -> None:
    assert without_head(text) == (heads, "Factory orders rose.")


@pytest.mark.parametrize("text", ["NATO - a union - met.", "Oslo is cold.", "A B - C", "", "GDP (IMF) fell"])
def test_a_sentence_is_no_head(text: str) -> None:
    assert without_head(text)[0] in ([], ["Nato"])


def test_the_first_sentence_begins_after_it() -> None:
    found = names_in(["A title", "Ann Vell OSLO, Norway 2024-05-06 Factory orders rose with the sea, said Marlow."])
    assert [name.text for name in found] == ["Ann Vell", "Oslo", "Norway", "Marlow"]
