"""Following: a story's thread walked, shown alone, drawn and put right; its names; jump marks and the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from store.model import StoryId
from store.views import Selection
from tui.screens.answers import Refreshed
from tui.screens.theming_screen import ThemingScreen
from tui.screens.thread_answers import ThreadDrawn, ThreadPutRight, ThreadStepped
from tui.widgets.ask import Ask
from tui.widgets.beside import Beside
from tui.widgets.masthead import Masthead

if TYPE_CHECKING:
    from store.running import ThreadTold
    from tui.screens.storyline import Way

_NAMING = "a name for this thread; empty for Dateline's own"
_NO_THREAD = "This story stands alone: no other story here is on the same matter"


class FollowingScreen(ThemingScreen):
    """Follows running matters."""

    def on_refreshed(self, answer: Refreshed) -> None:
        """Look for the thread of the story that is shown, if it had none and threads were found since."""
        if answer.change.threads and self.reading.story and self.place is None and self.hunt is None:
            self.tell(self.reading.story.id)

    # Along the thread

    def on_beside_thread_chosen(self, _event: Beside.ThreadChosen) -> None:
        """Show the thread alone."""
        self.action_thread_alone()

    def on_thread_stepped(self, answer: ThreadStepped) -> None:
        """Go to the story that a step along the thread led to."""
        if answer.row is None:
            self.notify(answer.otherwise, timeout=3, markup=False)
        else:
            self.jump(answer.row.id)

    def action_thread_step(self, by: int) -> None:
        """Go to the thread's story before or after this one."""
        if self.row:
            self.step_thread(self.row.id, by)

    def action_thread_alone(self) -> None:
        """Show the thread of this story alone on the timeline, or what was shown before."""
        if self.selection.thread:
            self.action_back()
        elif self.row:
            place = self.archive.matters.place(self.row.id)
            self._thread_alone(place.thread.id) if place else self.notify(_NO_THREAD, timeout=4, markup=False)

    def _thread_alone(self, thread: int) -> None:
        self._leave_trace()
        row = self.row
        self.hunt = None
        self.remove_class("lanes")
        self._select(Selection(thread=thread), row.id if row else None)
        self.timeline.focus()
        self._hint()

    # The thread drawn

    def action_draw_thread(self, drawn: str) -> None:
        """Draw the thread of this story as a storyline or as a map."""
        if self.row:
            self.draw_thread(self.row.id, drawn)

    def on_thread_drawn(self, answer: ThreadDrawn) -> None:
        """Show the thread drawn."""
        from tui.screens.storyline import ThreadScreen

        if answer.told is None:
            self.notify(_NO_THREAD, timeout=4, markup=False)
            return
        self.app.push_screen(ThreadScreen(answer.told, answer.story_id, answer.drawn, self._thread_told), self._go_way)

    def _thread_told(self, thread: int) -> ThreadTold | None:
        return self.archive.matters.thread(thread)

    def _go_way(self, way: Way | None) -> None:
        if way is None:
            return
        kind, where = way
        if kind == "story":
            self.jump(StoryId(str(where)))
        else:
            self._thread_alone(int(where))

    # The thread put right

    def action_correct_thread(self) -> None:
        """Offer what can be put right about this story's thread."""
        from tui.screens.choice import Choice
        from tui.screens.correcting import corrections_offered

        row = self.row
        if row is None:
            return
        place = self.archive.matters.place(row.id)
        told = self.archive.matters.thread(place.thread.id) if place else None
        offered = corrections_offered(row, told, told.near if told else self.archive.matters.near(row.id))
        if not offered:
            self.notify(f"{_NO_THREAD}, nor on one that is near to it", timeout=4, markup=False)
            return

        def choose(which: int | None) -> None:
            if which is None:
                return
            what = offered[which][1]
            if what[0] == "rename":
                self.query_one(Masthead).display = False
                self.query_one(Ask).open("thread", "call it", _NAMING, place.thread.name if place else "")
                self._hint()
            else:
                self.put_right(row.id, *what)

        self.app.push_screen(Choice("What is this story part of?", [offer for offer, _ in offered]), choose)

    def on_ask_submitted(self, event: Ask.Submitted) -> None:
        """Call the thread by another name."""
        if event.purpose == "thread" and self.row:
            self._close_ask()
            self.put_right(self.row.id, "rename", event.text)

    def on_thread_put_right(self, _answer: ThreadPutRight) -> None:
        """Show the story in its thread anew."""
        row = self.row
        if row is None:
            return
        self.tell(row.id)
        place = self.archive.matters.place(row.id)
        told = f"Thread: {place.thread.name}, {place.thread.number} stories" if place else "This story stands alone now"
        self.notify(f"{told}\nLater stories are told apart by it", timeout=4, markup=False)
        if self.selection.thread:
            self._select(Selection(thread=place.thread.id) if place else Selection(), row.id)

    @work(thread=True, exclusive=True, group="step", exit_on_error=False)
    def step_thread(self, story_id: StoryId, by: int) -> None:
        """Find the story before or after one in its thread."""
        place = self.archive.matters.place(story_id)
        if place is None:
            self._answer(ThreadStepped(None, _NO_THREAD))
        else:
            otherwise = f"{place.thread.name}: this is its {'latest' if by > 0 else 'first'} story here"
            self._answer(ThreadStepped(place.later if by > 0 else place.earlier, otherwise))

    @work(thread=True, exclusive=True, group="thread", exit_on_error=False)
    def draw_thread(self, story_id: StoryId, drawn: str) -> None:
        """Fetch all that is told of a story's thread, to draw it."""
        place = self.archive.matters.place(story_id)
        told = self.archive.matters.thread(place.thread.id) if place else None
        self._answer(ThreadDrawn(story_id, told, drawn))

    @work(thread=True, group="marks", exit_on_error=False)
    def put_right(self, story_id: StoryId, what: str, how: str) -> None:
        """Change what the person says is wrong about a story's thread."""
        matters = self.archive.matters
        if what == "rename":
            matters.rename(story_id, how)
        elif what == "move":
            matters.move(story_id, StoryId(how) if how else None)
        elif what == "join":
            matters.join(story_id, StoryId(how))
        elif what == "split":
            matters.split(story_id)
        self._answer(ThreadPutRight(story_id))

    # Names

    def action_names(self) -> None:
        """Offer the people, organisations and places of this story; the chosen one's stories are searched for."""
        from tui.screens.choice import Choice, Offer

        row = self.row
        if row is None:
            return
        names = self.archive.matters.names(row.id)
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
                self._hunt_for(lines[which], Selection(), row.id)

        self.app.push_screen(Choice("Named in this story", offers), choose)

    # Jump marks and the trail

    def action_mark_jump(self) -> None:
        """Ask for a letter to mark this story with."""
        from tui.screens.letter import Letter

        row = self.row
        if row is None:
            return

        def take(letter: str | None) -> None:
            if letter and letter != "'":
                self.archive.matters.set_jump(letter, row.id)
                self.notify(f"Marked {letter}: '{letter} comes back here", timeout=3, markup=False)

        hint = "any letter or digit; an old mark moves here"
        self.app.push_screen(Letter("Mark this story with a letter", self._jumps_told(), hint), take)

    def action_jump_to_mark(self) -> None:
        """Ask for the letter of a mark, and go there."""
        from tui.screens.letter import Letter

        def take(letter: str | None) -> None:
            jumps = self.archive.matters.jumps()
            if letter == "'":
                self.action_back()
            elif letter and letter in jumps:
                self.jump(jumps[letter])
            elif letter:
                self.notify(f"No story is marked {letter}; m{letter} marks one", timeout=3, markup=False)

        self.app.push_screen(Letter("Go to a marked story", self._jumps_told(), "' goes back to before the last jump"), take)

    def action_show_trail(self) -> None:
        """Show where the person has been, to go there again."""
        from tui.screens.choice import Choice, Offer

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

    def _jumps_told(self) -> dict[str, str]:
        rows = {letter: self.archive.row(story_id) for letter, story_id in sorted(self.archive.matters.jumps().items())}
        return {letter: row.title for letter, row in rows.items() if row}

    def _shown_told(self, selection: Selection) -> str:
        """Return what of a selection is worth a word."""
        parts = [f"“{selection.words}”"] * bool(selection.words) + ["one thread"] * bool(selection.thread)
        return ", ".join([*parts, *(self.themes[key].name for key in selection.themes if key in self.themes)])
