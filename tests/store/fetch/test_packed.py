"""Answers come packed, cut, huge or mislabelled; what is taken in is right, and bounded."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from store.fetch.answer import Outcome
from store.fetch.decoding import Unpacker
from store.fetch.errors import BadAnswerError
from tests.store.fetch.asking import ask
from tests.web_server import FEED, PACKINGS, Answer, WebServer

ZEROS = bytes(64 * 1024 * 1024)


def unpacked(said: str, packed: bytes, step: int = 1000) -> bytes:
    """Return what comes out of bytes that arrive piece by piece."""
    out = bytearray()
    unpacker = Unpacker(said, out.extend)
    for at in range(0, len(packed), step):
        unpacker.feed(packed[at : at + step])
    unpacker.end()
    return bytes(out)


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_packed_answer_is_unpacked(web: WebServer, packing: str) -> None:
    answer = ask(web.give("/feed", Answer(packed=packing)))

    assert answer.whole() == FEED
    assert web.asked[0].headers["accept-encoding"] == "gzip, br, zstd"


@pytest.mark.parametrize("packing", [*PACKINGS, ""])
def test_an_answer_that_is_not_packed_as_it_says_is_taken_as_it_is(web: WebServer, packing: str) -> None:
    plain = Answer(headers={"Content-Encoding": packing})
    other = Answer(gzip.compress(FEED), headers={"Content-Encoding": packing})

    assert ask(web.give("/plain", plain)).whole() == FEED
    assert ask(web.give("/other", other)).whole() == FEED


@pytest.mark.parametrize(
    ("packing", "bomb"),
    [
        ("gzip", lambda: gzip.compress(ZEROS, 6)),
        ("deflate", lambda: zlib.compress(ZEROS, 6)),
        ("br", lambda: brotli.compress(ZEROS, quality=1)),
        ("zstd", lambda: zstandard.ZstdCompressor().compress(ZEROS)),
    ],
)
def test_a_bomb_is_left_where_it_grows_too_large(web: WebServer, packing: str, bomb: Callable[[], bytes]) -> None:
    address = web.give("/bomb", Answer(bomb(), headers={"Content-Encoding": packing}))
    tracemalloc.start()
    try:
        answer = ask(address, most_bytes=1_000_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert answer.outcome is Outcome.FAILED
    assert answer.sentence.endswith("gives more than 1 MB; allow more for this feed, or leave it")
    assert peak < 20_000_000


def test_what_unpacks_to_nothing_without_end_is_left_too(web: WebServer) -> None:
    nothing = Answer(gzip.compress(b"") * 60_000, headers={"Content-Encoding": "gzip"}, length=-1)

    assert "gives more than 1 MB" in ask(web.give("/feed", nothing), most_bytes=1_000_000).sentence


def test_a_huge_answer_is_not_begun_and_may_be_allowed(web: WebServer) -> None:
    huge = b"<rss>" + b"x" * 11_000_000
    address = web.give("/huge", Answer(huge))

    assert "gives more than 10 MB" in ask(address).sentence
    assert ask(address, most_bytes=0).whole() == huge


def test_a_huge_answer_that_says_it_is_short_or_nothing_is_left_in_the_middle(web: WebServer) -> None:
    silent = web.give("/silent", Answer(b"x" * 3_000_000, length=-1, headers={"Connection": "close"}))
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"8000\r\n" + b"x" * 0x8000 + b"\r\n"
    endless = web.give("/chunked", Answer(raw=chunked + (b"8000\r\n" + b"x" * 0x8000 + b"\r\n") * 80))

    for address in (silent, endless):
        assert "gives more than 2 MB" in ask(address, most_bytes=2_000_000).sentence


def test_an_answer_that_lies_about_its_length(web: WebServer) -> None:
    longer = ask(web.give("/longer", Answer(length=len(FEED) + 10)))
    shorter = ask(web.give("/shorter", Answer(length=len(FEED) - 10)))
    nonsense = ask(web.give("/nonsense", Answer(headers={"Content-Length": "12, 13"})))

    assert (longer.outcome, longer.state.etag) == (Outcome.FAILED, "")
    assert longer.sentence.endswith("broke off its answer; it is tried again later")
    assert shorter.whole() == FEED[:-10]
    assert "not HTTP" in nonsense.sentence


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_packed_answer_that_is_cut_short_is_none(web: WebServer, packing: str) -> None:
    cut = PACKINGS[packing](FEED)[:-20]
    answer = ask(web.give("/feed", Answer(cut, headers={"Content-Encoding": packing})))

    assert answer.outcome is Outcome.FAILED
    assert "broke off in the middle" in answer.sentence
    assert answer.body is None


def test_an_answer_that_is_empty_is_none(web: WebServer) -> None:
    for path, answer in (("/empty", Answer(b"")), ("/none", Answer(b"", 204))):
        fetched = ask(web.give(path, answer))
        assert (fetched.outcome, fetched.body) == (Outcome.FAILED, None)


def test_several_packed_parts_are_one_body_and_what_follows_them_means_nothing() -> None:
    zstd = PACKINGS["zstd"]

    assert unpacked("gzip", gzip.compress(b"one, ") + gzip.compress(b"two") + b"\0\0\0\0") == b"one, two"
    assert unpacked("zstd", zstd(b"one, ") + zstd(b"two")) == b"one, two"


def test_packed_twice_is_refused() -> None:
    with pytest.raises(BadAnswerError, match="several times over"):
        unpacked("br, gzip", brotli.compress(FEED))


@given(st.binary(max_size=3000), st.sampled_from([*PACKINGS]), st.integers(1, 400))
def test_whatever_is_packed_comes_out_again_in_whatever_pieces_it_arrives(raw: bytes, packing: str, step: int) -> None:
    assert unpacked(packing, PACKINGS[packing](raw), step) == raw


@given(st.binary(max_size=300), st.sampled_from([*PACKINGS, "", "gzip, br", "nonsense"]), st.integers(1, 50))
def test_whatever_comes_is_unpacked_or_refused(raw: bytes, said: str, step: int) -> None:
    told = "its answer"
    try:
        unpacked(said, raw, step)
    except BadAnswerError as error:
        told = str(error)
    assert told.startswith("its answer")
