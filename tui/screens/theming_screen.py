"""Theming: a theme made from what is shown, and themes that another program or an editor changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.api.themes import Theme
from store.api.views import Selection
from store.text.fold import fold
from tui.screens.answers import Refreshed, ThemeMade
from tui.screens.watching_screen import WatchingScreen
from tui.widgets.ask import Ask
from tui.widgets.masthead import Masthead


class ThemingScreen(WatchingScreen):
    """Makes themes and shows those there are."""

    def on_refreshed(self, answer: Refreshed) -> None:
        """Show the themes that there are now."""
        self._take_themes(answer.themes)

    def on_theme_made(self, answer: ThemeMade) -> None:
        """Say what the new theme goes by, or why there is none."""
        asking = self._submitted == "theme"
        self._submitted = ""
        if answer.theme is None:
            self.query_one(Ask).note(answer.refused) if asking else self.notify(answer.refused, timeout=8, markup=False)
            return
        if asking:
            self._close_ask()
        self._take_themes(answer.themes)
        told = f"New theme “{answer.theme.name}”, by its words: {', '.join(answer.theme.words)}"
        self.notify(
            f"{told}\nStories with them are sorted anew; c corrects one, themes.toml has the words", timeout=8, markup=False
        )
        self.refresh_archive(quiet=True)

    def on_ask_changed(self, event: Ask.Changed) -> None:
        """Say whether a theme's name is taken."""
        if event.purpose == "theme":
            wanted = fold(" ".join(event.text.split()))
            known = next((theme.name for theme in self.themes.values() if fold(theme.name) == wanted), "")
            self.query_one(Ask).note(f"there is a theme “{known}” already" if known else "")

    def on_ask_submitted(self, event: Ask.Submitted) -> None:
        """Make the theme from what is shown."""
        if event.purpose == "theme":
            self._submitted = "theme"
            self.make_theme(event.text, self.selection)

    def action_new_theme(self) -> None:
        """Ask for the name of a theme to be made from what is shown."""
        if self.selection == Selection():
            told = "Everything is shown; / searches, and K makes a theme from what was found"
            self.notify(told, timeout=4, markup=False)
            return
        self.query_one(Masthead).display = False
        self.query_one(Ask).open("theme", "new theme", "a name for a theme of these stories")

    def _take_themes(self, themes: Sequence[Theme]) -> None:
        """Dress the screen in the themes there are, if they are not those it wears."""
        if themes != self.opening.themes:
            self.opening = replace(self.opening, themes=themes)
            self._dress()
