"""Relations as they are shown: a thread in common told first, reports of the same news as one row with their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.api.story import StoryId
from store.api.views import Related
from store.threads import ThreadReader, thread
from store.threads.months import lead_of
from store.threads.queries import ThreadQueries
from store.timeline.marks_overlay import Overlay


def shown(asking: ThreadQueries, overlay: Overlay, story_id: StoryId, related: Sequence[Related]) -> list[Related]:
    """Return related stories with the thread they share with the story, and one for each report, told in how many it stands."""
    stories = [story_id, *(one.story.id for one in related)]
    no_leads: dict[StoryId, StoryId] = {}
    no_threads: dict[StoryId, tuple[int, str]] = {}
    leads = asking.ask(lambda book: {one: lead_of(book, one) for one in stories}, no_leads)
    threads = asking.ask(lambda book: _threads(book, stories), no_threads)
    here, told = threads.get(story_id, (0, "")), {leads.get(story_id, story_id)}
    kept: list[Related] = []
    for one in related:
        lead = leads.get(one.story.id, one.story.id)
        if lead in told:
            continue
        told.add(lead)
        same = here[0] and threads.get(one.story.id, (0, ""))[0] == here[0]
        reasons = (f"same thread: {here[1]}", *one.reasons) if same and here[1] else one.reasons
        kept.append(replace(one, story=overlay.over(one.story), reasons=reasons, reports=overlay.reports.get(lead, 1)))
    return kept


def _threads(book: ThreadReader, stories: Sequence[StoryId]) -> dict[StoryId, tuple[int, str]]:
    """Return the number and the name of each story's thread."""
    found: dict[StoryId, tuple[int, str]] = {}
    for story in stories:
        number = book.thread_of(story)
        about = thread(book, number) if number is not None else None
        if about is not None:
            found[story] = about.id, about.name
    return found
