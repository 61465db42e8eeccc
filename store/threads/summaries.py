"""What a person is told of a thread: its key stories, where it stands, and why a story is in it."""

from __future__ import annotations

import re

from store.api.story import Story, StoryId
from store.api.threads import Thread, WhyThread
from store.text.fold import words
from store.threads.db.thread_tables import ThreadTables

_KEY_STORIES = 5
_LEAST_WORDS, _LONGEST = 5, 240
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")


def thread_of(tables: ThreadTables, story: StoryId) -> Thread | None:
    """Return a story's thread; None for a story that stands alone."""
    thread = tables.members.thread_of(story)
    found = tables.threads.get(thread) if thread is not None else None
    return found if found and found.count > 1 else None


def stories_of(tables: ThreadTables, thread: int) -> list[StoryId]:
    """Return a thread's stories, oldest first, also by an id it had before it was joined to another."""
    return [story for story, _ in tables.members.of(tables.threads.current(thread))]


def threads_called(tables: ThreadTables, name: str, limit: int) -> list[Thread]:
    """Return the threads whose name has the words of a name, the largest first; none if it has no words."""
    return tables.threads.called(words(name), limit) if words(name) else []


def key_stories(tables: ThreadTables, thread: int, limit: int = _KEY_STORIES) -> list[StoryId]:
    """Return a thread's key stories, spread in time: its first, its last, and between them those that are the likest to the whole."""
    members = tables.members.of(tables.threads.current(thread))
    if len(members) <= limit or limit < 3:
        return [story for story, _ in members[:limit]]
    inner, parts = members[1:-1], limit - 2
    spans = (inner[part * len(inner) // parts : (part + 1) * len(inner) // parts] for part in range(parts))
    best = [max(span, key=lambda member: member[1]) for span in spans if span]
    return [story for story, _ in (members[0], *best, members[-1])]


def why_in_thread(tables: ThreadTables, story: StoryId) -> WhyThread | None:
    """Return why a story is in its thread; None for a story that stands alone."""
    member, thread = tables.members.get(story), thread_of(tables, story)
    if member is None or thread is None:
        return None
    joined = tuple(merged.shared for merged in tables.members.merged_into(thread.id))
    shared = tuple(text for text, _ in member.shared)
    return WhyThread(thread, member.likeness is None, not shared and member.likeness == 0, shared, joined)


def where_it_stands(latest: Story) -> str:
    """Return a thread's latest development in one line: what its latest story tells first beyond its title, empty if that is nothing."""
    title = set(words(latest.title))
    for text in (*latest.body[:2], *latest.highlights):
        for sentence in _SENTENCE.split(text[:2_000])[:3]:
            said = words(sentence)
            if len(said) >= _LEAST_WORDS and len(set(said) - title) > len(said) / 3:
                return sentence if len(sentence) <= _LONGEST else sentence[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
    return ""
