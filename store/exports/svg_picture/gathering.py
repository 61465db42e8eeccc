"""What of many stories a picture shows: how many stand on each day of each lane, and the stories whose titles may be written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from store.api.views import MarkedStory
from store.exports.about import About

_MOST_LANES = 24
_MOST_TITLES = 4_000
"""Stories whose titles are kept at hand; of more, those are kept that stand alone in their days."""
_LONGEST = 46
"""Characters of a title."""
OTHERS = "\x00others"
"""The lane of themes that have none of their own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A story whose title may be written."""

    day: int
    """Day ordinal."""
    title: str
    """Its headline, cut to what fits."""
    link: str
    """Where it stands on the web."""
    starred: bool
    """True if the person starred it: its title comes before others."""

    @property
    def written(self) -> str:
        """Its title as it is written, with a star before it if it has one."""
        return f"★ {self.title}" if self.starred else self.title


@dataclass(slots=True)
class Lane:
    """The stories of one theme."""

    key: str
    """The theme's key."""
    name: str
    """What it is called."""
    colour: str
    """Its colour, as `#rrggbb`."""
    days: Counter[int] = field(default_factory=Counter)
    """Day ordinal to number of stories."""
    shown: list[Shown] = field(default_factory=list)
    """Stories whose titles may be written, in time order."""
    _days_apart: int = 1
    """Of so many days one title is kept."""

    def take(self, one: MarkedStory, most: int) -> None:
        """Count a story, and keep its title if there is room."""
        story = one.story
        day = story.published.first_day.toordinal()
        self.days[day] += 1
        title = story.title if len(story.title) <= _LONGEST else f"{story.title[: _LONGEST - 1].rstrip()}…"
        self.shown.append(Shown(day, title, story.link, one.marks.starred))
        while len(self.shown) > most:
            self.thin(self._days_apart * 2)

    def thin(self, days: int) -> None:
        """Keep one title of so many days: of a starred story, or the first."""
        self._days_apart = days
        best: dict[int, Shown] = {}
        for one in self.shown:
            known = best.setdefault(one.day // days, one)
            if one.starred and not known.starred:
                best[one.day // days] = one
        self.shown = [best[bucket] for bucket in sorted(best)]


def gathered(stories: Iterable[MarkedStory], about: About) -> list[Lane]:
    """Return the lanes that have stories, in the order of the themes; the smallest are one lane where there are too many."""
    colours = {theme.key: theme.colour for theme in about.themes}
    names = about.names
    lanes: dict[str, Lane] = {}
    for one in stories:
        key = one.themes[0] if one.themes else ""
        if key not in lanes and len(lanes) >= 4 * _MOST_LANES:
            key = OTHERS
        if key not in lanes:
            called = names.get(key) or key or "Stories"
            lanes[key] = Lane(key, "Other themes" if key == OTHERS else called, colours.get(key, ""))
        lanes[key].take(one, _MOST_TITLES // 4)
    order = {theme.key: place for place, theme in enumerate(about.themes)}
    return _few(sorted(lanes.values(), key=lambda lane: (order.get(lane.key, len(order)), lane.key)))


def _few(lanes: list[Lane]) -> list[Lane]:
    if len(lanes) <= _MOST_LANES:
        return lanes
    largest = sorted(lanes, key=lambda lane: -lane.days.total())[: _MOST_LANES - 1]
    others = Lane(OTHERS, "Other themes", "")
    for lane in lanes:
        if lane not in largest:
            others.days.update(lane.days)
            others.shown = sorted([*others.shown, *lane.shown], key=lambda one: one.day)
    return [*(lane for lane in lanes if lane in largest), others]
