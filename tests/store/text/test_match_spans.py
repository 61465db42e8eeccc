"""What of a text is marked after a search."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.search import NOTHING_MATCHED, Matched
from store.text.fold import fold, words
from store.text.match_spans import count_matched, matched_spans
from tests.store.text.test_compounds import SIGNED
from tests.store.text.test_fold import SCRIPTS

TEXTS = st.one_of(
    SCRIPTS, SIGNED, st.lists(st.sampled_from("dam dams e-mail 北京市 U.A.E. l’armée half ½".split())).map(" ".join)
)


def marked(text: str, *terms: str, prefix: str = "", inside: tuple[str, ...] = ()) -> list[str]:
    matched = Matched(frozenset(terms), prefix, frozenset(inside))
    return [text[start:end] for start, end in matched_spans(text, matched)]


@pytest.mark.parametrize(
    ("text", "terms", "told"),
    [
        ("The Dam holds, the dams do not", ["dam"], ["Dam"]),
        ("A damn’s dam's wall", ["dam"], ["dam's"]),
        ("New rules for e-mail", ["email"], ["e-mail"]),
        ("Not an e mail", ["email"], ["e mail"]),
        ("Bhutto-Zardari spoke", ["zardari"], ["Zardari"]),
        ("The U.A.E. said", ["uae"], ["U.A.E"]),
        ("L’armée défile", ["armee"], ["L’armée"]),
        ("Nothing here", ["dam"], []),
    ],
)
def test_a_searched_word_is_marked_as_it_is_spelled(text: str, terms: list[str], told: list[str]) -> None:
    assert marked(text, *terms) == told


def test_a_beginning_marks_the_whole_word() -> None:
    assert marked("The reservoir and the reserve", prefix="reserv") == ["reservoir", "reserve"]


def test_letters_inside_of_a_run_are_marked_wherever_they_stand() -> None:
    assert marked("서울대학교와 대학", inside=("대학",)) == ["대학", "대학"]
    assert marked("北京北京北", inside=("北京", "京北")) == ["北京北京北"]
    assert marked("A 대학 in half", inside=("al",)) == []


def test_different_words_are_counted_once() -> None:
    text = "The e-mail said that the dam holds; the dam’s wall and another email say so. 서울대학교"

    assert count_matched(text, Matched(frozenset({"email", "dam", "wall", "flood"}))) == 5
    assert count_matched(text, Matched(inside=frozenset({"대학"}))) == 1
    assert count_matched(text, NOTHING_MATCHED) == 0


@given(TEXTS, st.data())
def test_marks_lie_in_the_text_in_order_and_apart(text: str, data: st.DataObject) -> None:
    known = st.sampled_from([*words(text), "dam"])
    inside = data.draw(st.sets(known.map(lambda word: word[:2]), max_size=2))
    matched = Matched(frozenset(data.draw(st.sets(known, max_size=3))), data.draw(known)[:2], frozenset(inside))

    spans = matched_spans(text, matched)

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(TEXTS, st.data())
def test_every_plain_word_of_a_text_is_marked_when_it_is_searched(text: str, data: st.DataObject) -> None:
    plain = [word for word in text.split() if word.isalnum() and [fold(word)] == words(word)]
    if not plain:
        return
    word = data.draw(st.sampled_from(plain))

    assert word in marked(text, fold(word)) or any(word in mark for mark in marked(text, fold(word)))
    assert count_matched(text, Matched(frozenset({fold(word)}))) >= 1
