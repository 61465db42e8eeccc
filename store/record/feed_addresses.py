"""Addresses of feeds: what may be one, and when two of them are the same."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

from store.api.errors import FeedError
from store.text.clean import clean_line

_LONGEST = 2_000
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d+(?:/|$))", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}


def is_http(address: str) -> bool:
    """Return whether an address may be fetched at all."""
    try:
        parts = urlsplit(address)
        return parts.scheme in _PORTS and bool((parts.hostname or "").strip(".")) and (parts.port or 1) > 0
    except ValueError:
        return False


def checked_address(address: object) -> str:
    """Return an address as it is kept: http or https, without a user, a password or a place in the page. Raises FeedError."""
    text = clean_line(address).replace(" ", "%20") if isinstance(address, str) else ""
    text = re.sub(r"^feed:(//)?(?=https?:)", "", text, flags=re.IGNORECASE)
    text = re.sub(r"^feed:(//)?", "http://", text, flags=re.IGNORECASE)
    if not text:
        raise FeedError("a feed needs an address; give it one that begins with https://")
    if len(text) > _LONGEST:
        raise FeedError(
            f"the address {text[:60]}… has {len(text):,} characters; {_LONGEST:,} are the most, so look for a shorter one"
        )
    if not _SCHEME.match(text):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise FeedError(f"{text[:80]} is no address of a feed; give one that begins with https://") from None
    if parts.scheme not in _PORTS or not (parts.hostname or "").strip(".") or port == 0:
        raise FeedError(f"{text[:80]} can't be followed; only addresses that begin with http:// or https:// can")
    if "@" in parts.netloc:
        told = f"the address of a feed at {parts.hostname} holds a user or a password, which an archive never keeps"
        raise FeedError(f"{told}; give it without them, and the user by --user")
    return urlunsplit(SplitResult(parts.scheme, _host(parts), parts.path, parts.query, ""))


def address_key(address: str) -> str:
    """Return what all ways to write one feed's address have in common: neither http nor https, no slash at the end."""
    parts = urlsplit(address)
    return f"{_host(parts)}{parts.path.rstrip('/')}{f'?{parts.query}' if parts.query else ''}"


def _host(parts: SplitResult) -> str:
    """Return the host in small letters, with its port if that is not the usual one."""
    host = (parts.hostname or "").strip(".")
    host = f"[{host}]" if ":" in host else host
    return host if parts.port in (None, _PORTS.get(parts.scheme)) else f"{host}:{parts.port}"
