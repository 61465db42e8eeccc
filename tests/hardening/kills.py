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

from tests.hardening.deeds import DEEDS, STANDING, Deed, Room
from tests.hardening.trial import Scale, Tried
from tests.store.killing import killed_at, killed_by

_CHANGES = 260
"""Changes of files among which the moment of a kill is chosen; most deeds are over before that many."""
_SECONDS = 0.4
_ASKING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Kill each deed so often; a moment tries two of them once, others each time."""
    chance = Random(None if scale is Scale.MOMENT else 17)
    first = _first(folder / "first")
    deeds = chance.sample(DEEDS, 2) if scale is Scale.MOMENT else DEEDS
    for deed in deeds:
        yield _tried(deed, "killed while", scale.of(1, 8, 200), first, folder, chance, _killed)
    for deed in deeds[:1] if scale is Scale.MOMENT else deeds:
        yield _tried(deed, "asked to end while", scale.of(1, 4, 60), first, folder, chance, _asked_to_end)


def _tried(
    deed: Deed,
    how: str,
    times: int,
    first: Room,
    folder: Path,
    chance: Random,
    kill: Callable[[Callable[[], None], Random], bool],
) -> Tried:
    template = first.copied(folder / "template")
    archive = template.opened()
    deed.prepare(template, archive)
    archive.close()
    lost, told, acknowledged, died = 0, "", 0, 0
    for _ in range(times):
        room = template.copied(folder / "room")
        seen = folder / "acknowledged"
        seen.write_bytes(b"")
        died += kill(lambda room=room, seen=seen: _work(deed, room, seen), chance)  # type: ignore[misc]
        done = len(seen.read_bytes())
        acknowledged += done
        wrong = _wrong(deed, room, done)
        lost += bool(wrong)
        told = told or (wrong and f"after {done}: {wrong}")
    return Tried(f"{how} {deed.name}", times, lost, told or f"{died} died, {acknowledged:,} acknowledged")


def _work(deed: Deed, room: Room, seen: Path) -> None:
    number = os.open(seen, os.O_WRONLY | os.O_APPEND)
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


def _first(folder: Path) -> Room:
    """Return a room whose archive has the standing stories."""
    room = Room(folder)
    archive = room.opened()
    archive.add(STANDING)
    archive.refresh()
    archive.close()
    return room


def _killed(work: Callable[[], None], chance: Random) -> bool:
    return killed_at(chance.randrange(_CHANGES), work)


def _asked_to_end(work: Callable[[], None], chance: Random) -> bool:
    return killed_by(chance.choice(_ASKING), chance.random() * _SECONDS, work)
