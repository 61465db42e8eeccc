"""Corrections: what the person said about threads. They speak of stories, never of threads, so they hold however threads are found anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from store.api.story import StoryId
from store.text.clean import clean_line

Pair = tuple[StoryId, StoryId]
LONGEST_NAME = 80
"""Characters of a name that the person gives to a thread."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the person said: it outweighs every likeness, and what is said later outweighs what was said before."""

    together: tuple[Pair, ...] = ()
    """Stories that belong to one thread."""
    apart: tuple[Pair, ...] = ()
    """Stories that do not."""
    names: Mapping[StoryId, str] = field(default_factory=dict)
    """A story to the name the person gave to its thread."""

    def joined(self, one: StoryId, other: StoryId) -> Corrections:
        """Return them with the threads of two stories made one."""
        return replace(
            self, together=(*_without(self.together, one, other), (one, other)), apart=_without(self.apart, one, other)
        )

    def split(self, stories: Iterable[StoryId], rest: StoryId) -> Corrections:
        """Return them with some stories of a thread made a thread of their own; `rest` is a story that stays."""
        leaving = list(dict.fromkeys(stories))
        kept = tuple(pair for pair in self.together if (pair[0] in leaving) == (pair[1] in leaving))
        pairs = tuple((leaving[0], other) for other in leaving[1:])
        return replace(self, together=(*kept, *pairs), apart=(*self.apart, (leaving[0], rest))) if leaving else self

    def moved(self, story: StoryId, to: StoryId, away: StoryId | None = None) -> Corrections:
        """Return them with a story moved into the thread of another, away from the thread of a third."""
        kept = tuple(pair for pair in self.together if story not in pair)
        apart = _without(self.apart, story, to)
        return replace(self, together=(*kept, (story, to)), apart=(*apart, (story, away)) if away else apart)

    def renamed(self, story: StoryId, name: str) -> Corrections:
        """Return them with the thread of a story called by another name; an empty name lets Dateline name it again."""
        rest = {key: value for key, value in self.names.items() if key != story}
        return replace(self, names={**rest, story: name} if name else rest)

    def to_json(self) -> dict[str, Any]:
        """Return them in plain JSON types."""
        return {"together": [list(p) for p in self.together], "apart": [list(p) for p in self.apart], "names": dict(self.names)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Corrections:
        """Return what `to_json` wrote; what has another shape is left out."""
        names = data.get("names")
        told = (
            {StoryId(k): clean_line(v)[:LONGEST_NAME] for k, v in names.items() if isinstance(v, str)}
            if isinstance(names, Mapping)
            else {}
        )
        return cls(_pairs(data.get("together")), _pairs(data.get("apart")), told)


def _without(pairs: tuple[Pair, ...], one: StoryId, other: StoryId) -> tuple[Pair, ...]:
    return tuple(pair for pair in pairs if set(pair) != {one, other})


def _pairs(data: object) -> tuple[Pair, ...]:
    found = data if isinstance(data, list | tuple) else ()
    return tuple(
        (StoryId(one[0]), StoryId(one[1]))
        for one in found
        if isinstance(one, list | tuple) and len(one) == 2 and all(isinstance(part, str) for part in one)
    )
