"""A machine without a network is no fault of the feeds: they are asked as usual once it is back."""

from __future__ import annotations

import errno
import socket
from dataclasses import replace

import pytest

from store.fetch.errors import OfflineError, UnreachableError
from store.fetch.hosts import Hosts
from store.fetch.network import connection_error, name_error
from store.fetch.pauses import after_no_network
from store.fetch.state import FetchState
from tests.store.fetch.asking import NOON


def caused(number: int) -> Exception:
    """Return an error of the system as it comes wrapped by libraries."""
    wrapped = RuntimeError("all attempts failed")
    wrapped.__cause__ = OSError(number, "no")
    return wrapped


def test_what_the_system_says_is_told_apart() -> None:
    assert "refuses connections at port 80" in str(
        connection_error("a.example", 80, ConnectionRefusedError(errno.ECONNREFUSED, "no"))
    )
    assert isinstance(connection_error("a.example", 80, caused(errno.ENETUNREACH)), OfflineError)
    assert not isinstance(connection_error("a.example", 80, caused(errno.EHOSTUNREACH)), OfflineError)
    assert isinstance(name_error("a.example", socket.gaierror(socket.EAI_AGAIN, "later")), OfflineError)
    assert not isinstance(name_error("a.example", socket.gaierror(socket.EAI_NONAME, "never")), OfflineError)


def test_days_without_a_network_let_no_pause_grow() -> None:
    state = FetchState("https://a.example/", etag='"1"', last_try=NOON)
    for day in range(30):
        state = after_no_network(replace(state, last_try=NOON + day * 86_400), "no network")

    assert state.failures == 0
    assert state.etag == '"1"'
    assert state.next_try - state.last_try <= 400


def test_a_round_without_a_network_gives_up_soon() -> None:
    hosts = Hosts(2)
    for place in range(8):
        hosts.expect(f"https://{place}.example/")
        hosts.away(f"https://{place}.example/", OfflineError("no network"))

    with pytest.raises(OfflineError):
        hosts.expect("https://last.example/")
    hosts.reached("https://0.example/")
    hosts.expect("https://last.example/")


def test_a_server_that_is_away_has_two_chances_a_round() -> None:
    hosts = Hosts(2)
    for path in ("a", "b"):
        hosts.expect(f"https://a.example/{path}")
        hosts.away(f"https://a.example/{path}", UnreachableError(path))

    with pytest.raises(UnreachableError):
        hosts.expect("https://a.example/c")
    hosts.expect("https://b.example/")
