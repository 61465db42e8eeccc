"""The way httpx's requests take: over guarded connections, kept open for the next request to the same server."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from typing import Any

import httpcore
import httpx

from store.fetch.addresses import PORTS
from store.fetch.network import GuardedNetwork
from store.fetch.proxies import Proxies, proxied

_KEPT_OPEN = 4
_KEPT_SECONDS = 15.0
"""Connections nobody uses for the moment that are kept for a next request, and for how long."""


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends httpx's requests over connections that a `GuardedNetwork` makes.

    What may go to private networks has a transport of its own, so that no other request finds such a connection open.
    """

    def __init__(self, *, private: bool = False) -> None:
        self._private = private
        self._proxies = Proxies()
        self._pools: dict[tuple[str, str], httpcore.AsyncConnectionPool] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return the answer, whose body is still to come. Raises FetchError and httpcore's errors."""
        url = request.url
        asked = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            extensions=request.extensions,
        )
        proxy = await self._proxies.way_to(url, url.port or PORTS[url.scheme], private=self._private)
        answer = await self._pool(url.scheme, proxy).handle_async_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions)

    async def aclose(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            await pool.aclose()

    def _pool(self, scheme: str, proxy: str) -> httpcore.AsyncConnectionPool:
        """Return the connections of a scheme; certificates are loaded when the first secure one is made, and once."""
        if (scheme, proxy) not in self._pools:
            self._pools[scheme, proxy] = self._new_pool(scheme, proxy)
        return self._pools[scheme, proxy]

    def _new_pool(self, scheme: str, proxy: str) -> httpcore.AsyncConnectionPool:
        options: dict[str, Any] = {
            "ssl_context": secure_context() if scheme == "https" else None,
            "max_connections": None,
            "max_keepalive_connections": _KEPT_OPEN,
            "keepalive_expiry": _KEPT_SECONDS,
            "network_backend": GuardedNetwork(private=self._private or bool(proxy)),
        }
        return proxied(proxy, **options) if proxy else httpcore.AsyncConnectionPool(**options)


class _Stream(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._answer.aclose()


def secure_context() -> ssl.SSLContext:
    """Return what certificates are checked by: those that this system trusts, or where it has none, those that come with Python's web."""
    known = ssl.get_default_verify_paths()
    if known.cafile or known.capath:
        return ssl.create_default_context()
    return httpx.create_ssl_context()
