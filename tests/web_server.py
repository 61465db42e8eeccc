"""A real web server on the loopback that answers as it is told: well, slowly, brokenly, or with lies."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli
import zstandard

FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour news</title><link>https://harbour.test/</link>
<item><title>The ferry sails again</title><link>https://harbour.test/ferry</link><guid>ferry</guid>
<pubDate>Mon, 02 Jun 2025 08:00:00 GMT</pubDate><description>It lay in dock for a month.</description></item></channel></rss>"""
"""A feed of one entry."""
PACKINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": lambda raw: zstandard.ZstdCompressor().compress(raw),
}
"""What packs a body, by the name that `Content-Encoding` has for it."""


@dataclass(frozen=True)
class Asked:
    """What the server was asked."""

    path: str
    """The path, with its query."""
    headers: Mapping[str, str]
    """The headers, their names in small letters."""
    at: float
    """When, in seconds of `time.monotonic`."""


@dataclass(frozen=True)
class Answer:
    """What the server answers."""

    body: bytes = FEED
    """The bytes of the answer, not yet packed."""
    status: int = 200
    """Its number."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Its headers, beside the length."""
    packed: str = ""
    """How the body is packed, and said to be."""
    delay: float = 0.0
    """Seconds that pass before anything is said."""
    dripping: tuple[int, float] = (0, 0.0)
    """Bytes of the body that are given at a time, and the seconds between; no bytes for all at once."""
    length: int | None = None
    """What it says of its length; the truth if None, nothing (the connection's end is the body's) if negative."""
    cut: int | None = None
    """Bytes of the body after which the connection is closed; None for none."""
    raw: bytes | None = None
    """Bytes that are given instead of any answer of HTTP, before the connection is closed."""
    silent: bool = False
    """Whether nothing at all is said, and the connection stays open."""

    @classmethod
    def redirect(cls, to: str, status: int = 302, headers: Mapping[str, str] | None = None) -> Answer:
        """Return an answer that leads elsewhere."""
        return cls(b"", status, {"Location": to, **(headers or {})})

    @classmethod
    def unchanged(cls, **headers: str) -> Answer:
        """Return an answer that says nothing has changed; in the names of headers `_` stands for `-`."""
        return cls(b"", 304, {name.replace("_", "-"): value for name, value in headers.items()})


Told = Answer | Callable[[Asked], Answer]


class WebServer:
    """A web server of its own port on 127.0.0.1, answering by path; whatever it wasn't told of is not found (404)."""

    def __init__(self, certificate: ssl.SSLContext | None = None) -> None:
        self._answers: dict[str, list[Told]] = {}
        self._lock = threading.Lock()
        self._released = threading.Event()
        self._now = 0
        self.asked: list[Asked] = []
        """All it was asked, in order."""
        self.most_at_once = 0
        """How many answers were under way together at most."""
        self.connections = 0
        """How many connections were made to it."""
        self._server = _Server(("127.0.0.1", 0), _handler_for(self))
        self._scheme = "http"
        if certificate is not None:
            self._scheme = "https"
            self._server.socket = certificate.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """Return the port it listens at."""
        return int(self._server.server_address[1])

    def url(self, path: str = "/feed", host: str = "127.0.0.1") -> str:
        """Return the address of a path."""
        return f"{self._scheme}://{host}:{self.port}{path}"

    def give(self, path: str, *answers: Told) -> str:
        """Have answers given at a path, one after another, the last one from then on; return its address."""
        with self._lock:
            self._answers[path] = list(answers)
        return self.url(path)

    def asked_at(self, path: str) -> list[Asked]:
        """Return what it was asked at a path."""
        return [asked for asked in self.asked if asked.path == path]

    def close(self) -> None:
        """End it, and the answers still under way."""
        self._released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def wait(self, seconds: float) -> None:
        """Let time pass, unless the server ends before."""
        self._released.wait(seconds)

    @contextmanager
    def answering(self, asked: Asked) -> Iterator[Answer]:
        """Note what was asked, and give the answer that is due."""
        with self._lock:
            self.asked.append(asked)
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
            told = self._answers.get(asked.path, [Answer(b"there is nothing here", 404)])
            due = told.pop(0) if len(told) > 1 else told[0]
        try:
            yield due if isinstance(due, Answer) else due(asked)
        finally:
            with self._lock:
                self._now -= 1


def with_validators(answer: Answer, etag: str) -> Callable[[Asked], Answer]:
    """Return what answers like a well-kept server: with a version, and 304 to whoever has it already."""

    def answer_to(asked: Asked) -> Answer:
        if asked.headers.get("if-none-match") == etag:
            return Answer.unchanged(ETag=etag)
        return replace(answer, headers={**answer.headers, "ETag": etag})

    return answer_to


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: whoever asks may go away at any time."""


def _handler_for(server: WebServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def setup(self) -> None:
            super().setup()
            server.connections += 1

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            with server.answering(Asked(self.path, headers, time.monotonic())) as answer, suppress(OSError):
                server.wait(answer.delay)
                self._say(answer)

        def _say(self, answer: Answer) -> None:
            if answer.silent:
                server.wait(60)
            if answer.silent or answer.raw is not None:
                self.wfile.write(answer.raw or b"")
                self.close_connection = True
                return
            body = PACKINGS[answer.packed](answer.body) if answer.packed else answer.body
            step, pause = answer.dripping
            head = self._head(answer, body)
            given = body if answer.cut is None else body[: answer.cut]
            if answer.cut is not None or (answer.length is not None and answer.length != len(body)):
                self.close_connection = True
            self.wfile.write(head if step else head + given)
            for at in range(0, len(given) if step else 0, step or 1):
                self.wfile.write(given[at : at + step])
                server.wait(pause)

        def _head(self, answer: Answer, body: bytes) -> bytes:
            length = len(body) if answer.length is None else answer.length
            headers = {"Content-Type": "application/rss+xml"} if answer.body else {}
            headers |= {"Content-Encoding": answer.packed} if answer.packed else {}
            headers |= {"Content-Length": str(length)} if length >= 0 and answer.status != 304 else {}
            headers |= dict(answer.headers)
            lines = [f"HTTP/1.1 {answer.status} Answer", *(f"{name}: {value}" for name, value in headers.items())]
            return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing of what was asked; it is noted."""

    return Handler
