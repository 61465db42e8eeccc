"""A story with everything that is derived for it, as an engine stores it and gives it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import orjson

from store.api.story import Story, StoryId
from store.api.themes import LearnedFrom, ThemeChoice
from store.api.views import Marks, StoryRow
from store.api.when import kept_when


@dataclass(frozen=True, slots=True)
class Entry:
    """A story with everything that is derived for it."""

    story: Story
    marks: Marks
    choice: ThemeChoice
    """Its themes and why."""
    names: Sequence[str]
    """Folded keys of the names it gives."""
    themed: int = 0
    """Version of the rules that chose its themes; 0 if that is still to be done."""
    understood: int = 0
    """Version of the rules that found its names and the times it speaks of; 0 if that is still to be done."""
    copy: bool = False
    """True if it folds into another story that tells the same report."""
    said: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Times it speaks of, by the names of `SAID`."""
    failed: str = ""
    """Why nothing could be derived for it; empty if it could."""
    file: str = ""
    """Month of the file it stands in, if that is not the month it was published in."""
    kinds: str = ""
    """What each of the names names, a letter each (`p` a person, `o` an organisation, `a` an agreement, `l` a place, `-` anything else)."""

    @property
    def home(self) -> str:
        """Month of the record's file that it stands in."""
        return self.file or self.story.published.month


class Stored(NamedTuple):
    """What an engine stores of a story: two texts, read when they are needed, perhaps in another process."""

    line: bytes
    """Its line of the timeline, as JSON."""
    text: bytes
    """Its text and what was derived for it, as JSON."""

    @property
    def id(self) -> StoryId:
        """The story's id."""
        return StoryId(orjson.loads(self.line)[0])

    @property
    def row(self) -> StoryRow:
        """Its line of the timeline."""
        story_id, title, published, place, source, themes, read, starred, undated, _ = orjson.loads(self.line)
        return StoryRow(StoryId(story_id), title, kept_when(published), place, source, tuple(themes), read, starred, undated)

    @property
    def entry(self) -> Entry:
        """The story with everything derived for it."""
        _, _, _, _, _, themes, read, starred, _, copy = orjson.loads(self.line)
        plain, why, (theme, tags, note) = orjson.loads(self.text)
        words_by_theme = {key: tuple(texts) for key, texts in why["words"].items()}
        learned = {key: LearnedFrom(number, tuple(texts)) for key, (number, texts) in why.get("learned", {}).items()}
        choice = ThemeChoice(tuple(themes), words_by_theme, why["corrected"], learned, why.get("filed", {}))
        marks = Marks(read, starred, theme, tuple(tags), note)
        story, failed = Story.from_json(plain), why.get("failed", "")
        by = why.get("themed", 0), why.get("by", 0)
        found = (tuple(why["names"]), *by, copy, why["said"], failed, why.get("file", ""), why.get("kinds", ""))
        return Entry(story, marks, choice, *found)

    @property
    def marks(self) -> Marks:
        """Its marks alone."""
        line, (theme, tags, note) = orjson.loads(self.line), orjson.loads(self.text)[2]
        return Marks(line[6], line[7], theme, tuple(tags), note)

    @property
    def story(self) -> Story:
        """The story alone."""
        return Story.from_json(orjson.loads(self.text)[0])
