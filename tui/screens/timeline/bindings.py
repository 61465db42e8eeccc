"""The keys of the timeline's screen; help, palette and the bottom line are made from this table."""

from __future__ import annotations

from textual.binding import Binding

NEEDS: dict[str, str] = {}
"""What has to be there for an action to do anything, by its name in `Situation`; actions that always do something are not here."""


def action(key_id: str) -> str:
    """Return the action that Textual runs for a key, given its id: its owner is in `owners.py`."""
    return f"do('{key_id}')"


def _key(keys: str, key_id: str, label: str, tooltip: str, needs: str = "") -> Binding:
    if needs:
        NEEDS[action(key_id)] = needs
    return Binding(keys, action(key_id), label, id=key_id, tooltip=tooltip, show=False)


KEYS = [
    _key("slash", "search.open", "Find", "Find stories by words, spelled right or not"),
    _key("n", "search.next", "Next match", "Go to the next best match", "search"),
    _key("N", "search.previous", "Match before", "Go to the match before", "search"),
    _key("a", "search.among", "Among all", "End the search and stay on this story, among all its neighbours", "search"),
    _key("b", "search.narrow", "Narrow by…", "Narrow what is shown to a theme, a place or a source of it"),
    _key("B", "search.widen", "Widen", "Widen again: take off what was narrowed to last", "narrowed"),
    _key("W", "watch.keep", "Watch as…", "Keep the search as a watch list; dateline watch renames or removes it", "search"),
    _key("g", "date.go", "Go to date", "Go to a date: 2025, june 2025, last week"),
    _key("u", "unread.next", "Next unread", "Go to the next unread story"),
    _key("U", "unread.previous", "Unread before", "Go to the unread story before"),
    _key("full_stop", "theme.next", "Next of theme", "Go to the next story of the same theme"),
    _key("comma", "theme.previous", "Theme before", "Go to the story before of the same theme"),
    _key("right_square_bracket", "thread.later", "Later", "Go to the thread's next story", "thread"),
    _key("left_square_bracket", "thread.earlier", "Earlier", "Go to the thread's story before", "thread"),
    _key("i,backslash", "thread.alone", "Thread alone", "Show this story's thread alone, or what was shown before", "thread"),
    _key("I,vertical_line", "thread.storyline", "Storyline", "Draw the thread as a storyline, silences told", "thread"),
    _key("M", "thread.map", "Map", "Draw the thread among its neighbours, to walk there", "thread"),
    _key("X", "thread.correct", "Thread…", "Put the thread right: rename, join, split it, move this story", "story"),
    _key("p", "story.names", "Names", "The people, organisations and places of the story, and their stories", "story"),
    _key("x", "view.unfold", "Unfold", "Show every report of the same news, or only the first of each"),
    _key("e", "time.events", "Events", "Show what stories say of days on the timeline, also what is ahead, or hide it"),
    _key("E", "time.brief", "Brief", "The key dates of what is shown: a thread, a theme, a search; to copy or to write"),
    _key("D", "time.other-years", "Other years", "This day in other years, and a year ago"),
    _key("m", "jump.mark", "Mark", "Mark the story with a letter, to come back to", "story"),
    _key("apostrophe", "jump.go", "To mark", "Go to a marked story; '' goes back to before the last jump"),
    _key("J", "trail.show", "Trail", "Where you have been, to go there again"),
    _key("H,ctrl+o,alt+left", "trail.back", "Back", "Go back along the trail", "behind"),
    _key("L,ctrl+n,alt+right", "trail.forward", "Forward", "Go forward along the trail", "ahead"),
    _key("s", "story.star", "Star", "Star the story, or take the star away", "story"),
    _key("r", "story.toggle-read", "Read/unread", "Mark the story read or unread", "story"),
    _key("c", "story.theme", "Theme…", "Correct the story's theme; shows the words that decided it", "story"),
    _key("w", "story.why", "Why", "Say why the story has its theme and is in its thread", "story"),
    _key("K", "theme.new", "New theme…", "New theme from what is shown: a search, a theme, a thread, what was narrowed to"),
    _key("o", "story.open-link", "Open link", "Open the story's link in the browser", "link"),
    _key("y", "story.copy-link", "Copy link", "Copy the story's link", "link"),
    _key("space", "story.read-on", "Read on", "Scroll the story a page, wherever you are"),
    _key("t", "lane.alone", "Lane alone", "Show this story's theme alone, or all themes again"),
    _key("T", "lane.choose", "Choose lane", "Choose the watch list or the theme to show"),
    _key("v", "view.lanes", "Lanes", "Watch lists and themes side by side, or one stream again"),
    _key("f", "view.filter", "Filter", "Show all stories, the unread, or the starred"),
    _key("R", "view.reverse", "Reverse", "Put the newest at the top or at the bottom"),
    _key("C", "view.colours", "Colours", "Dark or light colours"),
    _key("escape", "screen.leave", "Back out", "Back out: from a story, a search, a lane"),
    _key("question_mark", "screen.help", "Help", "Every key, on one page"),
    Binding("q", "app.quit", "Quit", id="screen.quit", tooltip="Leave Dateline", show=False),
]
