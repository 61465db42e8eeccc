"""Where and in which form to save what is shown."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from store.exports.export_table import STORY_FORMS, form_for
from tui.dialogs.dialog import Dialog
from tui.widgets.key_words import KeyWords
from tui.widgets.path_field import PathField

if TYPE_CHECKING:
    from tui.terminal.folder_listing import FolderListing


@dataclass(frozen=True, slots=True)
class Target:
    """Where something is to be saved, and how."""

    path: str
    """The file or the folder, as it was typed."""
    form: str
    """The name of the form."""


class SavePrompt(Dialog[Target | None]):
    """Answers with where and how, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="save.save", tooltip="Save under this name", priority=True),
        Binding("j", "form('cursor_down')", "Next", id="save.next", tooltip="Go to the next form", show=False),
        Binding("k", "form('cursor_up')", "Previous", id="save.previous", tooltip="Go to the previous form", show=False),
        Binding("escape", "dismiss", "Close", id="save.close", tooltip="Close without saving", priority=True),
    ]

    def __init__(self, title: str, target: Target, list_folder: Callable[[SavePrompt, str], object]) -> None:
        super().__init__()
        self._title = title
        self._target = target
        self._list_folder = list_folder

    def compose(self) -> ComposeResult:
        """Lay out the forms, and beside them the path with its list."""
        with Vertical(id="dialog", classes="save") as dialog:
            dialog.border_title = self._title
            with Horizontal():
                options = [Option(Content(form.short_label), id=name) for name, form in STORY_FORMS.items()]
                yield OptionList(*options, id="save-forms", markup=False, compact=True)
                yield PathField(self._target.path, id="save-path")
            yield Static("", id="save-note", markup=False)
            yield KeyWords(id="save-keys")

    def on_mount(self) -> None:
        """Stand on the form."""
        forms = self.query_one("#save-forms", OptionList)
        forms.highlighted = list(STORY_FORMS).index(self._target.form)
        forms.focus()
        keys = [
            ("j k", "form", ""),
            ("Tab", "name", ""),
            ("ctrl+s", "save", "screen.save"),
            ("Esc", "close", "screen.dismiss"),
        ]
        self.query_one(KeyWords).show_keys(keys)

    def fill(self, listing: FolderListing) -> None:
        """Show what a folder holds."""
        if self.is_mounted:
            self.query_one(PathField).show(listing)

    @property
    def _form(self) -> str:
        at = self.query_one("#save-forms", OptionList).highlighted
        return list(STORY_FORMS)[at or 0]

    def action_form(self, action: str) -> None:
        """Move in the list of forms."""
        getattr(self.query_one("#save-forms", OptionList), f"action_{action}")()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Give the name the ending of the form."""
        if event.option_list.id == "save-forms" and event.option_id:
            field = self.query_one(PathField)
            if form_for(Path(field.path)) != event.option_id:
                field.put(with_ending(field.path, event.option_id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on to the name once the form is chosen."""
        event.stop()
        self.query_one(PathField).focus_line()

    def on_path_field_typed(self, event: PathField.Typed) -> None:
        """Have the folder listed, and follow the form that the name's ending tells."""
        self._list_folder(self, event.path)
        if (form := form_for(Path(event.path))) and form != self._form and event.path:
            self.query_one("#save-forms", OptionList).highlighted = list(STORY_FORMS).index(form)

    def on_path_field_entered(self, _event: PathField.Entered) -> None:
        """Save."""
        self.action_save()

    def action_save(self) -> None:
        """Answer with the name and the form."""
        path = self.query_one(PathField).path
        if not PurePath(path).name or (path.endswith(os.sep) and not STORY_FORMS[self._form].is_folder):
            self.query_one("#save-note", Static).update(Content.styled("Give it a name", "$error"))
            self.query_one(PathField).focus_line()
            return
        self.dismiss(Target(path, self._form))

    def on_key(self, event: events.Key) -> None:
        """Go from the forms to the name with the arrow as well."""
        if event.key == "right" and self.focused is self.query_one("#save-forms"):
            event.stop()
            self.query_one(PathField).focus_line()


def with_ending(path: str, form: str) -> str:
    """Return a path with the ending of a form in the place of the one it has; a folder has none."""
    ending = next(iter(STORY_FORMS[form].suffixes), "")
    endings = [one for other in STORY_FORMS.values() for one in other.suffixes if path.lower().endswith(one)]
    known = max(endings, key=len, default="")
    stem = path.removesuffix(os.sep)
    return f"{stem[: len(stem) - len(known)]}{ending}" if PurePath(stem).name else path
