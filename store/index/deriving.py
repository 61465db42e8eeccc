"""Deriving: what is understood of a story, at once or later, and by which version of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from store.dates import VERSION as DATE_RULES
from store.index.schema import Entry
from store.model import Story
from store.names import name_keys
from store.themes.book import OTHER, Book
from store.themes.choosing import Chooser
from store.views import Marks, ThemeChoice

_RULES = 3
"""Raised whenever the finding of names or the choosing of themes changes; the rules of dates have a version of their own."""


class Deriver:
    """Finds the themes and names of stories, and the times they speak of."""

    def __init__(self, book: Book) -> None:
        self.version = crc32(f"{_RULES}|{DATE_RULES}|{book.fingerprint}".encode()) or 1
        """What stands for these rules in the index: stories of another version wait to be understood again."""
        self._chooser = Chooser(book)
        self._keys = frozenset(theme.key for theme in book.themes)

    def entry(self, story: Story, marks: Marks, *, copy: bool = False) -> Entry:
        """Return a story with everything that is derived for it; `copy` is whether it folds into another."""
        from store.dates.spoken import spoken_of  # its rules take long to load, and most starts derive nothing

        choice = self._chooser.choose(story, marks)
        return Entry(story, marks, choice, name_keys(story), self.version, copy, spoken_of(story))

    def quick_entry(self, story: Story, marks: Marks, *, copy: bool = False) -> Entry:
        """Return a story with no more than it states itself, to be found now and understood later."""
        stated: Sequence[str] = [key for key in (marks.theme, *story.themes) if key in self._keys]
        return Entry(story, marks, ThemeChoice(tuple(dict.fromkeys(stated)) or (OTHER,), {}, bool(marks.theme)), (), copy=copy)
