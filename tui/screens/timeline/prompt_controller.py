"""The prompt: what it is open for, and who is given what is typed there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from store.api.errors import DatelineError
from store.text.fold import fold
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.session import Purpose

if TYPE_CHECKING:
    from store.api.archive import Archive
    from tui.state.search_history import SearchHistory
    from tui.widgets.prompt import Prompt

T = TypeVar("T")


class Use(NamedTuple):
    """What the prompt is opened for."""

    purpose: Purpose
    sign: str
    """What stands before what is typed."""
    hint: str
    """What stands there before anything is typed."""
    entered: Callable[[str], object]
    """Called with what was typed when the person presses Enter."""
    typed: Callable[[str, int | None], object] = lambda _text, _cursor: None
    """Called with what stands in the prompt, and where the cursor is; None if nothing need be offered there."""
    left: Callable[[], object] = lambda: None
    """Called when the person leaves the prompt."""
    walked: Callable[[int], object] = lambda _by: None
    """Called when the person wants to look at what is so many matches on."""
    history: SearchHistory | None = None
    """The lines that were entered earlier for it; None where none are kept."""
    turned: Callable[[str, int], object] = lambda _text, _cursor: None
    """Called with what stands there, and where the cursor is, when what is there is to be for all, or for the person alone."""


class PromptController(Controller):
    """Opens the prompt, hands on what is typed, and closes it."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.marked, self.chosen = "", False
        """What was marked among what is offered when the person pressed Enter, and whether they went there to mark it."""
        self._use: Use | None = None
        self._when_held: Callable[[], object] | None = None

    def open(self, use: Use, text: str = "") -> None:
        """Open the prompt for something."""
        self._use = use
        self.session = replace(self.session, purpose=use.purpose)
        self.panes.prompt.open(use.purpose.value, use.sign, use.hint, text)

    def close(self) -> None:
        """Close the prompt, and give the keys back to the stories."""
        self.panes.prompt.close()
        self.session = replace(self.session, purpose=Purpose.NOTHING)
        self.focus_stories()

    def changed(self, event: Prompt.Changed) -> None:
        """Hand on what stands in the prompt."""
        if self._use and event.purpose == self._use.purpose.value:
            self._use.typed(event.text, event.cursor)

    def recalled(self, event: Prompt.HistoryStepped) -> None:
        """Put an earlier line into the prompt."""
        if self._use and self._use.history:
            text = self._use.history.step(event.text, event.by)
            if text != event.text:
                self.panes.prompt.put(text)

    def walked(self, event: Prompt.MatchStepped) -> None:
        """Look at another match while typing."""
        if self._use:
            self._use.walked(event.by)

    def turned(self, event: Prompt.Turned) -> None:
        """Let what is typed be for all, or for the person alone."""
        if self._use and event.purpose == self._use.purpose.value:
            self._use.turned(event.text, event.cursor or 0)

    def submitted(self, event: Prompt.Submitted) -> None:
        """Hand on what was typed."""
        if self._use and event.purpose == self._use.purpose.value:
            self.marked, self.chosen = event.marked, event.chosen
            self._use.entered(event.text)

    def left(self, event: Prompt.Cancelled) -> None:
        """Leave the prompt; what was entered in it is no longer waited for."""
        self._when_held = None
        self.close()
        if self._use and event.purpose == self._use.purpose.value:
            self._use.left()

    # What was entered changes the archive

    def carry_out(
        self,
        what: str,
        act: Callable[[Archive], T],
        then: Callable[[T], object],
        *,
        when_held: Callable[[], object] = lambda: None,
        refused: Callable[[], object] = lambda: None,
    ) -> None:
        """Have a change made with what was entered; the prompt stays open until it is made, or says why it is refused.

        `when_held` is called, and the prompt closed, if the change has to wait for another program.
        """

        def done(result: T) -> None:
            if self._is_waiting():
                self.close()
            then(result)

        def failed(error: BaseException) -> None:
            if not isinstance(error, DatelineError):
                self.questions.failed(error)
                return
            if self._is_waiting():
                self.panes.prompt.note(str(error))
            else:
                self.window.notify(str(error), 8)
            refused()

        self._when_held = when_held
        self.questions.do(what, act, done, failed=failed)

    def hold(self, held: int) -> None:
        """Close the prompt if what was entered has to wait for another program."""
        if held and self._when_held:
            self._when_held()
            self._is_waiting()
            self.close()

    def _is_waiting(self) -> bool:
        """Return whether the prompt is still open for what was entered in it, and wait no longer."""
        waited, self._when_held = self._when_held is not None, None
        return waited


def known_as(name: str, known: Iterable[str]) -> str:
    """Return which of some names is the same as one that is being typed, whatever its case; empty if none is."""
    wanted = fold(" ".join(name.split()))
    return next((one for one in known if fold(one) == wanted), "")
