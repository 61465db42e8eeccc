"""Arabic prefixes: the article and small words are taken off, so that the words of a theme are found."""

from __future__ import annotations

import pytest

from store.text.fold import fold, words
from store.themes.arabic_prefixes import ArabicPrefixes


def taken_off(text: str, *phrases: str) -> list[str]:
    return ArabicPrefixes([fold(phrase) for phrase in phrases]).taken_off(words(text))


@pytest.mark.parametrize(
    "written", ["اقتصاد", "الاقتصاد", "والاقتصاد", "بالاقتصاد", "للاقتصاد", "وبالاقتصاد", "واقتصاد", "لاقتصادها"]
)
def test_a_stem_is_found_whatever_is_written_before_it(written: str) -> None:
    (word,) = taken_off(written, "اقتصاد*")

    assert word.startswith("اقتصاد")


def test_each_word_of_a_phrase_may_have_its_article() -> None:
    assert taken_off("حول الأمن السيبراني", "أمن سيبراني") == words("حول أمن سيبراني")


def test_a_word_that_only_looks_as_if_it_had_a_prefix_stays() -> None:
    assert taken_off("بطاقة ولاية لاعب", "طاقة*", "بطاقة*", "لاعب*") == words("بطاقة ولاية لاعب")
    assert taken_off("التهاب الرئة", "التهاب*", "رئة") == words("التهاب رئة")


def test_what_is_left_must_be_a_word_of_the_lexicon() -> None:
    assert taken_off("البحر والجبل", "نهر*") == words("البحر والجبل")
    assert taken_off("and 2025 – ", "نهر*") == ["and", "2025"]
