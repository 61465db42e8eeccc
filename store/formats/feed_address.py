"""Addresses of feeds as lists of feeds give them."""

from __future__ import annotations

from store.text.links import web_link


def feed_address(stated: str) -> str:
    """Return a feed's address of the web; nothing if what is stated is none. `feed:` before or in place of `http:` is taken off."""
    address = stated.strip()
    scheme, _, rest = address.partition(":")
    if scheme.lower() == "feed":
        address = f"http:{rest}" if rest.startswith("//") else rest
    scheme, colon, rest = address.partition(":")
    return web_link(f"{scheme.lower()}{colon}{rest}")
