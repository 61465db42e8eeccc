"""The server: textual-serve's, with a guard before it, a page that asks for nothing elsewhere, and an end for all sessions."""

from __future__ import annotations

import html
import os
import shlex
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from socket import socket
from string import Template
from typing import Any

from aiohttp import WSCloseCode, web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from tui.cli.serving.guard import Guard
from tui.terminal.hang_up import SERVER

_PARTING = 5.0
"""Seconds that sessions have to end once the server is told to."""
_FONT_SIZE = 16
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
        "connect-src 'self' {socket}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
"""What keeps the page to itself: nothing from elsewhere, nothing in a frame of another page, the address told to nobody."""

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class DatelineServer(Server):
    """Runs Dateline for each page that is opened, on one archive."""

    def __init__(self, archive: Path, guard: Guard) -> None:
        super().__init__(_command(archive), host=guard.host, title="Dateline")
        self._guard = guard
        self._sessions: set[web.WebSocketResponse] = set()
        self._page = Template(_beside("page.html"))
        self._script = _beside("page.js")

    def serve_at(self, listening: socket) -> None:
        """Serve until Ctrl+C or the system ends it, and all sessions with it."""
        os.environ.update(
            {"TERM": "xterm-256color", "COLORTERM": "truecolor", SERVER: str(os.getpid())}
        )  # a session's terminal is the page, not ours
        os.environ.pop("NO_COLOR", None)
        web.run_app(self._make_app(), sock=listening, print=None, access_log=None, shutdown_timeout=_PARTING)

    async def _make_app(self) -> web.Application:
        inside = await super()._make_app()
        inside.router.add_get("/page.js", self._answer_with_script)
        outside = inside
        if self._guard.token:
            outside = web.Application()
            outside.add_subapp(f"/{self._guard.token}", inside)
        outside.middlewares.append(self._let_in)
        outside.on_response_prepare.append(_keep_to_itself)
        return outside

    @web.middleware
    async def _let_in(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        opens_session = request.path.endswith("/ws")
        origin = request.headers.get("Origin")
        if refusal := self._guard.refusal(request.path, request.host, origin, opens_session=opens_session):
            raise web.HTTPForbidden(text=f"{refusal}\n")
        return await handler(request)

    async def handle_index(self, request: web.Request) -> Any:
        """Answer with the page, in which all addresses are of the server that was asked."""
        at = f"{html.escape(request.host)}{request.path.rstrip('/')}"
        addresses = {"static": f"//{at}/static", "session": f"ws://{at}/ws", "page_script": f"//{at}/page.js"}
        page = self._page.substitute(addresses, font_size=_FONT_SIZE)
        return web.Response(text=page, content_type="text/html")

    async def _answer_with_script(self, _request: web.Request) -> web.Response:
        return web.Response(text=self._script, content_type="text/javascript")

    async def _process_messages(self, websocket: web.WebSocketResponse, app_service: AppService) -> None:
        self._sessions.add(websocket)
        try:
            await super()._process_messages(websocket, app_service)
        finally:
            self._sessions.discard(websocket)

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing: the command has told the address."""

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002 - the name is aiohttp's
        """End all sessions."""
        for session in list(self._sessions):
            await session.close(code=WSCloseCode.GOING_AWAY)


async def _keep_to_itself(request: web.Request, response: web.StreamResponse) -> None:
    for name, value in _HEADERS.items():
        response.headers[name] = value.format(socket=f"ws://{request.host}")


def _beside(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _command(archive: Path) -> str:
    """Return what the shell is told to run for a session."""
    words = [sys.executable, "-m", "tui", "--archive", str(archive)]
    return subprocess.list2cmdline(words) if os.name == "nt" else f"exec {shlex.join(words)}"
