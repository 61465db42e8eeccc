"""Apposition: what a name is called beside a comma: `Ada Finch, 43, the river minister`, `Vellberg, a port in Tarvos`."""

from __future__ import annotations

from collections.abc import Sequence

from store.names.gazetteer import is_place
from store.names.kinds.cues import Table
from store.names.kinds.kind import ORGANISATION, PERSON, PLACE, Weights
from store.names.kinds.listed import listed
from store.names.pieces import END

_FARTHEST = 9
"""Words after the comma among which the noun is looked for."""
_ENDS = frozenset(
    f", . ; : ) {END} of in for at that which who whose whom to and or said says is was has had on by from with as but when where".split()
)
"""What ends the words that call it something."""
_AFTER_AGES = frozenset((",", ".", ")", END))
_AFTER_PLACES = _AFTER_AGES | {"("}
_DETERMINERS = frozenset("a an the his her its their our my one another".split())
"""What such words begin with, if with any: `, took a group to` calls nothing anything."""
_RELATIVE = {
    "who": ((PERSON, 4.0),),
    "whose": ((PERSON, 1.5), (ORGANISATION, 0.5)),
    "aged": ((PERSON, 4.0),),
    "which": ((ORGANISATION, 1.0), (PLACE, 0.5)),
    "where": ((PLACE, 3.0),),
    "based": ((ORGANISATION, 3.0),),
}
_OLDEST, _DIGITS = 110, 3
"""Years that a person may be old, and how many digits they have."""


def add_apposition(weights: Weights, tokens: Sequence[str], at: int, called: Table) -> None:
    """Add what the words from a place on, after the comma that follows a name, say of it."""
    first, following = tokens[at].lower(), tokens[at + 1] if tokens[at] != END else END
    if first in _RELATIVE:
        for kind, weight in _RELATIVE[first]:
            weights[kind] += weight
    elif first.isdigit():
        is_age = len(first) <= _DIGITS and first.isdecimal() and int(first) < _OLDEST
        weights[PERSON] += 4.0 if is_age and following in _AFTER_AGES else 0.0
    elif tokens[at][0].isupper() and following in _AFTER_PLACES:
        key = first.replace(".", " ").strip()
        weights[PLACE] += 1.5 if is_place(key) or key in listed().regions else 0.0
    else:
        _add_noun(weights, tokens[at : at + _FARTHEST], called)


def _add_noun(weights: Weights, rest: Sequence[str], called: Table) -> None:
    """Add what the last noun says before anything ends the words that call the name something."""
    said: tuple[tuple[int, float], ...] = ()
    for at, token in enumerate(rest):
        word = token.lower()
        if word in _ENDS or (at and word in _DETERMINERS):
            break
        said = called.get(word, said)
    for kind, weight in said:
        weights[kind] += weight
