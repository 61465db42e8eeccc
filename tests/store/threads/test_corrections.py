"""What the person says of threads outweighs every likeness, and teaches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.api.story import StoryId
from store.threads.cluster.corrections import Corrections
from store.threads.summaries import stories_of, why_in_thread
from store.threads.thread_writer import ThreadWriter
from tests.store.threads.conftest import CHESS, FERRY, RIVER, headline, headlines, ids, listed, thread_of


def test_two_threads_are_joined_under_the_older_number_and_the_other_number_still_leads_there(writer: ThreadWriter) -> None:
    writer.take_in(headlines(RIVER))
    writer.take_in(headlines(FERRY))
    river, ferry = thread_of(writer, RIVER[0][0]), thread_of(writer, FERRY[0][0])

    joined = writer.join(ferry, river)

    assert joined == min(river, ferry)
    assert set(stories_of(writer.tables, ferry)) == {*ids(RIVER), *ids(FERRY)}
    found = writer.tables.threads.get(ferry)
    assert found is not None
    assert (found.id, found.count) == (joined, 7)


def test_a_thread_is_split(writer: ThreadWriter) -> None:
    writer.take_in(headlines(RIVER))
    river = thread_of(writer, RIVER[0][0])

    new = writer.move([headline(*one) for one in RIVER[2:]], None)

    assert new not in (None, river)
    assert stories_of(writer.tables, river) == ids(RIVER[:2])
    assert new is not None
    assert stories_of(writer.tables, new) == ids(RIVER[2:])


def test_a_story_moved_by_hand_says_so_and_teaches_its_new_thread(writer: ThreadWriter) -> None:
    writer.take_in(headlines(RIVER))
    writer.take_in(headlines(FERRY))
    writer.take_in([headline("Barge Halcyon sinks in the Ossory basin", "2021-03-10")])
    ferry = thread_of(writer, FERRY[0][0])

    writer.move([headline("Barge Halcyon sinks in the Ossory basin", "2021-03-10")], ferry)
    writer.take_in([headline("Barge Halcyon raised from the Ossory basin", "2021-03-12")])

    told = why_in_thread(writer.tables, headline("Barge Halcyon sinks in the Ossory basin", "2021-03-10").id)
    assert told is not None
    assert told.by_person
    assert thread_of(writer, "Barge Halcyon raised from the Ossory basin") == ferry


def test_a_name_given_by_the_person_stays(writer: ThreadWriter) -> None:
    writer.take_in(headlines(RIVER[:2]))
    river = thread_of(writer, RIVER[0][0])

    writer.rename(river, "Water quarrel")
    writer.take_in(headlines(RIVER[2:]))
    writer.settle()

    found = writer.tables.threads.get(river)
    assert found is not None
    assert (found.name, found.given) == ("Water quarrel", True)


def test_corrections_hold_when_threads_are_found_anew(writer: ThreadWriter) -> None:
    said = Corrections().moved(ids(CHESS)[1], ids(FERRY)[0], ids(CHESS)[0]).joined(ids(RIVER)[0], ids(FERRY)[0])
    said = said.renamed(ids(RIVER)[0], "Waters")

    writer.take_in(headlines(RIVER, FERRY, CHESS), said)
    writer.settle(said)

    water = writer.thread_of(ids(RIVER)[0])
    assert water == writer.thread_of(ids(FERRY)[0]) == writer.thread_of(ids(CHESS)[1])
    assert writer.thread_of(ids(CHESS)[0]) != water
    assert [one.name for one in listed(writer, least=1) if one.id == water] == ["Waters"]


def test_stories_told_apart_are_not_brought_together_again(writer: ThreadWriter) -> None:
    said = Corrections().split(ids(RIVER[2:]), ids(RIVER)[0])

    for story in headlines(RIVER):
        writer.take_in([story], said)
    writer.settle(said)

    assert writer.thread_of(ids(RIVER)[0]) != writer.thread_of(ids(RIVER)[2])
    assert writer.thread_of(ids(RIVER)[2]) == writer.thread_of(ids(RIVER)[3])


def test_what_is_said_later_outweighs_what_was_said_before() -> None:
    one, other = StoryId("a" * 16), StoryId("b" * 16)

    assert Corrections().joined(one, other).split([one], other).together == ()
    assert Corrections().split([one], other).joined(one, other).apart == ()
    assert Corrections().renamed(one, "A").renamed(one, "").names == {}


def test_corrections_are_kept_as_plain_json() -> None:
    said = Corrections().joined(StoryId("a"), StoryId("b")).split([StoryId("c")], StoryId("a")).renamed(StoryId("a"), "Waters")

    assert Corrections.from_json(said.to_json()) == said


@given(st.recursive(st.none() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_any_json_reads_as_corrections(data: object) -> None:
    Corrections.from_json({"together": data, "apart": data, "names": data})
