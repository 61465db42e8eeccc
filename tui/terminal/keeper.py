"""The terminal's keeper: a small process that gives the terminal back as it was, however the one that painted on it ended.

Nobody can leave in good order who was killed, or whose memory was damaged or at an end. So before anything is painted, and while
the program is still small, it has a twin that does nothing but wait for its end.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, NoReturn

from tui.terminal.abilities import is_console

if TYPE_CHECKING:
    from textual.driver import Driver

_TAKEN, _UNSEEN, _GIVEN_BACK, _DONE = b"+", b"*", b"-", b"."
"""What the keeper is told: the terminal is painted on, what is typed there is not to be seen, it is as it was, all is over."""
_KEYS_AS_USUAL = "\x1b[<u"
_MOUSE_BY_CELLS = "\x1b[?1016l"
_AS_BEFORE = (
    "\x1b[?2026l"  # a frame that was begun
    "\x1b[?2004l\x1b[?2048l\x1b[?1004l"  # pasted text, size and focus are told apart
    f"{_MOUSE_BY_CELLS}\x1b[?1015l\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l"  # the mouse is told
    f"{_KEYS_AS_USUAL}"  # of the screen that is left next
    "\x1b[?1049l\x1b[?7h\x1b[?25h\x1b[0m"  # the other screen, no wrapping, no cursor, colours
)
"""What takes back all that a terminal is told when it is painted on."""
_TOLD = "dateline: it was ended all at once, by the system or another program; all that was done is kept but for the last moment\r\n"
_PATIENCE = 1.0
"""Seconds that a terminal which takes nothing is waited for."""


class Keeper:
    """Knows how the terminal was, and has a process beside this one that gives it back if this one can't."""

    def __init__(self) -> None:
        """Begin to keep the terminal of this process; where there is none, nothing is kept."""
        self._before = _attributes()
        self._pipe = self._twin = -1
        self._taken = False
        if self._before is not None:
            with suppress(OSError):  # no room for another process: what leaves in good order gives back all the same
                self._begin()

    def take(self) -> None:
        """Note that the terminal is being painted on from now on; each time it is begun with as it was at first."""
        self._taken = True
        self._tell(_TAKEN)

    def hide(self) -> None:
        """Let what is typed not be seen from now on, until `steady`; nothing is painted."""
        if self._before is None:
            return
        import termios

        unseen = list(self._before)
        unseen[3] &= ~termios.ECHO
        _set(unseen)
        self._tell(_UNSEEN)

    def given_back(self) -> None:
        """Note that the terminal is as it was."""
        self._taken = False
        self._tell(_GIVEN_BACK)

    def give_back(self) -> None:
        """Give the terminal back as it was, at once, from any thread; also if another program had it and did not end well."""
        if self._taken:
            _give_back(self._before)
            self.given_back()
        self.steady()

    def steady(self) -> None:
        """Undo what another program left behind that had the terminal and did not end well."""
        if self._before is not None and _attributes() != self._before:
            _set(self._before)

    def end(self) -> None:
        """Have the keeper end, and wait for it for a moment."""
        if self._pipe < 0:
            return
        self._tell(_DONE)
        os.close(self._pipe)
        self._pipe, end = -1, monotonic() + _PATIENCE
        with suppress(ChildProcessError):
            while monotonic() < end and os.waitpid(self._twin, os.WNOHANG) == (0, 0):
                sleep(0.001)

    def driver(self, kind: type[Driver]) -> type[Driver]:
        """Return a way to a terminal that is like another, and tells the keeper when it takes the terminal and gives it back."""
        keeper = self

        class Kept(kind):  # type: ignore[misc, valid-type]
            """Tells what becomes of the terminal."""

            def start_application_mode(self) -> None:
                """Take the terminal."""
                keeper.steady()
                keeper.take()
                super().start_application_mode()
                keeper.take()  # now it is as the screen has it

            def stop_application_mode(self) -> None:
                """Say whatever gives it back."""
                if not is_console(os.environ):
                    self.write(_MOUSE_BY_CELLS)  # which the screen forgets
                super().stop_application_mode()

            def close(self) -> None:
                """Give it back, once all that was painted is written."""
                super().close()
                keeper.given_back()

        return Kept

    def _begin(self) -> None:
        heard, self._pipe = os.pipe()
        # what ends the one, as a closed terminal does, is nothing to the other from its first moment on
        heeded = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        try:
            self._twin = os.fork()
        except OSError:
            signal.pthread_sigmask(signal.SIG_SETMASK, heeded)
            raise
        if self._twin:
            signal.pthread_sigmask(signal.SIG_SETMASK, heeded)
            os.close(heard)
            return
        try:
            os.close(self._pipe)
            _wait(heard, self._before)
        finally:
            os._exit(0)

    def _tell(self, what: bytes) -> None:
        if self._pipe >= 0:
            with suppress(OSError):
                os.write(self._pipe, what)


@contextmanager
def unseen() -> Iterator[None]:
    """Let nothing be seen of what is typed within, and all again after it, or while this program stands still, however it ends."""
    keeper = Keeper()
    keeper.hide()
    try:
        with _seen_while_stopped(keeper):
            yield
    finally:
        keeper.steady()
        keeper.given_back()
        keeper.end()


@contextmanager
def _seen_while_stopped(keeper: Keeper) -> Iterator[None]:
    """Let what is typed be seen while this program was stopped by ctrl+z, as its shell has the terminal then."""
    stopped = getattr(signal, "SIGTSTP", None)
    if (
        stopped is None
        or threading.current_thread() is not threading.main_thread()
        or signal.getsignal(stopped) is not signal.SIG_DFL
    ):
        yield
        return

    def stop(number: int, _frame: object) -> None:
        keeper.steady()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)  # here it stands still, until it is told to go on
        signal.signal(number, stop)
        keeper.hide()

    signal.signal(stopped, stop)
    try:
        yield
    finally:
        signal.signal(stopped, signal.SIG_DFL)


def _wait(heard: int, before: list[Any] | None) -> NoReturn:
    """Wait for the other process's end, and give back the terminal if that did not."""
    os.setpgid(0, 0)  # what ends the whole job is not meant for this one
    os.chdir("/")
    taken, painted, theirs = False, False, before
    while told := os.read(heard, 64):
        if told.endswith(_DONE):
            os._exit(0)
        painted = told.endswith(_TAKEN)
        taken = painted or told.endswith(_UNSEEN)
        theirs = _attributes() if taken else before
    if taken:
        # a shell that has the terminal by now may have set it up for its own line: then it is not as it was left
        _give_back(before if _attributes() == theirs else None, _TOLD, painted=painted)
    os._exit(0)


def _give_back(before: list[Any] | None, told: str = "", *, painted: bool = True) -> None:
    """Write what gives a terminal back, and set it up as it was, unless nobody takes what is written any more."""
    with suppress(OSError, ValueError):
        out = sys.__stderr__.fileno() if sys.__stderr__ else 2
        if os.isatty(out) and select.select([], [out], [], _PATIENCE)[1]:
            back = _AS_BEFORE.replace(_KEYS_AS_USUAL, "") if is_console(os.environ) else _AS_BEFORE
            os.write(out, (back + told if painted else f"\r\n{told}").encode())
    if before is not None:
        _set(before)
        _forget_typed()


def _attributes() -> list[Any] | None:
    """Return how the terminal that keys come from is set up; None if there is none."""
    if os.name == "nt":
        return None
    import termios

    try:
        return list(termios.tcgetattr(0))
    except (OSError, termios.error):
        return None


def _set(attributes: list[Any]) -> None:
    """Set a terminal up."""
    import termios

    with suppress(termios.error):
        termios.tcsetattr(0, termios.TCSANOW, attributes)


def _forget_typed() -> None:
    """Forget what was typed, or told by the mouse, and not read yet: it was meant for the screen."""
    import termios

    with suppress(termios.error):
        termios.tcflush(0, termios.TCIFLUSH)
