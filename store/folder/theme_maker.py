"""Theming: a theme made from stories, written, known to the index, and its stories left to be sorted behind the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from store.api.story import Story
from store.api.themes import Theme
from store.engine.entry import Entry, Stored
from store.engine.field_names import TEXT
from store.engine.frequencies import Frequencies
from store.engine.most_alike import most_alike
from store.engine.protocol import Engine
from store.folder.placing import Placing
from store.folder.rule_versions import rules_of
from store.record.differences import Back, Difference, difference, taken_back
from store.record.protocol import SmallTables
from store.record.turn import Turn
from store.text.clean import clean_line
from store.themes.lexicon import ThemeLexicon
from store.themes.naive_bayes import Corpus
from store.themes.own_themes import Noting, add_theme, rewrite
from store.themes.telling_words import TellingWords, strengthened, telling_words
from store.themes.theme_features import features_of, forms_of

MOST = 300
"""Stories that a theme is made from; of more, the best."""
_TRIED = 60
_FORMS = 20
_TOLD = 8


@dataclass(frozen=True, slots=True)
class ThemeMaker:
    """Makes themes for one archive."""

    index: Engine
    indexer: Placing
    lock: Turn
    """The index's."""
    config: Path
    """Where the person's own themes are."""
    record: SmallTables
    """Where it is noted what takes a change back."""

    def make(self, name: str, stored: Sequence[Stored]) -> tuple[ThemeLexicon, Theme]:
        """Make a theme from stories as the engine stores them; return the lexicon with it, and the theme with its telling words.

        Raises ThemeError, SettingsError, ArchiveLockedError, RecordError.
        """
        entries = [one.entry for one in stored[:MOST]]
        telling = self._telling(entries)
        others = self._others(telling, stored)

        def weigh(lexicon: ThemeLexicon, theme: Theme) -> Mapping[str, float]:
            return strengthened(lexicon, theme, telling.weights, [entry.story for entry in entries[:_TRIED]], others)

        def note(lexicon: ThemeLexicon, theme: Theme) -> None:
            older = self.indexer.deriver.sorted_by
            self.indexer.lessons.note_made(theme.key, self._forms(telling), rules_of(lexicon), older)

        with self._step(f"new theme “{clean_line(name)}”"):
            self.indexer.follow_lessons()
            lexicon, theme = add_theme(self.config, name, weigh, note, self._note)
            self.take(lexicon)
        return lexicon, replace(theme, words=telling.words[:_TOLD])

    def changed(self, told: str, change: Callable[[Path, Noting], ThemeLexicon]) -> ThemeLexicon:
        """Have the person's own themes changed by what is given their folder, and sort by the lexicon that comes of it.

        That is a step that can be taken back, called what is `told`. Raises ThemeError, SettingsError, ArchiveLockedError.
        """
        with self._step(told):
            lexicon = change(self.config, self._note)
            self.take(lexicon)
        return lexicon

    def change_back(self, made: Difference) -> Back:
        """Take back what a step made of the person's own file, unless it is another by now.

        Raises SettingsError, ArchiveLockedError, RecordError.
        """
        told: list[Back] = []

        def text_before(now: str) -> str | None:
            told.append(back := taken_back(now.split("\n"), made))
            return "\n".join(back.value) if back.changed and not back.newer else None

        with self.record.lock.held(), self.lock.held():
            lexicon = rewrite(self.config, text_before)
            if lexicon is not None:
                self.take(lexicon)
        return told[0]

    @contextmanager
    def _step(self, told: str) -> Iterator[None]:
        """Change the person's own themes as one step; the record's lock is taken first, as everywhere."""
        with self.record.lock.held(), self.lock.held(), self.record.steps.step(told):
            yield

    def _note(self, before: str, after: str) -> None:
        if made := difference(before.split("\n"), after.split("\n")):
            self.record.steps.note({"kind": "themes", "lines": made})

    def take(self, lexicon: ThemeLexicon) -> None:
        """Sort by another lexicon of themes from now on."""
        self.indexer.deriver.take(lexicon)
        self.indexer.follow_lessons(anew=True)

    def _forms(self, telling: TellingWords) -> list[str]:
        """Return the words of other stories that speak for the theme as well, beside those of its own."""
        found = dict.fromkeys(telling.forms)
        for word in telling.weights:
            if word.endswith("*"):
                for field in TEXT:
                    known = self.index.vocabulary(field, word.rstrip("*"), _FORMS)
                    found |= dict.fromkeys(form for form, _ in known)
        return list(found)

    def _telling(self, entries: Sequence[Entry]) -> TellingWords:
        features = [features_of(entry.story, entry.names) for entry in entries]
        forms = forms_of(features)
        return telling_words(features, Corpus(self.index.total, Frequencies(self.index, forms).of), forms)

    def _others(self, telling: TellingWords, stored: Sequence[Stored]) -> list[Story]:
        """Return stories that have most of the words but are not among those the theme is made from."""
        mine = frozenset(stored)
        alike = most_alike(self.index, dict.fromkeys(telling.forms, 1.0), len(mine) + _TRIED)
        return [one.story for one in alike if one not in mine][:_TRIED]
