"""Escape without delay: a key that may begin a sequence is one as soon as nothing more can belong to it.

Textual looks for what was begun every tenth of a second only, so that an escape waited for that long, whatever it is told to wait.
"""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual._xterm_parser import XTermParser
    from textual.driver import Driver

_LOOK = 0.1
"""Seconds between looks at whether the screen is being left."""
_READ = 4_096


def prompt_driver(kind: type[Driver]) -> type[Driver]:
    """Return a way to a terminal that is like another, and tells an escape once its time is over; one of another kind as it is."""
    if kind.__module__ != "textual.drivers.linux_driver":
        return kind

    class Prompt(kind):  # type: ignore[misc, valid-type]
        """Looks for what was begun when its time is over."""

        def run_input_thread(self) -> None:
            """Wait for what is typed, and hand it on, until the screen is left."""
            from textual._parser import ParseError
            from textual._xterm_parser import XTermParser

            parser, decode = XTermParser(self._debug), getincrementaldecoder("utf-8")().decode
            with selectors.SelectSelector() as selector:  # others don't know every terminal
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    if selector.select(time_left(parser)) and (typed := decode(os.read(self.fileno, _READ))):
                        for event in parser.feed(typed):
                            self.process_message(event)
                    for event in parser.tick():
                        self.process_message(event)
            with suppress(EOFError, ParseError):
                list(parser.feed(""))

    return Prompt


def time_left(parser: XTermParser) -> float:
    """Return for how many seconds what is typed is to be waited for before something is looked at again."""
    end = parser._timeout_time
    return _LOOK if end is None else min(_LOOK, max(0.0, end - monotonic()))
