"""One story: read, marked read or starred, its link opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Unpack

from store.api.story import StoryId
from store.api.views import Counts, StoryRow
from store.text.clean import clean_line
from tui.screens.timeline.browse_controller import BrowseController
from tui.screens.timeline.controller import Controller, Room

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.story import Story
    from store.api.views import MarkChanges
    from tui.widgets.lanes.lanes import Lanes
    from tui.widgets.story.story_view import StoryView
    from tui.widgets.timeline.timeline import Timeline


class Marked(NamedTuple):
    """A story's line after its marks changed, and how many stories are unread now."""

    row: StoryRow
    counts: Counts | None
    """None where it takes a while to know them, or they can't be known just now."""
    notice: str = ""
    resorted: bool = False
    """True if the story counts under another theme now."""
    is_promised: bool = False
    """True if it will, and is shown so already."""
    unread: int = 0
    """How many more stories are unread by it."""


class StoryController(Controller):
    """What a person does with the story they are on."""

    def __init__(self, room: Room, browse: BrowseController) -> None:
        super().__init__(room)
        self.browse, self.column = browse, browse.column
        self.on_marked: list[Callable[[Marked], object]] = []
        """Called when a story's marks have changed and that is shown."""

    # StoryView

    def opened(self, event: Timeline.Opened | Lanes.Opened) -> None:
        """Read a story."""
        self.read(event.story_id)

    def touched(self, _event: StoryView.Touched) -> None:
        """Take a story that is scrolled as read."""
        self._mark_read()

    def read(self, story_id: StoryId) -> None:
        """Read a story: in the column beside the timeline, or in its place where the window is narrow."""
        self.session = replace(self.session, reading=True)
        shown = self.panes.story.story
        if shown is None or shown.id != story_id:
            self.column.show(story_id)
        self.panes.story.focus()
        self._mark_read()

    def read_on(self) -> None:
        """Scroll the story a page, opening it first where it is not in sight; at its end, go on to the next unread one.

        From far away it is the summary of a stretch of time that is scrolled.
        """
        if self.session.shows_stretch:
            self.panes.stretch.page_on()
        elif self.session.in_its_place and not self.session.reading and self.story_id:
            self.read(self.story_id)
        elif self.panes.story.is_at_end and self.panes.story.story:
            self._mark_read()
            self.browse.step_on()
        else:
            self.panes.story.action_page_down()

    # Marks

    def star(self) -> None:
        """Star the story, or remove the star."""
        if self.row:
            starred = not self.row.starred
            self.mark(self.row, "Starred" if starred else "Star removed", starred=starred)

    def toggle_read(self) -> None:
        """Mark the story read or unread."""
        if self.row:
            read = not self.row.read
            self.mark(self.row, f"Marked {'read' if read else 'unread'}", read=read)

    def _mark_read(self) -> None:
        if self.row and not self.row.read:
            self.mark(self.row, by_hand=False, read=True)

    def mark(
        self,
        row: StoryRow,
        notice: str = "",
        *,
        by_hand: bool = True,
        goes_on: bool = False,
        **changes: Unpack[MarkChanges],
    ) -> None:
        """Change a story's marks; it is shown, and said with a notice, at once. `by_hand` and `goes_on` are as in `Archive.mark`."""
        selection, resorted = self.session.selection, "theme" in changes

        def marked(archive: Archive, now: StoryRow | None, notice: str = "", *, resorted: bool = False) -> Marked | None:
            return Marked(now, archive.counts(selection), notice, resorted) if now else None

        def act(archive: Archive) -> Marked | None:
            archive.mark(row.id, by_hand=by_hand, goes_on=goes_on, **changes)
            return marked(archive, archive.row(row.id), resorted=True) if resorted else None

        def at_once(archive: Archive) -> Marked | None:
            promised = archive.promise(row.id, **changes)
            if promised and self.panes.note.is_shared:  # others' work, or a lost connection, may hold counting up
                return Marked(promised, None, notice, is_promised=resorted, unread=int(row.read) - int(promised.read))
            shown = marked(archive, promised, notice)
            return shown._replace(is_promised=resorted) if shown else None

        def undone(error: BaseException) -> None:
            self.questions.failed(error)
            self.questions.ask(lambda archive: marked(archive, archive.row(row.id)), self._marked, "undone", alone=False)

        read, starred = changes.get("read"), changes.get("starred")
        now = replace(row, read=row.read if read is None else read, starred=row.starred if starred is None else starred)
        self.browse.show_row(now)
        self.questions.do(
            f"{_done(changes)} “{row.title}”",
            act,
            self._marked,
            at_once=at_once,
            failed=undone,
            intent={"kind": "marks", "stories": [row.id], "changes": changes},
        )

    def _marked(self, marked: Marked | None) -> None:
        if marked is None:
            return
        self.browse.show_row(marked.row)
        if marked.counts is None:
            now = self.session.counts
            self.browse.show_counts(replace(now, unread=max(0, now.unread + marked.unread)))
            selection = self.session.selection
            self.questions.ask(lambda archive: archive.counts(selection), partial(self._counted, marked.row.id), "marked")
        else:
            self._counted(marked.row.id, marked.counts)
        if marked.notice:
            self.tell_done(marked.notice)
        if marked.resorted:
            self.column.show(marked.row.id)
        for tell in self.on_marked:
            tell(marked)

    def _counted(self, story_id: StoryId, counts: Counts) -> None:
        """Show how many stories are unread; where other stories are shown by now, show these."""
        shown = self.session.counts
        by_month = self.panes.timeline.lacks_days  # then the days differ, though the stories be the same
        if counts.total != shown.total or (not by_month and counts.days != shown.days):
            self.browse.count(story_id)
        self.browse.show_counts(counts)

    # Out of Dateline

    def copy(self, what: str) -> None:
        """Copy the story's `text`, its `title` or its `link`; the line says which way it went."""
        self.ask_here(lambda archive, story_id: archive.story(story_id), lambda story: self._copy(what, story), "copy")

    def _copy(self, what: str, story: Story | None) -> None:
        if story is None:
            return
        from tui.widgets.story.story_links import own_links

        links = own_links(story)
        if what == "link" and not links:
            self.window.notify("This story has no link")
            return
        if what == "text":
            from store.exports.story_text import story_text

            copied = story_text(story)
        else:
            copied = links[0].address if what == "link" else clean_line(story.title)
        self.window.copy(copied, lambda way: self.window.notify(f"Copied the {what}, {way}"))

    def open_link(self) -> None:
        """Open the story's link in the browser; where it has several, the one that is chosen, by its number too."""
        from tui.dialogs.choice import Choice, Offer
        from tui.widgets.story.story_links import links_of

        links = links_of(self.panes.story.story)
        if not links:
            self.window.notify("This story has no link")
        elif len(links) == 1:
            self.window.open_url(links[0].address)
        else:
            offers = [Offer(link.source or link.address, link.address if link.source else "") for link in links]
            choice = Choice("Open a link in the browser", offers, numbered=True)
            self.window.open(choice, lambda which: self.window.open_url(links[which].address) if which is not None else None)

    def link_chosen(self, event: StoryView.LinkChosen) -> None:
        """Open a link that was clicked."""
        self.window.open_url(event.address)


def _done(changes: MarkChanges) -> str:
    """Return what was done to a story's marks."""
    if "read" in changes:
        return "read" if changes["read"] else "unread"
    if "starred" in changes:
        return "star" if changes["starred"] else "no star"
    if "note" in changes:
        return "note on"
    return "tags of" if "tags" in changes else "theme of"
