"""Sorting a batch of stories into new, updated and unchanged, against what is kept and against one another."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from store.identity import base_id, merged, same_story, variant_id
from store.model import Story, StoryId

WORDS = ("added", "updated", "unchanged")
"""What can become of a story."""


class Batch:
    """Sorts stories into new, updated and unchanged, against what is kept and against one another."""

    def __init__(self, standing: dict[str, list[Story]]) -> None:
        self._by_key = standing
        self._changed: dict[StoryId, Story] = {}
        self._said: dict[StoryId, str] = {}
        self._shown: dict[StoryId, Story] = {}

    def take(self, key: str, story: Story) -> None:
        """Sort one story, given its title's key."""
        known = self._by_key.setdefault(key, [])
        for place, old in enumerate(known):
            if same_story(old, story):
                new = merged(old, story)
                known[place] = new
                self._say(new, "unchanged" if new == old else "updated")
                return
        taken = {old.id for old in known}
        variants = (variant_id(story.title, story.published, nth) for nth in range(len(known) + 1))
        name = next(name for name in chain([base_id(story.title)], variants) if name not in taken)
        new = story if name == story.id else replace(story, id=name)
        known.append(new)
        self._say(new, "added")

    def by_month(self) -> dict[str, list[Story]]:
        """Return what has to be written, by month."""
        months: dict[str, list[Story]] = {}
        for story in self._changed.values():
            months.setdefault(story.published.month, []).append(story)
        return dict(sorted(months.items()))

    def result(self) -> list[tuple[str, Story]]:
        """Return what became of each story: one of `WORDS`, and the story as it is kept."""
        return [(word, self._shown[key]) for key, word in self._said.items()]

    def _say(self, story: Story, word: str) -> None:
        self._shown[story.id] = story
        if word != "unchanged":
            self._changed[story.id] = story
        if self._said.get(story.id) not in ("added", "updated"):
            self._said[story.id] = word
