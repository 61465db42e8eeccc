"""`dateline serve` before pages and programs that have no business there, and before visitors who want more than the archive."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import aiohttp

from tests.hardening.trial import Scale, Tried
from tests.tui.cli.serving.in_thread import Here, served_here, status
from tui.cli.serving.messages import message
from tui.cli.serving.server import MOST_SESSIONS

_TOKEN = "b2Zrb3Vyc2VpdGlzbm90"
_UPGRADE = (
    b"Connection: Upgrade",
    b"Upgrade: websocket",
    b"Sec-WebSocket-Version: 13",
    b"Sec-WebSocket-Key: YWJjZGVmZ2hpamtsbW5vcA==",
)
_HOSTS = (
    "rebound.example 127.0.0.1.rebound.example rebound.example:PORT 127.0.0.1@rebound.example localhost.rebound.example 127.0.0.2:PORT "
    "0.0.0.0:PORT 2130706433:PORT 0x7f.1:PORT [::ffff:127.0.0.1]:PORT [::1 localhost.:PORT 127.0.0.1:PORT/@rebound.example "
    "rebound.example#127.0.0.1 rebound.example?localhost localhost\x00.rebound.example löcalhost , localhost,rebound.example"
)
_ORIGINS = (
    "null http://rebound.example http://127.0.0.1 http://127.0.0.1:1 http://localhost:PORT https://127.0.0.1:PORT http://127.0.0.1:PORT/ "
    "http://127.0.0.1:PORT.rebound.example http://127.0.0.1:PORT@rebound.example HTTP://127.0.0.1:PORT file:// http://[::1]:PORT "
    "http://rebound.example?http://127.0.0.1:PORT chrome-extension://abcdef data: \xff"
)


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Ask with wrong tokens, names and origins, ask for what there is not, say what is no question; then visit, and want more."""
    with _quiet(), served_here(folder / "archive", _TOKEN) as here:
        yield _refused("wrong tokens", here, list(_wrong_tokens(here)))
        yield _refused("names of other machines", here, list(_wrong_names(here)))
        yield _refused("sessions opened by other pages", here, list(_wrong_origins(here)))
        yield _refused("what is not given to anybody", here, list(_not_given(here)))
        yield _refused("what is no question", here, list(_no_questions(here, scale)))
    yield _said(scale)
    if scale > Scale.MOMENT:
        with _quiet(), served_here(folder / "archive", _TOKEN) as here:
            yield asyncio.run(_visited(here, folder))
            yield asyncio.run(_crowded(here))


def _wrong_tokens(here: Here) -> Iterator[bytes]:
    token = _TOKEN.encode()
    wrong = (
        b"", token[:-1], token + b"x", token.upper(), token[::-1], b"\x00" + token[1:], b"%00", b"\xff\xfe", b"x" * 7_000,
        b"../" + token, b"x/../" + token, b"%2e%2e/", b"/" + token, token[:1], b"*", b"%s" % token.replace(b"b", b"%42"), b"?" + token,
    )  # fmt: skip
    for one in wrong:
        for place in (b"/", b"/ws", b"/page.js", b"/static/js/textual.js"):
            yield here.ask(b"/" + one + place, b"Origin: http://" + here.host.encode(), *_UPGRADE)


def _wrong_names(here: Here) -> Iterator[bytes]:
    for name in _HOSTS.replace("PORT", str(here.port)).split(" "):
        yield here.ask(b"/%s/" % _TOKEN.encode(), host=name.encode())
        yield here.ask(b"/%s/ws" % _TOKEN.encode(), b"Origin: http://" + name.encode(), *_UPGRADE, host=name.encode())
    yield here.say(b"GET /%s/ HTTP/1.1\r\nConnection: close\r\n\r\n" % _TOKEN.encode())
    yield here.say(b"GET /%s/ HTTP/1.0\r\n\r\n" % _TOKEN.encode())
    yield here.say(
        b"GET http://rebound.example/%s/ HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n" % _TOKEN.encode()
    )
    yield here.ask(b"/%s/" % _TOKEN.encode(), b"Host: rebound.example")


def _wrong_origins(here: Here) -> Iterator[bytes]:
    path = b"/%s/ws" % _TOKEN.encode()
    yield here.ask(path, *_UPGRADE)
    yield here.ask(path, b"Origin:", *_UPGRADE)
    for origin in _ORIGINS.replace("PORT", str(here.port)).split(" "):
        yield here.ask(path, b"Origin: " + origin.encode("latin-1"), *_UPGRADE)


def _not_given(here: Here) -> Iterator[bytes]:
    inside = b"/%s/" % _TOKEN.encode()
    paths = (
        b"download/x", b"download/", b"static/", b"static/js/", b"static/../server.py", b"static/%2e%2e/server.py",
        b"static//etc/passwd", b"static/....//....//etc/passwd", b"static/%00", b"static/js/textual.js%00", b"ws", b"page.html",
    )  # fmt: skip
    for path in paths:
        yield here.ask(inside + path)
    for method in (b"POST", b"PUT", b"DELETE", b"OPTIONS", b"TRACE", b"CONNECT", b"PATCH"):
        yield here.ask(inside, method=method)


def _no_questions(here: Here, scale: Scale) -> Iterator[bytes]:
    say = partial(here.say, patience=0.1)
    inside = b"GET /%s/ HTTP/1.1\r\nHost: %s\r\n" % (_TOKEN.encode(), here.host.encode())
    yield say(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03")
    yield say(b"GET / HTTP/9.9\r\n\r\n")
    yield say(b"\r\n" * 1_000)
    yield say(b"\x00" * 10_000)
    yield say(b"GET " + b"/" * scale.of(100_000, 1_000_000, 10_000_000))
    yield say(inside + b"X: " + b"y" * scale.of(100_000, 1_000_000, 10_000_000) + b"\r\n\r\n")
    yield say(inside + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde")
    yield say(inside + b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nzz\r\n")
    yield say(inside + b"X : y\r\n\r\n")
    yield say(inside + b"X\x00: y\r\n\r\n")


def _refused(what: str, here: Here, answers: list[bytes]) -> Tried:
    """Look that nothing was given: no page, no session, no fault of the server's, and no word of the token."""
    wrong = [one for one in answers if status(one) // 100 not in (0, 3, 4) or _TOKEN.encode() in one]
    if status(here.ask(b"/%s/" % _TOKEN.encode())) != 200:
        return Tried(what, len(answers), len(answers), "the server answers no more")
    return Tried(what, len(answers), len(wrong), wrong[0][:100].decode("latin-1") if wrong else "")


def _said(scale: Scale) -> Tried:
    """Say to a session what no page of ours says."""
    said = [
        "[" * 100_000,
        "{" * 100_000,
        '["resize",' + "9" * 100_000 + "]",
        '["resize",{"width":1e999,"height":1}]',
        '["stdin",' + '"\\ud800"]',
    ]
    said *= scale.of(1, 20, 200)
    return Tried("nonsense said to a session", len(said), sum(message(one).width > 1_000 for one in said))


async def _visited(here: Here, folder: Path) -> Tried:
    """Want a session to start programs, and to read and write files, by every key that does so in a terminal."""
    secret, started = folder / "secret.md", folder / "started"
    secret.write_text("# What nobody may read\n\nIt stands beside the archive, and is long enough to be a story of its own.")
    os.environ.update(VISUAL=f"touch {started}", SHELL=str(_script(folder, started)), BROWSER=f"touch {started}")
    keys = [
        "|",
        f"touch {started}\r",
        "e",
        "S",
        "\r",
        f"{started}\r",
        ":",
        f"w {started}.csv\r",
        "\x1b",
        "P",
        f"{secret}\r",
        "\x1b",
        "o",
        "y",
    ]
    keys += [f"\x1b[200~{secret}\x1b[201~", "\x1b", "\x1a", "\x1c"]
    painted = ""
    async with aiohttp.ClientSession() as client, _page(client, here) as page:
        await asyncio.sleep(2)
        for key in keys:
            await page.send_json(["stdin", key])
            await asyncio.sleep(0.3)
        try:
            while True:
                came = await asyncio.wait_for(page.receive(), 1)
                if came.type in (aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.ERROR):
                    break
                painted += came.data.decode("utf-8", "replace") if isinstance(came.data, bytes) else str(came.data)
        except TimeoutError:
            pass
    lost = [str(one) for one in folder.glob("started*")] + ["the file was read"] * ("stands beside the archive" in painted)
    lost += ["nothing was painted"] * (len(painted) < 1_000)
    return Tried("programs and files asked for by a visitor", len(keys), len(lost), ", ".join(lost))


async def _crowded(here: Here) -> Tried:
    """Open more sessions than there may be; when all are closed, one can be opened again."""
    async with aiohttp.ClientSession() as client:
        pages, refused = [], 0
        for _ in range(MOST_SESSIONS + 4):
            try:
                pages.append(await client.ws_connect(_address(here), origin=f"http://{here.host}"))
            except aiohttp.WSServerHandshakeError as error:
                refused += error.status == 503
        for page in pages:
            await page.close()
        for _ in range(100):
            await asyncio.sleep(0.2)
            try:
                async with _page(client, here):
                    return Tried("more sessions than there may be", MOST_SESSIONS + 4, max(0, 4 - refused))
            except aiohttp.WSServerHandshakeError:
                continue
    return Tried("more sessions than there may be", MOST_SESSIONS + 4, 1, "closed sessions count for ever")


def _page(client: aiohttp.ClientSession, here: Here) -> aiohttp.client._WSRequestContextManager:
    return client.ws_connect(_address(here), origin=f"http://{here.host}")


def _address(here: Here) -> str:
    return f"http://{here.host}/{_TOKEN}/ws?width=100&height=30"


def _script(folder: Path, started: Path) -> Path:
    shell = folder / "shell"
    shell.write_text(f"#!/bin/sh\ntouch {started}\n")
    shell.chmod(0o755)
    return shell


@contextmanager
def _quiet() -> Iterator[None]:
    """Let the server's library say nothing of what it refuses."""
    known, environment = logging.getLogger("aiohttp.server"), dict(os.environ)
    known.disabled = True
    try:
        yield
    finally:
        known.disabled = False
        os.environ.clear()
        os.environ.update(environment)
