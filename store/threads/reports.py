"""Reports of the same news: which stories fold into which, and all that is derived from that.

The one truth is `ThreadTables.reports`: which story folds into which. `fold_new` writes it, as stories arrive and go; nothing else does.
Two things are derived from it, by `derive_reports` alone, and may be lost at any time:

* the index's field `copy`, by which a query leaves folded stories out. Who indexes a story anew asks the truth for it
  (`ThreadQueries.copies_among`).
* `reports.json` (`store.timeline.report_counts`): how many reports a story stands for, read at the start, when threads are not at hand,
  into `Overlay.reports`, from which the timeline's lines have their numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from store.api.story import Story, StoryId
from store.engine.fields import fields_of
from store.engine.protocol import Engine
from store.engine.terms import these
from store.index.index import StoryIndex
from store.record.lock import WriterLock
from store.related.reprints import fold_reports, report_of
from store.threads.db.thread_tables import ThreadTables
from store.timeline.report_counts import keep_reports

_DAYS = 2
"""Days by which reports of the same news may lie apart."""
_MOST = 400
"""Stories of one thread around the new ones that are compared."""


def fold_new(
    engine: Engine,
    tables: ThreadTables,
    fresh: Sequence[Story],
    gone: set[StoryId],
    hidden: set[StoryId],
    parted: Container[StoryId] = (),
) -> set[StoryId]:
    """Fold what is one report, and let stand for itself what folded into a story that is gone or was written anew.

    `hidden` are the fresh stories that the index leaves out; those `parted` by the person never fold.
    Returns the stories for which the index is to be looked at.
    """
    freed = [one for one in tables.reports.behind(gone) if one not in gone]
    freed_stories = [stored.story for one in freed if (stored := engine.get(one))]
    folded = _folded(engine, tables, [*fresh, *freed_stories], parted)
    apart = {*gone, *freed, *hidden} - folded.keys()
    with tables.writing():
        tables.reports.fold(folded, apart)
    return {*folded, *apart}


def derive_reports(index: StoryIndex, lock: WriterLock, tables: ThreadTables, stories: Iterable[StoryId] = ()) -> None:
    """Let the index know which of some stories fold into another, and keep how many reports each story stands for."""
    wanted = {one: tables.reports.lead_of(one) is not None for one in stories}
    if any((stored := index.get(one)) and stored.entry.copy != copy for one, copy in wanted.items()):
        with lock.held(), index.writing() as intake:
            for one, copy in wanted.items():
                stored = index.get(one)
                if stored is not None and stored.entry.copy != copy:
                    intake.drop(str(one))
                    intake.put(fields_of(replace(stored.entry, copy=copy)))
        index.reload()
    keep_reports(index.folder, tables.reports.counts())


def _folded(engine: Engine, tables: ThreadTables, fresh: Sequence[Story], parted: Container[StoryId]) -> dict[StoryId, StoryId]:
    """Return which stories fold into which, of new stories and those of their threads around them."""
    threads: dict[int, list[Story]] = defaultdict(list)
    for story in fresh:
        if (thread := tables.members.thread_of(story.id)) is not None:
            threads[thread].append(story)
    folded: dict[StoryId, StoryId] = {}
    for thread, stories in threads.items():
        days = [story.published.first_day.toordinal() for story in stories]
        beside = [one for one, _ in tables.members.of(thread, (min(days) - _DAYS, max(days) + _DAYS), _MOST)]
        if len(beside) < 2:
            continue
        known = {story.id: story for story in stories}
        missing = [one for one in beside if one not in known]
        if missing:
            known |= {story.id: story for story in (one.story for one in engine.stories(these(missing), len(missing)))}
        for lead, *copies in fold_reports(report_of(story) for story in known.values() if story.id not in parted):
            folded |= dict.fromkeys(copies, lead)
    return folded
