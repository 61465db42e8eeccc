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
from store.related.profile import NAME, Profile, Weigher, opening
from store.related.rarity import ArchiveRarities
from store.related.reasons import reasons
from store.related.shared import printed_words, shared_evidence
from store.search.vocabulary import Vocabulary
from store.views import Related, StoryRow

_CANDIDATES = 24
"""How many stories are looked at closely: twice as many as a list has."""
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
            if self._searcher is not self._index.searcher:
                self._refresh()
            return self._related(story_id, limit)

    def _refresh(self) -> None:
        self._searcher = self._index.searcher
        self._weigher = Weigher(ArchiveRarities(self._searcher))
        self._vocabulary = Vocabulary(self._searcher)

    def _related(self, story_id: StoryId, limit: int) -> Sequence[Related]:
        doc = self._index.doc(story_id)
        if doc is None:
            return ()
        story = entry_of(doc).story
        names = find_names(story)
        text = opening(story)
        first = self._weigher.profile(text, [name.key for name in names])
        query = candidates(story_id, first, names, text, self._vocabulary)
        if query is None:
            return ()
        around = [Known(story, None, [name.key for name in names])]
        for other in self._index.matching(query, _CANDIDATES):
            entry = entry_of(other)
            around.append(Known(entry.story, row_of(other), entry.names))
        return related_among(around, names, self._weigher, limit)


def related_among(around: Sequence[Known], names: Sequence[Name], weigher: Weigher, limit: int) -> list[Related]:
    """Return which of some stories belong with the first of them, strongest first; `names` are the first one's as printed."""
    stands = joined(key for known in around for key in known.names)
    profiles = [_profile(known, stands, weigher) for known in around]
    likeness = Likeness(profiles)
    printed = printed_words(opening(around[0].story)) | {NAME + stands[name.key]: name.text for name in reversed(names)}
    strongest = sorted(((_score(likeness, around, at), at) for at in range(1, len(around))), reverse=True)
    found = []
    for score, at in strongest:
        row, days = around[at].row, _days(around, at)
        if row is None or score < _LEAST or len(found) >= limit:
            break
        evidence = shared_evidence(profiles[0], profiles[at], printed, days)
        if evidence.names or evidence.words:
            found.append(Related(row, score, reasons(evidence)))
    return found


def _score(likeness: Likeness, around: Sequence[Known], at: int) -> float:
    """Return how strongly a story belongs with the first: their likeness, a tenth of which fades with time."""
    return likeness.between(0, at) * (0.9 + 0.1 * exp(-abs(_days(around, at)) / _FADES))


def _days(around: Sequence[Known], at: int) -> int:
    first, other = around[0].story.published.first_day, around[at].story.published.first_day
    return (other - first).days


def _profile(known: Known, stands: Mapping[str, str], weigher: Weigher) -> Profile:
    keys = list(dict.fromkeys(stands[key] for key in known.names))
    return weigher.profile(opening(known.story), keys)
