"""What stories say of times, as a screen or a command is told of it: plain frozen data, beside `store.views`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from store.views import StoryRow


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
class Saying:
    """What one story says happened, or will happen, in a time."""

    row: StoryRow
    """The story."""
    mention: Mention
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
    sayings: Sequence[Saying]
    """The stories that tell it, each once, the one that tells it best first."""
    ahead: bool
    """True if it was still to come when the newest of these stories was published."""
    precision: str = "day"
    """How precisely its time is told, in the words of `Mention.precision`."""

    @property
    def number(self) -> int:
        """How many stories tell it."""
        return len(self.sayings)


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
    number: int
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
