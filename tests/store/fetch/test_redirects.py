"""Redirects are followed within bounds; only a move for good, all the way, is remembered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.fetch.answer import Outcome
from store.fetch.state import FetchState
from tests.store.fetch.asking import ask
from tests.web_server import FEED, Answer, WebServer


def test_a_move_for_good_is_remembered_and_asked_next_time(web: WebServer) -> None:
    address = web.give("/old", Answer.redirect("/older", 301))
    web.give("/older", Answer.redirect("/new", 308))
    new = web.give("/new", Answer())
    first = ask(address)
    second = ask(address, first.state)

    assert (first.permanent, first.address, first.whole()) == (new, new, FEED)
    assert [asked.path for asked in web.asked] == ["/old", "/older", "/new", "/new"]
    assert second.permanent == new


@pytest.mark.parametrize("statuses", [(302,), (301, 302), (307, 301), (303,)])
def test_a_move_that_is_not_for_good_all_the_way_is_not_remembered(web: WebServer, statuses: tuple[int, ...]) -> None:
    for place, status in enumerate(statuses):
        web.give(f"/{place}", Answer.redirect(f"/{place + 1}", status))
    web.give(f"/{len(statuses)}", Answer())
    answer = ask(web.url("/0"))

    assert (answer.permanent, answer.outcome) == ("", Outcome.NEW)
    assert answer.address == web.url(f"/{len(statuses)}")


def test_a_move_to_something_that_fails_is_not_remembered(web: WebServer) -> None:
    answer = ask(web.give("/old", Answer.redirect("/nowhere", 301)))

    assert (answer.outcome, answer.permanent) == (Outcome.FAILED, "")
    assert "/nowhere is not there" in answer.sentence


def test_a_move_whose_end_fails_again_and_again_is_doubted(web: WebServer) -> None:
    address = web.give("/old", Answer())
    moved = FetchState(address, permanent=web.url("/gone-dark"), failures=2)
    third = ask(address, moved)
    fourth = ask(address, third.state, by_name=True)

    assert (third.outcome, third.state.failures) == (Outcome.FAILED, 3)
    assert (fourth.outcome, fourth.permanent) == (Outcome.NEW, "")


def test_a_loop_ends(web: WebServer) -> None:
    address = web.give("/round", Answer.redirect("/and-round"))
    web.give("/and-round", Answer.redirect("/round"))
    answer = ask(address)

    assert "leads on and on" in answer.sentence
    assert len(web.asked) == 11


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)", "http://[", "data:text/plain,x", "http://a\x7fb/"]
)
def test_a_redirect_to_what_is_no_web_address_is_refused(web: WebServer, to: str) -> None:
    answer = ask(web.give("/feed", Answer.redirect(to)))

    assert answer.outcome is Outcome.FAILED
    assert "no web address" in answer.sentence or "only http and https" in answer.sentence


def test_a_redirect_without_a_place_to_go_is_a_failure(web: WebServer) -> None:
    assert ask(web.give("/feed", Answer(b"", 302))).outcome is Outcome.FAILED


def test_credentials_go_to_the_server_they_are_for_and_to_no_other(web: WebServer) -> None:
    other = WebServer()
    try:
        away = other.give("/feed", Answer())
        address = web.give("/feed", Answer.redirect("/near"))
        web.give("/near", Answer.redirect(away, 301))
        answer = ask(address.replace("//", "//anna:s3cret@"))
    finally:
        other.close()

    assert all(asked.headers["authorization"] == "Basic YW5uYTpzM2NyZXQ=" for asked in web.asked)
    assert "authorization" not in other.asked[0].headers
    assert "s3cret" not in repr(answer.state) + answer.sentence + answer.address


def test_credentials_in_a_redirect_are_neither_used_nor_kept(web: WebServer) -> None:
    new = web.give("/new", Answer())
    answer = ask(web.give("/feed", Answer.redirect(new.replace("//", "//eve:trap@"), 301)))

    assert "authorization" not in web.asked_at("/new")[0].headers
    assert answer.permanent == new


def test_what_a_server_asks_to_bring_along_is_brought_on_this_way_alone(web: WebServer) -> None:
    address = web.give("/feed", Answer.redirect("/in", headers={"Set-Cookie": "seen=yes; Path=/"}))
    web.give("/in", Answer())
    first = ask(address)
    ask(address, replace(first.state, digest=""))

    assert web.asked_at("/in")[0].headers["cookie"] == "seen=yes"
    assert "cookie" not in web.asked_at("/feed")[1].headers
