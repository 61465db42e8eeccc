"""Texts in words and signs, each with its mark."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from store.names.pieces import END, cut

TEXTS = st.lists(
    st.one_of(st.text(max_size=60), st.text(alphabet="aB .,?\"’'-&(1\né_Ж", max_size=60)), max_size=4
)  # letters and signs of which sentences and names are made
WORD_OR_SIGN = re.compile(r"[^\W_][\w&]*(?:['’.\-‑]\w[\w&]*)*|[^\w\s]")


def test_each_word_and_sign_has_a_mark() -> None:
    text = cut(["The mayor of Orley met “al-Sisi”. They left 3 e-mails."])

    assert " ".join(text.tokens[1:-2]) == "The mayor of Orley met “ al-Sisi ” . _ They left 3 e-mails ."
    assert text.marks[1:-2] == "UssUsQa,,|Usds,"


def test_words_and_signs_stand_between_the_ends_of_their_sentences() -> None:
    text = cut(["Of Orley", "“They met,” he said (in 1,200 words.) “So left 3_a."])

    assert " ".join(text.tokens[:-1]) == "_ Of Orley _ “ They met , ” he said ( in 1 , 200 words . _ “ So left 3_a . _"
    assert text.spaced.split() == text.tokens


def test_sentences_end_at_stops_but_not_after_short_forms() -> None:
    text = cut(["A", "“Mr. Venn is here.” He nodded! So J. Venn left"])

    assert [" ".join(tokens) for tokens in text.sentences() if tokens] == [
        "A",
        "“ Mr . Venn is here .",
        "He nodded !",
        "So J . Venn left",
    ]


def test_a_sign_stands_for_what_is_too_long_to_be_a_word() -> None:
    assert cut(["a " + "B" * 500 + " c"]).tokens[1:5] == ["a", "…", "c", END]


@given(TEXTS)
def test_no_word_or_sign_is_lost_but_quotes_after_stops(texts: list[str]) -> None:
    text = cut(texts)
    every = [token for sentence in text.sentences() for token in sentence]
    whole = [token for one in texts for token in WORD_OR_SIGN.findall(one)]

    assert len(text.tokens) == len(text.marks)
    assert [token for token in text.tokens if token != END] == every
    assert [token for token in every if token[0].isalnum()] == [token for token in whole if token[0].isalnum()]
