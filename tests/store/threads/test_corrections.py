"""What the person says of threads outweighs every likeness, and teaches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.api.story import StoryId
from store.threads import Corrections, ThreadBook, stories_of, thread, thread_list, why
from tests.store.threads.conftest import CHESS, FERRY, RIVER, headline, headlines, ids, thread_of


def test_two_threads_are_joined_under_the_older_number_and_the_other_number_still_leads_there(book: ThreadBook) -> None:
    book.take_in(headlines(RIVER))
    book.take_in(headlines(FERRY))
    river, ferry = thread_of(book, RIVER[0][0]), thread_of(book, FERRY[0][0])

    joined = book.join(ferry, river)

    assert joined == min(river, ferry)
    assert set(stories_of(book, ferry)) == {*ids(RIVER), *ids(FERRY)}
    found = thread(book, ferry)
    assert found is not None
    assert (found.id, found.count) == (joined, 7)


def test_a_thread_is_split(book: ThreadBook) -> None:
    book.take_in(headlines(RIVER))
    river = thread_of(book, RIVER[0][0])

    new = book.move([headline(*one) for one in RIVER[2:]], None)

    assert new not in (None, river)
    assert stories_of(book, river) == ids(RIVER[:2])
    assert new is not None
    assert stories_of(book, new) == ids(RIVER[2:])


def test_a_story_moved_by_hand_says_so_and_teaches_its_new_thread(book: ThreadBook) -> None:
    book.take_in(headlines(RIVER))
    book.take_in(headlines(FERRY))
    book.take_in([headline("Barge Halcyon sinks in the Ossory basin", "2021-03-10")])
    ferry = thread_of(book, FERRY[0][0])

    book.move([headline("Barge Halcyon sinks in the Ossory basin", "2021-03-10")], ferry)
    book.take_in([headline("Barge Halcyon raised from the Ossory basin", "2021-03-12")])

    told = why(book, headline("Barge Halcyon sinks in the Ossory basin", "2021-03-10").id)
    assert told is not None
    assert told.by_person
    assert thread_of(book, "Barge Halcyon raised from the Ossory basin") == ferry


def test_a_name_given_by_the_person_stays(book: ThreadBook) -> None:
    book.take_in(headlines(RIVER[:2]))
    river = thread_of(book, RIVER[0][0])

    book.rename(river, "Water quarrel")
    book.take_in(headlines(RIVER[2:]))
    book.settle()

    found = thread(book, river)
    assert found is not None
    assert (found.name, found.given) == ("Water quarrel", True)


def test_corrections_hold_when_threads_are_found_anew(book: ThreadBook) -> None:
    said = Corrections().moved(ids(CHESS)[1], ids(FERRY)[0], ids(CHESS)[0]).joined(ids(RIVER)[0], ids(FERRY)[0])
    said = said.renamed(ids(RIVER)[0], "Waters")

    book.take_in(headlines(RIVER, FERRY, CHESS), said)
    book.settle(said)

    water = book.thread_of(ids(RIVER)[0])
    assert water == book.thread_of(ids(FERRY)[0]) == book.thread_of(ids(CHESS)[1])
    assert book.thread_of(ids(CHESS)[0]) != water
    assert [one.name for one in thread_list(book, least=1) if one.id == water] == ["Waters"]


def test_stories_told_apart_are_not_brought_together_again(book: ThreadBook) -> None:
    said = Corrections().split(ids(RIVER[2:]), ids(RIVER)[0])

    for story in headlines(RIVER):
        book.take_in([story], said)
    book.settle(said)

    assert book.thread_of(ids(RIVER)[0]) != book.thread_of(ids(RIVER)[2])
    assert book.thread_of(ids(RIVER)[2]) == book.thread_of(ids(RIVER)[3])


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
