"""The book is a file that can be deleted, survives a crash, and remembers what it knew."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.api.errors import StoryError
from store.api.story import Story, StoryId
from store.api.when import When
from store.threads import FILE, ThreadBook, stories_of, thread_list
from store.threads.cluster import packed, unpacked
from store.threads.features import features_of
from tests.store.threads.conftest import CHESS, FERRY, RIVER, headline, headlines, ids


def test_a_book_opened_again_goes_on_where_it_was(tmp_path: Path) -> None:
    first = ThreadBook(tmp_path / FILE)
    first.take_in(headlines(RIVER[:3], FERRY))
    first.settle()
    before = thread_list(first)
    first.close()

    again = ThreadBook(tmp_path / FILE)
    assert thread_list(again) == before
    again.take_in([headline(*RIVER[3])])

    assert again.thread_of(ids(RIVER)[3]) == again.thread_of(ids(RIVER)[0])
    again.close()


def test_opened_after_every_story_it_finds_what_it_finds_in_one_sitting(tmp_path: Path, book: ThreadBook) -> None:
    for story in headlines(RIVER, FERRY, CHESS):
        book.take_in([story])
        reopened = ThreadBook(tmp_path / FILE)
        reopened.take_in([story])
        reopened.close()
    reopened = ThreadBook(tmp_path / FILE)

    assert [stories_of(reopened, one.id) for one in thread_list(reopened)] == [
        stories_of(book, one.id) for one in thread_list(book)
    ]
    reopened.close()


def test_a_batch_that_fails_leaves_the_book_as_it_was(tmp_path: Path) -> None:
    book = ThreadBook(tmp_path / FILE)
    book.take_in(headlines(FERRY))
    broken = Story(StoryId("f" * 16), "Alder River Compact ends", When("2021-03-01"))
    object.__setattr__(broken, "title", None)

    with pytest.raises((AttributeError, TypeError)):
        book.take_in([*headlines(RIVER), broken])

    assert book.thread_of(ids(RIVER)[0]) is None
    assert [one.count for one in thread_list(book)] == [3]
    book.take_in(headlines(RIVER))
    assert book.thread_of(ids(RIVER)[0]) is not None
    book.close()


@pytest.mark.parametrize("damage", [b"not a database at all" * 100, b""])
def test_a_damaged_book_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)

    book = ThreadBook(tmp_path / FILE)

    assert book.empty
    book.take_in(headlines(RIVER))
    assert not book.empty
    book.close()


def test_a_book_of_other_rules_is_begun_anew(tmp_path: Path) -> None:
    book = ThreadBook(tmp_path / FILE)
    book.take_in(headlines(RIVER))
    book.close()
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("PRAGMA user_version = 999")
    other.close()

    book = ThreadBook(tmp_path / FILE)

    assert book.empty
    book.close()


def test_readers_read_while_one_writes(tmp_path: Path) -> None:
    writer, reader = ThreadBook(tmp_path / FILE), ThreadBook(tmp_path / FILE)

    writer.take_in(headlines(RIVER))
    writer.settle()

    assert [one.count for one in thread_list(reader)] == [4]
    reader.close()
    writer.close()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=6), st.text(max_size=300))
def test_any_text_is_taken_in(titles: list[str], body: str) -> None:
    book = ThreadBook(None)
    for place, title in enumerate(titles):
        try:
            story = Story(StoryId(f"{place:016x}"), title, When("2021-03-01"), body=(body,) if place % 2 else ())
        except StoryError:
            continue
        book.take_in([story])
        assert book.thread_of(story.id) is not None
    book.settle()
    book.close()


def test_a_very_long_text_is_known_by_few_features() -> None:
    body = tuple(f"Word{at} stands by word{at + 1} in paragraph{at}." for at in range(20_000))

    known = features_of(Story(StoryId("e" * 16), "A long day", When("2021-03-01"), body=body))

    assert len(known.weights) <= 180


@given(st.dictionaries(st.integers(0, 2**32 - 1), st.floats(0.04, 9)))
def test_features_are_kept_closely(weights: dict[int, float]) -> None:
    kept = unpacked(packed(weights))

    assert kept.keys() == weights.keys()
    assert all(abs(kept[number] - weight) <= 0.021 for number, weight in weights.items())
