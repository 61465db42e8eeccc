"""The feeds of an archive in a folder: what is followed, how it fares, and what came by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from store.api.changes import Refused
from store.api.errors import FeedError
from store.api.feeds import Feed, FeedCheck, FeedSummary, FoundFeed, OnEach, Subscribed, Updated
from store.record.feeds import FeedRows

if TYPE_CHECKING:
    from typing import Unpack

    from store.api.archive import Archive
    from store.api.feeds import FeedChanges
    from store.api.progress import Progress


class FolderFeeds:
    """What the person follows, in an archive in a folder."""

    def __init__(self, rows: FeedRows, archive: Archive) -> None:
        self._rows, self._archive = rows, archive

    def all(self) -> Sequence[Feed]:
        """Return the feeds, in the order of their names."""
        return self._rows.all()

    def named(self, name: str) -> Feed:
        """Return the feed that a name means."""
        return self._rows.named(name)

    def summaries(self) -> Sequence[FeedSummary]:
        """Return the feeds with how they fare and what came by them."""
        return [FeedSummary(feed) for feed in self.all()]

    def add(self, address: str, /, *, fetch: bool = True, **settings: Unpack[FeedChanges]) -> Subscribed:
        """Follow a feed at an address as it is."""
        if fetch:
            raise FeedError("feeds can't be fetched yet; follow it without")
        ((feed, is_new),) = self._rows.put([{**_given(settings), "address": address}])
        return Subscribed(feed, is_new)

    def add_all(self, found: Sequence[FoundFeed]) -> Sequence[Subscribed | Refused]:
        """Follow feeds that a list named, without fetching them, in one write."""
        fields = [{"address": one.address, "name": one.title, "site": one.site, "tags": one.tags} for one in found]
        return [Subscribed(feed, is_new) for feed, is_new in self._rows.put(fields)]

    def change(self, name: str, /, **changes: Unpack[FeedChanges]) -> Feed:
        """Change what is given of a feed and return it."""
        return self._rows.change(self.named(name).id, _given(changes))

    def remove(self, name: str) -> Feed:
        """Stop following a feed and return it; its stories stay."""
        return self._rows.remove(self.named(name).id)

    def update(
        self,
        names: Sequence[str] = (),  # noqa: ARG002
        on_each: OnEach | None = None,  # noqa: ARG002
        progress: Progress | None = None,  # noqa: ARG002
        *,
        stopped: Callable[[], bool] = lambda: False,  # noqa: ARG002
    ) -> Updated:
        """Fetch the feeds that are due, or those that are named at once, and keep what they hold."""
        raise FeedError("feeds can't be fetched yet")

    def check(self, names: Sequence[str] = ()) -> Sequence[FeedCheck]:  # noqa: ARG002
        """Look at feeds and say what would come."""
        raise FeedError("feeds can't be fetched yet")


def _given(changes: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in changes.items() if value is not None}
