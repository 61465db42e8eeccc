"""Compounds: what a word of German is that is written together of several."""

from __future__ import annotations

import pytest

from store.themes.compound_heads import CompoundHeads

HEADS = CompoundHeads(("serie", "minister*", "spiel", "mission", "rauch", "krieg der sterne", "haushalt", "videospiel*"))


@pytest.mark.parametrize(
    ("word", "head"),
    [
        ("miniserie", "serie"),
        ("justizministerin", "ministerin"),
        ("pflichtspiel", "spiel"),
        ("videospiele", "videospiele"),
        ("ministerprasident", "ministerprasident"),
    ],
)
def test_an_unknown_compound_counts_as_its_last_word(word: str, head: str) -> None:
    assert HEADS.headed([word]) == [head]


@pytest.mark.parametrize("word", ["beispiel", "kommission", "missbrauch", "serie", "haus", "bundeshaushaltsordnung", "x" * 200])
def test_a_word_that_merely_ends_like_another_stays(word: str) -> None:
    assert HEADS.headed([word]) == [word]


def test_words_keep_their_places() -> None:
    assert HEADS.headed(["die", "neue", "dramaserie", "lief"]) == ["die", "neue", "serie", "lief"]
