"""A thread drawn as a storyline, and as a map with the threads beside it, over the timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from tui.dialogs.dialog import Page
from tui.widgets.date_words import whole_day
from tui.widgets.thread.storyline import Storyline
from tui.widgets.thread.thread_map import ThreadMap

if TYPE_CHECKING:
    from store.api.story import StoryId
    from store.api.themes import Theme
    from store.api.threads import ThreadSummary

Destination = tuple[str, "StoryId | int"]
"""Where the person wants to go from here: `story` and its id, or `thread` and its number."""


class ThreadPage(Page[Destination | None]):
    """One thread: its storyline, or the map around it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Close", id="thread.close", tooltip="Back to the timeline"),
        Binding("I", "draw('line')", "Storyline", id="thread.storyline", tooltip="Show the thread as a storyline"),
        Binding("M", "draw('map')", "Map", id="thread.map", tooltip="Show the thread on a map"),
        Binding("i", "alone", "Alone", id="thread.alone", tooltip="Show the thread alone on the timeline"),
    ]

    def __init__(
        self,
        summary: ThreadSummary,
        story_id: StoryId | None,
        drawn: str,
        ask: Callable[[int], object],
        themes: Mapping[str, Theme],
    ) -> None:
        super().__init__()
        self._themes = themes
        self._summary = summary
        self._story_id = story_id
        self._drawn = drawn
        self._ask = ask

    def body(self) -> Iterable[Widget]:
        """Return the storyline and the map, one of which is shown."""
        return Storyline(id="storyline"), ThreadMap(id="thread-map")

    def on_mount(self) -> None:
        """Show the thread."""
        self.show(self._summary)
        self.action_draw(self._drawn)

    def action_draw(self, drawn: str) -> None:
        """Draw the thread in another way."""
        self.set_class(drawn == "map", "map")
        (self.query_one(ThreadMap) if drawn == "map" else self.query_one(Storyline)).focus()
        self.show_keys(
            "arrows move  Space put in the middle  ↵ show alone  I storyline"
            if drawn == "map"
            else "j k move  ↵ go there  i show alone  M map"
        )

    def action_alone(self) -> None:
        """Show the thread alone on the timeline."""
        self.dismiss(("thread", self._summary.thread.id))

    def on_storyline_chosen(self, event: Storyline.Chosen) -> None:
        """Go to a story."""
        self.dismiss(("story", event.story_id))

    def on_thread_map_chosen(self, event: ThreadMap.Chosen) -> None:
        """Show a thread alone."""
        self.dismiss(("thread", event.thread.id))

    def on_thread_map_centred(self, event: ThreadMap.Centred) -> None:
        """Have a thread put in the middle."""
        self._ask(event.thread.id)

    def show(self, summary: ThreadSummary) -> None:
        """Show a thread."""
        self._summary = summary
        thread = summary.thread
        first, last = date.fromordinal(thread.first), date.fromordinal(thread.last)
        days = f"{thread.count} stories · {whole_day(first)} – {whole_day(last)}"
        theme = self._themes.get(summary.theme)
        about = (" · ", Content.styled(theme.name, theme.colour)) if theme else ()
        latest = (
            ("\n", Content.styled(f" Latest, {last.day} {last:%b %Y}: ", "$muted"), summary.stands) if summary.stands else ()
        )
        self.show_head(thread.name, days, *about, *latest)
        self.query_one(Storyline).show(summary, self._story_id)
        self.query_one(ThreadMap).show(summary)
