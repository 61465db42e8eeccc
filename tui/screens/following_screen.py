"""Following: a story's thread walked, shown alone, drawn and put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from store.api.story import StoryId
from store.api.views import Selection, StoryRow
from tui.screens.answers import Refreshed
from tui.screens.naming_screen import NamingScreen
from tui.screens.thread_answers import CorrectionsFound, ThreadDrawn, ThreadPlaced, ThreadPutRight, ThreadStepped, ThreadTurned
from tui.widgets.ask import Ask
from tui.widgets.beside import Beside
from tui.widgets.masthead import Masthead

if TYPE_CHECKING:
    from tui.dialogs.thread_page import ThreadPage, Way

_NAMING = "a name for this thread; empty for Dateline's own"
_NO_THREAD = "This story stands alone: no other story here is on the same matter"


class FollowingScreen(NamingScreen):
    """Follows running matters."""

    _drawn: ThreadPage | None = None
    """The thread that is drawn, while it is."""

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
            self.place_story(self.row.id)

    def on_thread_placed(self, answer: ThreadPlaced) -> None:
        """Show the thread alone, if the person is still on the story that is part of it."""
        if self.is_on(answer.story_id):
            if answer.place:
                self._named = answer.place.thread.id, answer.place.thread.name
                self._thread_alone(answer.place.thread.id)
            else:
                self.notify(_NO_THREAD, timeout=4, markup=False)

    def _thread_alone(self, thread: int) -> None:
        self._leave_trace()
        row = self.row
        self.hunt = None
        self.remove_class("lanes")
        self._select(Selection(thread=thread), row.id if row else None)
        self.timeline.focus()

    # The thread drawn

    def action_draw_thread(self, drawn: str) -> None:
        """Draw the thread of this story as a storyline or as a map."""
        if self.row:
            self.draw_thread(self.row.id, drawn)

    def on_thread_drawn(self, answer: ThreadDrawn) -> None:
        """Show the thread drawn."""
        from tui.dialogs.thread_page import ThreadPage

        if not self.is_on(answer.story_id):
            return
        if answer.told is None:
            self.notify(_NO_THREAD, timeout=4, markup=False)
            return
        self._drawn = ThreadPage(answer.told, answer.story_id, answer.drawn, self.turn_to_thread)
        self.app.push_screen(self._drawn, self._go_way)

    def on_thread_turned(self, answer: ThreadTurned) -> None:
        """Put a thread in the middle of the map, if that is still open."""
        if answer.told and self._drawn and self._drawn.is_current:
            self._drawn.show(answer.told)

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
        if self.row:
            self.find_corrections(self.row)

    def on_corrections_found(self, answer: CorrectionsFound) -> None:
        """Let the person choose what to put right, if the person is still on the story."""
        from tui.dialogs.choice import Choice
        from tui.dialogs.thread_corrections import corrections_offered

        row, told = answer.row, answer.told
        if not self.is_on(row.id):
            return
        offered = corrections_offered(row, told, answer.near)
        if not offered:
            self.notify(f"{_NO_THREAD}, nor on one that is near to it", timeout=4, markup=False)
            return

        def choose(which: int | None) -> None:
            if which is None:
                return
            what = offered[which][1]
            if what[0] == "rename":
                self.query_one(Masthead).display = False
                self.query_one(Ask).open("thread", "call it", _NAMING, told.thread.name if told else "")
            else:
                self.put_right(row.id, *what)

        self.app.push_screen(Choice("What is this story part of?", [offer for offer, _ in offered]), choose)

    def on_ask_submitted(self, event: Ask.Submitted) -> None:
        """Call the thread by another name."""
        if event.purpose == "thread" and self.row:
            self._close_ask()
            self.put_right(self.row.id, "rename", event.text)

    def on_thread_put_right(self, answer: ThreadPutRight) -> None:
        """Show the story in its thread anew."""
        place = answer.place
        told = f"Thread: {place.thread.name}, {place.thread.count} stories" if place else "This story stands alone now"
        self.notify(f"{told}\nLater stories are told apart by it", timeout=4, markup=False)
        row = self.row
        if row is None or row.id != answer.story_id:
            return
        self.tell(row.id)
        if self.selection.thread:
            self._named = (place.thread.id, place.thread.name) if place else (0, "")
            self._select(Selection(thread=place.thread.id) if place else Selection(), row.id)

    @work(thread=True, exclusive=True, group="step", exit_on_error=False)
    def step_thread(self, story_id: StoryId, by: int) -> None:
        """Find the story before or after one in its thread."""
        place = self.archive.threads.position(story_id)
        if place is None:
            self._answer(ThreadStepped(None, _NO_THREAD))
        else:
            otherwise = f"{place.thread.name}: this is its {'latest' if by > 0 else 'first'} story here"
            self._answer(ThreadStepped(place.later if by > 0 else place.earlier, otherwise))

    @work(thread=True, exclusive=True, group="thread", exit_on_error=False)
    def draw_thread(self, story_id: StoryId, drawn: str) -> None:
        """Fetch all that is told of a story's thread, to draw it."""
        place = self.archive.threads.position(story_id)
        told = self.archive.threads.thread(place.thread.id) if place else None
        self._answer(ThreadDrawn(story_id, told, drawn))

    @work(thread=True, exclusive=True, group="thread", exit_on_error=False)
    def place_story(self, story_id: StoryId) -> None:
        """Ask where a story stands in its thread."""
        self._answer(ThreadPlaced(story_id, self.archive.threads.position(story_id)))

    @work(thread=True, exclusive=True, group="thread", exit_on_error=False)
    def turn_to_thread(self, number: int) -> None:
        """Fetch another thread for the map."""
        self._answer(ThreadTurned(self.archive.threads.thread(number)))

    @work(thread=True, exclusive=True, group="thread", exit_on_error=False)
    def find_corrections(self, row: StoryRow) -> None:
        """Find what may be put right about a story's thread."""
        matters = self.archive.threads
        place = matters.position(row.id)
        told = matters.thread(place.thread.id) if place else None
        self._answer(CorrectionsFound(row, told, told.near if told else matters.near(row.id)))

    def put_right(self, story_id: StoryId, what: str, how: str) -> None:
        """Change what the person says is wrong about a story's thread."""

        def act() -> ThreadPutRight:
            matters = self.archive.threads
            if what == "rename":
                matters.rename(story_id, how)
            elif what == "move":
                matters.move(story_id, StoryId(how) if how else None)
            elif what == "join":
                matters.join(story_id, StoryId(how))
            elif what == "split":
                matters.split(story_id)
            return ThreadPutRight(story_id, matters.position(story_id))

        self.do(f"thread: {what}", act)
