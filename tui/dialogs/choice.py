"""A list to choose from: titles with a word about each, in groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.dialogs.dialog import Dialog
from tui.dialogs.typed_list import TypedList


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be chosen, or the heading of a group of such."""

    text: str
    """What it is."""
    about: str = ""
    """A word about it."""
    heading: bool = False
    """True for a heading, which can't be chosen."""


class Choice(Dialog[int | None]):
    """Answers with the place of what was chosen among all that was offered, headings counted, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Close", id="choice.close", tooltip="Close without choosing"),
        Binding("j", "list('cursor_down')", "Next", id="choice.next", tooltip="Go to the next line", show=False),
        Binding("k", "list('cursor_up')", "Previous", id="choice.previous", tooltip="Go to the previous line", show=False),
    ]

    def __init__(self, title: str, offers: Sequence[Offer], here: int = 0, *, numbered: bool = False) -> None:
        super().__init__()
        self._numbered = numbered
        self._title = title
        self._offers = offers
        self._here = here

    def compose(self) -> ComposeResult:
        """Lay out one list."""
        choices = TypedList(
            *(Option(self._line(nth), disabled=offer.heading) for nth, offer in enumerate(self._offers)),
            id="dialog",
            markup=False,
        )
        choices.border_title = self._title
        yield choices

    def on_mount(self) -> None:
        """Stand where the person is, or on the first that can be chosen."""
        free = [place for place, offer in enumerate(self._offers) if not offer.heading]
        if free:
            self.query_one(OptionList).highlighted = self._here if self._here in free else free[0]

    def offer(self, offers: Sequence[Offer]) -> None:
        """Say more of the same offers, as it was found out meanwhile; the person stays where they are."""
        self._offers = offers
        for shown in self.query(OptionList):
            for place, offer in enumerate(offers):
                shown.replace_option_prompt_at_index(place, _line(offer))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with what was chosen."""
        self.dismiss(event.option_index)

    def action_list(self, action: str) -> None:
        """Move in the list."""
        getattr(self.query_one(OptionList), f"action_{action}")()

    def on_key(self, event: events.Key) -> None:
        """Choose by a number, where the offers have one."""
        if self._numbered and event.key.isdecimal() and 0 < int(event.key) <= len(self._offers):
            event.stop()
            self.dismiss(int(event.key) - 1)

    def _line(self, nth: int) -> Content:
        line = _line(self._offers[nth])
        return Content.assemble(Content.styled(f" [{nth + 1}]", "$muted"), line) if self._numbered else line


def _line(offer: Offer) -> Content:
    if offer.heading:
        return Content.styled(offer.text, "bold $muted")
    return Content.assemble(f"  {offer.text}", Content.styled(f"  {offer.about}" if offer.about else "", "$muted"))
