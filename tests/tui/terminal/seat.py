"""A seat at a terminal: Dateline on a pty, keys for it, and the cells that its terminal shows beside those it means."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import socket
import struct
import termios
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

import pyte
from pyte.screens import Char

from tests import warm
from tests.tui.terminal import witness
from tests.tui.terminal.witness import LENGTH, MARK

_PROJECT = Path(__file__).resolve().parents[3]
Size = tuple[int, int]
"""Columns and lines."""


@dataclass(frozen=True)
class Stale:
    """A cell that shows something else than the program means."""

    line: int
    column: int
    shown: Char
    meant: Char


class EndedError(Exception):
    """The program has ended."""


class Seat:
    """Somebody before a terminal on which Dateline runs."""

    def __init__(self, size: Size, env: Mapping[str, str], folder: Path) -> None:
        ours, theirs = socket.socketpair()
        self._fd, terminal = pty.openpty()
        _resize(terminal, size)
        surroundings = {
            **os.environ,
            "PYTHONPATH": str(_PROJECT),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "BROWSER": "true",
            "VISUAL": "true",
            **env,
        }
        self._program = warm.begin(
            [],
            (terminal, terminal, terminal),
            env=_unsized(surroundings),
            folder=folder,  # what is written from the screen is written there
            main=f"{witness.__name__}:main",
            passed=[theirs.fileno()],
            at_terminal=True,
        )
        os.close(terminal)
        theirs.close()
        self._asked, self._number, self._ended = ours, 0, False
        self.painted = b""
        """All that was painted so far, as it was sent."""
        self.size = size
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        _resize(self._fd, size)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._asked.close()
        self._program.kill()
        os.close(self._fd)

    @property
    def text(self) -> str:
        """All that the terminal shows."""
        return "\n".join(self.screen.display)

    def wait_for(self, text: str, seconds: float = 30.0) -> None:
        """Wait until the terminal shows a text. Raises TimeoutError, EndedError."""
        self.wait_until(lambda: text in self.text, seconds, repr(text))

    def wait_until(self, shown: Callable[[], bool], seconds: float = 30.0, what: str = "what is waited for") -> None:
        """Wait until something holds of what the terminal shows. Raises TimeoutError, EndedError."""
        end = monotonic() + seconds
        while not shown():
            if monotonic() > end:
                raise TimeoutError(f"{what} was not painted in {seconds} s:\n{self.text}")
            self._feed(self._read(0.1))

    def press(self, keys: bytes) -> None:
        """Press keys without waiting for anything."""
        os.write(self._fd, keys)

    def press_all(self, keys: bytes) -> None:
        """Send more than a terminal takes at once, while what is painted is fed to it."""
        while keys:
            _, ready, _ = select.select([], [self._fd], [], 0.1)
            if ready:
                keys = keys[os.write(self._fd, keys[:1024]) :]
            self._feed(self._read(0.0))

    def hang_up(self, seconds: float = 20.0) -> None:
        """Close the terminal, as when a line breaks, and wait until the program has ended. Raises TimeoutError."""
        os.close(self._fd)
        self._fd = os.open(os.devnull, os.O_RDWR)
        self._program.wait(seconds)

    def resize(self, size: Size) -> None:
        """Make the window another size."""
        self.size = size
        self.screen.resize(size[1], size[0])
        _resize(self._fd, size)

    def settle(self, quiet: float, most: float = 3.0) -> None:
        """Wait until nothing has been painted for so many seconds; not longer than `most`. Raises EndedError."""
        end = monotonic() + most
        while monotonic() < end and (painted := self._read(quiet)):
            self._feed(painted)

    def stale(self, patience: int = 10) -> list[Stale]:
        """Return the cells that the terminal shows wrongly, and went on to show wrongly while nothing moved any more.

        It is asked so many times in a row, a tenth of a second between, and each time the program has had its turn: so what is
        only about to be painted is not taken for stale, however busy the machine is. ThreadQueries changes nothing: neither the
        terminal nor the program. Raises EndedError.
        """
        before, times, left = (b"", b""), 0, 200
        while times < patience and left:
            (meant,) = self._ask("again", 1)
            wrong = differences(self.screen, self._painted(meant))
            if not wrong:
                return []
            now = meant, repr(wrong).encode()
            before, times, left = now, times + 1 if now == before else 0, left - 1
            self.settle(0.1, 0.2)
        return wrong

    def kept_too_long(self) -> list[Stale]:
        """Return the cells that look different once all that is kept of painted lines and colours is forgotten.

        What the terminal shows is painted anew by that. Raises EndedError.
        """
        kept, anew = self._ask("deep", 2)
        return differences(self._painted(kept), self._painted(anew))

    def changed_by_window(self, quiet: float = 0.15) -> list[Stale]:
        """Return the cells that differ after the window was made one column narrower and as wide again. Raises EndedError."""
        size = self.size
        before = self.calm(quiet)
        for columns in (size[0] - 1, size[0]):
            self.resize((columns, size[1]))
            self.settle(quiet)
        for _ in range(10):
            wrong = differences(self._painted(before), self._painted(self._ask("again", 1)[0]))
            if not wrong:
                break
            self.settle(quiet)
        return wrong

    def calm(self, quiet: float = 0.15) -> bytes:
        """Wait until nothing is on its way, have what changes by itself stand still, and return what the program means then."""
        meant = b""
        while not meant:
            self._ask("calm", 1)
            self.settle(quiet)
            (meant,) = self._ask("calm", 1)
        return meant

    def _ask(self, how: str, answers: int) -> list[bytes]:
        self._number += 1
        try:
            self._asked.sendall(f"{self._number} {how}".encode())
        except OSError as error:
            raise EndedError from error
        mark, seen, end = MARK.format(self._number).encode(), b"", monotonic() + 20
        while mark not in seen:
            if monotonic() > end:
                raise TimeoutError(f"No answer from the program:\n{self.text}")
            seen += self._read(0.1)
        before, after = seen.split(mark)
        self._feed(before)
        given = [self._received() for _ in range(answers)]
        self._later = after
        return given

    def _received(self) -> bytes:
        (length,) = LENGTH.unpack(self._exactly(LENGTH.size))
        return self._exactly(length)

    def _exactly(self, number: int) -> bytes:
        got = b""
        while len(got) < number:
            piece = self._asked.recv(number - len(got))
            if not piece:
                raise EndedError
            got += piece
        return got

    def _painted(self, painted: bytes) -> pyte.Screen:
        screen = pyte.Screen(*self.size)
        pyte.ByteStream(screen).feed(painted)
        return screen

    comes_back = False
    """Whether what another program printed is left at once."""
    _later = b""
    """What was painted after the last answer, not fed to the terminal yet."""

    def _feed(self, painted: bytes) -> None:
        self._stream.feed(painted)

    def _read(self, seconds: float) -> bytes:
        """Return what is painted within some seconds; answer what the program asks a terminal. Raises EndedError."""
        if self._later:
            later, self._later = self._later, b""
            return later
        if not select.select([self._fd], [], [], seconds)[0]:
            return b""
        try:
            painted = os.read(self._fd, 1 << 16)
        except OSError as error:
            raise EndedError from error
        self.painted += painted
        if self.comes_back and b"goes back to Dateline" in painted:
            os.write(self._fd, b"\r")  # another program had the terminal, and has ended
        if b"\x1b[c" in painted:
            os.write(self._fd, b"\x1b[?62;c")
        return painted


def differences(shown: pyte.Screen, meant: pyte.Screen) -> list[Stale]:
    """Return the cells in which two terminals differ, in text, colours or attributes."""
    if (shown.columns, shown.lines) != (meant.columns, meant.lines):
        raise ValueError("Terminals of different sizes can't be compared")
    return [
        Stale(line, column, shown.buffer[line][column], meant.buffer[line][column])
        for line in range(shown.lines)
        for column in range(shown.columns)
        if shown.buffer[line][column] != meant.buffer[line][column]
    ]


def _resize(fd: int, size: Size) -> None:
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))


def _unsized(surroundings: dict[str, str]) -> dict[str, str]:
    """Return surroundings without a size of the window, which the program would believe rather than the terminal."""
    return {name: value for name, value in surroundings.items() if name not in ("COLUMNS", "LINES")}
