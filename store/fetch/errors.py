"""Why something could not be fetched, each told as one sentence: what, where, and what to do."""

from __future__ import annotations

from store.api.errors import DatelineError


class FetchError(DatelineError):
    """An address could not be fetched; the message says why and what to do."""


class ForbiddenPlaceError(FetchError):
    """An address is none that Dateline asks: this machine, a private network, or no web address."""


class PrivatePlaceError(ForbiddenPlaceError):
    """An address lies on this machine or in a private network; a person may allow that for a feed."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"{host} is on this machine or in a private network, which is only fetched from if the feed is allowed to be there"
        )


class UnreachableError(FetchError):
    """Nobody could be reached at an address: no such name, nobody there, or no answer in time."""


class OfflineError(UnreachableError):
    """Nobody can be reached from here, as without a network: no fault of the address."""


class BadAnswerError(FetchError):
    """What came was no answer that can be taken in: broken off, too large, packed wrongly, not HTTP."""


class AccessError(FetchError):
    """The secret for an address could not be had."""
