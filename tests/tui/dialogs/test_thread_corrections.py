"""What is offered about a story's thread is what makes sense for that story."""

from __future__ import annotations

from store.api.story import Carried, StoryId
from store.api.threads import NearThread, Thread, ThreadSummary
from store.api.views import StoryRow
from store.api.when import When
from tui.dialogs.thread_corrections import corrections_offered

ROWS = [StoryRow(StoryId(f"s{at}"), f"Story {at}", When(f"2025-01-0{at + 1}"), "", "", ("other",)) for at in range(4)]
THREAD = Thread(7, "River quarrel", given=False, count=4, first=1, last=4)
SUMMARY = ThreadSummary(THREAD, "It goes on.", ROWS, frozenset(), ())
NEAR = [
    NearThread(Thread(at, f"Thread {at}", given=False, count=at, first=1, last=2), ("x",), StoryId(f"n{at}"))
    for at in range(2, 9)
]


def test_a_story_in_the_middle_can_begin_another_thread_but_the_ends_can_not() -> None:
    corrections = [{what for _, (what, _) in corrections_offered(row, SUMMARY, ())} for row in ROWS]

    assert corrections == [
        {"", "rename", "move"},
        {"", "rename", "move", "split"},
        {"", "rename", "move", "split"},
        {"", "rename", "move"},
    ]


def test_four_threads_that_are_near_are_offered_to_move_to_and_to_join() -> None:
    offered = corrections_offered(ROWS[0], SUMMARY, NEAR)

    assert [(what, other) for _, (what, other) in offered if what in ("move", "join")] == [
        ("move", ""),
        *(("move", f"n{at}") for at in range(2, 6)),
        *(("join", f"n{at}") for at in range(2, 6)),
    ]
    assert [offer.text for offer, _ in offered if offer.heading] == [
        "River quarrel",
        "Move this story to",
        "Merge the whole thread with",
    ]


def test_a_story_that_stands_alone_can_only_move_to_a_thread() -> None:
    assert [what for _, (what, _) in corrections_offered(ROWS[0], None, NEAR[:1])] == ["", "move"]
    assert corrections_offered(ROWS[0], None, ()) == []


def test_what_was_judged_the_same_report_can_be_parted_source_by_source() -> None:
    also = [Carried("Gazette", "https://gazette.test/1"), Carried("", "https://courier.test/2")]

    offered = corrections_offered(ROWS[0], None, (), also, folded=True)

    assert [(offer.text, correction) for offer, correction in offered[1:]] == [
        ("This report is a story of its own", ("part", "")),
        ("The report of Gazette is a story of its own", ("part", "Gazette")),
        ("The report of https://courier.test/2 is a story of its own", ("part", "https://courier.test/2")),
    ]
    assert not any(what == "part" for _, (what, _) in corrections_offered(ROWS[0], SUMMARY, NEAR))


def test_headings_stand_for_nothing() -> None:
    assert {correction for offer, correction in corrections_offered(ROWS[1], SUMMARY, NEAR) if offer.heading} == {("", "")}
