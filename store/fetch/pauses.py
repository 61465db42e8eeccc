"""Pauses: when an address may be asked again, by what it said and by how often it failed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from email.utils import parsedate_to_datetime
from random import SystemRandom

from store.fetch.state import LONGEST_FLOOR, FetchState

LONGEST_WAIT = 7 * 24 * 60 * 60
"""Seconds that an address may ask to be left alone when it is busy (`Retry-After`)."""
_FIRST = 5 * 60
_GROWTH = 2
_LONGEST = 24 * 60 * 60
_SPREAD = 0.25
"""Part of a pause by which it may be longer, so that not all come again at once."""
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE)
_NEVER_KEPT = re.compile(r"(?:^|[,\s])no-(?:store|cache)(?:$|[,\s=])", re.IGNORECASE)
_random = SystemRandom()


def pause_after(failures: int) -> int:
    """Return the seconds to wait after so many failures in a row: more each time, a day at most, never quite the same."""
    seconds = min(_FIRST * _GROWTH ** min(max(failures - 1, 0), 20), _LONGEST)
    return int(seconds * (1 + _SPREAD * _random.random()))


def after_failure(state: FetchState, failures: int, sentence: str, wait: int = 0) -> FetchState:
    """Return the state after one more failure, to be tried again when both the growing pause and the server's wish are over."""
    pause = max(pause_after(failures + 1), wait)
    return replace(state, failures=failures + 1, error=sentence, next_try=state.last_try + pause)


def after_no_network(state: FetchState, sentence: str) -> FetchState:
    """Return the state after a try that never left this machine: no failure of the address, and tried again soon."""
    return replace(state, error=sentence, next_try=max(state.next_try, state.last_try + pause_after(1)))


def wished_floor(headers: Mapping[str, str], now: int) -> int:
    """Return the seconds that an answer says it stays as it is, by `Cache-Control` or else `Expires`; a day at most."""
    control = headers.get("cache-control", "")
    if _NEVER_KEPT.search(control):
        return 0
    if found := _MAX_AGE.search(control):
        return min(max(int(found[1]) - _age(headers), 0), LONGEST_FLOOR)
    expires = _moment(headers.get("expires", ""))
    served = _moment(headers.get("date", "")) or now
    return min(max(expires - served, 0), LONGEST_FLOOR) if expires else 0


def wished_wait(headers: Mapping[str, str], now: int) -> int:
    """Return the seconds that `Retry-After` asks for, given as seconds or as a date; a week at most, 0 if it doesn't."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return min(int(said[:12]), LONGEST_WAIT)
    moment = _moment(said)
    served = _moment(headers.get("date", "")) or now
    return min(max(moment - served, 0), LONGEST_WAIT) if moment else 0


def _age(headers: Mapping[str, str]) -> int:
    said = headers.get("age", "").strip()
    return int(said[:12]) if said.isascii() and said.isdigit() else 0


def _moment(said: str) -> int:
    """Return a date of HTTP as seconds since 1970; 0 if it is none."""
    try:
        return max(int(parsedate_to_datetime(said[:100]).timestamp()), 0)
    except (ValueError, TypeError, OverflowError, OSError, IndexError):
        return 0
