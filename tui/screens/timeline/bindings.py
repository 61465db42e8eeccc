"""The keys of the timeline's screen; help and palette are made from this table."""

from __future__ import annotations

from textual.binding import Binding


def _key(keys: str, action: str, label: str, name: str, tooltip: str) -> Binding:
    return Binding(keys, action, label, id=name, tooltip=tooltip, show=False)


KEYS = [
    _key("slash", "search", "Find", "search.open", "Find stories by words, spelled right or not"),
    _key("n", "match(1)", "Next match", "search.next", "Go to the next best match"),
    _key("N", "match(-1)", "Match before", "search.previous", "Go to the match before"),
    _key("a", "among", "Among all", "search.among", "End the search and stay on this story, among all its neighbours"),
    _key("b", "narrow", "Narrow by…", "search.narrow", "Narrow what is shown to a theme, a place or a source of it"),
    _key("B", "widen", "Widen", "search.widen", "Widen again: take off what was narrowed to last"),
    _key("W", "keep_watch", "Watch as…", "watch.keep", "Keep the search as a watch list; dateline watch renames or removes it"),
    _key("g", "go_to_date", "Go to date", "date.go", "Go to a date: 2025, june 2025, last week"),
    _key("u", "unread(1)", "Next unread", "unread.next", "Go to the next unread story"),
    _key("U", "unread(-1)", "Unread before", "unread.previous", "Go to the unread story before"),
    _key("full_stop", "same_theme(1)", "Next of theme", "theme.next", "Go to the next story of the same theme"),
    _key("comma", "same_theme(-1)", "Theme before", "theme.previous", "Go to the story before of the same theme"),
    _key("right_square_bracket", "thread_step(1)", "Later", "thread.later", "Go to the thread's next story"),
    _key("left_square_bracket", "thread_step(-1)", "Earlier", "thread.earlier", "Go to the thread's story before"),
    _key(
        "i,backslash",
        "thread_alone",
        "Thread alone",
        "thread.alone",
        "Show this story's thread alone, or what was shown before",
    ),
    _key(
        "I,vertical_line",
        "draw_thread('line')",
        "Storyline",
        "thread.storyline",
        "Draw the thread as a storyline, silences told",
    ),
    _key("M", "draw_thread('map')", "Map", "thread.map", "Draw the thread among its neighbours, to walk there"),
    _key("X", "correct_thread", "Thread…", "thread.correct", "Put the thread right: rename, join, split it, move this story"),
    _key("p", "names", "Names", "story.names", "The people, organisations and places of the story, and their stories"),
    _key("x", "unfold", "Unfold", "view.unfold", "Show every report of the same news, or only the first of each"),
    _key(
        "e", "events", "Events", "time.events", "Show what stories say of days on the timeline, also what is ahead, or hide it"
    ),
    _key(
        "E", "brief", "Brief", "time.brief", "The key dates of what is shown: a thread, a theme, a search; to copy or to write"
    ),
    _key("D", "other_years", "Other years", "time.other-years", "This day in other years, and a year ago"),
    _key("m", "mark_jump", "Mark", "jump.mark", "Mark the story with a letter, to come back to"),
    _key("apostrophe", "jump_to_mark", "To mark", "jump.go", "Go to a marked story; '' goes back to before the last jump"),
    _key("J", "show_trail", "Trail", "trail.show", "Where you have been, to go there again"),
    _key("H,ctrl+o,alt+left", "back", "Back", "trail.back", "Go back along the trail"),
    _key("L,ctrl+n,alt+right", "forward", "Forward", "trail.forward", "Go forward along the trail"),
    _key("s", "star", "Star", "story.star", "Star the story, or take the star away"),
    _key("r", "toggle_read", "Read/unread", "story.toggle-read", "Mark the story read or unread"),
    _key("c", "correct_theme", "Theme…", "story.theme", "Correct the story's theme; shows the words that decided it"),
    _key("w", "why", "Why", "story.why", "Say why the story has its theme and is in its thread"),
    _key(
        "K",
        "new_theme",
        "New theme…",
        "theme.new",
        "New theme from what is shown: a search, a theme, a thread, what was narrowed to",
    ),
    _key("o", "open_link", "Open link", "story.open-link", "Open the story's link in the browser"),
    _key("y", "copy_link", "Copy link", "story.copy-link", "Copy the story's link"),
    _key("space", "read_on", "Read on", "story.read-on", "Scroll the story a page, wherever you are"),
    _key("t", "lane_alone", "Lane alone", "lane.alone", "Show this story's theme alone, or all themes again"),
    _key("T", "choose_lane", "Choose lane", "lane.choose", "Choose the watch list or the theme to show"),
    _key("v", "view", "Lanes", "view.lanes", "Watch lists and themes side by side, or one stream again"),
    _key("f", "filter", "Filter", "view.filter", "Show all stories, the unread, or the starred"),
    _key("R", "reverse", "Reverse", "view.reverse", "Put the newest at the top or at the bottom"),
    _key("C", "colours", "Colours", "view.colours", "Dark or light colours"),
    _key("escape", "leave", "Back out", "screen.leave", "Back out: from a story, a search, a lane"),
    _key("question_mark", "help", "Help", "screen.help", "Every key, on one page"),
    _key("q", "app.quit", "Quit", "screen.quit", "Leave Dateline"),
]
