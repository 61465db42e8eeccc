"""Words that are written together with an apostrophe and looked for apart."""

from __future__ import annotations

import pytest

from store.text.elision import opened
from store.text.fold import words


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("L’élection d'un maire", "fr", ["l", "election", "d", "un", "maire"]),
        ("Le prix de l'eau", "fr-CA", ["le", "prix", "de", "l", "eau"]),
        ("La diga dell’acqua", "it", ["la", "diga", "dell", "acqua"]),
        ("The minister's dam", "en", ["the", "ministers", "dam"]),
        ("Caixa d'água", "pt", ["caixa", "dagua"]),
    ],
)
def test_an_elided_word_is_found_apart_where_its_language_elides(text: str, language: str, found: list[str]) -> None:
    assert words(opened(text, language)) == found


def test_places_in_the_text_stay() -> None:
    assert len(opened("L’eau de l’été", "fr")) == len("L’eau de l’été")
