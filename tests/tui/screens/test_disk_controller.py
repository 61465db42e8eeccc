"""What other programs change is shown, what can't be looked at yet is told, and nobody is moved."""

from __future__ import annotations

from store.paths import Paths
from store.record.record import Record
from tests.conftest import Archives, story
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tests.tui.test_waiting import held_elsewhere

sitting = paper_sitting(STORIES)
nobody = paper_sitting([])
quick = paper_sitting(STORIES, quick=True)


def test_new_stories_of_another_program_are_counted_and_nobody_is_moved(sitting: PaperSitting, open_folder: Archives) -> None:
    sitting.go_to(STORIES[1].title)
    other = open_folder()
    other.add([story("A story from elsewhere", "2025-07-01"), story("And another", "2020-01-01")])
    other.close()
    sitting.on.disk.look_again()
    sitting.settle()

    assert sitting.here == STORIES[1].title
    assert sitting.session.counts.total == 7
    assert "2 new stories" in sitting.notices


def test_looking_again_where_nothing_changed_says_and_shows_nothing(sitting: PaperSitting) -> None:
    before = sitting.paper.timeline.generation
    heard: list[object] = []
    sitting.on.disk.on_refreshed.append(heard.append)
    for _ in range(3):
        sitting.on.disk.look_again()
        sitting.settle()

    assert sitting.paper.timeline.generation == before
    assert not heard
    assert not sitting.notices


def test_what_was_asked_for_is_told_even_if_nothing_changed(sitting: PaperSitting) -> None:
    heard: list[object] = []
    sitting.on.disk.on_refreshed.append(heard.append)
    sitting.on.disk.refresh()
    sitting.settle()

    assert len(heard) == 1


def test_a_first_story_is_read_as_soon_as_it_is_there(nobody: PaperSitting, open_folder: Archives) -> None:
    assert nobody.paper.story.story is None
    other = open_folder()
    other.add([story("The first of all", "2025-01-01")])
    other.close()
    nobody.on.disk.look_again()
    nobody.settle()

    assert nobody.here == nobody.paper.story.title == "The first of all"
    assert nobody.paper.title_bar.progress == ""


def test_while_another_program_writes_that_is_told_and_no_error(quick: PaperSitting) -> None:
    with held_elsewhere(Paths.find().index):
        Record(Paths.find().archive).write("2023-01", [story("A story from elsewhere", "2023-01-01")])
        quick.on.disk.look_again()
        quick.settle()

        assert quick.session.busy
        assert quick.paper.status_bar.held == "Another program is writing: its stories show once it is done"
        assert not quick.notices

    quick.on.disk.look_again()
    quick.settle()

    assert not quick.session.busy
    assert quick.paper.status_bar.held == ""
    assert quick.session.counts.total == 6
