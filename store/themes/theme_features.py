"""What of a story's text a theme can be learned from: stems of its words, and its names of several words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from store.api.story import Story
from store.text.fold import words
from store.text.stems import stem_of

_MOST = 160
"""Stems and names taken of one story; news says first what it is about."""
_READ = 3_000
"""Characters of a paragraph that are read."""
_SHORTEST, _LONGEST = 4, 30
_LONGEST_NAME = 60


def features_of(story: Story, names: Sequence[str]) -> dict[str, str]:
    """Return the stems of a story's words, each with the form it first has there, and its names of several words.

    `names` are folded keys (`store.names.name_keys`); a name stands for itself.
    """
    several = dict.fromkeys(name for name in names if " " in name and len(name) <= _LONGEST_NAME)
    found = {name: name for name in list(several)[: _MOST // 4]}
    for text in (story.title, *story.highlights, *story.body):
        for word in words(text[:_READ]):
            if is_telling(word):
                found.setdefault(stem_of(word), word)
        if len(found) >= _MOST:
            break
    return dict(list(found.items())[:_MOST])


def forms_of(stories: Iterable[Mapping[str, str]]) -> dict[str, set[str]]:
    """Return the forms in which stems occur in some stories, given the features of each."""
    forms: dict[str, set[str]] = {}
    for features in stories:
        for feature, form in features.items():
            forms.setdefault(feature, set()).add(form)
    return forms


def is_telling(word: str) -> bool:
    """Return whether a folded word may say what a story is about: long enough, and not a number."""
    return _SHORTEST <= len(word) <= _LONGEST and not word[0].isdigit()
