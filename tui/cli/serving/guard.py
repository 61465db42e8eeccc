"""Who may come in: only pages that came from here, by an address that nobody can guess, under a name of this machine."""

from __future__ import annotations

from dataclasses import dataclass
from hmac import compare_digest
from ipaddress import ip_address
from urllib.parse import urlsplit

_OF_THIS_MACHINE = frozenset(("localhost", "127.0.0.1", "::1"))


@dataclass(frozen=True, slots=True)
class Guard:
    """Looks at what a browser says of itself before anything is answered."""

    token: str
    """What the address must have in it; empty if it needs nothing."""
    host: str
    """The name or number that the server was told to listen at."""

    def refusal(self, path: str, host: str, origin: str | None, *, opens_session: bool) -> str:
        """Return why a request is refused, in a sentence; empty if it may come in.

        The name must be one of this machine where it listens to this machine alone: a page of the web whose own name was made to
        mean this machine still calls it by that name. A session is opened only by a page that came from here.
        """
        if is_loopback(self.host) and name_of(host) not in {*_OF_THIS_MACHINE, self.host}:
            return "Dateline answers only to names of this machine, such as localhost."
        first = f"{path}/".split("/", 2)[1]
        if self.token and not compare_digest(first.encode(), self.token.encode()):
            return "This address lacks its token; dateline serve prints the whole address."
        if opens_session and (origin is None or urlsplit(origin).netloc != host):
            return "A session is opened only by the page that came from here."
        return ""


def name_of(host: str) -> str:
    """Return the name that a browser calls a server by, without the port."""
    return urlsplit(f"//{host}").hostname or ""


def is_loopback(host: str) -> bool:
    """Return whether a server that listens at this name or number is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
