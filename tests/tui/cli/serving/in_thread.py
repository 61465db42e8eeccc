"""The server in this process, on a port of its own, and requests that no browser would send."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from tui.cli.serving.guard import Guard
from tui.cli.serving.server import DatelineServer

_PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class Here:
    """A server that runs in this process."""

    port: int
    token: str

    @property
    def host(self) -> str:
        """What a browser calls it."""
        return f"127.0.0.1:{self.port}"

    def say(self, raw: bytes, patience: float = _PATIENCE) -> bytes:
        """Send bytes, and return what is answered to them until the connection is closed or falls silent."""
        answered = b""
        with socket.create_connection(("127.0.0.1", self.port), patience) as line, suppress(OSError):
            with suppress(BrokenPipeError, ConnectionResetError):
                line.sendall(raw)
            while (part := line.recv(65_536)) and len(answered) < 1_000_000:
                answered += part
        return answered

    def ask(self, path: bytes, *headers: bytes, method: bytes = b"GET", host: bytes | None = None) -> bytes:
        """Ask as it should be asked but for what is given, and return the answer."""
        lines = [b"%s %s HTTP/1.1" % (method, path), b"Host: " + (self.host.encode() if host is None else host), *headers]
        return self.say(b"\r\n".join([*lines, b"Connection: close", b"", b""]))


@contextmanager
def served_here(archive: Path, token: str) -> Iterator[Here]:
    """Return a server, and end it at last."""
    loop, listening = asyncio.new_event_loop(), socket.create_server(("127.0.0.1", 0))

    async def begin() -> web.AppRunner:
        runner = web.AppRunner(DatelineServer(archive, Guard(token, "127.0.0.1")).application(), access_log=None)
        await runner.setup()
        await web.SockSite(runner, listening).start()
        return runner

    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    runner = asyncio.run_coroutine_threadsafe(begin(), loop).result(_PATIENCE)
    try:
        yield Here(listening.getsockname()[1], token)
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def status(answer: bytes) -> int:
    """Return the status of an answer; 0 if it is none."""
    words = answer.partition(b"\r\n")[0].split(b" ")
    return int(words[1]) if len(words) > 1 and words[0].startswith(b"HTTP/") and words[1].isdigit() else 0
