"""What two stories share: the evidence that a person is given for their relation."""

from __future__ import annotations

from collections.abc import Mapping

from store.related.profile import NAME, Profile
from store.related.reasons import Evidence
from store.text.fold import words
from store.text.stems import stem_of

_TELLING = 0.004
"""Product of weights below which something that is shared is no reason."""
_WORDS = 3


def printed_words(text: str) -> dict[str, str]:
    """Return each stem of a text with the word that has it first."""
    found: dict[str, str] = {}
    for word in words(text):
        found.setdefault(stem_of(word), word)
    return found


def shared_evidence(mine: Profile, theirs: Profile, printed: Mapping[str, str], days: int) -> Evidence:
    """Return what a story shares with another that lies so many days later.

    `printed` has the story's words by stem and its names by `=` and key, as the story prints them.
    """
    weighed = {term: weight * theirs.weights[term] for term, weight in mine.weights.items() if term in theirs.weights}
    telling = sorted((term for term in weighed if weighed[term] >= _TELLING), key=lambda term: -weighed[term])
    names = [printed[term] for term in telling if term.startswith(NAME) and term in printed]
    named = {stem_of(part) for name in names for part in words(name)}
    stems = [term for term in telling if not term.startswith(NAME) and term not in named][:_WORDS]
    return Evidence(tuple(names), tuple(printed.get(stem, stem) for stem in stems), days)
