"""The window as Textual has it: threads, dialogs, notices and timers for the controllers of a screen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from tui.widgets.colours import SUITS
from tui.widgets.notice import Notice, Severity
from tui.widgets.subject_colours import Ground

if TYPE_CHECKING:
    from textual.binding import Binding

    from tui.state.setting_table import Value
    from tui.state.settings import Settings
    from tui.widgets.status_bar import StatusBar

T = TypeVar("T")


class Liked(Message):
    """The person likes something else: settings by their names."""

    def __init__(self, liked: Mapping[str, Value]) -> None:
        self.liked = liked
        super().__init__()


class Window:
    """Does for controllers what only a screen of Textual and its app can."""

    def __init__(self, screen: Screen[None], foot: StatusBar, likes: Callable[[], Settings]) -> None:
        """`likes` gives the settings of now."""
        self._screen, self._foot, self._likes = screen, foot, likes

    @property
    def size(self) -> Size:
        """Columns and lines."""
        return self._screen.size

    @property
    def dark(self) -> bool:
        """Whether the ground is dark."""
        return self._screen.app.current_theme.dark

    @property
    def ground(self) -> Ground:
        """What letters stand on."""
        app = self._screen.app
        return Ground.of(app.current_theme, app.theme_variables, sixteen=app.has_class("sixteen"))

    @property
    def is_current(self) -> bool:
        """Whether nothing is open above the screen."""
        return self._screen.is_current

    def start(self, work: Callable[[], None], group: str, *, alone: bool) -> None:
        """Run work in another thread; what goes wrong in it, the screen is told by Textual."""
        self._screen.run_worker(work, group=group, exclusive=alone, thread=True, exit_on_error=False)

    def bring(self, call: Callable[[], object]) -> None:
        """Have something called on the screen's own thread, if the screen is still there; from any thread."""
        if self._screen.is_running:
            self._screen.call_later(call)

    def keys_here(self) -> list[tuple[Binding, Callable[[], object]]]:
        """Return the keys of the pane that has them, each with what does the same."""
        screen, app = self._screen, self._screen.app
        return [
            (active.binding, partial(app.call_later, app.run_action, active.binding.action, active.node))
            for key, active in screen.active_bindings.items()
            if active.node not in (screen, app) and active.binding.tooltip and active.binding.key.split(",")[0] == key
        ]

    def notify(
        self,
        text: str,
        seconds: float = 3,
        *,
        severity: Severity = "information",
    ) -> None:
        """Tell the person something at the foot for a while, as it stands: it is never markup."""
        self._foot.tell(Notice(text, severity), seconds)

    def open(self, dialog: Screen[T], then: Callable[[T | None], None] | None = None) -> None:
        """Open a dialog above the screen, and take its answer."""
        self._screen.app.push_screen(dialog, then)

    def shows(self, dialog: Screen[T]) -> bool:
        """Return whether a dialog is still open."""
        return dialog in self._screen.app.screen_stack

    def later(self, seconds: float, call: Callable[[], object]) -> Timer:
        """Have something done after a while."""
        return self._screen.set_timer(seconds, call)

    def open_url(self, url: str) -> None:
        """Open a link in the browser."""
        self._screen.app.open_url(url)

    def lend(self, call: Callable[[], T]) -> T | None:
        """Let a call have the terminal, as it was before Dateline began, and return what it gives; None where that can't be."""
        from textual.app import SuspendNotSupported

        given: T | None = None
        wrong: BaseException | None = None
        try:
            with self._screen.app.suspend():
                try:
                    given = call()
                except BaseException as error:  # noqa: BLE001 - raised again once the terminal is ours again
                    wrong = error
        except SuspendNotSupported:
            return None
        if wrong is not None:
            raise wrong
        return given

    def copy(self, text: str, told: Callable[[str], object]) -> None:
        """Put a text on the clipboard, by the system's program or else through the terminal (OSC 52), and tell which way."""
        from tui.terminal.clipboard import put_on_clipboard

        def by_terminal() -> None:
            self._screen.app.copy_to_clipboard(text)
            told("through the terminal")

        def put() -> None:
            way = put_on_clipboard(text)
            self.bring((lambda: told(f"with {way}")) if way else by_terminal)

        self.start(put, "copy", alone=True)

    def leave(self) -> None:
        """Leave Dateline."""
        self._screen.app.exit()

    def turn_colours(self) -> None:
        """Turn to the next of Dateline's own suits of colours, for good; from another one to the light or the dark one."""
        here, names = self._screen.app.theme, [suit.name for suit in SUITS]
        at = names.index(here) if here in names else 0 if self.dark else -1
        self.like(colours=names[(at + 1) % len(names)])

    @property
    def colours(self) -> Collection[str]:
        """The names of all colours that the screen may have."""
        return self._screen.app.available_themes

    def liked(self, name: str) -> Value:
        """Return what a setting is."""
        return self._likes().value(name)

    def like(self, **liked: Value) -> None:
        """Have the app keep settings for good; colours change at once."""
        if isinstance(colours := liked.get("colours"), str):
            self._screen.app.theme = colours
        self._screen.post_message(Liked(liked))

    def keep_likes(self, *, newest_first: bool, story_columns: int) -> None:
        """Have the app keep how the person likes the timeline."""
        self.like(newest_first=newest_first, story_columns=story_columns)
