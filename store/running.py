"""Running matters as a screen or a command is told of them: plain frozen data, beside `store.views`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.model import StoryId
from store.views import StoryRow


@dataclass(frozen=True, slots=True)
class Thread:
    """A running matter, as it is listed."""

    id: int
    """Its number, kept for good."""
    name: str
    """What it is called."""
    given: bool
    """True if the person gave the name."""
    number: int
    """How many stories it has."""
    first: int
    """Its first day, as an ordinal."""
    last: int
    """Its last day."""


@dataclass(frozen=True, slots=True)
class ThreadPlace:
    """Where a story stands in its thread."""

    thread: Thread
    """The thread, of at least two stories."""
    nth: int
    """Which of its stories it is, in time order, from 1."""
    earlier: StoryRow | None
    """The story before it in the thread."""
    later: StoryRow | None
    """The story after it in the thread."""


@dataclass(frozen=True, slots=True)
class NearThread:
    """A thread that shares much with another."""

    thread: Thread
    """The thread."""
    shares: tuple[str, ...]
    """Names and words that both are known by, the most telling first."""
    latest: StoryId
    """Its latest story."""


@dataclass(frozen=True, slots=True)
class ThreadTold:
    """A thread told whole."""

    thread: Thread
    """The thread."""
    stands: str
    """Where it stands: a sentence of its latest story."""
    rows: Sequence[StoryRow]
    """Its stories, oldest first."""
    key: frozenset[StoryId]
    """The few of them that tell it, its first and its last among them."""
    near: Sequence[NearThread]
    """Threads beside it: those that share the most with it, the nearest first."""


@dataclass(frozen=True, slots=True)
class WhyThread:
    """Why a story is in its thread."""

    thread: Thread
    """The thread."""
    by_person: bool
    """True if the person put it there."""
    began: bool
    """True if the thread began with it."""
    shared: tuple[str, ...]
    """Words and names it shared with the thread when it came, what weighed most first."""
    joined: tuple[tuple[str, ...], ...]
    """For each thread that was joined into this one, what both had."""


@dataclass(frozen=True, slots=True)
class ChangedText:
    """What became different from one text of a story to the next, as printed."""

    added: tuple[str, ...]
    """Runs of words that are new, in order."""
    removed: tuple[str, ...]
    """Runs of words that are gone, in order."""


@dataclass(frozen=True, slots=True)
class NameTold:
    """A name a story gives."""

    text: str
    """As the story prints it."""
    stories: int
    """How many stories give it in this spelling."""
    line: str
    """The search line for all stories that give it, in whatever spelling."""


@dataclass(frozen=True, slots=True)
class NamesTold:
    """The names a story gives, by what they name, each in order of appearance."""

    people: Sequence[NameTold]
    organisations: Sequence[NameTold]
    agreements: Sequence[NameTold]
    """Treaties, laws, plans."""
    places: Sequence[NameTold]
    others: Sequence[NameTold]
    """Those nothing in the story tells more of."""
