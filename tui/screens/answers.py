"""What workers bring back from the archive: each answer carries the question it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from store.api.changes import Change
from store.api.search import Answer, Found
from store.api.story import Story, StoryId
from store.api.themes import Theme
from store.api.views import Breakdown, Counts, Cursor, Facets, Related, Selection, StoryRow
from store.api.watches import Watch
from tui.widgets.lanes.watched import Watched
from tui.widgets.timeline.units import Unit

if TYPE_CHECKING:
    from store.api.search import Completion
    from store.api.threads import ChangedText, ThreadPosition


@dataclass
class Counted(Message):
    """How many stories a selection has on each day, and where to stand among them."""

    selection: Selection
    counts: Counts
    place: Cursor | None
    """Where the story stands that the person should be on; None for the newest."""
    jumped: StoryRow | None = None
    """The story that the person asked to go to; None if a story is merely stayed on."""

    bubble = False


@dataclass
class Gone(Message):
    """Where a story stands that the person goes to, and what has to be shown for it."""

    asked: Selection
    """What was shown when the person set out."""
    shown: Selection
    """The same, or everything if the story is not among it."""
    counts: Counts
    place: Cursor | None
    row: StoryRow

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

    generation: int
    unit: Unit
    """Stretches the timeline is folded into."""
    shares: Breakdown

    bubble = False


Toward = tuple[int | None, str]
"""Where to stand in the lanes: near a day (None for the newest), in the lane of a theme or a watch list."""


@dataclass
class LanesCounted(Message):
    """How many stories each theme and each watch list has in each month."""

    selection: Selection
    shares: Breakdown
    watched: Sequence[Watched]
    """The watch lists that have lanes of their own."""
    toward: Toward | None
    """Where to stand; None for where the person is."""

    bubble = False


@dataclass
class WatchesCounted(Message):
    """How many stories each watch list has."""

    selection: Selection
    """What is shown of them: all, the unread, the starred."""
    watched: Sequence[Watched]

    bubble = False


@dataclass
class WatchesListed(Message):
    """The watch lists that there are."""

    watches: Sequence[Watch]

    bubble = False


@dataclass
class WatchKept(Message):
    """A search is a watch list from now on; with why not, if it could not be made one."""

    watch: Watch
    counts: Counts
    refused: str = ""

    bubble = False


@dataclass
class ThemeMade(Message):
    """A theme that was made, or why none could be."""

    theme: Theme | None
    refused: str = ""
    themes: Sequence[Theme] = ()
    """The themes there are now, in order."""

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
    """The stories that belong with one, and its place in its thread."""

    story_id: StoryId
    related: Sequence[Related]
    place: ThreadPosition | None = None
    changed: ChangedText | None = None
    """What became different with the story's last update."""

    bubble = False


@dataclass
class Searched(Message):
    """What a search found: the best story among its neighbours in time."""

    selection: Selection
    answer: Answer

    bubble = False


@dataclass
class Faceted(Message):
    """What can be narrowed to among the stories that are shown."""

    selection: Selection
    facets: Facets

    bubble = False


@dataclass
class Narrowed(Message):
    """What a search found that was not typed."""

    selection: Selection
    found: Found
    counts: Counts
    row: StoryRow | None
    """The story to stand on."""
    place: Cursor | None
    """Where it stands among all that match."""

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
    resorted: bool = False
    """True if the story now counts under another theme."""

    bubble = False


@dataclass
class Held(Message):
    """How many changes wait for another program that writes to the archive."""

    number: int

    bubble = False


@dataclass
class Busy(Message):
    """Whether another program is writing to the archive, so that what it adds can't be shown yet."""

    busy: bool

    bubble = False


@dataclass
class Failed(Message):
    """A change could not be made, for good."""

    error: BaseException

    bubble = False


@dataclass
class LineTold(Message):
    """What a search line is understood to mean."""

    line: str
    told: str

    bubble = False


@dataclass
class Arrived(Message):
    """The story that a step led to; None if there is none that way."""

    row: StoryRow | None
    otherwise: str
    """What to say if there is none."""
    told: str = ""
    """What to say of how it was found, if that is not as one would think."""

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
    threads: int = 0
    """How many threads there are."""
    themes: Sequence[Theme] = ()
    """The themes there are, in order."""

    bubble = False
