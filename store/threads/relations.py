"""Relations as they are shown: a thread in common told first, reports of the same news as one row with their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.api.story import StoryId
from store.api.threads import Thread
from store.api.views import Related
from store.threads.db.thread_tables import ThreadTables
from store.threads.queries import ThreadQueries
from store.threads.summaries import thread_of
from store.timeline.marks_overlay import Overlay


def shown(queries: ThreadQueries, overlay: Overlay, story_id: StoryId, related: Sequence[Related]) -> list[Related]:
    """Return related stories with the thread they share with the story, and one for each report, told in how many it stands."""
    stories = [story_id, *(one.story.id for one in related)]

    def known(tables: ThreadTables) -> dict[StoryId, tuple[StoryId, Thread | None]]:
        return {one: (tables.reports.lead_of(one) or one, thread_of(tables, one)) for one in stories}

    found = queries.source.ask(known) or {one: (one, None) for one in stories}
    lead, here = found[story_id]
    told = {lead}
    kept: list[Related] = []
    for one in related:
        lead, thread = found[one.story.id]
        if lead in told:
            continue
        told.add(lead)
        same = here and thread and here.id == thread.id and here.name
        reasons = (f"same thread: {here.name}", *one.reasons) if here and same else one.reasons
        kept.append(replace(one, story=overlay.over(one.story), reasons=reasons, reports=overlay.reports.get(lead, 1)))
    return kept
