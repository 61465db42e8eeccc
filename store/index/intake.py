"""Taking stories into the index, into one commit; where that fails, for want of room say, all else goes on without it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import tantivy

from store.index.engine_errors import is_of_engine
from store.index.memory import taking_in, wait_for_room
from store.index.schema import document

_IN_A_ROW = 250
"""Stories that are put before it is seen to that the engine keeps up: it would hold ten thousand of them in memory."""


class TantivyIntake:
    """Takes stories in, into one commit."""

    def __init__(self, begin: Callable[[], tantivy.IndexWriter]) -> None:
        """`begin` begins to write, and may fail."""
        self._number = 0
        self._threads: Sequence[Path] = ()
        self._failed = ""
        self._writer: tantivy.IndexWriter | None = None
        self._try(lambda: setattr(self, "_writer", begin()))

    def put(self, fields: dict[str, Any]) -> None:
        """Take in a story, given by its fields, beside what stands there."""
        made, writer = document(fields), self._writer
        if writer is None or self._failed:
            return
        self._try(lambda: writer.add_document(made))
        self._number += 1
        if self._number % _IN_A_ROW == 0:
            self._threads = self._threads or taking_in()
            wait_for_room(self._threads)

    def drop(self, value: str, field: str = "id") -> None:
        """Take out the stories that have a value in a field, as they stood before."""
        writer = self._writer
        if writer is not None and not self._failed:
            self._try(lambda: writer.delete_documents_by_term(field, value))

    def commit(self) -> str:
        """Have all of it found from now on, or nothing; returns why not, or nothing."""
        writer = self._writer
        if writer is not None and not self._failed:
            self._try(writer.commit)
        if self._failed:
            self.roll_back()
        elif writer is not None:
            self._try(writer.wait_merging_threads)
            self._failed = ""  # pieces that could not be joined, for want of room, stay as they are
        return self._failed

    def roll_back(self) -> None:
        """Leave everything as it was."""
        failed, writer, self._writer = self._failed, self._writer, None
        if writer is not None:
            self._try(writer.rollback)
            self._try(writer.garbage_collect_files)
            self._try(writer.wait_merging_threads)
        self._failed = failed

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except BaseException as error:
            if not is_of_engine(error) and not isinstance(error, RuntimeError):  # a writer that failed may be of no more use
                raise
            self._failed = self._failed or str(error)
