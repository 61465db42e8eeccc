"""What the environment says of proxies is followed, and opens no way into private networks."""

from __future__ import annotations

import pytest

from store.fetch.answer import Outcome
from store.fetch.request import Request
from store.fetch.rounds import fetch
from tests.store.fetch.asking import ask
from tests.web_server import FEED, Answer, WebServer

AWAY = "http://news.invalid/feed"


@pytest.fixture
def proxy(web: WebServer, monkeypatch: pytest.MonkeyPatch) -> WebServer:
    """Return a server that the environment names as the proxy."""
    monkeypatch.setenv("http_proxy", f"http://anna:pen@127.0.0.1:{web.port}")
    monkeypatch.setenv("https_proxy", f"127.0.0.1:{web.port}")
    return web


def test_a_request_goes_through_the_proxy(proxy: WebServer) -> None:
    proxy.give(AWAY, Answer.redirect("http://other.invalid/feed", 301))
    proxy.give("http://other.invalid/feed", Answer())
    answer = fetch(Request(AWAY))

    assert (answer.outcome, answer.whole(), answer.permanent) == (Outcome.NEW, FEED, "http://other.invalid/feed")
    assert proxy.asked[0].headers["proxy-authorization"] == "Basic YW5uYTpwZW4="


@pytest.mark.parametrize(
    "place", ["localhost", "127.1", "10.0.0.1", "printer", "wiki.corp", "nas.local", "169.254.169.254", "[::1]"]
)
def test_a_proxy_is_not_asked_for_what_is_private(proxy: WebServer, place: str) -> None:
    proxy.give(AWAY, Answer.redirect(f"http://{place}/feed"))

    assert "in a private network" in fetch(Request(f"http://{place}/feed")).sentence
    assert "in a private network" in fetch(Request(AWAY)).sentence
    assert [asked.path for asked in proxy.asked] == [AWAY]


def test_what_is_allowed_to_be_private_is_asked_itself(proxy: WebServer) -> None:
    other = WebServer()
    try:
        assert ask(other.give("/feed", Answer())).outcome is Outcome.NEW
    finally:
        other.close()
    assert proxy.asked == []


def test_names_that_go_through_no_proxy(proxy: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "news.invalid")

    assert "news.invalid" in fetch(Request(AWAY)).sentence
    assert proxy.asked == []


def test_a_proxy_that_leads_nowhere_is_told(proxy: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "the proxy that the environment names does not lead to" in fetch(Request(AWAY.replace("http:", "https:"))).sentence

    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:9")
    assert "the proxy that the environment names is not http://" in fetch(Request(AWAY)).sentence
