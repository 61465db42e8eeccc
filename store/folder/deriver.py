"""Deriving: what is understood of a story, at once or later, and by which version of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from zlib import crc32

from store.api.story import Story
from store.api.themes import OTHER, ThemeChoice
from store.api.views import Marks
from store.dates import VERSION as DATE_RULES
from store.engine.entry import Entry
from store.text.reading_limits import UNEXPECTED_ERRORS
from store.themes.classifier import ThemeClassifier
from store.themes.lexicon import ThemeLexicon
from store.themes.naive_bayes import NOTHING_LEARNED, Learned

_RULES = 8
"""Raised whenever the finding of names or the choosing of themes changes; the rules of dates have a version of their own."""


def rules_of(lexicon: ThemeLexicon) -> int:
    """Return what stands for the rules that choose by a lexicon of themes."""
    return crc32(f"{_RULES}|{DATE_RULES}|{lexicon.fingerprint}".encode()) or 1


class Deriver:
    """Finds the themes and names of stories, and the times they speak of."""

    def __init__(self, lexicon: ThemeLexicon, learned: Learned = NOTHING_LEARNED) -> None:
        self.take(lexicon)
        self.learn(learned)

    def take(self, lexicon: ThemeLexicon) -> None:
        """Choose by another lexicon of themes from now on."""
        self.lexicon = lexicon
        """The themes and their words."""
        self.rules = rules_of(lexicon)
        """What stands for these rules."""
        self.version = self.rules
        """What stands for them in the index, where stories of another version wait to be understood again."""
        self._standing = {theme.key: lexicon.standing(theme.key) for theme in lexicon.every}
        self._words = self._classifier = ThemeClassifier(lexicon)

    def learn(self, learned: Learned) -> None:
        """Choose themes by what was learned from corrections as well, from now on."""
        self._classifier = self._words.having_learned(learned) if learned else self._words

    def surprises(self, story: Story, theme: str) -> bool:
        """Return whether the words of themes alone would give a story another first theme than a given one."""
        try:
            return self._words.choose(replace(story, themes=())).themes[0] != theme
        except UNEXPECTED_ERRORS:
            return False

    def entry(self, story: Story, marks: Marks, *, copy: bool = False) -> Entry:
        """Return a story with everything that is derived for it; `copy` is whether it folds into another.

        What a fault of the rules keeps from being derived is left out, and noted: no text stands between a person and the archive.
        """
        from store.dates.index_terms import date_terms  # its rules take long to load, and most starts derive nothing
        from store.names.name_kinds import names_with_kinds  # and so do lists of names

        try:
            choice = self._classifier.choose(story, marks.theme)
            found = names_with_kinds(story)
            names, kinds = [name.key for name, _ in found], "".join(kind.letter for _, kind in found)
            return Entry(story, marks, choice, names, self.version, copy, date_terms(story), kinds=kinds)
        except UNEXPECTED_ERRORS as error:
            return self.without(story, marks, copy=copy, why=f"a rule failed on it ({type(error).__name__})")

    def without(self, story: Story, marks: Marks, *, copy: bool = False, why: str) -> Entry:
        """Return a story of which these rules derive nothing, and why."""
        return replace(self.quick_entry(story, marks, copy=copy), understood=self.version, failed=why)

    def quick_entry(self, story: Story, marks: Marks, *, copy: bool = False) -> Entry:
        """Return a story with no more than it states itself, to be found now and understood later."""
        stated: Sequence[str] = [key for one in (marks.theme, *story.themes) if (key := self._standing.get(one, ""))]
        corrected = bool(self._standing.get(marks.theme, ""))
        return Entry(story, marks, ThemeChoice(tuple(dict.fromkeys(stated)) or (OTHER,), {}, corrected), (), copy=copy)
