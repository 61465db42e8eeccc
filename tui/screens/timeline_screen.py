"""The place itself: the timeline, the story beside it, and everything a person does there."""

from __future__ import annotations

import gc
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer

from store.dates.spans import parse_span
from store.model import StoryId
from store.views import Counts, Selection, StoryRow
from tui.screens.answers import (
    Arrived,
    Counted,
    Fetched,
    LanesFetched,
    Marked,
    Progressed,
    Refreshed,
    RelatedFound,
    Searched,
    Told,
)
from tui.screens.archive_screen import ArchiveScreen
from tui.screens.hunt import Hunt
from tui.screens.keys import KEYS
from tui.trail import Stop, Trail
from tui.widgets.ask import Ask
from tui.widgets.foot import Foot, trail_line
from tui.widgets.lanes.lanes import Lanes
from tui.widgets.masthead import Masthead
from tui.widgets.reading.reading import Reading
from tui.widgets.related import RelatedList
from tui.widgets.spread import Spread
from tui.widgets.timeline.timeline import Timeline

if TYPE_CHECKING:
    from tui.opening import Opening

_WIDE = 104
_TALL = 20
_READ_AFTER = 0.06


class TimelineScreen(ArchiveScreen):
    """Timeline, story, search and jumping."""

    CSS_PATH = "timeline.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    class Liked(Message):
        """The person likes the timeline another way round, or in other colours."""

        def __init__(self, *, newest_first: bool) -> None:
            self.newest_first = newest_first
            super().__init__()

    def __init__(self, opening: Opening, *, newest_first: bool) -> None:
        super().__init__(opening.archive)
        self.opening = opening
        self.newest_first = newest_first
        self.selection = Selection()
        self.counts = Counts()
        self.trail = Trail()
        self.hunt: Hunt | None = None
        self.themes = {theme.key: theme for theme in opening.themes}
        self._read_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield Masthead(id="masthead")
        yield Ask(id="ask")
        yield Spread(id="spread")
        with Horizontal(id="room"):
            yield Timeline(newest_first=self.newest_first, id="timeline")
            yield Lanes(id="lanes")
            with Vertical(id="column"):
                yield Reading(id="reading")
                yield RelatedList(id="related")
        yield Foot(id="foot")

    def on_mount(self) -> None:
        """Show what was fetched while the screen was loading, then compare the archive with the disk."""
        for widget in (self.timeline, self.lanes, self.reading):
            widget.set_themes(self.opening.themes)
        self._show(self.opening.counts)
        self.timeline.show(self.opening.counts, None)
        self.timeline.supply(1, self.opening.start, self.opening.rows)
        self.timeline.focus()
        self.call_after_refresh(self._begin)
        self._hint()

    def _begin(self) -> None:
        """Start what may wait until the first screen is painted."""
        gc.enable()
        gc.freeze()
        self.refresh_archive(fresh=self.opening.fresh)

    @property
    def timeline(self) -> Timeline:
        """The timeline."""
        return self.query_one(Timeline)

    @property
    def lanes(self) -> Lanes:
        """The themes side by side."""
        return self.query_one(Lanes)

    @property
    def reading(self) -> Reading:
        """The reading column."""
        return self.query_one(Reading)

    @property
    def row(self) -> StoryRow | None:
        """The story the person is on, in whichever view is shown."""
        return self.lanes.row if self.has_class("lanes") else self.timeline.row

    # Answers from the archive

    def on_counted(self, answer: Counted) -> None:
        """Show a selection's counts, standing where the person should be."""
        if answer.selection != self.selection:
            return
        hunt = self.hunt
        if answer.counts is self.counts and answer.place is not None:
            self.timeline.go_to(answer.place)
        else:
            self._show(answer.counts)
            self.timeline.show(
                answer.counts,
                answer.place,
                one_theme=len(self.selection.themes) == 1,
                terms=hunt.terms if hunt else frozenset(),
                ranks=hunt.ranks if hunt else None,
            )
        if self.has_class("lanes"):
            self._show_lanes()

    def on_fetched(self, answer: Fetched) -> None:
        """Give the timeline the stories it wanted."""
        self.timeline.supply(answer.generation, answer.start, answer.rows)

    def on_lanes_fetched(self, answer: LanesFetched) -> None:
        """Give the lanes the stories they wanted."""
        self.lanes.supply(answer.generation, answer.rows)

    def on_told(self, answer: Told) -> None:
        """Show a story's text, if the person is still on it."""
        self.reading.show(answer.story, self.hunt.terms if self.hunt else frozenset())
        self.query_one(RelatedList).show(())

    def on_related_found(self, answer: RelatedFound) -> None:
        """Show what belongs with the story on the screen."""
        story = self.reading.story
        if story and story.id == answer.story_id:
            self.query_one(RelatedList).show(answer.related)

    def on_searched(self, answer: Searched) -> None:
        """Narrow the timeline to what was found, unless something else is typed by now."""
        hunt = self.hunt
        if hunt is None or answer.selection.words != hunt.words:
            return
        hunt.take(answer.found)
        self.selection = answer.selection
        self._show(answer.counts, narrowed=True)
        self.timeline.show(answer.counts, answer.place, terms=hunt.terms, ranks=hunt.ranks)
        self.query_one(Ask).note(hunt.told())
        if answer.found.hits:
            self._read_soon(answer.found.hits[0].story.id)
            self.query_one(Foot).tell(answer.found.hits[0].snippet)

    def on_marked(self, answer: Marked) -> None:
        """Show a story's changed marks."""
        self.timeline.update_row(answer.row)
        self.lanes.update_row(answer.row)
        if answer.counts.days != self.counts.days:
            self.count(self.selection, answer.row.id)
        self._show(answer.counts)
        if answer.notice:
            self.notify(answer.notice, markup=False, timeout=3)
            self.tell(answer.row.id)

    def on_arrived(self, answer: Arrived) -> None:
        """Go to the story a step led to."""
        if answer.row is None:
            self.notify(answer.otherwise, markup=False, timeout=3)
        else:
            self.go(answer.row.id)

    def on_progressed(self, answer: Progressed) -> None:
        """Say how far long work is."""
        share = f" {answer.done / answer.total:.0%}" if answer.total else ""
        self.query_one(Foot).tell(f"{answer.task}{share}" if answer.task else self._trail_told())

    def on_refreshed(self, answer: Refreshed) -> None:
        """Show what is new on disk, keeping the person's place."""
        for notice in answer.change.notices:
            self.notify(notice, severity="warning", timeout=12, markup=False)
        if answer.fresh and answer.change.new:
            told = f"A new archive, with {answer.change.new} stories to start from. Add your own: dateline add FILE"
            self.notify(told, title="Welcome to Dateline", timeout=12, markup=False)
        elif answer.change.new > 0:
            self.notify(f"{answer.change.new:,} new", timeout=4, markup=False)
        if answer.change.changed:
            row = self.row
            self.count(self.selection, row.id if row else None)
        elif not answer.fresh and not self.reading.story and self.row:
            self._read_soon(self.row.id)

    # News from the widgets

    def on_timeline_moved(self, event: Timeline.Moved) -> None:
        """Mark the place on the strip and show the story."""
        self.query_one(Spread).mark(event.place.day if event.place else None)
        if event.row:
            self._read_soon(event.row.id)
        elif event.place is None:
            self.reading.show(None)
            self.query_one(RelatedList).show(())

    def on_timeline_wanted(self, event: Timeline.Wanted) -> None:
        """Fetch the stories of the lines in sight."""
        self.fetch(self.selection, event.generation, event.start, event.limit)

    def on_timeline_opened(self, event: Timeline.Opened) -> None:
        """Read a story."""
        self.read(event.story_id)

    def on_lanes_moved(self, event: Lanes.Moved) -> None:
        """Mark the place on the strip and show the story."""
        self.query_one(Spread).mark(event.day)
        if event.row:
            self._read_soon(event.row.id)

    def on_lanes_wanted(self, event: Lanes.Wanted) -> None:
        """Fetch the stories of the months in sight."""
        self.fetch_lanes(self.selection, event.generation, list(event.months), list(event.themes))

    def on_lanes_opened(self, event: Lanes.Opened) -> None:
        """Read a story."""
        self.read(event.story_id)

    def on_lanes_unfolded(self, event: Lanes.Unfolded) -> None:
        """Show one lane alone where more stories stand than the lanes have room for."""
        self.remove_class("lanes")
        self._select(replace(self.selection, themes=frozenset({event.theme})), None)
        self.timeline.focus()
        self.call_later(self.timeline.go_to_day, event.day)

    def on_reading_touched(self, _event: Reading.Touched) -> None:
        """Take a story that is scrolled as read."""
        self._mark_read()

    def on_related_list_chosen(self, event: RelatedList.Chosen) -> None:
        """Jump to a related story."""
        self.jump(event.story_id)
        (self.reading if self.has_class("narrow") else self.timeline).focus()

    async def on_foot_clicked(self, event: Foot.Clicked) -> None:
        """Do what the clicked key does."""
        await self.run_action(event.action)

    def on_masthead_clicked(self, _event: Masthead.Clicked) -> None:
        """Show the help, which the top line offers."""
        self.action_help()

    def on_spread_chosen(self, event: Spread.Chosen) -> None:
        """Go to the time that was clicked."""
        self._leave_trace()
        self.timeline.go_to_day(event.day)

    def on_ask_changed(self, event: Ask.Changed) -> None:
        """Search with each key, or say which date is meant."""
        if event.purpose == "date":
            self.query_one(Ask).note(self._told_span(event.text))
        elif self.hunt:
            self.hunt.words = event.text
            if event.text.strip():
                self.search(replace(self.hunt.home, words=event.text))
            else:
                self.hunt.found = None
                self.query_one(Ask).note("")
                self._select(self.hunt.home, self.hunt.home_id)

    def on_ask_submitted(self, event: Ask.Submitted) -> None:
        """Go to the story that was found, or to the date."""
        if event.purpose == "date":
            span = parse_span(event.text, date.today())
            if span is None:
                self.query_one(Ask).note("a date such as 2025, june 2025, last week")
                return
            self._close_ask()
            self._leave_trace()
            self.timeline.go_to_day(span[0].toordinal())
        elif self.hunt and self.hunt.found and self.hunt.found.hits:
            hit = self.hunt.found.hits[self.hunt.index]
            self._leave_trace(self.hunt.home_id)
            self._close_ask()
            self._select(self.hunt.home, hit.story.id)
            self.query_one(Foot).tell(hit.snippet or self._trail_told())

    def on_ask_left(self, _event: Ask.Left) -> None:
        """Restore what was shown before the search."""
        self._close_ask()
        self._end_hunt()

    def on_ask_walked(self, event: Ask.Walked) -> None:
        """Look at another match while typing."""
        self.action_match(event.by)

    def on_resize(self, event: events.Resize) -> None:
        """One column where the window is narrow, fewer lines where it is low."""
        self.set_class(event.size.width < _WIDE, "narrow")
        self.set_class(event.size.height < _TALL, "low")
        self.query_one(Masthead).show(self._selection_told(), self.counts.total, self.counts.unread)
        self._hint()

    # Going about

    def read(self, story_id: StoryId) -> None:
        """Read a story: in the column beside the timeline, or in its place where the window is narrow."""
        self.add_class("reading")
        if self.reading.story is None or self.reading.story.id != story_id:
            self.tell(story_id)
        self.reading.focus()
        self._mark_read()
        self._hint()

    def go(self, story_id: StoryId) -> None:
        """Go to a story on the timeline, showing all themes again if it would not be among those shown."""
        row = self.archive.row(story_id)
        if row and self.selection.themes and row.theme not in self.selection.themes:
            self.selection = Selection()
        self.selection = replace(self.selection, words="", unread=False, starred=False)
        self.count(self.selection, story_id, jumped=True)
        if self.has_class("reading") or self.has_class("lanes"):
            self.tell(story_id)

    def jump(self, story_id: StoryId) -> None:
        """Go to a story, leaving a trace on the trail."""
        self._leave_trace()
        self.go(story_id)

    # What the person does

    def action_search(self) -> None:
        """Open the search line."""
        row = self.row
        if self.hunt is None:
            self.hunt = Hunt(self.selection, row.id if row else None)
        self.remove_class("lanes")
        self.query_one(Masthead).display = False
        self.query_one(Ask).open("search", "/", "words, a name, a place; spelled right or not", self.hunt.words)
        self._hint()

    def action_match(self, by: int) -> None:
        """Go to the next best match."""
        hit = self.hunt.step(by) if self.hunt else None
        if hit is None:
            self.notify("No search is on; / starts one", timeout=3, markup=False)
            return
        self.count(self.selection, hit.story.id)
        self.query_one(Foot).tell(hit.snippet)

    def action_go_to_date(self) -> None:
        """Open the line for a date."""
        self.query_one(Masthead).display = False
        self.query_one(Ask).open("date", "go to", "2025, june 2025, 22 april, last week, 3 months ago")

    def action_unread(self, by: int) -> None:
        """Go to the next unread story."""
        self._step(replace(self.selection, unread=True), by, "Nothing unread that way")

    def action_same_theme(self, by: int) -> None:
        """Go to the next story of the same theme."""
        if self.row:
            self._step(replace(self.selection, themes=frozenset({self.row.theme})), by, "No more of this theme that way")

    def action_back(self) -> None:
        """Go back along the trail."""
        self._walk(self.trail.back(self._stop()), "The trail begins here")

    def action_forward(self) -> None:
        """Go forward along the trail."""
        self._walk(self.trail.forward(self._stop()), "The trail ends here")

    def action_star(self) -> None:
        """Star the story, or take the star away."""
        if self.row:
            self.mark(self.selection, self.row.id, starred=not self.row.starred)

    def action_toggle_read(self) -> None:
        """Mark the story read or unread."""
        if self.row:
            self.mark(self.selection, self.row.id, read=not self.row.read)

    def action_read_on(self) -> None:
        """Scroll the story a page, opening it first where it is not in sight."""
        if self.has_class("narrow") and not self.has_class("reading") and self.row:
            self.read(self.row.id)
        else:
            self.reading.action_page_down()

    def action_correct_theme(self) -> None:
        """Let the person choose the story's theme."""
        from tui.screens.theme_picker import ThemePicker

        row = self.row
        if row is None:
            return

        def choose(key: str | None) -> None:
            if key is not None:
                name = self.themes[key].name if key else "as Dateline sees it"
                self.mark(self.selection, row.id, f"Theme: {name}", theme=key)

        why = self.archive.why_theme(row.id)
        picker = ThemePicker("Theme of this story", list(self.themes.values()), row.theme, "As Dateline sees it", why)
        self.app.push_screen(picker, choose)

    def action_why(self) -> None:
        """Say which words gave the story its theme."""
        if self.row is None:
            return
        why = self.archive.why_theme(self.row.id)
        name = self.themes[why.themes[0]].name if why.themes[0] in self.themes else why.themes[0]
        words = ", ".join(why.words.get(why.themes[0], ())[:8])
        told = "you chose it" if why.corrected else words or "nothing in it speaks for another theme"
        self.notify(f"{name}: {told}", timeout=6, markup=False)

    def action_open_link(self) -> None:
        """Open the story's link in the browser."""
        link = self.reading.story.link if self.reading.story else ""
        if link:
            self.app.open_url(link)
        else:
            self.notify("This story has no link", timeout=3, markup=False)

    def action_copy_link(self) -> None:
        """Copy the story's link."""
        link = self.reading.story.link if self.reading.story else ""
        if link:
            self.app.copy_to_clipboard(link)
        self.notify("Link copied" if link else "This story has no link", timeout=3, markup=False)

    def action_lane_alone(self) -> None:
        """Show the story's theme alone, or all themes again."""
        if self.row:
            alone = frozenset() if self.selection.themes else frozenset({self.row.theme})
            self._select(replace(self.selection, themes=alone), self.row.id)

    def action_choose_lane(self) -> None:
        """Let the person choose the theme to show."""
        from tui.screens.theme_picker import ThemePicker

        row = self.row

        def choose(key: str | None) -> None:
            if key is not None:
                themes = frozenset({key}) if key else frozenset()
                self._select(replace(self.selection, themes=themes), row.id if row else None)

        chosen = next(iter(self.selection.themes), row.theme if row else "")
        self.app.push_screen(ThemePicker("Show", list(self.themes.values()), chosen, "All themes"), choose)

    def action_view(self) -> None:
        """Show the themes side by side, or one stream again."""
        if self.has_class("lanes"):
            row = self.lanes.row
            self.remove_class("lanes")
            self.timeline.focus()
            self._select(self.selection, row.id if row else None)
        else:
            self.add_class("lanes")
            self._show_lanes()
            self.lanes.focus()
        self._hint()

    def action_filter(self) -> None:
        """Show all stories, the unread, or the starred."""
        now = self.selection
        turned = replace(now, unread=not now.unread and not now.starred, starred=now.unread)
        self._select(turned, self.row.id if self.row else None)

    def action_reverse(self) -> None:
        """Put the newest at the top or at the bottom."""
        self.newest_first = not self.newest_first
        self.timeline.order(newest_first=self.newest_first)
        if self.has_class("lanes"):
            self._show_lanes()
        self.post_message(self.Liked(newest_first=self.newest_first))

    def action_colours(self) -> None:
        """Turn between dark and light."""
        self.app.theme = "dateline-light" if self.app.current_theme.dark else "dateline-dark"
        self.post_message(self.Liked(newest_first=self.newest_first))

    def action_help(self) -> None:
        """Show every key."""
        from tui.screens.chapters import chapters
        from tui.screens.help import Help

        self.app.push_screen(Help(chapters()))

    def action_leave(self) -> None:
        """Back out of the story, the search, the filter, the lane: whichever is nearest."""
        if self.has_class("reading"):
            self.remove_class("reading")
            (self.lanes if self.has_class("lanes") else self.timeline).focus()
        elif self.hunt:
            self._end_hunt()
        elif self.has_class("lanes"):
            self.action_view()
        elif self.selection != Selection():
            self._select(Selection(), self.row.id if self.row else None)
        else:
            self.timeline.focus()
        self._hint()

    # The screen's own business

    def _show(self, counts: Counts, *, narrowed: bool = False) -> None:
        self.counts = counts
        self.query_one(Masthead).show(self._selection_told(), counts.total, counts.unread)
        spread = self.query_one(Spread)
        if narrowed:
            spread.narrow(counts.days)
        else:
            spread.show(counts.days)

    def _show_lanes(self) -> None:
        row = self.timeline.row
        place = self.timeline.place
        self.lanes.show(self.counts, place.day if place else None, row.theme if row else "", newest_first=self.newest_first)

    def _select(self, selection: Selection, story_id: StoryId | None) -> None:
        self.selection = selection
        self.count(selection, story_id)

    def _selection_told(self) -> str:
        now = self.selection
        names = [self.themes[key].name for key in now.themes if key in self.themes]
        parts = [", ".join(names) or "all themes"]
        parts += ["unread"] * now.unread + ["starred"] * now.starred
        if self.hunt and self.hunt.words:
            parts.append(f"“{self.hunt.words}”")
        return " · ".join(parts)

    def _read_soon(self, story_id: StoryId) -> None:
        """Show a story once the person rests on it."""
        if self._read_timer:
            self._read_timer.stop()
        shown = self.reading.story
        if (shown is None or shown.id != story_id or self.hunt) and not (
            self.has_class("narrow") and not self.has_class("reading")
        ):
            self._read_timer = self.set_timer(_READ_AFTER, lambda: self.tell(story_id))

    def _mark_read(self) -> None:
        row = self.row
        if row and not row.read:
            self.mark(self.selection, row.id, read=True)

    def _step(self, selection: Selection, by: int, otherwise: str) -> None:
        if self.row:
            self.step_to(selection, self.row.id, by, otherwise)

    def _stop(self) -> Stop | None:
        row = self.row
        return Stop(row.id, row.title) if row else None

    def _leave_trace(self, story_id: StoryId | None = None) -> None:
        row = self.archive.row(story_id) if story_id else self.row
        if row:
            self.trail.leave(Stop(row.id, row.title))
            self.query_one(Foot).tell(self._trail_told())

    def _walk(self, stop: Stop | None, otherwise: str) -> None:
        if stop is None:
            self.notify(otherwise, timeout=3, markup=False)
        else:
            self.go(stop.story_id)
            self.query_one(Foot).tell(self._trail_told())

    def _trail_told(self) -> str:
        return trail_line([stop.title for stop in self.trail.behind], self.size.width * 2 // 5)

    def _told_span(self, text: str) -> str:
        span = parse_span(text, date.today())
        if span is None:
            return ""
        first, last = span[0].toordinal(), span[1].toordinal()
        number = sum(sum(themes.values()) for day, themes in self.counts.days.items() if first <= day <= last)
        ends = f"{span[0]:%d %b %Y}" if first == last else f"{span[0]:%d %b %Y} – {span[1]:%d %b %Y}"
        return f"{ends} · {number:,} {'story' if number == 1 else 'stories'}"

    def _close_ask(self) -> None:
        self.query_one(Ask).close()
        self.query_one(Masthead).display = True
        self.timeline.focus()
        self._hint()

    def _end_hunt(self) -> None:
        if self.hunt:
            hunt, self.hunt = self.hunt, None
            self._select(hunt.home, hunt.home_id)
            self.query_one(Foot).tell(self._trail_told())

    def _hint(self) -> None:
        self.query_one(Foot).hint(self._hints())

    def _hints(self) -> list[tuple[str, str, str]]:
        """Return the keys that matter now."""
        back = ("Esc", "back", "leave")
        if self.query_one(Ask).display:
            return [("↵", "go there", ""), ("↑ ↓", "matches", ""), ("Esc", "back", "")]
        if self.has_class("reading"):
            related, star, link = ("Tab", "related", "app.focus_next"), ("s", "star", "star"), ("o", "link", "open_link")
            return [
                ("Esc", "timeline", "leave"),
                ("j k", "scroll", "read_on"),
                related,
                star,
                link,
                ("u", "next unread", "unread(1)"),
            ]
        if self.hunt:
            return [("n N", "matches", "match(1)"), ("↵", "read", ""), ("/", "search again", "search"), back]
        if self.has_class("lanes"):
            return [
                ("h l", "lanes", ""),
                ("j k", "move", ""),
                ("↵", "read", ""),
                ("v", "stream", "view"),
                ("?", "help", "help"),
            ]
        reading = [("↵", "read", ""), ("/", "find", "search"), ("g", "date", "go_to_date"), ("v", "lanes", "view")]
        return [*reading, ("u", "unread", "unread(1)"), ("?", "help", "help"), ("+ -", "zoom", ""), ("q", "quit", "app.quit")]
