"""Whether the files of an index are what was written: their looks are noted with every commit, and what looks otherwise is summed up.

The engine ends each of its files with a sum of what stands before. To sum up all of them takes as long as to read them, so that is
done only of files that look otherwise than they did when they were written or last summed up.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import Any, BinaryIO
from zlib import crc32

import orjson
import tantivy

from store.files import beside, keep, kept, look_of, open_plain, read_plain

COMMIT = "meta.json"
"""The engine's own file, written with every commit: it names all others."""
_MANAGED = ".managed.json"
"""The engine's list of its files."""
_NOTE = "sound.json"
_ENDINGS = (".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term")
"""The files that each piece of the index has."""
_VERSION = re.findall(r"\d+", str(getattr(tantivy, "__version__", "")))
"""The engine's version and that of its files, as each of its files tells it."""
_PARTS = ["major", "minor", "patch", "index_format_version"]
"""What the parts of it are called there."""
_TAIL, _MAGIC = 8, 1337
"""Bytes at the end of a file that say how long the words before them are, and that it is the engine's."""
_LONGEST_TAIL = 4_096
_AT_ONCE = 1 << 20
_ROOM = 200_000
"""Bytes that a folder must have room for in which anything can be kept."""
_FOLDERS = frozenset(("threads", "understanding"))
"""What are folders beside the index; all else are files."""
_BESIDE = frozenset((COMMIT, _NOTE, "dateline.json", "counts.json", "settled.json"))
"""What says of the index what it holds."""
_TRIES = 5
"""How often is looked again while another program commits."""

_Looks = dict[str, list[int]]


def damage(folder: Path, *, thoroughly: bool = False) -> str:
    """Return what is wrong with the files of an index, in a few words; nothing if they are what was written.

    Thoroughly, also those are summed up that look as they did.
    """
    found = ""
    for _ in range(_TRIES):
        commit = _read(folder / COMMIT)
        found, looks = _looked_at(folder, commit, thoroughly=thoroughly)
        if commit == _read(folder / COMMIT):
            if looks is not None:
                _keep(folder, commit or b"", looks)
            return found
    return found


def note(folder: Path) -> None:
    """Note what the files of an index look like that were just written."""
    commit = _read(folder / COMMIT) or b""
    _keep(folder, commit, {name: list(look_of(folder / name)) for name in _names(commit) or ()})


def is_noted(folder: Path) -> bool:
    """Return whether the last commit is one whose files were noted, so that nobody has to ask whether it was written whole."""
    commit = _read(folder / COMMIT)
    return commit is not None and _noted(folder)[0] == crc32(commit)


def forget(folder: Path) -> None:
    """Have all files summed up the next time, whatever they look like."""
    with suppress(OSError):
        (folder / _NOTE).unlink()


class Files:
    """The files that answers are read from, as they looked when they were opened."""

    def __init__(self, folder: Path) -> None:
        commit = _read(folder / COMMIT) or b""
        self._looks = {folder / name: look_of(folder / name) for name in _names(commit) or ()}

    def are_other(self) -> bool:
        """Return whether any of them looks otherwise than when this was last asked; one that is gone is still mapped as it was."""
        now = {path: look_of(path) for path in self._looks}
        other = any(look and look != self._looks[path] for path, look in now.items())
        if other:
            self._looks = now
        return other


def free(folder: Path) -> None:
    """Take away what has the name of one of our files or folders and is none, as nothing could be kept there. Raises OSError."""
    with os.scandir(folder) as entries:
        wrong = [
            one.path for one in entries if not (one.is_dir if one.name in _FOLDERS else one.is_file)(follow_symlinks=False)
        ]
    for path in map(Path, wrong):
        rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def clear(folder: Path, *, everything: bool) -> None:
    """Take away the index, and everything else that is derived; but not the lock, which another program may hold."""
    for left in folder.iterdir():
        if left.name != ".lock" and (
            everything or left.name in _BESIDE or left.suffix in (*_ENDINGS, ".del") or left.name.startswith(".")
        ):
            with suppress(OSError):
                rmtree(left) if left.is_dir() else left.unlink()


def why_unwritable(folder: Path) -> str:
    """Return why nothing can be written into a folder, in the system's words; nothing if something can."""
    probe = beside(folder / "room")
    try:
        probe.write_bytes(bytes(_ROOM))
    except OSError as error:
        return error.strerror or str(error)
    finally:
        with suppress(OSError):
            probe.unlink()
    return ""


def _looked_at(folder: Path, commit: bytes | None, *, thoroughly: bool) -> tuple[str, _Looks | None]:
    """Return what is wrong, and what is to be noted of the files; None if nothing is."""
    if commit is None:
        return f"{COMMIT} is missing", None
    names = _names(commit)
    if names is None:
        return f"{COMMIT} can't be understood", None
    if (managed := _read(folder / _MANAGED)) is not None and not _is_list(managed):
        return f"{_MANAGED} can't be understood", None
    noted, known = _noted(folder)
    now = {name: list(look_of(folder / name)) for name in names}
    doubtful = [name for name, look in now.items() if thoroughly or look != known.get(name)]
    for name in doubtful:
        if wrong := _wrong(folder / name):
            return f"{name} {wrong}", None
    return "", now if doubtful or noted != crc32(commit) else None


def _is_list(content: bytes) -> bool:
    try:
        return isinstance(orjson.loads(content), list)
    except ValueError:
        return False


def _wrong(path: Path) -> str:
    """Return what is wrong with one of the engine's files; nothing if it ends with the sum of what it holds."""
    try:
        with open_plain(path) as file:
            return "" if _is_summed(file) else "is not what was written"
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"can't be read ({error.strerror or error})"
    except (ValueError, LookupError, TypeError, AttributeError):
        return "is not what was written"


def _is_summed(file: BinaryIO) -> bool:
    size = os.fstat(file.fileno()).st_size
    if size < _TAIL:
        return False
    file.seek(size - _TAIL)
    tail = file.read(_TAIL)
    length, magic = (int.from_bytes(tail[at : at + 4], "little") for at in (0, 4))
    left = size - _TAIL - length
    if magic != _MAGIC or length > _LONGEST_TAIL or left < 0:
        return False
    file.seek(left)
    told = orjson.loads(file.read(length))
    if (
        list(told) != ["version", "crc"]
        or list(told["version"]) != _PARTS
        or list(map(str, told["version"].values())) != _VERSION
    ):
        return False
    file.seek(0)
    total = 0
    while left:
        part = file.read(min(left, _AT_ONCE))
        if not part:
            return False
        total, left = crc32(part, total), left - len(part)
    return bool(total == told["crc"])


def _names(commit: bytes) -> list[str] | None:
    """Return the files that a commit names; None if it can't be understood."""
    try:
        return [name for segment in orjson.loads(commit)["segments"] for name in _files_of(segment)]
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _files_of(segment: Mapping[str, Any]) -> Iterable[str]:
    name = segment["segment_id"].replace("-", "")
    if not name.isalnum():
        raise ValueError(name)
    yield from (name + ending for ending in _ENDINGS)
    if gone := segment["deletes"]:
        yield f"{name}.{int(gone['opstamp'])}.del"


def _read(path: Path) -> bytes | None:
    """Return the content of a plain file; None if there is none."""
    try:
        return read_plain(path)
    except OSError:
        return None


def _noted(folder: Path) -> tuple[int, Mapping[str, list[int]]]:
    return kept(folder / _NOTE, lambda plain: (int(plain["commit"]), dict(plain["files"]))) or (-1, {})


def _keep(folder: Path, commit: bytes, looks: _Looks) -> None:
    keep(folder / _NOTE, {"commit": crc32(commit), "files": looks})
