"""Searches kept under a name, and one lane shown alone."""

from __future__ import annotations

from store.api.errors import ArchiveLockedError
from store.api.views import Selection
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.dialogs.theme_picker import ThemePicker
from tui.screens.timeline.session import Purpose, View
from tui.widgets.lanes.lanes import Lanes
from tui.widgets.prompt import Prompt

sitting = paper_sitting(STORIES)
TREATY, ENVOYS, RECORD, RESERVOIR, ODD = (story.title for story in STORIES)


def lists(sitting: PaperSitting) -> dict[str, str]:
    return {watch.name: watch.line for watch in sitting.ask(lambda archive: archive.watches.all())}


def keep(sitting: PaperSitting, words: str, name: str) -> None:
    sitting.press("search.open")
    sitting.enter(words)
    sitting.press("watch.save")
    sitting.enter(name)


def test_a_search_is_kept_with_what_it_is_within(sitting: PaperSitting) -> None:
    sitting.go_to(ENVOYS)
    sitting.press("lane.alone", "filter.state")
    keep(sitting, "treaty", "Treaties")

    theme = next(iter(sitting.session.selection.themes))
    assert lists(sitting) == {"Treaties": f"theme:{theme} is:unread treaty"}
    assert [one.watch.name for one in sitting.session.watched] == ["Treaties"]
    assert sitting.session.purpose is Purpose.NOTHING
    assert sitting.notices[-1].startswith("Watching “Treaties”: ")


def test_without_a_search_there_is_nothing_to_keep(sitting: PaperSitting) -> None:
    sitting.press("watch.save")

    assert sitting.notices == ["There is no search to save; / starts one, and W saves it as a watch list"]
    assert sitting.session.purpose is Purpose.NOTHING


def test_a_name_that_is_taken_is_told_while_it_is_typed(sitting: PaperSitting) -> None:
    keep(sitting, "treaty", "Treaties")
    sitting.press("watch.save")
    sitting.type("TREATIES")
    assert sitting.paper.prompt.said == "“Treaties” will watch for this instead"
    sitting.type("Treatie")
    assert sitting.paper.prompt.said == ""


def test_a_name_that_can_not_be_kept_is_refused_in_the_line_which_stays_open(sitting: PaperSitting) -> None:
    keep(sitting, "treaty", "Treaties")
    sitting.press("watch.save")
    sitting.send(Prompt.Submitted("watch", " "))

    assert sitting.session.purpose is Purpose.WATCH
    assert sitting.paper.prompt.said
    assert list(lists(sitting)) == ["Treaties"]


def test_a_name_that_is_left_while_it_is_written_is_kept_all_the_same(sitting: PaperSitting) -> None:
    sitting.press("search.open")
    sitting.enter("treaty")
    sitting.press("watch.save")
    sitting.on.prompt.submitted(Prompt.Submitted("watch", "Treaties"))
    sitting.leave()

    assert list(lists(sitting)) == ["Treaties"]
    assert any(notice.startswith("Watching “Treaties”") for notice in sitting.notices)


def test_while_another_program_writes_the_list_is_shown_and_the_line_closed(sitting: PaperSitting) -> None:
    sitting.press("search.open")
    sitting.enter("treaty")
    sitting.press("watch.save")

    def locked() -> None:
        raise ArchiveLockedError("held")

    sitting.on.prompt.carry_out(
        "watch list", lambda _: locked(), print, when_held=lambda: sitting.notices.append("held"), refused=print
    )
    for _ in range(500):
        sitting.window.take()
        if sitting.notices == ["held"]:
            break
        sitting.opened.changes.rest(0.01)

    assert sitting.notices == ["held"]
    assert sitting.session.purpose is Purpose.NOTHING
    assert sitting.session.held == 1
    assert "1 change of yours waits" in sitting.paper.status_bar.held

    def give_up(_: str) -> None:
        raise KeyboardInterrupt

    sitting.opened.changes.finish(give_up)


def test_the_list_of_lanes_shows_watch_lists_with_their_numbers(sitting: PaperSitting) -> None:
    keep(sitting, "treaty", "Treaties")
    sitting.press("screen.leave", "lane.choose")
    picker = sitting.window.dialog
    assert isinstance(picker, ThemePicker)

    assert [(one.watch.name, one.stories, one.unread) for one in picker._watched] == [("Treaties", 2, 2)]

    sitting.on.story.mark(sitting.ask(lambda archive: archive.row(STORIES[0].id)), read=True)
    sitting.settle()

    assert [(one.stories, one.unread) for one in picker._watched] == [(2, 1)]


def test_a_chosen_watch_list_is_searched_for_and_a_theme_shown_alone(sitting: PaperSitting) -> None:
    keep(sitting, "treaty", "Treaties")
    sitting.press("screen.leave", "lane.choose")
    sitting.answer("watch:Treaties")

    assert sitting.titles == [TREATY, ENVOYS]
    assert sitting.paper.title_bar.shown[0] == "◉ Treaties"

    sitting.press("screen.leave", "lane.choose")
    key = sitting.ask(lambda archive: archive.row(STORIES[2].id)).theme
    sitting.answer(key)
    assert sitting.session.selection == Selection(themes=frozenset({key}))

    sitting.press("lane.choose")
    sitting.answer("")
    assert sitting.session.selection == Selection()

    sitting.press("lane.choose")
    sitting.answer(None)
    assert sitting.session.selection == Selection()


def test_a_lane_is_unfolded_into_the_stream(sitting: PaperSitting) -> None:
    keep(sitting, "treaty", "Treaties")
    sitting.press("screen.leave", "view.lanes")
    watched = next(lane for lane in sitting.paper.lanes.table.lanes if lane.key == "watch:Treaties")
    sitting.send(Lanes.Unfolded(watched, STORIES[0].id))

    assert sitting.session.view is View.STREAM
    assert sitting.here == TREATY
    assert sitting.session.search is not None
    assert sitting.paper.timeline.focused

    sitting.press("screen.leave", "view.lanes")
    key = sitting.ask(lambda archive: archive.row(STORIES[2].id)).theme
    sitting.send(Lanes.Unfolded(next(lane for lane in sitting.paper.lanes.table.lanes if lane.key == key), None))

    assert sitting.session.view is View.STREAM
    assert sitting.session.selection == Selection(themes=frozenset({key}))


def test_lists_that_another_program_made_are_there_once_the_archive_is_looked_at(sitting: PaperSitting) -> None:
    sitting.ask(lambda archive: archive.watches.put("Rivers", "river"))
    sitting.on.disk.refresh()
    sitting.settle()

    assert [one.watch.name for one in sitting.session.watched] == ["Rivers"]
