"""One writer at a time, over threads and programs."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from store.api.errors import ArchiveLockedError, RecordError
from store.files import NEW, make_lasting_folder
from store.private import make_file, make_folder

PATIENCE = 30.0
"""Seconds to wait for another program that writes."""


class WriterLock:
    """Lets one thread of one program write to a folder; may be taken again by the thread that holds it."""

    def __init__(
        self, folder: Path, patience: float = PATIENCE, refusal: Callable[[], str] | None = None, *, vital: bool = True
    ) -> None:
        """`refusal` tells, each time the lock is taken, why nothing may be written; nothing if all may.

        Where the folder holds nothing vital, and can't be written, the lock is not needed: nobody can write there.
        """
        self.patience = patience
        """Seconds to wait for whoever else writes."""
        self._refusal = refusal
        self._folder, self._vital = folder, vital
        self._thread = threading.RLock()
        self._file = FileLock(folder / ".lock", thread_local=False)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock. Raises ArchiveLockedError, RecordError if the folder can't, or may not, be written."""
        if not self._thread.acquire(timeout=self.patience):
            raise self._locked("another thread of Dateline")
        try:
            self._acquire()
            try:
                if self._refusal and (why := self._refusal()):
                    raise RecordError(why)
                yield
            finally:
                if self._file.is_locked:
                    self._file.release()
        finally:
            self._thread.release()

    def _acquire(self) -> None:
        """Lock the file, once more if this thread has locked it; whoever locks it first clears away what a crash left."""
        again = self._file.is_locked
        try:
            (make_lasting_folder if self._vital else make_folder)(self._folder)
            make_file(self._folder / ".lock")
            self._file.acquire(timeout=self.patience)
        except Timeout as error:
            raise self._locked("another program") from error
        except OSError as error:
            if not self._vital and (error.errno == errno.ENOSPC or not os.access(self._folder, os.W_OK)):
                return
            if isinstance(error, PermissionError) and os.access(self._folder, os.W_OK):
                told = f"{self._folder / '.lock'} belongs to another person; have them let you write it (chmod g+w), nothing was changed"
                raise RecordError(told) from error
            raise RecordError(f"{self._folder} can't be written ({error.strerror or error}); {self._advice(error)}") from error
        for left in () if again else self._folder.glob(f"*{NEW}"):
            left.unlink(missing_ok=True)

    def _advice(self, error: OSError) -> str:
        """Return what a person may do where nothing can be written."""
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return "make room and try again"
        if not self._folder.is_dir():
            return "choose another folder with --archive"
        why = "its disk is mounted to be read only" if error.errno == errno.EROFS else "see who may write there (ls -ld)"
        copy = "work in a copy (dateline backup FILE.zip, then dateline restore FILE.zip --into FOLDER)"
        return f"nothing was changed, and all of it can be read: {why}, or {copy}"

    def _locked(self, who: str) -> ArchiveLockedError:
        told = f"{who} has been writing to {self._folder} for {self.patience:.0f} s; try again when it is done"
        return ArchiveLockedError(told)
