"""Words found inside of runs of letters without spaces."""

from __future__ import annotations

from store.text.fold import words
from store.themes.unspaced_words import UnspacedWords


def test_words_with_spaces_stay_as_they_are() -> None:
    folded = words("D'Arcy said: “Crédit”")

    assert UnspacedWords(["minister*", "足球"]).cut(folded) is folded


def test_words_are_found_inside_of_a_run() -> None:
    lexicon = UnspacedWords(["足球", "世界杯", "nba"])

    assert lexicon.cut(words("中国足球队无缘世界杯。")) == ["中国", "足球", "队无", "缘", "世界杯"]


def test_the_longest_word_is_taken() -> None:
    lexicon = UnspacedWords(["足球", "足球场", "足球俱乐部"])

    assert lexicon.cut(words("一家足球俱乐部的足球场")) == ["一家", "足球俱乐部", "的", "足球场"]


def test_other_letters_in_a_run_are_words_of_their_own() -> None:
    lexicon = UnspacedWords(["总决赛", "5g网络", "nba"])

    assert lexicon.cut(words("NBA总决赛用5G网络直播")) == ["nba", "总决赛", "用", "5g网络", "直播"]


def test_a_run_without_a_known_word_is_cut_into_pairs_that_tell_its_length() -> None:
    assert len(UnspacedWords(["足球"]).cut(["今" * 400])) == 200
