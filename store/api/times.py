"""Times that stories speak of: what may be asked of them, and the plain data that answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from store.api.story import StoryId
from store.api.threads import Thread
from store.api.views import Selection, StoryRow


@dataclass(frozen=True, slots=True)
class Mention:
    """A date written in a story, where it stands and what it means; a range (`May 7–10`) is one mention."""

    part: str
    """The kind of text it stands in: `title`, `highlight`, `paragraph` or `caption`."""
    index: int
    """Which of the story's highlights or paragraphs that is, from 0; 0 for the title and the caption."""
    start: int
    """Where it begins in that text as the story holds it, in characters."""
    end: int
    """Where it ends; the character there is no longer part of it."""
    text: str
    """The mention itself."""
    kind: str
    """`date`, `time` (of day), `duration` or `set` (what recurs)."""
    value: str
    """Its TIMEX3 value, of a range that of its beginning."""
    first: date | None
    """The first day it may mean; None where it has no place in the calendar."""
    last: date | None
    """The last day it may mean."""
    precision: str
    """`minute`, `part of day`, `day`, `week`, `month`, `season`, `quarter`, `half`, `year`, `decade`, `century`, or nothing."""
    side: str
    """`past`, `present` or `future` to the story; empty where that is not known."""
    certainty: float
    """How sure the reading is, 0 to 1."""
    rule: str
    """The rule that read it, in words."""
    doubt: str
    """What makes it a guess, or what the story contradicts, in a sentence; empty where nothing does."""
    sentence: str
    """The sentence it stands in."""


@dataclass(frozen=True, slots=True)
class EventMention:
    """What one story says happened, or will happen, in a time."""

    row: StoryRow
    """The story."""
    date: Mention
    """The date that says when; it has days."""
    sentence: str
    """The sentence that tells it, on one line."""
    worth: float = 0.0
    """How much it tells of that time, 0 to 1: precise, certain, and more than the day of the report itself."""
    own: bool = False
    """True if the time is the report's own day: what "on Monday" is in Monday's paper."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, or is announced, in a time, as one or several stories tell it."""

    first: date
    """Its day, or the first of its days."""
    last: date
    """The last of its days; the same as the first where it is one day."""
    sentence: str
    """The sentence that tells it best."""
    mentions: Sequence[EventMention]
    """The stories that tell it, each once, the one that tells it best first."""
    ahead: bool
    """True if it was still to come when the newest of these stories was published."""
    precision: str = "day"
    """How precisely its time is told, in the words of `Mention.precision`."""

    @property
    def count(self) -> int:
        """How many stories tell it."""
        return len(self.mentions)


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A date that matters to a matter."""

    event: Event
    """What happened then."""
    weight: float
    """How much it matters beside the others of the brief, 0 to 1; the heaviest has 1."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The key dates of a thread, a theme, a search, a span of time or a story."""

    title: str
    """What it is about."""
    first: date | None
    """Day of its earliest story, or of the span asked for; None where it has no story."""
    last: date | None
    """Day of its latest story, or the last of the span."""
    count: int
    """How many stories it was drawn from."""
    dates: Sequence[KeyDate]
    """Its key dates, in time order."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What happened and what was published on a day of earlier years, or about a day of last year."""

    events: Sequence[Event]
    """What stories say happened then, the newest year first."""
    rows: Sequence[StoryRow]
    """The stories published then, the newest year first."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a stretch of time was about."""

    first: date
    """Its first day."""
    last: date
    """Its last day."""
    count: int
    """How many stories stand in it."""
    unread: int
    """How many of them are unread."""
    themes: Mapping[str, int]
    """Key of a first theme to number of stories, the commonest first."""
    headlines: Sequence[StoryRow]
    """The few stories that tell it best, in time order."""
    began: Sequence[Thread]
    """Threads that began in it, the largest first."""
    ended: Sequence[Thread]
    """Threads that ended in it: they have had no story for weeks since."""
    earliest: StoryRow | None
    """Its first story."""
    latest: StoryRow | None
    """Its last story."""


EVERYTHING = Selection()
"""All stories."""


class Times(Protocol):
    """Times that stories speak of. Every method may be called from any thread and may take a while.

    Stories that are found already but not understood yet (`Change.pending`) are not heard of, but by `mentions` and `brief`.
    """

    def mentions(self, story_id: StoryId) -> Sequence[Mention]:
        """Return every time a story speaks of, in the order of title, highlights, paragraphs, caption; about a millisecond.

        Raises UnknownStoryError.
        """

    def said(self, first: date, last: date, selection: Selection = EVERYTHING, limit: int = 200) -> Sequence[EventMention]:
        """Return what stories say happened, or will happen, in a span of days, what tells the most first.

        Times told only roughly are in it if they are no longer than a span of their kind: a month if the span is a month or
        more, a year if it is a year or more. Each story may say several things.
        """

    def events(self, first: date, last: date, selection: Selection = EVERYTHING, limit: int = 100) -> Sequence[Event]:
        """Return the same joined, each event once with the stories that tell it, in time order; the ones that matter most if many."""

    def spoken_of(self, first: date, last: date, selection: Selection = EVERYTHING) -> Mapping[int, int]:
        """Return how many stories tell something of each day of a span: day as an ordinal to number, only days that are told of.

        The day of the report itself does not count, nor do days that are merely some of a week or a range.
        """

    def brief(
        self, about: Selection | Sequence[StoryId], first: date | None = None, last: date | None = None, limit: int = 12
    ) -> Brief:
        """Return the key dates of the stories of a selection, or of some stories; with a span, those within it."""

    def headlines(self, first: date, last: date, selection: Selection = EVERYTHING, limit: int = 3) -> Sequence[StoryRow]:
        """Return the few stories that tell a span of days best, in time order.

        They are those of much that followed, that many carried, or of days that are spoken of later; first of all one of a thread.
        """

    def stretch(self, first: date, last: date, selection: Selection = EVERYTHING, limit: int = 6) -> Stretch:
        """Return what a span of days was about, with so many headlines and threads; `brief` has its key dates."""

    def on_this_day(self, day: date, limit: int = 50) -> Remembered:
        """Return what stories say happened on this day of earlier years, and the stories published on it."""

    def a_year_ago(self, day: date, limit: int = 50) -> Remembered:
        """Return what happened, and what was published, in the week around the same day of last year."""
