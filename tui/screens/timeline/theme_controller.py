"""Themes: a story's corrected, why it has its own, one made from what is shown, and those that changed on disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.api.story import StoryId
from store.api.themes import OTHER, commonest_first, where_standing
from store.api.views import Selection
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.prompt_controller import PromptController, Use, known_as
from tui.screens.timeline.session import Purpose
from tui.screens.timeline.story_controller import StoryController
from tui.widgets.subject_colours import readable_colours

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.themes import Theme, ThemeChoice
    from tui.dialogs.why_panel import Why
    from tui.screens.timeline.disk_controller import Refreshed


class ThemeController(Controller):
    """Shows the themes there are, and changes what a person thinks is wrong about them."""

    def __init__(self, room: Room, story: StoryController, prompt: PromptController, themes: Sequence[Theme]) -> None:
        super().__init__(room)
        self.story, self.prompt = story, prompt
        self.on_made: Callable[[], object] = lambda: None
        """Called when a theme was made or changed, by which stories are still to be sorted."""
        self.on_other: Callable[[], object] = lambda: None
        """Called when a theme is to be made of the stories that fit none."""
        self.on_thread: Callable[[], object] = lambda: None
        """Called when the story's thread is to be corrected."""
        self.on_left: Callable[[Selection], object] = lambda _: None
        """Called with what is to be shown instead, when a theme that is shown alone is no longer in use."""
        self._themes = themes
        self._use = Use(Purpose.THEME, "new theme", "a name", self._entered, self._typed)

    def dress(self) -> None:
        """Give the themes the colours that suit the ground; what is shown names those too that stories are still to leave."""
        themes = self.coloured(self._themes)
        self.session = replace(self.session, themes={theme.key: theme for theme in themes if theme.in_use})
        for pane in (self.panes.timeline, self.panes.lanes, self.panes.across, self.panes.story, self.panes.stretch):
            pane.set_themes(themes)
            pane.refresh()

    def coloured(self, themes: Sequence[Theme]) -> list[Theme]:
        """Return themes in the colours that suit the ground."""
        return readable_colours(themes, self.window.ground)

    def refreshed(self, refreshed: Refreshed) -> None:
        """Show the themes that there are now; what became of one that is shown alone is told, as another program did it."""
        if told := self.take(refreshed.themes):
            self.window.notify(told, 8)

    def take(self, themes: Sequence[Theme]) -> str:
        """Show other themes from now on, if they are others; returns what became of those whose stories are shown alone."""
        if themes == self._themes:
            return ""
        self._themes = themes
        self.dress()
        selection = self.session.selection
        gone = [key for key in selection.themes if key not in self.session.themes]
        if not gone:
            return ""
        where, named = where_standing(themes), {theme.key: theme.name for theme in themes}
        instead = frozenset(standing for key in selection.themes if (standing := where.get(key, "")))
        self.on_left(replace(selection, themes=instead))
        told = (
            f"{named.get(key, key)} is merged into {named[where[key]]} now"
            if where.get(key)
            else f"{named.get(key, key)} is no longer in use"
            for key in sorted(gone)
        )
        return "; ".join(told) + ("" if instead else "; all stories are shown")

    # A story's theme

    def correct(self) -> None:
        """Let the person choose the story's theme, among the words that speak for each."""
        from tui.dialogs.theme_picker import ThemePicker

        row = self.row
        if row is None:
            return
        themes = self.session.themes

        def choose(key: str | None) -> None:
            if key == row.theme:
                self.window.notify("It has that theme already")
            elif key is not None:
                self.story.mark(row, f"Theme: {themes[key].name if key else 'as Dateline decides'}", theme=key)

        offered = commonest_first(themes.values(), self.session.themed)
        picker = ThemePicker("Choose the theme of this story", offered, row.theme, "Let Dateline decide")
        self.window.open(picker, choose)
        self.questions.ask(
            lambda archive: _why(archive, row.id),
            picker.explain,
            "why",
            still=lambda: self.window.shows(picker),
        )

    def why(self) -> None:
        """Show which words gave the story its theme, what corrections did, and what put it into its thread."""
        self.ask_here(_why_whole, self._show_why, "why")

    def _show_why(self, why: Why | None) -> None:
        from tui.dialogs.why_panel import WhyPanel

        if why is None:
            return

        def correct(what: str | None) -> None:
            if what == "theme":
                self.correct()
            elif what:
                self.on_thread()

        self.window.open(WhyPanel(why, {theme.key: theme for theme in self.coloured(self._themes)}), correct)

    # A new theme

    def make(self) -> None:
        """Ask for the name of a theme to be made from what is shown."""
        if self.session.selection == Selection(themes=frozenset({OTHER})):
            self.on_other()
        elif self.session.selection == Selection():
            self.window.notify("All stories are shown; search with / first, then K makes a theme of what matches", 4)
        else:
            self.prompt.open(self._use)

    def _typed(self, text: str, _cursor: int | None) -> None:
        """Say whether a theme's name is taken."""
        known = known_as(text, (theme.name for theme in self.session.themes.values()))
        self.panes.prompt.note(f"there is a theme “{known}” already" if known else "")

    def _entered(self, name: str) -> None:
        """Make the theme from what is shown."""
        selection = self.session.selection

        def act(archive: Archive) -> tuple[Theme, Sequence[Theme]]:
            return archive.themes.make(name, selection), archive.themes.every()

        self.prompt.carry_out(f"theme “{name}”", act, lambda made: self._made(*made))

    def _made(self, theme: Theme, themes: Sequence[Theme]) -> None:
        """Show the new theme."""
        self.take(themes)
        self.say_made(theme)

    def say_made(self, theme: Theme) -> None:
        """Say what a new theme goes by, and have stories sorted by it."""
        notice = f"New theme “{theme.name}”, known by: {', '.join(theme.words)}"
        self.tell_done(f"{notice}\nStories are being sorted again; c corrects one, themes.toml has the words", 8)
        self.on_made()


def _why(archive: Archive, story_id: StoryId) -> ThemeChoice:
    return archive.themes.why(story_id)


def _why_whole(archive: Archive, story_id: StoryId) -> Why | None:
    from tui.dialogs.why_panel import Why

    story = archive.story(story_id)
    return Why(story, archive.themes.why(story_id), archive.threads.why(story_id)) if story else None
