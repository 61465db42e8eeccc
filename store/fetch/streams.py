"""Streams of bytes to and from a server, straight on asyncio: for many small answers, what lies between costs as much as the rest."""

from __future__ import annotations

import asyncio
import ssl
from typing import Any

import httpcore

_HIGH = 512 * 1024
"""Bytes that may wait to be read before the server is told to wait."""


class Stream(httpcore.AsyncNetworkStream):
    """A connection as httpcore wants it."""

    def __init__(self, transport: asyncio.Transport, incoming: Incoming) -> None:
        self._transport = transport
        self._incoming = incoming

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return the next bytes; none at the end. Raises httpcore's ReadTimeout and ReadError."""
        if not self._incoming.waiting and not self._incoming.ended:
            try:
                async with asyncio.timeout(timeout):
                    await self._incoming.something()
            except TimeoutError as error:
                raise httpcore.ReadTimeout from error
        if self._incoming.error is not None and not self._incoming.waiting:
            raise httpcore.ReadError(str(self._incoming.error)) from self._incoming.error
        return self._incoming.take(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes. Raises httpcore's WriteTimeout and WriteError."""
        if not buffer:
            return
        if self._transport.is_closing():
            raise httpcore.WriteError("the connection is closed")
        self._transport.write(buffer)
        try:
            async with asyncio.timeout(timeout):
                await self._incoming.room()
        except TimeoutError as error:
            raise httpcore.WriteTimeout from error

    async def aclose(self) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Close the connection, now."""
        self._transport.close()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Return the same connection, spoken to in secret. Raises httpcore's ConnectTimeout and ConnectError."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(timeout):
                secret = await loop.start_tls(self._transport, self._incoming, ssl_context, server_hostname=server_hostname)
        except TimeoutError as error:
            self._transport.abort()
            raise httpcore.ConnectTimeout from error
        except OSError as error:
            self._transport.abort()
            raise httpcore.ConnectError(str(error)) from error
        if not isinstance(secret, asyncio.Transport):
            raise httpcore.ConnectError("the connection broke off")
        self._incoming.connection_made(secret)
        return Stream(secret, self._incoming)

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks of a connection."""
        if info == "is_readable":
            return bool(self._incoming.waiting) or self._incoming.ended
        names = {"ssl_object": "ssl_object", "client_addr": "sockname", "server_addr": "peername", "socket": "socket"}
        return self._transport.get_extra_info(names[info]) if info in names else None


async def connected(address: str, port: int) -> Stream:
    """Return a connection to a numeric address. Raises OSError."""
    transport, incoming = await asyncio.get_running_loop().create_connection(Incoming, address, port)
    return Stream(transport, incoming)


class Incoming(asyncio.Protocol):
    """What comes over a connection and waits to be read."""

    def __init__(self) -> None:
        self.waiting = bytearray()
        """Bytes that came and were not read."""
        self.ended = False
        """Whether no more come."""
        self.error: Exception | None = None
        """Why none come, if that is an error."""
        self._transport: asyncio.Transport | None = None
        self._paused = False
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None
        self._full = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Hear over which connection bytes will come."""
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Take bytes that came."""
        self.waiting += data
        if len(self.waiting) > _HIGH and self._transport is not None and not self._paused:
            self._paused = True
            self._transport.pause_reading()
        _wake(self._reader)

    def eof_received(self) -> None:
        """Hear that no more bytes come."""
        self.ended = True
        _wake(self._reader)

    def connection_lost(self, exc: Exception | None) -> None:
        """Hear that the connection is over."""
        self.ended, self.error = True, self.error or exc
        _wake(self._reader)
        _wake(self._writer)

    def pause_writing(self) -> None:
        """Hear that enough waits to be sent."""
        self._full = True

    def resume_writing(self) -> None:
        """Hear that more can be sent."""
        self._full = False
        _wake(self._writer)

    async def something(self) -> None:
        """Wait until there is something to read, or the end."""
        self._reader = asyncio.get_running_loop().create_future()
        await self._reader

    async def room(self) -> None:
        """Wait until more can be sent."""
        if self._full and not self.ended:
            self._writer = asyncio.get_running_loop().create_future()
            await self._writer

    def take(self, most: int) -> bytes:
        """Return bytes that came, so many at most."""
        if len(self.waiting) <= most:
            taken = bytes(self.waiting)
            self.waiting.clear()
        else:
            taken = bytes(self.waiting[:most])
            del self.waiting[:most]
        if self._paused and len(self.waiting) < _HIGH // 2 and self._transport is not None and not self.ended:
            self._paused = False
            self._transport.resume_reading()
        return taken


def _wake(future: asyncio.Future[None] | None) -> None:
    if future is not None and not future.done():
        future.set_result(None)
