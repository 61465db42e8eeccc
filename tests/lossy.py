"""A way to a database that loses what is asked for: it passes everything on, until it is told to swallow an answer and cut the line."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from pathlib import Path


class LossyWay:
    """Listens where a server might, and passes on to the real one."""

    def __init__(self, folder: Path, to: Path) -> None:
        """`to` is the server's socket; what is passed on is given at one of the same name in `folder`."""
        self._to = str(to)
        self._cut_after: list[bytes] = []
        self._closing = False
        self._open: list[socket.socket] = []
        self.cuts = 0
        """How often an answer was swallowed."""
        self.is_closed = False
        """Whether nobody is let through."""
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(folder / to.name))
        self._listening.listen()
        threading.Thread(target=self._take, daemon=True).start()

    def cut_after(self, *said: bytes, closed: bool = False) -> None:
        """Swallow the answer to a message that has the last of some texts in it, once the others were said before, and cut the line.

        `closed` also cuts all others then, and lets nobody through.
        """
        self._cut_after, self._closing = list(said), closed

    def close(self) -> None:
        """Let nobody through any more."""
        for one in (self._listening, *self._open):
            with suppress(OSError):
                one.close()

    def _take(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                if self.is_closed:
                    client.close()
                    continue
                server = socket.socket(socket.AF_UNIX)
                server.connect(self._to)
                self._open += [client, server]
                swallowed = threading.Event()
                threading.Thread(target=self._ask, args=(client, server, swallowed), daemon=True).start()
                threading.Thread(target=self._answer, args=(client, server, swallowed), daemon=True).start()

    def _ask(self, client: socket.socket, server: socket.socket, swallowed: threading.Event) -> None:
        with suppress(OSError):
            while said := client.recv(65_536):
                while self._cut_after and self._cut_after[0] in said:
                    self._cut_after.pop(0)
                    if not self._cut_after:
                        swallowed.set()
                server.sendall(said)
        _shut(client, server)

    def _answer(self, client: socket.socket, server: socket.socket, swallowed: threading.Event) -> None:
        with suppress(OSError):
            while said := server.recv(65_536):
                if swallowed.is_set():
                    self.cuts += 1
                    self.is_closed = self._closing
                    _shut(*(self._open if self._closing else ()))
                    break
                client.sendall(said)
        _shut(client, server)


def _shut(*sockets: socket.socket) -> None:
    for one in sockets:
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
