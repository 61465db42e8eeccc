"""The keys of the timeline's screen; help, palette and the bottom line are made from this table."""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding


class Key(NamedTuple):
    """Something that is done with a key."""

    keys: str
    """What Textual calls the keys, the one that is printed first; those typed one after another with a space between."""
    id: str
    """Its name: `subject.verb`."""
    does: str
    """What it has done by the one controller that owns it, which is called as in `Controllers`; or an action of Textual's."""
    tooltip: str
    """What that is, in a few words."""
    needs: str = ""
    """What has to be there for it to do anything, by its name in `StatusController.present`; empty if it always does something."""

    @property
    def action(self) -> str:
        """The action that Textual runs for it."""
        what, bracket, how = self.does.rstrip(")").partition("(")
        return f"do('{what}'{', ' * bool(how)}{how})" if bracket else what


# fmt: off
TABLE = [
    Key("slash", "search.open", "search.open()", "Find stories by words, spelled right or not"),
    Key("n", "search.next", "search.step(1)", "Go to the next best match", "search"),
    Key("N", "search.previous", "search.step(-1)", "Go to the match before", "search"),
    Key("O", "search.among", "search.among()", "End the search and stay on this story, among all its neighbours", "search"),
    Key("b", "search.narrow", "narrow.choose()", "Narrow what is shown to a theme, a place or a source of it"),
    Key("B", "search.widen", "narrow.widen()", "Widen again: take off what was narrowed to last", "narrowed"),
    Key("W", "watch.keep", "watches.keep()", "Keep the search as a watch list; dateline watch renames or removes it", "search"),
    Key("g", "date.go", "dates.ask()", "Go to a date: 2025, june 2025, last week"),
    Key("t", "time.today", "dates.today()", "Go to today"),
    Key("u", "unread.next", "browse.step_unread(1)", "Go to the next unread story"),
    Key("alt+u", "unread.previous", "browse.step_unread(-1)", "Go to the unread story before"),
    Key("full_stop", "theme.next", "browse.step_in_theme(1)", "Go to the next story of the same theme"),
    Key("comma", "theme.previous", "browse.step_in_theme(-1)", "Go to the story before of the same theme"),
    Key("right_square_bracket", "thread.later", "threads.step(1)", "Go to the thread's next story", "thread"),
    Key("left_square_bracket", "thread.earlier", "threads.step(-1)", "Go to the thread's story before", "thread"),
    Key("i", "thread.alone", "threads.alone()", "Show this story's thread alone, or what was shown before", "thread"),
    Key("I", "thread.storyline", "threads.draw('line')", "Draw the thread as a storyline, silences told", "thread"),
    Key("M", "thread.map", "threads.draw('map')", "Draw the thread among its neighbours, to walk there", "thread"),
    Key("X", "thread.correct", "threads.correct()", "Put the thread right: rename, join, split it, move this story", "story"),
    Key("p", "story.names", "narrow.names()", "The people, organisations and places of the story, and their stories", "story"),
    Key("x", "view.unfold", "view.unfold()", "Show every report of the same news, or only the first of each"),
    Key("E", "time.events", "dates.turn_events()", "Show what stories say of days on the timeline, also what is ahead, or hide it"),
    Key("ctrl+e", "time.brief", "dates.brief()", "The key dates of what is shown: a thread, a theme, a search; to copy or to write"),
    Key("D", "time.other-years", "dates.other_years()", "This day in other years, and a year ago"),
    Key("m", "jump.mark", "trail.mark_jump()", "Mark the story with a letter, to come back to", "story"),
    Key("apostrophe", "jump.go", "trail.jump_to_mark()", "Go to a marked story; '' goes back to before the last jump"),
    Key("J", "trail.show", "trail.show()", "Where you have been, to go there again"),
    Key("H,ctrl+o,alt+left", "trail.back", "trail.back()", "Go back along the trail", "behind"),
    Key("L,ctrl+n,alt+right", "trail.forward", "trail.forward()", "Go forward along the trail", "ahead"),
    Key("s", "story.star", "story.star()", "Star the story, or take the star away", "story"),
    Key("r", "story.toggle-read", "story.toggle_read()", "Mark the story read or unread", "story"),
    Key("c", "story.theme", "themes.correct()", "Correct the story's theme; shows the words that decided it", "story"),
    Key("w", "story.why", "themes.why()", "Say why the story has its theme and is in its thread", "story"),
    Key("K", "theme.new", "themes.make()", "New theme from what is shown: a search, a thread; of Other, from what its stories share"),
    Key("ctrl+t", "themes.show", "theme_list.open()", "The themes: hide, merge, rename them, use the small set"),
    Key("o", "story.open-link", "story.open_link()", "Open the story's link in the browser", "link"),
    Key("y t", "story.copy-text", "story.copy('text')", "Copy the story's text", "story"),
    Key("y y", "story.copy-title", "story.copy('title')", "Copy the story's title", "story"),
    Key("y l", "story.copy-link", "story.copy('link')", "Copy the story's link", "link"),
    Key("space", "story.read-on", "story.read_on()", "Scroll the story a page, wherever you are"),
    Key("P", "story.add", "add.ask()", "Add stories: paste them, name a file or a folder, or give a web address"),
    Key("F", "feeds.show", "feeds.open()", "The feeds you follow: how they fare; follow, change, remove them"),
    Key("ctrl+r,f5", "feeds.update", "feeds.update()", "Update the feeds that are due"),
    Key("S", "stories.save", "save.ask()", "Save what is shown: Markdown, JSON, a web page, a table and more"),
    Key("grave_accent", "lane.alone", "lanes.theme_alone()", "Show this story's theme alone, or all themes again"),
    Key("T", "lane.choose", "watches.choose_lane()", "Choose the watch list or the theme to show"),
    Key("v", "view.lanes", "lanes.turn()", "Watch lists and themes side by side, or one stream again"),
    Key("f", "view.filter", "view.filter()", "Show all stories, the unread, or the starred"),
    Key("semicolon", "view.told", "status.show_told()", "What was told at the foot, the newest first"),
    Key("R", "view.reverse", "view.reverse()", "Put the newest at the top or at the bottom"),
    Key("z", "view.whole", "split.whole()", "Give the story the whole window, or give it back", "story"),
    Key("less_than_sign", "view.narrower", "split.move(-1)", "More room for the story beside the timeline"),
    Key("greater_than_sign", "view.wider", "split.move(1)", "More room for the timeline beside the story"),
    Key("backslash", "belongs.turn", "split.belongs()", "Hide the thread and related stories beside the story, or show them"),
    Key("C", "view.colours", "view.turn_colours()", "Dark or light colours"),
    Key("ctrl+g", "work.stop", "status.break_off()", "Break off what is being read, fetched or written", "work"),
    Key("escape", "screen.leave", "view.leave()", "Back out: from a story, a search, a lane"),
    Key("question_mark", "screen.help", "view.help()", "Every key, on one page"),
    Key("q", "screen.back", "view.back()", "Go back one step; where there is nothing to go back from, leave Dateline"),
]
# fmt: on
KEYS = [Binding(key.keys, key.action, key.tooltip, id=key.id, tooltip=key.tooltip, show=False) for key in TABLE]
