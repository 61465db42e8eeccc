"""What the controllers see of the screen's parts and of its window: no more than they drive, so that they need no terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.api.search import Completion, Matched
    from store.api.story import Story, StoryId
    from store.api.themes import Theme
    from store.api.threads import ChangedText, ThreadPosition
    from store.api.times import Event, Mention
    from store.api.views import Breakdown, Counts, Cursor, Related, StoryRow
    from tui.widgets.lanes.watch_count import WatchCount
    from tui.widgets.status_bar import Hint
    from tui.widgets.time_units import TimeUnit

T = TypeVar("T")


class Pane(Protocol):
    """A part of the screen that stories stand in."""

    def focus(self) -> object:
        """Take the keys."""

    def refresh(self) -> object:
        """Be painted anew."""

    def set_themes(self, themes: Sequence[Theme], /) -> None:
        """Know the names and colours of the themes."""


class TimelinePane(Pane, Protocol):
    """All stories in time order."""

    @property
    def row(self) -> StoryRow | None:
        """The story the person is on."""

    @property
    def cursor(self) -> Cursor | None:
        """Where that is."""

    def show(
        self,
        counts: Counts,
        place: Cursor | None,
        /,
        *,
        one_theme: bool = False,
        matched: Matched = ...,
        ranks: Mapping[StoryId, int] | None = None,
        rows: tuple[Cursor, Sequence[StoryRow]] | None = None,
        counted: bool = True,
    ) -> None:
        """Show other counts, standing at a place."""

    def supply(self, generation: int, start: Cursor, rows: Sequence[StoryRow], /) -> None:
        """Take the stories that were wanted."""

    def supply_shares(self, generation: int, unit: TimeUnit, shares: Breakdown, /) -> None:
        """Take how many stories each theme has in each stretch of time."""

    def supply_events(self, generation: int, events: Mapping[int, Event], /) -> None:
        """Take what stories say of days."""

    def show_event_days(self, spoken: Mapping[int, int], /) -> None:
        """Give days that are spoken of a line of their own."""

    def update_row(self, row: StoryRow, /) -> None:
        """Show a story's changed marks."""

    def set_order(self, *, newest_first: bool) -> None:
        """Put the newest stories at the top or at the bottom."""

    def go_to(self, place: Cursor, /) -> None:
        """Go to a story."""

    def go_to_day(self, day: int, /) -> None:
        """Go to the first story on or after a day."""


class LanesPane(Pane, Protocol):
    """Watch lists and themes side by side."""

    watched: dict[str, WatchCount]

    @property
    def row(self) -> StoryRow | None:
        """The story the person is on."""

    @property
    def sums(self) -> Mapping[str, int]:
        """How many stories each lane has."""

    def set_watched(self, watched: Sequence[WatchCount], /) -> None:
        """Know the watch lists and their numbers."""

    def show(self, months: Breakdown, day: int | None, lane: str, /, *, newest_first: bool) -> None:
        """Show other numbers of stories, standing in a lane near a day."""

    def show_again(self, months: Breakdown, /, *, newest_first: bool) -> None:
        """Show newer numbers, staying where the person is."""

    def supply(self, generation: int, rows: Mapping[tuple[int, str], Sequence[StoryRow]], /) -> None:
        """Take the stories that were wanted."""

    def update_row(self, row: StoryRow, /) -> None:
        """Show a story's changed marks."""


class StoryPane(Pane, Protocol):
    """The text of one story."""

    @property
    def story(self) -> Story | None:
        """The story that is shown."""

    def show(self, story: Story | None, matched: Matched = ..., /) -> None:
        """Show a story from its top."""

    def show_changes(self, changed: ChangedText, /) -> None:
        """Show what became different with its last update."""

    def show_dates(self, mentions: Sequence[Mention], /) -> None:
        """Underline the dates that it writes."""

    def action_page_down(self) -> None:
        """Scroll a page."""


class RelatedPane(Protocol):
    """What belongs with the story."""

    def show(self, position: ThreadPosition | None, related: Sequence[Related], /) -> None:
        """Show its thread and related stories."""


class HistogramPane(Protocol):
    """How the stories are spread over time."""

    def show(self, days: Mapping[int, int], /) -> None:
        """Show all."""

    def narrow(self, days: Mapping[int, int], /) -> None:
        """Show some among all."""

    def mark(self, day: int | None, /) -> None:
        """Show where the person is."""


class TitleBarPane(Protocol):
    """What is shown, and how much of it."""

    def show(self, selection: str, stories: int, unread: int, threads: int, /) -> None:
        """Show what is selected."""

    def show_progress(self, told: str, /) -> None:
        """Say what is being made, in the place of numbers."""


class PromptPane(Protocol):
    """The line in which a person types."""

    def open(self, purpose: str, sign: str, hint: str, text: str = "", /) -> None:
        """Take the top line."""

    def close(self) -> None:
        """Give it back."""

    def note(self, text: str, /) -> None:
        """Say something at its end."""

    def put(self, text: str, /) -> None:
        """Put another text into it."""

    def offer(self, text: str, cursor: int, offered: Sequence[Completion], /) -> None:
        """Show what may be put at the cursor."""


class StatusBarPane(Protocol):
    """The trail or what is going on, and the keys that matter now."""

    def show_message(self, text: str, /) -> None:
        """Say something for now."""

    def hold_message(self, text: str, /) -> None:
        """Say something that stays."""

    def show_trail(self, titles: Sequence[str], /) -> None:
        """Know the trail."""

    def show_keys(self, hints: Sequence[Hint], /) -> None:
        """Show keys."""


@dataclass(frozen=True, slots=True)
class Panes:
    """The parts of the screen."""

    timeline: TimelinePane
    lanes: LanesPane
    story: StoryPane
    related: RelatedPane
    histogram: HistogramPane
    title_bar: TitleBarPane
    prompt: PromptPane
    status_bar: StatusBarPane


class Stoppable(Protocol):
    """Something that will happen."""

    def stop(self) -> None:
        """Keep it from happening."""


class Window(Protocol):
    """What the controllers may have done outside of the panes."""

    @property
    def width(self) -> int:
        """Columns."""

    @property
    def height(self) -> int:
        """Lines."""

    @property
    def dark(self) -> bool:
        """Whether the ground is dark."""

    @property
    def is_current(self) -> bool:
        """Whether nothing is open above the timeline."""

    def notify(
        self,
        text: str,
        seconds: float = 3,
        *,
        severity: Literal["information", "warning", "error"] = "information",
        title: str = "",
    ) -> None:
        """Tell the person something for a while."""

    def open(self, dialog: Screen[T], then: Callable[[T | None], None] | None = None) -> None:
        """Open a dialog above the timeline, and take its answer."""

    def shows(self, dialog: Screen[T]) -> bool:
        """Return whether a dialog is still open."""

    def later(self, seconds: float, call: Callable[[], object]) -> Stoppable:
        """Have something done after a while."""

    def open_url(self, url: str) -> None:
        """Open a link in the browser."""

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""

    def turn_colours(self) -> None:
        """Turn between dark and light."""

    def keep_likes(self, *, newest_first: bool) -> None:
        """Keep for the next sitting which way round and in which colours the person likes the timeline."""
