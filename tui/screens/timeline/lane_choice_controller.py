"""Choosing what lanes are by, which of them are shown, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.api.views import Selection
from store.text.numbers import counted
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.lane_choice import By, LaneOrder
from tui.screens.timeline.lane_table import OFFERED, Offered, offered_lanes

if TYPE_CHECKING:
    from store.api.archive import Archive
    from tui.dialogs.lane_picker import Ticked
    from tui.screens.timeline.across_controller import AcrossController
    from tui.widgets.lanes.lane import Lane


class LaneChoiceController(Controller):
    """Changes the lanes as the person likes them; that stays for the sitting."""

    def __init__(self, room: Room, across: AcrossController) -> None:
        super().__init__(room)
        self.across, self.lanes = across, across.lanes

    def choose_by(self) -> None:
        """Let the person choose what the lanes are by, and show them."""
        from tui.dialogs.choice import Choice, Offer

        kinds, themes = list(By), list(self.session.themes.values())

        def chosen(which: int | None) -> None:
            if which is not None:
                self._show_by(kinds[which])

        def find(archive: Archive, selection: Selection) -> Sequence[int]:
            return [len(offered_lanes(archive, selection, kind, themes)) for kind in kinds]

        def tell(numbers: Sequence[int]) -> None:
            if not numbers[kinds.index(By.THEME)] and self.session.selection == Selection():
                choice.dismiss()
                self.tell_no_stories()
                return
            told = [f"{_lanes(number)}: {_ABOUT[kind]}" for kind, number in zip(kinds, numbers, strict=True)]
            choice.offer([Offer(kind.value.capitalize(), about) for kind, about in zip(kinds, told, strict=True)])

        choice = Choice(
            "Lanes by", [Offer(kind.value.capitalize(), _ABOUT[kind]) for kind in kinds], kinds.index(self.session.lanes_by)
        )
        self.window.open(choice, chosen)
        self.ask_shown(find, lambda numbers: tell(numbers) if self.window.shows(choice) else None, "lane-kinds")

    def _show_by(self, by: By) -> None:
        self.session = replace(self.session, lanes_by=by)
        if self.is_across:
            self.across.show((self.day, self.row))
        elif self.has_lanes:
            self.lanes.show((self.day, self.row))
        else:
            self.lanes.turn()

    def choose_shown(self) -> None:
        """Let the person tick the lanes to show, and put them in order."""
        from tui.dialogs.lane_picker import LanePicker

        now = self.session
        by, themes = now.lanes_by, list(now.themes.values())
        shown = {lane.key for lane in self._shown}
        picker = LanePicker(f"Lanes by {by.value}: which to show")

        def offer(offered: Sequence[Offered]) -> None:
            known = {one.lane.key: one for one in offered}
            keys = now.lane_orders.get(by, LaneOrder()).arranged(list(known), len(known))
            hidden = [key for key in known if key not in keys]
            ordered = [known[key] for key in (*keys, *hidden)]
            picker.offer([(one.lane.key, one.lane.name, counted(one.stories)) for one in ordered], shown or set(keys))

        def find(archive: Archive, selection: Selection) -> Sequence[Offered]:
            return offered_lanes(archive, selection, by, themes)

        self.window.open(picker, self._chosen)
        self.ask_shown(find, lambda offered: offer(offered) if self.window.shows(picker) else None, "lane-choice")

    def _chosen(self, ticked: Ticked | None) -> None:
        if ticked is not None:
            self._order(LaneOrder.of(*ticked))
            self._show()

    def move(self, by: int) -> None:
        """Move the lane the person is in to the left or to the right."""
        if lane := self._lane:
            self._order(self._ordered.moved([one.key for one in self._shown], lane.key, by))
            self._show()

    def hide(self) -> None:
        """Hide the lane the person is in."""
        if lane := self._lane:
            self._order(self._ordered.without(lane.key))
            self._show()
            self.window.notify(f"{lane.name} is hidden · * shows it again")

    def _show(self) -> None:
        """Show the lanes as they are wanted now."""
        if self.is_across:
            self.across.show()
        else:
            self.lanes.show_lanes()

    @property
    def _lane(self) -> Lane | None:
        """The lane the person is in."""
        return self.panes.across.lane if self.is_across else self.panes.lanes.lane if self.has_lanes else None

    @property
    def _shown(self) -> Sequence[Lane]:
        """The lanes that are shown."""
        if self.is_across:
            return [one.lane for one in self.panes.across.table.lanes]
        table = self.panes.lanes.table
        return [lane for lane in table.lanes if table.sums.get(lane.key)] if self.has_lanes else ()

    @property
    def _ordered(self) -> LaneOrder:
        return self.session.lane_orders.get(self.session.lanes_by, LaneOrder())

    def _order(self, order: LaneOrder) -> None:
        now = self.session
        self.session = replace(now, lane_orders={**now.lane_orders, now.lanes_by: order})


def _lanes(number: int) -> str:
    return counted(number, "lane", "lanes") + (" and more" if number == OFFERED else "")


_ABOUT = {
    By.THEME: "what stories are about; watch lists stand first",
    By.SOURCE: "who published them",
    By.PLACE: "where they were written",
    By.PERSON: "whom they name",
    By.THREAD: "running news, the latest",
    By.TAG: "your own tags",
    By.WATCH: "your saved searches",
}
"""What each kind of lanes shows, in a few words."""
