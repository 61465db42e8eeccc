"""What may be asked of the dates written in stories: the part of the one seam that knows what happened when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from store.model import StoryId
from store.views import Selection

if TYPE_CHECKING:
    from store.sayings import Brief, Event, Mention, Remembered, Saying

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

    def said(self, first: date, last: date, selection: Selection = EVERYTHING, limit: int = 200) -> Sequence[Saying]:
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

    def on_this_day(self, day: date, limit: int = 50) -> Remembered:
        """Return what stories say happened on this day of earlier years, and the stories published on it."""

    def a_year_ago(self, day: date, limit: int = 50) -> Remembered:
        """Return what happened, and what was published, in the week around the same day of last year."""
