"""What is known of an address from earlier answers: all of it can be fetched again, so it lives in the cache."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

LONGEST_FLOOR = 24 * 60 * 60
"""Seconds that an address may ask to be left alone while all is well."""
LONGEST_VALUE = 2048
"""Characters that a value from a server may have to be kept; longer ones mean nothing to us."""
_DOUBTED = 3
"""Failures in a row after which the first address is asked again instead of the one it moved to."""
_TEXTS = ("address", "etag", "last_modified", "validated", "digest", "permanent", "error")
_NUMBERS = ("last_try", "last_success", "next_try", "failures")
_YEAR_10000 = 253_402_300_800


@dataclass(frozen=True, slots=True)
class FetchState:
    """What was learned when an address was last asked; times are seconds since 1970."""

    address: str = ""
    """The address all this is about; for another one nothing of it holds."""
    etag: str = ""
    """What the last answer called its version."""
    last_modified: str = ""
    """When the last answer said it was changed, in its own words."""
    validated: str = ""
    """The address that gave the two above: they are told to no other."""
    digest: str = ""
    """Digest of the last body that was taken in: the same one again is no news."""
    permanent: str = ""
    """Where the address has moved for good; empty if it hasn't."""
    last_try: int = 0
    """When it was last asked; 0 if never."""
    last_success: int = 0
    """When it last answered as it should, with something new or without; 0 if never."""
    next_try: int = 0
    """Not to be asked before, unless by name; 0 if at any time."""
    failures: int = 0
    """How often in a row it failed."""
    gone: bool = False
    """It said that it is gone for good: it is asked no more, unless by name."""
    error: str = ""
    """What went wrong last, as a sentence; empty if nothing did."""

    def about(self, address: str) -> FetchState:
        """Return this state if it is about an address, else one that knows nothing."""
        return self if self.address == address else FetchState(address)

    def start(self) -> str:
        """Return the address to begin at: where it has moved for good, unless that has failed so often that the move may be undone."""
        return self.permanent if self.permanent and self.failures < _DOUBTED else self.address

    def not_before(self, seconds: int) -> FetchState:
        """Return the state of an answer that asks to be left alone for some seconds (a feed's `ttl`); a day at most."""
        return replace(self, next_try=max(self.next_try, self.last_try + min(max(seconds, 0), LONGEST_FLOOR)))

    def to_json(self) -> dict[str, Any]:
        """Return the state as plain data, without what is empty."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_json(cls, plain: object) -> FetchState:
        """Return the state that plain data tells of; whatever is not as it should be counts as unknown."""
        if not isinstance(plain, Mapping):
            return cls()
        known: dict[str, Any] = {
            name: value for name in _TEXTS if isinstance(value := plain.get(name), str) and _is_value(value)
        }
        known |= {name: value for name in _NUMBERS if type(value := plain.get(name)) is int and 0 <= value < _YEAR_10000}
        return cls(**known, gone=plain.get("gone") is True)


def _is_value(text: str) -> bool:
    return len(text) <= LONGEST_VALUE and text.isprintable()
