"""Texts as they are compared: case, accents, apostrophes and joining signs do not matter."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text.fold import fold, fold_letters, word_spans, words

SCRIPTS = st.text(
    st.one_of(
        st.characters(categories=["L", "M", "Nd", "P", "Z"]),
        st.sampled_from("éÉßøłıİĳŀ’'ʼ-–—_ ½Ⅻ①٣१ﬁＮکیہ각가한이्กำ\u00ad\u200d\u0301\u0345"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Brasília", "brasilia"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Diyarbakır", "diyarbakir"),
        ("İzmir", "izmir"),
        ("l’Élysée", "lelysee"),
        ("ﬁnance", "finance"),
        ("ＮＡＴＯ", "nato"),
        ("Al·leluia, paral·lel, Goŀla", "al·leluia, paral·lel, golla"),
        ("har\u00adbour", "harbour"),
        ("٢٠٢٤ and २०२४", "2024 and 2024"),
        ("کراچی", "كراچي"),
        ("عَرَبِيّ", "عربي"),
        ("Ελλάδα", "ελλαδα"),
        ("Ёлка", "елка"),
        ("한국", "한국"),
        ("“10 %” – €5…", '"10 %" -  5.'),
    ],
)
def test_a_text_folds_to_what_is_compared(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_apostrophes_stay_where_words_are_told_apart() -> None:
    assert fold_letters("L’armée and the boss′s") == "l'armee and the boss's"


@pytest.mark.parametrize("syllable", ["각", "é", "ค์", "क्"])
def test_a_very_long_run_folds_as_its_pieces_do(syllable: str) -> None:
    for form in ("NFC", "NFD"):
        run = unicodedata.normalize(form, syllable) * 9_001

        assert fold(run) == fold(syllable) * 9_001


@given(SCRIPTS)
def test_how_letters_and_their_accents_are_stored_does_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(SCRIPTS)
def test_words_are_folded_already(text: str) -> None:
    for word in words(text):
        assert words(word) == [word]


@given(SCRIPTS)
def test_case_does_not_matter(text: str) -> None:
    assert words(fold(text)) == words(text)


@given(SCRIPTS)
def test_each_word_is_found_where_it_stands(text: str) -> None:
    spans = word_spans(text)

    assert "".join(part for _, _, word in spans for part in words(word)) == "".join(words(text))
    assert all(fold(text[start:end].replace("_", " ")) == word for start, end, word in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
