"""Proxies: what the environment says connections have to go through, as other programs of the web read it."""

from __future__ import annotations

import asyncio
import urllib.request
from collections.abc import Mapping
from ipaddress import ip_address

import httpcore
import httpx

from store.fetch.errors import PrivatePlaceError, UnreachableError
from store.fetch.network import look_up
from store.fetch.private_networks import is_public

_OWN_ENDINGS = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa")
"""Ends of names that no name server of the open internet knows."""
_PATIENCE = 5.0
"""Seconds to look up a name that the proxy will look up again."""


class Proxies:
    """The proxies of the environment (`http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`)."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        self._proxies = urllib.request.getproxies_environment() if environment is None else dict(environment)

    async def way_to(self, url: httpx.URL, port: int, *, private: bool) -> str:
        """Return the proxy that a request goes through; empty for none. Raises PrivatePlaceError.

        What lies on this machine or in a private network never goes through one: it is refused, or, if it is allowed, asked itself.
        Names that can't be looked up here, as behind many proxies, are left to the proxy, but for those that are private by their look.
        """
        proxy = self._proxies.get(url.scheme) or self._proxies.get("all", "")
        bypassed = urllib.request.proxy_bypass_environment(f"{url.host}:{port}", self._proxies)  # type: ignore[attr-defined]
        if not proxy or bypassed:
            return ""
        if await _is_private(url.host, port):
            if not private:
                raise PrivatePlaceError(url.host)
            return ""
        return proxy if "://" in proxy else f"http://{proxy}"


async def _is_private(host: str, port: int) -> bool:
    """Return whether any of a host's addresses is a private one; where they can't be found out, whether its name looks like it."""
    try:
        async with asyncio.timeout(_PATIENCE):
            return not all(is_public(address) for address in await look_up(host, port))
    except (UnreachableError, TimeoutError):
        return _looks_private(host)


def _looks_private(host: str) -> bool:
    name = host.rstrip(".").lower()
    try:
        return not is_public(str(ip_address(name.strip("[]"))))
    except ValueError:
        return "." not in name or any(name == ending or name.endswith(f".{ending}") for ending in _OWN_ENDINGS)


def proxied(proxy: str, **options: object) -> httpcore.AsyncConnectionPool:
    """Return connections through a proxy. Raises UnreachableError if it is none that is known."""
    try:
        url = httpx.URL(proxy)
    except httpx.InvalidURL:
        url = httpx.URL("")
    if url.scheme not in ("http", "https") or not url.host:
        raise UnreachableError(
            "the proxy that the environment names is not http:// or https://; set http_proxy and https_proxy to one that is"
        )
    auth = (url.username.encode(), url.password.encode()) if url.userinfo else None
    there = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=b"/")
    return httpcore.AsyncHTTPProxy(there, proxy_auth=auth, **options)  # type: ignore[arg-type]
