"""What a search line asks for, as a small tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

FIELDS = ("title", "body", "theme", "place", "source", "person", "name", "tag", "note")
"""Parts of a story that a word can be looked for in."""
STATES = ("unread", "read", "starred", "noted", "undated")
"""What `is:` can ask of a story."""
SIDES = ("after", "before", "on", "about")
"""How a story can lie to a stretch of time: published after, before or within it, or speaking of it."""
SORTS = ("time", "rank")
"""The orders that `sort:` can ask for."""


class How(StrEnum):
    """How the text of a term has to stand in a story."""

    FORGIVING = "forgiving"
    """Any of its inflections or likely spellings."""
    EXACT = "exact"
    """The word as it is written."""
    PHRASE = "phrase"
    """The words side by side."""
    START = "start"
    """At the beginning of the title."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase."""

    text: str
    """As it was typed."""
    how: How = How.FORGIVING
    """How it has to stand in a story."""
    field: str = ""
    """Where it has to stand, one of `FIELDS`; empty for anywhere in the text."""


@dataclass(frozen=True, slots=True)
class During:
    """A stretch of time, and on which side of it a story was published, or that it speaks of it."""

    side: str
    """One of `SIDES`."""
    first: date
    """First day of the stretch."""
    last: date
    """Last day of the stretch."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time that stands among the words: a story is of it, speaks of it, or has the words."""

    text: str
    """As it was typed."""
    first: date
    """First day of the stretch that is meant."""
    last: date
    """Last day of it."""


@dataclass(frozen=True, slots=True)
class Is:
    """What the person did to a story, or what it lacks."""

    state: str
    """One of `STATES`."""


@dataclass(frozen=True, slots=True)
class Not:
    """What a story must not be."""

    node: Node


@dataclass(frozen=True, slots=True)
class All:
    """Two or more things that must all be so."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Two or more things of which one must be so."""

    nodes: tuple[Node, ...]


Node = Term | During | Time | Is | Not | All | Either


@dataclass(frozen=True, slots=True)
class Query:
    """A whole search line."""

    tree: Node | None = None
    """What stories have to be; None if the line asks for nothing."""
    sort: str = ""
    """One of `SORTS`; empty for the usual order, by rank."""
    unfinished: Term | None = field(default=None, compare=False)
    """The word that is still being typed, of which only the beginning is known; one of the tree's own terms."""
    unread: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """Names with values that they can't have, such as `on` and `2025-13`; they are searched as words."""


def times_of(node: Node | None) -> Iterator[Time]:
    """Yield the times among the words that a story should be of, in order."""
    if isinstance(node, Time):
        yield node
    elif isinstance(node, All | Either):
        for inner in node.nodes:
            yield from times_of(inner)


def terms_of(node: Node | None) -> Iterator[Term]:
    """Yield the terms that a story should have, in order; those it must not have are left out."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, All | Either):
        for inner in node.nodes:
            yield from terms_of(inner)
