"""A damaged index: any file of the cache harmed in any way, before an archive is opened and while it is open."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson

from store.api.views import Selection
from store.files import summed
from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.conftest import story, titles
from tests.hardening.cut_off import cut_off_under_a_screen
from tests.hardening.trial import Scale, Tried

_SENTENCES = (
    "ferries sail again over the lake",
    "the bridge is mended before winter",
    "a dam opens in the north",
    "trains wait for the signal in the valley",
)
_STORIES = [story(f"Report {number} says {text}", f"2025-0{1 + number % 6}-02") for number, text in enumerate(_SENTENCES * 2)]
_MAPPED = (".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term", ".del")
"""Files that the engine maps into memory while an archive is open."""
_ODD: Sequence[Any] = (None, True, -1, 0, 1 << 62, 1e300, "", "odd", [], [None], {}, {"odd": [1]}, [1, 2, 3], "2025-13", "../x")
"""What stands in the place of a value."""
_STOPS = 0.15
"""How often something larger than a single value is replaced, or a name."""
_WORDS = ("ferries", "bridge", "dam", "trains")


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Harm each file in each way, of a copy of one cache each time."""
    made = _made(folder)
    told = {(kind, harm) for kind in _kinds(made) for harm in _HARMS}
    tried = sorted(told)
    if scale is Scale.MOMENT:
        tried = random.Random(len(tried)).sample(tried, 4)
    for when in ("before it is opened", "while it is open"):
        is_open = "while" in when
        lost = [f"{kind} {harm}: {why}" for kind, harm in tried if (why := _lost(made, kind, harm, is_open=is_open))]
        yield Tried(f"a file of the cache harmed {when}", len(tried), len(lost), lost[0] if lost else "")
    odd = [(f".json {nth}", "odd values") for nth in range(scale.of(4, 200, 2_000))]
    lost = [f"{harm}: {why}" for kind, harm in odd if (why := _lost(made, kind, harm, is_open=False))]
    yield Tried("odd values in what is kept beside the index", len(odd), len(lost), lost[0] if lost else "")
    lost = [why for is_open in (False, True) if (why := _lost(made, "", "", is_open=is_open))]
    yield Tried("the whole cache taken away", 2, len(lost), lost[0] if lost else "")
    if scale is not Scale.MOMENT:
        yield from cut_off_under_a_screen(folder)


def _made(folder: Path) -> Paths:
    """Return where an archive is with all that is derived of it, marked in all ways."""
    paths = Paths(folder / "archive", folder / "cache" / "index-x", folder / "config")
    archive = FolderArchive(paths, seeded=False)
    archive.add(_STORIES)
    for one in _STORIES[:2]:
        archive.mark(one.id, starred=True, tags=("lake",), note="to be read")
    archive.mark(_STORIES[2].id, theme="water")
    for _ in range(2):
        archive.refresh()
    archive.understand()
    archive.threads.threads()
    archive.close()
    FolderArchive(paths, seeded=False).refresh()
    shutil.copytree(paths.index.parent, folder / "whole")
    return paths


def _lost(paths: Paths, kind: str, harm: str, *, is_open: bool) -> str:
    """Return what is not as it was once a file of a kind was harmed, or the whole cache was taken away if none is given."""
    shutil.rmtree(paths.index.parent, ignore_errors=True)
    shutil.copytree(paths.index.parent.with_name("whole"), paths.index.parent, dirs_exist_ok=True)
    archive = FolderArchive(paths, seeded=False) if is_open else None
    if archive is not None:
        archive.refresh()
        _answers(archive)
    changed = ""
    if kind.startswith(".json"):
        changed = _put_odd(sorted(paths.index.parent.rglob("*.json*")), random.Random(kind))
    elif kind:
        _HARMS[harm](next(one for one in paths.index.iterdir() if _kind(one) == kind))
    else:
        shutil.rmtree(paths.index.parent)
    try:
        archive = archive or FolderArchive(paths, seeded=False)
        archive.refresh()
        archive.understand()
        archive.refresh()
        wrong = _amiss(archive)
        archive.close()
        again = FolderArchive(paths, seeded=False)
        notices = again.refresh().notices
        again.close()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a loss
        return f"{changed} {type(error).__name__}: {error}"
    wrong = wrong or (f"told again: {notices[0]}" if notices else "")
    return f"{changed}: {wrong}" if wrong and changed else wrong


def _amiss(archive: FolderArchive) -> str:
    found = _answers(archive)
    if found != _TRUE:
        return f"answers {found}"
    first = archive.marks(_STORIES[0].id)
    if (first.starred, first.tags, first.note) != (True, ("lake",), "to be read"):
        return f"marks are {first}"
    if archive.marks(_STORIES[2].id).theme != "water":
        return "a correction is gone"
    return ""


def _answers(archive: FolderArchive) -> Mapping[str, int]:
    counts = archive.counts(Selection())
    texts = sum("This is what was said about it" in one.story.body[0] for one in archive.stories(Selection()))
    return {
        **{word: len(titles(archive, word)) for word in _WORDS},
        "all": counts.total,
        "days": len(counts.days),
        "texts": texts,
    }


_TRUE = {**dict.fromkeys(_WORDS, 2), "all": 8, "days": 6, "texts": 8}


def _kinds(paths: Paths) -> Sequence[str]:
    return sorted({_kind(one) for one in paths.index.iterdir() if one.is_file()})


def _kind(file: Path) -> str:
    """Return what a file is, whatever the engine calls it today."""
    return file.suffix if file.suffix in _MAPPED else file.name


def _put_odd(files: Sequence[Path], chance: random.Random) -> str:
    """Put something odd in the place of something in one of some files of JSON, with the sum that it needs; return what was done."""
    file = chance.choice(files)
    content, ending = file.read_bytes(), b"\n"
    if file.suffix == ".jsonl":
        content, ending = content.splitlines()[0], b"\n{}\n"
    text, _, total = content.rpartition(b"\n")
    is_summed = len(total) == len("01234567")
    odd = chance.choice(_ODD)
    now = orjson.dumps(_with_odd(orjson.loads(text if is_summed else content), odd, chance))
    file.write_bytes(summed(now) if is_summed else now + ending)
    return f"{file.name} with {odd!r}: {now[:300]!r}"


def _with_odd(plain: Any, odd: Any, chance: random.Random) -> Any:
    """Return plain data with something odd in the place of a value somewhere in it, or beside one."""
    if not isinstance(plain, (dict, list)) or not plain or chance.random() < _STOPS:
        return odd
    if isinstance(plain, list):
        at = chance.randrange(len(plain))
        return [*plain[:at], _with_odd(plain[at], odd, chance), *plain[at + 1 :]]
    name = chance.choice(list(plain))
    if chance.random() < _STOPS:
        return {one: value for one, value in plain.items() if one != name} | {str(odd): plain[name]}
    return plain | {name: _with_odd(plain[name], odd, chance)}


def _flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    if content:
        content[random.Random(file.suffix).randrange(len(content))] ^= 0x10
        file.write_bytes(content)


def _foreign_database(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE threads (id INTEGER)")
        database.execute("PRAGMA user_version = 99")


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "in the way").write_text("")


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


_HARMS: Mapping[str, Callable[[Path], object]] = {
    "taken away": lambda file: file.unlink(),
    "emptied": lambda file: os.truncate(file, 0),
    "cut off": lambda file: os.truncate(file, file.stat().st_size // 2),
    "flipped": _flip,
    "of another": lambda file: file.write_text('{"what": "is this"}\n'),
    "a database": _foreign_database,
    "a folder": _folder,
    "a pipe": _pipe,
    "zeros": lambda file: file.write_bytes(bytes(file.stat().st_size)),
}
