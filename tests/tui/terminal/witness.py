"""Dateline with a witness inside: asked over a socket, it says what the whole screen means at that very moment.

    python -m tests.tui.terminal.witness FD

The answer goes over the socket and never to the terminal, so that asking mends nothing that the terminal shows wrongly.
"""

from __future__ import annotations

import asyncio
import socket
import struct
import sys

from textual._compositor import Compositor, CompositorUpdate
from textual.widgets import Input

import tui.app
from tui.app import DatelineApp

MARK = "\x1b]2;witness {}\x07"
"""What stands in the terminal's stream at the moment of an answer."""
LENGTH = struct.Struct("!I")


class WatchedApp(DatelineApp):
    """Dateline, answering its witness's questions."""

    asker: socket.socket

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
        self.clear_notifications()
        for line in self.screen.query(Input):
            line.cursor_blink = False
        return not any(worker.is_running for worker in self.workers)

    def _forget(self) -> None:
        """Have every widget forget the lines and colours that it keeps; the terminal is painted anew after that."""
        for widget in self.screen.walk_children(with_self=True):
            widget.notify_style_update()
            widget.refresh()


def main() -> None:
    """Run Dateline on the usual archive, with the socket of the given number."""
    WatchedApp.asker = socket.socket(fileno=int(sys.argv[1]))
    tui.app.DatelineApp = WatchedApp  # type: ignore[misc]
    from tui.start import run_app

    sys.exit(run_app(None))


if __name__ == "__main__":
    main()
