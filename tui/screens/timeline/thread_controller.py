"""Threads: a story's thread walked, shown alone, drawn, merged, split and renamed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from store.api.story import StoryId
from store.api.views import Selection, StoryRow
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.prompt_controller import PromptController, Use
from tui.screens.timeline.session import Purpose, View
from tui.screens.timeline.trail_controller import TrailController

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.story import Carried, Story
    from store.api.threads import NearThread, Thread, ThreadPosition, ThreadSummary
    from tui.dialogs.thread_page import Destination
    from tui.screens.timeline.disk_controller import Refreshed
    from tui.widgets.related_list import RelatedList

_NAMING = "a name for this thread; empty for Dateline's own"
_NO_THREAD = "This story is in no thread: no other story is on the same news"
Correctable = tuple["ThreadSummary | None", "Sequence[NearThread]", "Sequence[Carried]", bool]
"""A story's thread, and those that are near to it."""


class ThreadController(Controller):
    """Follows threads."""

    def __init__(self, room: Room, trail: TrailController, prompt: PromptController) -> None:
        super().__init__(room)
        self.trail, self.browse, self.column, self.prompt = trail, trail.browse, trail.column, prompt
        self._use = Use(Purpose.THREAD, "rename to", _NAMING, self._entered)

    def refreshed(self, refreshed: Refreshed) -> None:
        """Look for the thread of the story that is shown, if it had none and threads were found since."""
        story, now = self.panes.story.story, self.session
        if refreshed.change.threads and story and now.position is None and now.search is None:
            self.column.show(story.id)

    # Along the thread

    def step(self, by: int) -> None:
        """Go to the thread's previous story or after this one."""
        if story_id := self.story_id:
            self.questions.ask(
                lambda archive: _before_step(archive, story_id, by), lambda position: self._step(position, by), "step"
            )

    def _step(self, position: ThreadPosition | None, by: int) -> None:
        if row := _beside(position, by):
            self.trail.jump(row.id)
        elif position:
            self.window.notify(f"{position.thread.name}: this is its {'latest' if by > 0 else 'first'} story")
        else:
            self.window.notify(_NO_THREAD)

    def chosen(self, _event: RelatedList.ThreadChosen) -> None:
        """Show the thread alone."""
        self.alone()

    def alone(self) -> None:
        """Show the thread of this story alone on the timeline, or what was shown before."""
        if self.session.selection.thread:
            self.trail.back()
        else:
            self.ask_here(lambda archive, story_id: archive.threads.position(story_id), self._positioned, "thread")

    def _positioned(self, position: ThreadPosition | None) -> None:
        if position:
            self.browse.status.name_thread(position.thread.id, position.thread.name)
            self._show_alone(position.thread.id)
        else:
            self.window.notify(_NO_THREAD, 4)

    def show_named(self, thread_id: int, name: str) -> None:
        """Show a thread alone on the timeline."""
        self.browse.status.name_thread(thread_id, name)
        self._show_alone(thread_id)

    def _show_alone(self, thread_id: int) -> None:
        self.trail.leave_trace()
        story_id = self.story_id
        self.session = replace(self.session, search=None, view=View.STREAM)
        self.browse.select(Selection(thread=thread_id), story_id)
        self.panes.timeline.focus()

    # The thread drawn

    def draw(self, drawn: str) -> None:
        """Draw the thread of this story: as a storyline (`line`) or among its neighbours (`map`)."""
        self.ask_here(_summary, partial(self._show_drawn, drawn), "thread")

    def _show_drawn(self, drawn: str, summary: ThreadSummary | None) -> None:
        from tui.dialogs.thread_page import ThreadPage

        if summary is None:
            self.window.notify(_NO_THREAD, 4)
            return

        def turn(thread_id: int) -> None:
            self.questions.ask(
                lambda archive: archive.threads.thread(thread_id),
                lambda found: page.show(found) if found else None,
                "thread",
                still=lambda: self.window.shows(page),
            )

        page = ThreadPage(summary, self.story_id, drawn, turn, self.session.themes)
        self.window.open(page, self._go)

    def _go(self, destination: Destination | None) -> None:
        if destination is None:
            return
        kind, where = destination
        if kind == "story":
            self.trail.jump(StoryId(str(where)))
        else:
            self._show_alone(int(where))

    # The thread merged, split, renamed

    def correct(self) -> None:
        """Offer what can be changed about this story's thread."""

        def find(archive: Archive, story_id: StoryId) -> Correctable:
            summary, story = _summary(archive, story_id), archive.story(story_id)
            near = summary.near if summary else archive.threads.near(story_id)
            is_copy = archive.cursor(Selection(), story_id) is None
            return summary, near, story.also if story else (), is_copy

        self.ask_here(find, lambda found: self._offer(*found), "thread")

    def _offer(self, summary: ThreadSummary | None, near: Sequence[NearThread], also: Sequence[Carried], is_copy: bool) -> None:
        from tui.dialogs.choice import Choice
        from tui.dialogs.thread_corrections import corrections_offered

        row = self.row
        folded = is_copy or bool(row and row.reports > 1)
        offered = corrections_offered(row, summary, near, also, folded=folded) if row else []

        def choose(which: int | None) -> None:
            if which is None or row is None:
                return
            what, other = offered[which][1]
            if what == "rename":
                self.prompt.open(self._use, summary.thread.name if summary else "")
            elif what == "part":
                self._part(row, other)
            else:
                self._put_right(row.id, what, other)

        if offered:
            self.window.open(Choice("Merge, split or rename the thread", [offer for offer, _ in offered]), choose)
        else:
            self.window.notify(f"{_NO_THREAD}, and no thread is near it", 4)

    def _part(self, row: StoryRow, source: str) -> None:
        """Have a report that was judged the same stand for itself."""

        def parted(story: Story) -> None:
            self.tell_done(f"“{story.title}” is a story of its own now")
            self.trail.jump(story.id)

        self.questions.do(f"part “{row.title}”", lambda archive: archive.part(row.id, source), parted)

    def _entered(self, name: str) -> None:
        """Call the thread by another name."""
        if story_id := self.story_id:
            self.prompt.close()
            self._put_right(story_id, "rename", name)

    def _put_right(self, story_id: StoryId, what: str, how: str) -> None:
        """Change what the person says is wrong about a story's thread."""

        def act(archive: Archive) -> ThreadPosition | None:
            threads = archive.threads
            changes: dict[str, Callable[[], None]] = {
                "rename": lambda: threads.rename(story_id, how),
                "move": lambda: threads.move(story_id, StoryId(how) if how else None),
                "join": lambda: threads.join(story_id, StoryId(how)),
                "split": lambda: threads.split(story_id),
            }
            changes[what]()
            return threads.position(story_id)

        def then(position: ThreadPosition | None) -> None:
            self._is_right(story_id, position.thread if position else None)

        self.questions.do(f"thread: {what}", act, then)

    def _is_right(self, story_id: StoryId, thread: Thread | None) -> None:
        """Show the story in its thread anew."""
        notice = f"Thread: {thread.name}, {thread.count} stories" if thread else "This story is in no thread now"
        self.tell_done(f"{notice}\nDateline keeps to this for later stories")
        if self.story_id != story_id:
            return
        self.column.show(story_id)
        if self.session.selection.thread:
            self.browse.status.name_thread(*((thread.id, thread.name) if thread else (0, "")))
            self.browse.select(Selection(thread=thread.id) if thread else Selection(), story_id)


def _summary(archive: Archive, story_id: StoryId) -> ThreadSummary | None:
    """Return all that is told of a story's thread; None if it stands alone."""
    position = archive.threads.position(story_id)
    return archive.threads.thread(position.thread.id) if position else None


def _before_step(archive: Archive, story_id: StoryId, by: int) -> ThreadPosition | None:
    """Return where the last of so many steps along a thread is taken from: its end is as far as they go."""
    position = archive.threads.position(story_id)
    for _ in range(abs(by) - 1):
        beyond = _beside(position, by)
        further = archive.threads.position(beyond.id) if beyond else None
        if _beside(further, by) is None:
            break
        position = further
    return position


def _beside(position: ThreadPosition | None, by: int) -> StoryRow | None:
    """Return the story after or before one in its thread."""
    return (position.later if by > 0 else position.earlier) if position else None
