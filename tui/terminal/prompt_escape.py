"""Escape without delay: a key that may begin a sequence is one as soon as nothing more can belong to it.

Textual looks for what was begun every tenth of a second only, so that an escape waited for that long, whatever it is told to wait.
"""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from textual.constants import ESCAPE_DELAY

if TYPE_CHECKING:
    from textual.driver import Driver

_LOOK = 0.1
"""Seconds between looks at whether the screen is being left."""
_OVER = 0.001
"""Seconds after its time at which an escape is looked at, so that its time is over by any clock."""
_READ = 4_096


def prompt_driver(kind: type[Driver]) -> type[Driver]:
    """Return a way to a terminal that is like another, and tells an escape once its time is over; one of another kind as it is."""
    if kind.__module__ != "textual.drivers.linux_driver":
        return kind

    class Prompt(kind):  # type: ignore[misc, valid-type]
        """Looks for what was begun when its time is over."""

        def run_input_thread(self) -> None:
            """Wait for what is typed, and hand it on, until the screen is left."""
            from textual.drivers.linux_driver import XTermParser  # type: ignore[attr-defined]  # its own reader of what is typed

            parser, decode, typed = XTermParser(), getincrementaldecoder("utf-8")().decode, ""
            with selectors.SelectSelector() as selector:  # others don't know every terminal
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    typed = decode(os.read(self.fileno, _READ)) if selector.select(wait_after(typed)) else ""
                    if typed:  # nothing where what is typed has an end
                        for event in parser.feed(typed):
                            self.process_message(event)
                    for event in parser.tick():
                        self.process_message(event)

    return Prompt


def wait_after(typed: str) -> float:
    """Return for how many seconds more is waited for: behind what was just typed only as long as an escape may begin a sequence."""
    return min(_LOOK, ESCAPE_DELAY + _OVER) if typed else _LOOK
