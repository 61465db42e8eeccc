"""The keys that matter now: what the bottom line shows in each mode, the most wanted first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tui.screens.timeline.bindings import TABLE
from tui.screens.timeline.session import Mode

if TYPE_CHECKING:
    from tui.terminal.keymap import Keymap
    from tui.widgets.status_bar import Hint


_IDS = {key.action: key.id for key in TABLE}
_ACTIONS = {key.id: key.action for key in TABLE}


def _hint(keys: str, word: str, done: str = "") -> Hint:
    """Return a key as the bottom line shows it; `done` is the id of the key whose action a click on it runs."""
    return keys, word, _ACTIONS[done] if done else ""


_READ, _HELP = _hint("↵", "read"), _hint("?", "help", "screen.help")
# fmt: off
HINTS: Mapping[Mode, Sequence[Hint]] = {
    Mode.ASKING: [_hint("↵", "go there"), _hint("Esc", "back"), _hint("Tab", "complete"), _hint("↑ ↓", "earlier searches"),
        _hint("ctrl+n", "next match")],
    Mode.DATING: [_hint("↵", "go there"), _hint("Esc", "back"), _hint("g", "top")],
    Mode.NAMING: [_hint("↵", "save"), _hint("Esc", "back")],
    Mode.FINDING: [_hint("↵", "go there"), _hint("ctrl+n", "next match"), _hint("Esc", "back")],
    Mode.WRITING: [_hint("Esc", "done")],
    Mode.PIPING: [_hint("↵", "run"), _hint("Esc", "back")],
    Mode.COMMANDING: [_hint("↵", "run"), _hint("Tab", "complete"), _hint("↑ ↓", "choose, earlier"), _hint("Esc", "back")],
    Mode.FOUND: [_hint("n N", "next, previous"), _hint("Esc", "end", "screen.leave"), _hint("/", "other words")],
    Mode.READING: [_hint("Esc", "timeline", "screen.leave"), _hint("space", "read on", "story.read-on"),
        _hint("/", "find in it"), _hint("z", "whole", "view.whole"), _hint("o", "link", "story.open-link"),
        ("Tab", "related", "app.focus_next"), _hint("[ ]", "thread", "thread.later"), _hint("p", "names", "story.names"),
        _hint("s", "star", "story.star"), _hint("u", "next unread", "unread.next")],
    Mode.SEARCHING: [_hint("n N", "matches", "search.next"), _hint("b", "filter", "filter.add"),
        _hint("B", "remove filter", "filter.remove"), _hint("W", "watch", "watch.save"), _hint("Esc", "back", "screen.leave"),
        _hint("O", "all stories", "search.among"), _hint("K", "new theme", "theme.new"), _hint("/", "change", "search.open"),
        _READ],
    Mode.FOLLOWING: [_hint("i", "back", "thread.alone"), _hint("I", "storyline", "thread.storyline"),
        _hint("M", "map", "thread.map"), _hint("X", "merge, split", "thread.correct"), _READ, _HELP],
    Mode.LANES: [_hint("h l", "lanes"), _hint("j k", "move"), _READ, _hint("Y", "lanes by", "lanes.by"),
        _hint("v", "stream", "view.lanes"), _HELP, _hint("*", "which lanes", "lanes.choose"),
        _hint("V", "time across", "view.across"), _hint("( )", "move lane", "lanes.move-left"), _hint("_", "hide lane", "lanes.hide")],
    Mode.ACROSS: [_hint("h l", "time"), _hint("j k", "lanes"), _hint("+ -", "zoom"), _READ, _hint("Y", "lanes by", "lanes.by"),
        _hint("v", "lanes", "view.lanes"), _hint("V", "stream", "view.across"), _HELP, _hint("*", "which lanes", "lanes.choose")],
    Mode.BROWSING: [_READ, _hint("/", "find", "search.open"), _hint("[ ]", "thread", "thread.later"),
        _hint("g", "date", "date.go"), _hint("v", "lanes", "view.lanes"), _hint("b", "filter", "filter.add"),
        _hint("u", "unread", "unread.next"), _HELP, _hint("+ -", "zoom"), _hint("F", "feeds", "feeds.show"),
        _hint("P", "add", "story.add"), _hint("q", "quit", "screen.back")],
}
# fmt: on


def hints(mode: Mode, keymap: Keymap) -> Sequence[Hint]:
    """Return the keys that matter in a mode, those printed that the person chose."""
    if not keymap.chosen:
        return HINTS[mode]
    return [(keymap.first(_IDS.get(action, ""), keys), word, action) for keys, word, action in HINTS[mode]]
