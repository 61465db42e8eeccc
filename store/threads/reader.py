"""Reading the book: which thread a story is in, and what became of a thread that was joined to another."""

from __future__ import annotations

import sqlite3

from store.api.story import StoryId


class ThreadReader:
    """The book of threads as it is read, beside whoever writes it."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database

    def thread_of(self, story: StoryId) -> int | None:
        """Return the number of a story's thread, or nothing for a story that was not taken in."""
        row = self.database.execute("SELECT thread FROM stories WHERE id = ?", (story,)).fetchone()
        return int(row[0]) if row else None

    def current(self, thread: int) -> int:
        """Return a thread's number today, if it was joined to an older one since."""
        question = "SELECT into_thread FROM merges WHERE gone = ?"
        while row := self.database.execute(question, (thread,)).fetchone():
            thread = int(row[0])
        return thread

    def close(self) -> None:
        """Close the file."""
        self.database.close()
