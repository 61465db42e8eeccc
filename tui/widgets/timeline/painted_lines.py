"""The timeline's lines as they are painted: what is on screen is painted from what is here, and painted stories are kept."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from store.api.search import NOTHING_MATCHED
from store.api.story import StoryId
from store.api.themes import Theme
from store.api.views import Cursor
from tui.widgets.inks import component_classes
from tui.widgets.line_text import fit
from tui.widgets.timeline.line_cursor import LineCursor
from tui.widgets.timeline.line_painter import (
    LineStyles,
    day_label,
    event_line,
    heading_line,
    line_styles,
    story_lines,
    takes_two_lines,
    waiting_line,
)
from tui.widgets.timeline.lines import Group
from tui.widgets.timeline.stretch_lines import stretch_lines

Density = Literal["compact", "comfortable"]
"""How closely stories stand: one line each, or two where their headlines are long."""
_INKS = ("dim", "strong", "match", "here", "heading", "event")
_MOST_PAINTED = 200
"""Painted stories that are kept, for the next time the same ones are shown."""
_ASIDE = 3
"""Columns left free beside what is said where no story is shown."""
_FOR_TWO_LINES = 14
"""Lines of the screen from which on long headlines have two of them."""
_FOR_THREE_HEADLINES = 40
"""Lines from which on a stretch of time has three headlines."""


class PaintedLines(LineCursor):
    """Lines that paint themselves."""

    INKS = "timeline"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(INKS, *_INKS)

    def __init__(self, *, newest_first: bool = False, density: Density = "comfortable", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(newest_first=newest_first, id=id)
        self._compact = density == "compact"
        self._matched = NOTHING_MATCHED
        self._ranks: Mapping[StoryId, int] = {}
        self._themes: Sequence[Theme] = ()
        self._one_theme = False
        self._line_styles: LineStyles | None = None
        self._styled_for: tuple[object, ...] = ()
        self._painted: dict[tuple[object, ...], tuple[Strip, ...]] = {}
        self._heights: dict[int, int] = {}
        self._most = 0
        self._nothing = ""

    def tell_nothing(self, text: str) -> None:
        """Say why there is no story and what to do next, in lines, for where none is shown."""
        if text != self._nothing:
            self._nothing = text
            if not len(self.lines):
                self.refresh()

    def set_themes(self, themes: Sequence[Theme]) -> None:
        """Tell the names and colours of the themes."""
        self._themes = themes

    def tall(self, line: int) -> int:
        """Return how many lines of the screen a line takes: a story's headline goes on on a second one where it is long."""
        if known := self._heights.get(line):
            return known
        styles = self._line_styles or self._style_lines()
        if not styles.width or line >= len(self.lines):
            return 1
        if self.lines.zoom.folded:
            group = self.lines.groups[self.lines.group_at(line)]
            return 1 + min(self._headlines_shown, group.total)
        if not styles.two_lines:
            return 1
        spot = self.lines.at(line)
        row = self._row_cache.get(spot) if isinstance(spot, Cursor) and spot.nth >= 0 else None
        if row is None:
            return 1
        self._heights[line] = 2 if takes_two_lines(row, styles) else 1
        return self._heights[line]

    @property
    def _headlines_shown(self) -> int:
        """How many headlines tell a stretch of time."""
        height = self.size.height
        return 1 if self._compact or height < _FOR_TWO_LINES else 2 if height < _FOR_THREE_HEADLINES else 3

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint some lines, in the colours and the width of now.

        The timeline has neither border nor padding, so that its lines are painted as they are: to ask every line for that,
        as other widgets do, takes as long as to paint it.
        """
        styles = self._style_lines()
        self._beneath = Strip.blank(styles.width, self.ground)
        places = self._sight.places(self.scroll_offset.y)
        painted = {line: self.paint_lines(line) for line in {place[0] for place in places[crop.y : crop.bottom]}}
        strips = [self._painted_place(places, painted, y) for y in crop.line_range]
        background = self.background_colors[1]
        for filtering in self.get_line_filters():
            strips = [strip.apply_filter(filtering, background) for strip in strips]
        first, last = crop.column_span
        return strips if first == 0 and last >= styles.width else [strip.crop(first, last) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """Paint a line on screen from what is here."""
        places = self._sight.places(self.scroll_offset.y)
        painted = {place[0]: self.paint_lines(place[0]) for place in places[y : y + 1]}
        return self._painted_place(places, painted, y)

    def _painted_place(self, places: Sequence[tuple[int, int]], painted: Mapping[int, Sequence[Strip]], y: int) -> Strip:
        if y >= len(places):
            return self._beneath if len(self.lines) else self._said_of_nothing(y)
        line, part = places[y]
        return painted[line][part]

    def _said_of_nothing(self, y: int) -> Strip:
        """Paint a line of what is said where no story is shown, the first of it strong."""
        styles = self._line_styles or self._style_lines()
        room = max(8, styles.width - 2 * _ASIDE)
        first, *rest = [textwrap.wrap(part, room) or [""] for part in self._nothing.split("\n")]
        lines = ["", *first, "", *(line for part in rest for line in part)]
        if y >= len(lines):
            return self._beneath
        style = styles.strong if y <= len(first) else styles.dim
        return Strip([Segment(" " * _ASIDE + fit(lines[y], styles.width - _ASIDE), style)])

    def paint_lines(self, line: int) -> Sequence[Strip]:
        """Paint one line, as tall as it is; the first in sight, unless the person is on it, is the heading it stands under."""
        styles, pinned = self._line_styles or self._style_lines(), line == self.scroll_offset.y
        spot, zoom, here = self.lines.at(line), self.lines.zoom, line == self.line
        if zoom.folded and isinstance(spot, Group):
            shares, told = self._shares.get(spot.start, {}), self._headlines.get((zoom.unit, spot.start))
            return stretch_lines(spot, zoom.unit, styles, shares, self._most, told, self.tall(line), here=here)
        if isinstance(spot, Group) or (pinned and not here):
            return [heading_line(self.lines.groups[self.lines.group_at(line)], zoom.unit, styles, is_counted=self._counted)]
        day = day_label(spot.day, zoom.unit)
        if spot.nth < 0:
            spoken = self._event_days.get(spot.day, 0)
            return [event_line(self._events.get(spot.day), styles, here=here, day=day, stories=spoken)]
        row = self._row_cache.get(spot)
        if row is None:
            return [waiting_line(day, styles, here=here)]
        rank = self._ranks.get(row.id, 0)
        known = row, day, here, rank
        if known not in self._painted:
            self._painted[known] = story_lines(row, styles, self._matched, here=here, rank=rank, day=day)
        return self._painted[known]

    def _cut_lines(self) -> None:
        super()._cut_lines()
        self._heights.clear()
        self._most = max((group.total for group in self.lines.groups), default=0)

    def set_density(self, density: Density) -> None:
        """Give long headlines two lines, or all one."""
        self._density = density
        self._lay_out(self.cursor)

    def _style_lines(self) -> LineStyles:
        """Return the styles of now; lines that were painted in others are forgotten."""
        ground, width = self.ground, self.scrollable_content_region.width
        inks = [self.ink(name) for name in _INKS]
        two_lines = not self._compact and self.size.height >= _FOR_TWO_LINES
        known = ground, width, inks, self._themes, self._one_theme, self._matched, two_lines
        if self._line_styles is None or known != self._styled_for or len(self._painted) > _MOST_PAINTED:
            self._line_styles = line_styles(
                self.ink, ground, self._themes, width, one_theme=self._one_theme, two_lines=two_lines
            )
            self._styled_for = known
            self._painted.clear()
            self._heights.clear()
        return self._line_styles
