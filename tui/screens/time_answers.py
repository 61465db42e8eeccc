"""What workers bring back about times that stories speak of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from store.api.story import StoryId
from store.api.views import Selection, StoryRow

if TYPE_CHECKING:
    from store.api.times import Brief, Event, Mention


@dataclass
class Mentioned(Message):
    """The dates that a story writes."""

    story_id: StoryId
    mentions: Sequence[Mention]

    bubble = False


@dataclass
class SaidOf(Message):
    """What was published at a time, and what stories say of it."""

    title: str
    about: str
    rows: Sequence[StoryRow]
    events: Sequence[Event]
    published: int
    """How many stories were published then; perhaps more than `rows`."""

    bubble = False


@dataclass
class Spoken(Message):
    """How many of the selected stories speak of each day."""

    selection: Selection
    days: Mapping[int, int]

    bubble = False


@dataclass
class EventsFetched(Message):
    """What stories say of some days, the best of each."""

    generation: int
    events: Mapping[int, Event]

    bubble = False


@dataclass
class Briefed(Message):
    """The key dates of what is shown."""

    brief: Brief

    bubble = False
