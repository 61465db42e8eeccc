"""Who is let in, and who is not."""

from __future__ import annotations

import pytest

from tui.cli.serving.guard import Guard, is_loopback, name_of

AT = "127.0.0.1:8127"
FROM_HERE = f"http://{AT}"


@pytest.mark.parametrize(
    ("path", "host", "origin", "opens_session", "told"),
    [
        ("/key/", AT, None, False, ""),
        ("/key/", "localhost:8127", None, False, ""),
        ("/key/", "[::1]:8127", None, False, ""),
        ("/key/ws", AT, FROM_HERE, True, ""),
        ("/", AT, None, False, "lacks its token"),
        ("/keys/", AT, None, False, "lacks its token"),
        ("/KEY/", AT, None, False, "lacks its token"),
        ("*", AT, None, False, "lacks its token"),
        ("/ws", AT, FROM_HERE, True, "lacks its token"),
        ("/key/", "rebound.example:8127", None, False, "names of this machine"),
        ("/key/ws", AT, "http://elsewhere.example", True, "came from here"),
        ("/key/ws", AT, "http://localhost:8127", True, "came from here"),
        ("/key/ws", AT, "null", True, "came from here"),
        ("/key/ws", AT, None, True, "came from here"),
    ],
)
def test_only_pages_that_came_from_here_open_a_session(
    path: str, host: str, origin: str | None, opens_session: bool, told: str
) -> None:
    refusal = Guard("key", "127.0.0.1").refusal(path, host, origin, opens_session=opens_session)

    assert told in refusal
    assert bool(refusal) == bool(told)


def test_without_a_token_names_and_pages_are_looked_at_all_the_same() -> None:
    guard = Guard("", "localhost")

    assert not guard.refusal("/ws", AT, FROM_HERE, opens_session=True)
    assert guard.refusal("/", "rebound.example", None, opens_session=False)
    assert guard.refusal("/ws", AT, "http://rebound.example", opens_session=True)


def test_at_an_address_of_the_network_any_name_may_mean_this_machine() -> None:
    guard = Guard("key", "0.0.0.0")

    assert not guard.refusal("/key/", "desk.lan:8127", None, opens_session=False)
    assert guard.refusal("/", "desk.lan:8127", None, opens_session=False)


def test_what_is_reached_from_this_machine_alone() -> None:
    assert [host for host in ("localhost", "127.0.0.1", "127.0.1.1", "::1") if not is_loopback(host)] == []
    assert [host for host in ("0.0.0.0", "::", "192.168.1.7", "desk.lan", "") if is_loopback(host)] == []
    assert [name_of(host) for host in (AT, "[::1]:8127", "localhost", "")] == ["127.0.0.1", "::1", "localhost", ""]
