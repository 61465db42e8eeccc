"""The list of themes on a page: which are in use, what they are called, and what stories under Other could become."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.api.errors import DatelineError
from store.api.views import Selection
from store.text.numbers import counted
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.theme_controller import ThemeController
from tui.screens.timeline.trail_controller import TrailController

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.themes import SuggestedTheme, Theme, ThemeChanges
    from tui.dialogs.themes_page import ThemesPage

Listed = tuple["Sequence[Theme]", Mapping[str, int]]
"""All themes, and how many stories each has."""


class ThemeListController(Controller):
    """Does what the page of themes has done."""

    def __init__(self, room: Room, trail: TrailController, themes: ThemeController) -> None:
        super().__init__(room)
        self.trail, self.browse, self.themes = trail, trail.browse, themes
        self.on_undo: Callable[[], object] = list
        """Called when the last change is to be taken back."""
        self._page: ThemesPage | None = None

    def open(self) -> None:
        """Show the themes on a page of their own."""
        from tui.dialogs.themes_page import ThemesPage

        self._page = ThemesPage(self, next(iter(self.session.selection.themes), ""))
        self.window.open(self._page, self._left)
        self.questions.ask(_listed, self._fill, "themes")

    def _left(self, key: str | None) -> None:
        """Show the stories of the theme that was chosen."""
        self._page = None
        if key:
            self.trail.leave_trace()
            self.session = replace(self.session, search=None)
            self.browse.select(Selection(themes=frozenset({key})), self.story_id)

    def refreshed(self, _refreshed: object) -> None:
        """Show the numbers there are now: stories may have been sorted anew behind the screen, or have come."""
        if self._page:
            self.questions.ask(_listed, self._fill, "themes")

    def _fill(self, listed: Listed) -> None:
        every, stories = listed
        self.themes.take(every)
        if self._page:
            self._page.fill(self.themes.coloured(every), stories)

    def say(self, text: str, seconds: float = 6) -> None:
        """Say something on the page, or where there is none, in a notice."""
        if self._page:
            self._page.say(text)
        else:
            self.window.notify(text, seconds)

    def say_done(self, text: str) -> None:
        """Say what a change did, and how to take it back, on the page or in a notice."""
        if self._page:
            self._page.say(f"{text} · ctrl+z takes it back")
        else:
            self.tell_done(text, 6)

    def undo(self) -> None:
        """Have the last change taken back."""
        self.on_undo()

    def undone(self, told: str) -> None:
        """Show the themes after a change was taken back, and what that was."""
        if self._page:
            self._page.say(told)
            self.refreshed(None)

    # Changing

    def change(self, theme: Theme, changes: ThemeChanges) -> None:
        """Change a theme."""
        self._do(
            f"theme “{theme.name}”", lambda archive: archive.themes.change(theme.key, **changes), self._told(theme, changes)
        )

    def _told(self, theme: Theme, changes: ThemeChanges) -> str:
        """Return in words what becomes of a theme."""
        if name := changes.get("name"):
            return f"{theme.name} is now called {name}"
        into = changes.get("into") or ""
        other = self.session.themes[into].name if into in self.session.themes else into
        what = f"is merged into {other}" if into else "is hidden" if changes.get("hidden") else "is in use"
        return f"{theme.name} {what} now; stories are being sorted again"

    def use(self, themes: str) -> None:
        """Use another set of themes."""
        told = "The small set is in use" if themes == "ten" else "All themes are in use"
        self._do("set of themes", lambda archive: archive.themes.use(themes), f"{told}; stories are being sorted again")

    def _do(self, what: str, act: Callable[[Archive], object], told: str) -> None:
        def done(listed: Listed) -> None:
            self._fill(listed)
            self.say_done(told)
            self.themes.on_made()

        def changed(archive: Archive) -> Listed:
            act(archive)
            return _listed(archive)

        self.questions.do(what, changed, done, failed=self._not_changed)

    def _not_changed(self, error: BaseException) -> None:
        if isinstance(error, DatelineError):
            self.say(str(error), 10)
        else:
            self.questions.failed(error)

    # A theme of what stories under Other share

    def suggest(self) -> None:
        """Offer what stories under Other share, to be made a theme."""

        def find(archive: Archive) -> tuple[Sequence[SuggestedTheme], bool]:
            return archive.themes.suggested(), any(theme.hidden for theme in archive.themes.every())

        self.questions.ask(find, lambda found: self._offer(*found), "suggested")

    def _offer(self, found: Sequence[SuggestedTheme], some_hidden: bool) -> None:
        from tui.dialogs.choice import Choice, Offer

        if not found:
            aside = " (those of hidden themes left out; ctrl+t shows these again)" if some_hidden else ""
            self.say(
                f"The stories of Other have too little in common for a theme{aside}; search with /, then K makes one of what matches"
            )
            return
        offers = [Offer(f"{one.name}", f"{counted(len(one.stories))} · {', '.join(one.words)}") for one in found]

        def choose(which: int | None) -> None:
            if which is not None:
                self._name(found[which])

        self.window.open(Choice("Choose which stories of Other become a theme", offers), choose)

    def _name(self, suggested: SuggestedTheme) -> None:
        from tui.dialogs.themes_page import ThemeName

        def made(theme: Theme) -> None:
            self.themes.say_made(theme)
            self.questions.ask(_listed, self._fill, "themes")

        def name(given: str | None) -> None:
            if given:
                self.questions.do(
                    f"theme “{given}”",
                    lambda archive: archive.themes.make(given, suggested.stories),
                    made,
                    failed=self._not_changed,
                )

        self.window.open(ThemeName(suggested.name, f"A theme of {counted(len(suggested.stories))}"), name)


def _listed(archive: Archive) -> Listed:
    return archive.themes.every(), archive.counts(Selection()).themes
