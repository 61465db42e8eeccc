"""How much of a story is read, and what is said of the rest."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from store.text.reading_limits import (
    EASY_LIMIT,
    READ_LIMIT,
    SENTENCE_LIMIT,
    beginning_of,
    excerpt,
    is_easy,
    length_of,
    not_understood,
)
from tests.conftest import story

SIZES = st.lists(st.integers(0, READ_LIMIT), max_size=4)


@given(SIZES, SIZES, st.integers(0, READ_LIMIT + 10))
def test_no_more_of_a_story_is_read_than_the_limit_and_nothing_is_skipped(
    highlights: list[int], body: list[int], caption: int
) -> None:
    whole = replace(
        story(),
        highlights=tuple("h" * size for size in highlights),
        body=tuple("b" * size for size in body),
        caption="c" * caption,
    )

    read = beginning_of(whole)

    assert length_of(read) == min(length_of(whole), READ_LIMIT)
    for name in ("highlights", "body"):
        assert "".join(getattr(whole, name)).startswith("".join(getattr(read, name)))
    assert read == whole or not read.caption or read.body == whole.body
    assert bool(not_understood(whole)) is (read != whole)


def test_a_long_story_is_understood_later_and_a_very_long_one_in_part() -> None:
    short, long, very_long = (story("A fair", "2025-04-01", "x" * size) for size in (100, EASY_LIMIT, 123_456))

    assert [is_easy(one) for one in (short, long, very_long)] == [True, False, False]
    assert not_understood(long) == ""
    assert not_understood(very_long) == "Only its first 60,000 of 123,462 characters were read for themes, names and dates."
    assert (
        not_understood(short, "it took too long")
        == "Not understood: it took too long; its themes, names and dates are missing."
    )


@given(st.lists(st.sampled_from(["rain", "wind", "x" * 700, "é"]), min_size=1, max_size=600), st.data())
def test_a_long_sentence_is_cut_between_words_around_what_was_found(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    start = data.draw(st.integers(0, len(text) - 1))
    end = min(len(text), start + data.draw(st.integers(1, 40)))

    cut = excerpt(text, start, end)

    inner = cut.removeprefix("… ").removesuffix(" …")
    assert text[start:end].strip() in inner
    assert inner in text
    assert len(inner) <= SENTENCE_LIMIT + 40
    assert (cut == text) is (len(text) <= SENTENCE_LIMIT)


def test_no_word_is_cut_at_either_end() -> None:
    text = "rain " * 600

    assert set(excerpt(text, 1_502, 1_506).split()) == {"…", "rain"}
