"""Whatever bears a file's name is read only if it is a file: nobody waits for a pipe, and no device is drunk dry."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

MOST_BYTES = 1_000_000_000
"""No file of the record is larger; one that is was never made by Dateline."""
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class NotAFileError(OSError):
    """What stands there is no file that can be read."""


def plain_bytes(path: Path) -> bytes:
    """Return what a file holds; a link is followed.

    Raises FileNotFoundError if nothing bears the name, OSError if it can't be read, or is no file, or leads nowhere.
    """
    handle = _opened(path)
    try:
        seen = os.fstat(handle)
        _check(seen)
        if seen.st_size > MOST_BYTES:
            raise NotAFileError(errno.EFBIG, f"it has {seen.st_size:,} bytes, more than a month can have")
        with os.fdopen(handle, "rb", closefd=False) as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise NotAFileError(errno.EFBIG, "it has no end")
        return raw
    finally:
        os.close(handle)


def can_be_read(path: Path) -> None:
    """See whether a file can be opened to be read. Raises FileNotFoundError if nothing bears the name, OSError if it can't."""
    handle = _opened(path)
    try:
        _check(os.fstat(handle))
    finally:
        os.close(handle)


def is_named(path: Path) -> bool:
    """Return whether anything bears a name, also a link that leads nowhere. Raises OSError if that can't be told."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def _opened(path: Path) -> int:
    try:
        _check(path.stat())  # looked at before it is opened, as to open a device may already do something
        return os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        )
    except FileNotFoundError as error:
        if path.is_symlink():
            raise NotAFileError(errno.ENOENT, f"it is a link to {path.readlink()}, where nothing is") from error
        raise


def _check(seen: os.stat_result) -> None:
    if not stat.S_ISREG(seen.st_mode):
        kind = next((kind for test, kind in _KINDS if test(seen.st_mode)), "no file")
        raise NotAFileError(errno.EINVAL, f"it is {kind}, not a file")
