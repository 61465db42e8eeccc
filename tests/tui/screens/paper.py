"""A screen of paper: panes and a window that remember what they were told, so that controllers are used without a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, fields, replace
from datetime import date
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from textual.binding import Binding
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer

from store.api.said import Told
from store.api.search import NOTHING_MATCHED, Completion, Matched
from store.api.story import Story, StoryId
from store.api.story_details import ChangedText
from store.api.themes import Theme
from store.api.threads import ThreadPosition
from store.api.times import Event, KeyDate, Mention, Stretch
from store.api.views import UNMARKED, Breakdown, Counts, Cursor, Marks, Related, StoryRow
from tui.screens.timeline.panes import Panes
from tui.screens.timeline.window import Window
from tui.state.setting_table import Value
from tui.state.settings import Settings
from tui.widgets.across.lane_days import AcrossTable
from tui.widgets.lanes.lane import Lane, LaneTable
from tui.widgets.notice import Notice, Severity
from tui.widgets.status_bar import Hint
from tui.widgets.subject_colours import Ground
from tui.widgets.time_units import TimeUnit

T = TypeVar("T")


class PaperPane:
    """Knows whether it has the keys, and the themes."""

    last_focused: PaperPane | None = None

    def __init__(self) -> None:
        self.themes: Sequence[Theme] = ()

    @property
    def focused(self) -> bool:
        return PaperPane.last_focused is self

    def focus(self) -> None:
        PaperPane.last_focused = self

    def refresh(self) -> None:
        """Paper needs no painting."""

    def set_themes(self, themes: Sequence[Theme], /) -> None:
        self.themes = themes


class PaperTimeline(PaperPane):
    """Stands at a cursor among the rows that it was supplied with."""

    def __init__(self) -> None:
        super().__init__()
        self.counts = Counts()
        self.stretch: tuple[TimeUnit, date, date] | None = None
        self.span: tuple[int, int] | None = None
        self.cursor: Cursor | None = None
        self.rows: dict[Cursor, StoryRow] = {}
        self.generation = 0
        self.newest_first = False
        self.matched, self.ranks, self.one_theme, self.counted = NOTHING_MATCHED, dict[StoryId, int](), False, True
        self.shares: Breakdown = {}
        self.headlines: dict[int, Sequence[StoryRow]] = {}
        self.event_days: Mapping[int, int] = {}
        self.events: dict[int, Event] = {}
        self.needs_days, self.daily = False, True
        self.foreseen = 0
        self.zoom_level = 1
        self.nothing = ""

    @property
    def lacks_days(self) -> bool:
        return self.counted and not self.daily

    @property
    def row(self) -> StoryRow | None:
        return self.rows.get(self.cursor) if self.cursor else None

    @property
    def title(self) -> str:
        return self.row.title if self.row else ""

    def show(
        self,
        counts: Counts,
        place: Cursor | None,
        /,
        *,
        one_theme: bool = False,
        matched: Matched = NOTHING_MATCHED,
        ranks: Mapping[StoryId, int] | None = None,
        rows: tuple[Cursor, Sequence[StoryRow]] | None = None,
        counted: bool = True,
        daily: bool = True,
    ) -> None:
        self.daily = counted and daily
        self.counts, self.one_theme, self.matched, self.ranks = counts, one_theme, matched, dict(ranks or {})
        self.counted = counted
        self.rows.clear()
        self.generation += 1
        if place is None and counts.days:
            last = max(counts.days)
            place = Cursor(last, counts.days[last] - 1)
        self.cursor = place
        if rows:
            self.supply(self.generation, *rows)

    def refine(self, counts: Counts, /) -> bool:
        if not self.lacks_days or counts.total != self.counts.total:
            return False
        self.counts, self.daily = counts, True
        return True

    def supply(self, generation: int, start: Cursor, rows: Sequence[StoryRow], /) -> None:
        if generation != self.generation:
            return
        day, nth = start.day, start.nth
        for row in rows:
            day, nth = (day, nth) if row.day == day else (row.day, 0)
            self.rows[Cursor(day, nth)] = row
            nth += 1

    def supply_shares(self, generation: int, unit: TimeUnit, shares: Breakdown, /) -> None:
        self.shares = shares

    def supply_headlines(self, generation: int, unit: TimeUnit, headlines: Mapping[int, Sequence[StoryRow]], /) -> None:
        self.headlines.update(headlines)

    def supply_events(self, generation: int, events: Mapping[int, Event], /) -> None:
        self.events.update(events)

    def show_event_days(self, spoken: Mapping[int, int], /) -> None:
        self.event_days = spoken

    def update_row(self, row: StoryRow, /) -> None:
        self.rows.update({at: row for at, known in self.rows.items() if known.id == row.id})

    def set_order(self, *, newest_first: bool) -> None:
        self.newest_first = newest_first

    def go_to(self, place: Cursor, /) -> None:
        self.cursor = place

    def action_edge(self, side: int, /) -> None:
        self.cursor = Cursor(min(self.counts.days), 0) if side < 0 else None

    def set_density(self, density: str, /) -> None:
        self.density = density

    def tell_nothing(self, text: str, /) -> None:
        self.nothing = text

    def foresee_day(self, day: int, /) -> None:
        self.foreseen = day

    def go_to_day(self, day: int, /) -> None:
        self.cursor = Cursor(min((one for one in self.counts.days if one >= day), default=max(self.counts.days)), 0)


class PaperLanes(PaperPane):
    """Stands in a lane."""

    def __init__(self) -> None:
        super().__init__()
        self.row: StoryRow | None = None
        self.table = LaneTable()
        self.lane: Lane | None = None
        self.toward: tuple[int | None, str] | None = None
        self.newest_first = False
        self.rows: Mapping[tuple[int, str], Sequence[StoryRow]] = {}
        self.shown = self.paged = self.went_to = 0

    @property
    def sums(self) -> Mapping[str, int]:
        return self.table.sums

    @property
    def unread(self) -> Mapping[str, int]:
        return {lane.key: lane.unread for lane in self.table.lanes}

    def set_unread(self, unread: Mapping[str, int], /) -> None:
        lanes = [replace(lane, unread=unread.get(lane.key, lane.unread)) for lane in self.table.lanes]
        self.table = replace(self.table, lanes=lanes)

    def show(self, table: LaneTable, day: int | None, lane: str, /, *, newest_first: bool) -> None:
        self.table, self.toward, self.newest_first = table, (day, lane), newest_first
        self.lane = next((one for one in table.lanes if one.key == lane), None)
        self.shown += 1

    def show_again(self, table: LaneTable, /, *, newest_first: bool) -> None:
        self.table, self.newest_first = table, newest_first
        self.shown += 1

    def action_page(self, by: int, /) -> None:
        self.paged = by

    def supply(self, generation: int, rows: Mapping[tuple[int, str], Sequence[StoryRow]], /) -> None:
        self.rows = rows

    def go_to_day(self, day: int, /) -> None:
        self.went_to = day

    def update_row(self, row: StoryRow, /) -> None:
        self.row = row if self.row and self.row.id == row.id else self.row


class PaperAcross(PaperPane):
    """Stands in a lane, at a day."""

    def __init__(self) -> None:
        super().__init__()
        self.table = AcrossTable()
        self.lane: Lane | None = None
        self.day = 1
        self.row: StoryRow | None = None
        self.lane_rows: Mapping[str, tuple[int, int, Sequence[StoryRow]]] = {}
        self.went_to = 0

    def show(self, table: AcrossTable, day: int | None, lane: str, /) -> None:
        self.table, self.day = table, day or 1
        self.lane = next((one.lane for one in table.lanes if one.lane.key == lane), None)

    def supply(
        self,
        generation: int,
        here: Sequence[StoryRow] | None,
        lanes: Mapping[str, tuple[int, int, Sequence[StoryRow]]],
        /,
    ) -> None:
        self.row = here[0] if here else self.row
        self.lane_rows = lanes

    def go_to_day(self, day: int, /) -> None:
        self.went_to = day

    def action_edge(self, by: int, /) -> None:
        self.went_to = by

    def update_row(self, row: StoryRow, /) -> None:
        self.row = row if self.row and self.row.id == row.id else self.row


class PaperStory(PaperPane):
    """Shows one story."""

    def __init__(self) -> None:
        super().__init__()
        self.story: Story | None = None
        self.matched = NOTHING_MATCHED
        self.changes: ChangedText | None = None
        self.mentions: Sequence[Mention] = ()
        self.pages = 0
        self.top = 0
        self.is_at_end = False
        self.wanted, self.at = "", -1
        self.progress = "50% of 1 min"

    def _places(self) -> int:
        text = " ".join(self.story.body).casefold() if self.story else ""
        return text.count(self.wanted.casefold()) if self.wanted else 0

    def find(self, words: str, /) -> tuple[int, int]:
        self.wanted = words.strip()
        self.at = 0 if self._places() else -1
        return self.at, self._places()

    def step_found(self, by: int, /) -> tuple[int, int]:
        count = self._places()
        self.at = (self.at + by) % count if count else -1
        return self.at, count

    def jump_to(self, top: int, /) -> None:
        self.top = top

    @property
    def title(self) -> str:
        return self.story.title if self.story else ""

    def show(self, story: Story | None, matched: Matched = NOTHING_MATCHED, /) -> None:
        self.story, self.matched = story, matched

    def show_told(self, told: Sequence[Told], /) -> None:
        self.told = told

    def show_changes(self, changed: ChangedText, /) -> None:
        self.changes = changed

    def show_dates(self, mentions: Sequence[Mention], /) -> None:
        self.mentions = mentions

    def action_page_down(self) -> None:
        self.pages += 1

    def action_scroll_home(self) -> None:
        self.pages = 0


class PaperRelated:
    """Shows what belongs with a story."""

    has_focus = False

    position: ThreadPosition | None = None
    related: Sequence[Related] = ()

    def show(self, position: ThreadPosition | None, related: Sequence[Related], /) -> int:
        self.position, self.related = position, related
        return len(related) * 2 + bool(position)


class PaperStretch(PaperPane):
    """Sums up a stretch of time."""

    told: tuple[TimeUnit, Stretch] | None = None
    dates: Sequence[KeyDate] | None = None
    pages = 0

    def page_on(self) -> None:
        self.pages += 1

    def show(self, unit: TimeUnit, told: Stretch, /) -> None:
        self.told, self.dates = (unit, told), None

    def show_dates(self, dates: Sequence[KeyDate], /) -> None:
        self.dates = dates


class PaperHistogram:
    """Shows how stories are spread."""

    days: Mapping[int, int] = {}
    narrowed = False
    marked: int | None = None
    framed: tuple[int, int] | None = None

    def show(self, days: Mapping[int, int], /) -> None:
        self.days, self.narrowed = days, False

    def narrow(self, days: Mapping[int, int], /) -> None:
        self.days, self.narrowed = days, True

    def mark(self, day: int | None, span: tuple[int, int] | None = None, /) -> None:
        self.marked, self.framed = day, span


class PaperTitleBar:
    """Says what is shown."""

    shown: tuple[str, int, int, int] = ("", 0, 0, 0)
    progress = ""
    reading = ""

    def show_reading(self, told: str, /) -> None:
        self.reading = told

    def show(self, selection: str, stories: int, unread: int, threads: int, /) -> None:
        self.shown = selection, stories, unread, threads

    def show_progress(self, told: str, /) -> None:
        self.progress = told


class PaperPrompt:
    """Is open for something, or not."""

    purpose = hint = text = said = ""
    offered: Sequence[Completion] | None = None

    def open(self, purpose: str, sign: str, hint: str, text: str = "", /) -> None:
        self.purpose, self.hint, self.text, self.said = purpose, hint, text, ""

    def close(self) -> None:
        self.purpose = ""

    def note(self, text: str, /) -> None:
        self.said = text

    def put(self, text: str, cursor: int | None = None, /) -> None:
        self.text = text

    def offer(self, text: str, cursor: int, offered: Sequence[Completion], /) -> None:
        self.offered = offered


class PaperStatusBar:
    """Says what is going on."""

    message = held = typed = ""
    all_told: Sequence[Notice] = ()
    trail: Sequence[str] = ()
    keys: Sequence[Hint] = ()

    def show_message(self, text: str, /) -> None:
        self.message = text

    def hold_message(self, text: str, /) -> None:
        self.held = text

    def show_typed(self, text: str, /) -> None:
        self.typed = text

    def show_trail(self, titles: Sequence[str], action: str = "", /) -> None:
        self.trail = titles

    def show_keys(self, hints: Sequence[Hint], /) -> None:
        self.keys = hints


class PaperNote:
    """Shows what the person says of a story, or is written on."""

    def __init__(self) -> None:
        self.shown: tuple[StoryId | None, Marks] = (None, UNMARKED)
        self.told: Sequence[Told] = ()
        self.written: tuple[StoryId, str] | None = None
        self.for_all = self.is_shared = False

    def show(self, story_id: StoryId | None, marks: Marks = UNMARKED, told: Sequence[Told] = (), /) -> None:
        self.shown, self.told = (story_id, marks), told

    @property
    def written_on(self) -> StoryId | None:
        return self.written[0] if self.written else None

    def marks_of(self, story_id: StoryId, /) -> Marks | None:
        return self.shown[1] if self.shown[0] == story_id else None

    def edit(self, story_id: StoryId, text: str, /, *, for_all: bool = False) -> None:
        self.written, self.for_all = (story_id, text), for_all

    def begin_with(self, text: str, /, *, for_all: bool = False) -> None:
        assert self.written
        self.for_all = self.for_all or for_all
        self.written = self.written[0], text


@dataclass
class Paper:
    """All panes."""

    timeline: PaperTimeline = field(default_factory=PaperTimeline)
    lanes: PaperLanes = field(default_factory=PaperLanes)
    across: PaperAcross = field(default_factory=PaperAcross)
    story: PaperStory = field(default_factory=PaperStory)
    note: PaperNote = field(default_factory=PaperNote)
    related: PaperRelated = field(default_factory=PaperRelated)
    stretch: PaperStretch = field(default_factory=PaperStretch)
    histogram: PaperHistogram = field(default_factory=PaperHistogram)
    title_bar: PaperTitleBar = field(default_factory=PaperTitleBar)
    prompt: PaperPrompt = field(default_factory=PaperPrompt)
    status_bar: PaperStatusBar = field(default_factory=PaperStatusBar)

    def panes(self) -> Panes:
        """Return the panes in the places of the widgets; `test_paper.py` holds that they are used alike."""
        return Panes(**{each.name: getattr(self, each.name) for each in fields(self)})


class Later(Timer):
    """Something that happens when the test lets time pass."""

    def __init__(self, call: Callable[[], object]) -> None:
        self.call = call
        self.stopped = False

    def stop(self) -> None:
        self.stopped = True


class PaperWindow(Window):
    """Remembers notices and dialogs, and runs work in real threads; what they bring is taken when the test says so."""

    def __init__(self, width: int = 120, height: int = 40) -> None:
        self.paper_size = Size(width, height)
        self.is_dark, self.left, self.settings = True, False, Settings()
        self.colours_changed: Callable[[], object] = bool
        self.notices: list[str] = []
        self.dialogs: list[tuple[Screen[Any], Callable[[Any], None] | None]] = []
        self.opened: list[str] = []
        self.has_terminal = True
        self.copied = ""
        self.likes: list[bool] = []
        self.liked_columns = 0
        self.failed: Callable[[BaseException], object] = self.notices.append  # type: ignore[assignment]
        self._later: list[Later] = []
        self._pool = ThreadPoolExecutor(4)
        self._work: list[Future[None]] = []
        self._brought: SimpleQueue[Callable[[], object]] = SimpleQueue()

    # Threads

    def start(self, work: Callable[[], None], group: str, *, alone: bool) -> None:
        self._work.append(self._pool.submit(work))

    def bring(self, call: Callable[[], object]) -> None:
        self._brought.put(call)

    def aside(self, call: Callable[[], Any]) -> Any:
        """Return what a call gives in another thread."""
        return self._pool.submit(call).result()

    def take(self) -> bool:
        """Wait for all work and take what it brings; return whether there was anything."""
        work, self._work = self._work, []
        wait(work)
        for done in work:
            if error := done.exception():
                self.failed(error)
        any_taken = bool(work)
        while True:
            try:
                call = self._brought.get_nowait()
            except Empty:
                return any_taken
            any_taken = True
            call()

    def pass_time(self) -> bool:
        """Have done what was to be done later; return whether there was anything."""
        later, self._later = self._later, []
        for one in later:
            if not one.stopped:
                one.call()
        return bool(later)

    def close(self) -> None:
        self._pool.shutdown()

    # What controllers ask for

    @property
    def size(self) -> Size:
        return self.paper_size

    @property
    def dark(self) -> bool:
        return self.is_dark

    @property
    def ground(self) -> Ground:
        """What letters stand on."""
        return Ground(("#000000" if self.is_dark else "#ffffff",), self.is_dark)

    @property
    def is_current(self) -> bool:
        return not self.dialogs

    def keys_here(self) -> list[tuple[Binding, Callable[[], object]]]:
        return []

    def notify(
        self,
        text: str,
        seconds: float = 3,
        *,
        severity: Severity = "information",
    ) -> None:
        self.notices.append(text if severity == "information" else f"{severity}: {text}")

    def open(self, dialog: Screen[Any], then: Callable[[Any], None] | None = None) -> None:
        self.dialogs.append((dialog, then))

    @property
    def dialog(self) -> Screen[Any]:
        return self.dialogs[-1][0]

    def answer(self, answer: object) -> None:
        """Close the dialog with an answer, as a person does."""
        _, then = self.dialogs.pop()
        if then:
            then(answer)

    def shows(self, dialog: Screen[Any]) -> bool:
        return any(shown is dialog for shown, _ in self.dialogs)

    def later(self, seconds: float, call: Callable[[], object]) -> Later:
        self._later.append(Later(call))
        return self._later[-1]

    def open_url(self, url: str) -> None:
        self.opened.append(url)

    def lend(self, call: Callable[[], T]) -> T | None:
        return call() if self.has_terminal else None

    def copy(self, text: str, told: Callable[[str], object]) -> None:
        self.copied = text
        told("on paper")

    def leave(self) -> None:
        self.left = True

    def turn_colours(self) -> None:
        self.is_dark = not self.is_dark
        self.colours_changed()

    @property
    def colours(self) -> Sequence[str]:
        return "dateline-dark", "dateline-light"

    def liked(self, name: str) -> Value:
        return self.settings.value(name)

    def like(self, **liked: Value) -> None:
        known: dict[str, Any] = dict(liked)
        self.settings = replace(self.settings, **known)

    def keep_likes(self, *, newest_first: bool, story_columns: int) -> None:
        self.likes.append(newest_first)
        self.liked_columns = story_columns
