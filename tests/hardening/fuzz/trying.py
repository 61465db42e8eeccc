"""One input, tried: what came of it, how long it took in processor time, and whether a promise was broken."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import process_time
from types import FrameType

from store.api.errors import DatelineError
from tests.hardening.fuzz.target import Try

SLOW = 1.0
"""Seconds of processor time that no input may take."""
_ENDLESS = 15.0
"""Seconds after which an input is broken off."""


class EndlessError(BaseException):
    """An input took so long that it was broken off; nothing catches this by accident."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of an input."""

    seconds: float
    """Processor time."""
    result: object = None
    """What its target returned, or what it was refused with."""
    fault: str = ""
    """What went wrong, the last line first; empty if nothing did."""
    place: str = ""
    """Where, so that two inputs that fall in one place are told as one."""


def tried(attempt: Try, raw: bytes) -> Tried:
    """Try an input once."""
    begun = process_time()
    try:
        with _bounded():
            result = attempt(raw)
    except DatelineError as error:
        return Tried(process_time() - begun, (type(error).__name__, str(error)))
    except EndlessError as error:
        return Tried(process_time() - begun, None, f"not done in {_ENDLESS:.0f} s\n{_told(error)}", f"endless {_place(error)}")
    except (Exception, RecursionError, MemoryError) as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return Tried(process_time() - begun, None, _told(error), f"{type(error).__name__} {_place(error)}")
    return Tried(process_time() - begun, result)


def judged(attempt: Try, raw: bytes, *, twice: bool) -> Tried:
    """Try an input; one that was slow is tried again before that counts, and one in so many to see that the same comes of it."""
    first = tried(attempt, raw)
    if first.fault:
        return first
    if first.seconds > SLOW:
        again = min(tried(attempt, raw).seconds for _ in range(2))
        return Tried(again, first.result, f"took {again:.2f} s", "slow") if again > SLOW else Tried(again, first.result)
    if twice:
        second = tried(attempt, raw)
        if second.fault or second.result != first.result:
            said = f"other the second time: {second.result!r:.300} instead of {first.result!r:.300}"
            return Tried(first.seconds, first.result, second.fault or said, f"unsteady {second.place}")
    return first


def smaller(attempt: Try, raw: bytes, place: str, most: int = 200) -> bytes:
    """Return a smaller input that falls in the same place, as far as a few hundred tries find one."""
    size = len(raw) // 2
    while size and most:
        at = 0
        while at < len(raw) and most:
            less, most = raw[:at] + raw[at + size :], most - 1
            if tried(attempt, less).place == place:
                raw = less
            else:
                at += size
        size //= 2
    return raw


@contextmanager
def _bounded() -> Iterator[None]:
    """Break off what takes too long of processor time, as far as it is Python's."""

    def end(number: int, frame: FrameType | None) -> None:
        raise EndlessError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, _ENDLESS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _told(error: BaseException) -> str:
    lines = traceback.format_exception(error, limit=-6)
    return f"{type(error).__name__}: {str(error)[:300]}\n" + "".join(lines)[-3_000:]


def _place(error: BaseException) -> str:
    """Return the innermost lines of Dateline's own code that an error went through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/site-packages/" not in frame.filename]
    return " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames[::-1][:2])
