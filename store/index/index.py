"""The index on disk: opened in a moment, made anew when it is missing, damaged or from another version."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import fields
from datetime import date
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

import tantivy

from store.api.errors import DamagedIndexError
from store.api.story import StoryId
from store.api.views import Breakdown, Counts, StoryRow
from store.engine.entry import Stored
from store.engine.lru_cache import LruCache
from store.engine.protocol import BEST, NEWEST, OLDEST, Address, Extent, Hits
from store.engine.terms import EVERYTHING, Clause, Has
from store.files import Stamp, keep, kept, stamp_of
from store.index import soundness
from store.index.counts import break_down, commonest, count_days, count_months, days_told, extent
from store.index.engine_errors import answering, is_of_engine
from store.index.intake import TantivyIntake
from store.index.memory import letting_go
from store.index.place import FINGERPRINT, IndexPlace
from store.index.query_compiler import compiled
from store.index.schema import NotWhatWasStoredError, stored_of
from store.index.soundness import COMMIT
from store.index.state import State

_HEAP = 40_000_000
"""Bytes that stories take in memory until they become a piece of the index."""
_ROWS_KEPT = 600
_ORDERS: dict[str, dict[str, Any]] = {
    BEST: {},
    OLDEST: {"order_by_field": "at", "order": tantivy.Order.Asc},
    NEWEST: {"order_by_field": "at", "order": tantivy.Order.Desc},
}
_COUNTS = "counts.json"
_LAST_DAY = date.max.toordinal()
_SELDOM = 50
"""So many times as long as it takes to look at the files nothing looks at them again."""
_LISTED = 3_000
"""The lines of so many stories are soon read."""


class StoryIndex:
    """Tantivy's index of one archive, and the reader that answers from it."""

    def __init__(self, folder: Path) -> None:
        """Open the index in a folder. Raises UnwritableIndexError, ArchiveLockedError."""
        self.folder = folder
        self.fingerprint = FINGERPRINT
        self.generation = 0
        """Grows whenever answers may have changed."""
        self.notices: list[str] = []
        """What the person should know of the index, a sentence each; whoever tells it takes it out."""
        self._place = IndexPlace(folder, self.notices)
        self._broken = ""
        self._look_at = 0.0
        self._index = self._place.open()
        self._search_anew(stamp_of(self.folder / COMMIT))

    def reload(self) -> bool:
        """See what has been committed since, by whichever program; returns whether there was anything.

        Raises UnwritableIndexError, ArchiveLockedError.
        """
        stamp = stamp_of(self.folder / COMMIT)
        if stamp == self._seen:
            return False
        try:
            self._index.reload()
            self._search_anew(stamp)
        except BaseException as error:
            if not is_of_engine(error):
                raise
            self._index = self._place.open()
            self._search_anew(stamp_of(self.folder / COMMIT))
        self.generation += 1
        return True

    def mend(self) -> bool:
        """Begin the index anew if its files are not what was written; returns whether it was.

        Raises UnwritableIndexError, ArchiveLockedError.
        """
        if not self._place.wrong():
            return False
        self._index = self._place.open()
        self._search_anew(stamp_of(self.folder / COMMIT))
        self.generation += 1
        return True

    def state(self) -> State:
        """Return what of the record the index holds."""
        return self._place.state()

    @contextmanager
    def writing(self, threads: int = 1, heap: int = _HEAP) -> Iterator[TantivyIntake]:
        """Write to the index: what is put or dropped within is committed at the end, unless an error ends it.

        More threads take in much faster, and leave the index in more pieces; more memory leaves it in fewer.
        Where the index can't be written it stays as it was and is `unwritable`: the record has all of it, and nothing is noted as held.
        """
        intake = TantivyIntake(lambda: self._index.writer(heap, threads))
        try:
            yield intake
        except BaseException:
            intake.roll_back()
            raise
        with letting_go(self.folder):
            failed = intake.commit()
        if failed:
            self._place.cant_be_written(failed)
        else:
            self._place.unwritable = ""
            soundness.note(self.folder)

    def keep(self, state: State) -> bool:
        """Note what of the record the index holds; after the commit, so that a crash between means doing it again.

        Returns whether it was noted: nothing is while the last commit is missing, nor where there is no room.
        """
        return self._place.keep(state)

    def _kept_counts(self) -> Counts | None:
        """Return the counts of all stories if they were kept since the last commit: reading them is faster than counting."""
        return kept(self.folder / _COUNTS, lambda plain: _counts(plain) if plain["stamp"] == list(self._seen) else None)

    def _keep_counts(self, counts: Counts) -> None:
        """Keep the counts of all stories for the next start."""
        keep(self.folder / _COUNTS, {"stamp": self._seen, **{part.name: getattr(counts, part.name) for part in fields(counts)}})

    @property
    def unwritable(self) -> str:
        """Why what was last to be taken in was not, and the index is as it was; empty if it was."""
        return self._place.unwritable

    @property
    def orphans(self) -> Mapping[str, str]:
        """Id to the month that has marks of it, of stories that stand nowhere."""
        return self.state().orphans

    def months(self) -> Mapping[str, Sequence[int]]:
        """Return for each month a stamp of its stories, which stays as it is when parts are only joined."""
        return self.state().months

    @property
    def waits_for_room(self) -> bool:
        """Whether the index could not be written, and it is of no use to try that again yet."""
        return self._place.waits_for_room()

    @property
    def total(self) -> int:
        """How many stories there are."""
        return self._searcher.num_docs

    @property
    def listed(self) -> int:
        """So many stories that were found can all be gone through in a moment."""
        return _LISTED

    def counts_soon(self, query: Clause, *, beside: bool = False) -> bool:  # noqa: ARG002 - whatever it is
        """Return whether all stories that answer a query are counted about as soon as the first of them are found: they always are."""
        return True

    @answering
    def search(self, query: Clause, limit: int, order: str = BEST, *, counted: bool = False) -> tuple[Hits, int | None]:
        """Return the first so many stories that answer a query, and how many there are in all if they are to be counted."""
        found = self._searcher.search(compiled(query), max(1, limit), count=counted, **_ORDERS[order])
        number: int | None = found.count if counted else None  # type: ignore[attr-defined]  # missing in Tantivy's stubs
        return found.hits[:limit], number

    def row(self, address: Address) -> StoryRow:
        """Return the line of a story that was found; the latest are at hand."""
        return self._rows.answer((address.segment_ord, address.doc), lambda: self.stored(address).row)

    @answering
    def stored(self, address: Address) -> Stored:
        """Return a story that was found."""
        return stored_of(self._searcher.doc(address))

    def giving_back(self) -> Callable[[Address], Stored]:
        """Return what gives back stories that were found until now, also once others are taken in."""
        searcher = self._searcher
        return partial(self._given_back, searcher)

    def as_it_stands(self) -> StoryIndex:
        """Return the index as it stands now: nothing that is committed later is seen there, and addresses found there stay true."""
        now = copy(self)
        now._rows = LruCache(_ROWS_KEPT)
        return now

    def get(self, story_id: StoryId) -> Stored | None:
        """Return a story by its id, or None if there is no such story."""
        return next(iter(self.stories(Has("id", str(story_id)), 1)), None)

    def stories(self, query: Clause, limit: int, order: str = BEST) -> list[Stored]:
        """Return the first so many stories that answer a query."""
        return [self.stored(address) for _, address in self.search(query, limit, order)[0]]

    @answering
    def numbers(self, query: Clause, field: str) -> Sequence[tuple[int, Address]]:
        """Return the number in a field of each story that answers a query, and where the story is; no text is read for it."""
        number = self.search(query, 1, counted=True)[1] or 0  # as many places are made ready as are asked for
        addresses = [address for _, address in self.search(query, number)[0]]
        numbers = self._searcher.fast_field_values(field, addresses)
        return [(int(one or 0), address) for one, address in zip(numbers, addresses, strict=True)]

    @answering
    def extent(self, query: Clause) -> Extent:
        """Return how many stories answer a query, and from when to when."""
        return extent(self._searcher, compiled(query))

    @answering
    def counts(self, query: Clause, first: int, last: int) -> Counts:
        """Return how many stories that answer a query stand on each day of a span, and under each theme."""
        return count_days(self._searcher, compiled(query), first, last)

    @answering
    def counts_by_month(self, query: Clause) -> Counts:
        """Return how many stories that answer a query stand in each month, on its first day; themes are not counted."""
        return count_months(self._searcher, compiled(query))

    @answering
    def unread(self, hits: Hits) -> int:
        """Return how many of some stories that were found are unread."""
        return self._searcher.fast_field_values("read", [address for _, address in hits]).count(0)

    def all_counts(self, query: Clause) -> Counts:
        """Return the counts of the query that means all stories: kept since the last commit, as reading is faster than counting."""
        counts = self._kept_counts()
        if counts is None:
            extent = self.extent(EVERYTHING)
            counts = self.counts(query, extent.first, extent.last)
            self._keep_counts(counts)
        return counts

    @answering
    def breakdown(self, query: Clause, *, weekly: bool) -> Breakdown:
        """Return how many stories that answer a query each theme has in each week (from its Monday) or month."""
        return break_down(self._searcher, compiled(query), weekly=weekly)

    @answering
    def values(self, query: Clause, field: str, limit: int) -> dict[str, int]:
        """Return the commonest values of a field among the stories that answer a query, the commonest first."""
        return commonest(self._searcher, compiled(query), field, limit)

    @answering
    def days_told(self, query: Clause, first: int, last: int) -> Mapping[int, int]:
        """Return how many of the stories that answer a query tell something of each day of a span, by ordinals."""
        return days_told(self._searcher, compiled(query), first, last)

    @answering
    def frequency(self, field: str, value: str) -> int:
        """Return in about how many stories a word or value stands in a field; replaced stories are counted too."""
        return self._searcher.doc_freq(field, value)

    @answering
    def frequencies(self, fields: Sequence[str], words: Collection[str]) -> Mapping[str, int]:
        """Return in about how many stories each of some words stands in that of some fields where most have it; others are left out."""
        times = self._searcher.doc_freq
        return {word: most for word in words if (most := max(times(field, word) for field in fields))}

    def expect(self, words: Callable[[], Iterable[tuple[str, str]]]) -> None:
        """Be told of which words it is asked next how common they are; each is as soon told by itself."""

    @answering
    def vocabulary(self, field: str, letters: str, limit: int | None = None) -> list[tuple[str, int]]:
        """Return the words or values of a field that begin with some letters, each with its frequency, the commonest first."""
        return self._searcher.terms_with_prefix(field, letters, limit=limit)

    @answering
    def _given_back(self, searcher: tantivy.Searcher, address: Address) -> Stored:
        return stored_of(searcher.doc(address))

    def look(self) -> None:
        """See to it, now and then, that nobody changed the files that answers are read from. Raises DamagedIndexError.

        They are mapped into memory: to read what was cut off would end the program.
        """
        if self._broken:
            raise DamagedIndexError.of(self.folder, self._broken)
        if (now := monotonic()) < self._look_at:
            return
        if self._files.are_other() and (wrong := soundness.damage(self.folder)):
            self._broken = wrong
            raise DamagedIndexError.of(self.folder, wrong)
        self._look_at = now + _SELDOM * (monotonic() - now)

    def failed(self, error: BaseException) -> None:
        """Find out why the engine could not answer. Raises DamagedIndexError if its files are not what was written."""
        wrong = soundness.damage(self.folder, thoroughly=True)
        if wrong or isinstance(error, NotWhatWasStoredError):
            soundness.forget(self.folder)
            self._broken = wrong or str(error)
            raise DamagedIndexError.of(self.folder, self._broken) from error

    def _search_anew(self, stamp: Stamp) -> None:
        """Answer from the newest commit; addresses of an older one mean other stories."""
        self._rows: LruCache[tuple[int, int], StoryRow] = LruCache(_ROWS_KEPT)
        self._searcher, self._seen = self._index.searcher(), stamp
        self._files = soundness.Files(self.folder)
        self._broken = ""


def _counts(plain: dict[str, Any]) -> Counts:
    """Return counts that were kept. Raises LookupError, TypeError or ValueError if they can't have been."""
    days, themes = {int(day): count for day, count in plain["days"].items()}, dict(plain["themes"])
    numbers = (plain["total"], plain["unread"], *days.values(), *themes.values())
    if not all(type(number) is int and number >= 0 for number in numbers):
        raise ValueError("counts")
    if not all(1 <= day <= _LAST_DAY for day in days) or sum(days.values()) != plain["total"]:
        raise ValueError("counts")
    return Counts(days, themes, plain["total"], plain["unread"])
