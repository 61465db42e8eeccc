"""A disk that fills, is over its quota, breaks, or can't be written, at each call that writes, of each command: nothing that stood is lost.

It is that of the record, or that of the index. Commands that stand in no table here are tried by what they take, as a new one is by itself.
What a command says is done is there; one that fails says so in a sentence; nothing half written piles up.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import rmtree

from store.api.errors import DatelineError
from store.backup.backup import opened_backup
from store.folder.archive import FolderArchive
from tests.hardening.arguments import commands, right_words
from tests.hardening.deeds import NEW, STANDING, Room, standing
from tests.hardening.failing_calls import CALLS, FailingCalls
from tests.hardening.trial import Scale, Tried

_NEVER = 1_000_000
_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS)
_PLACES = ("record", "index")
"""Whose disk fails."""
_STORY = b'{"title": "Fresh report 0", "published": "2025-05-01", "body": "This is what was said about it: Fresh report 0."}'
_OUT = "out.json"


@dataclass(frozen=True, slots=True)
class _Command:
    """A command that writes."""

    name: str
    words: Sequence[str]
    is_done: Callable[[FolderArchive, Room], bool]
    """Whether what it says is done is there."""
    given: bytes = b""


def _restorable(room: Room) -> bool:
    try:
        with opened_backup(room.backup) as backup:
            return all(sum(map(len, backup.pieces(one))) == one.size for one in backup.manifest.files)
    except DatelineError:
        return False


FIRST, SECOND, GONE = STANDING[0].id, STANDING[1].id, STANDING[11].id
_COMMANDS = (
    _Command("add", ["add", "-"], lambda archive, _: archive.row(NEW[0].id) is not None, _STORY),
    _Command("note", ["note", FIRST, "Ask Bob."], lambda archive, _: archive.marks(FIRST).note == "Ask Bob."),
    _Command("tag", ["tag", SECOND, "roads"], lambda archive, _: archive.marks(SECOND).tags == ("roads",)),
    _Command("rm", ["rm", SECOND], lambda archive, _: archive.row(SECOND) is None),
    _Command("restore", ["restore"], lambda archive, _: archive.row(GONE) is not None),
    _Command("undo", ["undo"], lambda archive, _: archive.row(GONE) is not None),
    _Command("watch", ["watch", "Rivers", "dam"], lambda archive, _: [one.name for one in archive.watches.all()] == ["Rivers"]),
    _Command(
        "themes", ["themes", "--hide", "water"], lambda _, room: "water" in (room.paths.config / "themes.toml").read_text()
    ),
    _Command("backup", ["backup", "--force", "BACKUP"], lambda _, room: _restorable(room)),
    _Command(
        "export", ["export", "--force", "-o", "OUT"], lambda _, room: b"Standing report 3" in (room.folder / _OUT).read_bytes()
    ),
)


def every_command() -> Sequence[_Command]:
    """Return every command: those of the table, and all others with what they take."""
    tabled = {" ".join(command.words[: 1 + (command.words[0] == "feeds")]) for command in _COMMANDS}
    others = [(words, command) for words, command in commands() if words and " ".join(words) not in tabled]
    return (*_COMMANDS, *(_Command(" ".join(words), right_words(words, command, FIRST), _is_any) for words, command in others))


def _is_any(_archive: FolderArchive, _room: Room) -> bool:
    return True


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Let the disk fail under each command so often; a moment tries one command once."""
    calls, chance = FailingCalls.made(folder), Random(None if scale is Scale.MOMENT else 23)
    template = _template(folder / "template", whole=scale is not Scale.MOMENT)
    for command in chance.sample(_COMMANDS, 1) if scale is Scale.MOMENT else every_command():
        for place in chance.sample(_PLACES, 1) if scale is Scale.MOMENT else _PLACES:
            times = scale.of(1, 6 if command in _COMMANDS and place == "record" else 2, 120)
            yield _tried(command, place, times, template, calls, chance, counts=scale is not Scale.MOMENT)


def _tried(
    command: _Command, place: str, times: int, template: Room, calls: FailingCalls, chance: Random, *, counts: bool
) -> Tried:
    """Let a disk fail under a command so often, each time from another call on; which there are is counted first, or guessed."""
    folder, lost, told, failed = template.folder.parent, 0, "", 0
    counted = folder / "counted"
    for nth in range(times):
        call, number = chance.choice(CALLS), chance.choice(_ERRORS)
        room = template.copied(folder / f"{command.name} {nth}")
        counted.unlink(missing_ok=True)
        begin = chance.randrange(40)
        if counts:
            undisturbed = template.copied(folder / "undisturbed")
            _run(command, undisturbed, calls.environment(*_where(undisturbed, place), call, _NEVER, 0, counted))
            begin = chance.randrange(int(counted.read_text())) if counted.exists() else 0
        done = _run(command, room, calls.environment(*_where(room, place), call, begin, number, counted))
        failed += done.returncode != 0
        if wrong := _wrong(command, room, done):
            lost += 1
            told = told or f"{call or 'any call'} from {begin}, {errno.errorcode[number]}: {wrong}"
        rmtree(room.folder, ignore_errors=True)
    return Tried(f"a disk of the {place} that fails under dateline {command.name}", times, lost, told or f"{failed} told so")


def _where(room: Room, place: str) -> tuple[Path, Path]:
    """Return the folder whose disk fails, and what in it does not."""
    cache = room.folder / "cache"
    return (room.folder, cache) if place == "record" else (cache, room.folder / "none")


def _template(folder: Path, *, whole: bool) -> Room:
    """Return a room with a note and a removed story; a whole one has a backup and an export too."""
    room = Room(folder)
    archive = room.opened()
    archive.add(STANDING)
    archive.mark(FIRST, note="Ask Ada.")
    archive.remove(GONE)
    archive.refresh()
    archive.close()
    room.paths.config.mkdir()
    for words in (["backup", "BACKUP"], ["export", "-o", "OUT"]) if whole else ():
        _run(_Command("", words, lambda *_: True), room)
    return room


def _run(command: _Command, room: Room, env: Mapping[str, str] = os.environ) -> subprocess.CompletedProcess[bytes]:
    named = {"BACKUP": str(room.backup), "OUT": str(room.folder / _OUT)}
    words = [sys.executable, "-m", "tui", *(named.get(word, word) for word in command.words)]
    where = {"ARCHIVE": room.paths.archive, "CACHE": room.folder / "cache", "CONFIG": room.paths.config}
    env = {
        **env,
        "PYTHONDONTWRITEBYTECODE": "1",
        "VISUAL": "true",
        "EDITOR": "true",
        "BROWSER": "true",
        **{f"DATELINE_{name}": str(path) for name, path in where.items()},
    }
    return subprocess.run(words, input=command.given, env=env, cwd=room.folder, capture_output=True, check=False)


def _wrong(command: _Command, room: Room, done: subprocess.CompletedProcess[bytes]) -> str:
    """Return what is not as it must be after a command whose disk failed."""
    said = done.stderr.decode(errors="replace")
    if "Traceback" in said or done.returncode < 0:
        return f"it ended with {done.returncode}: {said.strip()[-300:]}"
    if done.returncode and not said.strip():
        return "it failed without a word"
    archive = room.opened()
    if lost := list(standing(archive, [STANDING[1], STANDING[11]])):
        return "; ".join(lost[:3])
    if archive.marks(FIRST).note not in ("Ask Ada.", "Ask Bob."):
        return f"the note that stood is {archive.marks(FIRST).note!r}"
    if not done.returncode and not command.is_done(archive, room):
        return f"it said it was done, and it was not: {(done.stdout + done.stderr).decode(errors='replace')[-200:]}"
    if room.backup.exists() and not _restorable(room):
        return "the backup that stood is damaged"
    if (room.folder / _OUT).exists() and b"Standing report 3" not in (room.folder / _OUT).read_bytes():
        return "the export that stood is damaged"
    archive.add([])
    archive.close()
    left = [*room.paths.archive.rglob("*.new"), *room.paths.config.rglob("*.new")]
    return f"{left[0].name} is left" if left else ""
