"""What a row of `watches.json` may hold, whoever wrote it there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from store.api.errors import WatchError
from store.api.watches import Watch
from store.text.clean import clean_line
from store.text.fold import fold

LONGEST_NAME = 40
LONGEST_LINE = 500
Row = TypeVar("Row", bound=Mapping[str, Any])


def checked(name: object, line: object) -> Watch:
    """Return a watch list that may be kept, its texts unable to steer a terminal. Raises WatchError."""
    clean_name, clean_words = (clean_line(text) if isinstance(text, str) else "" for text in (name, line))
    if not any(char.isprintable() and not char.isspace() for char in clean_name):
        raise WatchError(f"a watch list needs a name; give it one of up to {LONGEST_NAME} characters")
    if len(clean_name) > LONGEST_NAME:
        told = f"the name “{clean_name[:LONGEST_NAME]}…” has {len(clean_name):,} characters; {LONGEST_NAME} are the most"
        raise WatchError(f"{told}, so choose a shorter one")
    if len(clean_words) > LONGEST_LINE:
        told = f"the search of “{clean_name}” has {len(clean_words):,} characters; {LONGEST_LINE} are the most"
        raise WatchError(f"{told}, so ask for less, or split it over two lists")
    from store.query import parse

    if parse(clean_words, date.today()).tree is None:
        raise WatchError(
            f"the watch list “{clean_name}” has nothing to look for; give it words, such as binance or theme:water"
        )
    return Watch(clean_name, clean_words)


def understood(rows: Iterable[Row], left_out: list[tuple[Mapping[str, Any], str]]) -> list[tuple[Watch, Row]]:
    """Return the lists that rows hold, in the person's order; those that can't be used stay in the file and are told."""
    lists: dict[str, tuple[Watch, Row]] = {}
    for row in sorted(rows, key=_place):
        try:
            watch = checked(row.get("name"), row.get("line"))
        except WatchError as error:
            left_out.append((row, f"a watch list is left out: {error}"))
            continue
        if lists.setdefault(fold(watch.name), (watch, row))[1] is not row:
            left_out.append((row, f"the watch list “{watch.name}” stands there twice, and the second is left out"))
    return list(lists.values())


def _place(row: Mapping[str, Any]) -> float:
    place = row.get("place")
    return place if isinstance(place, int | float) else float("inf")
