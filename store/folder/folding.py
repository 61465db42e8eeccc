"""Joining small parts of months, without anything being indexed again: the index knows in which month a story is, not in which part."""

from __future__ import annotations

from contextlib import suppress

from store.api.errors import RecordError
from store.index.index import StoryIndex
from store.record.folding import foldable, joined
from store.record.parts import by_month
from store.record.record import Record


def fold(record: Record, index: StoryIndex) -> None:
    """Join small parts of months that have many of them and are held as they stand; the locks of both are held.

    Where there is no room for that, in the archive or beside the index, they stay as they are.
    """
    state, stamps = index.state(), record.stamps()
    held = by_month(state.stories)
    for month, parts in stamps.by_month.items():
        groups = foldable({part: stamp[0] for part, stamp in parts.items()}, record.sizes)
        if groups and held.get(month) == {part: list(stamp) for part, stamp in parts.items()}:
            with suppress(RecordError, OSError), joined(record, groups) as joins:
                for join in joins:
                    state.note_joining(join.parts[0], join.stamp, join.parts[1:])
                if not index.keep(state):
                    raise RecordError("there is no room to note what is joined")
            state.settle_joins(record.stamps(month).stories)
            index.keep(state)  # where it can't, what was noted before the join is enough to find it done


def finish_folding(record: Record, index: StoryIndex) -> None:
    """Take away parts that a kill left beside those that took them in; the locks of both are held. Raises RecordError."""
    state = index.state()
    if state.joining:
        for part in state.settle_joins(record.stamps().stories):
            record.take_away(part)
        index.keep(state)
