"""The kinds of a story's names: all that speaks for each summed over the story, and what names tell of one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import add

from store.names.kinds.cues import Cues, cues
from store.names.kinds.kind import ORGANISATION, PLACE, NameKind, Weights, heaviest, margin, no_weights
from store.names.kinds.listed import listed
from store.names.kinds.match_reports import add_side, is_match_report
from store.names.kinds.own_words import by_own_words
from store.names.kinds.relations import share_between_forms, share_in_rows
from store.names.kinds.surroundings import OF_AN_ARTICLE, add_surroundings
from store.names.name import Name
from store.names.occurrence import Occurrence

Elsewhere = Callable[[str], NameKind | None]
"""What a name, given as its folded key, mostly names in other stories; nothing if none tells."""
_MAX_LOOKED_AT, _FEW_LOOKED_AT = 10, 2
"""Occurrences of a name that are looked at: few, where the name itself is clear."""
_CLEAR = 4.0
"""So much speaks for one kind in a name that is clear."""
_A_LIKELY_PLACE = 2.5
"""A place that is as likely as this may have an article as well: `the Moon`."""
_AGAINST_CLEAR = 0.4
"""What speaks for another kind around a clear name counts for less: `Oslo television`, `Arsenal, who won`."""
_MOST_AROUND = 7.0
"""What surrounds a name counts for so much at most."""
_NOTHING = no_weights()
_SILENT = 1.0
"""A story whose evidence leads by less is asked no further: other stories tell."""


def kinds_of(
    names: Sequence[Name],
    everywhere: Sequence[Occurrence],
    short: Mapping[str, str],
    dateline: str,
    elsewhere: Elsewhere | None = None,
) -> list[NameKind]:
    """Return what each of a story's names names, given where all of them stand, which are short for which, and its dateline's key."""
    seen, tables = _by_name(everywhere, short), cues()
    weighed = {name.key: _weights(name, seen.get(name.key, ()), dateline, tables) for name in names}
    if is_match_report(everywhere, tables):
        for key, weights in weighed.items():
            add_side(weights, key, seen.get(key, ()), tables, listed())
    share_between_forms(names, weighed)
    share_in_rows(everywhere, weighed)
    kinds = []
    for name in names:
        weights = weighed[name.key]
        kind = heaviest(weights)
        if elsewhere and (kind is NameKind.OTHER or margin(weights) < _SILENT):
            kind = elsewhere(name.key) or kind
        kinds.append(kind)
    return kinds


def _by_name(everywhere: Sequence[Occurrence], short: Mapping[str, str]) -> dict[str, list[Occurrence]]:
    """Return where each name stands, by its key; a family name alone speaks for its full name."""
    seen: dict[str, list[Occurrence]] = {}
    for occurrence in everywhere:
        (_, key), _, _, _ = occurrence
        if key in seen:
            seen[key].append(occurrence)
        else:
            seen[key] = [occurrence]
    for alone, full in short.items():
        seen.setdefault(full, []).extend(seen.pop(alone))
    return seen


def _weights(name: Name, seen: Sequence[Occurrence], dateline: str, tables: Cues) -> Weights:
    """Return what speaks for each kind in a name and around it."""
    own = by_own_words(name.text, name.key)
    clear = max(own) >= _CLEAR
    around = _NOTHING.copy()
    for occurrence in seen[: _FEW_LOOKED_AT if clear else _MAX_LOOKED_AT]:
        add_surroundings(around, occurrence, tables)
    if not clear and own[PLACE] >= _A_LIKELY_PLACE:
        around[ORGANISATION] -= OF_AN_ARTICLE * sum([one.before == "the" for one in seen[:_MAX_LOOKED_AT]])
    weights = _summed(own, around, clear=clear) if around != _NOTHING else [*own]
    if name.key == dateline:
        weights[PLACE] += 3.0
    return weights


def _summed(weights: Sequence[float], around: Sequence[float], *, clear: bool) -> Weights:
    """Return what a name tells and what is told around it in sum; against a clear name the latter counts for less."""
    if clear:
        kind = weights.index(max(weights))
        for_it = around[kind]
        around = [weight * _AGAINST_CLEAR for weight in around]
        around[kind] = max(0.0, for_it)
    top = max(around)
    if top > _MOST_AROUND:
        around = [weight * (_MOST_AROUND / top) for weight in around]
    return [*map(add, weights, around)]
