"""Links: what two spellings of one page's address have in common."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import urlsplit

from store.api.story import Story, is_web_address

_ADDRESS = re.compile(
    r"https?://(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)(?::\d*)?([^?#]*)(?:\?([^#]*))?(?:#.*)?", re.IGNORECASE | re.DOTALL
)
"""An address of the web: its host, its path and its query."""
_TELLING = re.compile(r"[^?#]{2,}")
"""A link's path and query that lead to more than a site's front page."""
_TRACKING = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid|at_\w+|cmp|ref|src|source|ocid|ns_\w+|xtor)=[^&]*", re.IGNORECASE)
"""Parts of a query that tell where a reader came from."""


def host_of(link: str) -> str:
    """Return the host of an address, without `www.`; nothing if it has none."""
    try:
        return (urlsplit(link).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_same_link(one: Story, other: Story) -> bool:
    """Return whether two stories stand at the same address of the web, letter by letter; what is no address says nothing."""
    return one.link == other.link and is_web_address(one.link)


@lru_cache(4_096)
def link_key(link: str) -> str:
    """Return what two spellings of one page's address have in common, as a short digest; empty for a site's front page."""
    parts = _ADDRESS.fullmatch(link)
    if not parts:
        return ""
    host, path, query = parts[1].lower(), parts[2].rstrip("/"), parts[3] or ""
    query = _TRACKING.sub("", query).lstrip("&") if query else ""
    if not _TELLING.fullmatch(f"{path}{query}"):
        return ""
    return blake2b(f"{host}{path}?{query}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
