"""Films, books and songs are named by all that stands between quotation marks; nicknames and what is said are not."""

from __future__ import annotations

import pytest

from tests.store.names.test_name_finder import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Her film “The Crying Otter” opened in Oslo.", ["The Crying Otter", "Oslo"]),
        ('He read "Ice in August, " and wept.', ["Ice in August"]),
        ('The boxer Roberto "Hands of Stone" Vell won.', ["Roberto", "Vell"]),
        ("“We left Oslo,” said Ida Brandt.", ["Oslo", "Ida Brandt"]),
    ],
)
def test_works_are_named_whole(text: str, expected: list[str]) -> None:
    assert names(text) == expected
