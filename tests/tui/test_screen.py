"""The screen in use: browsing, finding, jumping, marking, at several sizes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input, Static
from textual.worker import WorkerCancelled

from store.api.story import Story
from store.api.views import Selection
from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.conftest import Archives, story
from tests.made_once import lay_archive
from tests.tui.guarding import Guarded
from tests.tui.hurried import hurry, paint
from tui.app import DatelineApp
from tui.screens.timeline.screen import TimelineScreen
from tui.state.opened_archive import OpenedArchive, open_at_newest
from tui.widgets.prompt import Prompt
from tui.widgets.related_list import RelatedList
from tui.widgets.status_bar import StatusBar
from tui.widgets.timeline.lines import Group

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

STORIES = [
    story(
        "Ministers sign a river treaty",
        "2024-03-04",
        "The Indus Waters Treaty was discussed.",
        place="ISLAMABAD",
    ),
    story(
        "Envoys return for talks",
        "2025-05-12",
        "Ambassador and foreign minister talk of the Indus Waters Treaty.",
        place="LAHORE",
    ),
    story(
        "Remittances reach a record",
        "2025-05-20",
        "Digital payments and wallets carried more remittances.",
        link="https://example.org/r",
    ),
    story("Reservoir falls to a low", "2025-06-02", "The river and the dam hold little water. " * 80, place="MULTAN"),
    story("[b]Odd[/b] \U0001f600 کراچی title", "2025-06-09", "[@click=app.quit]Press[/] here."),
]


class Person:
    """Somebody at the keyboard."""

    def __init__(self, app: DatelineApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self._rest()
        paint(self.app)

    async def type(self, text: str) -> None:
        await self.pilot.press(*("space" if char == " " else char for char in text))
        await self._rest()
        await self.pilot.pause(0.08)  # the story beside the list follows once typing rests
        await self.settle()

    async def settle(self) -> None:
        await self._rest()
        paint(self.app)

    async def _rest(self) -> None:
        for pause in (0.0, 0.02, 0.07):
            await self.pilot.pause(pause)
            with suppress(WorkerCancelled):  # another key came first: its own worker is waited for in the next round
                await self.app.workers.wait_for_complete()
            await asyncio.to_thread(self.app.opening.changes.rest, 2.0)
        await self.pilot.pause()

    @property
    def screen(self) -> TimelineScreen:
        screen = self.app.screen
        assert isinstance(screen, TimelineScreen)
        return screen

    @property
    def told(self) -> list[str]:
        """What was told at the foot."""
        return [notice.text for notice in self.app.screen_stack[1].query_one(StatusBar).all_told]

    @property
    def here(self) -> str:
        row = self.screen.controllers.browse.row
        return row.title if row else ""

    @property
    def reads(self) -> str:
        shown = self.screen.panes.story.story
        return shown.title if shown else ""

    def text(self) -> str:
        """Return what the timeline shows, line by line."""
        timeline = self.screen.panes.timeline
        return "\n".join(timeline.render_line(y).text for y in range(timeline.size.height))

    @property
    def panel(self) -> str:
        """What stands on the window that is open above the timeline."""
        return "\n".join(str(part.render()) for part in self.app.screen.query(Static))


Sit = Callable[..., Any]


def sitting_before(stories: Sequence[Story]) -> Any:
    """Return a fixture: a way to sit down before Dateline with some stories, where nobody pauses for long, in an empty folder."""

    @pytest.fixture
    def sit(open_folder: Archives, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sit:
        monkeypatch.setattr("tui.screens.timeline.column_controller._READ_AFTER_TYPING", 0.05)
        monkeypatch.setattr("tui.screens.timeline.column_controller._MORE_AFTER", 0.0)
        (tmp_path / "here").mkdir()
        monkeypatch.chdir(tmp_path / "here")
        hurry(monkeypatch)
        lay_archive(stories, Paths.find())

        @asynccontextmanager
        async def sitting(
            width: int = 120, height: int = 40, *, quick: bool = False, opening: Callable[..., OpenedArchive] = open_at_newest
        ) -> AsyncIterator[Person]:
            if quick:  # to see that another program writes
                monkeypatch.setattr("tui.state.opened_archive._PATIENCE", 0.05)
            opened = opening(None)
            run_guarded = Guarded(opened.archive)
            app = DatelineApp(replace(opened, archive=run_guarded), tmp_path / "config")
            async with app.run_test(size=(width, height)) as pilot:
                person = Person(app, pilot)
                await person.settle()
                yield person
                assert not run_guarded.refused
            opened.changes.finish(print)
            opened.archive.close()

        return sitting

    return sit


sit = sitting_before(STORIES)


async def test_it_opens_on_the_newest_story_with_its_text_beside(sit: Sit) -> None:
    async with sit() as person:
        assert person.here == STORIES[4].title
        assert person.reads == STORIES[4].title
        assert "June 2025" in person.text()
        assert "March 2024" in person.text()


async def test_moving_by_line_month_day_and_to_the_ends(sit: Sit) -> None:
    async with sit() as person:
        await person.press("k")
        assert person.here == "Reservoir falls to a low"
        await person.press("left_curly_bracket")
        assert person.here == "Envoys return for talks"
        await person.press("right_parenthesis")
        assert person.here == "Remittances reach a record"
        await person.press("home")
        assert person.here == "Ministers sign a river treaty"
        await person.press("end")
        assert person.here == STORIES[4].title


async def test_a_misspelled_word_finds_the_story_and_escape_goes_back(sit: Sit) -> None:
    async with sit() as person:
        await person.press("k", "slash")
        await person.type("remitances")
        assert person.reads == "Remittances reach a record"
        assert "Reservoir" not in person.text()
        await person.press("escape")
        assert person.here == "Reservoir falls to a low"
        assert "Remittances" in person.text()


async def test_enter_keeps_the_timeline_narrowed_and_a_shows_the_story_among_its_neighbours(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("treaty")
        first = person.here
        await person.press("enter")
        assert person.here == first
        assert "Reservoir" not in person.text()
        await person.press("n")
        second = person.here
        assert {first, second} == {"Ministers sign a river treaty", "Envoys return for talks"}
        await person.press("O")
        assert person.here == second
        assert "Reservoir" in person.text()


async def test_going_to_a_date(sit: Sit) -> None:
    async with sit() as person:
        await person.press("g")
        await person.type("march 2024")
        await person.press("enter")
        assert person.here == "Ministers sign a river treaty"
        await person.press("g")
        await person.type("no date")
        await person.press("enter")
        assert person.screen.query_one(Prompt).display


async def test_reading_marks_read_and_a_star_stays(sit: Sit, open_folder: Archives) -> None:
    async with sit() as person:
        await person.press("enter")
        assert person.screen.has_class("reading")
        assert person.screen.session.counts.unread == 4
        await person.press("escape", "s")
    archive: FolderArchive = open_folder()
    archive.refresh()
    assert archive.counts(Selection(starred=True)).total == 1
    assert archive.counts(Selection()).unread == 4


async def test_related_stories_jump_and_the_trail_leads_back(sit: Sit) -> None:
    async with sit() as person:
        await person.press("home")
        await person.press("tab", "tab")
        related = person.screen.query_one(RelatedList)
        assert related.has_focus
        assert len(related.leads) >= 1
        await person.press("j", "enter")
        assert person.here == "Envoys return for talks"
        await person.press("H")
        assert person.here == "Ministers sign a river treaty"
        await person.press("L")
        assert person.here == "Envoys return for talks"


async def test_a_corrected_theme_shows_at_once(sit: Sit) -> None:
    async with sit() as person:
        await person.press("k")
        assert person.screen.controllers.browse.row is not None
        assert person.screen.controllers.browse.row.theme == "water"
        await person.press("c", "down", "enter")
        assert person.here == "Reservoir falls to a low"
        assert person.screen.controllers.browse.row.theme == "diplomacy"


async def test_one_lane_alone_and_all_again(sit: Sit) -> None:
    async with sit() as person:
        await person.press("k", "grave_accent")
        assert person.here == "Reservoir falls to a low"
        assert "Remittances" not in person.text()
        await person.press("grave_accent")
        assert "Remittances" in person.text()


async def test_lanes_side_by_side(sit: Sit) -> None:
    async with sit(160, 40) as person:
        await person.press("k", "v")
        lanes = person.screen.panes.lanes
        assert person.here == "Reservoir falls to a low"
        names = lanes.render_line(1).text
        assert "Water" in names
        assert "Digital finance" in names
        assert names.index("Water") < names.index("Digital finance")
        await person.press("l", "l")
        assert person.here == "Remittances reach a record"
        await person.press("v")
        assert person.screen.panes.timeline.row is not None
        assert person.screen.panes.timeline.row.title == "Remittances reach a record"


async def test_the_lanes_have_the_window_to_themselves_until_a_story_is_read(sit: Sit) -> None:
    async with sit(120, 40) as person:
        await person.press("v", "l", "l")
        lanes, column = person.screen.panes.lanes, person.screen.query_one("#column")
        here = person.here, lanes.line, lanes.scroll_offset
        assert lanes.size.width > 110
        assert not column.display
        await person.press("space")
        assert person.reads == here[0]
        assert column.size.width > 110
        assert not lanes.display
        await person.press("escape")
        assert (person.here, lanes.line, lanes.scroll_offset) == here
        assert lanes.has_focus


async def test_zooming_out_and_in_again_comes_back_to_the_same_story(sit: Sit) -> None:
    async with sit() as person:
        await person.press("home", "j")
        here = person.here
        await person.press("minus", "minus", "minus", "plus", "plus", "plus")
        assert person.here == here


async def test_zooming_out_to_decades_and_back_keeps_the_time(sit: Sit) -> None:
    async with sit() as person:
        await person.press("home", "minus", "minus", "minus", "minus")
        assert isinstance(person.screen.panes.timeline.lines.at(0), Group)
        assert "2020s" in person.text()
        await person.press("plus", "plus", "plus", "plus")
        assert person.here == "Ministers sign a river treaty"


async def test_newest_at_the_top_is_kept_for_the_next_sitting(sit: Sit) -> None:
    async with sit() as person:
        await person.press("R")
        assert "Odd" in person.text().split("\n")[1]
    async with sit() as person:
        assert "Odd" in person.text().split("\n")[1]


async def test_unread_and_theme_steps(sit: Sit) -> None:
    async with sit() as person:
        await person.press("k", "r", "k", "r", "k")
        assert person.here == "Envoys return for talks"
        await person.press("u")
        assert person.here == STORIES[4].title
        await person.press("k", "comma")
        assert person.here == "Ministers sign a river treaty"


async def test_hostile_titles_stand_as_they_are(sit: Sit) -> None:
    async with sit() as person:
        assert "[b]Odd[/b] \U0001f600" in person.text()
        shown = "\n".join(person.screen.panes.story.render_line(y).text for y in range(8))
        assert "[@click=app.quit]Press[/] here." in shown


@pytest.mark.parametrize("size", [(200, 60), (120, 40), (104, 30), (103, 30), (80, 24), (60, 16), (40, 10)])
async def test_every_size_is_usable(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(*size) as person:
        assert "Odd" in person.text()
        await person.press("k", "enter")
        assert person.reads == "Reservoir falls to a low"
        assert person.screen.panes.story.region.width >= min(60, size[0] - 2)
        await person.press("escape", "slash")
        await person.type("remit")
        await person.press("enter")
        assert person.here == "Remittances reach a record"


async def test_resizing_keeps_the_place(sit: Sit) -> None:
    async with sit(200, 60) as person:
        await person.press("home")
        await person.pilot.resize_terminal(60, 16)
        await person.settle()
        assert person.here == "Ministers sign a river treaty"
        assert "Ministers sign" in person.text()


async def test_help_and_palette_offer_every_key(sit: Sit) -> None:
    async with sit() as person:
        await person.press("question_mark")
        assert "type to find a key" in person.app.screen.query_one(Input).placeholder
        await person.press("escape", "ctrl+p")
        await person.type("star the story")
        await person.press("enter")
        assert person.screen.controllers.browse.row is not None
        assert person.screen.controllers.browse.row.starred


async def test_the_mouse_opens_a_story(sit: Sit) -> None:
    async with sit() as person:
        await person.pilot.click("#timeline", offset=(20, 1))
        await person.settle()
        assert person.here == "Ministers sign a river treaty"


async def test_every_binding_has_an_id_and_a_tooltip() -> None:
    from tui.screens.timeline.key_tables import key_tables

    bindings = [binding for table in key_tables() for binding in table.bindings]

    assert all(binding.id and binding.tooltip for binding in bindings)


async def test_a_new_archive_says_so_once(tmp_path: Path) -> None:
    opening = open_at_newest(None)
    app = DatelineApp(opening, tmp_path / "config")
    async with app.run_test(size=(120, 40)) as pilot:
        person = Person(app, pilot)
        await person.settle()
        assert any(told.startswith("Welcome to Dateline: 161 stories") for told in person.told)
        assert person.here == "Binance and the banks talk of tokens in Islamabad"


async def test_stories_that_another_program_adds_are_noticed_and_the_place_is_kept(sit: Sit, open_folder: Archives) -> None:
    async with sit() as person:
        await person.press("home")
        open_folder().add([story("A story from elsewhere", "2023-01-01")])
        person.screen.controllers.disk.look_again()
        await person.settle()
        assert person.here == "Ministers sign a river treaty"
        assert "A story from elsewhere" in person.text()
        assert "1 new story" in person.told


async def test_an_empty_archive_opens(tmp_path: Path, open_folder: Archives) -> None:
    (tmp_path / "archive").mkdir()
    app = DatelineApp(open_at_newest(None), tmp_path / "config")
    async with app.run_test(size=(120, 40)) as pilot:
        person = Person(app, pilot)
        await person.press(
            "j", "k", "enter", "s", "slash", "x", "escape", "minus", "v", "end", "plus", "t", "grave_accent", "u", "c"
        )
        assert person.here == ""


async def test_a_number_before_a_key_is_how_far_it_goes(sit: Sit) -> None:
    async with sit() as person:
        await person.press("home")
        assert person.here == "Ministers sign a river treaty"
        await person.press("3", "j")
        assert person.here == "Reservoir falls to a low"
        await person.press("2", "left_curly_bracket")
        assert person.here == "Ministers sign a river treaty"
        await person.press("2", "right_parenthesis")
        assert person.here == "Remittances reach a record"
        await person.press("4", "0", "k")
        assert person.here == "Ministers sign a river treaty"


async def test_keys_that_belong_together_are_shown_until_they_are_whole(sit: Sit) -> None:
    async with sit() as person:
        await person.press("y")
        assert "y …  t copy the story's text  y copy" in str(person.screen.panes.status_bar.render())
        await person.press("escape")
        assert "y …" not in str(person.screen.panes.status_bar.render())
        await person.press("y", "y")
        assert person.app.clipboard == "[b]Odd[/b] \U0001f600 کراچی title"


async def test_where_words_are_typed_digits_and_letters_are_words(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("y t 5 j")
        assert person.screen.session.selection.words == "y t 5 j"


async def test_the_first_start_of_all_shows_the_story_one_stands_on(tmp_path: Path) -> None:
    opening = open_at_newest(None)
    app = DatelineApp(opening, tmp_path / "config")
    async with app.run_test(size=(120, 40)) as pilot:
        person = Person(app, pilot)
        await person.settle()
        assert person.here
        assert person.reads == person.here
