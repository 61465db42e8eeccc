"""Who may come in: only pages that came from here, by an address that nobody can guess, under a name of this machine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hmac import compare_digest
from ipaddress import ip_address

_HOST = re.compile(r"(?:([0-9A-Za-z.-]{1,253})|\[([0-9A-Fa-f:.]{2,45})\])(?::[0-9]{1,5})?")
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
        name = name_of(host)
        if not name or (is_loopback(self.host) and name not in {*_OF_THIS_MACHINE, self.host}):
            return "Dateline answers only to names of this machine, such as localhost."
        first = f"{path}/".split("/", 2)[1]
        if self.token and not compare_digest(first.encode("utf-8", "surrogateescape"), self.token.encode()):
            return "This address lacks its token; dateline serve prints the whole address."
        if opens_session and origin != f"http://{host}":
            return "A session is opened only by the page that came from here."
        return ""


def name_of(host: str) -> str:
    """Return the name or number that a browser calls a server by, without the port; empty for anything that no browser says."""
    found = _HOST.fullmatch(host)
    return (found[1] or found[2]).lower() if found else ""


def is_loopback(host: str) -> bool:
    """Return whether a server that listens at this name or number is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
