"""The command line: everything that can be done, typed by its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from store.api.search import Completion
from store.api.views import Selection
from store.text.fold import fold
from tui.screens.timeline.bindings import TABLE
from tui.screens.timeline.command_line import VERBS, Named, nearest, understood
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.date_controller import DateController
from tui.screens.timeline.likes_controller import LikesController
from tui.screens.timeline.prompt_controller import Use
from tui.screens.timeline.runnables import Runnable, matching
from tui.screens.timeline.save_controller import SaveController
from tui.screens.timeline.search_controller import SearchController
from tui.screens.timeline.session import Purpose, View
from tui.screens.timeline.thread_controller import ThreadController
from tui.terminal.key_names import printed

if TYPE_CHECKING:
    from store.api.archive import Archive
    from tui.state.search_history import SearchHistory
    from tui.widgets.timeline.timeline import Timeline

_HINT = "a command, june 2025, /words, theme water, set density compact"
_HERE = "command.open", "palette.open"
"""What one is in already."""
_MOST = 8
"""Completions that are offered at a time."""
_WANTED = (
    "search.open", "filter.add", "date.go", "time.today", "unread.next", "story.star", "thread.alone", "lane.choose",
    "view.lanes", "story.add", "stories.save", "feeds.show", "screen.help",
)  # fmt: skip
"""What is offered first."""


class CommandController(Controller):
    """Runs what is typed."""

    def __init__(
        self,
        room: Room,
        search: SearchController,
        dates: DateController,
        threads: ThreadController,
        save: SaveController,
        likes: LikesController,
        history: SearchHistory,
    ) -> None:
        super().__init__(room)
        self.search, self.dates, self.threads, self.save, self.likes = search, dates, threads, save, likes
        self.prompt, self.browse = search.prompt, search.browse
        self.on_run: Callable[[str], object] = lambda _: None
        """Called with the action of a key that is to be run."""
        self._use = Use(Purpose.COMMAND, ":", _HINT, self._entered, self._typed, history=history)
        self._history = history

    def open(self) -> None:
        """Open the command line."""
        self._history.load()
        self.prompt.open(self._use)

    # What can be run

    def keys(self, *, working: bool = True) -> list[Runnable]:
        """Return what the timeline's keys do, those first that are wanted most; only what does something now, if that is asked."""
        offers, keymap = self.browse.status.offers, self.room.keymap
        table = [key for key in TABLE if key.id not in _HERE and (not working or offers(key.action))]
        table.sort(key=lambda key: _WANTED.index(key.id) if key.id in _WANTED else len(_WANTED))
        return [
            Runnable(
                key.id,
                key.tooltip,
                "command",
                lambda action=key.action: self.on_run(action),  # type: ignore[misc]
                keymap.first(key.id, printed(key.keys.split(",")[0])),
            )
            for key in table
        ]

    def here(self) -> list[Runnable]:
        """Return what the keys of the pane do that has them."""
        keys = self.room.keymap.keys
        return [
            Runnable(binding.id or "", binding.tooltip, "command", run, printed(keys(binding).split(",")[0]))
            for binding, run in self.window.keys_here()
        ]

    def themes(self) -> list[Runnable]:
        """Return the themes that stories have, each of which can be shown alone."""
        themed, themes = self.session.themed, self.session.themes.values()
        used = sorted((theme for theme in themes if themed.get(theme.key)), key=lambda theme: -themed[theme.key])
        return [
            Runnable(f"theme {one.name}", one.name, "theme", lambda key=one.key: self.show_theme(key))  # type: ignore[misc]
            for one in used
        ]

    # The line

    def _typed(self, text: str, cursor: int | None) -> None:
        if cursor is None or cursor != len(text):
            return
        word, space, rest = text.partition(" ")
        if word in ("thread", "tag") and space:
            self._offer_names(text, word, rest)
        else:
            self.panes.prompt.offer(text, cursor, self._completions(text))

    def _completions(self, text: str) -> list[Completion]:
        if not text.strip() or text.startswith("/"):
            return []
        verbs = [Runnable(verb.word, f"{verb.word} {verb.takes}".strip(), verb.does, _nothing) for verb in VERBS if verb.takes]
        begun = [verb for verb in verbs if verb.name.startswith(text.lower())]
        rest = [*self.themes(), *self.likes.all_values()] if " " in text else []
        found = matching(text, [*rest, *self.keys(working=False)], _MOST - len(begun))
        offered = [Completion(one.name, 0, len(text), f"{one.words} · {one.kind}") for one in begun]
        widest = max((len(one.name) for one in found), default=0)
        return [*offered, *(Completion(one.name, 0, len(text), _row(one, widest)) for one in found)]

    def _offer_names(self, text: str, word: str, rest: str) -> None:
        """Offer the names of threads or tags, which the archive knows."""

        def find(archive: Archive) -> list[tuple[str, int]]:
            if word == "tag":
                return [(tag.name, tag.count) for tag in archive.tags() if fold(rest) in fold(tag.name)]
            return [(thread.name, thread.count) for thread in archive.threads.threads(rest, _MOST)]

        def offer(names: Sequence[tuple[str, int]]) -> None:
            start = len(word) + 1
            self.panes.prompt.offer(
                text, len(text), [Completion(name, start, len(text), name, count) for name, count in names[:_MOST]]
            )

        self.questions.ask(find, offer, "completions")

    def _entered(self, line: str) -> None:
        """Run what was typed, or what is marked for it; what means nothing stays in the line with a word about it."""
        if not line.strip():
            self.prompt.close()
            return
        named = [Named(key.id, key.tooltip) for key in TABLE]
        command = understood(line, named, date.today())
        if self.prompt.marked and (self.prompt.chosen or (not command.does and self._is_meant(line))):
            line = self.prompt.marked
            self.panes.prompt.put(line)
            command = understood(line, named, date.today())
        run = {"/": self._find, "date": self.dates.go_to, "run": self._run, "w": self.save.save_to, "tag": self.show_tag,
               "theme": self._theme_named, "thread": self._thread_named, "set": self.likes.set_line,
               "colours": self.likes.wear}.get(command.does)  # fmt: skip
        if run is None or not command.value:
            self.panes.prompt.note(_not_meant(line, command.does, named))
            return
        self._history.keep(line)
        self.prompt.close()
        run(command.value)

    def _is_meant(self, line: str) -> bool:
        """Return whether what is marked has all words that were typed, and is no mere guess."""
        marked = self.prompt.marked
        words = next((f"{key.id} {key.tooltip}".lower() for key in TABLE if key.id == marked), marked.lower())
        return all(word in words for word in line.lower().split())

    def _run(self, name: str) -> None:
        action = next((key.action for key in TABLE if key.id == name), "")
        if action:
            self.on_run(action)
        else:
            self.window.notify(f"{name} can't be done here")

    def _find(self, words: str) -> None:
        self.search.trail.leave_trace()
        self.session = replace(self.session, view=View.STREAM)
        self.search.look_for(words, Selection())

    def show_tag(self, name: str) -> None:
        """Show the stories with a tag."""
        self._find(f'tag:"{name}"' if " " in name else f"tag:{name}")

    # Themes and threads

    def show_theme(self, key: str) -> None:
        """Show a theme alone; all themes, if no key is given."""
        self.browse.select(replace(self.session.selection, themes=frozenset({key} if key else ())), self.story_id)

    def theme_clicked(self, event: Timeline.ThemeChosen) -> None:
        """Show a theme alone that was clicked."""
        self.show_theme(event.theme)
        self.window.notify("This theme alone · Esc shows all again")

    def _theme_named(self, name: str) -> None:
        themes = self.session.themes.values()
        if fold(name) == "all":
            self.show_theme("")
            return
        exact = [theme for theme in themes if fold(name) in (fold(theme.name), theme.key)]
        found = exact or [theme for theme in themes if fold(theme.name).startswith(fold(name))]
        if len(found) == 1:
            self.show_theme(found[0].key)
        elif found:
            self.window.notify(f"Several themes begin so: {', '.join(theme.name for theme in found)}", 6)
        elif self.likes.colours_named(name):
            self.likes.wear(name)
        else:
            self.window.notify(f"No theme is called “{name}”; ctrl+t lists them", 6)

    def _thread_named(self, name: str) -> None:
        def show(found: Sequence[tuple[int, str]]) -> None:
            if found:
                self.threads.show_named(*found[0])
            else:
                self.window.notify(f"No thread is called “{name}”", 6)

        self.questions.ask(
            lambda archive: [(thread.id, thread.name) for thread in archive.threads.threads(name, 1)], show, "thread"
        )


def _nothing() -> None:
    """Do nothing: the word alone is no command yet."""


def _not_meant(line: str, word: str, named: Sequence[Named]) -> str:
    """Return what to say of a line that means nothing."""
    verb = next((verb for verb in VERBS if verb.word == word and verb.takes), None)
    if verb:
        return f"{verb.word} {verb.takes}: {verb.does[:1].lower()}{verb.does[1:]}"
    near = nearest(line, named)
    return f"No command is called “{line.strip()}”{f'; {near}?' if near else ''}"


def _row(one: Runnable, widest: int) -> str:
    """Return something as the list shows it: what Tab puts into the line, what it does, and its key."""
    return f"{one.name:<{widest}}  {one.words}  {one.key}".rstrip() if one.kind == "command" else one.name
