"""Feeds and pages from strangers, and servers that lie: nothing raises, nothing takes long, nobody is asked who should not be."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic, process_time
from typing import Any

from store.api.changes import Refused
from store.api.when import When
from store.fetch.answer import Fetched, Outcome
from store.fetch.pauses import LONGEST_WAIT
from store.fetch.request import FetchSettings, Request
from store.fetch.rounds import fetch
from store.fetch.state import FetchState
from store.formats.format_table import read_source
from store.formats.source import ReadStory, Source
from store.text.clean import STEERING
from tests.hardening.hostile_documents import documents
from tests.hardening.hostile_places import NAMES, PLACES
from tests.hardening.trial import Scale, Tried
from tests.web_server import FEED, PACKINGS, Answer, WebServer

_SLOW = 5.0
"""Seconds of work after which an end came too late."""
_BRIEF = 0.4
"""Seconds that an answer may take here."""
_NOON = 1_750_000_000
_HERE = FetchSettings(allow_private=True, longest=_BRIEF)


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Read feeds and pages that are made to harm; ask servers that are, and names that mean what they should not."""
    server = WebServer()
    try:
        yield _read(scale, folder, server)
        yield _private(server)
        yield _redirected(server)
        yield _looked_up_once(server)
        yield _answered(scale, server)
        yield _held_up(server)
        yield _kept(server)
    finally:
        server.close()


# What is read


def _read(scale: Scale, folder: Path, server: WebServer) -> Tried:
    secret = folder / "secret.txt"
    secret.write_text("not for others")
    made = dict(documents(scale, secret, server.url("/dtd")))
    wrong, slowest = list[str](), 0.0
    for name, raw in made.items():
        began = process_time()
        try:
            read = list(read_source(Source.of_bytes(raw, name, When("2025-07-01"))))
        except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
            wrong.append(f"{name}: {error!r}"[:120])
            continue
        took = process_time() - began
        slowest = max(slowest, took)
        told = " ".join(one.reason if isinstance(one, Refused) else repr(one) for one in read)
        titles = [one.marked.story.title for one in read if isinstance(one, ReadStory)]
        if took > _SLOW or "not for others" in told or any(STEERING.search(title) or len(title) > 1_000 for title in titles):
            wrong.append(f"{name}: {took:.1f} s")
    if server.asked:
        wrong.append(f"asked for {server.asked[0].path}")
    return Tried("feeds and pages made to harm", len(made), len(wrong), "; ".join(wrong)[:200] or f"slowest {slowest:.1f} s")


# Whom is asked


def _private(server: WebServer) -> Tried:
    """Ask this machine and private networks by all their names, for a feed that is not allowed to be there."""
    wrong, before = list[str](), server.connections
    for name in NAMES:
        found = _asked(f"http://{name}:{server.port}/feed", FetchSettings(longest=2.0))
        if not isinstance(found, Fetched) or found.outcome is Outcome.NEW:
            wrong.append(f"{name}: {found!r}"[:100])
    if server.connections > before:
        wrong.append(f"{server.connections - before} connections")
    return Tried("names of this machine and of private networks", len(NAMES), len(wrong), "; ".join(wrong)[:200])


def _redirected(server: WebServer) -> Tried:
    """Have a feed that is allowed to be here lead to where no feed is, with the secret of its own."""
    other, wrong = WebServer(), list[str]()
    other.give("/", Answer())
    for place in (*PLACES, "/loop", other.url("/"), other.url("/").replace("127.0.0.1", "127.0.0.1.")):
        server.give("/loop", Answer.redirect("/loop"))
        found = _asked(server.give("/from", Answer.redirect(place)).replace("//", "//ann:secret@"), _HERE)
        if (
            not isinstance(found, Fetched)
            or (found.outcome is Outcome.NEW) != (str(other.port) in place)
            or "secret" in found.sentence
        ):
            wrong.append(f"{place}: {found!r}"[:100])
    told = [asked for asked in other.asked if "authorization" in asked.headers or "referer" in asked.headers]
    wrong += ["the secret went to another server"] * len(told)
    other.close()
    return Tried("redirects", len(PLACES) + 3, len(wrong), "; ".join(wrong)[:200])


def _looked_up_once(server: WebServer) -> Tried:
    """Have a name stand for one address when it is looked at, and for others a moment later; ask no wrong one of several."""
    server.give("/feed", Answer())
    address, wrong = f"http://turning.example:{server.port}/feed", list[str]()
    with _names(["127.0.0.1"], ["169.254.169.254"]) as asked:
        found = _asked(address, _HERE)
        if not isinstance(found, Fetched) or found.outcome is not Outcome.NEW or len(asked) != 1:
            wrong.append(f"looked up {len(asked)} times")
    before = server.connections
    for stands_for in (
        ["127.0.0.1"],
        ["127.0.0.1", "::1"],
        ["::ffff:127.0.0.1"],
        ["10.0.0.1", "127.0.0.1", "fd00::1"],
        ["169.254.169.254"],
        [],
    ):
        with _names(stands_for):
            found = _asked(address, FetchSettings(longest=2.0))
            if not isinstance(found, Fetched) or found.outcome is Outcome.NEW:
                wrong.append(f"{stands_for}: {found!r}"[:100])
    wrong += ["a connection was made"] * (server.connections - before)
    return Tried("names that turn to other addresses", 7, len(wrong), "; ".join(wrong)[:200])


@contextmanager
def _names(*turns: list[str]) -> Iterator[list[str]]:
    """Let the system's own look-up of names answer with some addresses, in turn, the last of them from then on."""
    real, asked = socket.getaddrinfo, list[str]()

    def answer(host: str, port: int, *more: Any, **named: Any) -> Any:
        if named.get("flags", 0) & socket.AI_NUMERICHOST or not host.endswith(".example"):
            return real(host, port, *more, **named)
        asked.append(host)
        found = turns[min(len(asked), len(turns)) - 1]
        kinds = [(socket.AF_INET6 if ":" in one else socket.AF_INET, one) for one in found]
        return [(kind, socket.SOCK_STREAM, 6, "", (one, port)) for kind, one in kinds]

    socket.getaddrinfo = answer  # type: ignore[assignment]
    try:
        yield asked
    finally:
        socket.getaddrinfo = real


# What is answered


def _answered(scale: Scale, server: WebServer) -> Tried:
    """Ask a server that answers with nonsense: each time one answer comes of it, in a sentence where it is none."""
    head, wrong = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n", list[str]()
    many = scale.of(500, 100_000, 1_000_000)
    zeros, millions = bytes(1024 * 1024), scale.of(3, 100, 1_000)
    answers = [
        head + b"Content-Length: -1\r\n\r\n" + FEED, head + b"Content-Length: 99999999999999999999\r\n\r\n" + FEED,
        head + b"Content-Length: 5\r\nContent-Length: 7\r\n\r\n" + FEED, head + b"Content-Length: 0x10\r\n\r\n" + FEED,
        head + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 100 + b"\r\n", head + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nabc\r\n",
        head + b"Transfer-Encoding: chunked\r\n\r\n" + b"1;" + b"x" * many + b"\r\na\r\n",
        head + b"Transfer-Encoding: chunked, gzip\r\n\r\nzz", head + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\na\r\n" * many,
        head + b"X: y\r\n" * many + b"\r\n", head + b"X: " + b"y" * many * 10, head + b": y\r\n\r\n", head + b"X y\r\n\r\n",
        head + b"X: y\0\r\n\r\n" + FEED, b"HTTP/1.1 100 Continue\r\n\r\n" * many, b"HTTP/9.9 200 OK\r\n\r\n", b"HTTP/1.1 999 \r\n\r\n",
        b"HTTP/1.1 -1 x\r\n\r\n", b"HTTP/1.1 200", b"\0" * many, b"\xff" * many, b"", b"GET / HTTP/1.1\r\n\r\n", b"SSH-2.0-x\r\n",
        head + b"Content-Encoding: gzip, br, zstd, gzip\r\n\r\n" + FEED,
        head + b"Content-Encoding: " + b"gzip, " * 500 + b"\r\n\r\n" + FEED,
        head + b"Content-Type: text/xml; charset=" + b"x" * 9_000 + b"\r\n\r\n" + FEED,
        b"HTTP/1.1 301 x\r\nLocation: " + b"a" * many * 10 + b"\r\n\r\n",
        *(head + b"Content-Encoding: %s\r\n\r\n" % name.encode() + pack(zeros * millions) for name, pack in PACKINGS.items()),
    ]  # fmt: skip
    for nth, raw in enumerate(answers):
        began = process_time()
        found = _asked(server.give("/odd", Answer(raw=raw)), replace(_HERE, longest=5.0, most_bytes=2_000_000))
        if not isinstance(found, Fetched) or not found.sentence.isprintable() or process_time() - began > _SLOW:
            wrong.append(f"answer {nth}: {found!r}"[:100])
        elif found.body:
            found.body.close()
    return Tried("answers that are none", len(answers), len(wrong), "; ".join(wrong)[:200])


def _held_up(server: WebServer) -> Tried:
    """Ask servers that go on and on, a little at a time: each is left once its time is over."""
    wrong, longest = list[str](), 0.0
    for nth, drip in enumerate(
        (b"H", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n", b"")
    ):
        with _dripping(drip, b"x" if nth != 2 else drip) as address:
            began = monotonic()
            found = _asked(address, _HERE)
            longest = max(longest, monotonic() - began)
            if not isinstance(found, Fetched) or found.outcome is not Outcome.FAILED:
                wrong.append(f"drip {nth}: {found!r}"[:100])
    slow = server.give("/slow", Answer.redirect("/slow2"))
    server.give("/slow2", *[replace(Answer.redirect("/slow2"), delay=_BRIEF / 3)] * 2)
    began = monotonic()
    _asked(slow, _HERE)
    longest = max(longest, monotonic() - began)
    wrong += [f"{longest:.1f} s"] * (longest > _BRIEF + 4)
    return Tried("servers that go on and on", 6, len(wrong), "; ".join(wrong)[:200] or f"longest {longest:.1f} s of {_BRIEF}")


@contextmanager
def _dripping(first: bytes, then: bytes) -> Iterator[str]:
    """Return the address of a server that says something, then something more every moment, and never ends."""
    listening, over = socket.create_server(("127.0.0.1", 0)), threading.Event()

    def serve() -> None:
        try:
            line, _ = listening.accept()
            with line:
                line.sendall(first)
                while not over.wait(0.02):
                    line.sendall(then)
        except OSError:
            return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        over.set()
        listening.close()
        thread.join(2)


def _kept(server: WebServer) -> Tried:
    """Have servers say things that are kept and said again later: none of it becomes a header or a pause of its own."""
    wrong = list[str]()
    waits = (b"1000000000", b"99999999999999999999999", b"-5", b"Fri, 31 Dec 9999 23:59:59 GMT", b"\xff")
    for wait in waits:
        found = _asked(server.give("/busy", Answer(raw=b"HTTP/1.1 429 x\r\nRetry-After: " + wait + b"\r\n\r\n")), _HERE)
        if not isinstance(found, Fetched) or found.state.next_try > _NOON + 2 * LONGEST_WAIT:
            wrong.append(f"{wait!r}: {found!r}"[:100])
    tags = (
        b'"a\r\n X-Evil: b"',
        b'"a\rX-Evil: b"',
        b'"a\x0bX-Evil: b"',
        b'"' + b"a" * 90_000 + b'"',
        b'"\xff\xfe"',
        b'"a\x7f"',
        b"\t",
        b'W/"\x1b[2J"',
    )
    for tag in tags:
        said = (
            b"HTTP/1.1 200 OK\r\nETag: " + tag + b"\r\nLast-Modified: " + tag + b"\r\nSet-Cookie: a=" + tag + b"\r\n\r\n" + FEED
        )
        address = server.give("/tag", Answer(raw=said))
        found = _asked(address, _HERE)
        state = found.state if isinstance(found, Fetched) else FetchState()
        again = _asked(address, _HERE, state)
        sent = server.asked_at("/tag")[-1].headers
        if (
            not isinstance(again, Fetched)
            or "x-evil" in sent
            or "cookie" in sent
            or any(STEERING.search(one) for one in sent.values())
        ):
            wrong.append(f"{tag!r}: {sent}"[:100])
    return Tried("what is kept of answers", len(waits) + len(tags), len(wrong), "; ".join(wrong)[:200])


def _asked(address: str, settings: FetchSettings, state: FetchState | None = None) -> Fetched | BaseException:
    try:
        return fetch(Request(address, "f", state or FetchState(), settings, by_name=True), now=lambda: _NOON)
    except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
        return error
