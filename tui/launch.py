"""Bringing up the screen: the archive is opened, then the screen's own code is loaded.

The one after the other: both are Python's own work, and two threads that take turns at it are slower than one.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store.api.errors import DatelineError
from tui.terminal.hang_up import SERVER
from tui.terminal.keeper import Keeper
from tui.terminal.output_guard import FAILED, complain

if TYPE_CHECKING:
    from store.paths import Place

_FRAMES = "250"
"""How often a second Textual may paint: at its usual 60, what is ready waits up to 17 ms."""

_ESCAPE, _ESCAPE_FROM_FAR = "25", "50"
"""Milliseconds after which an escape is a key and begins no sequence: at Textual's usual 100 no page closes within a tenth of a second.

Over a line a sequence may come in pieces.
"""
_LINES = "SSH_CONNECTION", "SSH_TTY"
_TURN = 0.0005
"""Seconds a thread may hold Python while another waits: at the usual 5 ms a search waits for the painting, and the other way."""


def open_screen(place: Place | None, *, fresh: bool = False) -> int:
    """Open the screen on an archive, where it was left or as new, and return the exit status when it is left."""
    if "TEXTUAL_DRIVER" not in os.environ and not sys.stdin.isatty():
        complain("the screen needs a keyboard; dateline add - adds the stories that come in a pipe")
        return 2
    if os.environ.get("TERM") == "dumb":
        complain("the screen can't be painted on this terminal; dateline --plain works line by line")
        return 2
    gc.disable()  # nothing made on the way to the first painted screen is garbage; the app turns it on again
    try:
        return run_app(place, fresh=fresh)
    except DatelineError as error:
        complain(str(error))
        return FAILED


def run_app(place: Place | None, *, fresh: bool = False) -> int:
    """Open the screen on an archive, where it was left or as new, and return the exit status when it is left. Raises DatelineError."""
    if SERVER in os.environ:
        from tui.terminal.visitor import bar_programs

        bar_programs()
    keeper = Keeper()  # while this process is small, and before it has threads
    set_pace()
    sys.setswitchinterval(_TURN)
    from store.paths import Paths
    from tui.state.opened_archive import open_where_left

    opened = open_where_left(place, fresh=fresh)
    config = Paths.find(place).config
    os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", _colours(config))
    from rich.console import Console

    from tui.app import DatelineApp
    from tui.terminal.hang_up import Ending, hang_up_with_server
    from tui.terminal.installation import crash_sentence
    from tui.terminal.other_programs import end_other_programs

    app = DatelineApp(opened, config)
    trace = io.StringIO()
    app.error_console = Console(file=trace, width=160)  # a person gets a sentence instead
    app.driver_class = keeper.driver(app.driver_class)

    def kept(seconds: float) -> Sequence[str]:
        return () if opened.changes.rest(seconds) else opened.changes.left

    def leave() -> None:
        end_other_programs()
        app.call_later(app.exit)

    ending = Ending(leave, kept, keeper.give_back)
    ending.begin()
    hang_up_with_server()
    try:
        app.run()
    finally:
        keeper.give_back()
        ending.left()
        not_done = opened.changes.finish(complain)
        opened.archive.close()
        ending.over()
        keeper.end()
    if trace.getvalue():
        complain(crash_sentence(trace.getvalue()))
    if not_done:
        complain(f"not done: {'; '.join(not_done)}")
    return ending.status(app.return_code or int(bool(not_done or trace.getvalue())))


def set_pace() -> None:
    """Set how often may be painted and how long an escape is waited for, if nobody else has; Textual looks at it as it is loaded."""
    os.environ.setdefault("TEXTUAL_FPS", _FRAMES)
    os.environ.setdefault("ESCDELAY", _ESCAPE_FROM_FAR if any(map(os.environ.get, _LINES)) else _ESCAPE)


def _colours(config: Path) -> str:
    """Return how many colours the terminal has or is to have, as Textual is told before it is loaded."""
    from tui.state.settings import Settings
    from tui.terminal.abilities import abilities

    return abilities(os.environ, depth=Settings.load(config).colour_depth).rich_name
