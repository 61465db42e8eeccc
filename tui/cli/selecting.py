"""What options of several commands mean: a theme by its key or name, a stretch of time by two dates."""

from __future__ import annotations

from datetime import date

from store.api.archive import Archive
from store.api.errors import DatelineError
from store.api.themes import Theme
from store.dates.spans import parse_span


class UnknownChoiceError(DatelineError):
    """What was typed for an option means nothing here; the text says why and what to do."""


def theme_called(archive: Archive, typed: str) -> Theme:
    """Return the theme, in use or not, that is typed by its key or else by its name. Raises UnknownChoiceError."""
    low, every = typed.casefold().strip(), archive.themes.every()
    for called in (
        {theme.key.casefold(): theme for theme in every},
        {theme.name.casefold(): theme for theme in reversed(every)},
    ):
        if low in called:
            return called[low]
    raise UnknownChoiceError(f"no theme is called “{typed}”; dateline themes --all lists them")


def theme_shown(archive: Archive, typed: str) -> str:
    """Return the key of the theme under which the stories of the one that is typed stand. Raises UnknownChoiceError."""
    theme, by_key = theme_called(archive, typed), {theme.key: theme for theme in archive.themes.every()}
    while theme.into and not theme.hidden:  # it ends, as no theme may be merged into itself in the end
        theme = by_key[theme.into]
    if theme.hidden:
        raise UnknownChoiceError(f"{theme.name} is hidden; dateline themes show {theme.key} uses it again")
    return theme.key


def span_between(begin: str, from_option: str, end: str, to_option: str) -> tuple[date | None, date | None]:
    """Return the first and the last day that two options mean, None for one that was left out. Raises UnknownChoiceError."""
    first, last = _day(begin, from_option, 0), _day(end, to_option, 1)
    if first and last and last < first:
        raise UnknownChoiceError(f"{from_option} {first} is after {to_option} {last}; swap them")
    return first, last


def _day(typed: str, option: str, which: int) -> date | None:
    if not typed:
        return None
    span = parse_span(typed, date.today())
    if span is None:
        raise UnknownChoiceError(f"{option} needs a date such as 2025-06-02, june 2025 or last month, not “{typed}”")
    return span[which]
