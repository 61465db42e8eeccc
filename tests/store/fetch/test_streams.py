"""Connections straight on asyncio: nothing is lost, nobody sends faster than is read, each end is told."""

from __future__ import annotations

import asyncio
import os
import socket
import struct
from collections.abc import Awaitable, Callable

import httpcore
import pytest

from store.fetch.streams import Stream, connected

MUCH = os.urandom(6_000_000)
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def talk(serve: Serve, ask: Callable[[Stream], Awaitable[None]]) -> None:
    """Connect to a server that behaves as told, and do something with the connection."""
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        stream = await connected("127.0.0.1", server.sockets[0].getsockname()[1])
        try:
            await ask(stream)
        finally:
            await stream.aclose()


async def giving_much(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(MUCH)
    await writer.drain()
    writer.close()


async def saying_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(1)
    writer.close()


async def breaking_off(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"hello")
    await writer.drain()
    await reader.read(1)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def test_all_that_was_sent_is_read_in_order_then_nothing() -> None:
    async def ask(stream: Stream) -> None:
        came = bytearray()
        while part := await stream.read(64 * 1024, 5):
            assert len(part) <= 64 * 1024
            came += part
        assert came == MUCH
        assert await stream.read(10, 5) == b""
        assert stream.get_extra_info("is_readable")

    await talk(giving_much, ask)


async def test_what_is_not_read_is_not_taken_in_without_bound() -> None:
    async def ask(stream: Stream) -> None:
        await asyncio.sleep(0.2)
        first = await stream.read(10_000_000, 5)
        assert 0 < len(first) < 2_000_000

    await talk(giving_much, ask)


async def test_silence_ends_after_a_time() -> None:
    async def ask(stream: Stream) -> None:
        assert not stream.get_extra_info("is_readable")
        with pytest.raises(httpcore.ReadTimeout):
            await stream.read(10, 0.02)
        with pytest.raises(httpcore.WriteTimeout):
            await stream.write(MUCH * 3, 0.05)

    await talk(saying_nothing, ask)


async def test_a_connection_that_breaks_off_gives_what_came_and_then_says_so() -> None:
    async def ask(stream: Stream) -> None:
        assert await stream.read(10, 5) == b"hello"
        await stream.write(b"x", 5)
        with pytest.raises(httpcore.ReadError):
            await stream.read(10, 5)
        with pytest.raises(httpcore.WriteError):
            await stream.write(b"x", 5)

    await talk(breaking_off, ask)


async def test_where_a_connection_leads_is_known() -> None:
    async def ask(stream: Stream) -> None:
        assert stream.get_extra_info("server_addr")[0] == stream.get_extra_info("client_addr")[0] == "127.0.0.1"
        assert stream.get_extra_info("ssl_object") is None
        assert stream.get_extra_info("weather") is None

    await talk(saying_nothing, ask)
