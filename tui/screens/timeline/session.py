"""The session: all that changes on the timeline's screen while a person sits before it, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from store.api.views import Counts, Selection
from tui.screens.timeline.lane_choice import By, LaneOrder
from tui.screens.timeline.search_session import SearchSession
from tui.screens.timeline.trail import Trail

if TYPE_CHECKING:
    from store.api.themes import Theme
    from store.api.threads import ThreadPosition
    from tui.widgets.lanes.watch_count import WatchCount


class View(Enum):
    """How the stories are laid out."""

    STREAM = "stream"
    LANES = "lanes"
    ACROSS = "across"


class Purpose(Enum):
    """What the prompt is open for."""

    NOTHING = ""
    SEARCH = "search"
    DATE = "date"
    WATCH = "watch"
    THREAD = "thread"
    THEME = "theme"
    FIND = "find"
    PIPE = "pipe"
    TAGS = "tags"
    COMMAND = "command"


class Mode(Enum):
    """What the person is about: it decides which keys the bottom line shows."""

    ASKING = "asking"
    DATING = "dating"
    NAMING = "naming"
    FINDING = "finding"
    PIPING = "piping"
    COMMANDING = "commanding"
    FOUND = "found"
    READING = "reading"
    SEARCHING = "searching"
    FOLLOWING = "following"
    LANES = "lanes"
    ACROSS = "across"
    BROWSING = "browsing"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class Session:
    """All state of one sitting."""

    selection: Selection = field(default_factory=Selection)
    """Which stories are shown."""
    counts: Counts = field(default_factory=Counts)
    """How many stories stand on each day of what is shown."""
    view: View = View.STREAM
    """How they are laid out."""
    lanes_by: By = By.THEME
    """What lanes are by."""
    lane_orders: Mapping[By, LaneOrder] = field(default_factory=dict)
    """Which lanes of each kind are hidden, and which stand first, where the person chose."""
    newest_first: bool = False
    """Whether the newest stand at the top."""
    reading: bool = False
    """Whether the person reads the story, beside the timeline or in its place."""
    stretched: bool = False
    """Whether the timeline is looked at from so far away that the person is on a stretch of time, and not on a story."""
    narrow: bool = False
    """Whether the window has room for one column only."""
    whole: bool = False
    """Whether the story has the whole window while it is read."""
    split: int = 0
    """Columns of the story beside the timeline, as the person likes it; 0 as the window has room."""
    belongs: bool = True
    """Whether what belongs to the story is shown, if there is anything."""
    belongs_whole: bool = False
    """The same where the story has the whole window."""
    belonging: int = 0
    """Lines that what belongs to the story needs."""
    writing: bool = False
    """Whether the person writes a note on the story."""
    finding: str = ""
    """The words that are looked for within the story."""
    purpose: Purpose = Purpose.NOTHING
    """What the prompt is open for."""
    search: SearchSession | None = None
    """The search that is on."""
    trail: Trail = field(default_factory=Trail)
    """Where the person has been."""
    position: ThreadPosition | None = None
    """Where the story that is shown stands in its thread."""
    threads: int = 0
    """How many threads all stories make."""
    themes: Mapping[str, Theme] = field(default_factory=dict)
    """The themes by their keys, in the order they are shown, in colours that suit the ground."""
    themed: Mapping[str, int] = field(default_factory=dict)
    """How many stories have each theme first, of all there are; as old as when all were shown last."""
    watched: tuple[WatchCount, ...] = ()
    """The watch lists; their numbers are as old as when something showed them last."""
    events_shown: bool = False
    """Whether days that stories speak of have a line of their own."""
    held: int = 0
    """How many changes wait for another program."""
    leaving: bool = False
    """Whether the person was just asked whether to leave Dateline."""
    busy: bool = False
    """Whether another program is writing, so that what it adds can't be shown yet."""

    @property
    def in_its_place(self) -> bool:
        """Whether a story that is read takes the place of what is shown, as there is no room beside it."""
        return self.narrow or self.view is not View.STREAM

    @property
    def alone(self) -> bool:
        """Whether the story is all there is to see."""
        return self.reading and (self.in_its_place or self.whole)

    @property
    def belongs_shown(self) -> bool:
        """Whether what belongs to the story is shown, if there is anything."""
        return self.belongs_whole if self.alone and self.whole else self.belongs

    @property
    def shows_stretch(self) -> bool:
        """Whether what a stretch of time was about stands in the column, in the place of a story."""
        return self.stretched and not self.reading and self.view is View.STREAM

    @property
    def mode(self) -> Mode:
        """What the person is about."""
        modes = {
            Mode.NAMING: self.purpose in (Purpose.WATCH, Purpose.THREAD, Purpose.THEME, Purpose.TAGS),
            Mode.FINDING: self.purpose is Purpose.FIND,
            Mode.PIPING: self.purpose is Purpose.PIPE,
            Mode.COMMANDING: self.purpose is Purpose.COMMAND,
            Mode.DATING: self.purpose is Purpose.DATE,
            Mode.ASKING: self.purpose is not Purpose.NOTHING,
            Mode.WRITING: self.writing,
            Mode.FOUND: self.reading and bool(self.finding),
            Mode.READING: self.reading,
            Mode.SEARCHING: self.search is not None,
            Mode.FOLLOWING: bool(self.selection.thread),
            Mode.LANES: self.view is View.LANES,
            Mode.ACROSS: self.view is View.ACROSS,
        }
        return next((mode for mode, so in modes.items() if so), Mode.BROWSING)
