"""The themes on a live page: how many stories each has, which are in use, and all that can be done with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from store.api.themes import OTHER, Theme, ThemeChanges, commonest_first, where_standing
from store.text.numbers import counted
from tui.dialogs.choice import Choice, Offer
from tui.dialogs.dialog import Dialog, Page
from tui.widgets.line_text import fit

_NAME = 20
_NUMBER = 9
_BESIDE = 5
"""Columns of a line that are empty."""
_LONGEST_BAR = 48


class ThemeDeeds(Protocol):
    """What the page has done by whoever holds the archive."""

    def change(self, theme: Theme, changes: ThemeChanges) -> None:
        """Change a theme."""

    def use(self, themes: str) -> None:
        """Use another set of themes."""

    def suggest(self) -> None:
        """Offer what stories under Other share."""

    def undo(self) -> None:
        """Take back the last change."""


class ThemesPage(Page[str | None]):
    """Answers with the key of the theme whose stories the person wants to see, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ctrl+t", "dismiss", "Close", id="themes.close", tooltip="Back to the timeline"),
        Binding("j", "list('cursor_down')", "Next", id="themes.next", tooltip="Go to the next theme", show=False),
        Binding("k", "list('cursor_up')", "Previous", id="themes.previous", tooltip="Go to the previous theme", show=False),
        Binding("r", "rename", "Rename", id="themes.rename", tooltip="Rename the theme"),
        Binding("h", "hide", "Hide", id="themes.hide", tooltip="Hide the theme, or use it again"),
        Binding("m", "merge", "Merge", id="themes.merge", tooltip="Merge the theme into another"),
        Binding("s", "turn_set", "Set", id="themes.set", tooltip="Use the small set of themes, or all of them"),
        Binding(
            "n", "suggest", "New", id="themes.new", tooltip="Make a theme of stories of Other that have something in common"
        ),
        Binding("ctrl+z", "undo", "Take back", id="themes.undo", tooltip="Take back the last change"),
    ]

    def __init__(self, deeds: ThemeDeeds, first: str = "") -> None:
        """`first` is the key of the theme that the person stands on to begin with; the commonest if there is none."""
        super().__init__()
        self._deeds = deeds
        self._first = first
        self._themes: Sequence[Theme] = ()
        self._stories: Mapping[str, int] = {}
        self._said = ""
        self._at: str | None = None

    def body(self) -> Iterable[Widget]:
        """Return the list, and what is to be said."""
        return OptionList(id="themes", markup=False), Static("", id="themes-about", markup=False)

    def on_mount(self) -> None:
        """Show what is known by then."""
        keys = [("↵", "its stories", "screen.list('select')"), ("r", "rename", "screen.rename")]
        keys += [("h", "hide, use", "screen.hide"), ("m", "merge", "screen.merge")]
        keys += [("s", "small set", "screen.turn_set"), ("n", "new, from Other", "screen.suggest")]
        self.show_keys(*keys)
        self.query_one(OptionList).focus()
        self._show()

    def on_resize(self) -> None:
        """Draw bars that fit."""
        self._show()

    # What is shown

    def fill(self, themes: Sequence[Theme], stories: Mapping[str, int]) -> None:
        """Show all themes, those in use first and the commonest of them first, with how many stories each has."""
        self._stories = stories
        self._themes = commonest_first(themes, stories)
        if self.is_mounted:
            self._show()

    def say(self, text: str) -> None:
        """Say what became of something, until one goes on."""
        self._said = text
        if self.is_mounted:
            self._show_about()

    def _show(self) -> None:
        shown, here = self.query_one(OptionList), self._here
        in_use = [theme for theme in self._themes if theme.in_use]
        self.show_head("Themes", f"{len(in_use)} in use, with their numbers of stories" if self._themes else "…")
        shown.clear_options()
        shown.add_options([Option(self._line(theme), id=theme.key) for theme in self._themes])
        keys = [theme.key for theme in self._themes]
        if keys:
            at = here.key if here else self._first
            shown.highlighted = keys.index(at) if at in keys else 0
        self._show_about()

    def _line(self, theme: Theme) -> Content:
        named = {one.key: one.name for one in self._themes}
        state = "hidden" if theme.hidden else f"in {named.get(theme.into, theme.into)}" if theme.into else ""
        stories, most = self._stories.get(theme.key, 0), max(self._stories.values(), default=0) or 1
        many = f"{state or f'{stories:,}':>{_NUMBER}}"
        room = self.query_one(OptionList).scrollable_content_region.width - _NAME - _NUMBER - _BESIDE
        bar = "▇" * round(max(0, min(_LONGEST_BAR, room)) * stories / most) if not state else ""
        colour = "$muted" if state else theme.colour
        return Content.assemble((f" {fit(theme.name, _NAME)}", colour), (f"{many}  ", "$muted"), (bar, colour))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what is to be said of the theme one is on now; once one went on, no more what was said before."""
        if event.option_id != self._at:
            self._at, self._said = event.option_id, ""
        self._show_about()

    def _show_about(self) -> None:
        here = self._here
        about = f"in searches theme:{here.key}, in commands {here.key}" if here else ""
        said = f"{self._said}\n" if self._said else ""
        self.query_one("#themes-about", Static).update(Content.assemble(said, (about, "$muted")))

    @property
    def _here(self) -> Theme | None:
        """The theme the person is on."""
        shown = self.query_one(OptionList)
        at = shown.highlighted
        key = shown.get_option_at_index(at).id if at is not None and at < shown.option_count else None
        return next((theme for theme in self._themes if theme.key == key), None)

    # What is done

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with the theme in use under which the stories of this one stand, if there is one."""
        theme = next(one for one in self._themes if one.key == event.option_id)
        if standing := where_standing(self._themes)[theme.key]:
            self.dismiss(standing)
        elif theme.hidden:
            self.say("It is hidden; h uses it again")
        else:
            named = {one.key: one.name for one in self._themes}
            self.say(f"It is merged into {named.get(theme.into, theme.into)}, which is not in use; h uses it on its own again")

    def action_list(self, action: str) -> None:
        """Move in the list, or choose there."""
        getattr(self.query_one(OptionList), f"action_{action}")()

    def action_rename(self) -> None:
        """Ask for another name."""
        if theme := self._here:
            self.app.push_screen(
                ThemeName(theme.name),
                lambda name: self._deeds.change(theme, {"name": name}) if name and name != theme.name else None,
            )

    def action_hide(self) -> None:
        """Hide the theme, or use it again."""
        if (theme := self._here) and theme.key != OTHER:
            idle = not theme.in_use
            self._deeds.change(theme, {"hidden": False, "into": None} if idle else {"hidden": True})
        elif theme:
            self.say("Other holds the stories that fit no theme; it can't be hidden")

    def action_merge(self) -> None:
        """Ask which theme it is to be merged into."""
        theme = self._here
        if theme is None or theme.key == OTHER:
            self.say("Other holds the stories that fit no theme; it can't be merged")
            return
        others = [one for one in self._themes if one.in_use and one.key not in (OTHER, theme.key)]
        offers = [Offer(one.name, counted(self._stories.get(one.key, 0))) for one in others]

        def choose(which: int | None) -> None:
            if which is not None:
                self._deeds.change(theme, {"hidden": False, "into": others[which].key})

        self.app.push_screen(Choice(f"Merge {theme.name} into", offers), choose)

    def action_turn_set(self) -> None:
        """Choose between the small set and the whole."""
        sets = ("newspaper", "ten")
        offers = [Offer("All themes", "as a newspaper has them"), Offer("The small set", "ten: diplomacy, security, economy …")]

        def choose(which: int | None) -> None:
            if which is not None:
                self._deeds.use(sets[which])

        self.app.push_screen(Choice("Choose the set of themes", offers), choose)

    def action_suggest(self) -> None:
        """Have it offered what stories under Other share."""
        self._deeds.suggest()

    def action_undo(self) -> None:
        """Have the last change taken back."""
        self._deeds.undo()


class ThemeName(Dialog[str | None]):
    """A line for a theme's name; answers with it, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", id="theme-name.cancel", tooltip="Leave the name as it is", priority=True),
    ]

    def __init__(self, name: str, title: str = "Rename the theme") -> None:
        super().__init__()
        self._given, self._title = name, title

    def compose(self) -> ComposeResult:
        """Lay out one line."""
        line = Input(self._given, id="dialog", compact=True)
        line.border_title = self._title
        yield line

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with what was typed."""
        event.stop()
        self.dismiss(event.value.strip() or None)
