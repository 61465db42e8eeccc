"""Searching as one types: what is found, what is said of it, and the way back."""

from __future__ import annotations

from store.api.views import Counts, Selection
from tests.conftest import story
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.screens.timeline.session import Purpose, View
from tui.widgets.prompt import Prompt

sitting = paper_sitting(STORIES)
many = paper_sitting([story(f"River report {at}", f"2024-{at % 12 + 1:02}-{at % 27 + 1:02}") for at in range(120)])
TREATY, ENVOYS, RECORD, RESERVOIR, ODD = (story.title for story in STORIES)


def search(sitting: PaperSitting, words: str) -> None:
    sitting.press("search.open")
    sitting.type(words)


def test_typing_narrows_the_timeline_and_says_how_many(sitting: PaperSitting) -> None:
    search(sitting, "treaty")

    assert sitting.titles == [TREATY, ENVOYS]
    assert sitting.paper.prompt.said == "2 stories"
    assert sitting.paper.histogram.narrowed
    assert set(sitting.paper.timeline.ranks.values()) == {1, 2}
    assert sitting.paper.story.matched.has("treaty")
    assert sitting.session.purpose is Purpose.SEARCH


def test_only_the_last_of_quick_letters_is_shown(sitting: PaperSitting) -> None:
    before = sitting.paper.timeline.generation
    search(sitting, "remittances")

    assert sitting.here == RECORD
    assert sitting.session.selection.words == "remittances"
    assert sitting.paper.timeline.generation - before < len("remittances")


def test_a_misspelled_word_is_told(sitting: PaperSitting) -> None:
    search(sitting, "remitances ")

    assert sitting.here == RECORD
    assert "also: remitances → remittances" in sitting.paper.prompt.said


def in_one_breath(sitting: PaperSitting, words: str) -> None:
    """Type words and press Enter before anything has answered."""
    sitting.press("search.open")
    sitting.on.prompt.changed(Prompt.Changed("search", words, len(words)))
    sitting.on.prompt.submitted(Prompt.Submitted("search", words))


def test_enter_before_the_answer_counts_when_it_comes(sitting: PaperSitting) -> None:
    in_one_breath(sitting, "remitances")
    assert sitting.session.purpose is Purpose.NOTHING
    sitting.settle()

    assert sitting.here == RECORD
    assert len(sitting.session.trail.behind) == 1
    assert sitting.paper.timeline.focused


def test_enter_before_the_answer_asks_again_where_nothing_matches(sitting: PaperSitting) -> None:
    in_one_breath(sitting, "xylophones")
    sitting.settle()

    assert sitting.session.purpose is Purpose.SEARCH
    assert sitting.paper.prompt.said == "no story matches"
    sitting.leave()
    assert sitting.session.search is None


def test_escape_brings_back_what_was_shown_before(sitting: PaperSitting) -> None:
    sitting.go_to(RESERVOIR)
    search(sitting, "treaty")
    sitting.leave()

    assert sitting.here == RESERVOIR
    assert sitting.session.search is None
    assert sitting.session.selection == Selection()
    assert sitting.paper.prompt.purpose == ""
    assert sitting.paper.timeline.focused


def test_an_emptied_line_shows_everything_but_stays_open(sitting: PaperSitting) -> None:
    search(sitting, "treaty")
    sitting.send(Prompt.Changed("search", "", 0))

    assert len(sitting.titles) == 5
    assert sitting.paper.prompt.said == ""
    assert sitting.session.search is not None
    assert sitting.session.purpose is Purpose.SEARCH


def test_enter_keeps_the_stories_found_and_leaves_a_trace_of_where_one_was(sitting: PaperSitting) -> None:
    sitting.go_to(RESERVOIR)
    sitting.press("search.open")
    sitting.enter("treaty")

    assert sitting.session.purpose is Purpose.NOTHING
    assert sitting.session.counts.total == 2
    assert [stop.title for stop in sitting.session.trail.behind] == [RESERVOIR]
    assert "Indus Waters Treaty" in sitting.paper.status_bar.message

    sitting.press("trail.back")

    assert sitting.here == RESERVOIR
    assert len(sitting.titles) == 5


def test_enter_on_nothing_found_stays_in_the_line(sitting: PaperSitting) -> None:
    sitting.press("search.open")
    sitting.enter("zzzzqqqq")

    assert sitting.session.purpose is Purpose.SEARCH
    assert sitting.paper.prompt.said == "no story matches"
    assert not sitting.session.trail.behind


def test_matches_are_walked_round_with_the_sentence_that_answers(sitting: PaperSitting) -> None:
    sitting.press("search.open")
    sitting.enter("treaty")
    first = sitting.here
    sitting.press("search.next")
    second = sitting.here
    sitting.press("search.next")

    assert {first, second} == {TREATY, ENVOYS}
    assert sitting.here == first

    sitting.press("search.previous")

    assert sitting.here == second


def test_matches_are_walked_from_within_the_line_too(sitting: PaperSitting) -> None:
    search(sitting, "treaty")
    first = sitting.here
    sitting.send(Prompt.MatchStepped(1))

    assert sitting.here != first
    assert sitting.session.purpose is Purpose.SEARCH


def test_without_a_search_matches_are_told_of_in_words(sitting: PaperSitting) -> None:
    sitting.press("search.next")

    assert sitting.notices == ["There is no search; / starts one"]


def test_among_all_ends_the_search_on_the_story(sitting: PaperSitting) -> None:
    sitting.press("search.open")
    sitting.enter("treaty")
    here = sitting.here
    sitting.press("search.among")

    assert sitting.session.search is None
    assert sitting.here == here
    assert len(sitting.titles) == 5


def test_earlier_searches_come_back(sitting: PaperSitting) -> None:
    sitting.press("search.open")
    sitting.enter("treaty")
    sitting.press("screen.leave", "search.open")
    sitting.send(Prompt.HistoryStepped(1, ""))

    assert sitting.paper.prompt.text == "treaty"


def test_completions_are_offered_where_there_may_be_some(sitting: PaperSitting) -> None:
    search(sitting, "place:lah")

    assert sitting.paper.prompt.offered
    assert "LAHORE" in sitting.paper.prompt.offered[0].text.upper()

    sitting.send(Prompt.Changed("search", "place:lahore", None))

    assert sitting.titles == [ENVOYS]


def test_all_matches_are_counted_after_the_best_are_on_the_screen(many: PaperSitting) -> None:
    search(many, "river")

    assert many.paper.prompt.said == "120 stories"
    assert many.session.counts.total == 120
    assert many.paper.timeline.counted
    assert many.session.search is not None
    assert many.session.search.hit is not None
    assert many.here == many.session.search.hit.story.title


def test_the_line_opens_over_the_stream_with_the_search_that_is_on(sitting: PaperSitting) -> None:
    sitting.press("view.lanes")
    search(sitting, "treaty")

    assert sitting.session.view is View.STREAM

    sitting.send(Prompt.Submitted("search", "treaty"))
    sitting.press("search.open")

    assert sitting.paper.prompt.text == "treaty"


def test_days_counted_after_more_stories_came_show_what_matches_now(many: PaperSitting) -> None:
    search(many, "river")
    timeline, total = many.paper.timeline, many.session.counts.total
    timeline.daily, timeline.counts = False, Counts({1: total - 1}, total=total - 1)
    many.window.later(0, many.on.search._count_days)
    many.settle()

    assert not timeline.lacks_days
    assert timeline.counts.total == total
