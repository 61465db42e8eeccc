"""A search from the first letter to Escape, as one value after the other."""

from __future__ import annotations

from store.api.search import NOTHING_MATCHED, Found, Hit, Matched
from store.api.story import StoryId
from store.api.views import Selection, StoryRow
from store.api.when import When
from tui.screens.timeline.search_session import SearchSession

ROWS = [StoryRow(StoryId(f"s{at}"), f"Story {at}", When("2025-01-01"), "", "", ("other",)) for at in range(12)]
HOME = SearchSession(Selection(), ROWS[0])


def found(words: str = "river", hits: int = 12, total: int | None = 12, **more: object) -> Found:
    told = {"corrected": {}, "label": f"≈ {words}", **more}
    return Found(words, tuple(Hit(row, 1.0, "") for row in ROWS[:hits]), total, Matched(frozenset({words})), **told)  # type: ignore[arg-type]


def test_an_answer_puts_the_person_on_the_best_hit_or_on_the_story_they_were_on() -> None:
    best = HOME.typed("river").answered(found())
    stayed = HOME.typed("river").answered(found(), StoryId("s4"))

    assert best.hit is not None
    assert best.hit.story.id == "s0"
    assert stayed.hit is not None
    assert stayed.hit.story.id == "s4"
    assert HOME.answered(found(), StoryId("not among them")).index == 0


def test_steps_go_round() -> None:
    search = HOME.answered(found(hits=3))

    assert [search.stepped(by).index for by in (1, 2, 3, -1, -4)] == [1, 2, 0, 2, 2]
    assert HOME.stepped(1) is HOME


def test_nine_hits_are_numbered() -> None:
    assert HOME.answered(found()).ranks == {f"s{at}": at + 1 for at in range(9)}
    assert HOME.ranks == {}


def test_what_was_found_stays_until_nothing_is_typed() -> None:
    search = HOME.typed("river").answered(found())

    assert search.typed("rivers").matched == search.matched
    assert search.typed("rivers").waits
    assert not search.waits
    assert search.typed(" ").found is None
    assert search.typed(" ").matched == NOTHING_MATCHED
    assert not search.typed(" ").waits
    assert HOME.typed("r").waits


def test_the_summary_says_what_was_found_and_how_it_was_understood() -> None:
    assert HOME.summary == ""
    assert HOME.answered(found()).summary == "12 stories"
    assert HOME.answered(found(total=None)).summary == "…"
    assert HOME.answered(found(total=None)).counted(1_234).summary == "1,234 stories"
    assert HOME.answered(found(hits=0)).summary == "no story matches"
    assert HOME.answered(found(hits=0, mistakes=("No such day",))).summary == "No such day"
    assert HOME.answered(found(corrected={"rivr": ("river",)})).summary == "12 stories · also: rivr → river"
    assert HOME.answered(found("on:2025", label="in 2025")).summary == "12 stories · in 2025"


def test_counting_what_was_not_found_changes_nothing() -> None:
    assert HOME.counted(5) == HOME


def test_home_is_where_the_search_began() -> None:
    assert HOME.home_id == "s0"
    assert SearchSession(Selection(), None).home_id is None
