"""Dateline with a witness inside: asked over a socket, it says what the whole screen means at that very moment.

    python tests/tui/terminal/witness.py FD

The answer goes over the socket and never to the terminal, so that asking mends nothing that the terminal shows wrongly.
"""

from __future__ import annotations

import asyncio
import os
import socket
import struct
import sys
from typing import ClassVar

from textual._compositor import Compositor, CompositorUpdate
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

import tui.app
from tui.app import DatelineApp
from tui.screens.timeline.screen import TimelineScreen
from tui.widgets.status_bar import StatusBar
from tui.widgets.title_bar import TitleBar

MARK = "\x1b]2;witness {}\x07"
"""What stands in the terminal's stream at the moment of an answer."""
LENGTH = struct.Struct("!I")


class WatchedApp(DatelineApp):
    """Dateline, answering its witness's questions."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+g", "fault", show=False, priority=True)]
    asker: socket.socket
    fault = os.environ.get("WITNESS_FAULT", "")
    """What ctrl+g makes wrong, to see that it is seen; empty for nothing."""

    def _keep_whole(self, screen: Screen[object]) -> None:
        if self.fault != "swallowed":
            super()._keep_whole(screen)

    def action_fault(self) -> None:
        """Make something wrong on purpose."""
        if self.fault == "text" and self._driver:
            self._driver.write("\x1b[5;5H?")
        elif self.fault == "colour" and self._driver:
            self._driver.write("\x1b[1;2H\x1b[31mD\x1b[0m")
        elif self.fault == "untold":  # a widget that is another now and does not say so
            self.screen.query_one(StatusBar).set_reactive(StatusBar._message, "somewhere else")
        elif self.fault.startswith("swallowed"):  # where widgets are is asked for before they are laid out anew
            title = self.screen.query_one(TitleBar)
            title.display = not title.display
            self.screen._compositor._full_map_invalidated = True
            assert self.screen._compositor.full_map

    def on_mount(self) -> None:
        asyncio.get_running_loop().add_reader(self.asker, self._answer)

    def _answer(self) -> None:
        question = self.asker.recv(64).decode().split()
        if not question:
            asyncio.get_running_loop().remove_reader(self.asker)
            return
        number, how = question
        means = [self._means()] if how != "calm" or self._calm() else [""]
        if how == "deep":
            self._forget()
            means.append(self._means())
        if self._driver:
            self._driver.write(MARK.format(number))
            self._driver.flush()
        for one in means:
            painted = one.encode()
            self.asker.sendall(LENGTH.pack(len(painted)) + painted)

    def _means(self) -> str:
        """Return the whole screen as a compositor paints it that has never seen it before: nothing laid out is taken over.

        Empty while that can't be told, as when a window over the timeline is only just being made.
        """
        compositor = Compositor()
        try:
            compositor.reflow(self.screen, self.size)
            update = compositor.render_update(full=True, screen_stack=self._background_screens)
            assert isinstance(update, CompositorUpdate)
            return update.render_segments(self.console)
        except (AttributeError, LookupError, ValueError):
            return ""

    def _calm(self) -> bool:
        """Take away what changes by itself with time: messages that go, a cursor that blinks. Return whether nothing else goes on."""
        told = len(self._notifications) > 0  # another may be on its way
        self.clear_notifications()
        for screen in self.screen_stack:
            for foot in screen.query(StatusBar):
                told = told or foot.notice is not None
                foot.hush()
        works = [work for screen in self.screen_stack if isinstance(screen, TimelineScreen) for work in screen.questions.works]
        for line in self.screen.query(Input):
            line.cursor_blink = False
        return not (told or works or self.opening.changes.left or any(worker.is_running for worker in self.workers))

    def _forget(self) -> None:
        """Have every widget forget the lines and colours that it keeps; the terminal is painted anew after that."""
        for widget in self.screen.walk_children(with_self=True):
            widget.notify_style_update()
            widget.refresh()


def main() -> None:
    """Run Dateline on the usual archive, with the socket of the given number."""
    WatchedApp.asker = socket.socket(fileno=int(sys.argv[1]))
    tui.app.DatelineApp = WatchedApp  # type: ignore[misc]
    from tui.launch import run_app

    sys.exit(run_app(None))


if __name__ == "__main__":
    main()
