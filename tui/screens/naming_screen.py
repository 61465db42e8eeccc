"""Naming and marking: the names of a story, jump marks, and the trail to walk along."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import work

from store.api.story import StoryId
from store.api.views import Selection
from tui.screens.theming_screen import ThemingScreen
from tui.screens.thread_answers import JumpFound, JumpsFound, NamesFound

if TYPE_CHECKING:
    from tui.dialogs.letter_prompt import LetterPrompt


class NamingScreen(ThemingScreen):
    """Goes by names, by letters and along the trail."""

    _letter: LetterPrompt | None = None
    """What asks for a letter, while it is open."""

    def is_on(self, story_id: StoryId) -> bool:
        """Return whether the person is still on a story, with nothing open above it."""
        return self.is_current and self.row is not None and self.row.id == story_id

    # Names

    def action_names(self) -> None:
        """Offer the people, organisations and places of this story; the chosen one's stories are searched for."""
        if self.row:
            self.find_names(self.row.id)

    @work(thread=True, exclusive=True, group="names", exit_on_error=False)
    def find_names(self, story_id: StoryId) -> None:
        """Find the names a story gives."""
        self._answer(NamesFound(story_id, self.archive.threads.names(story_id)))

    def on_names_found(self, answer: NamesFound) -> None:
        """Let the person choose a name, if the person is still on the story."""
        from tui.dialogs.choice import Choice, Offer

        names, story_id = answer.names, answer.story_id
        if not self.is_on(story_id):
            return
        offers, lines = [], []
        groups = {
            "People": names.people,
            "Organisations": names.organisations,
            "Treaties, laws, plans": names.agreements,
            "Places": names.places,
            "Other names": names.others,
        }
        for title, group in groups.items():
            if group:
                offers.append(Offer(title, heading=True))
                lines.append("")
            for one in group:
                offers.append(Offer(one.text, f"{one.stories:,} {'story' if one.stories == 1 else 'stories'}"))
                lines.append(one.line)
        if not offers:
            self.notify("This story names nobody", timeout=3, markup=False)
            return

        def choose(which: int | None) -> None:
            if which is not None:
                self._leave_trace()
                self._hunt_for(lines[which], Selection(), story_id)

        self.app.push_screen(Choice("Named in this story", offers), choose)

    # Jump marks and the trail

    def action_mark_jump(self) -> None:
        """Ask for a letter to mark this story with."""
        from tui.dialogs.letter_prompt import LetterPrompt

        row = self.row
        if row is None:
            return

        def take(letter: str | None) -> None:
            self._letter = None
            if letter and letter != "'":
                self.set_jump(letter, row.id)
                self.notify(f"Marked {letter}: '{letter} comes back here", timeout=3, markup=False)

        self._ask_letter(LetterPrompt("Mark this story with a letter", "any letter or digit; an old mark moves here"), take)

    def action_jump_to_mark(self) -> None:
        """Ask for the letter of a mark, and go there."""
        from tui.dialogs.letter_prompt import LetterPrompt

        def take(letter: str | None) -> None:
            self._letter = None
            if letter == "'":
                self.action_back()
            elif letter:
                self.find_jump(letter)

        self._ask_letter(LetterPrompt("Go to a marked story", "' goes back to before the last jump"), take)

    def _ask_letter(self, letter: LetterPrompt, take: Callable[[str | None], None]) -> None:
        """Open what asks for a letter at once, as the letter may be typed already; what letters stand for comes later."""
        self._letter = letter
        self.app.push_screen(letter, take)
        self.find_jumps()

    @work(thread=True, exclusive=True, group="jumps", exit_on_error=False)
    def find_jumps(self) -> None:
        """Find the stories that are marked with letters."""
        found = {letter: self.archive.row(story_id) for letter, story_id in sorted(self._jumps().items())}
        self._answer(JumpsFound({letter: row for letter, row in found.items() if row}))

    @work(thread=True, exclusive=True, group="jump", exit_on_error=False)
    def find_jump(self, letter: str) -> None:
        """Find the story that is marked with a letter."""
        self._answer(JumpFound(letter, self._jumps().get(letter)))

    def _jumps(self) -> dict[str, StoryId]:
        """Return the jump marks, with those that are still to be written; not for the screen's own thread."""
        return {**self.archive.threads.jumps(), **self.jumps_set}

    def on_jumps_found(self, answer: JumpsFound) -> None:
        """Show what the letters stand for, if one is still asked for."""
        if self._letter:
            self._letter.fill({letter: row.title for letter, row in answer.rows.items()})

    def on_jump_found(self, answer: JumpFound) -> None:
        """Go to the marked story."""
        if answer.story_id:
            self.jump(answer.story_id)
        else:
            self.notify(f"No story is marked {answer.letter}; m{answer.letter} marks one", timeout=3, markup=False)

    def action_show_trail(self) -> None:
        """Show where the person has been, to go there again."""
        from tui.dialogs.choice import Choice, Offer

        here = self._stop()
        stops = self.trail.stops(here)
        at = len(self.trail.behind)

        def choose(which: int | None) -> None:
            if which is not None and which != at:
                self._walk(self.trail.walk_to(which, here), "")

        if len(stops) < 2:
            self.notify("No jumps yet; the trail begins with the first", timeout=3, markup=False)
            return
        offers = [
            Offer(stop.title, "here" if place == at else self._shown_told(stop.selection)) for place, stop in enumerate(stops)
        ]
        self.app.push_screen(Choice("The trail, oldest first", offers, at), choose)

    def _shown_told(self, selection: Selection) -> str:
        """Return what of a selection is worth a word."""
        parts = [f"“{selection.words}”"] * bool(selection.words) + ["one thread"] * bool(selection.thread)
        return ", ".join([*parts, *(self.themes[key].name for key in selection.themes if key in self.themes)])
