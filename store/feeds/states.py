"""How feeds fared of late, in a file of the cache: all of it can be found out again by asking them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from store.api.feeds import FeedId, FeedState
from store.api.story import StoryId
from store.fetch.state import FetchState
from store.files import keep, kept
from store.private import make_file, make_folder

_PATIENCE = 20.0
_MOST_PAGES = 500
"""Pages of one feed that are remembered as still to be fetched."""


@dataclass(frozen=True, slots=True)
class KeptState:
    """What is known of one feed from earlier updates."""

    fetch: FetchState = field(default_factory=FetchState)
    """What its address said."""
    pages: Mapping[StoryId, int] = field(default_factory=dict)
    """Stories whose pages are still to be fetched, with how often that failed."""

    def to_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        pages = dict(list(self.pages.items())[-_MOST_PAGES:])
        return {"fetch": self.fetch.to_json(), **({"pages": pages} if pages else {})}

    @classmethod
    def from_json(cls, plain: object) -> KeptState:
        """Return what plain data tells of; whatever is not as it should be counts as unknown."""
        if not isinstance(plain, Mapping):
            return cls()
        pages = plain.get("pages")
        listed = pages.items() if isinstance(pages, Mapping) else ()
        return cls(
            FetchState.from_json(plain.get("fetch")),
            {StoryId(name): tries for name, tries in listed if isinstance(name, str) and type(tries) is int},
        )

    def told(self) -> FeedState:
        """Return how the feed fared, as it is told to people."""
        state = self.fetch
        return FeedState(_moment(state.last_success), _moment(state.last_try), _moment(state.next_try), state.error, state.gone)


class FeedStates:
    """The states of an archive's feeds, in one file beside the index's folder; several programs may write it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self) -> dict[FeedId, KeptState]:
        """Return what is known, by feed; nothing if the file is gone or damaged."""
        return kept(self._path, _states, also_unsummed=True) or {}

    def put(self, changes: Mapping[FeedId, KeptState], forget: Iterable[FeedId] = ()) -> None:
        """Keep what became known of some feeds, and forget others; what cannot be written is found out again."""
        from filelock import FileLock, Timeout

        if not changes and not forget:
            return
        try:
            make_folder(self._path.parent)
            make_file(self._path.with_suffix(".write"))
            with FileLock(self._path.with_suffix(".write"), timeout=_PATIENCE):
                states = {name: state for name, state in (self.all() | dict(changes)).items() if name not in set(forget)}
                keep(self._path, {name: state.to_json() for name, state in states.items()})
        except (OSError, Timeout):
            return

    @contextmanager
    def updating(self) -> Iterator[bool]:
        """Be the one who updates; yields false, at once, if another program is at it."""
        from filelock import FileLock, Timeout

        lock = FileLock(self._path.with_suffix(".updating"), timeout=0)
        try:
            make_folder(self._path.parent)
            make_file(self._path.with_suffix(".updating"))
            lock.acquire()
        except Timeout:
            yield False
            return
        except OSError:  # a cache that can't be written keeps nobody from updating
            yield True
            return
        try:
            yield True
        finally:
            lock.release()


def _states(plain: Mapping[str, object]) -> dict[FeedId, KeptState]:
    return {FeedId(name): KeptState.from_json(one) for name, one in plain.items()}


def _moment(seconds: int) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
