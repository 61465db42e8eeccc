"""Verbs that end a name in a headline: only those that are hardly ever anything else."""

from __future__ import annotations

import pytest

from store.names.verbs import is_headline_verb, is_verb


@pytest.mark.parametrize("word", ["cruise", "lodge", "please", "grasp", "fling", "rid", "hang"])
def test_what_is_a_noun_as_well_is_not_surely_a_verb(word: str) -> None:
    assert not is_verb(word)


@pytest.mark.parametrize("word", ["investigates", "admitted", "denounce", "sold", "wrote", "says"])
def test_forms_of_verbs_are_known_regular_or_not(word: str) -> None:
    assert is_headline_verb(word)
