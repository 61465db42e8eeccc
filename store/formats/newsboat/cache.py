"""newsboat's stories, the file `cache.db`: what it fetched, with what was read, flagged and put into its queue."""

from __future__ import annotations

from collections.abc import Iterator

from store.formats.source import OpenSource, Read, Sureness

name = "newsboat cache"
suffixes: tuple[str, ...] = ()
_SIGNATURE = b"SQLite format 3\0"


def sniff(beginning: bytes) -> Sureness:
    """Return that every SQLite file is looked into: whether it is newsboat's can't be seen from its first bytes."""
    return Sureness.CERTAIN if beginning.startswith(_SIGNATURE) else Sureness.NO


def read(source: OpenSource) -> Iterator[Read]:
    """Yield the feeds that newsboat knows, and its stories with their marks. Raises UnreadableError."""
    from store.formats.newsboat.cached_stories import read_cache

    yield from read_cache(source)
