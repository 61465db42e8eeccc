"""Completing a search line: the names, values and dates that continue what is typed at the cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from store.api.search import Completion
from store.query.cursor_spots import Spot, may_complete, spot_at
from store.query.lexer import NAMED, QUOTES, Kind, Token, read
from store.query.offered_times import times_from
from store.query.tree import SIDES, SORTS, STATES, How
from store.text.fold import words

__all__ = ["Completion", "Known", "Value", "completions", "may_complete", "value_of"]

MOST = 8
"""How many completions are offered at most."""
_UNQUOTED = str.maketrans(dict.fromkeys(QUOTES, " "))


@dataclass(frozen=True, slots=True)
class Value:
    """What a field may have."""

    text: str
    """As a search line has it, without quotes."""
    shown: str
    """As a list shows it."""
    count: int | None
    """About how many stories have it."""
    folded: tuple[str, ...]
    """The folded words of its text, and of what is shown where that differs."""


Known = Callable[[str, str], Sequence[Value]]
"""From a field and what is typed of its value to values that may continue it, the commonest first."""


def value_of(text: str, count: int | None = None, shown: str = "") -> Value:
    """Return a value as it is completed; quotes are left out of it, as a line has no sign to write them with."""
    plain = " ".join(text.translate(_UNQUOTED).split())
    forms = dict.fromkeys(" ".join(words(form)) for form in (plain, shown) if form)
    return Value(plain, shown or text, count, tuple(forms))


def completions(line: str, cursor: int, known: Known, today: date) -> Sequence[Completion]:
    """Return what may be put at a place of a line, the likeliest first; nothing if what stands there is complete."""
    spot = spot_at(line, cursor)
    if spot is None:
        return ()
    values = [Completion(_written(spot, one.text), spot.start, spot.end, one.shown, one.count)
              for one in _values(spot, known, today)]  # fmt: skip
    names = [Completion(name, spot.start, spot.end, name) for name in _names(spot)]
    found = [*values, *names][:MOST]
    whole = len(found) == 1 and found[0].text.casefold() == line[spot.start : spot.end].casefold()
    return () if whole else found


def _names(spot: Spot) -> list[str]:
    return [f"{name}:" for name in NAMED if name.startswith(spot.typed.lower())] if spot.bare else []


def _values(spot: Spot, known: Known, today: date) -> Iterable[Value]:
    """Return the values of the spot's field that continue what is typed."""
    if not spot.field:
        return ()
    if spot.field in SIDES:
        return [value_of(time) for time in islice(times_from(spot.typed, today), MOST)]
    fixed = {"is": STATES, "sort": SORTS}.get(spot.field)
    values = known(spot.field, spot.typed) if fixed is None else [value_of(name) for name in fixed]
    return _continuing(values, spot.typed)


def _continuing(values: Sequence[Value], typed: str) -> list[Value]:
    """Return the values that begin with what is typed, then those with a word that does; both as they come."""
    low = " ".join(words(typed))
    if not low and typed.strip():
        return []
    able = [value for value in values if any(char.isalnum() for char in value.text)]
    begun = [value for value in able if any(form.startswith(low) for form in value.folded)][:MOST]
    inside = (value for value in able if value not in begun and any(f" {low}" in form for form in value.folded))
    return [*begun, *islice(inside, MOST - len(begun))]


def _written(spot: Spot, text: str) -> str:
    """Return a value as a line has it: in quotes unless it is read as one word without them."""
    one_word = read(f"{spot.field}:{text}") == [Token(Kind.TEXT, text, How.FORGIVING, spot.field)]
    return text if one_word and not spot.quoted else f'"{text}"'
