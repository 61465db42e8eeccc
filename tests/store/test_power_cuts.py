"""What lasts through a power cut: a file's content is made to last before it takes its place, and its place before that is told.

The calls of the system are recorded in the order in which they are made, for each deed that is also killed at any moment.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.hardening.deeds import DEEDS, STANDING, Deed, Room

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="what is open is looked up where Linux says so")
_RECORDED = ("adding", "adding many", "marking", "restoring a backup")
Calls = list[tuple[str, str]]


def recorded(kept: Path, work: Callable[[], object]) -> Calls:
    """Return the calls that matter, in order, which some work makes on files beneath a folder, in a process of its own."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        calls: Calls = []
        try:
            _listen(str(kept), calls)
            work()
            with os.fdopen(writing, "wb") as out:
                out.write(json.dumps(calls).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        said = told.read()
    os.waitpid(process, 0)
    assert said, "the work failed"
    return [(call, about) for call, about in json.loads(said)]


def _listen(kept: str, calls: Calls) -> None:
    sync = os.fsync

    def fsync(number: Any) -> None:
        calls.append(("sync", str(Path(f"/proc/self/fd/{number if isinstance(number, int) else number.fileno()}").readlink())))
        sync(number)

    def hear(event: str, about: tuple[Any, ...]) -> None:
        if event == "os.rename":
            calls.append(("rename", f"{os.fsdecode(about[0])} > {os.fsdecode(about[1])}"))
        elif event == "os.remove":
            calls.append(("remove", os.fsdecode(about[0])))
        elif event == "open" and isinstance(about[0], (str, bytes)) and about[2] & (os.O_WRONLY | os.O_RDWR):
            calls.append(("open", os.path.abspath(os.fsdecode(about[0]))))  # noqa: PTH100 - nothing is resolved here

    os.fsync = fsync  # type: ignore[assignment]
    sys.addaudithook(lambda event, about: hear(event, about) if event in ("os.rename", "os.remove", "open") else None)
    calls.append(("kept", kept))


def not_lasting(calls: Calls) -> list[str]:
    """Return what a power cut may undo, or leave half, once all is told to be done."""
    kept = calls[0][1]
    wrong: list[str] = []
    unsynced: set[str] = set()
    moved: set[str] = set()
    for call, about in calls:
        if call == "open" and about.startswith(kept) and not Path(about).name.startswith((".lock", ".intents")):
            unsynced.add(about)
        elif call == "sync":
            unsynced.discard(about)
            moved.discard(about)
        elif call == "remove":
            unsynced.discard(about)
        elif call == "rename":
            source, target = about.split(" > ")
            if not target.startswith(kept) and not source.startswith(kept):
                continue
            if inside := [one for one in unsynced if one == source or one.startswith(f"{source}/")]:
                wrong.append(f"{inside[0]} takes its place before its content lasts")
            moved.add(str(Path(target).parent))
    return [
        *wrong,
        *(f"{one} was written and never made to last" for one in unsynced),
        *(f"the names in {one} do not last" for one in moved),
    ]


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """Return a room with the standing stories, from which others are copied."""
    room = Room(tmp_path_factory.mktemp("power") / "first")
    archive = room.opened()
    archive.add(STANDING)
    archive.close()
    return room


@pytest.mark.parametrize("deed", [one for one in DEEDS if one.name in _RECORDED], ids=lambda deed: deed.name)
def test_content_lasts_before_its_name_and_its_name_before_it_is_told(standing: Room, tmp_path: Path, deed: Deed) -> None:
    room = standing.copied(tmp_path / "room")
    archive = room.opened()
    deed.prepare(room, archive)
    archive.close()

    def work() -> None:
        opened = room.opened() if deed.opens else None
        for nth in range(min(deed.times, 2)):
            deed.do(room, opened, nth)  # type: ignore[arg-type]

    calls = recorded(room.paths.archive, work)

    assert any(call == "rename" for call, _ in calls)
    assert not_lasting(calls) == []


@pytest.mark.parametrize(
    ("calls", "wrong"),
    [
        ([("open", "/a/x.new"), ("rename", "/a/x.new > /a/x"), ("sync", "/a")], 2),
        ([("open", "/a/x.new"), ("sync", "/a/x.new"), ("rename", "/a/x.new > /a/x")], 1),
        ([("open", "/a/x.new"), ("sync", "/a/x.new"), ("rename", "/a/x.new > /a/x"), ("sync", "/a")], 0),
    ],
)
def test_what_does_not_last_is_found(calls: Calls, wrong: int) -> None:
    assert len(not_lasting([("kept", "/a"), *calls])) == wrong
