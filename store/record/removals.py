"""Which story was taken out last: removals are counted, as a clock may be set back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from store.record.notebook import Notebook
from store.record.protocol import SmallTables
from store.record.tables import Row

_SAYS_SO = ("removed_at", "removed_nth")
"""What the row of a removed story has beside the story: when it was taken out, and as which one of the archive."""
_NAME, _LAST = "removals", "last"
"""Under what the notebook has the count."""


def removal(record: SmallTables) -> Row:
    """Return what the rows of stories get that are about to be taken out together. Raises ArchiveLockedError, RecordError."""
    with record.lock.held(), record.steps.unnoted():
        notebook = Notebook(record)
        last = notebook.get(_NAME).get(_LAST, 0)
        nth = (last if type(last) is int else 0) + 1
        notebook.put(_NAME, {_LAST: nth})
    return {"removed_at": datetime.now(UTC).isoformat(), "removed_nth": nth}


def place_among_removals(row: Mapping[str, Any]) -> tuple[int, str]:
    """Return what removed stories are ordered by; those of before removals were counted come first, by the clock."""
    nth = row.get("removed_nth")
    return nth if type(nth) is int else 0, str(row.get("removed_at", ""))


def as_it_stood(row: Mapping[str, Any]) -> Row:
    """Return the row of a removed story as it was before."""
    return {name: value for name, value in row.items() if name not in _SAYS_SO}
