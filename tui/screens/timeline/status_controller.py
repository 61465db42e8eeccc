"""The lines above and below the timeline: what is shown, what is going on, and which keys matter now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from operator import is_
from typing import TYPE_CHECKING

from store.api.errors import ArchiveLockedError, DatelineError, LostConnectionError, UnknownStoryError
from store.api.views import Selection
from tui.screens.timeline.bindings import TABLE
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.hints import hints
from tui.screens.timeline.session import Purpose, View
from tui.terminal.installation import REPLACED_NOTICE, is_replaced
from tui.widgets.story.story_links import own_links

if TYPE_CHECKING:
    from store.api.archive import Archive
    from tui.widgets.story.story_view import StoryView

_TRAIL = next(key.action for key in TABLE if key.id == "trail.show")
_NEEDS = {key.action: key.needs for key in TABLE if key.needs}


class StatusController(Controller):
    """Tells the person where they are, and what Dateline is doing."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._labels: dict[str, tuple[int | str, str]] = {}
        self._hinted: tuple[object, ...] = ()
        self._waits_for = ArchiveLockedError

    def show_selection(self) -> None:
        """Say what is shown, and how much that is."""
        now = self.session
        threads = now.threads if now.selection == Selection() else 0
        self.panes.title_bar.show(self._selection(now.selection), now.counts.total, now.counts.unread, threads)

    def shown(self) -> str:
        """Return in words what is shown."""
        return self._selection(self.session.selection)

    def name_thread(self, thread_id: int, name: str) -> None:
        """Know what a thread is called that is to be shown alone."""
        self._labels["thread"] = thread_id, name

    def hint(self) -> None:
        """Show the trail and the keys that do something now; unless all is what it was, as at most of the times this is asked."""
        self._show_progress()
        known = self.session, self.row, self.panes.story.story, bool(self.questions.works)
        if len(known) == len(self._hinted) and all(map(is_, known, self._hinted)):
            return
        self._hinted = known
        self.panes.status_bar.show_trail([stop.title for stop in self.session.trail.behind], _TRAIL)
        present = self.present()
        self.panes.status_bar.show_keys(
            [hint for hint in hints(self.session.mode, self.room.keymap) if _does_something(hint[2], present)]
        )

    def scrolled(self, _event: StoryView.Scrolled) -> None:
        """Say how far the story is read."""
        self._show_progress()

    def _show_progress(self) -> None:
        """Say how far the story is read, while it is, or was scrolled beside the timeline."""
        now, story = self.session, self.panes.story
        shown = now.reading or (story.top > 0 and not now.narrow)
        self.panes.title_bar.show_reading(story.progress if shown else "")

    def offers(self, action: str) -> bool:
        """Return whether an action, as a binding has it, does something where the person is."""
        return _does_something(action, self.present())

    def present(self) -> Mapping[str, bool]:
        """Return what there is where the person is, and what there is not: what keys need to do anything."""
        now, shown = self.session, self.panes.story.story
        return {
            "story": self.row is not None,
            "link": bool(own_links(shown)),
            "thread": bool(now.position or now.selection.thread),
            "search": now.search is not None,
            "filtered": bool(now.selection.words.strip() or now.selection.themes or now.selection.feed),
            "lanes": now.view is not View.STREAM,
            "work": bool(self.questions.works),
            "behind": bool(now.trail.behind),
            "ahead": bool(now.trail.ahead),
        }

    def show_typed(self, typed: str, may_follow: Sequence[tuple[str, str]]) -> None:
        """Show what was typed of a sequence of keys, and how it may go on."""
        further = "  ".join(f"{key} {does[:1].lower()}{does[1:]}" for key, does in may_follow)
        self.panes.status_bar.show_typed(f"{typed} …  {further}".rstrip() if typed else "")

    def show_told(self) -> None:
        """Show what was told at the foot in this sitting, the newest first."""
        from tui.dialogs.choice import Choice, Offer

        told = [Offer(notice.text) for notice in reversed(self.panes.status_bar.all_told)]
        self.window.open(Choice("Earlier notices", told or [Offer("No notices yet")]))

    def progress(self, task: str, done: int, total: int) -> None:
        """Say how far long work is."""
        share = f" {done / total:.0%}" if total else f" {done:,}" if done else ""
        stops = "  ctrl+g stops it" if self.questions.works else ""
        self.panes.status_bar.show_message(f"{task}{share}{stops}" if task else "")
        if not task and not self.questions.is_open("refresh"):
            self.panes.title_bar.show_progress("")

    def break_off(self) -> None:
        """Stop what is being read, fetched or written; what is kept of it stays."""
        works = self.questions.break_off()
        self.window.notify(
            "\n".join(f"Stopping: {what}" for what in works) or "Nothing to stop: nothing is being read, fetched or written"
        )

    def failed(self, error: BaseException) -> None:
        """Tell the person what went wrong, in one sentence."""
        if isinstance(error, UnknownStoryError):
            return
        if isinstance(error, LostConnectionError):
            self.wait_for(type(error))
        elif isinstance(error, DatelineError):
            self.window.notify(str(error), 10, severity="error")
        elif is_replaced():
            self.window.notify(REPLACED_NOTICE, 30, severity="error")
        else:
            self.window.notify(f"Something went wrong inside Dateline: {error!r}", 10, severity="error")

    def wait_for(self, why: type[ArchiveLockedError] | None) -> None:
        """Tell why what is on disk can't be looked at; or that it can."""
        self._waits_for = why or ArchiveLockedError
        self.wait(busy=why is not None)

    def wait(self, *, held: int | None = None, busy: bool | None = None) -> None:
        """Tell that another program is writing, or what else is waited for, and how many changes wait; or that it is done."""
        now = self.session
        now = replace(now, held=now.held if held is None else held, busy=now.busy if busy is None else busy)
        self.session = now
        ours = bool(self.questions.works)
        waiting = self._waits_for.meanwhile if now.busy and not ours else ""
        if now.held:
            waiting = "1 change of yours waits" if now.held == 1 else f"{now.held} changes of yours wait"
        who = self.questions.works[0] if ours else self._waits_for.who
        self.panes.status_bar.hold_message(f"{who}: {waiting}" if waiting else "")

    def _selection(self, now: Selection) -> str:
        names = [self.session.themes[key].name for key in now.themes if key in self.session.themes]
        parts = [", ".join(names)] if names else [] if now.words.strip() or now.thread or now.feed else ["all themes"]
        parts += [f"thread {self._thread_name(now.thread)}"] * bool(now.thread)
        if now.feed:
            parts.append(self._label("feed", now.feed, "…", lambda archive: _feed_name(archive, now.feed)))
        parts += ["every report"] * now.unfolded
        parts += ["unread"] * now.unread + ["starred"] * now.starred
        parts += [self._search(now.words)] * bool(now.words.strip())
        return " · ".join(parts)

    def _thread_name(self, thread_id: int) -> str:
        position = self.session.position
        if position and position.thread.id == thread_id:
            self.name_thread(thread_id, position.thread.name)

        def find(archive: Archive) -> str:
            found = archive.threads.thread(thread_id)
            return found.thread.name if found else ""

        return self._label("thread", thread_id, "…", find)

    def _search(self, line: str) -> str:
        """Return what the search that is on asks for: plain words and watch lists as they are called, else as it is understood."""
        shown = next((one.name for one in self.session.watched if one.watch.selection.words == line), "")
        plain = self.session.purpose is not Purpose.NOTHING or all(char.isalnum() or char.isspace() for char in line)
        if shown or plain:
            return shown or f"“{line.strip()}”"
        return self._label("line", line, line.strip(), lambda archive: archive.search.describe(line))

    def _label(self, kind: str, key: int | str, meanwhile: str, find: Callable[[Archive], str]) -> str:
        """Return what something is called; while that is being found, something else."""
        if self._labels.get(kind, ("", ""))[0] != key:
            self._labels[kind] = key, meanwhile

            def know(label: str) -> None:
                self._labels[kind] = key, label
                self.show_selection()

            self.questions.ask(find, know, kind, still=lambda: self._labels[kind][0] == key)
        return self._labels[kind][1]


def _feed_name(archive: Archive, feed_id: str) -> str:
    return next((feed.name for feed in archive.feeds.all() if feed.id == feed_id), "a feed you no longer follow")


def _does_something(action: str, present: Mapping[str, bool]) -> bool:
    return action not in _NEEDS or present[_NEEDS[action]]
