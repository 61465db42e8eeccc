"""Ticking the lanes to show, and putting them in order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.dialogs.dialog import Dialog
from tui.dialogs.typed_list import TypedList

Ticked = tuple[tuple[str, ...], frozenset[str]]
"""The keys of all lanes in their order, and of those that are ticked."""


class LanePicker(Dialog[Ticked | None]):
    """A list of lanes with a tick before those that are shown; answers with how it was left, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,x", "tick", "Tick", id="lane-picker.tick", tooltip="Show the lane, or hide it"),
        Binding("j", "list('cursor_down')", "Next", id="lane-picker.next", tooltip="Go to the next lane"),
        Binding("k", "list('cursor_up')", "Previous", id="lane-picker.previous", tooltip="Go to the previous lane"),
        Binding("right_parenthesis,J", "move(1)", "Down", id="lane-picker.down", tooltip="Move the lane to the right"),
        Binding("left_parenthesis,K", "move(-1)", "Up", id="lane-picker.up", tooltip="Move the lane to the left"),
        Binding("escape,q", "dismiss", "Close", id="lane-picker.close", tooltip="Close and change nothing"),
    ]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._offers: list[tuple[str, str, str]] = []
        self._ticked: set[str] = set()

    def compose(self) -> ComposeResult:
        """Lay out one list."""
        lanes = TypedList(id="dialog", markup=False)
        lanes.border_title = self._title
        lanes.say_keys("space show or hide · ( ) move · ↵ done · Esc cancel", "jkqxJK")
        yield lanes

    def on_mount(self) -> None:
        """Show what came before the list was there."""
        self._show(0)

    def offer(self, offers: Sequence[tuple[str, str, str]], ticked: Collection[str]) -> None:
        """Offer lanes: the key, the name and a word about each, in their order; some of them ticked."""
        self._offers, self._ticked = list(offers), set(ticked)
        self._show(0)

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        """Answer with the lanes as they stand."""
        self.dismiss((tuple(key for key, _, _ in self._offers), frozenset(self._ticked)) if self._offers else None)

    def action_tick(self) -> None:
        """Tick the lane, or take the tick away; one stays."""
        at = self.query_one(OptionList).highlighted
        if at is not None and self._offers:
            key = self._offers[at][0]
            left = self._ticked ^ {key}
            self._ticked = left or self._ticked
            self._show(at)

    def action_move(self, by: int) -> None:
        """Move the lane among the others."""
        at = self.query_one(OptionList).highlighted
        if at is not None and 0 <= at + by < len(self._offers):
            self._offers.insert(at + by, self._offers.pop(at))
            self._show(at + by)

    def action_list(self, action: str) -> None:
        """Move in the list."""
        getattr(self.query_one(OptionList), f"action_{action}")()

    def _show(self, at: int) -> None:
        for shown in self.query(OptionList):
            shown.clear_options()
            shown.add_options([Option(self._line(*offer)) for offer in self._offers] or [Option("No lanes here yet")])
            shown.highlighted = at

    def _line(self, key: str, name: str, about: str) -> Content:
        return Content.assemble("✓ " if key in self._ticked else "  ", name, (f"  {about}", "$muted"))
