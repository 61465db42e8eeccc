"""Threads are kept in a file that can be deleted, survives a crash, and goes on where it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.errors import StoryError
from store.api.story import Story, StoryId
from store.api.when import When
from store.threads.cluster.features import features_of
from store.threads.cluster.packing import packed, unpacked
from store.threads.db.sqlite_tables import SqliteTables
from store.threads.db.thread_file import FILE
from store.threads.summaries import stories_of
from store.threads.thread_writer import ThreadWriter
from tests.store.threads.conftest import CHESS, FERRY, RIVER, headline, headlines, ids, listed, opened, thread_of


def test_threads_opened_again_go_on_where_they_were(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.take_in(headlines(RIVER[:3], FERRY))
    first.settle()
    before = listed(first)
    first.tables.close()

    again = opened(tmp_path)
    assert listed(again) == before
    again.take_in([headline(*RIVER[3])])

    assert again.thread_of(ids(RIVER)[3]) == again.thread_of(ids(RIVER)[0])
    again.tables.close()


def test_opened_after_every_story_it_finds_what_it_finds_in_one_sitting(tmp_path: Path, writer: ThreadWriter) -> None:
    for story in headlines(RIVER, FERRY, CHESS):
        writer.take_in([story])
        reopened = opened(tmp_path)
        reopened.take_in([story])
        reopened.tables.close()
    reopened = opened(tmp_path)

    assert [stories_of(reopened.tables, one.id) for one in listed(reopened)] == [
        stories_of(writer.tables, one.id) for one in listed(writer)
    ]
    reopened.tables.close()


def test_a_batch_that_fails_leaves_the_threads_as_they_were(tmp_path: Path) -> None:
    writer = opened(tmp_path)
    writer.take_in(headlines(FERRY))
    broken = Story(StoryId("f" * 16), "Alder River Compact ends", When("2021-03-01"))
    object.__setattr__(broken, "title", None)

    with pytest.raises((AttributeError, TypeError)):
        writer.take_in([*headlines(RIVER), broken])

    assert writer.thread_of(ids(RIVER)[0]) is None
    assert [one.count for one in listed(writer)] == [3]
    writer.take_in(headlines(RIVER))
    assert writer.thread_of(ids(RIVER)[0]) is not None
    writer.tables.close()


@pytest.mark.parametrize("damage", [b"not a database at all" * 100, b""])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)

    writer = opened(tmp_path)

    assert writer.empty
    writer.take_in(headlines(RIVER))
    assert not writer.empty
    writer.tables.close()


def test_a_file_of_other_rules_is_begun_anew(tmp_path: Path) -> None:
    writer = opened(tmp_path)
    writer.take_in(headlines(RIVER))
    writer.tables.close()
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("PRAGMA user_version = 999")
    other.close()

    writer = opened(tmp_path)

    assert writer.empty
    writer.tables.close()


def test_readers_read_while_one_writes(tmp_path: Path) -> None:
    writer, reader = opened(tmp_path), opened(tmp_path)

    writer.take_in(headlines(RIVER))
    writer.settle()

    assert [one.count for one in listed(reader)] == [4]
    reader.tables.close()
    writer.tables.close()


@given(st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=6), st.text(max_size=300))
def test_any_text_is_taken_in(titles: list[str], body: str) -> None:
    writer = ThreadWriter(SqliteTables.in_memory())
    for place, title in enumerate(titles):
        try:
            story = Story(StoryId(f"{place:016x}"), title, When("2021-03-01"), body=(body,) if place % 2 else ())
        except StoryError:
            continue
        writer.take_in([story])
        assert writer.thread_of(story.id) is not None
    writer.settle()
    writer.tables.close()


def test_a_very_long_text_is_known_by_few_features() -> None:
    body = tuple(f"Word{at} stands by word{at + 1} in paragraph{at}." for at in range(20_000))

    known = features_of(Story(StoryId("e" * 16), "A long day", When("2021-03-01"), body=body))

    assert len(known.weights) <= 180


@given(st.dictionaries(st.integers(0, 2**32 - 1), st.floats(0.04, 9)))
def test_features_are_kept_closely(weights: dict[int, float]) -> None:
    kept = unpacked(packed(weights))

    assert kept.keys() == weights.keys()
    assert all(abs(kept[number] - weight) <= 0.0251 for number, weight in weights.items())


def test_while_more_follow_threads_are_named_when_they_have_grown_and_in_the_end_all_are(writer: ThreadWriter) -> None:
    few = [headline(f"Bakery {number} opens in Lorraby", "2021-02-01") for number in range(30)]  # of fewer, none is named yet
    writer.take_in(few + headlines(RIVER, FERRY, CHESS), more=True)
    named = {one.id: one.name for one in listed(writer)}
    writer.take_in([headline("Envoys praise the Alder River Compact", "2021-09-01")], more=True)

    assert {one.id: one.name for one in listed(writer)} == named
    assert all(named.values())
    writer.settle()
    assert all(one.name for one in listed(writer))


def test_what_is_still_to_be_named_is_named_though_another_process_wrote_meanwhile(tmp_path: Path) -> None:
    writer, other = opened(tmp_path), opened(tmp_path)
    writer.take_in(headlines(RIVER, FERRY, CHESS), more=True)
    renamed = thread_of(writer, FERRY[0][0])
    other.rename(renamed, "Queen Oona aground")

    writer.settle()

    names = {one.id: one.name for one in listed(writer)}
    assert len(names) == 3
    assert all(names.values())
    assert names[renamed] == "Queen Oona aground"
    other.tables.close()
    writer.tables.close()


def test_what_was_to_be_named_is_named_later_if_it_could_not_be_written(tmp_path: Path) -> None:
    writer = opened(tmp_path)
    writer.take_in(headlines(RIVER, FERRY), more=True)
    broken = Story(StoryId("f" * 16), "Alder River Compact ends", When("2021-03-01"))
    object.__setattr__(broken, "title", None)
    with pytest.raises((AttributeError, TypeError)):
        writer.take_in([broken], more=True)

    writer.settle()

    assert [bool(one.name) for one in listed(writer)] == [True, True]
    writer.tables.close()


def test_a_thread_that_shrank_is_compared_again_when_a_story_comes(writer: ThreadWriter) -> None:
    stories = [headline(f"Envoys talk of the Alder River Compact, round {day}", f"2021-03-{day:02d}") for day in range(1, 29)]
    writer.take_in(stories[:27])
    writer.settle()
    thread = thread_of(writer, stories[0].title)
    before = writer.tables.clusters.get(thread)
    assert before is not None
    assert before.compared == before.size == 27

    writer.forget([one.id for one in stories[3:27]])
    writer.take_in(stories[27:])
    writer.settle()

    after = writer.tables.clusters.get(thread)
    assert after is not None
    assert after.compared == after.size == 4


def test_headlines_that_are_gone_no_longer_count_as_headlines(writer: ThreadWriter) -> None:
    stories = [headline(f"Envoys talk of the Alder River Compact, round {day}", f"2021-03-{day:02d}") for day in range(1, 11)]
    writer.take_in(stories)
    writer.settle()
    thread = thread_of(writer, stories[0].title)

    writer.forget([one.id for one in stories[:7]])

    left = writer.tables.clusters.get(thread)
    assert left is not None
    assert left.size == left.headlines == 3


def test_what_was_broken_off_before_threads_were_named_anew_is_made_up_for(writer: ThreadWriter) -> None:
    stories = [headline(f"Envoys talk of the Alder River Compact, round {day}", f"2021-03-{day:02d}") for day in range(1, 29)]
    writer.take_in(stories[:26], more=True)
    writer.take_in(stories[26:], more=True)  # the process ends here
    thread = thread_of(writer, stories[0].title)
    before = writer.tables.clusters.get(thread)
    assert before is not None
    before.named = 5
    with writer.tables.writing():
        writer.tables.clusters.keep([before], [], {})
    again = ThreadWriter(writer.tables)

    again.recall_outgrown()
    again.settle()

    after = again.tables.clusters.get(thread)
    assert after is not None
    assert after.named == after.size == 28
