"""What a text's own capitals tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.names.capitalisation import Capitalisation, capitalisation_of, is_opening
from store.names.pieces import cut, is_articled

TOKENS = st.lists(
    st.lists(st.sampled_from("De de la Gaulle le roi “ : The ten Hag al-Sisi Erik 7 .".split()), max_size=8), max_size=5
)


def told(*sentences: str) -> Capitalisation:
    return capitalisation_of(cut(sentences))


def test_words_are_known_by_how_they_stand_within_sentences() -> None:
    capitals = told("Talks in Vellberg ended .", "“ Vellberg is calm , talks go on")

    assert capitals.inside == {"Vellberg"}
    assert all(map(capitals.has_small, ("in", "ended", "is", "calm", "talks", "go", "on")))
    assert not any(map(capitals.has_small, ("Talks", "Vellberg", "alm", ",", "end")))


def test_a_text_is_foreign_by_its_small_words() -> None:
    assert told("Le roi est parti hier pour Vellberg").is_foreign
    assert not told("The king left for Vellberg").is_foreign
    assert not told("Vellberg 2025").is_foreign


def test_particles_are_part_of_names_or_ordinary_words() -> None:
    capitals = told("It was Erik ten Hag and al-Sisi", "une visite de travail de Ines de la Vega")

    assert capitals.ordinary == {"de"}
    assert capitals.families == {"ten hag", "de la vega"}


@pytest.mark.parametrize("token", ["al-Assad", "d'Estaing", "d’Estaing", "el-Baradei", "ibn-Rashad", "ash-Sharif", "l'Élysée"])
def test_a_name_may_have_its_particle_in_the_same_word(token: str) -> None:
    assert is_articled(token)


@pytest.mark.parametrize("token", ["e-mail", "don't", "o'clock", "al", "Al-Assad", "so-called", "m-2"])
def test_other_words_with_signs_are_no_names(token: str) -> None:
    assert not is_articled(token)


def test_a_word_may_open_a_sentence_a_quotation_or_what_a_colon_promises() -> None:
    tokens = "“ Talks ended : Vellberg cheers — Oslo too".split()

    assert [token for at, token in enumerate(tokens) if token[0].isalpha() and is_opening(tokens, at)] == [
        "Talks",
        "Vellberg",
        "Oslo",
    ]


@given(TOKENS)
def test_any_sentences_have_capitals_that_they_hold(sentences: list[list[str]]) -> None:
    capitals = told(*map(" ".join, sentences))
    every = {token for sentence in sentences for token in sentence}

    assert capitals.inside | capitals.ordinary <= every
    assert not any(map(capitals.has_small, capitals.inside))
    assert all(map(capitals.has_small, capitals.ordinary))
