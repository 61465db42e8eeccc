"""A stage for one widget: an app with nothing else in it, which notes what the widget tells."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from store.api.story import StoryId
from store.api.views import StoryRow
from store.api.when import When

W = TypeVar("W", bound=Widget)
M = TypeVar("M", bound=Message)


class Stage(App[None]):
    """An app that is one widget."""

    CSS = """
    LineView { height: 1fr; overflow-y: scroll; overflow-x: hidden; scrollbar-size-vertical: 1; }
    ThreadMap, Histogram { height: 1fr; }
    TitleBar, StatusBar, Prompt { height: 1; }
    #prompt-completions { overlay: screen; }
    #prompt-sign { width: auto; }
    #prompt-input { width: 1fr; }
    #prompt-note { width: 30%; }
    """

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        """Lay the widget out."""
        yield self.widget


@dataclass
class Staged(Generic[W]):
    """A widget on its stage."""

    widget: W
    pilot: Pilot[None]
    _told: Mapping[int, Message] = field(default_factory=dict)

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def click(self, column: int, line: int, times: int = 1) -> None:
        """Click a place in the widget."""
        await self.pilot.click(type(self.widget), offset=(column, line), times=times)
        await self.pilot.pause()

    def told(self, kind: type[M]) -> list[M]:
        """Return the messages of a kind that the widget sent, in order."""
        return [message for message in self._told.values() if type(message) is kind]

    def lines(self) -> list[str]:
        """Return what is painted, without the spaces at the lines' ends."""
        return [self.widget.render_line(y).text.rstrip() for y in range(self.widget.size.height)]


@asynccontextmanager
async def on_stage(widget: W, width: int = 60, height: int = 12) -> AsyncIterator[Staged[W]]:
    """Put a widget on a stage of a size, with the keys going to it."""
    told: dict[int, Message] = {}

    def note(message: Message) -> None:
        told.setdefault(id(message), message)  # kept, so that no other message gets its id

    async with Stage(widget).run_test(size=(width, height), message_hook=note) as pilot:
        widget.focus()
        await pilot.pause()
        yield Staged(widget, pilot, told)


def row(title: str, day: str = "2025-06-02", theme: str = "water", place: str = "", **fields: object) -> StoryRow:
    """Return a story's row; its id is its title."""
    known = {"source": "", "read": False, **fields}
    return StoryRow(StoryId(title), title, When(day), place, themes=(theme,), **known)  # type: ignore[arg-type]
