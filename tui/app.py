"""The app: settings, archive and colours, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakKeyDictionary

from textual import events
from textual.actions import SkipAction
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.geometry import Offset, Region
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget

from store.api.archive import Archive
from tui.screens.timeline.bindings import APP_KEYS, KEYS
from tui.screens.timeline.key_tables import own_keys
from tui.screens.timeline.screen import TimelineScreen
from tui.screens.timeline.window import Liked
from tui.state.opened_archive import OpenedArchive
from tui.state.search_history import SearchHistory
from tui.state.settings import Settings
from tui.terminal.abilities import Depth, Signs, abilities, is_console
from tui.terminal.console_driver import unasking_driver
from tui.terminal.key_names import spell_out
from tui.terminal.key_order import KeyOrder
from tui.terminal.key_sequences import KeySequences, Typed
from tui.terminal.last_border import LastBorder
from tui.terminal.prompt_escape import prompt_driver
from tui.terminal.thrift import is_far, thrifty_driver
from tui.widgets.colours import DARK, SUITS, with_a_line
from tui.widgets.date_words import DateWays, like
from tui.widgets.spot import spot_of
from tui.widgets.suit_variables import readable_variables
from tui.widgets.worn_styles import WornStyles

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel


class DatelineApp(App[None]):
    """Dateline in a terminal."""

    TITLE = "Dateline"
    CSS_PATH = Path(__file__).parent / "screens" / "timeline" / "timeline.tcss"
    """The timeline's styles: read with the app's, they are parsed once; for a screen that brings its own, all are parsed anew."""
    ENABLE_COMMAND_PALETTE = False
    """Textual's own; ours is `palette.open`."""
    BINDINGS: ClassVar[list[BindingType]] = [*APP_KEYS]
    _worn: Theme | None = None

    def __init__(self, opening: OpenedArchive, config: Path) -> None:
        super().__init__()
        self.stylesheet: WornStyles = WornStyles(variables=self.get_css_variables())
        self.opening = opening
        self.config = config
        self._keeping = Lock()
        self._stands: WeakKeyDictionary[Screen[object], Sequence[tuple[int, Region]]] = WeakKeyDictionary()
        self._keys = KeyOrder(self, self._take_key)
        settings = Settings.load(config)
        self.keymap, wrong = own_keys(settings, config)
        self.set_keymap(dict(self.keymap.chosen))
        self._sequences = KeySequences(key for binding in KEYS for key in self.keymap.keys(binding).split(","))
        self.settings = replace(settings, wrong=(*settings.wrong, *wrong))
        like(DateWays(settings.date_format, settings.week_begins))
        can = abilities(os.environ, signs=self.settings.signs, depth=self.settings.colour_depth)
        self._border = LastBorder(can)
        spell_out(plain=can.signs is not Signs.UNICODE)
        self.set_class(can.depth is Depth.SIXTEEN, "sixteen")
        for theme in (*SUITS, *with_a_line(self.available_themes.values())):
            self.register_theme(theme)
        self.settings = self.settings.with_known_colours(config, self.available_themes)
        self.theme = (
            self.settings.colours
            if self.settings.colours in self.available_themes and can.depth is not Depth.NONE
            else DARK.name
        )

    @property
    def archive(self) -> Archive:
        """The archive that is open."""
        return self.opening.archive

    @property
    def current_theme(self) -> Theme:
        """The colours of the screen; they are asked for with each line that is painted, and Textual lists all that there are for that."""
        if self._worn is None or self._worn.name != self.theme:
            self._worn = super().current_theme
        return self._worn

    def register_theme(self, theme: Theme) -> None:
        """Have colours that may be put on."""
        super().register_theme(theme)
        self._worn = None

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's own cursor stands whenever something was painted: where the person is."""
        return spot_of(self.screen.focused) or self._typed_at

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        self._typed_at = place

    def get_css_variables(self) -> dict[str, str]:
        """Return the colours of the theme of the screen, all of them readable."""
        self.theme_variables = readable_variables(self.current_theme, super().get_css_variables())
        return self.theme_variables

    def get_driver_class(self) -> type[Driver]:
        """Return the way to the terminal: escape at once, few bytes where they have far to go, no questions where none is answered."""
        usual = prompt_driver(super().get_driver_class())
        way = unasking_driver(usual) if is_console(os.environ) else usual
        return thrifty_driver(way) if is_far(os.environ) else way

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what painted lines go through: what Textual wants of them, and what keeps them from steering the terminal."""
        return self._border.filters(super().get_line_filters(), self.current_theme, self.theme_variables)

    def on_mount(self) -> None:
        """Show the timeline."""
        self.screen_change_signal.subscribe(self, self._keep_whole)
        self.call_later(self.push_screen, TimelineScreen(self.opening, SearchHistory(self.config), self.settings, self.keymap))

    def _keep_whole(self, screen: Screen[object]) -> None:
        """Have a screen painted whole whenever something on it moved.

        Textual paints only what moved, and forgets what moved if anything asked where a widget is before the screen was laid out:
        then what stood there before stays on the terminal. A screen on which all stands where it stood is painted once.
        """
        if screen.is_running and screen not in self._stands:
            self._stands[screen] = ()
            screen.screen_layout_refresh_signal.subscribe(screen, self._paint_whole, immediate=True)

    def _paint_whole(self, screen: Screen[object]) -> None:
        stands = [
            (id(widget), widget.region)
            for widget in screen.walk_children(with_self=True)
            if isinstance(widget, Widget) and widget.display
        ]
        if stands != self._stands[screen]:
            self._stands[screen] = stands
            screen.refresh()

    async def on_event(self, event: events.Event) -> None:
        """Have what works behind the screen give way to every key, and take those that belong together before anything else does."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._keys.press(event)
        else:
            await super().on_event(event)

    async def _take_key(self, key: events.Key) -> None:
        if isinstance(self.screen, TimelineScreen):
            self.screen.key_pressed(key.key)
        if not await self._belongs_together(key):
            await super().on_event(key)

    async def _belongs_together(self, event: events.Key) -> bool:
        """Return whether a key is one of several that are typed one after another, and do what they do if it is the last."""
        sequences, screen, focused = self._sequences, self.screen, self.focused
        before = sequences.typed
        if focused is not None and focused.check_consume_key(event.key, event.character):
            sequences.forget()
            typed = Typed(taken=False)
        else:
            typed = sequences.press(event.key, lambda: screen.active_bindings)
        if (now := sequences.typed) != before and isinstance(screen, TimelineScreen):
            screen.show_typed(now, sequences.continuations(screen.active_bindings) if now else ())
        if typed.countless and isinstance(screen, TimelineScreen):
            screen.tell(f"{typed.countless} takes no number, so nothing was done", 4, "information")
        elif typed.action is not None:
            await self.run_action(typed.action, typed.node)
        return typed.taken

    async def action_stop(self) -> None:
        """Do what ctrl+c does in other programs; where text is selected, it is copied instead, by whoever has it."""
        screen = self.screen
        if screen.get_selected_text() or getattr(self.focused, "selected_text", ""):
            raise SkipAction
        if isinstance(screen, TimelineScreen):
            screen.stop()
        elif closing := screen.active_bindings.get("escape"):
            await self.run_action(closing.binding.action, closing.node)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell at the foot of the timeline what Textual or a window tells: a toast would cover what is being read."""
        del markup  # it is never markup here
        for screen in self.screen_stack:
            if isinstance(screen, TimelineScreen):
                screen.tell(f"{title}: {message}" if title else message, timeout or 3, severity)

    def on_liked(self, event: Liked) -> None:
        """Keep what the person likes: now, and for the next sitting."""
        known: dict[str, Any] = dict(event.liked)
        self.settings = settings = replace(self.settings, **known)
        like(DateWays(settings.date_format, settings.week_begins))
        for screen in self.screen_stack:
            if isinstance(screen, TimelineScreen):
                screen.settings = settings
        self._keep_settings()

    def _keep_settings(self) -> None:
        """Write down what has changed, in another thread; where nothing can be written it lasts for this sitting only."""

        def keep() -> None:
            from tui.state.settings_file import save

            with self._keeping, suppress(OSError, ValueError):
                save(self.config, self.settings)

        self.run_worker(keep, group="settings", thread=True, exit_on_error=False)
