"""What the store answers with: plain frozen data that a screen or a command can show as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from store.choices import LearnedFrom as LearnedFrom
from store.choices import ThemeChoice as ThemeChoice
from store.model import StoryId
from store.when import When


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
    """Number of a thread for its stories alone; 0 for every story."""
    unfolded: bool = False
    """True to have every report of the same news, not only the first."""


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
    """A place among the stories of a selection in time order."""

    day: int
    """Day ordinal."""
    nth: int
    """Which story of that day, from 0."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Which words of a text a search was about, for marking them."""

    terms: frozenset[str] = frozenset()
    """Folded words (`store.fold.fold`)."""
    prefix: str = ""
    """Folded letters that any word may begin with; empty if none."""
    inside: frozenset[str] = frozenset()
    """Folded letters that may stand inside of a word, in scripts without spaces."""

    def __bool__(self) -> bool:
        return bool(self.terms or self.prefix or self.inside)

    def has(self, word: str) -> bool:
        """Return whether a folded word is one of them."""
        return word in self.terms or bool(self.prefix and word.startswith(self.prefix))


NOTHING_MATCHED = Matched()
"""What is marked where no search is on."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A story that a search found."""

    story: StoryRow
    """The story."""
    score: float
    """How well it answers, 0 to 1; comparable within one search."""
    snippet: str
    """The sentence of its text that answers best; empty if only the title does."""


_ALSO = 2
"""So many words are told for one that was misspelled, and so many of those."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    words: str
    """The search line that was answered."""
    hits: tuple[Hit, ...]
    """The best stories, best first."""
    total: int | None
    """How many stories match in all; None if that is still to be counted."""
    matched: Matched
    """The words that it was about."""
    corrected: Mapping[str, tuple[str, ...]]
    """Typed word to the words it was taken for, where it was misspelled."""
    told: str = ""
    """What was understood, in one short line: `≈ binance, theme digital finance, after 1 Sep 2025`."""
    mistakes: tuple[str, ...] = ()
    """What of the line can't be meant as it is written, each in one sentence."""

    @property
    def also(self) -> str:
        """What stood for what was misspelled: `watter → water`; empty if nothing was."""
        pairs = [f"{typed} → {', '.join(words[:_ALSO])}" for typed, words in self.corrected.items() if words]
        return "; ".join(pairs[:_ALSO])


@dataclass(frozen=True, slots=True)
class Answer:
    """What a screen shows of a search first: the best story among its neighbours in time."""

    found: Found
    """What was found."""
    counts: Counts
    """How many stories match on each day; where they are not `counted`, those of `rows` alone."""
    counted: bool
    """True if the counts are those of all that match; else they, and the places, have to be asked for."""
    place: Cursor | None
    """Where the best one stands among those counted; None if nothing was found."""
    start: Cursor
    """Where the first of `rows` stands among those counted."""
    rows: tuple[StoryRow, ...]
    """The stories around the best one, oldest first, with no other match between them."""


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
class Theme:
    """A subject that groups stories."""

    key: str
    """Its name in files and JSON, such as `digital-finance`."""
    name: str
    """Its name on the screen, such as `Digital finance`."""
    colour: str
    """Its colour, as `#rrggbb`."""
    words: tuple[str, ...] = ()
    """The words that tell its stories, the most telling first, where it was made just now."""


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


@dataclass(frozen=True, slots=True)
class Watch:
    """A watch list: a search that a person gave a name to."""

    name: str
    """What it is called; no two differ by case or accents alone."""
    line: str
    """The search line as it was typed, so that `after:last month` moves on with the days."""

    @property
    def selection(self) -> Selection:
        """The stories it watches for; its last word is whole, which in a line that is being typed it need not be."""
        return Selection(words=f"{self.line} ")


@dataclass(frozen=True, slots=True)
class Refused:
    """A piece of input that could not become a story."""

    file: str
    """Which file, as the person named it; `-` for standard input."""
    line: int
    """Where in it, from 1; 0 if the whole file is meant."""
    reason: str
    """What is wrong and what to do, in one sentence."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A story that was taken in, in short: there may be a million of them."""

    id: StoryId
    """Its id."""
    title: str
    """Its headline."""
    published: When
    """When it was published."""


@dataclass(frozen=True, slots=True)
class Added:
    """What an import did."""

    added: tuple[Taken, ...] = ()
    """Stories that are new."""
    updated: tuple[Taken, ...] = ()
    """Stories whose text was replaced by a newer one."""
    unchanged: tuple[Taken, ...] = ()
    """Stories that were already there as they are."""
    notices: tuple[str, ...] = ()
    """Sentences the person should see, such as that a story went to the file of its month."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is different since the archive was last looked at."""

    changed: bool = False
    """True if any list on the screen may be out of date."""
    new: int = 0
    """How many more stories there are than before."""
    notices: tuple[str, ...] = ()
    """Sentences the person should see, such as a month that was set aside."""
    pending: int = 0
    """How many stories can be found but still wait for their themes and names."""
    threads: bool = False
    """Whether stories may be in other threads."""
