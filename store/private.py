"""What a person keeps is for that person alone: nobody else on the machine may read it, unless the person opened it to them.

A file or folder is made so from its first moment. What stands keeps the rights that it has, and its owner and group, when it is
written anew; what is new in a folder that was opened to a group (0770, 0750, 0775) is opened to that group as well, whatever the umask.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

FILE, FOLDER = 0o600, 0o700
"""The rights of what is made: its owner's alone."""
_RIGHTS = 0o777
_GROUP_READS, _GROUP_WRITES, _GROUP = 0o040, 0o020, 0o070
_OTHERS = 0o007


def open_new(path: Path) -> BinaryIO:
    """Open a file that stands nowhere yet, to be written, for the person alone from the first moment. Raises OSError."""
    return cast("BinaryIO", open(path, "xb", opener=_only_ours))


def open_ours(path: Path, mode: str) -> BinaryIO:
    """Open a file in a mode of bytes; one that is made by it is for the person alone. Raises OSError."""
    return cast("BinaryIO", open(path, mode, opener=_only_ours))


def make_file(path: Path) -> None:
    """Make an empty file, such as a lock, unless one stands there; in a shared folder it is shared. Raises OSError."""
    with suppress(FileNotFoundError):
        if os.name != "nt" and path.lstat().st_uid == os.geteuid():
            share_as(path.parent, path)  # which may have been opened since
        return
    with suppress(FileExistsError):
        open_new(path).close()
        share_as(path.parent, path)


def make_folder(folder: Path, *, shared_as: Path | None = None) -> None:
    """Make a folder, and those above it that are missing, for the person alone; or shared as another one is. Raises OSError."""
    missing = []
    above = folder
    while not above.exists():
        missing.append(above)
        above = above.parent
    for one in reversed(missing):
        with suppress(FileExistsError):
            one.mkdir(FOLDER)
            if shared_as is not None:
                share_as(shared_as, one)
    if not folder.is_dir():
        folder.mkdir()  # which says what is wrong


def close_to_others(folder: Path) -> None:
    """Close a folder of what is derived, which systems open to everybody unasked, to all but its owner and its group if that writes."""
    with suppress(OSError):
        mode = folder.stat().st_mode & _RIGHTS
        if mode & _OTHERS:
            folder.chmod(FOLDER | _opened_to_group(mode))


def keep_access(standing: Path, new: Path) -> None:
    """Let those read and write a new file who may read and write the one that stands, or its folder where none does.

    Nothing where that can't be done: then it is for the person alone.
    """
    with suppress(OSError):
        try:
            as_it_is = standing.stat()
        except FileNotFoundError:
            share_as(standing.parent, new)
            return
        _give(new, as_it_is, as_it_is.st_mode & _RIGHTS)


def share_as(folder: Path, new: Path) -> None:
    """Open a new file or folder to the group that a folder was opened to by hand; nothing where it was not, or can't be done."""
    with suppress(OSError):
        shared = folder.stat()
        if group := _opened_to_group(shared.st_mode):
            mode = FOLDER | group if new.is_dir() else FILE | group & ~0o010
            if new.stat().st_mode & _RIGHTS != mode:
                _give(new, shared, mode, owner=False)


def _opened_to_group(mode: int) -> int:
    """Return what a folder's group may do, where a person said so: it may write, or it may read and others may not.

    That everybody may read (0755) is what systems do unasked.
    """
    if mode & _GROUP_WRITES or (mode & _GROUP_READS and not mode & _OTHERS):
        return mode & _GROUP
    return 0


def _give(new: Path, like: os.stat_result, mode: int, *, owner: bool = True) -> None:
    """Give a new file or folder rights, and the group of another, and its owner where we may; no group gets what was meant for another."""
    if os.name == "nt":
        return
    is_made = new.stat()
    if owner and like.st_uid != is_made.st_uid and os.geteuid() == 0:
        os.chown(new, like.st_uid, -1)  # an archive that its person's administrator wrote to stays that person's
    if like.st_gid != is_made.st_gid:
        try:
            os.chown(new, -1, like.st_gid)
        except OSError:
            mode &= ~_GROUP
    if is_made.st_mode & _RIGHTS != mode:
        new.chmod(mode)


def _only_ours(path: str, flags: int) -> int:
    return os.open(path, flags, FILE)
