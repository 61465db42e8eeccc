"""Words of several parts, and their other spellings."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text.compounds import TextWord, likely_compounds, other_spellings, text_word_spans, text_words
from store.text.fold import fold_letters, words
from tests.store.text.test_fold import SCRIPTS

SIGNED = st.lists(
    st.sampled_from([*"e mail U A E 10 000 l armée it s boss t AT R D ’ ' - – . , & · 北京 ½ \u200b".split(), " ", ". "]),
    max_size=14,
).map("".join)
COMPOUNDS = st.sampled_from(["e-mail", "U.A.E.", "A-320", "l'armée", "10,000", "AT&T", "paral·lel", "boss's", "wi‑fi", "Ph.D."])


def joined(text: str) -> list[str]:
    return [word.joined or word.parts[0] for word in text_words(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("An e-mail came.", ["an", "email", "came"]),
        ("Envoys of the U.A.E. left.", ["envoys", "of", "the", "uae", "left"]),
        ("J. K. Marlow, Ph.D.", ["jk", "marlow", "phd"]),
        ("An A–320 and AT&T", ["an", "a320", "and", "att"]),
        ("10,000 or 1,000,000", ["10000", "or", "1000000"]),
        ("a paral·lel state-of-the-art hall", ["a", "parallel", "stateoftheart", "hall"]),
        ("He left.She came", ["he", "left", "she", "came"]),
        ("on 2024-05-06, 10-20 of 3,5", ["on", "2024", "05", "06", "10", "20", "of", "3", "5"]),
        ("R&D, not R & D", ["rd", "not", "r", "d"]),
        ("either - or", ["either", "or"]),
        ("½ mile", ["12", "mile"]),
    ],
)
def test_parts_that_a_sign_joins_are_one_word(text: str, told: list[str]) -> None:
    assert joined(text) == told


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("l’armée", ("armee",)),
        ("boss's", ("boss",)),
        ("it's", ("it",)),
        ("don't", ()),
        ("they're", ()),
        ("co-operative's", ("operative", "cooperative")),
        ("O'Dwyer's", ("odwyer", "dwyer")),
        ("plain", ()),
    ],
)
def test_a_word_is_found_without_what_is_only_attached(text: str, others: tuple[str, ...]) -> None:
    assert [word.others for word in text_words(text)] == [others]


def test_other_spellings_have_the_parts_they_stand_in() -> None:
    text = fold_letters("The U.S. e-mail, of J. K. Marlow's: 10,000 words")

    assert other_spellings(text) == {
        "us": ("u", "s"),
        "email": ("e", "mail"),
        "jk": ("j", "k"),
        "marlow": (),
        "10000": ("10", "000"),
    }


def test_plain_words_with_signs_around_them_are_passed_over() -> None:
    assert likely_compounds(["plain", "(plain)", "e-mail", '"word,"', "a.b"]) == ["e-mail", "a.b"]


def test_a_list_or_an_address_is_not_one_word() -> None:
    address = "-".join(["very", "long"] * 400)

    assert max(len(word.parts) for word in text_words(address)) <= 5
    assert max(len(spelling) for spelling in other_spellings(address)) <= 60


@given(st.one_of(SCRIPTS, SIGNED))
def test_words_of_several_parts_are_the_words_of_the_text(text: str) -> None:
    spans = text_word_spans(text)

    assert "".join(part for _, _, word in spans for each in word.parts for part in words(each)) == "".join(words(text))
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    for start, end, word in spans:
        assert 0 <= start < end <= len(text)
        assert word.joined == ("".join(word.parts) if len(word.parts) > 1 else "")
        assert word.joined not in word.others
        assert word == TextWord(word.parts, word.joined, word.others)


@given(st.text(st.sampled_from("ab1 .-'&,_\"(\n"), max_size=40))
def test_a_text_of_plain_letters_is_spelled_as_in_a_text_of_any_letters(text: str) -> None:
    assert other_spellings(text) == other_spellings(f"{text} ж")


@given(st.lists(COMPOUNDS, min_size=1, max_size=6))
def test_what_is_typed_in_one_piece_finds_a_word_wherever_it_stands(standing: list[str]) -> None:
    spelled = other_spellings(fold_letters(" and ".join(standing)))

    for text in standing:
        (word,) = text_words(text)
        assert {word.joined, *word.others} - {""} <= spelled.keys()
        assert not word.joined or spelled[word.joined] == word.parts
