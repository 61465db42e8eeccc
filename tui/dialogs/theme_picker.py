"""Choosing a theme, with the words of the story that spoke for each, or a watch list, with its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from store.api.themes import Theme, ThemeChoice
from store.text.numbers import counted
from tui.dialogs.dialog import Dialog
from tui.dialogs.typed_list import TypedList
from tui.widgets.lanes.watch_count import WatchCount


class ThemePicker(Dialog[str | None]):
    """A list of themes, perhaps of watch lists before; answers with the chosen key, with "" for the last line, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Close", id="picker.close", tooltip="Close without choosing"),
        Binding("j", "list('cursor_down')", "Next", id="picker.next", tooltip="Go to the next theme", show=False),
        Binding("k", "list('cursor_up')", "Previous", id="picker.previous", tooltip="Go to the previous theme", show=False),
    ]

    def __init__(
        self,
        title: str,
        themes: Sequence[Theme],
        chosen: str,
        none: str,
        watched: Sequence[WatchCount] = (),
        stories: Mapping[str, int] | None = None,
        here: str = "",
    ) -> None:
        """`chosen` has the mark ("none": the last line); `here` is where one stands, if elsewhere; `stories` are shown behind."""
        super().__init__()
        self._title = title
        self._themes = themes
        self._chosen = chosen
        self._none = none
        self._here = here
        self._why: ThemeChoice | None = None
        self._watched = watched
        self._stories = stories or {}

    def compose(self) -> ComposeResult:
        """Lay out one list."""
        options = self._options()
        picker = TypedList(*options, id="dialog", markup=False)
        picker.border_title = self._title
        keys = [option.id for option in options]
        here = self._here or self._chosen
        picker.highlighted = keys.index(here) if here in keys else 0
        yield picker

    def on_mount(self) -> None:
        """Show the numbers that came meanwhile."""
        self.count(self._watched)

    def offer(self, themes: Sequence[Theme], stories: Mapping[str, int]) -> None:
        """Offer other themes, with other numbers, if they are others; the person stays on the same one."""
        if (list(themes), dict(stories)) == (list(self._themes), dict(self._stories)):
            return
        self._themes, self._stories = themes, stories
        for shown in self.query(OptionList):
            at = shown.highlighted
            here = shown.get_option_at_index(at).id if at is not None else None
            shown.clear_options()
            shown.add_options(self._options())
            keys = [option.id for option in shown.options]
            shown.highlighted = keys.index(here) if here in keys else 0

    def count(self, watched: Sequence[WatchCount]) -> None:
        """Show the numbers that the watch lists of this list have now."""
        now = {one.key: one for one in watched}
        self._watched = [now.get(one.key, one) for one in self._watched]
        for shown in self.query(OptionList):
            for one in self._watched:
                shown.replace_option_prompt(one.key, _counted(one))

    def say(self, text: str) -> None:
        """Say what else could stand here."""
        for shown in self.query(OptionList):
            shown.border_subtitle = text

    def explain(self, why: ThemeChoice) -> None:
        """Show the words of the story that spoke for each theme."""
        self._why = why
        for shown in self.query(OptionList):
            for theme in self._themes:
                shown.replace_option_prompt(theme.key, self._line(theme))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with the chosen theme."""
        self.dismiss("" if event.option_id == "none" else event.option_id)

    def action_list(self, action: str) -> None:
        """Move in the list."""
        getattr(self.query_one(OptionList), f"action_{action}")()

    def _options(self) -> list[Option]:
        options = [Option(_counted(one), id=one.key) for one in self._watched]
        options += [Option(self._line(theme), id=theme.key) for theme in self._themes]
        sign = "●" if self._chosen == "none" else " "
        return [*options, Option(Content.styled(f"{sign} {self._none}", "$muted"), id="none")]

    def _line(self, theme: Theme) -> Content:
        learned = self._why.learned.get(theme.key) if self._why else None
        words = (learned.summary,) if learned else self._why.words.get(theme.key, ()) if self._why else ()
        sign = "● " if theme.key == self._chosen else "  "
        name = Content.styled(sign + theme.name, theme.colour)
        if not words:
            many = self._stories.get(theme.key)
            return Content.assemble(name, (f"  {counted(many)}", "$muted")) if many else name
        return Content.assemble(name, Content.styled("  " + ", ".join(words[:6]), "$muted"))


def _counted(one: WatchCount) -> Content:
    stories = "…" if one.stories is None else counted(one.stories)
    unread = f" · {one.unread:,} unread" if one.unread else ""
    return Content.assemble((f"{one.name}", "$accent"), (f"  {stories}{unread}", "$muted"))
