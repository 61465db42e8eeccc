"""The keys of the timeline's screen; help, palette and the bottom line are made from this table."""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding


class Key(NamedTuple):
    """Something that is done with a key; who does it stands in `owners.py`."""

    keys: str
    """What Textual calls the keys, the one that is printed first."""
    id: str
    """Its name: `subject.verb`."""
    label: str
    """A word for it."""
    tooltip: str
    """What it does, in a few words."""
    needs: str = ""
    """What has to be there for it to do anything, by its name in `Situation`; empty if it always does something."""


def action(key_id: str) -> str:
    """Return the action that Textual runs for a key, given its id."""
    return f"do('{key_id}')"


_TABLE = [
    Key("slash", "search.open", "Find", "Find stories by words, spelled right or not"),
    Key("n", "search.next", "Next match", "Go to the next best match", "search"),
    Key("N", "search.previous", "Match before", "Go to the match before", "search"),
    Key("a", "search.among", "Among all", "End the search and stay on this story, among all its neighbours", "search"),
    Key("b", "search.narrow", "Narrow by…", "Narrow what is shown to a theme, a place or a source of it"),
    Key("B", "search.widen", "Widen", "Widen again: take off what was narrowed to last", "narrowed"),
    Key("W", "watch.keep", "Watch as…", "Keep the search as a watch list; dateline watch renames or removes it", "search"),
    Key("g", "date.go", "Go to date", "Go to a date: 2025, june 2025, last week"),
    Key("u", "unread.next", "Next unread", "Go to the next unread story"),
    Key("U", "unread.previous", "Unread before", "Go to the unread story before"),
    Key("full_stop", "theme.next", "Next of theme", "Go to the next story of the same theme"),
    Key("comma", "theme.previous", "Theme before", "Go to the story before of the same theme"),
    Key("right_square_bracket", "thread.later", "Later", "Go to the thread's next story", "thread"),
    Key("left_square_bracket", "thread.earlier", "Earlier", "Go to the thread's story before", "thread"),
    Key("i,backslash", "thread.alone", "Thread alone", "Show this story's thread alone, or what was shown before", "thread"),
    Key("I,vertical_line", "thread.storyline", "Storyline", "Draw the thread as a storyline, silences told", "thread"),
    Key("M", "thread.map", "Map", "Draw the thread among its neighbours, to walk there", "thread"),
    Key("X", "thread.correct", "Thread…", "Put the thread right: rename, join, split it, move this story", "story"),
    Key("p", "story.names", "Names", "The people, organisations and places of the story, and their stories", "story"),
    Key("x", "view.unfold", "Unfold", "Show every report of the same news, or only the first of each"),
    Key("e", "time.events", "Events", "Show what stories say of days on the timeline, also what is ahead, or hide it"),
    Key("E", "time.brief", "Brief", "The key dates of what is shown: a thread, a theme, a search; to copy or to write"),
    Key("D", "time.other-years", "Other years", "This day in other years, and a year ago"),
    Key("m", "jump.mark", "Mark", "Mark the story with a letter, to come back to", "story"),
    Key("apostrophe", "jump.go", "To mark", "Go to a marked story; '' goes back to before the last jump"),
    Key("J", "trail.show", "Trail", "Where you have been, to go there again"),
    Key("H,ctrl+o,alt+left", "trail.back", "Back", "Go back along the trail", "behind"),
    Key("L,ctrl+n,alt+right", "trail.forward", "Forward", "Go forward along the trail", "ahead"),
    Key("s", "story.star", "Star", "Star the story, or take the star away", "story"),
    Key("r", "story.toggle-read", "Read/unread", "Mark the story read or unread", "story"),
    Key("c", "story.theme", "Theme…", "Correct the story's theme; shows the words that decided it", "story"),
    Key("w", "story.why", "Why", "Say why the story has its theme and is in its thread", "story"),
    Key("K", "theme.new", "New theme…", "New theme from what is shown: a search, a theme, a thread, what was narrowed to"),
    Key("o", "story.open-link", "Open link", "Open the story's link in the browser", "link"),
    Key("y", "story.copy-link", "Copy link", "Copy the story's link", "link"),
    Key("space", "story.read-on", "Read on", "Scroll the story a page, wherever you are"),
    Key("t", "lane.alone", "Lane alone", "Show this story's theme alone, or all themes again"),
    Key("T", "lane.choose", "Choose lane", "Choose the watch list or the theme to show"),
    Key("v", "view.lanes", "Lanes", "Watch lists and themes side by side, or one stream again"),
    Key("f", "view.filter", "Filter", "Show all stories, the unread, or the starred"),
    Key("R", "view.reverse", "Reverse", "Put the newest at the top or at the bottom"),
    Key("C", "view.colours", "Colours", "Dark or light colours"),
    Key("escape", "screen.leave", "Back out", "Back out: from a story, a search, a lane"),
    Key("question_mark", "screen.help", "Help", "Every key, on one page"),
]
KEYS = [
    *(Binding(key.keys, action(key.id), key.label, id=key.id, tooltip=key.tooltip, show=False) for key in _TABLE),
    Binding("q", "app.quit", "Quit", id="screen.quit", tooltip="Leave Dateline", show=False),
]
NEEDS = {action(key.id): key.needs for key in _TABLE if key.needs}
"""What actions need, by the action."""
