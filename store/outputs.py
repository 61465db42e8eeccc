"""What a person has written somewhere: whole or not at all into a file, as it goes to a device, a pipe or an output that is open."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from store.files import sweep, written_whole

_OPEN = re.compile(r"/dev/(?:(stdin|stdout|stderr)|fd/(\d{1,9}))|/proc/self/fd/(\d{1,9})")
"""Names of what this process has open, whatever that is; a file behind one may be written by others too, and is never replaced."""
_NAMED = {"stdin": 0, "stdout": 1, "stderr": 2}
_MOST_LINKS = 40
_SHUT = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY)
"""What is said of folders in which nothing may be made, or nothing renamed."""


@contextmanager
def written_out(path: Path, *, ours: bool = False) -> Iterator[BinaryIO]:
    """Open what a person named to be written; a file is whole at the end or as it was, and a link stays a link.

    A file that may be written in a folder that may not is written in its place. What is `ours` is for the person alone.
    Raises OSError.
    """
    if is_passed_through(path):
        with _opened(path) as out:
            yield out
        return
    sweep(path)
    begun = False
    try:
        with written_whole(path, ours=ours) as out:
            begun = True
            yield out
            return
    except OSError as error:
        if begun or error.errno not in _SHUT or not path.is_file() or not os.access(path, os.W_OK):
            raise
    with path.open("wb") as out:
        yield out


def write_out(path: Path, content: bytes) -> None:
    """Write what a person named. Raises OSError."""
    with written_out(path) as out:
        out.write(content)


def is_passed_through(path: Path) -> bool:
    """Return whether what is written to a path passes on: to a device, a pipe, a socket or an output that is open already."""
    if _number(path) is not None:
        return True
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _opened(path: Path) -> BinaryIO:
    number = _number(path)
    if number is not None:
        return os.fdopen(os.dup(number), "wb")  # where it is, also behind what stands in a log
    return os.fdopen(os.open(path, os.O_WRONLY), "wb")


def _number(path: Path) -> int | None:
    """Return which open file a path means, over links; None if it means none."""
    for _ in range(_MOST_LINKS):
        if match := _OPEN.fullmatch(os.path.normpath(path.absolute())):
            return _NAMED[match[1]] if match[1] else int(match[2] or match[3])
        try:
            path = path.parent / path.readlink()
        except OSError:
            return None
    return None
