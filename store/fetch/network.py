"""Connections: a name is looked up, what it stands for is judged, and exactly that is connected to."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
import threading
from collections.abc import Iterable
from typing import Any

import httpcore

from store.fetch.errors import ForbiddenPlaceError, OfflineError, PrivatePlaceError, UnreachableError
from store.fetch.private_networks import is_never_asked, is_public
from store.fetch.streams import Stream, connected

_STAGGER = 0.3
"""Seconds after which the next address of a name is tried beside the one that doesn't answer."""
_MOST_ADDRESSES = 8
Options = Iterable[tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]]


class GuardedNetwork(httpcore.AsyncNetworkBackend):
    """Connects to the open internet alone: never to this machine or a private network, whatever name it goes by.

    A name is looked up once for each connection, and the connection goes to an address that was judged: a name server that says
    something else a moment later changes nothing. With `private`, it connects to anything.
    """

    def __init__(self, *, private: bool = False) -> None:
        self._private = private

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 – httpcore names it, and nothing here sets it
        socket_options: Options | None = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        """Return a connection to a host. Raises ForbiddenPlaceError and UnreachableError."""
        try:
            async with asyncio.timeout(timeout):
                addresses = await look_up(host, port)
                allowed = [address for address in addresses if self._may_be_asked(address)]
                if not allowed and all(map(is_never_asked, addresses)):
                    raise ForbiddenPlaceError(
                        f"{host} is an address for machines among themselves, where no feed is; it is never fetched"
                    )
                if not allowed:
                    raise PrivatePlaceError(host)
                return await self._judged(host, await self._first(host, allowed[:_MOST_ADDRESSES], port))
        except TimeoutError as error:
            raise UnreachableError(f"{host} did not answer in {timeout:.0f} seconds; it is tried again later") from error

    def _may_be_asked(self, address: str) -> bool:
        return not is_never_asked(address) if self._private else is_public(address)

    async def _first(self, host: str, addresses: list[str], port: int) -> Stream:
        """Return the first connection that comes about; the next address is tried when one fails or takes long."""
        under_way: set[asyncio.Task[Stream]] = set()
        failed: BaseException | None = None
        try:
            for place, address in enumerate(addresses, 1):
                under_way.add(asyncio.ensure_future(connected(address, port)))
                patience = _STAGGER if place < len(addresses) else None
                while under_way:
                    done, under_way = await asyncio.wait(under_way, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
                    good = [ended for ended in done if ended.exception() is None]
                    if good:
                        under_way |= set(good[1:])
                        return good[0].result()
                    failed = next((ended.exception() for ended in done), failed)
                    if patience:
                        break
        finally:
            for task in under_way:
                task.add_done_callback(_closed)
                task.cancel()
        raise connection_error(host, port, failed) from failed

    async def _judged(self, host: str, stream: Stream) -> Stream:
        """Return a connection unless it ended up at this machine itself, by an address that is open to the world."""
        if not self._private and leads_to_itself(stream):
            await stream.aclose()
            raise PrivatePlaceError(host)
        return stream

    async def sleep(self, seconds: float) -> None:
        """Let some time pass."""
        await asyncio.sleep(seconds)


def _closed(task: asyncio.Task[Stream]) -> None:
    """Close a connection that came about when another had already."""
    if not task.cancelled() and task.exception() is None:
        task.result().close()


def leads_to_itself(stream: httpcore.AsyncNetworkStream) -> bool:
    """Return whether both ends of a connection are one machine."""
    here, there = stream.get_extra_info("client_addr"), stream.get_extra_info("server_addr")
    return bool(here and there and here[0] == there[0])


async def look_up(host: str, port: int) -> list[str]:
    """Return the numeric addresses of a host, those of both kinds taking turns. Raises UnreachableError if there is none.

    Each look-up has a thread of its own that nobody waits for at the end: a name server may take half a minute.
    """
    bare = host.strip("[]").rstrip(".")
    try:
        return _turns(socket.getaddrinfo(bare, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST))
    except (OSError, UnicodeError):
        pass
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Any] = loop.create_future()

    def give(found: Any) -> None:
        if not answer.done():
            answer.set_result(found)

    def ask() -> None:
        try:
            found: Any = socket.getaddrinfo(bare, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            found = error
        with contextlib.suppress(RuntimeError):  # nobody waits any more
            loop.call_soon_threadsafe(give, found)

    threading.Thread(target=ask, daemon=True, name=f"look up {bare[:40]}").start()
    found = await answer
    if isinstance(found, UnicodeError) or not found:
        raise UnreachableError(f"there is no host called {host}; look at the address again")
    if isinstance(found, OSError):
        raise name_error(host, found) from found
    return _turns(found)


def _turns(found: list[Any]) -> list[str]:
    """Return addresses without repetition, the first of each kind before the second of any."""
    kinds: dict[int, list[str]] = {}
    for family, _, _, _, address in found:
        if family in (socket.AF_INET, socket.AF_INET6) and address[0] not in kinds.setdefault(family, []):
            kinds[family].append(address[0])
    longest = max(map(len, kinds.values()), default=0)
    return [addresses[place] for place in range(longest) for addresses in kinds.values() if place < len(addresses)]


def connection_error(host: str, port: int, error: BaseException | None) -> UnreachableError:
    """Return why nobody was reached at a host."""
    cause = _system_error(error)
    if isinstance(cause, ConnectionRefusedError):
        return UnreachableError(f"{host} refuses connections at port {port}; its server may be down")
    if cause is not None and cause.errno in (errno.ENETUNREACH, errno.ENETDOWN):
        return OfflineError(f"no network leads to {host}; look at this machine's network")
    return UnreachableError(f"{host} can't be reached at port {port}; it is tried again later")


def name_error(host: str, error: OSError) -> UnreachableError:
    """Return why a name could not be looked up."""
    if error.errno == socket.EAI_AGAIN:
        return OfflineError(f"no name server answers for {host}; look at this machine's network")
    return UnreachableError(f"there is no host called {host}; look at the address again")


def _system_error(error: BaseException | None) -> OSError | None:
    while error is not None and not (isinstance(error, OSError) and error.errno):
        error = error.__cause__ or error.__context__
    return error
