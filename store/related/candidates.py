"""Candidates: the stories of an archive that may belong with one, found by its rarest names and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.api.story import Story
from store.engine.terms import Clause, Combined, Has, Worth, these, without
from store.names import Name, is_place, may_be_person
from store.related.profile import NAME, Profile, opening
from store.search.vocabulary import Vocabulary
from store.text.fold import words
from store.text.stems import stem_of

_NAMES, _PEOPLE, _WORDS = 8, 4, 10
_SHORTEST = 5
"""Letters a family name must have to be looked for in other spellings."""


def candidates(story: Story, mine: Profile, names: Sequence[Name], vocabulary: Vocabulary) -> Clause | None:
    """Return the query for stories that share names or words with one, the rarer the better; None if it has neither."""
    rarest = sorted(
        (name for name in names if NAME + name.key in mine.weights), key=lambda name: -mine.weights[NAME + name.key]
    )
    either = [*_by_names(rarest[:_NAMES], mine), *_by_family_names(rarest, mine, vocabulary), *_by_words(mine, opening(story))]
    if not either:
        return None
    return without(Combined(some=either), these([story.id]))


def _by_names(names: Sequence[Name], mine: Profile) -> Iterator[Clause]:
    for name in names:
        yield _weighed("names", name.key, 2 * mine.weights[NAME + name.key])


def _by_family_names(names: Sequence[Name], mine: Profile, vocabulary: Vocabulary) -> Iterator[Clause]:
    """Yield queries for the family names of a story's people, as other stories may spell them, alone or with other first names."""
    people = [name for name in names if may_be_person(name.key.split()) or (" " not in name.key and not is_place(name.key))]
    for name in people[:_PEOPLE]:
        last = name.key.rsplit(" ", 1)[-1]
        if len(last) >= _SHORTEST:
            for spelling in (last, *vocabulary.spellings(last)):
                yield _weighed("named", spelling, 1.5 * mine.weights[NAME + name.key])


def _by_words(mine: Profile, text: str) -> Iterator[Clause]:
    """Yield queries for the weightiest words, in the forms in which the story has them."""
    best = sorted((term for term in mine.weights if not term.startswith(NAME)), key=lambda term: -mine.weights[term])[:_WORDS]
    wanted = frozenset(best)
    for word in sorted({word for word in words(text) if stem_of(word) in wanted}):
        yield _weighed("body", word, mine.weights[stem_of(word)])


def _weighed(field: str, term: str, weight: float) -> Clause:
    return Worth(Has(field, term), weight)
