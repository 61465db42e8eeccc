"""What lanes are by, which are shown, and in which order."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from store.api.archive import Archive
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.dialogs.choice import Choice
from tui.screens.timeline.lane_choice import By, LaneOrder
from tui.screens.timeline.session import View
from tui.widgets.lanes.lane import Lane
from tui.widgets.lanes.lanes import Lanes

TOLD = [
    replace(
        STORIES[0], place="MULTAN", source="Daily Post", body=("Prime minister Benazir Bhutto signed. Benazir Bhutto spoke.",)
    ),
    replace(STORIES[1], place="GENEVA", source="Daily Post"),
    replace(STORIES[2], place="MULTAN", source="Evening Wire"),
]
sitting = paper_sitting(TOLD)


def names(sitting: PaperSitting) -> list[str]:
    return [lane.name for lane in sitting.paper.lanes.table.lanes]


def total(lane: Lane, archive: Archive) -> int:
    return archive.counts(lane.selection).total


def show_by(sitting: PaperSitting, by: By) -> None:
    sitting.press("lanes.by")
    sitting.answer(list(By).index(by))


@pytest.mark.parametrize(
    ("by", "lanes"),
    [
        (By.SOURCE, ["Daily Post", "Evening Wire"]),
        (By.PLACE, ["Multan", "Geneva"]),
        (By.PERSON, ["Benazir Bhutto"]),
        (By.WATCH, ["◉ Treaty"]),
        (By.TAG, ["#rivers"]),
    ],
)
def test_lanes_are_by_whatever_one_likes(sitting: PaperSitting, by: By, lanes: list[str]) -> None:
    sitting.ask(lambda archive: archive.watches.put("Treaty", "treaty"))
    sitting.ask(lambda archive: archive.mark(TOLD[0].id, tags=("rivers",)))
    show_by(sitting, by)

    assert names(sitting) == lanes
    assert sitting.session.view is View.LANES
    table = sitting.paper.lanes.table
    for lane in table.lanes:
        assert sitting.ask(partial(total, lane)) == table.sums[lane.key] > 0


def test_the_picker_says_how_many_lanes_there_would_be(sitting: PaperSitting) -> None:
    sitting.press("lanes.by")

    assert isinstance(sitting.window.dialog, Choice)
    about = {offer.text: offer.about for offer in sitting.window.dialog._offers}
    assert about["Source"] == "2 lanes: who published them"
    assert about["Person"].startswith("1 lane:")
    sitting.answer(None)
    assert sitting.session.view is View.STREAM


def test_what_lanes_are_by_stays_for_the_sitting_and_one_stands_in_the_lane_of_the_story(sitting: PaperSitting) -> None:
    sitting.go_to(TOLD[2].title)
    show_by(sitting, By.SOURCE)
    assert sitting.paper.lanes.toward is not None
    assert sitting.paper.lanes.toward[1] == "Evening Wire"

    sitting.press("view.lanes", "view.lanes")
    assert sitting.session.lanes_by is By.SOURCE
    assert names(sitting) == ["Daily Post", "Evening Wire"]


def test_a_lane_moves_is_hidden_and_comes_back(sitting: PaperSitting) -> None:
    show_by(sitting, By.SOURCE)
    sitting.paper.lanes.lane = sitting.paper.lanes.table.lanes[1]
    sitting.press("lanes.move-left")
    assert names(sitting) == ["Evening Wire", "Daily Post"]
    sitting.press("lanes.move-right", "lanes.hide")
    assert names(sitting) == ["Daily Post"]
    assert sitting.notices[-1] == "Evening Wire is hidden · * shows it again"

    sitting.press("lanes.choose")
    sitting.answer((("Evening Wire", "Daily Post"), frozenset({"Daily Post", "Evening Wire"})))
    assert names(sitting) == ["Evening Wire", "Daily Post"]
    sitting.press("lanes.choose")
    sitting.answer(None)
    assert names(sitting) == ["Evening Wire", "Daily Post"]


def test_a_lane_alone_is_a_search_that_says_so(sitting: PaperSitting) -> None:
    show_by(sitting, By.PLACE)
    multan = sitting.paper.lanes.table.lanes[0]
    sitting.send(Lanes.Unfolded(multan, TOLD[2].id))

    assert sitting.session.view is View.STREAM
    assert sitting.session.selection.words.strip() == 'place:"Multan"'
    assert sitting.titles == [TOLD[0].title, TOLD[2].title]
    assert sitting.here == TOLD[2].title


def test_an_order_keeps_what_was_moved_first_and_leaves_out_what_is_hidden() -> None:
    order = LaneOrder().moved(["a", "b", "c"], "c", -1).without("b")

    assert order.arranged(["a", "b", "c", "d", "e"], 3) == ("a", "c", "d")
    assert order.arranged(["a", "b", "c", "d", "e"], 1) == ("a", "c")
    assert order.moved(["a", "c"], "a", -5).arranged(["a", "c"], 9) == ("a", "c")
    assert LaneOrder.of(["b", "a", "c"], {"a", "b"}).arranged(["a", "b", "c", "d"], 9) == ("b", "a", "d")
