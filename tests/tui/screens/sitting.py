"""Somebody before a screen of paper: the real controllers, the real archive, and no terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from textual.actions import parse
from textual.message import Message

from store.api.story import Story
from store.api.views import StoryRow
from store.paths import Paths
from tests.conftest import Archives
from tests.made_once import lay_archive
from tests.tui.guarding import Guarded
from tests.tui.screens.paper import Paper, PaperPane, PaperWindow
from tui.screens.timeline.bindings import TABLE
from tui.screens.timeline.controller import Room
from tui.screens.timeline.controllers import Controllers
from tui.screens.timeline.owners import OWNERS
from tui.screens.timeline.questions import Questions
from tui.screens.timeline.session import Session
from tui.state.opened_archive import OpenedArchive, open_at_newest
from tui.state.search_history import SearchHistory
from tui.widgets.prompt import Prompt
from tui.widgets.timeline.timeline import Timeline

_EVER = date(1900, 1, 1), date(2100, 1, 1)
_ACTIONS = {key.id: key.action for key in TABLE}
_ROUNDS = 60
"""So often what one thing leads to is followed before it is taken for endless."""


class PaperSitting:
    """Does with controllers what a person does with keys, and what widgets do with messages."""

    def __init__(self, opened: OpenedArchive, config: Path) -> None:
        self.opened = opened
        self.paper, self.window = Paper(), PaperWindow()
        self.questions = Questions(opened.archive, opened.changes, self.window)
        self.window.failed = self.questions.failed
        self.told: list[Session] = []
        self.room = Room(Session(), self.told.append, self.questions, self.paper.panes(), self.window)
        self.on = Controllers(self.room, opened.themes, SearchHistory(config))
        self._stood: object = None
        self.window.colours_changed = self.on.themes.dress
        self.on.themes.dress()
        self.on.browse.begin(opened)
        self.on.disk.refresh(fresh=opened.fresh)
        self.settle()

    @property
    def session(self) -> Session:
        return self.room.session

    @property
    def here(self) -> str:
        """The title of the story the person is on."""
        return self.row.title if self.row else ""

    @property
    def row(self) -> StoryRow | None:
        return self.on.browse.row

    @property
    def notices(self) -> list[str]:
        return self.window.notices

    @property
    def titles(self) -> list[str]:
        """The titles of all that is shown, oldest first."""
        rows = self.ask(lambda archive: archive.span_rows(self.session.selection, *_EVER, 1_000))
        return [row.title for row in rows]

    def ask(self, call: Callable[[Any], Any]) -> Any:
        """Ask the archive itself, in another thread."""
        return self.window.aside(lambda: call(self.opened.archive))

    def press(self, *keys: str) -> None:
        """Press keys, by their ids."""
        for key in keys:
            _, _, parameters = parse(_ACTIONS[key])
            attrgetter(str(parameters[0]))(self.on)(*parameters[1:])
            self.settle()

    def send(self, message: Message) -> None:
        """Have a widget tell something."""
        OWNERS[type(message)](self.on)(message)
        self.settle()

    def type(self, text: str) -> None:
        """Type into the prompt, letter by letter."""
        purpose = self.paper.prompt.purpose
        for end in range(1, len(text) + 1):
            OWNERS[Prompt.Changed](self.on)(Prompt.Changed(purpose, text[:end], end))
        self.settle()

    def enter(self, text: str) -> None:
        """Type into the prompt and press Enter."""
        self.type(text)
        self.send(Prompt.Submitted(self.paper.prompt.purpose, text))

    def leave(self) -> None:
        """Leave the prompt."""
        self.send(Prompt.Cancelled(self.paper.prompt.purpose))

    def answer(self, answer: object) -> None:
        """Answer the dialog that is open."""
        self.window.answer(answer)
        self.settle()

    def go_to(self, title: str) -> None:
        """Go to a story among what is shown, as with the timeline's own keys."""
        rows = self.ask(lambda archive: archive.span_rows(self.session.selection, *_EVER, 1_000))
        row = next(row for row in rows if row.title == title)
        self.paper.timeline.cursor = self.ask(lambda archive: archive.cursor(self.session.selection, row.id))
        self.settle()

    def settle(self) -> None:
        """Let everything happen that is under way, as often as one thing leads to another."""
        for _ in range(_ROUNDS):
            working = not self.opened.changes.rest(0.2) and not self.session.held
            if not (self.window.take() | self.window.pass_time() | self._stand() | working):
                return
        raise AssertionError("it never settles")

    def _stand(self) -> bool:
        """Ask for the story the person stands on, as the timeline does, and tell that they are there."""
        timeline = self.paper.timeline
        stood = timeline.generation, timeline.cursor, timeline.row
        if stood == self._stood:
            return False
        self._stood = stood
        if timeline.cursor and timeline.row is None and timeline.counts.total:
            wanted = Timeline.RowsWanted(timeline.generation, timeline.cursor, 1)
            OWNERS[Timeline.RowsWanted](self.on)(wanted)
        OWNERS[Timeline.Moved](self.on)(Timeline.Moved(timeline.cursor, timeline.row))
        return True


def paper_sitting(stories: Sequence[Story], *, quick: bool = False) -> Any:
    """Return a fixture: a person before a screen of paper, with some stories in the archive; `quick` to see that others write."""

    @pytest.fixture
    def sitting(open_folder: Archives, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PaperSitting]:
        if quick:
            monkeypatch.setattr("tui.state.opened_archive._PATIENCE", 0.05)
        lay_archive(stories, Paths.find())
        opened = open_at_newest(None)
        guarded = Guarded(opened.archive)
        PaperPane.last_focused = None
        sitting = PaperSitting(replace(opened, archive=guarded), tmp_path / "config")
        yield sitting
        assert not guarded.refused
        opened.changes.finish(print)
        sitting.window.close()
        opened.archive.close()

    return sitting
