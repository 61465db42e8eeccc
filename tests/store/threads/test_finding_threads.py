"""Running matters are found as stories arrive, and keep their number and name as they grow."""

from __future__ import annotations

import random

from store.api.story import Story, StoryId
from store.api.when import When
from store.threads.summaries import key_stories, stories_of, threads_called, where_it_stands, why_in_thread
from store.threads.thread_writer import ThreadWriter
from tests.store.threads.conftest import CHESS, FERRY, RIVER, headline, headlines, ids, listed, thread_of


def one_by_one(writer: ThreadWriter, stories: list[Story]) -> None:
    for story in stories:
        writer.take_in([story])
    writer.settle()


def groups(writer: ThreadWriter) -> set[frozenset[StoryId]]:
    return {frozenset(stories_of(writer.tables, one.id)) for one in listed(writer, least=1)}


def test_three_matters_that_run_side_by_side_are_told_apart(writer: ThreadWriter) -> None:
    one_by_one(writer, headlines(RIVER, FERRY, CHESS))

    assert groups(writer) == {frozenset(ids(RIVER)), frozenset(ids(FERRY)), frozenset(ids(CHESS))}


def test_stories_of_one_import_find_the_same_matters(writer: ThreadWriter) -> None:
    writer.take_in(headlines(RIVER, FERRY, CHESS))
    writer.settle()

    assert groups(writer) == {frozenset(ids(RIVER)), frozenset(ids(FERRY)), frozenset(ids(CHESS))}


def test_the_newest_may_come_first(writer: ThreadWriter) -> None:
    one_by_one(writer, headlines(RIVER, FERRY, CHESS)[::-1])

    assert groups(writer) == {frozenset(ids(RIVER)), frozenset(ids(FERRY)), frozenset(ids(CHESS))}


def test_a_treaty_by_its_rare_name_is_the_same_after_thirty_years(writer: ThreadWriter) -> None:
    one_by_one(writer, headlines(RIVER, FERRY, CHESS))

    writer.take_in([headline("Tassia asks for new talks on the Alder River Compact", "2051-05-05")])

    assert thread_of(writer, "Tassia asks for new talks on the Alder River Compact") == thread_of(writer, RIVER[0][0])


def test_a_common_word_brings_nothing_together(writer: ThreadWriter) -> None:
    writer.take_in([headline("Government plans a meeting on Friday", "2021-03-01")])
    writer.take_in([headline("Government plans a vote on Monday about beavers", "2021-03-01")])
    writer.settle()

    assert len(listed(writer, least=1)) == 2


def test_a_thread_is_named_by_what_tells_it_apart(writer: ThreadWriter) -> None:
    one_by_one(writer, headlines(RIVER, FERRY, CHESS))

    names = {one.name for one in listed(writer)}

    assert "Alder River Compact" in names
    assert any("Queen Oona" in name for name in names)
    assert any("Lorraby" in name for name in names)


def test_number_and_name_stay_as_a_thread_grows(writer: ThreadWriter) -> None:
    one_by_one(writer, headlines(RIVER))
    before = listed(writer)[0]

    one_by_one(
        writer, [headline(f"Tassia counts water under the Alder River Compact, round {at}", "2021-08-01") for at in range(5)]
    )

    after = listed(writer)[0]
    assert (after.id, after.name) == (before.id, before.name)
    assert after.count == before.count + 5
    assert after.last > before.last


def test_a_thread_has_its_days_count_and_key_stories(writer: ThreadWriter) -> None:
    one_by_one(writer, headlines(RIVER))

    found = listed(writer)[0]

    assert (found.first, found.last) == (When("2021-03-01").first_day.toordinal(), When("2021-07-19").first_day.toordinal())
    assert found.count == 4
    assert stories_of(writer.tables, found.id) == ids(RIVER)
    assert key_stories(writer.tables, found.id, 3)[0] == ids(RIVER)[0]
    assert key_stories(writer.tables, found.id, 3)[-1] == ids(RIVER)[-1]


def test_why_a_story_is_in_its_thread_is_told_by_what_they_share(writer: ThreadWriter) -> None:
    one_by_one(writer, headlines(RIVER, FERRY))

    told = why_in_thread(writer.tables, ids(RIVER)[1])

    assert told is not None
    member = writer.tables.members.get(ids(RIVER)[1])
    assert member is not None
    assert member.likeness
    assert member.likeness > 0
    assert "Alder River" in told.shared
    assert not told.began
    first = why_in_thread(writer.tables, ids(RIVER)[0])
    assert first is not None
    assert first.began


def test_what_is_not_there_is_told_as_nothing(writer: ThreadWriter) -> None:
    assert writer.tables.threads.get(7) is None
    assert why_in_thread(writer.tables, StoryId("0" * 16)) is None
    assert stories_of(writer.tables, 7) == []
    assert threads_called(writer.tables, "…", 20) == []


def test_a_thread_is_found_by_part_of_its_name(writer: ThreadWriter) -> None:
    one_by_one(writer, headlines(RIVER, FERRY))

    assert [one.name for one in threads_called(writer.tables, "alder compact", 20)] == ["Alder River Compact"]


def test_where_a_matter_stands_is_said_by_its_latest_story() -> None:
    body = ("Velmora will reopen two of its five sluices by the end of the month, its envoy said. More talks follow.",)
    latest = Story(StoryId("1" * 16), "Sluices to reopen", When("2021-09-01"), body=body)

    assert where_it_stands(latest) == "Velmora will reopen two of its five sluices by the end of the month, its envoy said."
    assert where_it_stands(headline("Sluices to reopen", "2021-09-01")) == ""


def test_a_story_taken_in_twice_counts_once(writer: ThreadWriter) -> None:
    writer.take_in(headlines(RIVER))
    writer.take_in(headlines(RIVER))
    writer.settle()

    assert [one.count for one in listed(writer)] == [4]


def test_a_story_that_left_the_archive_is_left_out(writer: ThreadWriter) -> None:
    one_by_one(writer, headlines(RIVER, FERRY))

    writer.forget([*ids(FERRY), ids(RIVER)[0]])

    assert [stories_of(writer.tables, one.id) for one in listed(writer, least=1)] == [ids(RIVER)[1:]]


def test_a_word_in_hundreds_of_threads_leads_to_none_of_them_and_costs_nothing(writer: ThreadWriter) -> None:
    chance = random.Random(3)
    strange = ["".join(chance.choice("bcdfghklmnprst") + chance.choice("aeiou") for _ in range(4)) for _ in range(900)]
    rows = [headline(f"Zephyrine {strange[at]} {strange[at + 300]} {strange[at + 600]}", "2021-03-01") for at in range(300)]

    writer.take_in(rows)
    writer.settle()

    assert len(listed(writer, least=1)) > 200
