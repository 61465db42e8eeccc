"""Feeds as a list: what each brought, how it fares, and what it mostly tells of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from store.api.feeds import FeedId, FeedState, FeedSummary
from store.api.themes import Theme
from tui.state.ages import age
from tui.widgets.entry_view import EntryView
from tui.widgets.inks import component_classes
from tui.widgets.line_text import HERE, fit, whole_line

_WEEKLY, _THEMED, _COUNTED = 70, 88, 104
"""Columns from which on a line says how much comes a week, and of which theme."""


class FeedList(EntryView):
    """One line a feed."""

    INKS = "feeds"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(INKS, "dim", "wrong", "unread", "here")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Next", id="feeds.next", tooltip="Go to the next feed"),
        Binding("k,up", "step(-1)", "Previous", id="feeds.previous", tooltip="Go to the previous feed"),
        Binding("pagedown", "step(10)", "Page down", id="feeds.page-down", tooltip="Go ten feeds down"),
        Binding("pageup", "step(-10)", "Page up", id="feeds.page-up", tooltip="Go ten feeds up"),
        Binding("home", "edge(0)", "Top", id="feeds.top", tooltip="Go to the first feed"),
        Binding("end,G", "edge(-1)", "Bottom", id="feeds.bottom", tooltip="Go to the last feed"),
        Binding("enter", "open", "Stories", id="feeds.open", tooltip="Show its stories on the timeline"),
    ]

    @dataclass
    class Chosen(Message):
        """The person wants to see a feed's stories."""

        summary: FeedSummary

    class Moved(Message):
        """The person went to a feed."""

    feeds: Sequence[FeedSummary] = ()
    """What is shown."""
    themes: Mapping[str, Theme] = {}
    """The themes by their keys."""
    asked: Collection[FeedId] = ()
    """Feeds that are being updated."""

    @property
    def here(self) -> FeedSummary | None:
        """The feed the person is on."""
        return self.feeds[self.at] if 0 <= self.at < len(self.feeds) else None

    def show(self, feeds: Sequence[FeedSummary], to: FeedId | None = None) -> None:
        """Show feeds, standing on one of them, else on the one the person was on."""
        wanted = to or (self.here.feed.id if self.here else None)
        self.feeds, self.entry_count = feeds, len(feeds)
        self.set_height(len(feeds))
        at = next((at for at, one in enumerate(feeds) if one.feed.id == wanted), min(max(0, self.at), len(feeds) - 1))
        if feeds:
            super().stand_on(at)
        else:
            self.at = -1

    def stand_on(self, entry: int) -> None:
        """Go to a feed, and tell of it."""
        super().stand_on(entry)
        self.post_message(self.Moved())

    def mark_asked(self, feeds: Collection[FeedId]) -> None:
        """Show which feeds are being updated."""
        self.asked = feeds
        self.refresh()

    def choose(self, entry: int) -> None:
        """Tell which feed was chosen."""
        self.post_message(self.Chosen(self.feeds[entry]))

    def paint_line(self, line: int, width: int) -> Strip:
        """Paint one feed."""
        here = line == self.at and self.has_focus
        return whole_line(self._segments(self.feeds[line], width, here=here), width, self.rich_style)

    def _segments(self, one: FeedSummary, width: int, *, here: bool) -> list[Segment]:
        over = self.ink("here") if here else Style()
        dim, state = self.ink("dim") + over, one.state
        wrong = bool(state.error or state.gone)
        counts = f"{one.unread:>6,} unread of {one.stories:<6,}" if width >= _COUNTED else f"{one.unread:>6,} unread  "
        weekly = f"{weekly_words(one.weekly):>11}  " if width >= _WEEKLY else ""
        fares = fit("updating…" if one.feed.id in self.asked else state_words(state, datetime.now().astimezone()), 16)
        theme = self.themes.get(one.theme)
        last = fit(f"  {theme.name if theme else ''}", 18) if width >= _THEMED else ""
        name = fit(one.feed.name, max(8, width - 3 - len(counts) - len(weekly) - len(fares) - len(last) - 1))
        return [
            Segment(f"{HERE if here else ' '} ", Style(color=theme.colour if theme else None) + over),
            Segment(f"{name} ", (self.ink("unread") if one.unread else Style()) + over),
            Segment(counts, dim),
            Segment(weekly, dim),
            Segment(fares, self.ink("wrong") + over if wrong else dim),
            Segment(last, Style(color=theme.colour if theme else None) + over),
        ]


def weekly_words(weekly: float) -> str:
    """Return in a word or two how many stories come a week."""
    return f"{weekly:,.0f} a week" if weekly >= 10 or weekly == round(weekly) else f"{weekly:.1f} a week"


def state_words(state: FeedState, now: datetime) -> str:
    """Return in a word or two how a feed fares."""
    if state.gone:
        return "✕ gone"
    fetched = age(state.last_success, now, "not yet")
    return f"! {fetched}" if state.error else fetched
