"""Web addresses: what is one, how it is shown to people, and what in it is nobody's business."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from store.fetch.errors import ForbiddenPlaceError
from store.text.clean import STEERING, clean_line

LONGEST = 2048
"""Characters that an address may have."""
PORTS = {"http": 80, "https": 443}
"""What may be asked, and at which port unless the address says another."""
_KNOWN = 1024
"""Addresses that are taken apart once only: each is looked at a dozen times while it is fetched."""
_SECRET = re.compile(
    r"(?i)((?:^|[?&;])[^=&;?]*(?:token|secret|passw|pwd|auth|api_?key|signature|session)[^=&;?]*=|(?:^|[?&;])(?:key|sig|pass)=)[^&;#]+"
)
_SPACE = re.compile(r"[\t\r\n]")


@dataclass(frozen=True, slots=True)
class SplitAddress:
    """An address and the credentials that were written into it."""

    address: str
    """The address without them."""
    user: str = ""
    """The name in it."""
    password: str = ""
    """The password in it."""


@functools.lru_cache(_KNOWN)
def checked(address: str) -> str:
    """Return an address as it is to be asked, without a fragment. Raises ForbiddenPlaceError if it is no web address."""
    tidy = _SPACE.sub("", address.strip())
    if STEERING.search(tidy) or len(tidy) > LONGEST:
        reason = "it is too long" if len(tidy) > LONGEST else "there are control characters in it"
        raise ForbiddenPlaceError(f"{shown(tidy)} is no web address: {reason}")
    parts = _split(tidy)
    if parts is None or not (parts.hostname or "").strip("."):
        raise ForbiddenPlaceError(f"{shown(tidy)} is no web address; write it as https://example.org/feed")
    if parts.scheme not in PORTS:
        raise ForbiddenPlaceError(f"{shown(tidy)} is not fetched: only http and https are")
    return urlunsplit(
        parts._replace(fragment="", path=parts.path.replace(" ", "%20") or "/", query=parts.query.replace(" ", "%20"))
    )


def target(base: str, location: str) -> str:
    """Return where a redirect leads. Raises ForbiddenPlaceError if that is no web address."""
    try:
        joined = urljoin(base, _SPACE.sub("", location.strip()))
    except ValueError:
        joined = location
    return checked(joined)


@functools.lru_cache(_KNOWN)
def origin_of(address: str) -> tuple[str, str, int]:
    """Return the scheme, host and port of a checked address: whoever has all three in common is the same server."""
    parts = urlsplit(address)
    return parts.scheme, (parts.hostname or "").rstrip("."), parts.port or PORTS[parts.scheme]


@functools.lru_cache(_KNOWN)
def split_credentials(address: str) -> SplitAddress:
    """Return an address apart from the name and password written into it (`https://name:password@host/`)."""
    parts = _split(address.strip())
    if parts is None or "@" not in parts.netloc:
        return SplitAddress(address.strip())
    given, _, host = parts.netloc.rpartition("@")
    user, _, password = given.partition(":")
    return SplitAddress(urlunsplit(parts._replace(netloc=host)), unquote(user), unquote(password))


def shown(address: str) -> str:
    """Return an address as messages may show it: cleaned, short, without passwords and without what looks like a key in its query."""
    without = split_credentials(address).address
    if "@" in without.partition("?")[0].rpartition("/")[0]:
        without = re.sub(r"//[^/@]*@", "//", without)
    before, mark, query = without.partition("?")
    line = clean_line(before + mark + _SECRET.sub(r"\1…", query[:LONGEST]))  # the rest is not shown
    return line if len(line) <= 200 else f"{line[:160]}…"


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    return None if port == 0 else parts
