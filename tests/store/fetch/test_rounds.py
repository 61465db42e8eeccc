"""Many addresses are asked at once, within bounds, and each gets one answer."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import pytest

from store.fetch.answer import Fetched, Outcome
from store.fetch.request import Request
from store.fetch.rounds import Bounds, fetch_all
from tests.store.fetch.asking import HERE, NOON
from tests.web_server import FEED, Answer, WebServer


@pytest.fixture
def webs() -> Iterator[list[WebServer]]:
    """Return as many servers as are asked at once, and more."""
    servers = [WebServer() for _ in range(12)]
    yield servers
    for server in servers:
        server.close()


def all_of(requests: list[Request], bounds: Bounds | None = None) -> list[Fetched]:
    """Return all answers."""
    with closing(fetch_all(requests, bounds=bounds or Bounds(), now=lambda: NOON)) as answers:
        return list(answers)


def test_a_server_is_asked_two_things_at_a_time(web: WebServer) -> None:
    web_paths = [web.give(f"/{place}", Answer(delay=0.02)) for place in range(12)]
    answers = all_of([Request(address, str(place), settings=HERE) for place, address in enumerate(web_paths)])

    assert web.most_at_once == 2
    assert sorted(int(answer.request.name) for answer in answers) == list(range(12))
    assert {answer.outcome for answer in answers} == {Outcome.NEW}


def test_sixteen_servers_are_asked_at_once_and_no_more(webs: list[WebServer]) -> None:
    gate, lock, under_way, most = threading.Event(), threading.Lock(), [0], [0]

    def slow(_: object) -> Answer:
        with lock:
            under_way[0] += 1
            most[0] = max(most[0], under_way[0])
            if under_way[0] == 16:
                gate.set()
        gate.wait(5)
        time.sleep(0.02)
        with lock:
            under_way[0] -= 1
        return Answer()

    addresses = [server.give(f"/{place}", slow) for server in webs for place in range(4)]
    answers = all_of([Request(address, settings=HERE) for address in addresses])

    assert most[0] == 16
    assert Counter(answer.outcome for answer in answers) == {Outcome.NEW: 48}


def test_redirects_to_one_server_are_bounded_too(webs: list[WebServer], web: WebServer) -> None:
    away = web.give("/all", Answer(delay=0.02))
    addresses = [server.give("/feed", Answer.redirect(away)) for server in webs]
    all_of([Request(address, settings=HERE) for address in addresses])

    assert (len(web.asked), web.most_at_once) == (12, 2)


def test_a_slow_server_holds_up_no_other(webs: list[WebServer], web: WebServer) -> None:
    slow = [web.give(f"/{place}", Answer(delay=0.3)) for place in range(4)]
    quick = [server.give("/feed", Answer()) for server in webs]
    answers = all_of([Request(address, settings=HERE) for address in (*slow, *quick)])

    assert [answer.request.address in slow for answer in answers] == [False] * 12 + [True] * 4


def test_a_server_that_says_again_and_again_that_it_is_busy_is_left_alone_for_the_rest_of_the_round(web: WebServer) -> None:
    for place in range(12):
        web.give(f"/{place}", Answer(b"", 429, {"Retry-After": "7200"}))
    answers = all_of([Request(web.url(f"/{place}"), settings=HERE) for place in range(12)])
    outcomes = Counter(answer.outcome for answer in answers)

    assert outcomes[Outcome.FAILED] == len(web.asked) in (3, 4)
    assert outcomes[Outcome.TOO_EARLY] == 12 - len(web.asked)
    assert all(answer.state.next_try == NOON + 7200 for answer in answers)
    assert all("left alone" in answer.sentence for answer in answers)


def test_one_feed_that_is_busy_holds_up_no_other_of_its_server(web: WebServer) -> None:
    for place in range(12):
        web.give(f"/{place}", Answer() if place % 3 else Answer(b"", 503, {"Retry-After": "7200"}))
    answers = all_of([Request(web.url(f"/{place}"), settings=HERE) for place in range(12)])

    assert Counter(answer.outcome for answer in answers) == {Outcome.NEW: 8, Outcome.FAILED: 4}


def test_a_server_that_is_away_is_not_waited_for_again_and_again() -> None:
    web = WebServer()
    web.close()
    answers = all_of([Request(web.url(f"/{place}"), settings=HERE) for place in range(30)])

    assert Counter(answer.outcome for answer in answers) == {Outcome.FAILED: 30}
    assert {answer.sentence for answer in answers} == {
        f"127.0.0.1 refuses connections at port {web.port}; its server may be down"
    }
    assert all(answer.state.failures == 1 for answer in answers)


def test_connections_are_used_again(web: WebServer) -> None:
    paths = [web.give(f"/{place}", *([Answer()] if place % 3 else [Answer(b"no", 404)])) for place in range(30)]
    all_of([Request(address, settings=HERE) for address in paths])

    assert web.connections == 2


def test_whoever_stops_taking_answers_ends_what_is_under_way(web: WebServer) -> None:
    quick, hanging = web.give("/quick", Answer()), web.give("/hanging", Answer(silent=True))
    with closing(fetch_all([Request(hanging, settings=HERE), Request(quick, settings=HERE)])) as answers:
        first = next(answers)

    assert first.request.address == quick
    assert not any(thread.name == "fetch" for thread in threading.enumerate())


def test_no_more_is_fetched_ahead_than_may_wait(web: WebServer) -> None:
    paths = [web.give(f"/{place}", Answer()) for place in range(20)]
    taken = 0
    with closing(fetch_all([Request(address, settings=HERE) for address in paths], bounds=Bounds(waiting=3))) as answers:
        for _ in answers:
            taken += 1
            time.sleep(0.005)
            assert len(web.asked) <= taken + 3

    assert taken == 20


def test_nothing_to_ask_is_answered_with_nothing() -> None:
    assert all_of([]) == []


def test_an_address_that_is_none_is_told_and_holds_up_nothing(web: WebServer) -> None:
    good = web.give("/feed", Answer())
    answers = all_of(
        [Request(address, settings=HERE) for address in ("", "nonsense", "mailto:a@b", "http://[", "http://./feed", good)]
    )

    assert Counter(answer.outcome for answer in answers) == {Outcome.FAILED: 5, Outcome.NEW: 1}


def test_bodies_large_and_small_can_be_read_from_the_first_byte(web: WebServer) -> None:
    large = FEED + bytes(3_000_000)
    answers = all_of(
        [Request(web.give("/large", Answer(large)), settings=HERE), Request(web.give("/small", Answer()), settings=HERE)]
    )

    for answer in answers:
        assert answer.body is not None
        assert answer.body.read(5) == b"<?xml"
        assert answer.whole() in (large, FEED)
        answer.close()
