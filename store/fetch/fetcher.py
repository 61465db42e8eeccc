"""One address asked, with what is known of it, by way of its redirects to an answer and all that is to be kept of it."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Callable
from dataclasses import replace

import httpcore
import httpx

from store.fetch import sentences
from store.fetch.addresses import checked, shown, target
from store.fetch.answer import Fetched, Outcome
from store.fetch.authorizations import Authorizations
from store.fetch.chain import Chain
from store.fetch.errors import BadAnswerError, FetchError, OfflineError, PrivatePlaceError, UnreachableError
from store.fetch.hosts import Hosts
from store.fetch.judgement import judged
from store.fetch.pauses import LONGEST_WAIT, after_failure, after_no_network
from store.fetch.request import Request
from store.fetch.state import FetchState
from store.fetch.transport import GuardedTransport

MOST_REDIRECTS = 10
"""Redirects that are followed for one request."""
_NETWORK_ERRORS = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
    ssl.SSLError,
    ValueError,
)
"""All that can go wrong between here and a server; values that libraries refuse are what it said."""
_REDIRECTS = {301: True, 302: False, 303: False, 307: False, 308: True}
"""Answers that lead elsewhere, and whether they do so for good."""
_CONNECT, _READ = 10.0, 20.0
"""Seconds to reach a server, and for it to say anything at all."""
_DRAINED = 64 * 1024
"""Bytes of a body nobody reads that are let go by, so that its connection can be used again."""
_SLACK = 60
"""Seconds by which a time may lie ahead of a clock that is right."""


class Fetcher:
    """Asks addresses; whatever happens, each request gets one answer and nothing is asked twice.

    To be used within one running event loop, and closed.
    """

    def __init__(self, hosts: Hosts, now: Callable[[], float] = time.time) -> None:
        self._hosts = hosts
        self._now = now
        self._authorizations = Authorizations()
        self._transports: dict[bool, GuardedTransport] = {}

    async def fetch(self, request: Request) -> Fetched:
        """Return what became of a request; never raises for what an address or its server does."""
        now = int(self._now())
        state = request.known()
        if (left_alone := self._left_alone(request, state, now)) is not None:
            return left_alone
        state = replace(state, last_try=now)
        where = state.start()
        is_private = False
        try:
            chain = Chain(request, state, checked(where))
            chain.secret = await self._authorizations.of(request)
            return await self._through(chain, now)
        except OfflineError as error:
            return Fetched(request, Outcome.FAILED, after_no_network(state, str(error)), str(error))
        except FetchError as error:
            sentence, is_private = str(error), isinstance(error, PrivatePlaceError)
        except httpx.InvalidURL:
            sentence = f"{shown(where)} is no web address; write it as https://example.org/feed"
        failed = after_failure(state, state.failures, sentence)
        return Fetched(request, Outcome.FAILED, failed, sentence, is_private=is_private)

    def _left_alone(self, request: Request, state: FetchState, now: int) -> Fetched | None:
        """Return the answer to a request whose time has not come, or whose address is gone; None if it is to be asked."""
        if request.by_name:
            return None
        if state.gone:
            return Fetched(request, Outcome.GONE, state, sentences.gone(shown(state.address)))
        is_set_back = state.last_try > now + _SLACK or state.next_try > now + 2 * LONGEST_WAIT
        until = 0 if is_set_back else state.next_try  # the clock was put back since: nobody knows how long that is from now
        return Fetched(request, Outcome.TOO_EARLY, state, sentences.too_early(until, state.error)) if until > now else None

    async def _through(self, chain: Chain, now: int) -> Fetched:
        """Follow the redirects of a request to its answer. Raises FetchError."""
        for _ in range(MOST_REDIRECTS + 1):
            async with self._hosts.place(chain.address):
                answer = self._spared(chain, now) or await self._asked(chain, now)
            if answer is not None:
                return answer
        raise BadAnswerError(f"{shown(chain.request.address)} leads on and on to other addresses; look at it in a browser")

    def _spared(self, chain: Chain, now: int) -> Fetched | None:
        """Return the answer where a server said in this round that it is busy; None otherwise. Raises UnreachableError if it was away."""
        self._hosts.expect(chain.address)
        if (until := self._hosts.busy_until(chain.address)) <= now:
            return None
        kept = replace(chain.request.known(), next_try=until)
        return Fetched(chain.request, Outcome.TOO_EARLY, kept, sentences.busy(shown(chain.address), until))

    async def _asked(self, chain: Chain, now: int) -> Fetched | None:
        """Ask one address of the way; None if it leads elsewhere, which is then the chain's address."""
        began = time.monotonic()
        try:
            async with asyncio.timeout(chain.seconds_left):
                return await self._exchange(chain, now)
        except TimeoutError as error:
            sentence = f"{shown(chain.address)} was not done after {chain.request.settings.longest:.0f} seconds; it is tried again later"
            raise BadAnswerError(sentence) from error
        except UnreachableError as error:
            self._hosts.away(chain.address, error)
            raise
        except _NETWORK_ERRORS as error:
            raise BadAnswerError(sentences.of_error(error, shown(chain.address))) from error
        finally:
            chain.spent += time.monotonic() - began

    async def _exchange(self, chain: Chain, now: int) -> Fetched | None:
        sent = httpx.Request(
            "GET",
            chain.address,
            headers=chain.headers(),
            extensions={"timeout": {"connect": _CONNECT, "read": _READ, "write": _READ}},
        )
        chain.bring_cookies(sent)
        response = await self._transport(chain.request).handle_async_request(sent)
        try:
            self._hosts.reached(chain.address)
            response.request = sent
            location = response.headers.get("location", "")
            if response.status_code in _REDIRECTS and location:
                chain.follow(target(chain.address, location), for_good=_REDIRECTS[response.status_code], response=response)
                await _let_go_by(response)
                return None
            answer = await judged(chain, response, now, self._hosts)
            if answer.body is None:
                await _let_go_by(response)
            return answer
        finally:
            await response.aclose()

    def _transport(self, request: Request) -> GuardedTransport:
        private = request.settings.allow_private
        if private not in self._transports:
            self._transports[private] = GuardedTransport(private=private)
        return self._transports[private]

    async def aclose(self) -> None:
        """Close all connections."""
        for transport in self._transports.values():
            await transport.aclose()


async def _let_go_by(response: httpx.Response) -> None:
    """Read the rest of a short body to its end; a long one is left, and its connection closed."""
    if response.is_stream_consumed:
        return
    passed = 0
    async for part in response.aiter_raw():
        passed += len(part)
        if passed > _DRAINED:
            return
