"""What workers bring back from the archive: each answer carries the question it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from store.model import Story, StoryId
from store.views import Answer, Breakdown, Change, Counts, Cursor, Related, Selection, StoryRow
from tui.widgets.timeline.units import Unit

if TYPE_CHECKING:
    from store.query.completing import Completion


@dataclass
class Counted(Message):
    """How many stories a selection has on each day, and where to stand among them."""

    selection: Selection
    counts: Counts
    place: Cursor | None
    """Where the story stands that the person should be on; None for the newest."""
    jumped: bool = False
    """True if the person asked to go there, so that it should be read beside the timeline."""

    bubble = False


@dataclass
class Fetched(Message):
    """Stories that the timeline wanted."""

    generation: int
    start: Cursor
    rows: Sequence[StoryRow]

    bubble = False


@dataclass
class Shared(Message):
    """How many stories each theme has in each stretch of time."""

    selection: Selection
    generation: int
    unit: Unit | None
    """Stretches the timeline is folded into; None for the lanes, which want months."""
    shares: Breakdown

    bubble = False


@dataclass
class LanesFetched(Message):
    """Stories that the lanes wanted."""

    generation: int
    rows: Mapping[tuple[int, str], Sequence[StoryRow]]

    bubble = False


@dataclass
class Told(Message):
    """A story's text; None if it is gone."""

    story_id: StoryId
    story: Story | None

    bubble = False


@dataclass
class RelatedFound(Message):
    """The stories that belong with one."""

    story_id: StoryId
    related: Sequence[Related]

    bubble = False


@dataclass
class Searched(Message):
    """What a search found: the best story among its neighbours in time."""

    selection: Selection
    answer: Answer

    bubble = False


@dataclass
class SearchCounted(Message):
    """How a search's matches are spread over time, where that took longer than finding the best."""

    selection: Selection
    counts: Counts
    place: Cursor | None
    """Where the best one stands among all that match."""
    start: Cursor
    """Where the first of `rows` stands among all that match."""
    rows: Sequence[StoryRow]
    """The stories around the best one, as they are on the screen already."""

    bubble = False


@dataclass
class Offered(Message):
    """What may be put at a place of the search line."""

    text: str
    """The line it is offered for."""
    cursor: int
    """The place in it."""
    completions: Sequence[Completion]

    bubble = False


@dataclass
class Quoted(Message):
    """The sentence of a story that answers the search best."""

    story_id: StoryId
    text: str

    bubble = False


@dataclass
class Marked(Message):
    """A story's line after its marks changed, and how many stories are unread now."""

    row: StoryRow
    counts: Counts
    notice: str = ""

    bubble = False


@dataclass
class Arrived(Message):
    """The story that a step led to; None if there is none that way."""

    row: StoryRow | None
    otherwise: str
    """What to say if there is none."""

    bubble = False


@dataclass
class Progressed(Message):
    """How far long work is; an empty task means that it is over."""

    task: str
    done: int = 0
    total: int = 0

    bubble = False


@dataclass
class Refreshed(Message):
    """The archive was compared with what is on disk."""

    change: Change
    fresh: bool
    """True if the archive was only made just now."""

    bubble = False
