"""Reports: of the new stories, those that another story of their thread tells already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from store.api.story import Story, StoryId
from store.engine.protocol import Engine
from store.engine.terms import these
from store.related.reprints import fold_reports, report_of
from store.threads import ThreadBook

_DAYS = 2
_MOST = 400
"""Stories of one thread around the new ones that are compared."""


def folds_of(engine: Engine, book: ThreadBook, fresh: Sequence[Story]) -> dict[StoryId, StoryId]:
    """Return which stories fold into which, of new stories and those of their threads around them."""
    threads: dict[int, list[Story]] = defaultdict(list)
    for story in fresh:
        if (thread := book.thread_of(story.id)) is not None:
            threads[thread].append(story)
    folded: dict[StoryId, StoryId] = {}
    for thread, stories in threads.items():
        days = [story.published.first_day.toordinal() for story in stories]
        beside = _beside(book, thread, min(days) - _DAYS, max(days) + _DAYS)
        if len(beside) < 2:
            continue
        known = {story.id: story for story in stories}
        missing = [one for one in beside if one not in known]
        if missing:
            known |= {story.id: story for story in (one.story for one in engine.stories(these(missing), len(missing)))}
        for lead, *copies in fold_reports(report_of(story) for story in known.values()):
            folded |= dict.fromkeys(copies, lead)
    return folded


def _beside(book: ThreadBook, thread: int, first: int, last: int) -> list[StoryId]:
    question = "SELECT id FROM stories WHERE thread = ? AND day BETWEEN ? AND ? ORDER BY day LIMIT ?"
    return [StoryId(row[0]) for row in book.database.execute(question, (thread, first, last, _MOST))]
