"""The way of one request: where it stands, what it may tell there, and whether it was for good."""

from __future__ import annotations

import functools
from importlib.metadata import PackageNotFoundError, version

import httpx

from store.fetch.addresses import LONGEST, checked, split_credentials
from store.fetch.credentials import Secret
from store.fetch.decoding import ACCEPTED
from store.fetch.request import Request
from store.fetch.state import FetchState
from store.text.clean import clean_line

_MOST_COOKIES = 16_384
"""Characters of cookies that an answer may ask to bring along."""


class Chain:
    """The way of one request through its redirects."""

    def __init__(self, request: Request, state: FetchState, address: str) -> None:
        self.request = request
        """What is asked."""
        self.state = state
        """What was known before."""
        self.address = split_credentials(address).address
        """Where it stands, without credentials."""
        self.moved_for_good = True
        """Whether all redirects so far were for good."""
        self.hops = 0
        """How many redirects there were."""
        self.secret: Secret | None = None
        """What is told to the server that the request is for, and to no other."""
        self.spent = 0.0
        """Seconds it took so far."""
        self._cookies: httpx.Cookies | None = None

    @property
    def seconds_left(self) -> float | None:
        """Return the seconds that are left for it; None if there is no end."""
        longest = self.request.settings.longest
        return max(longest - self.spent, 0.0) if longest else None

    @property
    def conditional(self) -> bool:
        """Return whether the address where it stands is asked only for what has changed."""
        state = self.state
        return not self.request.anew and state.validated == self.address and bool(state.etag or state.last_modified)

    @property
    def permanent(self) -> str:
        """Return where the address has moved for good, so far as is known when the answer is a good one."""
        started_there = self.state.start() == self.state.permanent
        if self.hops and self.moved_for_good:
            return self.address if self.address != self.state.address else ""
        return self.state.permanent if started_there else ""

    def headers(self) -> dict[str, str]:
        """Return what is told to the server where it stands."""
        told = {
            "User-Agent": user_agent(self.request.settings.user_agent),
            "Accept": self.request.accept,
            "Accept-Encoding": ACCEPTED,
        }
        if self.conditional and self.state.etag:
            told["If-None-Match"] = self.state.etag
        if self.conditional and self.state.last_modified:
            told["If-Modified-Since"] = self.state.last_modified
        if self.secret is not None and self._is_same_server():
            told["Authorization"] = self.secret.value
        return told

    def follow(self, address: str, *, for_good: bool, response: httpx.Response) -> None:
        """Go where an answer leads; its cookies are brought along on this way, and forgotten after it."""
        if _is_plain(response.headers.get("set-cookie", "")):
            self._cookies = self._cookies or httpx.Cookies()
            self._cookies.extract_cookies(response)
        here, there = httpx.URL(self.address), httpx.URL(address)
        self.moved_for_good = (
            self.moved_for_good and for_good and (here.scheme, there.scheme) != ("https", "http") and len(address) <= LONGEST
        )
        self.address = split_credentials(address).address
        self.hops += 1

    def bring_cookies(self, sent: httpx.Request) -> None:
        """Bring along what earlier addresses of this way gave."""
        if self._cookies is not None:
            self._cookies.set_cookie_header(sent)

    def _is_same_server(self) -> bool:
        """Return whether it stands at the server it was for, or at the same one by a safer way."""
        first, here = httpx.URL(checked(split_credentials(self.request.address).address)), httpx.URL(self.address)
        if first.host != here.host:
            return False
        safer = (first.scheme, here.scheme) == ("http", "https") and first.port is None and here.port is None
        return safer or (first.scheme, first.port) == (here.scheme, here.port)


def _is_plain(cookies: str) -> bool:
    return 0 < len(cookies) <= _MOST_COOKIES and cookies.isascii() and cookies.isprintable()


def user_agent(own: str) -> str:
    """Return what Dateline calls itself: as the person has set, else by its name and version."""
    return clean_line(own.encode("ascii", "ignore").decode("ascii"))[:200] or _own_name()


@functools.cache
def _own_name() -> str:
    try:
        number = version("dateline")
    except PackageNotFoundError:
        return "Dateline"
    return f"Dateline/{number} (feed reader)"
