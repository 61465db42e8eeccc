"""What every window over the timeline is: it closes once, however quickly keys follow one another."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Dialog(ModalScreen[ScreenResultType]):
    """A window over the timeline that answers with something, or with None."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with an answer; a second key that came before it was closed must not take the timeline away as well."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
