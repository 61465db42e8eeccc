"""What changes an archive, told: what an import did, what was refused, what is different since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.api.story import StoryId
from store.api.when import When


@dataclass(frozen=True, slots=True)
class Refused:
    """A piece of input that could not become a story."""

    file: str
    """Which file, as the person named it; `-` for standard input."""
    line: int
    """Where in it, from 1; 0 if the whole file is meant."""
    reason: str
    """What is wrong and what to do, in one sentence."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A story that was taken in, in short: there may be a million of them."""

    id: StoryId
    """Its id."""
    title: str
    """Its headline."""
    published: When
    """When it was published."""
    feeds: tuple[str, ...] = ()
    """Ids of the feeds that it came by."""


@dataclass(frozen=True, slots=True)
class Added:
    """What an import did."""

    added: Sequence[Taken] = ()
    """Stories that are new."""
    updated: Sequence[Taken] = ()
    """Stories whose text was replaced by a newer one."""
    unchanged: Sequence[Taken] = ()
    """Stories that were already there as they are."""
    notices: tuple[str, ...] = ()
    """Sentences the person should see, such as that a story went to the file of its month."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is different since the archive was last looked at."""

    changed: bool = False
    """True if any list on the screen may be out of date."""
    new: int = 0
    """How many more stories there are than before."""
    notices: tuple[str, ...] = ()
    """Sentences the person should see, such as a month that was set aside."""
    pending: int = 0
    """How many stories can be found but still wait for their themes and names."""
    threads: bool = False
    """Whether stories may be in other threads."""
