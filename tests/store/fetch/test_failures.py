"""Whatever goes wrong is one sentence that a person understands, and never a traceback."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.fetch.addresses import shown, split_credentials
from store.fetch.answer import Outcome
from store.fetch.request import Request
from store.fetch.rounds import fetch
from tests.store.fetch.asking import ask
from tests.web_server import Answer, WebServer

SECRET = "s3cret-w0rd"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(b"", 400), "does not understand the question"),
        (Answer(b"", 401), "wants to know who asks; give this feed a name and a password, or a token (401)"),
        (Answer(b"", 403), "does not let Dateline in"),
        (Answer(b"", 404), "is not there; look at the address (404)"),
        (Answer(b"", 418), "gives something else than a feed or a page"),
        (Answer(b"", 451), "reasons of law"),
        (Answer(b"", 500), "has trouble of its own; it is tried again later (500)"),
        (Answer(b"", 503), "is busy"),
        (Answer(b"", 206), "gives something else than a feed or a page"),
        (Answer(cut=100), "broke off its answer"),
        (Answer(raw=b""), "broke off its answer"),
        (Answer(raw=b"hello there, this is no web server\r\n\r\n"), "answers in a way that is not HTTP"),
        (Answer(raw=b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000), "answers in a way that is not HTTP"),
        (Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Le"), "broke off its answer"),
        (Answer(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), "answers in a way that is not HTTP"),
        (Answer(headers={"Content-Encoding": "br, gzip"}), "packed several times over"),
    ],
)
def test_what_is_wrong_with_an_answer_is_said(web: WebServer, answer: Answer, words: str) -> None:
    address = web.give("/feed", answer)
    fetched = ask(address)

    assert fetched.outcome is Outcome.FAILED
    assert words in fetched.sentence
    assert address in fetched.sentence
    assert fetched.state.error == fetched.sentence
    assert (len(web.asked), fetched.state.failures) == (1, 1)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(silent=True),
        Answer(delay=30),
        Answer(dripping=(1, 0.05)),
        Answer(body=b"<rss>", length=50, dripping=(5, 30)),
        Answer.redirect("/feed"),
    ],
)
def test_an_answer_that_takes_too_long_is_not_waited_for(web: WebServer, answer: Answer) -> None:
    fetched = ask(web.give("/feed", answer), longest=0.15)

    assert fetched.outcome is Outcome.FAILED
    assert "was not done after" in fetched.sentence or "leads on and on" in fetched.sentence


def test_a_name_that_nobody_has_is_said() -> None:
    answer = fetch(Request("https://no-such-host.invalid/feed"))

    assert answer.sentence.startswith(
        ("there is no host called no-such-host.invalid", "no name server answers for no-such-host.invalid")
    )


def test_a_server_without_secrecy_is_told_from_one_that_is_down(web: WebServer) -> None:
    web.give("/feed", Answer())

    assert "can't be spoken to in secret (TLS)" in ask(web.url().replace("http:", "https:")).sentence


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[WebServer]:
    """Return a server whose certificate nobody has signed but itself."""
    if shutil.which("openssl") is None:
        assert "CI" not in os.environ, "openssl, which makes this test's certificate, is missing"
        pytest.skip("openssl, which makes this test's certificate, is not installed")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    named = "-subj /CN=localhost -addext subjectAltName=DNS:localhost"
    subprocess.run(
        [*made.split(), *named.split(), "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = WebServer(context)
    yield server
    server.close()


def test_a_certificate_that_nobody_signed_is_not_trusted(secure: WebServer) -> None:
    secure.give("/feed", Answer())
    answer = ask(secure.url(host="localhost"))

    assert answer.sentence == f"the certificate of {secure.url(host='localhost')} is signed by nobody but itself"
    assert secure.asked == []


def test_a_certificate_that_the_system_trusts_is_enough(
    secure: WebServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    secure.give("/feed", Answer())

    assert ask(secure.url(host="localhost")).outcome is Outcome.NEW
    assert "is for another name" in ask(secure.url()).sentence


def test_much_comes_whole_over_a_slow_and_secret_connection(
    secure: WebServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    much = os.urandom(5_000_000)
    secure.give("/much", Answer(much))
    secure.give("/slow", Answer(much[:200_000], dripping=(20_000, 0.005)))

    assert ask(secure.url("/much", host="localhost")).whole() == much
    assert ask(secure.url("/slow", host="localhost")).whole() == much[:200_000]


def test_no_message_shows_what_is_secret(web: WebServer) -> None:
    address = web.give(f"/feed?id=7&api_key={SECRET}&page=2", Answer(b"", 500))
    answer = ask(address.replace("//", f"//anna:{SECRET}@"))

    assert SECRET not in answer.sentence + repr(answer.state.error)
    assert "/feed?id=7&api_key=…&page=2" in answer.sentence
    assert "anna" not in answer.sentence


@pytest.mark.parametrize(
    "address",
    [
        f"https://anna:{SECRET}@example.org/feed",
        f"https://{SECRET}@example.org/feed",
        f"https://example.org/feed?token={SECRET}",
        f"https://example.org/feed?a=1;access_token={SECRET}#x",
        f"https://example.org/feed?PASSWORD={SECRET}",
        f"http://[bad//anna:{SECRET}@example.org/",
        f"https://a:{SECRET}@b:{SECRET}@example.org/",
    ],
)
def test_an_address_is_shown_without_what_is_secret(address: str) -> None:
    assert SECRET not in shown(address)


@given(st.text(max_size=300))
def test_whatever_address_is_shown_steers_no_terminal(text: str) -> None:
    for address in (text, f"http://{text}", f"http://a/{text}"):
        assert len(shown(address)) <= 200
        assert not set(shown(address)) & set("\x1b\x07\r\n\u202e")
        split_credentials(address)
