"""Threads put together as they stood before the person changed them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from store.api.story import Story, StoryId
from store.threads.thread_writer import ThreadWriter


def put_together(
    threads: ThreadWriter,
    groups: Sequence[Sequence[StoryId]],
    names: Mapping[StoryId, str],
    story_of: Callable[[StoryId], Story | None],
    *,
    named: bool,
) -> None:
    """Let each group of stories be one thread of its own, moving as few as can be, under the name the person gave it, if any.

    What came to the threads since stays where it is; stories that are there no more are left out. A thread that the person gave
    no name is named anew if it was `named`, and else keeps the name it has.
    """
    taken: set[int] = set()
    for group in sorted(groups, key=len, reverse=True):
        standing = {one: thread for one in group if (thread := threads.thread_of(one)) is not None}
        free = Counter(thread for thread in standing.values() if thread not in taken)
        home = free.most_common(1)[0][0] if free else None
        moving = [story for one, thread in standing.items() if thread != home and (story := story_of(one))]
        if moving:
            home = threads.move(moving, home)
        if home is not None:
            taken.add(home)
            given = next((names[one] for one in group if one in names), "")
            if given or named:
                threads.rename(home, given)
