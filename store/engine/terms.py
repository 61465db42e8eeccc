"""Which stories are asked for, as a small tree that any engine can put into its own terms.

Fields are those of `store.engine.fields`. Each kind of node says how well what it finds answers; `Worth` and `Scored` change that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Everything:
    """Every story, all alike."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No story."""


@dataclass(frozen=True, slots=True)
class Has:
    """Stories that have a word or a value in a field; the rarer it is, the better they answer."""

    field: str
    value: str | int


@dataclass(frozen=True, slots=True)
class HasAny:
    """Stories that have one of some values in a field, all alike."""

    field: str
    values: Sequence[str] | Sequence[int]


@dataclass(frozen=True, slots=True)
class Begins:
    """Stories that have a word or a value in a field that begins with some letters."""

    field: str
    letters: str


@dataclass(frozen=True, slots=True)
class Near:
    """Stories that have a word in a field which is up to so many letters away; two swapped letters are one."""

    field: str
    word: str
    letters: int


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Stories that have some words side by side in a field, with up to `gap` others between them."""

    field: str
    words: Sequence[str]
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Between:
    """Stories whose number in a field lies between two, both included; None for an end that is left open."""

    field: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Worth:
    """What a query finds, each answering so many times as well."""

    query: Clause
    weight: float


@dataclass(frozen=True, slots=True)
class Scored:
    """What a query finds, all answering equally well."""

    query: Clause
    score: float


@dataclass(frozen=True, slots=True)
class Combined:
    """Stories that answer all of `every` and none of `none`, and, where `every` is empty, at least so many of `some`.

    What answers more of `some` answers better.
    """

    every: Sequence[Clause] = ()
    some: Sequence[Clause] = ()
    none: Sequence[Clause] = ()
    at_least: int = 1


Clause = Everything | Nothing | Has | HasAny | Begins | Near | SideBySide | Between | Worth | Scored | Combined

EVERYTHING, NOTHING = Everything(), Nothing()


def any_of(terms: Iterable[Clause]) -> Clause:
    """Return what one of some queries finds."""
    each = tuple(terms)
    return each[0] if len(each) == 1 else Combined(some=each) if each else NOTHING


def all_of(terms: Iterable[Clause]) -> Clause:
    """Return what all of some queries find."""
    each = tuple(terms)
    return each[0] if len(each) == 1 else Combined(every=each) if each else EVERYTHING


def both(one: Clause, other: Clause) -> Clause:
    """Return what two queries find."""
    return Combined(every=(one, other))


def without(term: Clause, left_out: Clause) -> Clause:
    """Return what one query finds and another does not."""
    return Combined(every=(term,), none=(left_out,))


def quietly(term: Clause) -> Clause:
    """Return a query that decides which stories match but not how well."""
    return Scored(term, 0.0)


def these(ids: Iterable[str]) -> Clause:
    """Return the query for stories by their ids."""
    return HasAny("id", [str(one) for one in ids])
