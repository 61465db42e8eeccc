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
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from store.api.story import StoryId
from store.engine.entry import Entry
from store.engine.fields import fields_of
from store.engine.protocol import Engine, MonthlyEngine
from store.engine.terms import these
from store.record.turn import Turn
from store.related.reprints import fold_reports, report_of
from store.threads.db.thread_tables import ThreadTables
from store.timeline.report_counts import keep_reports

_DAYS = 2
"""Days by which reports of the same news may lie apart."""
_MOST = 400
"""Stories of one thread, close to each other in time, that are compared together."""


def fold_new(
    engine: Engine,
    tables: ThreadTables,
    fresh: Sequence[Entry],
    gone: set[StoryId],
    hidden: set[StoryId],
    parted: Container[StoryId] = (),
) -> set[StoryId]:
    """Fold what is one report, and let stand for itself what folded into a story that is gone or was written anew.

    `hidden` are the fresh stories that the index leaves out; those `parted` by the person never fold.
    Returns the stories for which the index is to be looked at.
    """
    freed = [one for one in tables.reports.behind(gone) if one not in gone]
    freed_stories = [stored.entry for one in freed if (stored := engine.get(one))]
    folded = _folded(engine, tables, [*fresh, *freed_stories], parted)
    apart = {*gone, *freed, *hidden} - folded.keys()
    with tables.writing():
        tables.reports.fold(folded, apart)
    return {*folded, *apart}


def derive_reports(index: MonthlyEngine, lock: Turn, tables: ThreadTables, stories: Iterable[StoryId] = ()) -> None:
    """Let the index know which of some stories fold into another, and keep how many reports each story stands for.

    Those of which it was to be told before, and whoever did so was ended, are among them.
    """
    wanted = {one: tables.reports.lead_of(one) is not None for one in {*stories, *tables.reports.owed()}}
    if any((stored := index.get(one)) and stored.entry.copy != copy for one, copy in wanted.items()):
        with lock.held():
            index.reload()  # another program may have changed them since
            with index.writing() as intake:
                for one, copy in wanted.items():
                    stored = index.get(one)
                    if stored is not None and stored.entry.copy != copy:
                        intake.drop(str(one))
                        intake.put(fields_of(replace(stored.entry, copy=copy)))
        index.reload()
    if not index.unwritable:  # else they are still owed
        with tables.writing():
            tables.reports.told(wanted)
    keep_reports(index.folder, tables.reports.counts())


def _folded(engine: Engine, tables: ThreadTables, fresh: Sequence[Entry], parted: Container[StoryId]) -> dict[StoryId, StoryId]:
    """Return which stories fold into which, of new stories and those of their threads around them."""
    threads: dict[int, list[Entry]] = defaultdict(list)
    for entry in fresh:
        if (thread := tables.members.thread_of(entry.story.id)) is not None:
            threads[thread].append(entry)
    folded: dict[StoryId, StoryId] = {}
    for thread, entries in threads.items():
        known = {entry.story.id: entry for entry in entries}
        for beside in _near_in_time(tables, thread, known):
            missing = [one for one in beside if one not in known]
            found = [stored.entry for stored in engine.stories(these(missing), len(missing))] if missing else []
            told = [*found, *(known[one] for one in beside if one in known)]
            reports = (
                report_of(one.story, one.names if one.understood else None) for one in told if one.story.id not in parted
            )
            for lead, *copies in fold_reports(reports):
                folded |= dict.fromkeys(copies, lead)
    return folded


def _near_in_time(tables: ThreadTables, thread: int, fresh: Mapping[StoryId, Entry]) -> Iterator[list[StoryId]]:
    """Yield the stories of a thread that follow each other so closely that they may be one report, some of them new."""
    days = [entry.story.published.first_day.toordinal() for entry in fresh.values()]
    run: list[StoryId] = []
    last = 0
    for story, day in (*tables.members.days(thread, (min(days) - _DAYS, max(days) + _DAYS)), (None, 1 << 40)):
        if day > last + _DAYS or len(run) >= _MOST:
            if len(run) > 1 and not fresh.keys().isdisjoint(run):
                yield run
            run = []
        if story is not None:
            run.append(story)
        last = day
