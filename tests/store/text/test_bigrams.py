"""Words inside of letters that no spaces part."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text.bigrams import bigrams, cut_into_bigrams, split_scripts
from store.text.character_classes import UNSPACED

RUNS = st.text(st.sampled_from("北京市民สภาကမဘာ서울대학교ひらカナ"), min_size=1, max_size=40)
FOLDED = st.text(st.sampled_from("ab1 -é北京สภา서울"), max_size=40)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("plain words", "plain words"),
        ("北京市", " 北京 京市 市 "),
        ("g7 in 北京", "g7 in  北京 京 "),
        ("naïve", "naïve"),
        ("서울에서 회의", " 서울 울에 에서 서   회의 의 "),
    ],
)
def test_runs_are_cut_and_other_words_are_not(text: str, cut: str) -> None:
    assert cut_into_bigrams(text) == cut


def test_a_run_of_any_length_is_cut_alike() -> None:
    run = "北京市民" * 3_001

    assert cut_into_bigrams(run).split() == bigrams(run)


@given(RUNS, st.data())
def test_what_stands_inside_of_a_run_stands_there_as_its_pairs(run: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(run) - 1))
    inner = run[start : data.draw(st.integers(start + 1, len(run)))]
    wanted = bigrams(inner)[:-1] if len(inner) > 1 else []

    assert f" {' '.join(wanted)} " in f" {' '.join(cut_into_bigrams(run).split())} " or not wanted
    assert bigrams(run)[-1] == run[-1]


@given(FOLDED)
def test_a_word_is_split_where_its_scripts_meet(word: str) -> None:
    pieces = split_scripts(word)

    assert "".join(piece for piece, _ in pieces) == word
    assert all(bool(re.fullmatch(rf"[{UNSPACED}]+", piece)) is is_run for piece, is_run in pieces)
    assert all(one[1] is not other[1] for one, other in pairwise(pieces))
