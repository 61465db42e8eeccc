"""Relating stories: by the names and rare words they share, weighed by how rare these are in the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

import tantivy

from store.fold import words
from store.index.index import StoryIndex
from store.index.schema import entry_of, row_of, schema
from store.model import Story, StoryId
from store.names import Name, find_names
from store.names.lists import COMMON, PLAIN
from store.related.reasons import reasons
from store.search.vocabulary import TEXT, stem_of
from store.views import Related

_CANDIDATES = 60
_NAMES, _WORDS = 14, 16
_LEAST = 0.08
"""Below this a story is not called related."""
_DAMPING = 2.2
"""Keeps stories that share the one common name they have from looking alike; in squares of the rarest name's weight."""
_COMMON = 0.2
"""A name or word in more than this share of the archive says nothing."""

_FIELDS = {"text": TEXT}
"""What counts as one field: a story that has a word in two of them is counted twice, which makes it a little commoner."""

Rarity = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Signature:
    """What a story is known by."""

    names: dict[str, float]
    """Key of each name to its weight, its rarity in the archive."""
    words: dict[str, float]
    """Stem of each telling word to its weight."""
    day: int
    """Its day, as an ordinal."""


def find_related(index: StoryIndex, story_id: StoryId, limit: int) -> Sequence[Related]:
    """Return the stories that belong with one, strongest first; none if there is no such story."""
    doc = index.doc(story_id)
    if doc is None:
        return ()
    story = entry_of(doc).story
    measure = _Measure(index.searcher)
    names = find_names(story)
    mine = measure.signature(story, [name.key for name in names])
    printed = {name.key: name for name in names}
    found = []
    for other in index.matching(_candidates(story_id, mine, story), _CANDIDATES):
        entry = entry_of(other)
        theirs = measure.signature(entry.story, entry.names)
        strength = _strength(mine, theirs, measure.damping)
        if strength >= _LEAST:
            found.append(Related(row_of(other), strength, _reasons(mine, theirs, story, printed)))
    found.sort(key=lambda one: -one.score)
    return found[:limit]


class _Measure:
    """Weighs names and words by their rarity in one archive."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self._all = max(1, searcher.num_docs)
        self.damping = _DAMPING * log((self._all + 1) / 1.5) ** 2
        self._known: dict[tuple[str, str], float] = {}

    def rarity(self, field: str, term: str) -> float:
        """Return the weight of a name or word: 0 if it is common, more the rarer it is."""
        if (field, term) not in self._known:
            number = sum(self._searcher.doc_freq(each, term) for each in _FIELDS.get(field, (field,)))
            common = number > max(3, self._all * _COMMON) or number == 0
            self._known[field, term] = 0.0 if common else log((self._all + 1) / (number + 0.5))
        return self._known[field, term]

    def signature(self, story: Story, keys: Sequence[str]) -> Signature:
        """Return what a story is known by: its names, and its most telling words."""
        text = _text(story)
        named = {word for key in keys for word in key.split()}
        counts = Counter(
            word
            for word in text
            if len(word) > 3 and word not in PLAIN and word not in COMMON and word not in named and not word.isdigit()
        )
        telling: dict[str, float] = {}
        for word, number in counts.most_common(160):
            weight = self.rarity("text", word) * sqrt(min(number, 4))
            telling[stem_of(word)] = max(weight, telling.get(stem_of(word), 0.0))
        best = dict(sorted(telling.items(), key=lambda item: -item[1])[:60])
        names = {key: self.rarity("names", key) * (1.3 if " " in key else 1.0) for key in keys}
        return Signature(names, best, story.published.first_day.toordinal())


def _text(story: Story) -> list[str]:
    """Return a story's words in order, those of its title twice."""
    return words(" ".join((story.title, story.title, *story.highlights, *story.body)))


def _candidates(story_id: StoryId, mine: Signature, story: Story) -> tantivy.Query:
    """Return the query for stories that share the rarest names or words."""
    term = tantivy.Query.term_query
    boost = tantivy.Query.boost_query
    best_names = sorted(mine.names.items(), key=lambda item: -item[1])[:_NAMES]
    stems = dict(sorted(mine.words.items(), key=lambda item: -item[1])[:_WORDS])
    forms = {word for word in _text(story) if stem_of(word) in stems}
    wanted = [boost(term(schema(), "names", key), 2 * weight) for key, weight in best_names if weight > 0]
    wanted += [boost(term(schema(), field, word), 0.3) for word in sorted(forms) for field in TEXT]
    if not wanted:
        return tantivy.Query.empty_query()
    either = tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in wanted])
    itself = term(schema(), "id", str(story_id))
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, either), (tantivy.Occur.MustNot, itself)])


def _strength(mine: Signature, theirs: Signature, damping: float) -> float:
    """Return how strongly two stories belong together, 0 to 1: cosine of what they share, gently more when near in time."""
    alike = 0.55 * _cosine(mine.names, theirs.names, damping) + 0.45 * _cosine(mine.words, theirs.words, damping)
    near = exp(-abs(mine.day - theirs.day) / 540)
    return min(1.0, alike * (0.85 + 0.3 * near))


def _cosine(one: dict[str, float], other: dict[str, float], damping: float) -> float:
    shared = sum(weight * other[key] for key, weight in one.items() if key in other)
    lengths = sqrt(sum(weight**2 for weight in one.values()) * sum(weight**2 for weight in other.values()))
    return shared / (lengths + damping) if lengths else 0.0


def _reasons(mine: Signature, theirs: Signature, story: Story, printed: dict[str, Name]) -> tuple[str, ...]:
    names = sorted((key for key in mine.names if mine.names[key] > 0 and key in theirs.names), key=lambda key: -mine.names[key])
    stems = sorted((stem for stem in mine.words if stem in theirs.words), key=lambda stem: -mine.words[stem])[:3]
    spelled = {stem_of(word): word for word in reversed(_text(story))}
    shared = [spelled.get(stem, stem) for stem in stems]
    return reasons([printed[key].text for key in names if key in printed], shared, theirs.day - mine.day)
