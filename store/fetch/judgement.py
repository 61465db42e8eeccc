"""What an answer means: something new, nothing new, gone, or a failure, and what is to be kept of it."""

from __future__ import annotations

from dataclasses import replace
from email.message import Message
from hashlib import blake2b
from typing import IO

import httpx

from store.fetch import sentences
from store.fetch.addresses import shown
from store.fetch.answer import Fetched, Outcome, new_body
from store.fetch.chain import Chain
from store.fetch.decoding import Unpacker
from store.fetch.errors import BadAnswerError
from store.fetch.hosts import Hosts
from store.fetch.pauses import after_failure, pause_after, wished_floor, wished_wait
from store.fetch.request import MOST_BYTES
from store.fetch.state import LONGEST_VALUE, FetchState

_GOOD = (200, 203)
_BUSY = (429, 503)
_NOT_MODIFIED = 304
_GONE = 410


async def judged(chain: Chain, response: httpx.Response, now: int, hosts: Hosts) -> Fetched:
    """Return what an answer that leads nowhere else means; reads its body if there is something new. Raises BadAnswerError."""
    status, wait = response.status_code, wished_wait(response.headers, now)
    if status in _BUSY:
        hosts.busy(chain.address, now + max(wait, pause_after(1)))
    else:
        hosts.willing(chain.address)
    if status in _GOOD:
        return await _given(chain, response, now)
    if status == _NOT_MODIFIED and chain.conditional:
        return _told(chain, response, Outcome.NOT_MODIFIED, _good_state(chain, response, now))
    if status == _GONE:
        sentence = sentences.gone(shown(chain.address))
        state = replace(after_failure(chain.state, chain.state.failures, sentence), gone=True)
        return _told(chain, response, Outcome.GONE, state, sentence)
    sentence = sentences.of_status(status, shown(chain.address), wait)
    return _told(
        chain,
        response,
        Outcome.FAILED,
        after_failure(_doubted(chain.state, status), chain.state.failures, sentence, wait),
        sentence,
    )


async def _given(chain: Chain, response: httpx.Response, now: int) -> Fetched:
    """Return a body, or that it is the one of last time."""
    body = new_body()
    try:
        digest = await _read(chain, response, body)
    except BaseException:
        body.close()
        raise
    state = replace(_good_state(chain, response, now), digest=digest)
    if digest and digest == chain.state.digest and not chain.request.anew:
        body.close()
        return _told(chain, response, Outcome.NOT_MODIFIED, state)
    body.seek(0)
    return replace(_told(chain, response, Outcome.NEW, state), body=body)


async def _read(chain: Chain, response: httpx.Response, body: IO[bytes]) -> str:
    """Write what comes, unpacked, to a body, and return its digest; none of what is larger than usual, where that takes long.

    Raises BadAnswerError if it is empty, broken or too large.
    """
    most, where, digest = chain.request.settings.most_bytes, shown(chain.address), blake2b(digest_size=16)
    size = came = 0

    def write(piece: bytes) -> None:
        nonlocal size
        size += len(piece)
        if most and size > most:
            raise BadAnswerError(sentences.too_large(where, most))
        if size <= MOST_BYTES:
            digest.update(piece)
        body.write(piece)

    said = response.headers.get("content-length", "")
    if most and said.isascii() and said.isdigit() and int(said[:18]) > most:
        raise BadAnswerError(sentences.too_large(where, most))
    unpacker = Unpacker(response.headers.get("content-encoding", ""), write)
    try:
        async for packed in response.aiter_raw():
            came += len(packed)
            if most and came > most:  # what unpacks to nothing would come without end
                raise BadAnswerError(sentences.too_large(where, most))
            unpacker.feed(packed)
        unpacker.end()
    except BadAnswerError as error:
        raise BadAnswerError(str(error).replace("its answer", f"the answer of {where}", 1)) from error
    if not size:
        raise BadAnswerError(f"{where} gave an empty answer; it is tried again later")
    return digest.hexdigest() if size <= MOST_BYTES else ""


def _told(chain: Chain, response: httpx.Response, outcome: Outcome, state: FetchState, sentence: str = "") -> Fetched:
    charset = _charset(response.headers.get("content-type", ""))
    return Fetched(chain.request, outcome, state, sentence, chain.address, response.status_code, charset)


def _good_state(chain: Chain, response: httpx.Response, now: int) -> FetchState:
    """Return what is kept of an answer that was as it should be; what it says of its version takes the place of what was known."""
    unchanged = response.status_code == _NOT_MODIFIED
    before = chain.state if unchanged else FetchState()
    return replace(
        chain.state,
        etag=_kept(response.headers.get("etag", "")) or before.etag,
        last_modified=_kept(response.headers.get("last-modified", "")) or before.last_modified,
        validated=chain.address,
        permanent=chain.permanent,
        last_success=now,
        next_try=_next_try(response, now),
        failures=0,
        gone=False,
        error="",
    )


def _next_try(response: httpx.Response, now: int) -> int:
    floor = wished_floor(response.headers, now)
    return now + floor if floor else 0


def _doubted(state: FetchState, status: int) -> FetchState:
    """Return a state without what an answer casts doubt on: a 304 nobody asked for, or a precondition that failed."""
    return replace(state, etag="", last_modified="", validated="") if status in (_NOT_MODIFIED, 412) else state


def _kept(value: str) -> str:
    return value if len(value) <= LONGEST_VALUE and value.isascii() and value.isprintable() else ""


def _charset(said: str) -> str:
    message = Message()
    message["content-type"] = said[:200].replace("\r", "").replace("\n", "") or "application/octet-stream"
    return message.get_content_charset("") or ""
