"""Constraints: what the person's corrections mean for a story that arrives and for threads that look alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from store.api.story import StoryId
from store.threads.cluster.corrections import Corrections


class Constraints:
    """Tells where a story must go, where it must not, and which threads must stay two."""

    def __init__(self, corrections: Corrections, thread_of: Callable[[StoryId], int | None]) -> None:
        self._thread_of = thread_of
        self._apart = corrections.apart
        self._linked: dict[StoryId, set[StoryId]] = {}
        for one, other in corrections.together:
            linked = self._linked.get(one, {one}) | self._linked.get(other, {other})
            for story in linked:
                self._linked[story] = linked
        self._kept_apart: dict[StoryId, set[StoryId]] = defaultdict(set)
        for one, other in corrections.apart:
            self._kept_apart[one].add(other)
            self._kept_apart[other].add(one)

    def binds(self, story: StoryId) -> bool:
        """Return whether the person said anything about where a story belongs."""
        return story in self._linked or story in self._kept_apart

    def must(self, story: StoryId) -> int | None:
        """Return the thread a story must go to: that of one it belongs together with."""
        threads = [thread for one in self._linked.get(story, ()) if (thread := self._thread_of(one)) is not None]
        shut = self.must_not(story)
        return min((thread for thread in threads if thread not in shut), default=None)

    def must_not(self, story: StoryId) -> set[int]:
        """Return the threads a story must not go to: those of stories it is to be apart from."""
        linked = self._linked.get(story, {story})
        others = {other for one in linked if one in self._kept_apart for other in self._kept_apart[one]}
        return {thread for other in others if (thread := self._thread_of(other)) is not None}

    def barred(self, one: int, other: int) -> bool:
        """Return whether the person told two threads apart."""
        return any({self._thread_of(a), self._thread_of(b)} == {one, other} for a, b in self._apart)
