"""What the store answers with: plain frozen data that a screen or a command can show as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from store.api.story import Story, StoryId
from store.api.when import When


@dataclass(frozen=True, slots=True)
class Selection:
    """Which stories are meant; the empty selection means all of them."""

    themes: frozenset[str] = frozenset()
    """Keys of first themes; empty for every theme."""
    words: str = ""
    """A search line as the person typed it; empty for no search."""
    unread: bool = False
    """True for unread stories alone."""
    starred: bool = False
    """True for starred stories alone."""
    thread: int = 0
    """Id of a thread for its stories alone; 0 for every story."""
    feed: str = ""
    """Id of a feed for the stories that came by it alone; empty for every story."""
    unfolded: bool = False
    """True to have every report of the same news, not only the first."""
    having: tuple[str, str] = ("", "")
    """A field and a value of it, as `Archive.values` gives them, for the stories alone that have it; empty for every story."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as the timeline shows it: one line."""

    id: StoryId
    """The story's id."""
    title: str
    """Its headline."""
    published: When
    """When it was published."""
    place: str
    """The dateline's place as printed."""
    source: str
    """Who published it."""
    themes: tuple[str, ...]
    """Keys of its themes, the first one first; never empty."""
    read: bool = False
    """True if the person has read it."""
    starred: bool = False
    """True if the person has starred it."""
    undated: bool = False
    """True if its date is only its file's time."""
    reports: int = 1
    """How many reports of the same news it stands for, itself among them."""

    @property
    def theme(self) -> str:
        """The key of its first theme."""
        return self.themes[0]

    @property
    def day(self) -> int:
        """The day it stands on, as a proleptic ordinal (`date.toordinal`)."""
        return self.published.first_day.toordinal()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many stories of a selection stand on each day."""

    days: Mapping[int, int] = field(default_factory=dict)
    """Day ordinal to number of stories, days in time order, only days that have stories."""
    themes: Mapping[str, int] = field(default_factory=dict)
    """Key of a first theme to number of stories."""
    total: int = 0
    """How many stories there are."""
    unread: int = 0
    """How many of them are unread."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What a selection can be narrowed to: values and how many of its stories have them, the commonest first."""

    themes: tuple[tuple[str, int], ...] = ()
    """Keys of first themes."""
    places: tuple[tuple[str, int], ...] = ()
    """The places of datelines, all of them."""
    sources: tuple[tuple[str, int], ...] = ()
    """The publishers, all of them."""


Breakdown = Mapping[int, Mapping[str, int]]
"""First day of a month or week, as an ordinal, to key of a first theme to number of stories."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a story stands among the stories of a selection, in time order."""

    day: int
    """Day ordinal."""
    nth: int
    """Which story of that day, from 0."""


@dataclass(frozen=True, slots=True)
class Related:
    """A story that belongs with another, and why."""

    story: StoryRow
    """The related story, as the timeline shows it."""
    score: float
    """Strength of the relation, 0 to 1."""
    reasons: tuple[str, ...]
    """What the two share, strongest first, in words."""
    reports: int = 1
    """How many reports of the same news it stands for, itself among them."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the person did to one story."""

    read: bool = False
    """True if it was read."""
    starred: bool = False
    """True if it was starred."""
    theme: str = ""
    """Key of the first theme the person gave it; empty if not corrected."""
    tags: tuple[str, ...] = ()
    """Words the person put it under, in order."""
    note: str = ""
    """What the person wrote about it."""
    note_for_all: bool = False
    """True if everybody who shares the archive may read the note; in an archive of one's own that says nothing."""
    tags_for_all: tuple[str, ...] = ()
    """Which of the tags everybody may see."""


UNMARKED = Marks()
"""What nothing was done to."""


@dataclass(frozen=True, slots=True)
class MarkedStory:
    """A story with what the person did to it, on its way out of an archive or into one."""

    story: Story
    """The story."""
    marks: Marks = UNMARKED
    """What the person did to it."""
    kept: bool = False
    """True if it was kept in an archive under its id before: another text under its title is another story then."""
    themes: tuple[str, ...] = ()
    """Keys of the themes it is shown under, the first one first: worked out, or corrected; the story itself has those it came with."""


class MarkChanges(TypedDict, total=False):
    """What to change of a story's marks; what is left out, or None, stays as it is."""

    read: bool | None
    starred: bool | None
    theme: str | None
    """Empty to take a correction back."""
    tags: Sequence[str] | None
    note: str | None
    note_for_all: bool | None
    tags_for_all: Sequence[str] | None
