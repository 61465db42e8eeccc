"""The engine of a shared archive, with what those need who keep its threads and themes true to its stories."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from store.engine.entry import Stored
from store.engine.protocol import Address
from store.postgres.engine import PostgresEngine
from store.postgres.fragments import Fragment

_A_WORD = 6
"""Bytes that a word has, about."""


class SharedEngine(PostgresEngine):
    """The stories of a database, and a folder on this machine for what can be found out again."""

    unwritable = ""
    """What can't be written raises."""

    def __init__(self, address: str, folder: Path, patience: float) -> None:
        """Connect to the database at a libpq address. Raises UnreachableDatabaseError, SchemaError."""
        super().__init__(address, patience)
        self.folder = folder
        self.orphans: Mapping[str, str] = {}
        """None: marks stay with their stories, whatever becomes of these."""

    @cached_property
    def may_edit(self) -> bool:
        """Whether the person who is connected may change what is shared."""
        return bool(self.connections.ask(Fragment("SELECT has_table_privilege('dateline.stories', 'INSERT')"))[0][0])

    def months(self) -> Mapping[str, Sequence[int]]:
        """Return for each month a stamp of its stories' texts, the first number being about how many bytes they have."""
        rows = self.connections.ask(Fragment("SELECT moon, words, texts FROM dateline.story_months ORDER BY moon"))
        return {f"{moon // 12:04}-{moon % 12 + 1:02}": (int(words) * _A_WORD, int(texts)) for moon, words, texts in rows}

    def as_it_stands(self) -> SharedEngine:
        """Return this engine: an address has the story's id, which stays true."""
        return self

    def giving_back(self) -> Callable[[Address], Stored]:
        """Return what gives back stories that were found until now."""
        return self.stored

    def waiting(self) -> int:
        """Return how many stories were never understood."""
        return int(self.connections.ask(Fragment("SELECT count(*) FROM dateline.entries s WHERE s.understood = 0"))[0][0])
