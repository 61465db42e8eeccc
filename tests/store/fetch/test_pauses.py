"""Addresses are left alone as long as they wish, and longer each time they fail."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.fetch.answer import Outcome
from store.fetch.pauses import after_failure, pause_after, wished_floor, wished_wait
from store.fetch.state import FetchState
from tests.store.fetch.asking import NOON, ask
from tests.web_server import FEED, Answer, WebServer

HOUR, DAY, WEEK = 3600, 86_400, 7 * 86_400


def date(moment: int) -> str:
    """Return a moment as HTTP writes it."""
    return format_datetime(datetime.fromtimestamp(moment, UTC), usegmt=True)


def test_pauses_grow_to_a_day_and_never_are_quite_the_same() -> None:
    pauses = [[pause_after(failures) for _ in range(20)] for failures in range(1, 40)]

    for least, some in zip([300, 600, 1200, 2400, 4800, 9600], pauses, strict=False):
        assert all(least <= pause <= 1.25 * least for pause in some)
    assert all(DAY <= pause <= 1.25 * DAY for pause in pauses[-1])
    assert len(set(pauses[3])) > 1


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"cache-control": "max-age=600"}, 600),
        ({"cache-control": "public, Max-Age=\"600\""}, 600),
        ({"cache-control": "max-age=600", "age": "200"}, 400),
        ({"cache-control": "max-age=31536000"}, DAY),
        ({"cache-control": "max-age=99999999999999999999"}, DAY),
        ({"cache-control": "no-cache, max-age=600"}, 0),
        ({"cache-control": "no-store"}, 0),
        ({"cache-control": "s-maxage=600"}, 0),
        ({"cache-control": "max-age=-1"}, 0),
        ({"cache-control": "max-age=600", "expires": date(NOON + HOUR)}, 600),
        ({"expires": date(NOON + HOUR)}, HOUR),
        ({"expires": date(NOON + HOUR), "date": date(NOON - HOUR)}, 2 * HOUR),
        ({"expires": date(NOON - HOUR)}, 0),
        ({"expires": date(NOON + 400 * DAY)}, DAY),
        ({"expires": "0"}, 0),
        ({"expires": "-1"}, 0),
        ({}, 0),
    ],
)  # fmt: skip
def test_how_long_an_answer_says_it_stays_as_it_is(headers: dict[str, str], seconds: int) -> None:
    assert wished_floor(headers, NOON) == seconds


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        ("99999999999999", WEEK),
        (date(NOON + HOUR), HOUR),
        (date(NOON - HOUR), 0),
        (date(NOON + 30 * DAY), WEEK),
        ("soon", 0),
        ("", 0),
        ("-5", 0),
        ("１２", 0),
    ],
)
def test_how_long_a_busy_server_wants_to_be_left_alone(said: str, seconds: int) -> None:
    assert wished_wait({"retry-after": said}, NOON) == seconds


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_whatever_a_server_says_of_time_stays_within_bounds(control: str, expires: str, age: str, after: str) -> None:
    headers = {"cache-control": control, "expires": expires, "age": age, "retry-after": after, "date": age}

    assert 0 <= wished_floor(headers, NOON) <= DAY
    assert 0 <= wished_wait(headers, NOON) <= WEEK


def test_an_address_is_not_asked_before_its_time_unless_by_name(web: WebServer) -> None:
    address = web.give("/feed", Answer(headers={"Cache-Control": "max-age=3600"}), Answer(FEED + b" "), Answer())
    first = ask(address, at=NOON)
    early = ask(address, first.state, at=NOON + HOUR - 1)
    by_name = ask(address, early.state, at=NOON + HOUR - 1, by_name=True)
    later = ask(address, first.state, at=NOON + HOUR)

    assert (first.state.next_try, early.outcome, early.state) == (NOON + HOUR, Outcome.TOO_EARLY, first.state)
    assert early.sentence.startswith("not asked before ")
    assert (by_name.outcome, later.outcome, len(web.asked)) == (Outcome.NEW, Outcome.NOT_MODIFIED, 3)


def test_a_feed_s_own_wish_is_a_floor_too(web: WebServer) -> None:
    state = ask(web.give("/feed", Answer(headers={"Cache-Control": "max-age=600"}))).state

    assert state.not_before(HOUR).next_try == NOON + HOUR
    assert state.not_before(60).next_try == NOON + 600
    assert state.not_before(-60).next_try == NOON + 600
    assert state.not_before(10**12).next_try == NOON + DAY


def test_a_failing_address_is_asked_again_after_growing_pauses_and_never_at_once(web: WebServer) -> None:
    address = web.give("/feed", Answer(b"", 500))
    state, at, waits = FetchState(), NOON, []
    for _ in range(6):
        answer = ask(address, state, at=at)
        state = answer.state
        waits.append(state.next_try - at)
        assert ask(address, state, at=state.next_try - 1).outcome is Outcome.TOO_EARLY
        at = state.next_try

    assert waits == sorted(waits)
    assert waits[0] >= 300
    assert waits[-1] >= 32 * 300
    assert (len(web.asked), state.failures, state.last_success) == (6, 6, 0)


def test_a_good_answer_ends_the_pauses(web: WebServer) -> None:
    failed = ask(web.give("/feed", Answer(b"", 500), Answer()), at=NOON)
    good = ask(web.url(), failed.state, at=failed.state.next_try)

    assert (good.state.failures, good.state.error, good.state.next_try) == (0, "", 0)


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_left_alone_as_long_as_it_wishes(web: WebServer, status: int) -> None:
    answer = ask(web.give("/feed", Answer(b"", status, {"Retry-After": str(12 * HOUR)})), at=NOON)
    by_date = ask(web.give("/date", Answer(b"", status, {"Retry-After": date(NOON + 2 * DAY)})), at=NOON)

    assert (answer.outcome, answer.state.next_try) == (Outcome.FAILED, NOON + 12 * HOUR)
    assert "it is left alone for 12 hours" in answer.sentence
    assert by_date.state.next_try == NOON + 2 * DAY


def test_a_server_that_wants_no_pause_gets_one_all_the_same(web: WebServer) -> None:
    answer = ask(web.give("/feed", Answer(b"", 429, {"Retry-After": "0"})), at=NOON)

    assert answer.state.next_try >= NOON + 300


def test_what_is_gone_is_asked_no_more_unless_by_name(web: WebServer) -> None:
    address = web.give("/feed", Answer(b"", 410), Answer())
    gone = ask(address, at=NOON)
    later = ask(address, gone.state, at=NOON + 400 * DAY)
    again = ask(address, later.state, at=NOON + 400 * DAY, by_name=True)

    assert (gone.outcome, later.outcome, again.outcome) == (Outcome.GONE, Outcome.GONE, Outcome.NEW)
    assert later.sentence.endswith("is gone for good, as its server says; it is asked no more")
    assert (len(web.asked), again.state.gone) == (2, False)


def test_a_time_to_come_that_only_a_wrong_clock_can_have_made_is_not_waited_for(web: WebServer) -> None:
    address = web.give("/feed", Answer())

    assert ask(address, FetchState(address, next_try=NOON + 400 * DAY)).outcome is Outcome.NEW


def test_after_the_clock_was_put_back_nobody_waits_for_what_it_said_before(web: WebServer) -> None:
    address = web.give("/feed", Answer(), Answer())

    waiting = FetchState(address, last_try=NOON + DAY, next_try=NOON + DAY + 3_600)
    assert ask(address, waiting, at=NOON + DAY + 10).outcome is Outcome.TOO_EARLY
    assert ask(address, waiting, at=NOON).outcome is Outcome.NEW


def test_failures_counted_to_absurdity_are_borne() -> None:
    assert after_failure(FetchState(last_try=NOON), 10**9, "it failed").next_try <= NOON + 2 * DAY
