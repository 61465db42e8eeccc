"""Deriving: what is understood of a story, at once or later, and by which version of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.api.story import Story
from store.api.themes import OTHER, ThemeChoice
from store.api.views import Marks
from store.engine.entry import Entry
from store.folder.rule_versions import READ_BY, rules_of
from store.text.reading_limits import UNEXPECTED_ERRORS
from store.themes.classifier import ThemeClassifier
from store.themes.lexicon import ThemeLexicon
from store.themes.naive_bayes import NOTHING_LEARNED, Learned


class Deriver:
    """Chooses the themes of stories, and finds the names and the times that they speak of: two steps that may come apart."""

    def __init__(self, lexicon: ThemeLexicon, learned: Learned = NOTHING_LEARNED) -> None:
        self.take(lexicon)
        self.learn(learned)

    def take(self, lexicon: ThemeLexicon) -> None:
        """Choose by another lexicon of themes from now on."""
        self.lexicon = lexicon
        """The themes and their words."""
        self.rules = rules_of(lexicon)
        """What stands for the rules that choose themes."""
        self.sorted_by = self.rules
        """What stands for them in the index, where stories of another version wait to be sorted again."""
        self._standing = {theme.key: lexicon.standing(theme.key) for theme in lexicon.every}
        self._words = self._classifier = ThemeClassifier(lexicon)

    def learn(self, learned: Learned) -> None:
        """Choose themes by what was learned from corrections as well, from now on."""
        self._classifier = self._words.having_learned(learned) if learned else self._words

    @property
    def version(self) -> int:
        """What stands for all rules together."""
        return self.sorted_by ^ READ_BY

    def surprises(self, story: Story, theme: str) -> bool:
        """Return whether the words of themes alone would give a story another first theme than a given one."""
        try:
            return self._words.choose(replace(story, themes=())).themes[0] != theme
        except UNEXPECTED_ERRORS:
            return False

    def entry(self, story: Story, marks: Marks, *, copy: bool = False) -> Entry:
        """Return a story with everything that is derived for it; `copy` is whether it folds into another."""
        return self.updated(self.quick_entry(story, marks, copy=copy))

    def sorted_entry(self, story: Story, marks: Marks, *, copy: bool = False) -> Entry:
        """Return a story with its themes, to be found under them now and read for names and times later."""
        try:
            choice = self._classifier.choose(story, marks.theme)
        except UNEXPECTED_ERRORS as error:
            return self._failed(self.quick_entry(story, marks, copy=copy), error)
        return Entry(story, marks, choice, (), self.sorted_by, copy=copy)

    def updated(self, entry: Entry) -> Entry:
        """Return a story with what is missing of its themes, names and times, or was found by other rules.

        What a fault of the rules keeps from being derived is left out, and noted: no text stands between a person and the archive.
        """
        if entry.failed:
            entry = replace(self.quick_entry(entry.story, entry.marks, copy=entry.copy), file=entry.file)
        try:
            if entry.themed != self.sorted_by:
                entry = self._sorted(entry)
            return entry if entry.understood == READ_BY else _read(entry)
        except UNEXPECTED_ERRORS as error:
            return self._failed(entry, error)

    def without(self, entry: Entry, why: str) -> Entry:
        """Return a story of which these rules derive nothing, and why."""
        quick = self.quick_entry(entry.story, entry.marks, copy=entry.copy)
        return replace(quick, themed=self.sorted_by, understood=READ_BY, failed=why, file=entry.file)

    def quick_entry(self, story: Story, marks: Marks, *, copy: bool = False) -> Entry:
        """Return a story with no more than it states itself, to be found now and understood later."""
        stated: Sequence[str] = [key for one in (marks.theme, *story.themes) if (key := self._standing.get(one, ""))]
        corrected = bool(self._standing.get(marks.theme, ""))
        return Entry(story, marks, ThemeChoice(tuple(dict.fromkeys(stated)) or (OTHER,), {}, corrected), (), copy=copy)

    def _sorted(self, entry: Entry) -> Entry:
        choice = self._classifier.choose(entry.story, entry.marks.theme)
        return replace(entry, choice=choice, themed=self.sorted_by)

    def _failed(self, entry: Entry, error: BaseException) -> Entry:
        return self.without(entry, f"a rule failed on it ({type(error).__name__})")


def _read(entry: Entry) -> Entry:
    """Return a story with the names and times that are found in it."""
    from store.dates.index_terms import date_terms  # its rules take long to load, and most starts derive nothing
    from store.names.name_kinds import names_with_kinds  # and so do lists of names

    found = names_with_kinds(entry.story)
    names, kinds = [name.key for name, _ in found], "".join(kind.letter for _, kind in found)
    return replace(entry, names=names, kinds=kinds, said=date_terms(entry.story), understood=READ_BY)
