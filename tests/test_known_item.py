"""The known-item benchmark's own rules: which words are remembered of a story, and how they are damaged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

from rapidfuzz.distance import OSA

from tests.bench.remembering import damaged, edited, read_misspellings, remembered, telling_words


class Shelf:
    """A hundred stories: those given, and others that have nothing to say."""

    stories = 100

    def __init__(self, *texts: str) -> None:
        self._texts = [set(text.lower().split()) for text in texts]

    def frequency(self, word: str) -> int:
        return sum(word in text for text in self._texts)

    in_titles = frequency

    def are_of_one_story(self, words: Sequence[str]) -> bool:
        return sum(text.issuperset(words) for text in self._texts) == 1


def test_telling_words_are_neither_unique_nor_everywhere() -> None:
    shelf = Shelf("remittances the ceasefire", "remittances the", *["the"] * 98)

    assert list(telling_words("Remittances, the ceasefire", shelf)) == ["remittances"]


def test_a_word_with_an_apostrophe_or_an_accent_or_three_letters_is_not_telling() -> None:
    shelf = Shelf(*["iran bank türkiye oil border"] * 2)

    assert list(telling_words("Iran's bank and Türkiye: oil at the border", shelf)) == ["bank", "border"]


def test_a_rarer_word_and_one_said_again_weigh_more() -> None:
    weights = telling_words("river dam river valley", Shelf(*["river valley"] * 2, *["valley"] * 2))

    assert sorted(weights, key=weights.__getitem__) == ["valley", "river"]


def test_the_words_together_are_in_one_story_alone() -> None:
    shelf = Shelf("river treaty court", "river treaty", "treaty court", "river court")

    assert sorted(remembered("River treaty", "court treaty", shelf, Random(1))) == ["court", "river", "treaty"]


def test_a_story_that_nothing_tells_from_another_is_passed_over() -> None:
    assert remembered("River treaty", "court", Shelf(*["river treaty court"] * 2), Random(1)) == ()


def test_a_known_misspelling_is_taken_before_a_random_edit() -> None:
    damage = damaged(["neelum", "government"], {"government": ["goverment"]}, Random(1))

    assert damage.line == "neelum goverment"
    assert damage.real


def test_an_edit_is_one_wrong_missing_doubled_or_swapped_letter() -> None:
    for seed in range(200):
        assert OSA.distance("committee", edited("committee", Random(seed))) == 1


def test_the_table_of_misspellings_keeps_plain_words(tmp_path: Path) -> None:
    table = tmp_path / "misspellings.csv"
    table.write_text("wrong,right\nthier,their\nalot,a lot\nteh,the\ntehir,their\n")

    assert read_misspellings(table) == {"their": ["thier", "tehir"], "the": ["teh"]}
