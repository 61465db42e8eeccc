"""A page over the timeline that lists what was published at a time, what stories say of it, or the key dates of a matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from store.api.errors import DatelineError
from store.api.story import StoryId
from store.exports.export_table import EXPORTS
from store.outputs import write_out
from tui.dialogs.dialog import Page
from tui.widgets.entry_list import EntryLine
from tui.widgets.event_list import EventList

Listing = tuple[list[EntryLine], list[StoryId]]
Export = Callable[[str], bytes]
"""Writes what is shown in a form of the table of exports."""
_KEYED = sorted(((form, export) for form, export in EXPORTS.items() if export.key), key=lambda one: -len(one[1].short_label))
"""The forms that have a key, longer names first."""


class EventsPage(Page[StoryId | None]):
    """Answers with the story to go to, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Close", id="said.close", tooltip="Back to the timeline"),
        Binding("tab", "turn", "Turn", id="said.turn", tooltip="The other list, where there are two"),
        Binding("y", "copy", "Copy", id="said.copy", tooltip="Copy the key dates as Markdown"),
        *(
            Binding(
                export.key,
                f"write('{form}')",
                export.short_label,
                id=f"said.{export.short_label.lower()}",
                tooltip=f"Save the key dates as {export.label} in this folder",
            )
            for form, export in _KEYED
        ),
    ]

    def __init__(self, pages: Sequence[tuple[str, str, Listing]], name: str = "", export: Export | None = None) -> None:
        super().__init__()
        self._pages = pages
        self._at = 0
        self._called = name
        self._export = export

    def body(self) -> Iterable[Widget]:
        """Return the list."""
        return (EventList(id="events"),)

    def on_mount(self) -> None:
        """Show the first list."""
        self._show()
        self.query_one(EventList).focus()

    def on_event_list_chosen(self, event: EventList.Chosen) -> None:
        """Go to a story."""
        self.dismiss(event.story_id)

    def action_turn(self) -> None:
        """Show the other list."""
        self._at = (self._at + 1) % len(self._pages)
        self._show()

    def action_copy(self) -> None:
        """Copy what can be written."""
        if self._export:
            self.app.copy_to_clipboard(self._export("markdown").decode())
            self.tell("The key dates are copied as Markdown")

    def action_write(self, form: str) -> None:
        """Write what can be written into the folder Dateline was started in, under a name nothing has yet."""
        if self._export is None:
            return
        path = _free(Path(f"{self._called}{EXPORTS[form].suffixes[0]}"))
        try:
            write_out(path, self._export(form))
        except OSError as error:
            self.tell(f"{path} can't be written ({error.strerror or error}); choose another folder", wrong=True)
        except DatelineError as error:
            self.tell(str(error), wrong=True)
        else:
            self.tell(f"Saved as {path.absolute()}")

    def _show(self) -> None:
        title, about, listing = self._pages[self._at]
        self.show_head(title, about)
        self.query_one(EventList).show(listing)
        keys = ["j k move", "↵ go there"] + ["Tab the other list"] * (len(self._pages) > 1)
        keys += ["y copy", *(f"{export.key} {export.short_label}" for _, export in _KEYED)] * bool(self._export)
        self.show_keys(*keys)


def _free(path: Path) -> Path:
    """Return a path that nothing has yet, numbered if need be."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
