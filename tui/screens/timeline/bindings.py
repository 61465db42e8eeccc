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
    Key("colon", "command.open", "commands.open()", "Type a command: a name, a date, /words, theme, thread, tag, set, w, q"),
    Key("ctrl+p", "palette.open", "palette.open()", "Find anything: a command, setting, story, theme, thread or tag"),
    Key("n", "search.next", "search.step(1)", "Go to the next match, the best first", "search"),
    Key("N", "search.previous", "search.step(-1)", "Go to the previous match", "search"),
    Key("O", "search.among", "search.among()", "Close the search and stay on this story, among all stories", "search"),
    Key("b", "filter.add", "filters.choose()", "Add a filter: a theme, a place or a source of what is shown"),
    Key("B", "filter.remove", "filters.remove()", "Remove the last filter", "filtered"),
    Key("W", "watch.save", "watches.keep()", "Save the search as a watch list; dateline watch renames or removes it", "search"),
    Key("g", "date.go", "dates.ask()", "Go to a date: 2025, june 2025, last week"),
    Key("t", "time.today", "dates.today()", "Go to today"),
    Key("u", "unread.next", "browse.step_unread(1)", "Go to the next unread story"),
    Key("alt+u", "unread.previous", "browse.step_unread(-1)", "Go to the previous unread story"),
    Key("full_stop", "theme.next", "browse.step_in_theme(1)", "Go to the next story of the same theme"),
    Key("comma", "theme.previous", "browse.step_in_theme(-1)", "Go to the previous story of the same theme"),
    Key("right_square_bracket", "thread.later", "threads.step(1)", "Go to the thread's next story", "thread"),
    Key("left_square_bracket", "thread.earlier", "threads.step(-1)", "Go to the thread's previous story", "thread"),
    Key("i", "thread.alone", "threads.alone()", "Show this story's thread alone, or what was shown before it", "thread"),
    Key("I", "thread.storyline", "threads.draw('line')", "Show the thread as a storyline, with its gaps", "thread"),
    Key("M", "thread.map", "threads.draw('map')", "Show the thread on a map, among the threads near it", "thread"),
    Key("X", "thread.correct", "threads.correct()", "Merge, split or rename the thread, or move this story", "story"),
    Key("p", "story.names", "filters.names()", "People, organisations and places in the story, and their stories", "story"),
    Key("x", "view.unfold", "view.unfold()", "Show every report of the same news, or only the first of each"),
    Key("E", "time.events", "dates.turn_events()", "Show or hide what stories say of days, also of days to come"),
    Key("ctrl+e", "time.brief", "dates.brief()", "Key dates of what is shown: a thread, a theme, a search; to copy or save"),
    Key("D", "time.other-years", "dates.other_years()", "What happened on this day in other years, and a year before"),
    Key("m", "bookmark.set", "trail.mark_jump()", "Bookmark the story under a letter, to come back to", "story"),
    Key("apostrophe", "bookmark.go", "trail.jump_to_mark()", "Go to a bookmark; '' goes back to before the last jump"),
    Key("J", "trail.show", "trail.show()", "The trail: where you have been, to go there again"),
    Key("H,ctrl+o,alt+left", "trail.back", "trail.back()", "Go back along the trail", "behind"),
    Key("L,ctrl+n,alt+right", "trail.forward", "trail.forward()", "Go forward along the trail", "ahead"),
    Key("s", "story.star", "story.star()", "Star the story, or remove the star", "story"),
    Key("a", "story.note", "notes.write()", "Write a note beside the story; it is saved as you type", "story"),
    Key("number_sign", "story.tag", "notes.tag()", "Put the story under tags, or change them", "story"),
    Key("r", "story.toggle-read", "story.toggle_read()", "Mark the story read or unread", "story"),
    Key("A", "stories.mark-read", "changes.read_all()", "Mark all stories that are shown as read"),
    Key("d d", "story.remove", "changes.remove()", "Remove the story from the archive", "story"),
    Key("U,ctrl+z", "change.undo", "changes.undo()", "Take back the last change, also one of an earlier day or of the shell"),
    Key("c", "story.theme", "themes.correct()", "Correct the story's theme; shows the words that decided it", "story"),
    Key("w", "story.why", "themes.why()", "Why the story has its theme and is in its thread", "story"),
    Key("K", "theme.new", "themes.make()", "Make a theme of what is shown: a search, a thread, or the stories of Other"),
    Key("ctrl+t", "themes.show", "theme_list.open()", "All themes: hide, merge or rename them, or use the small set"),
    Key("o", "story.open-link", "story.open_link()", "Open the story's link in the browser", "link"),
    Key("y t", "story.copy-text", "story.copy('text')", "Copy the story's text", "story"),
    Key("y y", "story.copy-title", "story.copy('title')", "Copy the story's title", "story"),
    Key("y l", "story.copy-link", "story.copy('link')", "Copy the story's link", "link"),
    Key("e", "story.edit", "programs.edit()", "Change the story's text in your editor ($VISUAL or $EDITOR)", "story"),
    Key("vertical_line", "story.pipe", "programs.ask()", "Pipe the story's text to a command", "story"),
    Key("space", "story.read-on", "story.read_on()", "Read on: a page down, and at the end the next unread story"),
    Key("P", "story.add", "add.ask()", "Add stories: paste them, name a file or a folder, or give a web address"),
    Key("F", "feeds.show", "feeds.open()", "Your feeds: follow, change or remove them, and see which fail"),
    Key("ctrl+r,f5", "feeds.update", "feeds.update()", "Update the feeds that are due"),
    Key("S", "stories.save", "save.ask()", "Save what is shown: Markdown, JSON, a web page, a table and more"),
    Key("grave_accent", "lane.alone", "lanes.theme_alone()", "Show this story's theme alone, or all themes again"),
    Key("T", "lane.choose", "watches.choose_lane()", "Choose a theme or a watch list to show"),
    Key("v", "view.lanes", "lanes.turn()", "Lanes side by side, or one stream again"),
    Key("V", "view.across", "across.turn()", "Time across the screen, from left to right, or one stream again"),
    Key("Y", "lanes.by", "lane_choice.choose_by()", "Lanes by theme, source, place, person, thread, tag or watch list"),
    Key("asterisk", "lanes.choose", "lane_choice.choose_shown()", "Choose which lanes are shown, and in which order"),
    Key("underscore", "lanes.hide", "lane_choice.hide()", "Hide this lane", "lanes"),
    Key("left_parenthesis", "lanes.move-left", "lane_choice.move(-1)", "Move this lane to the left", "lanes"),
    Key("right_parenthesis", "lanes.move-right", "lane_choice.move(1)", "Move this lane to the right", "lanes"),
    Key("f", "filter.state", "view.filter()", "Show all stories, only the unread, or only the starred"),
    Key("exclamation_mark", "view.since", "since.show()", "What came since you last looked, by what you follow, thread and theme"),
    Key("semicolon", "view.notices", "status.show_told()", "Earlier notices, the newest first"),
    Key("R", "view.reverse", "view.reverse()", "Put the newest at the top or at the bottom"),
    Key("z", "view.whole", "split.whole()", "Give the story the whole window, or give it back", "story"),
    Key("less_than_sign", "view.narrower", "split.move(-1)", "More room for the story beside the timeline"),
    Key("greater_than_sign", "view.wider", "split.move(1)", "More room for the timeline beside the story"),
    Key("backslash", "belongs.turn", "split.belongs()", "Hide the thread and related stories beside the story, or show them"),
    Key("C", "view.colours", "view.turn_colours()", "Colours: dark, light, and either in high contrast"),
    Key("ctrl+g", "work.stop", "status.break_off()", "Stop what is being read, fetched or written", "work"),
    Key("escape", "screen.leave", "view.leave()", "Go back: leave the story, the search, the lanes or the filter"),
    Key("f2", "screen.tour", "tour.begin()", "Take the tour: three things to do on the stories that are there"),
    Key("question_mark", "screen.help", "view.help()", "Every key, on one page"),
    Key("q", "screen.back", "view.back()", "Go back one step; where there is nothing to go back from, leave Dateline"),
]
# fmt: on
APP_KEYS = [
    Binding("ctrl+q", "quit", "Quit", id="app.quit", tooltip="Leave Dateline at once", show=False, priority=True),
    Binding("ctrl+c", "stop", "Stop", id="app.stop", tooltip="Stop what is going on, or go back", show=False, priority=True),
]
"""The keys that hold everywhere, whatever is open."""
KEYS = [Binding(key.keys, key.action, key.tooltip, id=key.id, tooltip=key.tooltip, show=False) for key in TABLE]
