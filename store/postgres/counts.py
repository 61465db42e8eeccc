"""How many stories stand on each day and under each theme, in PostgreSQL's terms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from store.api.views import Breakdown, Counts
from store.engine.field_names import SAID
from store.engine.protocol import Extent
from store.postgres.fragments import Fragment

Ask = Callable[[Fragment], list[tuple[Any, ...]]]
_TOLD = SAID.index("told_day")
_MONDAY = "s.day - mod(s.day - 1, 7)"
"""The Monday of a day: the first day of our years is one."""
_LISTS = {"source": "s.sources", "feed": "s.feeds"}
"""Fields of which a story may have several values."""


def extent(ask: Ask, condition: Fragment) -> Extent:
    """Return how many stories there are, and from when to when."""
    number, first, last = ask(Fragment("SELECT count(*), min(s.day), max(s.day)") + _of(condition))[0]
    return Extent(int(number), int(first), int(last)) if number else Extent(0, 1, 0)


def count_days(ask: Ask, condition: Fragment, first: int, last: int) -> Counts:
    """Return how many stories of a span stand on each day and under each theme."""
    rows = ask(
        Fragment("SELECT s.day, s.theme, count(*)")
        + _of(condition)
        + Fragment(" AND s.day BETWEEN %s AND %s GROUP BY s.day, s.theme ORDER BY s.day", (first, last))
    )
    days: dict[int, int] = {}
    themes: dict[str, int] = {}
    for day, theme, number in rows:
        days[day] = days.get(day, 0) + number
        themes[theme] = themes.get(theme, 0) + number
    total = sum(days.values())
    commonest = dict(sorted(themes.items(), key=lambda one: (-one[1], one[0])))
    within = condition + Fragment(" AND s.day BETWEEN %s AND %s", (first, last))
    return Counts(days, commonest, total, total - _read(ask, within))


def count_months(ask: Ask, condition: Fragment) -> Counts:
    """Return how many stories stand in each month, on its first day."""
    rows = ask(Fragment("SELECT s.moon, count(*)") + _of(condition) + Fragment(" GROUP BY s.moon ORDER BY s.moon"))
    days = {_month_start(moon): number for moon, number in rows}
    total = sum(days.values())
    return Counts(days, {}, total, total - _read(ask, condition))


def break_down(ask: Ask, condition: Fragment, *, weekly: bool) -> Breakdown:
    """Return how many stories each theme has in each week (from its Monday) or month."""
    rows = ask(
        Fragment(f"SELECT {_MONDAY if weekly else 's.moon'} AS span, s.theme, count(*)")
        + _of(condition)
        + Fragment(" GROUP BY span, s.theme ORDER BY span, 3 DESC, s.theme")
    )
    spans: dict[int, dict[str, int]] = {}
    for span, theme, number in rows:
        spans.setdefault(span if weekly else _month_start(span), {})[theme] = number
    return spans


def commonest(ask: Ask, condition: Fragment, field: str, limit: int) -> dict[str, int]:
    """Return the commonest values of a field, the commonest first; stories without a value are left out."""
    value = f"unnest({_LISTS[field]})" if field in _LISTS else f"s.{field}"
    rows = ask(
        Fragment(f"SELECT value, count(*) FROM (SELECT {value} AS value")
        + _of(condition)
        + Fragment(") found WHERE value <> '' GROUP BY value ORDER BY 2 DESC, value LIMIT %s", (limit,))
    )
    return {str(value): int(number) for value, number in rows}


def days_told(ask: Ask, condition: Fragment, first: int, last: int) -> Mapping[int, int]:
    """Return how many stories tell something of each day of a span, by ordinals."""
    rows = ask(
        Fragment("SELECT n.value, count(*) FROM dateline.mentions n JOIN dateline.stories s ON s.id = n.story")
        + Fragment(" WHERE n.kind = %s AND n.value BETWEEN %s AND %s AND ", (_TOLD, first, last))
        + condition
        + Fragment(" GROUP BY n.value ORDER BY n.value")
    )
    return {int(day): int(number) for day, number in rows}


def _of(condition: Fragment) -> Fragment:
    return Fragment(" FROM dateline.stories s WHERE ") + condition


def _read(ask: Ask, condition: Fragment) -> int:
    """Return how many stories the person has read: few of all have any marks."""
    joined = "SELECT count(*) FROM dateline.marks k JOIN dateline.stories s ON s.id = k.story"
    rows = ask(Fragment(f"{joined} WHERE k.person = current_user AND k.read AND ") + condition)
    return int(rows[0][0])


def _month_start(moon: int) -> int:
    """Return the first day of a month, given as stories have it."""
    return date(moon // 12, moon % 12 + 1, 1).toordinal()
