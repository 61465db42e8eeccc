"""Lessons: the person's corrections of themes and what was learned from them, kept beside the index and rebuilt from the marks.

Everything here may be deleted at any time. All that changes the file happens while the index's lock is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from store.api.story import Story, StoryId
from store.engine.frequencies import Frequencies
from store.engine.protocol import Engine
from store.files import Followed, keep, kept
from store.themes.naive_bayes import Corpus, Learned, LearnedTheme, Lesson, learn
from store.themes.theme_features import features_of, forms_of

_FILE = "lessons.json"
_RULES = 1
"""Raised whenever lessons are kept or learned from in another way."""


@dataclass(slots=True)
class KeptLessons:
    """What the file holds."""

    lexicon: str = ""
    """The words of themes that corrections were held against, by their fingerprint; empty if lessons are still to be gathered."""
    lessons: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Story to its theme, month, features with their forms, and whether the words had it otherwise; the oldest first."""
    learned: dict[str, list[Any]] = field(default_factory=dict)
    """Theme to what was learned of it."""
    applied: dict[str, list[Any]] = field(default_factory=dict)
    """The same as stories that can be found were last put right by it."""
    made: dict[str, list[str]] = field(default_factory=dict)
    """Key of a theme that the person made to words of stories that are still to be held against it."""
    same: dict[str, int] = field(default_factory=dict)
    """Version of rules to an older one: stories of the older need only be looked at where themes were made since."""


class Lessons:
    """The corrections of one archive."""

    def __init__(self, folder: Path) -> None:
        self._file = Followed(folder / _FILE)
        self._changed = False
        self.kept = KeptLessons()
        self.learned: Learned = {}
        """What was learned by now."""
        self._read()

    def follow(self) -> bool:
        """See what another program noted; returns whether it was anything."""
        if not self._file.changed():
            return False
        self._read()
        return True

    def _read(self) -> None:
        self.kept, self.learned = kept(self._file.path, _understood, also_unsummed=True) or (KeptLessons(), {})
        self._changed = False

    def begin(self, lexicon: str) -> None:
        """Begin to gather lessons, with a lexicon of themes."""
        self.kept = KeptLessons(lexicon, applied=self.kept.applied, made=self.kept.made, same=self.kept.same)
        self._changed = True

    def note(self, story: Story, theme: str, names: Iterable[str], *, surprising: bool) -> None:
        """Take a correction as a lesson."""
        features = features_of(story, list(names))
        lesson = {"theme": theme, "month": story.published.month, "features": features, "surprising": surprising}
        if self.kept.lessons.get(story.id) != lesson:
            self.kept.lessons.pop(story.id, None)
            self.kept.lessons[story.id] = lesson
            self._changed = True

    def forget(self, story_id: StoryId) -> None:
        """Forget what a story taught."""
        if self.kept.lessons.pop(story_id, None):
            self._changed = True

    def forget_month(self, month: str, but: Iterable[str] = ()) -> None:
        """Forget what the stories of a month taught, but for some."""
        staying = frozenset(but)
        for story_id in [one for one, lesson in self.kept.lessons.items() if lesson["month"] == month and one not in staying]:
            self.forget(StoryId(story_id))

    def teaches(self, story_id: StoryId) -> bool:
        """Return whether a story is among the corrected ones."""
        return story_id in self.kept.lessons

    def learn(self, engine: Engine) -> bool:
        """Fit the model anew and keep it, if a lesson came or went; returns whether anything else was learned."""
        if not self._changed:
            return False
        before = self.learned
        lessons = [Lesson(one["theme"], frozenset(one["features"]), one["surprising"]) for one in self.kept.lessons.values()]
        self.learned = learn(lessons, Corpus(engine.total, Frequencies(engine, self._forms()).of))
        self.kept.learned = {key: _plain(taught) for key, taught in self.learned.items()}
        self._keep()
        return self.learned != before

    @property
    def waiting(self) -> bool:
        """True if something was learned that stories which can be found were not put right by."""
        return self.kept.applied != self.kept.learned or bool(self.kept.made)

    def telling(self, most: int) -> list[dict[str, float]]:
        """Return, for each theme that was learned otherwise than applied, the words that tell its stories, with weights."""
        forms = self._forms()
        found = []
        for key in {*self.kept.learned, *self.kept.applied}:
            now, before = self.kept.learned.get(key), self.kept.applied.get(key)
            if now != before:
                words = {**(before[1] if before else {}), **(now[1] if now else {})}
                best = sorted(words.items(), key=lambda item: -item[1])[:most]
                found.append({form: weight for word, weight in best for form in sorted(forms.get(word, {word}))})
        return [*found, *(dict.fromkeys(words, 1.0) for words in self.kept.made.values())]

    def note_applied(self, learned: Mapping[str, list[Any]], made: Iterable[str]) -> None:
        """Note that stories which can be found were put right by what was learned and made."""
        self.kept.applied = dict(learned)
        for key in made:
            self.kept.made.pop(key, None)
        self._keep()

    def note_made(self, key: str, words: Iterable[str], version: int, older: int) -> None:
        """Note that the person made a theme, so that with it stories of an older version of the rules are as good as new."""
        self.kept.made[key] = list(words)
        self.kept.same[str(version)] = self.same_as(older)
        self._keep()

    def same_as(self, version: int) -> int:
        """Return the version that stories carry which are as good as those of a version."""
        return self.kept.same.get(str(version), version)

    def _forms(self) -> dict[str, set[str]]:
        """Return the forms in which stems occur in corrected stories."""
        return forms_of(lesson["features"] for lesson in self.kept.lessons.values())

    def _keep(self) -> None:
        keep(self._file.path, {"rules": _RULES, "kept": self.kept})
        self._file.note()
        self._changed = False


def _understood(plain: dict[str, Any]) -> tuple[KeptLessons, Learned]:
    """Return what a file holds, and what was learned by it; nothing of what other rules wrote.

    Raises LookupError, TypeError or ValueError if it can't have been kept.
    """
    told = dict(plain["kept"]) if plain["rules"] == _RULES else {}
    if "book" in told:  # older versions said so
        told["lexicon"] = told.pop("book")
    found = KeptLessons(**told)
    for lesson in found.lessons.values():
        Lesson(_text(lesson["theme"]), frozenset(map(_text, lesson["features"])), bool(lesson["surprising"]))
        list(map(_text, (lesson["month"], *lesson["features"].values())))
    found.made = {key: list(map(_text, words)) for key, words in found.made.items()}
    found.same = {version: int(older) for version, older in found.same.items()}
    _text(found.lexicon)
    for taught in found.applied.values():
        _taught(taught)
    return found, {key: _taught(taught) for key, taught in found.learned.items()}


def _taught(plain: list[Any]) -> LearnedTheme:
    corrections, words, unlike, alike = plain
    return LearnedTheme(
        int(corrections), {_text(word): float(weight) for word, weight in words.items()}, float(unlike), float(alike)
    )


def _text(plain: Any) -> str:
    if not isinstance(plain, str):
        raise TypeError(plain)
    return plain


def _plain(taught: LearnedTheme) -> list[Any]:
    return [taught.corrections, dict(taught.words), taught.unlike, taught.alike]
