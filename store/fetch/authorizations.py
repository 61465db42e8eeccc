"""What is answered to servers that want to know who asks: each secret is got once a round, one at a time."""

from __future__ import annotations

import asyncio

from store.fetch.addresses import checked, origin_of, split_credentials
from store.fetch.credentials import Access, Secret, authorization, basic
from store.fetch.request import Request


class Authorizations:
    """The secrets of one round of fetching, forgotten with it."""

    def __init__(self) -> None:
        self._known: dict[tuple[Access, tuple[str, str, int]], Secret] = {}
        self._one_at_a_time = asyncio.Lock()

    async def of(self, request: Request) -> Secret | None:
        """Return what a request tells its server; None if nothing. Raises AccessError."""
        access = request.settings.access
        split = split_credentials(request.address)
        if access is None:
            return basic(split.user, split.password) if split.user or split.password else None
        address = checked(split.address)
        key = access, origin_of(address)
        async with self._one_at_a_time:
            if key not in self._known:
                self._known[key] = await asyncio.to_thread(authorization, access, address)
        return self._known[key]
