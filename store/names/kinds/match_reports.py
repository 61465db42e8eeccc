"""Match reports: in a report of a match a town or county stands for its side, and a bare word is a side more often than not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.names.gazetteer import is_country, is_place
from store.names.kinds.cues import Cues
from store.names.kinds.kind import ORGANISATION, PLACE, Weights
from store.names.kinds.listed import ListedNames
from store.names.occurrence import Occurrence, sentence_around

_SCORE = re.compile(r"\d{1,3}-\d{1,3}")
_LOSING = frozenset("home lost lose loses losing loss defeat draw".split())
"""What `to` and a side follow: `lost 2-0 to Sorvik`."""
_WHERE = frozenset("in at near from".split())
_DIGITS = 3
"""Digits that what a side scored has at most."""
_SURE, _FEWEST, _SHARE = 2, 4, 0.012
"""A report of a match has so many words of matches at least that are nothing else's, so many in all, and so many among all its words."""
_PLACES_COUNT_LESS = 1.5
_LEAST_OF_A_SIDE = 2.0


def is_match_report(everywhere: Sequence[Occurrence], cues: Cues) -> bool:
    """Return whether the sentences in which names stand report a match."""
    sure = len([1 for _, tokens, _, end in everywhere if "-" in tokens[end] and _SCORE.fullmatch(tokens[end])])
    every = {id(one.tokens): one.tokens for one in everywhere}.values()
    if sure < _SURE and all(map(cues.surely_match.isdisjoint, every)):
        return False
    cut = _sentences_of(everywhere)
    sure += sum([len(cues.surely_match.intersection(sentence)) for sentence in cut])
    if sure < _SURE:
        return False
    told = sum([len(cues.match_words.intersection(sentence)) for sentence in cut])
    return sure + told >= max(_FEWEST, _SHARE * sum(map(len, cut)))


def _sentences_of(everywhere: Sequence[Occurrence]) -> list[Sequence[str]]:
    """Return the sentences in which names stand."""
    cut: list[Sequence[str]] = []
    tokens: Sequence[str] = ()
    over = 0
    for one in everywhere:
        if one.tokens is tokens and one.start < over:
            continue
        tokens = one.tokens
        begin, over = sentence_around(tokens, one.start)
        cut.append(tokens[begin:over])
    return cut


def add_side(weights: Weights, key: str, seen: Sequence[Occurrence], cues: Cues, known: ListedNames) -> None:
    """Add what speaks for a side in a report of a match: who it plays, a score after it, and that it is none of a country's."""
    if key in known.nicknames:
        weights[ORGANISATION] += 3.0
    if " " in key and key not in known.towns and key.rsplit(" ", 1)[-1] in known.club_endings:
        weights[ORGANISATION] += 2.5
        weights[PLACE] -= _PLACES_COUNT_LESS
    if " " in key and weights[PLACE] <= 0:
        return
    town = not is_country(key) and (key in known.towns or key in known.regions or (is_place(key) and " " not in key))
    if weights[PLACE] > 0 and not town:
        return
    told = sum(_plays(one, cues) for one in seen)
    if told:
        weights[ORGANISATION] += min(6.0, _LEAST_OF_A_SIDE + told) if town else min(2.0, told)
    if town and not any(one.before in _WHERE for one in seen):
        weights[ORGANISATION] += 1.5
        weights[PLACE] -= _PLACES_COUNT_LESS


def _just_before(seen: Occurrence) -> Sequence[str]:
    """Return the last words of its sentence before a name."""
    begin, _ = sentence_around(seen.tokens, seen.start)
    return seen.tokens[max(begin, seen.start - 3) : seen.start]


def _plays(seen: Occurrence, cues: Cues) -> float:
    """Return how clearly a name stands where a side would; below 0 if where a place would."""
    if seen.before in _WHERE:
        return -1.0
    told = 0.0
    if seen.before in cues.before_sides or (seen.before == "to" and _LOSING.intersection(_just_before(seen))):
        told += 1.0
    if _SCORE.fullmatch(seen.after) or (seen.after.isdigit() and len(seen.after) <= _DIGITS):
        told += 1.5
    elif seen.after in cues.after_sides or seen.owns:
        told += 1.0
    return told
