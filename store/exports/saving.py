"""Saving: the stories of a selection written to a file or a folder, whole or not at all, and never over what stands there unasked."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from store.api.errors import ExportError
from store.exports.about import About, about
from store.exports.export_table import STORY_FORMS
from store.files import beside, sweep, sync_folder, target_of, written_whole
from store.outputs import is_passed_through, written_out

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.progress import Progress
    from store.api.views import MarkedStory, Selection

_TOLD_EVERY = 100
"""Stories between two reports of how far the work is."""


@dataclass(slots=True)
class Saving:
    """Stories to be written in a form."""

    archive: Archive
    """Where they are."""
    selection: Selection
    """Which of them."""
    form: str
    """The name of the form, one of `STORY_FORMS`."""
    called: str = ""
    """What they are called together; empty for what they were selected by."""
    notes: bool | None = None
    """Whether the person's notes go along; None for what is usual in the form."""
    progress: Progress | None = None
    """Told how far the work is."""
    written: int = 0
    """How many stories were written."""

    def to(self, path: Path, *, force: bool = False) -> int:
        """Write a file, or a folder for a form that is one, and return how many stories are in it.

        What stands there is written over only by `force`; of a folder, files of the same names. Raises ExportError.
        """
        what = self._about()
        self._refuse_to_overwrite(path, force=force)
        try:
            if STORY_FORMS[self.form].is_folder:
                self._fill(path, what)
            else:
                with written_out(path) as out:
                    self._write(what, out)
                    self._refuse_to_overwrite(path, force=force)  # which may stand there only now
        except OSError as error:
            raise ExportError(_refusal(path, error)) from error
        return self.written

    def to_stream(self, out: BinaryIO) -> int:
        """Write to a stream as it goes, and return how many stories that were. Raises ExportError, OSError."""
        if STORY_FORMS[self.form].is_folder:
            raise ExportError(f"{STORY_FORMS[self.form].label} can't be printed; name the folder with -o")
        self._write(self._about(), out)
        return self.written

    def _about(self) -> About:
        form = STORY_FORMS[self.form]
        notes = form.notes if self.notes is None else self.notes
        what = about(self.archive, self.selection, notes=notes, called=self.called)
        if not what.count:
            raise ExportError("no story matches, so nothing was written; try fewer words or a longer time")
        return what

    def _write(self, what: About, out: BinaryIO) -> None:
        STORY_FORMS[self.form].write(self._counted(what), what, out)

    def _counted(self, what: About) -> Iterator[MarkedStory]:
        self.written = 0
        for one in self.archive.stories(self.selection):
            yield one
            self.written += 1
            if self.progress and not self.written % _TOLD_EVERY:
                self.progress("Writing", self.written, what.count)

    def _fill(self, folder: Path, what: About) -> None:
        """Write a folder beside the one that is meant, then put it, or all its files, into place."""
        folder = folder.resolve()  # what a link leads to is filled
        sweep(folder)
        new = beside(folder)
        new.mkdir()
        try:
            STORY_FORMS[self.form].write_folder(self._counted(what), what, new)
            sync_folder(new)
            if not folder.exists():
                new.rename(folder)
                sync_folder(folder.parent)
                return
            for file in new.iterdir():
                _put(file, target_of(folder / file.name))
        finally:
            shutil.rmtree(new, ignore_errors=True)

    def _refuse_to_overwrite(self, path: Path, *, force: bool) -> None:
        if STORY_FORMS[self.form].is_folder:
            if path.exists() and not path.is_dir():
                raise ExportError(f"{path} is a file; choose the name of a folder")
            if not force and path.is_dir() and _first(path.iterdir()):
                raise ExportError(f"{path} has files in it; choose another folder, or --force puts the stories among them")
        elif path.is_dir():
            raise ExportError(f"{path} is a folder; name a file in it, or write a folder of Markdown files with --to folder")
        elif path.is_file() and not force and not is_passed_through(path):
            raise ExportError(f"{path} is there already; choose another name, or --force writes over it")


def _put(file: Path, standing: Path) -> None:
    """Put a file that was written in the place of one that may be on another disk, as a link leads there."""
    try:
        file.replace(standing)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        with file.open("rb") as content, written_whole(standing, ours=False) as out:
            shutil.copyfileobj(content, out)


def _first(paths: Iterable[Path]) -> Path | None:
    return next(iter(paths), None)


def _refusal(path: Path, error: OSError) -> str:
    if error.errno == errno.ENOSPC or error.errno == errno.EFBIG:
        return f"{path} could not be written, as there is no room; make room and try again, nothing was changed"
    return f"{path} can't be written ({error.strerror or error}); choose another place, nothing was changed"
