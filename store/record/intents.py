"""Intents: what a person is about to change, noted at once, so that it is made at the next start if this program dies before it is.

A change may wait in memory while another program writes, and a note until its writer pauses. Each sitting has a small file of its
own beside the months, locked as long as it lives: one that nobody holds was left by a crash. A line says what is intended, another
one that it was made; the file is empty again when nothing waits.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

import orjson

from store.private import FILE, share_as

Intent = Mapping[str, Any]
"""What is to be changed, as plain data: its kind, and what it is about."""
_BEGIN, _END = ".intents-", ".jsonl"
_LONGEST = 200_000
"""Bytes after which what was made is left out of the file."""


class Intents:
    """What one sitting intends; nothing is noted where nothing can be written."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._lock = folder, Lock()
        self._path: Path | None = None
        self._number = -1
        """The open file; -1 while there is none."""
        self._count, self._size = 0, 0
        self._open: dict[int, bytes] = {}

    def note(self, intent: Intent) -> Callable[[], None]:
        """Note what is intended, and return what says that it was made, or given up; takes some millionths of a second."""
        with self._lock:
            self._count += 1
            nth = self._count
            line = orjson.dumps({"nth": nth, "do": intent}) + b"\n"
            try:
                if self._number < 0 and not self._begin():
                    return _nothing
                self._size += os.write(self._number, line)
            except OSError:
                return _nothing
            self._open[nth] = line
        return lambda: self._made(nth)

    def close(self) -> None:
        """Have nothing left to be made: all was, or was given up."""
        with self._lock:
            if self._path is not None and self._number >= 0:
                with suppress(OSError):
                    self._path.unlink()
                os.close(self._number)
            self._path, self._number, self._open = None, -1, {}

    def _made(self, nth: int) -> None:
        with self._lock:
            if self._open.pop(nth, None) is None:
                return
            with suppress(OSError):
                if not self._open:
                    os.ftruncate(self._number, 0)
                    self._size = 0
                elif self._size > _LONGEST:
                    self._write_anew()
                else:
                    self._size += os.write(self._number, b'{"made": %d}\n' % nth)

    def _begin(self) -> bool:
        """Open the file of this sitting, as the last one of those there are. Raises OSError."""
        if not self._folder.is_dir():
            return False
        taken = [int(path.name.removeprefix(_BEGIN).split("-")[0]) for path in _files(self._folder)]
        self._path = self._folder / f"{_BEGIN}{max(taken, default=0) + 1:06}-{os.urandom(4).hex()}{_END}"
        self._number = _opened(self._path)
        share_as(self._folder, self._path)
        return True

    def _write_anew(self) -> None:
        """Put a file with nothing but what is still to be made in the place of the one that grew long. Raises OSError."""
        if self._path is None:
            return
        new = self._path.with_name(f"{self._path.name}.new")
        with suppress(FileNotFoundError):
            new.unlink()
        number = _opened(new)
        try:
            size = os.write(number, b"".join(self._open.values()))
            share_as(self._folder, new)
            new.replace(self._path)
        except OSError:
            os.close(number)
            raise
        os.close(self._number)
        self._number, self._size = number, size


def has_left_behind(folder: Path) -> bool:
    """Return whether there may be something that a sitting that died had still to make."""
    return bool(_files(folder))


def left_behind(folder: Path) -> Iterator[list[Intent]]:
    """Yield what each sitting that died had still to make, the first one first; what is made of it within is then forgotten.

    An error that ends the work within leaves it for the next time.
    """
    for path in _files(folder):
        try:
            number = os.open(path, os.O_RDWR | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0))
        except OSError:
            continue
        try:
            if _is_free(number):
                yield _still_to_make(path)
                with suppress(OSError):
                    path.unlink()
        finally:
            os.close(number)


def _files(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.name.startswith(_BEGIN) and entry.name.endswith(_END)]
    except OSError:
        return []
    return [folder / name for name in sorted(names) if name.removeprefix(_BEGIN).split("-")[0].isdecimal()]


def _still_to_make(path: Path) -> list[Intent]:
    """Return what a file says that was not made; a last line that was written half is passed over, as are those of other hands."""
    intended: dict[int, Intent] = {}
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return []
    for line in lines:
        with suppress(ValueError):
            said = orjson.loads(line)
            if isinstance(said, dict) and isinstance(said.get("do"), dict) and type(said.get("nth")) is int:
                intended[said["nth"]] = said["do"]
            elif isinstance(said, dict):
                intended.pop(said.get("made", 0), None)
    return list(intended.values())


def _opened(path: Path) -> int:
    """Open a new file that is ours as long as this process lives. Raises OSError."""
    number = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL, FILE)
    _is_free(number)
    return number


def _is_free(number: int) -> bool:
    """Lock an open file, and return whether nobody else had it locked."""
    try:
        import fcntl
    except ImportError:  # Windows: a file that is open there can't be taken away, and is read again the next time
        return True
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _nothing() -> None:
    """Have nothing to say."""
