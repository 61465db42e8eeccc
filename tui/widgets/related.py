"""The list of stories that belong with the one being read, each with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from store.model import StoryId
from store.views import Related


class RelatedList(OptionList):
    """Related stories with the reasons why, strongest first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "cursor_down", "Next", id="related.next", tooltip="Go to the next related story"),
        Binding("k,up", "cursor_up", "Previous", id="related.previous", tooltip="Go to the related story before"),
        Binding("enter", "select", "Jump", id="related.jump", tooltip="Jump to the related story"),
    ]

    class Chosen(Message):
        """The person wants to go to a related story."""

        def __init__(self, story_id: StoryId) -> None:
            self.story_id = story_id
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self.border_title = "Related"

    def show(self, related: Sequence[Related]) -> None:
        """Show these stories."""
        self.clear_options()
        self.add_options([Option(_told(one), id=one.story.id) for one in related])
        self.set_class(not related, "empty")
        if related:
            self.highlighted = None
            self.scroll_to(y=0, animate=False)

    def on_focus(self) -> None:
        """Stand on the first story when the list is entered."""
        if self.highlighted is None and self.option_count:
            self.highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell which story was chosen, in our own words."""
        event.stop()
        if event.option_id:
            self.post_message(self.Chosen(StoryId(event.option_id)))


def _told(one: Related) -> Content:
    """Return a related story as two lines: its title, and why."""
    title = Content.styled(one.story.title, "bold" if not one.story.read else "")
    return Content.assemble(title, "\n", Content.styled("; ".join(one.reasons), "$muted"))
