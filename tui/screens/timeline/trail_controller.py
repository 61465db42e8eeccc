"""Jumping from story to story, with a trail to come back along, and letters that mark stories to come back to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from store.api.story import StoryId
from store.api.views import Selection, StoryRow
from tui.screens.timeline.browse_controller import BrowseController
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.trail import Stop, Trail

if TYPE_CHECKING:
    from store.api.archive import Archive
    from tui.widgets.histogram import Histogram
    from tui.widgets.related_list import RelatedList


class TrailController(Controller):
    """Goes to stories and remembers the way."""

    def __init__(self, room: Room, browse: BrowseController) -> None:
        super().__init__(room)
        self.browse, self.column = browse, browse.column
        self._jumps: dict[str, StoryId] = {}

    # Jumping

    def jump(self, story_id: StoryId) -> None:
        """Go to a story, leaving a trace on the trail."""
        self.leave_trace()
        self._go(story_id)

    def related_chosen(self, event: RelatedList.Chosen) -> None:
        """Jump to a related story."""
        self.jump(event.story_id)
        (self.panes.story if self.session.in_its_place or self.session.alone else self.panes.timeline).focus()

    def time_chosen(self, event: Histogram.Chosen) -> None:
        """Go to the time that was clicked, or dragged to; a drag leaves a trace where it began alone."""
        if event.dragged:
            self.panes.timeline.go_to_day(event.day)
        else:
            self.go_to_day(event.day)

    def go_to_day(self, day: int) -> None:
        """Go to a day, leaving a trace on the trail."""
        self.leave_trace()
        self.stories.go_to_day(day)

    def leave_trace(self, home: StoryRow | None = None) -> None:
        """Leave a trace of where the person is; with a story, of where a search began."""
        now, stop = self.session, self._here()
        if home:
            stop = Stop(home.id, home.title, now.search.home if now.search else now.selection)
        if stop:
            self.session = replace(now, trail=now.trail.leave(stop))
            self.panes.status_bar.show_message("")

    def _go(self, story_id: StoryId) -> None:
        self.browse.arrive(story_id)
        if self.session.in_its_place or self.session.reading:
            self.column.show(story_id)

    def _here(self) -> Stop | None:
        row, now = self.row, self.session
        return Stop(row.id, row.title, now.selection, now.search) if row else None

    # The trail

    def back(self) -> None:
        """Go back along the trail."""
        self._walk(*self.session.trail.back(self._here()), "The trail begins here")

    def forward(self) -> None:
        """Go forward along the trail."""
        self._walk(*self.session.trail.forward(self._here()), "The trail ends here")

    def show(self) -> None:
        """Show where the person has been, to go there again."""
        from tui.dialogs.choice import Choice, Offer

        here, trail = self._here(), self.session.trail
        stops, at = trail.stops(here), len(trail.behind)

        def choose(which: int | None) -> None:
            if which is not None and which != at:
                self._walk(*self.session.trail.walk_to(which, here), "")

        if len(stops) < 2:
            self.window.notify("The trail is empty: it begins with your first jump, such as ] or a search")
            return
        offers = [
            Offer(stop.title, "here" if place == at else self._shown_at(stop.selection)) for place, stop in enumerate(stops)
        ]
        self.window.open(Choice("The trail, oldest first", offers, at), choose)

    def _walk(self, trail: Trail, stop: Stop | None, otherwise: str) -> None:
        self.session = replace(self.session, trail=trail)
        if stop is None:
            self.window.notify(otherwise)
        else:
            self.session = replace(self.session, selection=stop.selection, search=stop.search)
            self._go(stop.story_id)
            self.panes.status_bar.show_message("")

    def _shown_at(self, selection: Selection) -> str:
        """Return what of a selection is worth a word."""
        parts = [f"“{selection.words}”"] * bool(selection.words) + ["one thread"] * bool(selection.thread)
        themes = self.session.themes
        return ", ".join([*parts, *(themes[key].name for key in selection.themes if key in themes)])

    # Letters

    def mark_jump(self) -> None:
        """Ask for a letter to mark this story with."""
        row = self.row
        if row is None:
            return

        def take(letter: str | None) -> None:
            if letter and letter != "'":
                self._set_jump(letter, row.id)
                self.tell_done(f"Bookmarked under {letter}: '{letter} comes back here")

        self._ask_letter("Bookmark this story: choose a letter", "any letter or digit; one in use moves here", take)

    def jump_to_mark(self) -> None:
        """Ask for the letter of a mark, and go there."""

        def take(letter: str | None) -> None:
            if letter == "'":
                self.back()
            elif letter:
                self._jump_to(letter)

        self._ask_letter("Go to a bookmark: choose its letter", "' goes back to before the last jump", take)

    def _ask_letter(self, title: str, hint: str, take: Callable[[str | None], None]) -> None:
        """Open what asks for a letter at once, as the letter may be typed already; what letters stand for comes later."""
        from tui.dialogs.letter_prompt import LetterPrompt

        prompt, unwritten = LetterPrompt(title, hint), dict(self._jumps)
        self.window.open(prompt, take)

        def find(archive: Archive) -> dict[str, str]:
            jumps = {**archive.jumps(), **unwritten}
            rows = {letter: archive.row(story_id) for letter, story_id in sorted(jumps.items())}
            return {letter: row.title for letter, row in rows.items() if row}

        self.questions.ask(find, prompt.fill, "jumps", still=lambda: self.window.shows(prompt))

    def _set_jump(self, letter: str, story_id: StoryId) -> None:
        def written(_: object) -> None:
            if self._jumps.get(letter) == story_id:
                del self._jumps[letter]

        def failed(error: BaseException) -> None:
            self._jumps.pop(letter, None)
            self.questions.failed(error)

        self._jumps[letter] = story_id
        self.questions.do(
            f"bookmark {letter}",
            lambda archive: archive.set_jump(letter, story_id),
            written,
            failed=failed,
            intent={"kind": "jump", "letter": letter, "story": story_id},
        )

    def _jump_to(self, letter: str) -> None:
        def go(story_id: StoryId | None) -> None:
            if story_id:
                self.jump(story_id)
            else:
                self.window.notify(f"There is no bookmark {letter}; m{letter} sets one")

        unwritten = dict(self._jumps)
        self.questions.ask(lambda archive: {**archive.jumps(), **unwritten}.get(letter), go, "jump")
