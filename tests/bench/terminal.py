"""A terminal to measure in: runs a program on a pty and tells when something is painted and how much memory it takes."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter


class Terminal:
    """A program on a pty of its own."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], columns: int = 120, lines: int = 40) -> None:
        self.started = perf_counter()
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.execvpe(command[0], list(command), {**os.environ, "TERM": "xterm-256color", **env})
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.seen = b""

    def wait_for(self, text: bytes, seconds: float = 60) -> float:
        """Read until a text has been painted and return the seconds since the program was started.

        Raises TimeoutError.
        """
        end = perf_counter() + seconds
        while text not in self.seen:
            ready, _, _ = select.select([self._fd], [], [], max(0, end - perf_counter()))
            if not ready:
                raise TimeoutError(f"{text!r} was not painted in {seconds} s")
            self.read()
        return perf_counter() - self.started

    def read(self) -> bytes:
        """Take in what the program has painted and return it; answer what it asks a terminal."""
        painted = os.read(self._fd, 1 << 16)
        self.seen += painted
        if b"\x1b[c" in painted or b"\x1b[?u" in painted:
            os.write(self._fd, b"\x1b[?62;c")
        return painted

    def press(self, keys: bytes, quiet: float, most: float = 20.0) -> list[tuple[float, bytes]]:
        """Type, and return what is painted with the seconds since, until nothing comes for a while."""
        seen: list[tuple[float, bytes]] = []
        begin = perf_counter()
        os.write(self._fd, keys)
        while (now := perf_counter() - begin) < most:
            wait = quiet if seen else max(quiet, 3.0)
            if not select.select([self._fd], [], [], min(wait, most - now))[0]:
                break
            painted = self.read()
            seen.append((perf_counter() - begin, painted))
        return seen

    def send(self, keys: bytes) -> None:
        """Type."""
        os.write(self._fd, keys)

    def idle(self, seconds: float) -> None:
        """Let the program go on painting for a while."""
        end = perf_counter() + seconds
        while (left := end - perf_counter()) > 0:
            if select.select([self._fd], [], [], left)[0]:
                self.read()

    def resident(self) -> float:
        """Return the program's resident memory in megabytes."""
        status = Path(f"/proc/{self._pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def own(self) -> float:
        """Return the memory that is the program's alone, without files and what is shared, in megabytes."""
        status = Path(f"/proc/{self._pid}/status").read_text()
        return int(status.split("RssAnon:")[1].split()[0]) / 1024

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._pid

    def close(self) -> None:
        """End the program, and what it began in this terminal."""
        os.killpg(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._fd)
