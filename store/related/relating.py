"""Relating stories of an archive: which belong with one, by what they share and how rare that is, and why."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from store.index.index import StoryIndex
from store.index.schema import entry_of, row_of
from store.model import Story, StoryId
from store.names import Name, find_names, joined
from store.related.candidates import candidates
from store.related.likeness import Likeness
from store.related.profile import NAME, Profile, opening, profile
from store.related.rarity import ArchiveRarities
from store.related.reasons import reasons
from store.related.shared import printed_words, shared_evidence
from store.search.vocabulary import Vocabulary
from store.views import Related, StoryRow

_CANDIDATES = 30
"""How many stories are looked at closely; half of them would do for a list of twelve."""
_LEAST = 0.4
"""Below this likeness a story is not called related: it is of the same theme at most."""
_FADES = 540
"""Days after which nearness in time counts for little."""


@dataclass(frozen=True, slots=True)
class Known:
    """A story as it is compared with others."""

    story: Story
    row: StoryRow | None
    """Its line; None for the story that others are related to."""
    names: Sequence[str]
    """Folded keys of its names."""


class Relater:
    """Relates the stories of one archive; keeps how rare words are, which is asked again and again."""

    def __init__(self, index: StoryIndex) -> None:
        self._index = index
        self._lock = threading.Lock()
        self._refresh()

    def related(self, story_id: StoryId, limit: int) -> Sequence[Related]:
        """Return the stories that belong with one, strongest first; none if there is no such story."""
        with self._lock:
            if self._rarities.searcher is not self._index.searcher:
                self._refresh()
            return self._related(story_id, limit)

    def _refresh(self) -> None:
        self._rarities = ArchiveRarities(self._index.searcher)
        self._vocabulary = Vocabulary(self._index.searcher)

    def _related(self, story_id: StoryId, limit: int) -> Sequence[Related]:
        doc = self._index.doc(story_id)
        if doc is None:
            return ()
        story = entry_of(doc).story
        names = find_names(story)
        text = opening(story)
        first = profile(text, [name.key for name in names], self._rarities)
        query = candidates(story_id, first, names, text, self._vocabulary)
        if query is None:
            return ()
        around = [Known(story, None, [name.key for name in names])]
        for other in self._index.matching(query, _CANDIDATES):
            entry = entry_of(other)
            around.append(Known(entry.story, row_of(other), entry.names))
        return related_among(around, names, self._rarities)[:limit]


def related_among(around: Sequence[Known], names: Sequence[Name], rarities: ArchiveRarities) -> list[Related]:
    """Return which of some stories belong with the first of them, strongest first; `names` are the first one's as printed."""
    stands = joined(key for known in around for key in known.names)
    profiles = [_profile(known, stands, rarities) for known in around]
    likeness = Likeness(profiles)
    printed = printed_words(opening(around[0].story)) | {NAME + stands[name.key]: name.text for name in reversed(names)}
    found = []
    for at in range(1, len(around)):
        days = _day(around[at].story) - _day(around[0].story)
        score = likeness.between(0, at) * (0.9 + 0.1 * exp(-abs(days) / _FADES))
        evidence = shared_evidence(profiles[0], profiles[at], printed, days)
        row = around[at].row
        if row is not None and score >= _LEAST and (evidence.names or evidence.words):
            found.append(Related(row, score, reasons(evidence)))
    return sorted(found, key=lambda one: -one.score)


def _profile(known: Known, stands: Mapping[str, str], rarities: ArchiveRarities) -> Profile:
    keys = list(dict.fromkeys(stands[key] for key in known.names))
    return profile(opening(known.story), keys, rarities)


def _day(story: Story) -> int:
    return story.published.first_day.toordinal()
