"""A session: Dateline's screen in a process of its own, and the page that shows it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from importlib.metadata import version
from typing import TypeVar

from aiohttp import ClientConnectionResetError, WSMsgType, web

from store.text.clean import clean_line
from tui.cli.serving.messages import Message, message
from tui.terminal.hang_up import SERVER

T = TypeVar("T")

_PAINTS, _TELLS = b"D", b"M"
"""What Textual's driver begins a packet with: something painted, or something told."""
_READY = b"__GANGLION__\n"
"""What it says before the first packet."""
_LONGEST = 16 * 1024 * 1024
"""Bytes of a packet."""
_LEAVING = 3.0
"""Seconds that a screen has to be left once its page is gone, before it is ended."""
_PATIENCE = 1.0
"""Seconds that its complaints are waited for then: what works on behind it may hold their stream open."""
_COMPLAINT = 2_000
"""Bytes that are heard of what a session complains of."""


class Session:
    """Runs the screen for one page. No shell is asked to begin it, and nothing the page says becomes a word of a command."""

    def __init__(self, command: Sequence[str], page: web.WebSocketResponse) -> None:
        self._command, self._page = command, page

    async def run(self, width: int, height: int) -> None:
        """Show the screen until it is left or the page is closed."""
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=_environment(width, height)
            )
        except OSError as error:
            _complain(f"a session can't begin ({error.strerror or error})")
            return
        working = [asyncio.ensure_future(work) for work in (self._paint(process), self._hear(process))]
        complaints = bytearray()
        listening = asyncio.ensure_future(_listen(process, complaints))
        try:
            await asyncio.wait(working, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await _leave(process, working[0])
            for work in working:
                work.cancel()
            with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                await asyncio.gather(*working)
            await asyncio.wait([listening], timeout=_PATIENCE)
            listening.cancel()
            await self._page.close()
            for line in complaints.decode("utf-8", "replace").splitlines():
                _complain(line)

    async def _paint(self, process: Process) -> None:
        """Hand what the screen paints to the page."""
        screen = _pipe(process.stdout)
        with contextlib.suppress(
            asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError, ClientConnectionResetError
        ):
            await screen.readuntil(_READY)
            while True:
                kind = await screen.readexactly(1)
                size = int.from_bytes(await screen.readexactly(4), "big")
                if size > _LONGEST:
                    return
                packet = await screen.readexactly(size)
                if kind == _PAINTS:
                    await self._page.send_bytes(packet)
                elif kind == _TELLS and not await self._tell(packet):
                    return

    async def _tell(self, packet: bytes) -> bool:
        """Tell the page what the screen tells; returns false once the screen was left. Files are handed to no page."""
        told = json.loads(packet)
        if told.get("type") == "open_url" and str(told.get("url")).lower().startswith(("http://", "https://")):
            await self._page.send_str(json.dumps(["open_url", {"url": told["url"], "new_tab": True}]))
        return bool(told.get("type") != "exit")

    async def _hear(self, process: Process) -> None:
        """Hand what the page says to the screen."""
        screen = _pipe(process.stdin)
        with contextlib.suppress(ConnectionError, ClientConnectionResetError):
            async for came in self._page:
                if came.type is not WSMsgType.TEXT:
                    continue
                said = message(came.data)
                if said.kind == "ping":
                    await self._page.send_json(["pong", said.text])
                elif said.kind:
                    screen.write(_packet(said))
                    await screen.drain()


async def _leave(process: Process, painting: asyncio.Future[None]) -> None:
    """Have a screen left, that it makes its changes; what doesn't leave is ended."""
    try:
        with contextlib.suppress(ConnectionError, RuntimeError):
            _pipe(process.stdin).write(_told({"type": "quit"}))
        async with asyncio.timeout(_LEAVING):
            await asyncio.wait([painting])
            await process.wait()
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def _pipe(stream: T | None) -> T:
    if stream is None:
        raise RuntimeError("a session is begun with pipes to and from it")
    return stream


def _packet(said: Message) -> bytes:
    if said.kind == "stdin":
        keys = said.text.encode("utf-8", "replace")
        return _PAINTS + len(keys).to_bytes(4, "big") + keys
    size = {"width": said.width, "height": said.height} if said.kind == "resize" else {}
    return _told({"type": said.kind, **size})


def _told(what: dict[str, object]) -> bytes:
    packed = json.dumps(what).encode()
    return _TELLS + len(packed).to_bytes(4, "big") + packed


async def _listen(process: Process, heard: bytearray) -> None:
    """Hear the beginning of what a session complains of, and let the rest go by."""
    stream = _pipe(process.stderr)
    while some := await stream.read(4096):
        heard += some[: _COMPLAINT - len(heard)]


def _complain(line: str) -> None:
    """Tell what a session complains of where the server was started; nothing in it steers that terminal."""
    with contextlib.suppress(OSError, ValueError):
        print(clean_line(line), file=sys.stderr, flush=True)  # noqa: T201 - it is the way out


def _environment(width: int, height: int) -> dict[str, str]:
    """Return what a session finds in its environment: its terminal is the page, not the one that the server was started in."""
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    return kept | {
        SERVER: str(os.getpid()),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
        "TEXTUAL_FPS": "60",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TERM_PROGRAM": "textual",
        "TERM_PROGRAM_VERSION": version("textual-serve"),
        "COLUMNS": str(width),
        "ROWS": str(height),
    }
