"""Adding: what was pasted, named or linked is read behind the screen, shown, and kept if the person wants it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from store.api.changes import Added, Refused
from store.text.clean import clean_line
from store.text.numbers import counted
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.imports import Imported, add_kept, add_path, taken_of, told
from tui.screens.timeline.pasted import is_link, path_in
from tui.screens.timeline.trail_controller import TrailController

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.story import StoryId
    from store.formats import Read, ReadFeed
    from tui.dialogs.add_prompt import Brought
    from tui.dialogs.story_draft import Draft
    from tui.dialogs.story_form import Kept
    from tui.screens.timeline.reading import Linked

_MOST_PASTED = 2_000_000
"""Characters that are taken from the clipboard, and read in this process: a larger text is read from a file, by one that is bounded."""


class AddController(Controller):
    """Reads what a person brings, and has it kept."""

    def __init__(self, room: Room, trail: TrailController) -> None:
        super().__init__(room)
        self.trail = trail
        self.on_feeds: Callable[[Sequence[ReadFeed]], object] = list
        """Called with feeds that something names, which may be followed."""
        self.on_feed: Callable[[str], object] = str
        """Called with the address of a feed that the person wants to follow."""

    def ask(self) -> None:
        """Ask what to add."""
        from tui.dialogs.add_prompt import AddPrompt

        self.window.open(AddPrompt(self.list_folder), self._brought)

    def _brought(self, brought: Brought | None) -> None:
        """Read what the person named."""
        if brought is None:
            return
        if brought.text:
            self.pasted(brought.text)
        elif brought.path:
            self._read_path(brought.path)
        elif brought.link:
            self.fetch(brought.link)
        elif brought.is_nothing:
            from tui.dialogs.story_draft import Draft

            self._show_drafts([Draft()])

    # A link

    def fetch(self, link: str) -> None:
        """Fetch what stands at a web address, and show it before anything is kept."""
        from store.fetch.addresses import shown
        from tui.screens.timeline.reading import read_link

        def act(_: Archive, stopped: Callable[[], bool]) -> Linked | None:
            return read_link(link, stopped)

        self.questions.work(f"Fetching {shown(link)}", act, self._show_linked)

    def _show_linked(self, linked: Linked | None) -> None:
        """Show a page as the story it is; offer a feed, or the one that a page names."""
        from tui.dialogs.choice import Choice, Offer
        from tui.dialogs.story_draft import Draft

        if linked is None:
            return
        drafts = [Draft(one.marked, about=one.why, doubt=one.doubt) for one in linked.stories]
        if linked.problem:
            self.window.notify(linked.problem, 10, severity="error")
        elif not linked.feeds:
            self._show_drafts(drafts)
        else:
            offers = [Offer(f"Follow {'it' if linked.is_feed else one.title or one.address}") for one in linked.feeds]
            offers += [Offer("Cancel")] if linked.is_feed else []
            if drafts:
                offers.insert(0, Offer("Add this page as a story"))

            def choose(which: int | None) -> None:
                at = -1 if which is None else which - bool(drafts)
                if drafts and which == 0:
                    self._show_drafts(drafts)
                elif 0 <= at < len(linked.feeds):
                    self.on_feed(linked.feeds[at].address)

            self.window.open(Choice(linked.title, offers), choose)

    # A file or a folder

    def _read_path(self, path: str) -> None:
        """Keep the stories of a file, or of all files in a folder, and report on that."""
        from tui.terminal.folder_listing import full_path

        if self.not_in_browser("no files are read; paste the text, or add the file in a terminal"):
            return

        def act(archive: Archive, stopped: Callable[[], bool]) -> Imported:
            return add_path(archive, str(full_path(path)), self.questions.progress, stopped)

        self.questions.work(f"Adding {clean_line(path)}", act, self._report)

    def _report(self, imported: Imported) -> None:
        """Say what became of a file or a folder; where that is more than a word, on a page."""
        from tui.dialogs.events_page import EventsPage

        added, refused = imported.added, imported.refused
        taken = taken_of(added)
        if imported.feeds and not taken and not refused:
            self.on_feeds(imported.feeds)
            return
        if len(taken) == 1 and not refused and not imported.broken_off:
            self._went(added)
        elif not self.window.is_current:
            (self.tell_done if _is_any_new(added) else self.window.notify)(imported.summary, 8)
        else:
            width = min(100, self.window.size.width - 8)
            back = " · U on the timeline takes it back" if _is_any_new(added) else ""
            page = EventsPage([(f"From {imported.name}", f"{imported.summary}{back}", imported.listing(width))])
            self.window.open(page, partial(self._reported, imported))
            self.trail.browse.count(self.story_id)

    def _reported(self, imported: Imported, story_id: StoryId | None) -> None:
        if story_id:
            self.trail.jump(story_id)
        self.on_feeds(imported.feeds)

    # What was pasted

    def pasted(self, text: str) -> None:
        """Read what was pasted, as any file is read, and show what it holds before anything is kept.

        A web address is fetched, and a path, which is what a terminal pastes for a file that is dropped on it, is read.
        """
        if len(text) > _MOST_PASTED:
            self.window.notify("That is more than a paste can hold; save it as a file and add that", 8, severity="warning")
        elif is_link(text):
            self.fetch(text.strip())
        elif text.strip():
            from tui.screens.timeline.reading import read_text
            from tui.terminal.visitor import is_visited

            self.panes.status_bar.show_message("Reading what was pasted…")
            self.questions.ask(
                lambda _: (path_in(text) if not is_visited() else "") or read_text(text), partial(self._was_read, text), "read"
            )

    def _was_read(self, text: str, read: str | Sequence[Read]) -> None:
        self.panes.status_bar.show_message("")
        if isinstance(read, str):
            self._read_path(read)
        else:
            self.show_read(text, read)

    def show_read(self, text: str, read: Sequence[Read]) -> None:
        """Show what was read of a text, before anything of it is added."""
        from store.formats import ReadFeed, ReadStory
        from tui.dialogs.story_draft import drafts_of

        self._show_drafts(drafts_of(text, [one for one in read if isinstance(one, ReadStory | Refused)]))
        self.on_feeds([one for one in read if isinstance(one, ReadFeed)])

    def _show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Show what may be kept."""
        from tui.dialogs.story_form import StoryForm

        if drafts:
            title = "Add this story?" if len(drafts) == 1 else f"Add these {len(drafts):,} stories?"
            self.window.open(StoryForm(drafts, list(self.session.themes.values()), title), self._keep)

    # Keeping

    def _keep(self, kept: Sequence[Kept] | None) -> None:
        """Keep stories, go to the first and say what became of them; what can't be kept is shown again."""
        from tui.dialogs.story_draft import Draft

        if not kept:
            return

        def failed(error: BaseException) -> None:
            self.questions.failed(error)
            self._show_drafts([Draft(one.marked) for one in kept])

        what = f"add “{kept[0].marked.story.title}”" if len(kept) == 1 else f"add {counted(len(kept))}"
        self.questions.do(what, lambda archive: add_kept(archive, kept), self._went, failed=failed)

    def _went(self, added: Added) -> None:
        """Go to what was kept, and say what became of it."""
        taken = taken_of(added)
        for notice in added.notices:
            self.window.notify(notice, 8)
        if taken:
            self.trail.jump(taken[0].id)
            (self.tell_done if _is_any_new(added) else self.window.notify)(told(added), 6)


def _is_any_new(added: Added) -> bool:
    """Return whether anything was added that can be taken back."""
    return bool(added.added or added.updated)
