"""The server: a guard before everything, a page that asks for nothing elsewhere, its sessions, and an end for all of them."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from socket import socket
from string import Template

import textual_serve
from aiohttp import WSCloseCode, web

from store.paths import Place
from tui.cli.serving.guard import Guard, name_of
from tui.cli.serving.messages import size_asked
from tui.cli.serving.session import Session

MOST_SESSIONS = 8
"""Sessions at a time: each is a process with a screen of its own."""
_PARTING = 5.0
"""Seconds that sessions have to end once the server is told to."""
_HEARTBEAT = 15.0
"""Seconds between signs of life that a page is asked for."""
_FONT_SIZE = 16
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
        "connect-src 'self' {socket}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""What keeps the page to itself: nothing from elsewhere, nothing in a frame of another page, the address told to nobody."""

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class DatelineServer:
    """Runs Dateline for each page that is opened, on one archive. It sets no cookie: those of one port are told to all of a machine's."""

    def __init__(self, archive: Place, guard: Guard) -> None:
        self._command = (sys.executable, "-m", "tui", "--archive", str(archive))
        self._guard = guard
        self._opened = 0
        self._sessions: set[web.WebSocketResponse] = set()
        self._page = Template(_beside("page.html"))
        self._script = _beside("page.js")

    def serve_at(self, listening: socket) -> None:
        """Serve until Ctrl+C or the system ends it, and all sessions with it."""
        web.run_app(self.application(), sock=listening, print=None, access_log=None, shutdown_timeout=_PARTING)

    def application(self) -> web.Application:
        """Return what answers: the page, its script and what that needs, and its session; nothing else."""
        inside = web.Application()
        inside.router.add_get("/", self._answer_with_page)
        inside.router.add_get("/page.js", self._answer_with_script)
        inside.router.add_get("/ws", self._answer_with_session)
        inside.router.add_static("/static", Path(textual_serve.__file__).parent / "static")
        outside = inside
        if self._guard.token:
            outside = web.Application()
            outside.add_subapp(f"/{self._guard.token}", inside)
        outside.middlewares.append(self._let_in)
        outside.on_response_prepare.append(_keep_to_itself)
        outside.on_shutdown.append(self._end_sessions)
        return outside

    @web.middleware
    async def _let_in(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        opens_session = request.path.endswith("/ws")
        origin = request.headers.get("Origin")
        if refusal := self._guard.refusal(request.path, _host(request), origin, opens_session=opens_session):
            raise web.HTTPForbidden(text=f"{refusal}\n")
        return await handler(request)

    async def _answer_with_page(self, request: web.Request) -> web.Response:
        """Answer with the page, in which all addresses are of the server that was asked."""
        at = f"{_host(request)}{f'/{self._guard.token}' if self._guard.token else ''}"
        addresses = {"static": f"//{at}/static", "session": f"ws://{at}/ws", "page_script": f"//{at}/page.js"}
        page = self._page.substitute(addresses, font_size=_FONT_SIZE)
        return web.Response(text=page, content_type="text/html")

    async def _answer_with_script(self, _request: web.Request) -> web.Response:
        return web.Response(text=self._script, content_type="text/javascript")

    async def _answer_with_session(self, request: web.Request) -> web.StreamResponse:
        page = web.WebSocketResponse(heartbeat=_HEARTBEAT)
        if not page.can_prepare(request):
            raise web.HTTPBadRequest(text="Here a page of Dateline opens its session.\n")
        if self._opened >= MOST_SESSIONS:
            raise web.HTTPServiceUnavailable(text=f"{MOST_SESSIONS} pages show Dateline already; close one.\n")
        self._opened += 1
        try:
            await page.prepare(request)
            self._sessions.add(page)
            await Session(self._command, page).run(*size_asked(request.query.get("width", ""), request.query.get("height", "")))
        finally:
            self._opened -= 1
            self._sessions.discard(page)
        return page

    async def _end_sessions(self, _application: web.Application) -> None:
        await asyncio.gather(*(page.close(code=WSCloseCode.GOING_AWAY) for page in list(self._sessions)))


async def _keep_to_itself(request: web.Request, response: web.StreamResponse) -> None:
    for name, value in _HEADERS.items():
        response.headers[name] = value.format(socket=f"ws://{_host(request)}" if _host(request) else "")


def _host(request: web.Request) -> str:
    """Return by which name and port the browser calls this server; empty if it says none, or what can be none."""
    host = request.headers.get("Host", "")
    return host if name_of(host) else ""


def _beside(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
