"""Kills at any moment, of whatever changes an archive: what was acknowledged is found again, and everything else as before or after.

Each deed is done in a process of its own that dies at a change of a file (-9, just before or just after it), or some time after it
began by a signal that asks. Acknowledged means that the call came back.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from shutil import rmtree
from time import monotonic
from typing import Protocol

from tests.hardening.deeds import DEEDS, STANDING, Deed, Room
from tests.hardening.trial import Scale, Tried
from tests.store.killing import killed_at, killed_by, moments_of

_MOMENTS, _SECONDS = 500, 0.4
"""How many moments, and how much time, a deed is taken to have where that is not looked at first."""
_ASKING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Kill each deed so often; a moment kills one of them and asks another to end, others each time."""
    chance = Random(None if scale is Scale.MOMENT else 17)
    first = first_room(folder / "first")
    killed, asked = ([one] for one in chance.sample(DEEDS, 2)) if scale is Scale.MOMENT else (DEEDS, DEEDS)
    for deed in killed:
        yield _tried(deed, "killed while", scale.of(1, 8, 200), first, folder, _Kills(chance))
    for deed in asked:
        yield _tried(deed, "asked to end while", scale.of(1, 4, 60), first, folder, _Signals(chance))


def _tried(
    deed: Deed,
    how: str,
    times: int,
    first: Room,
    folder: Path,
    kills: Kills,
) -> Tried:
    template = first.copied(folder / "template")
    archive = template.opened()
    deed.prepare(template, archive)
    archive.close()
    if times > 1:
        kills.know(lambda: _work(deed, template.copied(folder / "undisturbed"), folder / "undisturbed" / "acknowledged"))
    lost, told, acknowledged, died = 0, "", 0, 0
    for nth in range(times):
        room = template.copied(folder / f"{deed.name} {nth}")  # what a kill orphans may still write to the one before
        seen = folder / "acknowledged"
        seen.write_bytes(b"")
        died += kills.end(lambda room=room, seen=seen: _work(deed, room, seen))  # type: ignore[misc]
        done = len(seen.read_bytes())
        acknowledged += done
        wrong = _wrong(deed, room, done)
        lost += bool(wrong)
        told = told or (wrong and f"after {done}: {wrong}")
        rmtree(room.folder, ignore_errors=True)
    return Tried(f"{how} {deed.name}", times, lost, told or f"{died} died, {acknowledged:,} acknowledged")


def _work(deed: Deed, room: Room, seen: Path) -> None:
    number = os.open(seen, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    archive = room.opened() if deed.opens else None
    for nth in range(deed.times):
        deed.do(room, archive, nth)  # type: ignore[arg-type]
        os.write(number, b".")
    if archive is not None:
        archive.close()


def _wrong(deed: Deed, room: Room, done: int) -> str:
    """Return what is not as it must be, also at a second look, and what a kill left lying about."""
    for _ in range(2):
        archive = room.opened()
        if wrong := list(deed.lost(archive, room, done)):
            return "; ".join(wrong[:3])
        archive.add([])
        archive.close()
    left = [path.name for path in room.paths.archive.iterdir() if path.name.endswith(".new")]
    return f"{', '.join(left)} is left" if left else ""


def first_room(folder: Path) -> Room:
    """Return a room whose archive has the standing stories."""
    room = Room(folder)
    archive = room.opened()
    archive.add(STANDING)
    archive.refresh()
    archive.close()
    return room


class Kills(Protocol):
    """How work is ended before it is done."""

    def know(self, work: Callable[[], None]) -> None:
        """Look how long it takes undisturbed."""

    def end(self, work: Callable[[], None]) -> bool:
        """Begin it and end it at some moment, and return whether it was not done by then."""


class _Kills:
    """Kills -9 just before or after any change of a file."""

    def __init__(self, chance: Random) -> None:
        self._chance, self._moments = chance, _MOMENTS

    def know(self, work: Callable[[], None]) -> None:
        self._moments = moments_of(work)

    def end(self, work: Callable[[], None]) -> bool:
        return killed_at(self._chance.randrange(self._moments), work)


class _Signals:
    """Signals that ask to end, any time after the beginning."""

    def __init__(self, chance: Random) -> None:
        self._chance, self._seconds = chance, _SECONDS

    def know(self, work: Callable[[], None]) -> None:
        begun = monotonic()
        moments_of(work)
        self._seconds = monotonic() - begun

    def end(self, work: Callable[[], None]) -> bool:
        return killed_by(self._chance.choice(_ASKING), self._chance.random() * self._seconds, work)
