"""When the stories of a small archive are grouped anew as it grows, and which thread each group goes on as.

What the first stories of an archive have in common is known only when more have come. So while there are few, all of them are grouped
anew from time to time: whichever way they came, in one import, month by month or one by one, they find the same threads.
Beyond `FEW` stories threads stay as they are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

FEW = 500
"""Of more stories than this, threads are never grouped anew."""
_GROWN, _LEAST = 1.25, 25
"""Stories are grouped anew when there are a quarter more than the last time, and so many at least."""


def is_due(stories: int, before: int) -> bool:
    """Return whether there are enough more stories than when they were last grouped."""
    return stories >= max(_LEAST, _GROWN * before)


def continued(groups: Sequence[Sequence[int]], threads: Sequence[int]) -> Mapping[int, int | None]:
    """Return for each group, by its place, the thread it goes on as: that with which it shares most stories; None for a new one."""
    shared = Counter((group, threads[story]) for group, stories in enumerate(groups) for story in stories)
    goes_on: dict[int, int | None] = defaultdict(lambda: None)
    taken: set[int] = set()
    for (group, thread), _ in sorted(shared.items(), key=lambda one: (-one[1], one[0][1], one[0][0])):
        if group not in goes_on and thread not in taken:
            goes_on[group] = thread
            taken.add(thread)
    return goes_on
