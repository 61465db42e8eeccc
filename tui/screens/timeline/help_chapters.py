"""What the help says: the keys that are wanted most on one page, and behind it every key by what it is for; from the real tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from textual.binding import Binding

from tui.dialogs.help_page import Chapter, HelpLine
from tui.dialogs.search_help import LANGUAGE
from tui.screens.timeline.bindings import TABLE
from tui.screens.timeline.key_tables import key_tables, view_tables
from tui.terminal.key_names import printed
from tui.terminal.keymap import Keymap

FIRST = {
    "Move": [
        ("timeline.next timeline.previous", "next, previous line"),
        ("timeline.next-month timeline.month-before", "next, previous month"),
        ("date.go time.today", "a date, today"),
        ("trail.back trail.forward", "back, forward"),
        ("screen.back", "go back, leave"),
    ],
    "Read": [
        ("timeline.read", "read the story"),
        ("story.read-on", "page, next unread"),
        ("unread.next", "next unread"),
        ("view.whole", "whole window"),
        ("story.open-link", "open the link"),
    ],
    "Find": [
        ("search.open", "find stories"),
        ("search.next search.previous", "next, previous match"),
        ("filter.add filter.remove", "filter, remove filter"),
        ("command.open palette.open", "a command, anything"),
    ],
    "Mark": [
        ("story.star story.toggle-read", "star, read or unread"),
        ("story.note story.tag", "note, tags"),
        ("stories.mark-read", "mark all shown read"),
        ("change.undo", "undo"),
    ],
    "Look over time": [
        ("timeline.closer timeline.farther", "zoom in, out"),
        ("thread.later thread.earlier", "along the thread"),
        ("thread.alone", "the thread alone"),
        ("view.lanes", "lanes"),
        ("view.since", "what is new"),
    ],
    "Bring in and out": [
        ("story.add", "add stories"),
        ("feeds.show", "your feeds"),
        ("stories.save", "save what is shown"),
    ],
}
"""The keys of the first page: ids of which the first keys are shown together, and what they do in few words."""
JOBS = {
    "Move": "date.go time.today unread theme.next theme.previous thread.later thread.earlier bookmark trail screen.leave screen.back",
    "Read": "story.read-on story.open-link story.copy-text story.copy-title story.copy-link story.names story.why story.edit "
    "story.pipe view.whole view.narrower view.wider belongs",
    "Find": "search filter watch command palette",
    "Mark": "story.star story.toggle-read story.note story.tag story.theme story.remove stories.mark-read change thread.correct "
    "theme.new",
    "Look over time": "time thread view.lanes view.across view.since view.unfold lane lanes",
    "Bring in and out": "story.add feeds stories.save work",
    "Set up": "themes view screen",
}
"""What the timeline's keys are for: their ids, or what their ids begin with; the longest that fits counts."""


def first_page(keymap: Keymap) -> list[Chapter]:
    """Return the page that is shown first."""
    keys = {binding.id: keymap.keys(binding) for table in reversed(view_tables()) for binding in table.bindings}

    def line(ids: str, words: str) -> HelpLine:
        shown = [printed(keys[one].split(",")[0]) for one in ids.split() if keys.get(one)]
        return HelpLine(" ".join(shown), words)

    chapters = [Chapter(title, [line(*one) for one in lines]) for title, lines in FIRST.items()]
    return [Chapter(one.title, [line for line in one.lines if line.keys]) for one in chapters]


def every_key(keymap: Keymap, *, is_shared: bool = True) -> list[Chapter]:
    """Return every key, then the search language; what is for archives that others share is left out where this is none."""
    chapters = [*key_chapters(keymap), Chapter("Search language", [HelpLine(typed, asked) for typed, asked in LANGUAGE])]
    if is_shared:
        return chapters
    return [Chapter(one.title, [line for line in one.lines if not line.name.endswith(_FOR_ALL)]) for one in chapters]


_FOR_ALL = ".for-all"
"""How names of keys end that say for whom something is."""


def key_chapters(keymap: Keymap) -> list[Chapter]:
    """Return every key: the timeline's by what they are for, then those of each place."""
    tables = key_tables()
    everywhere, places = tables[0].bindings, tables[1:]
    by_job = {title: [_line(binding, keymap) for binding in everywhere if job_of(binding.id or "") == title] for title in JOBS}
    chapters = [Chapter(title, lines) for title, lines in by_job.items()]
    chapters += [
        Chapter(f"{table.place[:1].upper()}{table.place[1:]}", [_line(binding, keymap) for binding in table.bindings])
        for table in places
    ]
    return chapters


@cache
def job_of(name: str) -> str:
    """Return what a key of the timeline is for; what is nowhere told is for setting up."""
    found = [(len(begin), job) for job, begins in JOBS.items() for begin in begins.split() if _fits(name, begin)]
    return max(found)[1] if found else "Set up"


def keys_without_a_job() -> Sequence[str]:
    """Return the ids of keys for which it is told nowhere what they are for."""
    return [key.id for key in TABLE if not any(_fits(key.id, begin) for begins in JOBS.values() for begin in begins.split())]


def _fits(name: str, begin: str) -> bool:
    return name == begin or name.startswith(f"{begin}.")


def _line(binding: Binding, keymap: Keymap) -> HelpLine:
    return HelpLine("  ".join(_each(keymap.keys(binding))), binding.tooltip or binding.description, binding.id or "")


def _each(keys: str) -> Iterator[str]:
    return (printed(key) for key in keys.split(",") if key)
