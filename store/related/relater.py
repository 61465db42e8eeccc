"""Relating stories of an archive: which belong with one, by what they share and how rare that is, and why."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from store.api.story import Story, StoryId
from store.api.views import Related
from store.engine.protocol import Engine, entry_of
from store.names import Name, canonical_names, find_names
from store.related.candidates import candidates
from store.related.profile import NAME, Weigher, opening
from store.related.reasons import Evidence, reasons
from store.related.shared_evidence import printed_words, shared_evidence
from store.related.story_similarity import Likeness
from store.related.term_rarity import ArchiveRarities
from store.search.vocabulary import Vocabulary

_CANDIDATES, _MOST_CANDIDATES = 24, 80
"""How many stories are looked at closely: twice as many as a list has, for a longer list more."""
_LEAST = 0.65
"""Below this a story is not called related: it is of the same theme at most."""
_FADES = 180
"""Days after which nearness in time counts for little."""


@dataclass(frozen=True, slots=True)
class Known:
    """A story as it is compared with others."""

    story: Story
    names: Sequence[str]
    """Folded keys of its names."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How a story belongs with another."""

    at: int
    """Its place among the stories that were compared."""
    score: float
    """How strongly, 0 to 1."""
    evidence: Evidence
    """What the two share."""


class Relater:
    """Relates the stories of one archive; keeps how rare words are, which is asked again and again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._refresh()

    def related(self, story_id: StoryId, limit: int) -> Sequence[Related]:
        """Return the stories that belong with one, strongest first. Raises UnknownStoryError."""
        with self._lock:
            if self._generation != self._engine.generation:
                self._refresh()
            return self._related(story_id, limit)

    def _refresh(self) -> None:
        self._generation = self._engine.generation
        self._rarities = ArchiveRarities(self._engine)
        self._weigher = Weigher(self._rarities)
        self._vocabulary = Vocabulary(self._engine)

    def _related(self, story_id: StoryId, limit: int) -> Sequence[Related]:
        entry = entry_of(self._engine, story_id)
        if entry.failed:
            return ()
        story = entry.story
        names = find_names(story)
        keys = [name.key for name in names]
        self._rarities.expect([opening(story)], [keys])
        query = candidates(story, self._weigher.profile(opening(story), keys), names, self._vocabulary)
        if query is None:
            return ()
        found = self._engine.stories(query, min(_MOST_CANDIDATES, max(_CANDIDATES, 2 * limit)))
        entries = [other.entry for other in found]
        others = [Known(entry.story, entry.names) for entry in entries]
        self._rarities.expect([opening(other.story) for other in others], [other.names for other in others])
        ties = ties_with(Known(story, keys), names, others, self._weigher, limit)
        return [Related(found[tie.at].row, tie.score, reasons(tie.evidence)) for tie in ties]


def ties_with(first: Known, names: Sequence[Name], others: Sequence[Known], weigher: Weigher, limit: int) -> list[Tie]:
    """Return how some of the others belong with the first story, which gives these names; strongest first."""
    around = (first, *others)
    stands = canonical_names(key for known in around for key in known.names)
    profiles = [weigher.profile(opening(one.story), list({stands[key]: 0 for key in one.names})) for one in around]
    likeness = Likeness(profiles)
    printed = printed_words(opening(first.story)) | {NAME + stands[name.key]: name.text for name in reversed(names)}
    days = [_days_between(first.story, other.story) for other in others]
    scores = [likeness.between(0, at + 1) * _nearness(apart) for at, apart in enumerate(days)]
    ties: list[Tie] = []
    for at in sorted(range(len(others)), key=lambda at: -scores[at]):
        if scores[at] < _LEAST or len(ties) >= limit:
            break
        evidence = shared_evidence(profiles[0], profiles[at + 1], printed, days[at])
        if evidence.names or evidence.words:
            ties.append(Tie(at, scores[at], evidence))
    return ties


def _days_between(first: Story, other: Story) -> int:
    return (other.published.first_day - first.published.first_day).days


def _nearness(days: int) -> float:
    """Return what is left of a likeness so many days apart: a tenth of it fades."""
    return 0.9 + 0.1 * exp(-abs(days) / _FADES)
