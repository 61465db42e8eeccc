"""Everything the person changes in the archive: shown at once, carried out in order behind the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual.message import Message

from store.api.errors import DatelineError
from store.api.story import StoryId
from store.api.views import Counts, Selection, StoryRow
from store.api.watches import Watch
from tui.opening import Opening
from tui.screens.answers import Busy, Failed, Held, Marked, ThemeMade, WatchKept
from tui.screens.archive_screen import ArchiveScreen
from tui.widgets.foot import Foot


class DoingScreen(ArchiveScreen):
    """A screen whose changes never wait for the archive, nor the person for them."""

    held = 0
    """How many changes wait for another program."""
    busy = False
    """Whether another program is writing, so that what it adds can't be shown yet."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening.archive)
        self.opening = opening
        self.jumps_set: dict[str, StoryId] = {}
        """Jump marks that are still to be written."""
        opening.deeds.on_held = lambda number: self._answer(Held(number))

    def do(
        self,
        what: str,
        act: Callable[[], Message | None],
        at_once: Callable[[], Message | None] = lambda: None,
        undone: Callable[[BaseException], Message | None] = Failed,
    ) -> None:
        """Have a change made; `act` makes it, `at_once` shows it as made, `undone` as not made after all, and why.

        Each returns what is to be shown then, if anything, and is called from another thread.
        """

        def tell(answer: Message | None) -> None:
            if answer is not None:
                self._answer(answer)

        self.opening.deeds.do(what, act, tell, lambda error: tell(undone(error)), lambda: tell(at_once()))

    def on_failed(self, answer: Failed) -> None:
        """Tell why a change could not be made."""
        self.tell_error(answer.error)

    def on_held(self, answer: Held) -> None:
        """Tell that changes wait, or that they don't any more."""
        self.held = answer.number
        self._tell_waiting()

    def on_busy(self, answer: Busy) -> None:
        """Tell that another program is writing, or that it is done."""
        self.busy = answer.busy
        self._tell_waiting()

    def _tell_waiting(self) -> None:
        told = "Another program is writing here: "
        if self.held:
            told += "1 change of yours waits" if self.held == 1 else f"{self.held} changes of yours wait"
        else:
            told = f"{told}its stories come after it" if self.busy else ""
        self.query_one(Foot).hold(told)

    def mark(
        self,
        selection: Selection,
        row: StoryRow,
        notice: str = "",
        *,
        read: bool | None = None,
        starred: bool | None = None,
        theme: str | None = None,
    ) -> None:
        """Change a story's marks."""
        archive, story_id = self.archive, row.id

        def marked(now: StoryRow | None, notice: str = "", *, resorted: bool = False) -> Marked | None:
            return Marked(now, archive.counts(selection), notice, resorted) if now else None

        def act() -> Marked | None:
            archive.mark(story_id, read=read, starred=starred, theme=theme)
            return marked(archive.row(story_id), resorted=True) if theme is not None else None

        def at_once() -> Marked | None:
            return marked(archive.promise(story_id, read=read, starred=starred, theme=theme), notice)

        def undone(error: BaseException) -> Marked | None:
            self._answer(Failed(error))
            return marked(archive.row(story_id))

        now = replace(row, read=row.read if read is None else read, starred=row.starred if starred is None else starred)
        self.show_row(now)
        self.do(f"{_done(read, starred)} “{row.title}”", act, at_once, undone)

    def show_row(self, row: StoryRow) -> None:
        """Show a story's line as it is now, wherever it is in sight."""
        raise NotImplementedError

    def keep_watch(self, name: str, line: str) -> None:
        """Keep a search as a watch list."""

        def act() -> WatchKept:
            watch = self.archive.watches.put(name, line)
            return WatchKept(watch, self.archive.counts(watch.selection))

        def undone(error: BaseException) -> Message:
            return WatchKept(Watch(name, line), Counts(), str(error)) if isinstance(error, DatelineError) else Failed(error)

        self.do(f"watch list “{name}”", act, undone=undone)

    def make_theme(self, name: str, selection: Selection) -> None:
        """Make a theme from the stories of a selection."""

        def act() -> ThemeMade:
            theme = self.archive.themes.make(name, selection)
            return ThemeMade(theme, themes=self.archive.themes.all())

        def undone(error: BaseException) -> Message:
            return ThemeMade(None, str(error)) if isinstance(error, DatelineError) else Failed(error)

        self.do(f"theme “{name}”", act, undone=undone)

    def set_jump(self, letter: str, story_id: StoryId) -> None:
        """Mark a story with a letter."""

        def act() -> None:
            self.archive.threads.set_jump(letter, story_id)
            if self.jumps_set.get(letter) == story_id:
                del self.jumps_set[letter]

        def undone(error: BaseException) -> Failed:
            self.jumps_set.pop(letter, None)
            return Failed(error)

        self.jumps_set = {**self.jumps_set, letter: story_id}
        self.do(f"mark {letter}", act, undone=undone)


def _done(read: bool | None, starred: bool | None) -> str:
    """Return what was done to a story's marks."""
    if read is not None:
        return "read" if read else "unread"
    if starred is not None:
        return "star" if starred else "no star"
    return "theme of"
