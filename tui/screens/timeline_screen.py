"""The place itself: everything a person does there with a key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.message import Message

from store.api.story import StoryId
from store.api.views import Selection
from tui.screens.thread_answers import WhyFound
from tui.screens.timeline.bindings import KEYS
from tui.screens.times_screen import TimesScreen
from tui.widgets.foot import Foot
from tui.widgets.masthead import Masthead

if TYPE_CHECKING:
    from tui.dialogs.theme_picker import ThemePicker


class TimelineScreen(TimesScreen):
    """Timeline, story, search and jumping, with all their keys."""

    CSS_PATH = "timeline/timeline.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    _theme_picker: ThemePicker | None = None
    """The list of themes to correct one by, while it is open."""

    class Liked(Message):
        """The person likes the timeline another way round, or in other colours."""

        def __init__(self, *, newest_first: bool) -> None:
            self.newest_first = newest_first
            super().__init__()

    async def on_foot_clicked(self, event: Foot.Clicked) -> None:
        """Do what the clicked key does."""
        await self.run_action(event.action)

    def on_masthead_clicked(self, _event: Masthead.Clicked) -> None:
        """Show the help, which the top line offers."""
        self.action_help()

    def action_star(self) -> None:
        """Star the story, or take the star away."""
        if self.row:
            self.mark(self.selection, self.row, starred=not self.row.starred)

    def action_toggle_read(self) -> None:
        """Mark the story read or unread."""
        if self.row:
            self.mark(self.selection, self.row, read=not self.row.read)

    def action_read_on(self) -> None:
        """Scroll the story a page, opening it first where it is not in sight."""
        if self.has_class("narrow") and not self.has_class("reading") and self.row:
            self.read(self.row.id)
        else:
            self.reading.action_page_down()

    def action_correct_theme(self) -> None:
        """Let the person choose the story's theme."""
        from tui.dialogs.theme_picker import ThemePicker

        row = self.row
        if row is None:
            return

        def choose(key: str | None) -> None:
            self._theme_picker = None
            if key is not None:
                name = self.themes[key].name if key else "as Dateline sees it"
                self.mark(self.selection, row, f"Theme: {name}", theme=key)

        self._theme_picker = ThemePicker("Theme of this story", list(self.themes.values()), row.theme, "As Dateline sees it")
        self.app.push_screen(self._theme_picker, choose)
        self.find_why(row.id)

    def action_why(self) -> None:
        """Say which words gave the story its theme, what corrections did, and what put it into its thread."""
        if self.row:
            self.find_why(self.row.id)

    @work(thread=True, exclusive=True, group="why", exit_on_error=False)
    def find_why(self, story_id: StoryId) -> None:
        """Find why a story has its theme and is in its thread."""
        self._answer(WhyFound(story_id, self.archive.themes.why(story_id), self.archive.threads.why(story_id)))

    def on_why_found(self, answer: WhyFound) -> None:
        """Explain the list of themes if it is open, else say why, if the person is still on the story."""
        if self._theme_picker and self.row and self.row.id == answer.story_id:
            self._theme_picker.explain(answer.theme)
        elif self.is_on(answer.story_id):
            self._say_why(answer)

    def _say_why(self, answer: WhyFound) -> None:
        why = answer.theme
        name = self.themes[why.themes[0]].name if why.themes[0] in self.themes else why.themes[0]
        lines = [f"{name}: {why.told}"]
        if thread := answer.thread:
            shared = "you put it there" if thread.by_person else "it began with this story" if thread.began else ""
            lines.append(f"{thread.thread.name}: {shared or 'shares ' + ', '.join(thread.shared[:8])}")
            lines += [f"   joined with another thread: both have {', '.join(both)}" for both in thread.joined[-2:] if both]
        self.notify("\n".join(lines), timeout=8, markup=False)

    def action_open_link(self) -> None:
        """Open the story's link in the browser."""
        link = self.reading.story.link if self.reading.story else ""
        if link:
            self.app.open_url(link)
        else:
            self.notify("This story has no link", timeout=3, markup=False)

    def action_copy_link(self) -> None:
        """Copy the story's link."""
        link = self.reading.story.link if self.reading.story else ""
        if link:
            self.app.copy_to_clipboard(link)
        self.notify("Link copied" if link else "This story has no link", timeout=3, markup=False)

    def action_lane_alone(self) -> None:
        """Show the story's theme alone, or all themes again."""
        if self.row:
            alone = frozenset() if self.selection.themes else frozenset({self.row.theme})
            self._select(replace(self.selection, themes=alone), self.row.id)

    def action_view(self) -> None:
        """Show the themes side by side, or one stream again."""
        if self.has_class("lanes"):
            row = self.lanes.row
            self.remove_class("lanes")
            self.timeline.focus()
            self._select(self.selection, row.id if row else None)
        else:
            row, place = self.timeline.row, self.timeline.place
            self.add_class("lanes")
            self._show_lanes((place.day if place else None, row.theme if row else ""))
            self.lanes.focus()

    def action_unfold(self) -> None:
        """Show every report of the same news, or only the first of each."""
        self._select(replace(self.selection, unfolded=not self.selection.unfolded), self.row.id if self.row else None)
        self.notify(
            "Every report stands for itself" if self.selection.unfolded else "Reports of the same news are folded", timeout=3
        )

    def action_filter(self) -> None:
        """Show all stories, the unread, or the starred."""
        now = self.selection
        turned = replace(now, unread=not now.unread and not now.starred, starred=now.unread)
        self._select(turned, self.row.id if self.row else None)

    def action_reverse(self) -> None:
        """Put the newest at the top or at the bottom."""
        self.newest_first = not self.newest_first
        self.timeline.order(newest_first=self.newest_first)
        if self.has_class("lanes"):
            self._show_lanes()
        self.post_message(self.Liked(newest_first=self.newest_first))

    def action_colours(self) -> None:
        """Turn between dark and light."""
        self.app.theme = "dateline-light" if self.app.current_theme.dark else "dateline-dark"
        self._dress()
        self.post_message(self.Liked(newest_first=self.newest_first))

    def action_help(self) -> None:
        """Show every key."""
        from tui.dialogs.help_page import HelpPage
        from tui.dialogs.search_help import LANGUAGE
        from tui.screens.timeline.help_chapters import chapters

        self.app.push_screen(HelpPage(chapters(), LANGUAGE))

    def action_leave(self) -> None:
        """Back out of the story, the search, the filter, the lane: whichever is nearest."""
        if self.has_class("reading"):
            self.remove_class("reading")
            (self.lanes if self.has_class("lanes") else self.timeline).focus()
        elif self.hunt:
            self._end_hunt()
        elif self.has_class("lanes"):
            self.action_view()
        elif self.selection != Selection():
            self._select(Selection(), self.row.id if self.row else None)
        else:
            self.timeline.focus()
