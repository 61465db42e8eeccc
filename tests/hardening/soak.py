"""The soak: a screen in use while feeds come in and other programs add, and neither memory, handles, threads nor frames grow.

DATELINE_SOAK_HOME names a folder in which the archive of a million stories is made, which takes half an hour, and kept for the next
time; DATELINE_SOAK_STORIES and DATELINE_SOAK_SECONDS are other sizes and times. The log stands in that folder as `soak.log`.
Ctrl+C or SIGTERM ends it early: what was seen until then is told as it would be at the end.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

from tests.hardening.soaking.gauge import descendants, taken
from tests.hardening.soaking.hands import Hands
from tests.hardening.soaking.home import fed, made
from tests.hardening.soaking.log import MOST_GROWTH, Log
from tests.hardening.soaking.seat import Seat
from tests.hardening.trial import Scale, Tried

_EVERY = 3.0
"""Seconds between two samples."""
_WHOLE = 20
"""Every so-manieth sample asks for the process's share of all memory too."""
_WARM_PART, _WARM_MOST = 0.3, 300.0
"""The part of a soak, and the seconds at most, that come before it: everything is done a few times, and growth is not counted yet.

What is kept for the next time, as how words are cut and painted, has its bounds; until they are reached it grows, and is no leak.
"""
_PAUSE = 0.05
"""Seconds between two keys of a person who is quick."""


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Use a screen for a while, and tell what it took."""
    stories = int(os.environ.get("DATELINE_SOAK_STORIES", "0")) or scale.of(12, 1_000_000, 1_000_000)
    seconds = float(os.environ.get("DATELINE_SOAK_SECONDS", "0")) or scale.of(1, 600, 3_600)
    kept = os.environ.get("DATELINE_SOAK_HOME") if scale is not Scale.MOMENT else None
    home = made(Path(kept) if kept else folder, stories)
    log = Log(home / "soak.log")
    with _ended_by_term(), fed(home, alone=scale is Scale.MOMENT) as news:
        status, left = _sit(home, Hands(home, news), log, seconds, every=0.1 if scale is Scale.MOMENT else _EVERY)
    memory, handles, frames, slow = log.told()
    short = scale is Scale.MOMENT  # as much as a sitting opens at its beginning is no growth
    yield Tried("memory over a sitting", len(log.taken), 0 if short else log.growth > MOST_GROWTH, memory)
    yield Tried("handles and threads over a sitting", len(log.taken), 0 if short else bool(log.leaks), log.leaks or handles)
    yield Tried("frames", len(log.frames), 0 if short else len(log.slow), f"{frames}; {slow}")
    yield Tried("times the screen was held up", len(log.frames), 0 if short else len(log.held), "" if short else str(log.path))
    yield Tried("left at the end", 1, bool(status or left), f"status {status}, {left} processes stay" if status or left else "")


def _sit(home: Path, hands: Hands, log: Log, seconds: float, *, every: float) -> tuple[int, int]:
    """Sit before the screen for so long; return with which status it was left, and how many processes stayed."""
    seat = Seat(home)
    warm = min(_WARM_MOST, _WARM_PART * seconds) if seconds >= 60 else 0.0
    begun = monotonic()
    try:
        seat.wait_for("2025")
        seat.idle(min(3.0, seconds / 4))
        begun = monotonic()
        next_sample, minute, since = 0.0, -1, 0
        for key, called in hands.presses():
            now = monotonic() - begun
            if now > warm + seconds:
                break
            if warm and not log.warm and now > warm:
                log.warmed(now)
            if int(now // 60) != minute and seconds >= 60:
                minute = int(now // 60)
                hands.beside(minute)
            log.frame(now, seat.press(key, called))
            seat.idle(hands.pause(_PAUSE))
            if (now := monotonic() - begun) >= next_sample:
                whole = len(log.taken) % _WHOLE == 0
                log.sample(now, taken(seat.pid, whole=whole), since)
                next_sample, since = now + every, len(log.frames)
    except KeyboardInterrupt:
        log.note(f"{monotonic() - begun:.0f} s: ended early")
    except BaseException:
        with suppress(OSError):
            seat.leave()
        raise
    began = set(descendants(seat.pid))
    status = seat.leave()
    hands.rest()
    return status, sum(1 for pid in began if Path(f"/proc/{pid}").exists() and _of_ours(pid, home))


@contextmanager
def _ended_by_term() -> Iterator[None]:
    """Have SIGTERM end what is done meanwhile as ctrl+c does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _of_ours(pid: int, home: Path) -> bool:
    """Return whether a process works on the archive of this home: its number may be another's by now."""
    try:
        return str(home).encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
