"""Damage of any kind, then the doctor: what is outside the damage is there, what the index or a backup has is back, no file is gone."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from store.api.story import Story, StoryId
from store.api.when import When
from store.backup.making import back_up
from store.doctor.doctor import examined, repaired
from store.doctor.finding import Health
from store.folder.archive import FolderArchive
from store.paths import Paths
from store.record.record import Record
from tests.hardening.trial import Scale, Tried

_WORDS = "ferry harbour council bridge library orchard tram election flood museum railway school budget island".split()
_MONTHS = ("2025-03", "2025-04", "2025-05")
_ROUNDS = 4
"""How often is repaired, as each repair may bring something to light."""


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Damage an archive at random, with its index or without, seen by other commands first or not; then repair it."""
    whole = _made(folder / "whole")
    kept = folder / "backup.zip"
    back_up(whole, kept, stories=18)
    chosen = random.Random(17)
    for source in ("index", "index, after another command", "backup"):
        times, lost, told = scale.of(2, 60, 1_000), 0, ""
        damages: Counter[str] = Counter()
        for nth in range(times):
            shutil.rmtree(folder / "tried", ignore_errors=True)
            paths = _copied(whole, folder / "tried")
            name = _damaged(paths.archive, chosen, damages)
            damaged = _contents(paths.archive)
            if source != "index":
                _command(paths)
            if source == "backup":
                shutil.rmtree(paths.index)
            _repair(paths, kept if source == "backup" or name.endswith(("gone", "emptied")) else None)
            if wrong := _wrong(whole.archive, paths.archive, damaged):
                lost, told = lost + 1, told or f"{nth}: {name}: {wrong}"
        yield Tried(
            f"damaged and repaired from the {source}", times, lost, told or ", ".join(f"{k} {n}" for k, n in damages.items())
        )


def _made(folder: Path) -> Paths:
    paths = Paths(folder / "archive", folder / "cache" / "index-1", folder / "config")
    record = Record(paths.archive)
    for month in _MONTHS:
        stories = [_story(month, nth) for nth in range(6)]
        record.write(month, stories)
        record.mark(month, {story.id: {"starred": True, "note": f"Mine on {story.title}"} for story in stories[::2]})
    _command(paths)
    return paths


def _story(month: str, nth: int) -> Story:
    words = random.Random(f"{month}{nth}").sample(_WORDS, 6)
    story_id = StoryId(f"{int(month.replace('-', '')) * 100 + nth:016x}")
    return Story(
        story_id, f"{' '.join(words[:4])} {nth}".capitalize(), When(f"{month}-{nth + 1:02}"), body=(" ".join(words * 9),)
    )


def _copied(whole: Paths, folder: Path) -> Paths:
    shutil.copytree(whole.archive.parent, folder)
    return Paths(folder / "archive", folder / "cache" / "index-1", folder / "config")


def _command(paths: Paths) -> None:
    archive = FolderArchive(paths, seeded=False)
    archive.refresh()
    archive.close()


def _cut(path: Path, chosen: random.Random) -> None:
    path.write_bytes(path.read_bytes()[: chosen.randrange(path.stat().st_size)])


def _flipped(path: Path, chosen: random.Random) -> None:
    raw = bytearray(path.read_bytes())
    raw[chosen.randrange(len(raw))] ^= 0x80  # always to a letter that is none
    path.write_bytes(raw)


def _scribbled(path: Path, chosen: random.Random) -> None:
    raw = path.read_bytes()
    at = chosen.randrange(len(raw))
    path.write_bytes(raw[:at] + chosen.randbytes(40) + b"\x00\xff" + raw[at + 60 :])


def _in_conflict(path: Path, chosen: random.Random) -> None:
    lines = path.read_text().splitlines(keepends=True)
    at = chosen.randrange(len(lines))
    end = min(len(lines), at + 3)
    both = ["<<<<<<< ours\n", *lines[at:end], "=======\n", *lines[at:end], ">>>>>>> theirs\n"]
    path.write_text("".join([*lines[:at], *both, *lines[end:]]))


def _emptied(path: Path, chosen: random.Random) -> None:
    path.write_bytes(b"{}" if chosen.random() < 0.5 else b"\x00" * path.stat().st_size)


def _gone(path: Path, chosen: random.Random) -> None:
    path.unlink()


_DAMAGES: tuple[Callable[[Path, random.Random], None], ...] = (_cut, _flipped, _scribbled, _in_conflict, _emptied, _gone)


def _damaged(archive: Path, chosen: random.Random, damages: Counter[str]) -> str:
    """Damage one file of the record, and return its name and how."""
    path = archive / f"{chosen.choice(_MONTHS)}{chosen.choice(('.json', '.json', '.marks.json'))}"
    harm = chosen.choice(_DAMAGES)
    harm(path, chosen)
    how = harm.__name__.strip("_")
    damages[how] += 1
    return f"{path.name} {how}"


def _repair(paths: Paths, backup: Path | None) -> None:
    for _ in range(_ROUNDS):
        if not list(repaired(one for one in examined(paths, backup) if one.health is Health.AMISS)):
            return


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def _wrong(whole: Path, archive: Path, damaged: dict[str, bytes]) -> str:
    """Return what a repaired archive lacks; nothing if it has all that it had before the damage, and what was damaged is kept."""
    before, now = Record(whole), Record(archive)
    for month in _MONTHS:
        stood = {story.id: story for story in before.stories(month)}
        stands = {story.id: story for story in now.stories(month)}
        if missing := [story.title for key, story in stood.items() if key not in stands]:
            return f"{missing[0]} is missing"
        if other := [story.title for key, story in stood.items() if stands[key].body != story.body]:
            return f"{other[0]} says something else"
        marks = now.marks(month)
        if any(marks.get(key) != its for key, its in before.marks(month).items()):
            return f"marks of {month} are missing"
    after = _contents(archive)
    gone = [name for name in damaged if name not in after and not any(other.startswith(name) for other in after)]
    kept = set(after.values())
    unkept = [name for name, content in damaged.items() if not _is_in(content, name, after, kept)]
    return f"{gone[0]} is gone" if gone else f"{unkept[0]} was not kept" if unkept else ""


def _is_in(content: bytes, name: str, after: dict[str, bytes], kept: set[bytes]) -> bool:
    """Return whether a file's content is still there, or the file took in more rows without losing any."""
    return content in kept or not content.strip(b"{}\x00") or (name in after and len(after[name]) >= len(content))
