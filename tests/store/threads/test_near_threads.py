"""Threads beside a thread: those that share what is rare and in many stories of both, the nearest first."""

from __future__ import annotations

import pytest

from store.threads.cluster.corrections import Corrections
from store.threads.near_threads import near_threads
from store.threads.summaries import key_stories, stories_of, thread_of, threads_called, why_in_thread
from store.threads.thread_writer import ThreadWriter
from tests.store.threads.conftest import CHESS, FERRY, RIVER, headline, headlines, ids, listed, opened
from tests.store.threads.test_small_archives import starting

WEIRS = [
    ("Weir on the Alder River cracks", "2022-01-03"),
    ("Masons mend the cracked weir on the Alder River", "2022-01-20"),
    ("Cracked weir on the Alder River holds", "2022-02-02"),
]


@pytest.fixture
def rivers(writer: ThreadWriter) -> ThreadWriter:
    """Return threads on two matters of one river, which the person told apart, and others."""
    apart = Corrections().split(ids(WEIRS), ids(RIVER)[0])
    writer.take_in([*headlines(RIVER, WEIRS, FERRY, CHESS), *starting()[:40]], apart)
    writer.settle(apart)
    return writer


def test_threads_that_share_a_river_are_near_and_tell_by_what(rivers: ThreadWriter) -> None:
    river, weir = (rivers.thread_of(ids(rows)[0]) or 0 for rows in (RIVER, WEIRS))
    assert river != weir

    found = near_threads(rivers.tables, river)[0]

    assert found.thread == rivers.tables.threads.get(weir)
    assert any("Alder" in text for text in found.shares)
    assert found.latest == ids(WEIRS)[-1]
    assert near_threads(rivers.tables, weir)[0].thread.id == river


def test_threads_that_share_nothing_rare_are_not_near(rivers: ThreadWriter) -> None:
    for rows in (FERRY, CHESS):
        assert near_threads(rivers.tables, rivers.thread_of(ids(rows)[0]) or 0) == []
    assert near_threads(rivers.tables, 999) == ()


def test_what_two_threads_share_is_told_once(rivers: ThreadWriter) -> None:
    told = [near for thread in listed(rivers) for near in near_threads(rivers.tables, thread.id)]

    assert told
    for near in told:
        assert 1 <= len(near.shares) <= 4
        lowered = [text.lower() for text in near.shares]
        assert not any(one in other for one in lowered for other in lowered if one != other)
        assert near.thread.count > 1
        assert near.latest == stories_of(rivers.tables, near.thread.id)[-1]


def test_a_story_that_stands_alone_is_in_no_thread_and_has_no_reasons(rivers: ThreadWriter) -> None:
    comet = headline("A comet passes over Ostia", "2022-05-05")
    rivers.take_in([comet])

    assert thread_of(rivers.tables, comet.id) is None
    assert why_in_thread(rivers.tables, comet.id) is None
    assert rivers.thread_of(comet.id) is not None


def test_why_tells_of_threads_that_were_joined(rivers: ThreadWriter) -> None:
    river, weir = (rivers.thread_of(ids(rows)[0]) or 0 for rows in (RIVER, WEIRS))

    rivers.join(river, weir)

    told = why_in_thread(rivers.tables, ids(WEIRS)[1])
    assert told is not None
    assert told.by_person
    assert told.joined
    assert all("Alder River" in both for both in told.joined)


def test_key_stories_are_the_ends_and_the_likest_between(rivers: ThreadWriter) -> None:
    river = rivers.thread_of(ids(RIVER)[0]) or 0
    rivers.take_in([headline(f"Envoys talk of the Alder River Compact, day {at}", f"2021-05-{at:02}") for at in range(1, 20)])
    stories = stories_of(rivers.tables, river)

    key = key_stories(rivers.tables, river)

    assert len(key) == 5
    assert key == sorted(key, key=stories.index)
    assert (key[0], key[-1]) == (stories[0], stories[-1])
    assert key_stories(rivers.tables, river, 100) == stories
    assert key_stories(rivers.tables, river, 2) == stories[:2]


def test_a_name_is_found_in_any_case_and_with_signs_but_not_without_words(rivers: ThreadWriter) -> None:
    for asked in ("lorraby", "LORRABY,", "Lorr"):
        assert [one.count for one in threads_called(rivers.tables, asked, 5)] == [3]
    assert threads_called(rivers.tables, "%", 5) == []
    assert threads_called(rivers.tables, "", 5) == []


def test_two_who_write_in_turn_know_what_the_other_wrote(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("index")
    one, other = opened(folder), opened(folder)

    for at, story in enumerate(headlines(RIVER, FERRY, CHESS)):
        (one, other)[at % 2].take_in([story])
    one.settle()
    other.settle()

    alone = opened(tmp_path_factory.mktemp("index"))
    for story in headlines(RIVER, FERRY, CHESS):
        alone.take_in([story])
    alone.settle()
    assert {frozenset(stories_of(other.tables, thread.id)) for thread in listed(other)} == {
        frozenset(stories_of(alone.tables, thread.id)) for thread in listed(alone)
    }
    for each in (one, other, alone):
        each.tables.close()
