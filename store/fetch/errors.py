"""Why something could not be fetched, each told as one sentence: what, where, and what to do."""

from __future__ import annotations

from store.api.errors import DatelineError


class FetchError(DatelineError):
    """An address could not be fetched; the message says why and what to do."""


class ForbiddenPlaceError(FetchError):
    """An address is none that Dateline asks: this machine, a private network, or no web address."""


class UnreachableError(FetchError):
    """Nobody could be reached at an address: no such name, nobody there, or no answer in time."""


class OfflineError(UnreachableError):
    """Nobody can be reached from here, as without a network: no fault of the address."""


class BadAnswerError(FetchError):
    """What came was no answer that can be taken in: broken off, too large, packed wrongly, not HTTP."""


class AccessError(FetchError):
    """The secret for an address could not be had."""
