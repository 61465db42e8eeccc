"""Whatever a server says, byte for byte, one answer comes of it for each request, and a sentence where it is none."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import replace

import pytest

from store.fetch.answer import Outcome
from store.fetch.request import Request
from store.fetch.rounds import fetch_all
from store.fetch.state import FetchState
from store.text.clean import STEERING
from tests.store.fetch.asking import HERE
from tests.web_server import FEED, PACKINGS, Answer, WebServer

CHUNKED = b"".join(b"%x\r\n%s\r\n" % (len(FEED), FEED) for _ in range(3)) + b"0\r\nX-Last: 1\r\n\r\n"
HONEST = [
    *(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\n"
        b"Content-Encoding: %s\r\nETag: \"x\"\r\nCache-Control: max-age=60\r\n\r\n%s" % (name.encode(), pack(FEED * 20))
        for name, pack in PACKINGS.items()
    ),
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nSet-Cookie: a=b; Path=/\r\n\r\n" + CHUNKED,
    b"HTTP/1.1 301 Moved\r\nLocation: /1\r\nSet-Cookie: a=b; Expires=Wed, 09 Jun 2027 10:18:14 GMT\r\nContent-Length: 3\r\n\r\nabc",
    b"HTTP/1.1 304 Same\r\nETag: \"x\"\r\nExpires: Wed, 09 Jun 2027 10:18:14 GMT\r\n\r\n",
]  # fmt: skip
INSERTED = [
    b"\r\n",
    b"\0",
    b"Content-Length: 5\r\n",
    b"Location: //x\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n",
    b"Set-Cookie: a=\xff\r\n",
]


def garbled(chance: random.Random, answer: bytes) -> bytes:
    """Return an answer with some bytes changed, left out, put in or cut off, most of them in its head."""
    said = bytearray(answer)
    for _ in range(chance.choice([0, 1, 1, 2, 5, 20])):
        at = chance.randrange(len(said) if chance.random() < 0.3 else min(len(said), 220))
        what = chance.random()
        if what < 0.4:
            said[at] = chance.randrange(256)
        elif what < 0.6:
            del said[at : at + chance.randrange(1, 30)]
        elif what < 0.9:
            said[at:at] = chance.choice(INSERTED) if what < 0.7 else chance.randbytes(chance.randrange(1, 10))
        else:
            del said[at:]
        said = said or bytearray(b"x")
    return bytes(said)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_answered_ends_well(web: WebServer, seed: int) -> None:
    chance = random.Random(seed)
    answers = [web.give(f"/{place}", Answer(raw=garbled(chance, chance.choice(HONEST)))) for place in range(80)]
    requests = [Request(address, settings=replace(HERE, longest=5)) for address in answers]
    with closing(fetch_all(requests)) as fetched:
        done = list(fetched)

    assert sorted(one.request.address for one in done) == sorted(answers)
    for one in done:
        assert bool(one.sentence) == (one.outcome is not Outcome.NEW)
        assert not STEERING.search(one.sentence + one.charset + one.address)
        assert FetchState.from_json(one.state.to_json()) == one.state
        one.close()
