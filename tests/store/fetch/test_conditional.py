"""What is known of an address is told to it, from its first answer on and as its last answer had it."""

from __future__ import annotations

from dataclasses import replace

from store.fetch.answer import Outcome
from store.fetch.request import Request
from store.fetch.rounds import fetch
from tests.store.fetch.asking import HERE, ask
from tests.web_server import FEED, Answer, WebServer, with_validators

CHANGED = "Mon, 02 Jun 2025 08:00:00 GMT"


def test_the_first_answer_s_version_is_told_the_second_time(web: WebServer) -> None:
    address = web.give("/feed", with_validators(Answer(headers={"Last-Modified": CHANGED}), '"one"'))
    first = ask(address)
    second = ask(address, first.state)

    assert (first.outcome, first.whole()) == (Outcome.NEW, FEED)
    assert "if-none-match" not in web.asked[0].headers
    assert web.asked[1].headers["if-none-match"] == '"one"'
    assert web.asked[1].headers["if-modified-since"] == CHANGED
    assert (second.outcome, second.body, second.sentence, second.state.failures) == (Outcome.NOT_MODIFIED, None, "", 0)


def test_a_304_renews_what_is_known_and_is_a_success(web: WebServer) -> None:
    address = web.give(
        "/feed",
        Answer(headers={"ETag": '"one"', "Last-Modified": CHANGED}),
        Answer.unchanged(ETag='"two"', Cache_Control="max-age=600"),
    )
    first = ask(address, at=1000)
    second = ask(address, first.state, at=2000)
    ask(address, second.state, at=3000)

    assert (second.state.etag, second.state.last_modified) == ('"two"', CHANGED)
    assert (second.state.last_success, second.state.next_try) == (2000, 2600)
    assert web.asked[2].headers["if-none-match"] == '"two"'


def test_a_new_answer_without_a_version_leaves_no_old_one(web: WebServer) -> None:
    address = web.give("/feed", Answer(headers={"ETag": '"one"'}), Answer(FEED + b" "))
    second = ask(address, ask(address).state)

    assert (second.outcome, second.state.etag, second.state.last_modified) == (Outcome.NEW, "", "")


def test_what_could_not_be_taken_in_is_asked_for_whole_and_counts_as_a_failure(web: WebServer) -> None:
    address = web.give("/feed", with_validators(Answer(b"<p>Please log in</p>"), '"login"'))
    first = ask(address, at=1000)
    kept = first.untaken("it is no feed")
    ask(address, kept, at=90_000)

    assert (kept.failures, kept.error, kept.last_success, kept.etag) == (1, "it is no feed", 0, "")
    assert kept.next_try >= 1300
    assert "if-none-match" not in web.asked[1].headers


def test_what_is_known_of_one_address_is_not_told_to_another(web: WebServer) -> None:
    old = ask(web.give("/old", with_validators(Answer(), '"one"')))
    new = ask(web.give("/new", Answer()), old.state)

    assert "if-none-match" not in web.asked_at("/new")[0].headers
    assert new.outcome is Outcome.NEW


def test_versions_belong_to_the_address_that_gave_them(web: WebServer) -> None:
    address = web.give("/feed", Answer.redirect("/a"), Answer.redirect("/a"), Answer.redirect("/b"))
    for path in ("/a", "/b"):
        web.give(path, with_validators(Answer(path.encode()), f'"{path}"'))
    first = ask(address)
    second = ask(address, first.state)
    third = ask(address, second.state)

    assert [answer.outcome for answer in (first, second, third)] == [Outcome.NEW, Outcome.NOT_MODIFIED, Outcome.NEW]
    assert "if-none-match" not in web.asked_at("/feed")[1].headers
    assert web.asked_at("/a")[1].headers["if-none-match"] == '"/a"'
    assert "if-none-match" not in web.asked_at("/b")[0].headers


def test_the_same_bytes_again_are_no_news(web: WebServer) -> None:
    address = web.give("/feed", Answer())
    first = ask(address)

    assert ask(address, first.state).outcome is Outcome.NOT_MODIFIED
    assert ask(address, first.untaken("it is no feed"), by_name=True).outcome is Outcome.NEW


def test_a_body_that_is_wanted_anew_comes_whole(web: WebServer) -> None:
    address = web.give("/feed", with_validators(Answer(), '"one"'))
    first = ask(address)
    again = fetch(Request(address, state=first.state, settings=HERE, anew=True))

    assert (again.outcome, again.whole()) == (Outcome.NEW, FEED)
    assert "if-none-match" not in web.asked[1].headers


def test_a_304_nobody_asked_for_is_an_error_told_in_a_sentence(web: WebServer) -> None:
    answer = ask(web.give("/feed", Answer.unchanged(ETag='"x"')))

    assert (answer.outcome, answer.state.etag) == (Outcome.FAILED, "")
    assert "nothing has changed though it was not asked that" in answer.sentence


def test_a_failure_keeps_what_is_known(web: WebServer) -> None:
    address = web.give("/feed", with_validators(Answer(), '"one"'), Answer(b"", 500), with_validators(Answer(), '"one"'))
    first = ask(address)
    second = ask(address, first.state)
    third = ask(address, second.state, by_name=True)

    assert (second.outcome, second.state.etag, second.state.last_success) == (Outcome.FAILED, '"one"', first.state.last_success)
    assert third.outcome is Outcome.NOT_MODIFIED


def test_a_version_that_could_not_be_said_again_is_not_kept(web: WebServer) -> None:
    long, odd = Answer(headers={"ETag": '"' + "x" * 5000 + '"'}), Answer(headers={"ETag": '"caf\xe9"'})

    assert ask(web.give("/long", long)).state.etag == ""
    assert ask(web.give("/odd", odd)).state.etag == ""


def test_each_server_is_told_who_asks(web: WebServer) -> None:
    address = web.give("/feed", Answer())
    ask(address)
    ask(address, user_agent="My reader/1\r\nX-Evil: 1 ü")
    ask(address, user_agent="ü")

    agents = [asked.headers["user-agent"] for asked in web.asked]
    assert agents[0].startswith("Dateline/")
    assert agents[1] == "My reader/1 X-Evil: 1"
    assert agents[2] == agents[0]
    assert "x-evil" not in web.asked[1].headers
    assert replace(HERE, user_agent="My reader").user_agent == "My reader"
