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
        self._kin: dict[StoryId, set[StoryId]] = {}
        for one, other in corrections.together:
            kin = self._kin.get(one, {one}) | self._kin.get(other, {other})
            for story in kin:
                self._kin[story] = kin
        self._foes: dict[StoryId, set[StoryId]] = defaultdict(set)
        for one, other in corrections.apart:
            self._foes[one].add(other)
            self._foes[other].add(one)

    def binds(self, story: StoryId) -> bool:
        """Return whether the person said anything about where a story belongs."""
        return story in self._kin or story in self._foes

    def must(self, story: StoryId) -> int | None:
        """Return the thread a story must go to: that of one it belongs together with."""
        threads = [thread for kin in self._kin.get(story, ()) if (thread := self._thread_of(kin)) is not None]
        shut = self.must_not(story)
        return min((thread for thread in threads if thread not in shut), default=None)

    def must_not(self, story: StoryId) -> set[int]:
        """Return the threads a story must not go to: those of stories it is to be apart from."""
        kin = self._kin.get(story, {story})
        foes = {foe for one in kin if one in self._foes for foe in self._foes[one]}
        return {thread for foe in foes if (thread := self._thread_of(foe)) is not None}

    def barred(self, one: int, other: int) -> bool:
        """Return whether the person told two threads apart."""
        return any({self._thread_of(a), self._thread_of(b)} == {one, other} for a, b in self._apart)
