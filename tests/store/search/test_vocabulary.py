"""Which words an archive has, and which of them a typed word is taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.folder.archive import FolderArchive
from store.search.vocabulary import Vocabulary, forms_of, reach_of
from store.search.word_meanings import Meanings
from store.text.stems import stem_of
from tests.conftest import story

HEADLINES = (
    "Remittances reach a record",
    "Remittance from abroad falls",
    "Central bank holds its rate",
    "Central banks meet in Basel",
    "Blockchain firm is fined",
    "Harbour of Gwadar opens",
    "Zelenskyy speaks in Vilnius",
    "Zelensky lands in Warsaw",
    "Harbour workers strike",
)


@pytest.fixture
def vocabulary(archive: FolderArchive) -> Vocabulary:
    """Return the words of a few headlines."""
    archive.add([story(title, f"2025-06-{day:02}") for day, title in enumerate(HEADLINES, 1)])
    archive.understand()
    return Vocabulary(archive._index)


def test_a_word_is_counted_in_stories_and_weighs_more_the_rarer_it_is(vocabulary: Vocabulary) -> None:
    assert (vocabulary.frequency("harbour"), vocabulary.frequency("gwadar"), vocabulary.frequency("nowhere")) == (2, 1, 0)
    assert vocabulary.rarity("gwadar") > vocabulary.rarity("harbour") > 0


def test_words_are_listed_by_their_beginnings(vocabulary: Vocabulary) -> None:
    assert set(vocabulary.beginning("remit")) == {"remittances", "remittance"}
    assert vocabulary.beginning("harb", 1) == ["harbour"]
    assert vocabulary.beginning("qq") == []


def test_inflections_are_other_words_of_the_archive_with_the_same_stem(vocabulary: Vocabulary) -> None:
    assert vocabulary.inflections("remittances") == ["remittance"]
    assert vocabulary.inflections("bank") == ["banks"]
    assert vocabulary.inflections("gwadar") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("harbuor", "harbour"),
        ("habour", "harbour"),
        ("harrbour", "harbour"),
        ("gwader", "gwadar"),
        ("remitances", "remittances"),
        ("xemittances", "remittances"),
        ("lbockchain", "blockchain"),
    ],
)
def test_a_misspelled_word_is_taken_for_the_nearest(vocabulary: Vocabulary, typed: str, meant: str) -> None:
    assert vocabulary.corrections(typed)[0] == meant


def test_short_words_and_numbers_are_forgiven_little(vocabulary: Vocabulary) -> None:
    assert [reach_of(word) for word in ("abc", "2025", "harb", "harbour", "harbours")] == [0, 0, 1, 1, 2]
    assert vocabulary.corrections("zzzz") == []


def test_an_unfinished_misspelled_word_is_continued(vocabulary: Vocabulary) -> None:
    assert vocabulary.continuations("blpckch") == ["blockchain"]
    assert vocabulary.continuations("ab") == []


def test_names_are_found_in_other_spellings(vocabulary: Vocabulary) -> None:
    assert "zelensky" in vocabulary.spellings("zelenskyy")
    assert vocabulary.spellings("bank") == []


def test_what_a_word_means_is_itself_its_inflections_or_what_it_was_mistyped_for(vocabulary: Vocabulary) -> None:
    meanings = Meanings(vocabulary)

    exact, wrong, split = meanings.of("bank"), meanings.of("harbuor"), meanings.of("centralbank")

    assert next(iter(exact.terms)) == "bank"
    assert exact.terms["banks"] < exact.terms["bank"]
    assert not exact.corrected
    assert (wrong.heads, wrong.corrected) == (("harbour",), True)
    assert split.parts == ("central", "bank")
    assert meanings.of("harb", unfinished=True).prefix == "harb"
    assert meanings.pair("block", "chain") == "blockchain"
    assert meanings.pair("block", "bank") == ""
    assert set(meanings.plain("bank").terms) == {"bank", "banks"}


@given(st.from_regex(r"[a-z]{4,14}", fullmatch=True))
def test_the_forms_of_a_word_all_have_its_stem(word: str) -> None:
    forms = forms_of(word)

    assert all(stem_of(form) == stem_of(word) for form in forms)
    assert word in forms
