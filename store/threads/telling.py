"""Telling: what a person is told of threads: their days, their key stories, where they stand, and why a story is in one."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.api.story import Story, StoryId
from store.api.threads import Thread
from store.text.fold import words
from store.threads.reader import ThreadReader

_KEY_STORIES = 5
_LEAST_WORDS, _LONGEST = 5, 240
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")


@dataclass(frozen=True, slots=True)
class Shared:
    """Something a story shares with its thread."""

    text: str
    """As the story prints it."""
    bits: float
    """How much it speaks for the thread: by so many halvings it is less likely to be chance."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why a story is in its thread."""

    thread: int
    """The thread's number."""
    by_person: bool
    """True if the person put it there."""
    began: bool
    """True if the thread began with it."""
    likeness: float
    """How strongly it belonged when it came, in bits a feature; above 0 it belongs."""
    shared: tuple[Shared, ...]
    """What it shared with the thread, what weighed most first."""
    joined: tuple[tuple[int, tuple[str, ...]], ...]
    """Threads that were joined into this one, each with what both had."""


def thread_list(book: ThreadReader, limit: int = 100, least: int = 2) -> list[Thread]:
    """Return the threads with the newest stories that have at least so many, the newest first."""
    question = "SELECT id, name, given, number, first, last FROM threads WHERE number >= ? ORDER BY last DESC, id LIMIT ?"
    return [_thread(row) for row in book.database.execute(question, (least, limit))]


def thread(book: ThreadReader, number: int) -> Thread | None:
    """Return a thread by its number, also by one it had before it was joined to another; nothing if there is none."""
    question = "SELECT id, name, given, number, first, last FROM threads WHERE id = ?"
    row = book.database.execute(question, (book.current(number),)).fetchone()
    return _thread(row) if row else None


def threads_called(book: ThreadReader, name: str, limit: int = 20) -> list[Thread]:
    """Return the threads whose name has the words of a name, the largest first."""
    wanted = "%" + "%".join(words(name)) + "%"
    question = "SELECT id, name, given, number, first, last FROM threads WHERE name LIKE ? ORDER BY number DESC, id LIMIT ?"
    return [_thread(row) for row in book.database.execute(question, (wanted, limit))] if words(name) else []


def stories_of(book: ThreadReader, number: int) -> list[StoryId]:
    """Return a thread's stories, the oldest first."""
    rows = book.database.execute("SELECT id FROM stories WHERE thread = ? ORDER BY day, id", (book.current(number),))
    return [StoryId(row[0]) for row in rows]


def key_stories(book: ThreadReader, number: int, limit: int = _KEY_STORIES) -> list[StoryId]:
    """Return a thread's key stories, spread in time: its first, its last, and between them those that are the likest to the whole."""
    question = "SELECT id, coalesce(likeness, 0) FROM stories WHERE thread = ? ORDER BY day, id"
    rows: Sequence[tuple[str, float]] = book.database.execute(question, (book.current(number),)).fetchall()
    if len(rows) <= limit or limit < 3:
        return [StoryId(row[0]) for row in rows[:limit]]
    inner, parts = rows[1:-1], limit - 2
    spans = (inner[part * len(inner) // parts : (part + 1) * len(inner) // parts] for part in range(parts))
    best = [max(span, key=lambda row: row[1])[0] for span in spans if span]
    return [StoryId(one) for one in (rows[0][0], *best, rows[-1][0])]


def why(book: ThreadReader, story: StoryId) -> Why | None:
    """Return why a story is in its thread; nothing for a story that is in none."""
    row = book.database.execute("SELECT thread, likeness, because FROM stories WHERE id = ?", (story,)).fetchone()
    if row is None:
        return None
    number, likeness, because = row
    shared = tuple(Shared(text, bits) for text, bits in json.loads(because))
    merges = book.database.execute("SELECT gone, because FROM merges WHERE into_thread = ? ORDER BY gone", (number,)).fetchall()
    joined = tuple((int(gone), tuple(json.loads(both))) for gone, both in merges)
    return Why(int(number), likeness is None, not shared and likeness == 0, likeness or 0.0, shared, joined)


def where_it_stands(latest: Story) -> str:
    """Return in one line where a matter stands, from its latest story: its first highlight or sentence that adds to the title."""
    title = set(words(latest.title))
    for text in (*latest.highlights, *latest.body[:2]):
        for sentence in _SENTENCE.split(text[:2_000])[:3]:
            said = words(sentence)
            if len(said) >= _LEAST_WORDS and len(set(said) - title) > len(said) / 3:
                return sentence if len(sentence) <= _LONGEST else sentence[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
    return latest.title


def _thread(row: tuple[int, str, int, int, int, int]) -> Thread:
    number, name, given, count, first, last = row
    return Thread(number, name, bool(given), count, first, last)
