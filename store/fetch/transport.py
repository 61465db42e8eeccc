"""The way httpx's requests take: over guarded connections, kept open for the next request to the same server."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator

import httpcore
import httpx

from store.fetch.network import GuardedNetwork

_KEPT_OPEN = 16
_KEPT_SECONDS = 15.0


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends httpx's requests over connections that a `GuardedNetwork` makes.

    What may go to private networks has a transport of its own, so that no other request finds such a connection open.
    """

    def __init__(self, *, private: bool = False) -> None:
        self._network = GuardedNetwork(private=private)
        self._plain = self._pool(None)
        self._secure: httpcore.AsyncConnectionPool | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return the answer, whose body is still to come. Raises FetchError and httpcore's errors."""
        url = request.url
        asked = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            extensions=request.extensions,
        )
        answer = await self._pool_for(url.scheme).handle_async_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._plain.aclose()
        if self._secure is not None:
            await self._secure.aclose()

    def _pool_for(self, scheme: str) -> httpcore.AsyncConnectionPool:
        """Return the connections of a scheme; certificates are loaded when the first secure one is made, and once."""
        if scheme != "https":
            return self._plain
        if self._secure is None:
            self._secure = self._pool(secure_context())
        return self._secure

    def _pool(self, context: ssl.SSLContext | None) -> httpcore.AsyncConnectionPool:
        return httpcore.AsyncConnectionPool(
            ssl_context=context,
            max_connections=None,
            max_keepalive_connections=_KEPT_OPEN,
            keepalive_expiry=_KEPT_SECONDS,
            network_backend=self._network,
        )


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
