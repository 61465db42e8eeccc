"""Deriving: what is understood of a story, at once or later, and by which version of the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
        return self.updated_all([entry])[0]

    def updated_all(self, entries: Sequence[Entry], rest: Callable[[], None] = lambda: None) -> Sequence[Entry]:
        """Return many stories so, each step being taken with all of them before the next: a processor is quicker at one kind of work.

        `rest` is called behind each small piece of work.
        """
        for step in (self._begun, self._sorted, _named, _timed):
            entries = [self._taken(step, entry, rest) for entry in entries]
        return entries

    def without(self, entry: Entry, why: str) -> Entry:
        """Return a story of which these rules derive nothing, and why."""
        quick = self.quick_entry(entry.story, entry.marks, copy=entry.copy)
        return replace(quick, themed=self.sorted_by, understood=READ_BY, failed=why, file=entry.file)

    def quick_entry(self, story: Story, marks: Marks, *, copy: bool = False) -> Entry:
        """Return a story with no more than it states itself, to be found now and understood later."""
        stated: Sequence[str] = [key for one in (marks.theme, *story.themes) if (key := self._standing.get(one, ""))]
        corrected = bool(self._standing.get(marks.theme, ""))
        return Entry(story, marks, ThemeChoice(tuple(dict.fromkeys(stated)) or (OTHER,), {}, corrected), (), copy=copy)

    def _taken(self, step: Callable[[Entry], Entry], entry: Entry, rest: Callable[[], None]) -> Entry:
        """Return a story behind a step of understanding it."""
        try:
            found = step(entry)
        except UNEXPECTED_ERRORS as error:
            found = self._failed(entry, error)
        if found is not entry:
            rest()
        return found

    def _begun(self, entry: Entry) -> Entry:
        """Return a story of which nothing could be derived before with no more than it states itself."""
        return replace(self.quick_entry(entry.story, entry.marks, copy=entry.copy), file=entry.file) if entry.failed else entry

    def _sorted(self, entry: Entry) -> Entry:
        if entry.themed == self.sorted_by:
            return entry
        choice = self._classifier.choose(entry.story, entry.marks.theme)
        return replace(entry, choice=choice, themed=self.sorted_by)

    def _failed(self, entry: Entry, error: BaseException) -> Entry:
        return self.without(entry, f"a rule failed on it ({type(error).__name__})")


def _named(entry: Entry) -> Entry:
    """Return a story with the names that are found in it."""
    if entry.understood == READ_BY:
        return entry
    from store.names.name_kinds import names_with_kinds  # its lists take long to load, and most starts derive nothing

    found = names_with_kinds(entry.story)
    return replace(entry, names=[name.key for name, _ in found], kinds="".join(kind.letter for _, kind in found))


def _timed(entry: Entry) -> Entry:
    """Return a story with the times that are found in it, as the last that is to be understood of it."""
    if entry.understood == READ_BY:
        return entry
    from store.dates.index_terms import date_terms  # and so do its rules

    return replace(entry, said=date_terms(entry.story), understood=READ_BY)
