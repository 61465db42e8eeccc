"""How many stories stand on each day and under each theme, in PostgreSQL's terms: read off the tallies where these tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from store.api.views import Breakdown, Counts
from store.engine.field_names import SAID
from store.engine.order import A_DAY
from store.engine.protocol import Extent
from store.engine.terms import EVERYTHING, Between, Clause, Combined, Everything, Has, HasAny, Nothing, Scored, Worth
from store.postgres.fragments import Fragment

Ask = Callable[[Fragment], list[tuple[Any, ...]]]
_TOLD = SAID.index("told_day")
_MONDAY = "s.day - mod(s.day - 1, 7)"
"""The Monday of a day: the first day of our years is one."""
_LISTS = {"source": "s.sources", "feed": "s.feeds"}
"""Fields of which a story may have several values."""
_TALLIED = frozenset(("day", "theme", "copy"))
"""Fields that tallies are by."""


_UNREAD = f"""(
  SELECT day, theme, copy, moon, at, sum(number) AS number FROM (
    SELECT day, theme, copy, moon, at, number FROM dateline.tallies
    UNION ALL
    SELECT e.day, e.theme, e.copy, e.moon, e.day * {A_DAY}::bigint, -1
    FROM dateline.marks k JOIN dateline.entries e ON e.id = k.story WHERE k.person = current_user AND k.read
  ) told GROUP BY day, theme, copy, moon, at HAVING sum(number) > 0
)"""
"""What tallies would tell of the stories that the person has not read: few of all have any marks."""


_BY_ME = "LEFT JOIN (SELECT story FROM dateline.marks WHERE person = current_user AND read) k ON k.story = s.id"
"""What joins to a story whether the person has read it."""


@dataclass(frozen=True, slots=True)
class Counter:
    """Counts the stories of one question."""

    ask: Ask
    """Returns the rows of a question."""
    condition: Fragment
    """What holds for these stories."""
    tallied: Fragment | None
    """What holds for tallies that tell of all that is asked, so that no story needs to be looked at; None if they don't tell it."""
    unread: bool = False
    """Whether only stories are meant that the person has not read, which `tallied` leaves out."""

    @property
    def number(self) -> str:
        """What counts the stories of some rows."""
        return "count(*)" if self.tallied is None else "coalesce(sum(s.number), 0)::bigint"

    @property
    def rows(self) -> Fragment:
        """Where these rows come from."""
        if self.tallied is None:
            return Fragment(" FROM dateline.entries s WHERE ") + self.condition
        return Fragment(f" FROM {_UNREAD if self.unread else 'dateline.tallies'} s WHERE ") + self.tallied

    def extent(self) -> Extent:
        """Return how many stories there are, and from when to when."""
        number, first, last = self.ask(Fragment(f"SELECT {self.number}, min(s.day), max(s.day)") + self.rows)[0]
        return Extent(int(number), int(first), int(last)) if number else Extent(0, 1, 0)

    def days(self, first: int, last: int) -> Counts:
        """Return how many stories of a span stand on each day and under each theme."""
        rows, read = self._by("s.day, s.theme", Fragment(" AND s.day BETWEEN %s AND %s", (first, last)))
        days: dict[int, int] = {}
        themes: dict[str, int] = {}
        for day, theme, number in rows:
            days[day] = days.get(day, 0) + number
            themes[theme] = themes.get(theme, 0) + number
        total = sum(days.values())
        commonest = dict(sorted(themes.items(), key=lambda one: (-one[1], one[0])))
        return Counts(days, commonest, total, total - read)

    def months(self) -> Counts:
        """Return how many stories stand in each month, on its first day."""
        rows, read = self._by("s.moon", Fragment(""))
        days = {_month_start(moon): number for moon, number in rows}
        total = sum(days.values())
        return Counts(days, {}, total, total - read)

    def breakdown(self, *, weekly: bool) -> Breakdown:
        """Return how many stories each theme has in each week (from its Monday) or month."""
        chosen = Fragment(f"SELECT {_MONDAY if weekly else 's.moon'} AS span, s.theme, {self.number} AS times")
        rows = self.ask(chosen + self.rows + Fragment(" GROUP BY span, s.theme ORDER BY span, times DESC, s.theme"))
        spans: dict[int, dict[str, int]] = {}
        for span, theme, number in rows:
            spans.setdefault(span if weekly else _month_start(span), {})[theme] = number
        return spans

    def commonest(self, field: str, limit: int) -> dict[str, int]:
        """Return the commonest values of a field, the commonest first; stories without a value are left out."""
        if field == "theme":
            value = Fragment(f"SELECT s.theme AS value, {self.number} AS times") + self.rows + Fragment(" GROUP BY s.theme")
        else:
            column = f"unnest({_LISTS[field]})" if field in _LISTS else f"s.{field}"
            each = Fragment(f"SELECT {column} AS value FROM dateline.entries s WHERE ") + self.condition
            value = Fragment("SELECT value, count(*) AS times FROM (") + each + Fragment(") found GROUP BY value")
        order = Fragment("SELECT value, times FROM (") + value
        rows = self.ask(order + Fragment(") counted WHERE value <> '' ORDER BY times DESC, value LIMIT %s", (limit,)))
        return {str(one): int(times) for one, times in rows}

    def days_told(self, first: int, last: int) -> Mapping[int, int]:
        """Return how many stories tell something of each day of a span, by ordinals."""
        rows = self.ask(
            Fragment("SELECT n.value, count(*) FROM dateline.mentions n JOIN dateline.entries s ON s.id = n.story")
            + Fragment(" WHERE n.kind = %s AND n.value BETWEEN %s AND %s AND ", (_TOLD, first, last))
            + self.condition
            + Fragment(" GROUP BY n.value ORDER BY n.value")
        )
        return {int(day): int(number) for day, number in rows}

    def _by(self, columns: str, within: Fragment) -> tuple[list[tuple[Any, ...]], int]:
        """Return how many stories there are by some columns, of which the first gives the order, and how many of all of them were read."""
        grouped = Fragment(f" GROUP BY {columns} ORDER BY {columns.partition(',')[0]}")
        if self.tallied is not None:
            rows = self.ask(Fragment(f"SELECT {columns}, {self.number}") + self.rows + within + grouped)
            return rows, self._read(within)
        # Whoever looked at the marks first would have to see for each of them whether the story has the words.
        counted = Fragment(f"SELECT {columns}, count(*), count(k.story) FROM dateline.entries s {_BY_ME} WHERE ")
        rows = self.ask(counted + self.condition + within + grouped)
        return [row[:-1] for row in rows], sum(int(row[-1]) for row in rows)

    def _read(self, within: Fragment) -> int:
        """Return how many of these stories the person has read: few of all have any marks."""
        if self.unread:
            return 0
        joined = "SELECT count(*) FROM dateline.marks k JOIN dateline.entries s ON s.id = k.story"
        rows = self.ask(Fragment(f"{joined} WHERE k.person = current_user AND k.read AND ") + self.condition + within)
        return int(rows[0][0])


def is_tallied(query: Clause) -> bool:
    """Return whether a query asks of stories only what tallies are by: their days, first themes, and whether they are copies."""
    match query:
        case Everything() | Nothing():
            return True
        case Worth(query=inner) | Scored(query=inner):
            return is_tallied(inner)
        case Combined(every=every, some=some, none=none):
            return all(map(is_tallied, (*every, *some, *none)))
        case Between(field="at", first=first, last=last):
            return (first is None or first % A_DAY == 0) and (last is None or (last + 1) % A_DAY == 0)
        case Has(field=field) | HasAny(field=field) | Between(field=field):
            return field in _TALLIED
        case _:
            return False


def all_but_unread(query: Clause) -> Clause | None:
    """Return what a query asks of stories besides that they are unread; None if it doesn't ask that, or of some of them alone."""
    match query:
        case Has(field="read", value=0):
            return EVERYTHING
        case Worth(query=inner) | Scored(query=inner):
            return all_but_unread(inner)
        case Combined(every=every, some=some, none=none):
            for nth, one in enumerate(every):
                if (rest := all_but_unread(one)) is not None:
                    return Combined((*every[:nth], rest, *every[nth + 1 :]), some, none)
    return None


def _month_start(moon: int) -> int:
    """Return the first day of a month, given as stories have it."""
    return date(moon // 12, moon % 12 + 1, 1).toordinal()
