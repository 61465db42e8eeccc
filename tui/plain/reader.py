"""Somebody who goes through an archive line by line: where they are, and what each command does there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Unpack

from store.api.archive import Archive
from store.api.story import StoryId
from store.api.views import Cursor, MarkChanges, Selection, StoryRow
from store.dates.spans import parse_span
from store.text.numbers import counted
from tui.plain.commands import Lines
from tui.plain.sentences import numbered, related_lines, story_sentence, text_of, thread_sentence

_LISTED = 20
"""So many stories of a list are told; the others are walked by `next`."""
_WORDS = "Type next, back, read, find and words, date, unread, help or quit."


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is."""

    row: StoryRow | None = None
    """The story; None in an empty archive."""
    listed: Sequence[StoryRow] = ()
    """The list that one walks; empty where all stories are walked in order of time."""
    name: str = ""
    """What the list is."""
    at: int = 0
    """Which story of the list one is on."""


class PlainReader:
    """Does what is typed, on one archive."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._themes = {theme.key: theme.name for theme in archive.themes.every()}
        self.place = Place(self._newest())
        self.has_left = False
        """Whether one wants to leave."""

    def begin(self) -> Lines:
        """Say what there is, and where one is."""
        counts = self._archive.counts(Selection())
        yield f"Dateline. {counted(counts.total, 'story', 'stories')}, {counts.unread:,} unread. {_WORDS}"
        yield from self.where()

    # Going about

    def where(self) -> Lines:
        """Say where one is."""
        place = self.place
        if place.row is None:
            yield "There are no stories yet. In the shell, dateline add and a file adds some."
            return
        lead = f"{place.name}, {place.at + 1} of {len(place.listed)}" if place.listed else ""
        yield story_sentence(self._now(place.row), self._themes, lead)

    def step(self, by: int, after: str) -> Lines:
        """Go so many stories on or back: in the list, or in time."""
        steps = int(after) if after.isdecimal() else 1
        moved = False
        for _ in range(min(steps, 1_000)):
            if not self._moved(by):
                break
            moved = True
        if not moved:
            end = "last" if by > 0 else "first"
            yield f"This is the {end} story{' of the list; all leaves it' if self.place.listed else ''}."
        yield from self.where()

    def to_date(self, typed: str) -> Lines:
        """Go to the first story on or after a date; to the last one if there is none later."""
        span = parse_span(typed, date.today())
        if span is None:
            yield f"“{typed}” is no date. Try date 2025, date june 2025, or date last week."
            return
        later = self._archive.rows(Selection(), Cursor(span[0].toordinal(), 0), 1)
        self.place = Place(later[0] if later else self._newest())
        if not later:
            yield "There is no story that late; this is the last one."
        yield from self.where()

    def unread(self) -> Lines:
        """Go to the next unread story, from the first one again where there is none later."""
        unread, row = Selection(unread=True), self.place.row
        found = self._archive.neighbour(unread, row.id, 1) if row else None
        if found is None:
            first = self._archive.rows(unread, Cursor(1, 0), 1)
            found = first[0] if first and (row is None or first[0].id != row.id) else None
        if found is None:
            yield "There is no other unread story."
            return
        self.place = Place(found)
        yield from self.where()

    def all(self) -> Lines:
        """Leave the list, and stay on the story."""
        self.place = Place(self.place.row)
        yield "All stories, in order of time."
        yield from self.where()

    # Lists

    def find(self, words: str) -> Lines:
        """Find stories, and go to the best of them."""
        if not words:
            yield "Find what? Type find and some words."
            return
        yield from self._archive.search.mistakes(words)
        found = self._archive.search.find(Selection(words=words))
        if not found.hits:
            yield f"No story matches “{words}”. Try fewer words."
            return
        if found.also:
            yield f"Also looked for: {found.also.replace('→', 'as')}."
        yield from self._list([hit.story for hit in found.hits], f"Found for {words}", found.total)

    def thread(self) -> Lines:
        """List the stories on the same running news, and stand on this one among them."""
        row = self.place.row
        place = self._archive.threads.position(row.id) if row else None
        summary = self._archive.threads.thread(place.thread.id) if place else None
        if row is None or place is None or summary is None:
            yield "This story is in no thread."
            return
        yield thread_sentence(place, summary.rows)
        if summary.stands:
            yield f"The latest: {summary.stands}"
        yield from self._list(summary.rows, f"Thread {place.thread.name}", None, row.id)

    def related(self) -> Lines:
        """List the stories that belong with this one, and why."""
        row = self.place.row
        related = self._archive.related(row.id) if row else ()
        if not related:
            yield "No story here belongs with it."
            return
        yield counted(len(related), "related story", "related stories") + ". Type a number to go to one."
        yield from related_lines(related, self._themes)
        self.place = replace(self.place, listed=[one.story for one in related], name="Related", at=-1)

    def go(self, after: str) -> Lines:
        """Go to a story of the list by its number, or say the list again."""
        listed = self.place.listed
        if not listed:
            yield "There is no list. find, thread or related makes one."
        elif not after.isdecimal():
            yield from islice(numbered([self._now(row) for row in listed], self._themes), _LISTED)
        elif not 1 <= int(after) <= len(listed):
            yield f"The list has {counted(len(listed), 'story', 'stories')}."
        else:
            self._stand_on(int(after) - 1)
            yield from self.where()

    def _list(self, rows: Sequence[StoryRow], name: str, total: int | None, on: StoryId | None = None) -> Lines:
        """Stand on a story of a list, and say its first stories."""
        self.place = Place(rows[0], rows, name)
        self._stand_on(next((at for at, row in enumerate(rows) if row.id == on), 0))
        yield f"{name}: {counted(total or len(rows), 'story', 'stories')}. Type a number to go to one."
        yield from islice(numbered(rows, self._themes), _LISTED)
        if len(rows) > _LISTED:
            yield f"{len(rows) - _LISTED:,} more; next walks through all of them."

    # The story

    def read(self) -> Lines:
        """Say the whole story, and mark it read."""
        row = self.place.row
        story = self._archive.story(row.id) if row else None
        if row is None or story is None:
            yield "There is nothing to read here."
            return
        yield from text_of(story, self._themes, self._archive.marks(row.id), self._archive.told(row.id))
        if not self._now(row).read:
            self._mark(row, by_hand=False, read=True)

    def star(self) -> Lines:
        """Star the story, or take its star away."""
        if row := self.place.row:
            starred = not self._archive.marks(row.id).starred
            self._mark(row, starred=starred)
            yield f"{'Starred' if starred else 'Star taken away'}. Type undo to take it back."

    def note(self, text: str) -> Lines:
        """Write a note on the story, or say the one it has."""
        if row := self.place.row:
            if text:
                self._mark(row, note=text)
                yield "Noted. Type undo to take it back."
            else:
                yield self._archive.marks(row.id).note or "This story has no note. Type note and a text to write one."

    def tag(self, words: str) -> Lines:
        """Put the story under words, or take those off that it has."""
        if row := self.place.row:
            had = self._archive.marks(row.id).tags
            given = words.lower().replace(",", " ").split()
            tags = tuple(dict.fromkeys([*(tag for tag in had if tag not in given), *(tag for tag in given if tag not in had)]))
            if given:
                self._mark(row, tags=tags)
            yield (f"Tags: {', '.join(tags)}." if tags else "No tags.") + (" Type undo to take it back." if given else "")

    def undo(self) -> Lines:
        """Take back what was done last, here or elsewhere, in this sitting or before."""
        undone = self._archive.undo()
        self._archive.refresh()
        if undone is None or not undone.sentences:
            yield "There is nothing to take back."
        else:
            yield from (f"{sentence}." for sentence in undone.sentences)

    def quit(self) -> Lines:
        """Leave."""
        self.has_left = True
        yield "Good-bye."

    def _mark(self, row: StoryRow, *, by_hand: bool = True, **changes: Unpack[MarkChanges]) -> None:
        """Change a story's marks, so that the next answer knows of it."""
        self._archive.promise(row.id, **changes)
        self._archive.mark(row.id, by_hand=by_hand, **changes)

    def _newest(self) -> StoryRow | None:
        days = self._archive.counts(Selection()).days
        last = max(days, default=0)
        rows = self._archive.rows(Selection(), Cursor(last, days[last] - 1), 1) if last else ()
        return rows[0] if rows else None

    def _now(self, row: StoryRow) -> StoryRow:
        """Return a story's line with the marks that it has now."""
        return self._archive.row(row.id) or row

    def _stand_on(self, at: int) -> None:
        self.place = replace(self.place, at=at, row=self.place.listed[at])

    def _moved(self, by: int) -> bool:
        """Go one story on or back; returns whether there was one."""
        place = self.place
        if place.listed:
            inside = 0 <= place.at + by < len(place.listed)
            if inside:
                self._stand_on(place.at + by)
            return inside
        row = self._archive.neighbour(Selection(), place.row.id, by) if place.row else None
        if row is not None:
            self.place = Place(row)
        return row is not None
