"""Secrets come from the keyring or a command, go to their server, and stand nowhere else."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import PasswordDeleteError

from store.fetch.answer import Outcome
from store.fetch.credentials import Access, authorization, keep_secret
from store.fetch.errors import AccessError
from store.fetch.programs import first_output
from store.fetch.request import FetchSettings, Request
from store.fetch.rounds import fetch_all
from tests.store.fetch.asking import ask
from tests.web_server import Answer, Asked, WebServer

PYTHON = sys.executable


class Drawer(KeyringBackend):
    """A keyring in memory."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    """Return a keyring in memory that stands where the person's own does."""
    before, mine = keyring.get_keyring(), Drawer()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


@pytest.fixture
def no_keyring() -> Iterator[None]:
    """Have no keyring, as on a server."""
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


def locked(asked: Asked) -> Answer:
    """Answer those alone who say who they are."""
    return (
        Answer() if asked.headers.get("authorization") in ("Basic YW5uYTpwZW4gJiBpbms=", "Bearer t0ken") else Answer(b"", 401)
    )


def printing(text: str) -> str:
    """Return a command that prints a text."""
    return f"{PYTHON} -c \"print('{text}')\""


def test_a_name_and_a_password_from_the_keyring(web: WebServer, drawer: Drawer) -> None:
    address = web.give("/feed", locked)
    keep_secret(address, "anna", "pen & ink")

    assert ask(address).sentence.startswith(f"{address} wants to know who asks")
    assert ask(address, access=Access("basic", "anna")).outcome is Outcome.NEW
    assert drawer.kept == {("dateline", f"anna@127.0.0.1:{web.port}"): "pen & ink"}

    keep_secret(address, "anna", "")
    keep_secret(address, "anna", "")
    assert drawer.kept == {}


def test_a_token_from_the_keyring(web: WebServer, drawer: Drawer) -> None:
    address = web.give("/feed", locked)
    keep_secret(address, "", "t0ken")

    assert ask(address, access=Access("bearer")).outcome is Outcome.NEW


def test_a_secret_that_a_command_prints(web: WebServer) -> None:
    address = web.give("/feed", locked)

    assert ask(address, access=Access("basic", "anna", printing("pen & ink"))).outcome is Outcome.NEW
    assert ask(address, access=Access("bearer", command=printing("t0ken\\nuser: anna"))).outcome is Outcome.NEW


def test_a_command_runs_once_a_round(web: WebServer, tmp_path: Path) -> None:
    count = tmp_path / "count"
    script = tmp_path / "secret.py"
    script.write_text(f"open({str(count)!r}, 'a').write('x'); print('t0ken')")
    settings = FetchSettings(allow_private=True, access=Access("bearer", command=f"{PYTHON} {script}"))
    requests = [Request(web.give(f"/{place}", locked), settings=settings) for place in range(6)]

    assert {answer.outcome for answer in fetch_all(requests)} == {Outcome.NEW}
    assert count.read_text() == "x"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("/no/such/program", "can't be run; give the program's whole path"),
        ("'unfinished", "can't be run"),
        ("   ", "can't be run"),
        (f'{PYTHON} -c "raise SystemExit(3)"', "ended with 3; run it in a terminal to see why"),
        (f'{PYTHON} -c ""', "can't be a password or a token"),
        (f"{PYTHON} -c \"print('x' * 10_000_000)\"", "can't be a password or a token"),
        (f"{PYTHON} -c \"print('a' + chr(27) + 'b')\"", "can't be a password or a token"),
    ],
)
def test_a_command_that_gives_no_secret_is_told(web: WebServer, command: str, words: str) -> None:
    answer = ask(web.give("/feed", locked), access=Access("bearer", command=command))

    assert answer.outcome is Outcome.FAILED
    assert words in answer.sentence
    assert (
        answer.sentence.startswith(f"the command for the token of 127.0.0.1:{web.port}")
        or "what the command" in answer.sentence
    )
    assert web.asked == []


def test_a_command_is_run_by_no_shell(tmp_path: Path) -> None:
    harm = tmp_path / "harm"
    with pytest.raises(AccessError):
        authorization(Access("bearer", command=f'{PYTHON} -c "" ; touch {harm}'), "https://news.example/")

    assert not harm.exists()


def test_a_program_that_takes_too_long_is_ended_with_all_it_started() -> None:
    script = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"

    assert first_output([PYTHON, "-c", script], 10, 0.3) == (b"", None)
    assert not [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer) and thread.is_alive()]


def test_a_program_that_prints_without_end_is_ended() -> None:
    printed, ended = first_output([PYTHON, "-c", "while True: print('y' * 1000)"], 5000, 20)

    assert (len(printed), ended) == (5000, 0)


def test_without_a_keyring_a_person_is_told_what_to_do(web: WebServer, no_keyring: None) -> None:
    address = web.give("/feed", locked)

    assert f"the keyring can't be used for 127.0.0.1:{web.port}" in ask(address, access=Access("basic", "anna")).sentence
    with pytest.raises(AccessError, match="set a command that prints the secret"):
        keep_secret(address, "anna", "pen")


def test_a_keyring_without_the_secret_is_told(web: WebServer, drawer: Drawer) -> None:
    answer = ask(web.give("/feed", locked), access=Access("basic", "anna"))

    assert answer.sentence.startswith(f"the keyring has no password of anna for 127.0.0.1:{web.port}")


def test_a_secret_stays_at_its_server(web: WebServer) -> None:
    other = WebServer()
    try:
        away = other.give("/feed", Answer())
        answer = ask(web.give("/feed", Answer.redirect(away, 301)), access=Access("bearer", command=printing("t0ken")))
        again = ask(web.url(), answer.state, by_name=True, access=Access("bearer", command=printing("t0ken")))
    finally:
        other.close()

    assert web.asked[0].headers["authorization"] == "Bearer t0ken"
    assert all("authorization" not in asked.headers for asked in other.asked)
    assert (again.address, len(other.asked)) == (away, 2)


def test_no_secret_is_in_what_is_written_down() -> None:
    assert "pen" not in repr(authorization(Access("bearer", command=printing("pen")), "https://news.example/"))
