"""What every window over the timeline is: it closes once, however quickly keys follow one another."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Static

from tui.widgets.key_words import KeyWord, KeyWords


class Dialog(ModalScreen[ScreenResultType]):
    """A window over the timeline that answers with something, or with None."""

    CSS_PATH = "dialogs.tcss"

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with an answer; a second key that came before it was closed must not take the timeline away as well."""
        if self.is_current and self.is_mounted:
            return super().dismiss(result)
        if self.is_current:  # what it shows is still being laid out, which would go on in a window that is gone
            self.call_later(self._dismiss_laid_out, result)
        return AwaitComplete()

    def _dismiss_laid_out(self, result: ScreenResultType | None) -> None:
        self.dismiss(result)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let keys that come before it is laid out, or once it was closed, do nothing but close it."""
        is_there = self.is_current and self.is_mounted
        return super().check_action(action, parameters) if is_there or action == "dismiss" else False


class Page(Dialog[ScreenResultType]):
    """A dialog over most of the timeline: a head, what it shows, and its keys."""

    def body(self) -> Iterable[Widget]:
        """Return what the page shows."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out the head, what is shown, and the keys."""
        with Vertical(id="page"):
            yield Static("", id="page-head", markup=False)
            yield from self.body()
            yield Static("", id="page-told", markup=False)
            yield KeyWords(id="page-keys")

    def show_head(self, title: str, about: str, *more: Content | str) -> None:
        """Say what the page is about."""
        head = Content.styled(f" {title}", "bold $accent"), Content.styled(f"   {about}", "$muted")
        self.query_one("#page-head", Static).update(Content.assemble(*head, *more))

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Tell what became of something, above the keys, until something else is told."""
        told = self.query_one("#page-told", Static)
        told.update(Content.styled(text, "$error" if wrong else "$foreground"))
        told.display = bool(text)

    def show_keys(self, *keys: KeyWord | str) -> None:
        """Say what can be done here; going back always can."""
        shown = [("", key, "") if isinstance(key, str) else key for key in keys]
        self.query_one(KeyWords).show_keys([*shown, ("Esc", "back", "screen.dismiss")])
