"""Relations: what the names of one story tell of one another: short forms and long ones, given names, names in a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from store.names.kinds.kind import ORGANISATION, PERSON, PLACE, NameKind, Weights, heaviest, margin
from store.names.name import Name
from store.names.occurrence import Occurrence
from store.names.word_lists import CONNECTORS

_SURE, _A_PLACE = 7.0, 2.5
"""What is so surely an organisation, or so likely a place, needs no longer form to tell it."""
_AS_LONG_FORM, _AS_INITIALS, _AS_GIVEN_NAME = 3.0, 3.0, 2.0
"""What it says that a name is the beginning of an organisation's, its initials, or a person's given name."""
_MOST_WORDS = 8
"""Words of which the beginning of a name is made at most."""
_FEWEST_LETTERS, _MOST_LETTERS = 2, 8
"""Letters that an abbreviation has."""
_SHARED, _MOST_SHARED = 0.3, 4.0
"""How much of what speaks for a name speaks for those in a row with it, and up to what."""
_IN_A_ROW = frozenset((",", "and", "or", "&"))


def share_between_forms(names: Sequence[Name], weighed: Mapping[str, Weights]) -> None:
    """Let a name that is short for another name what that one does: `Sorvik` beside `Sorvik Airlines Inc`, `Ada` beside `Ada Finch`."""
    given: set[str] = set()
    organisations: list[str] = []
    for key in weighed:
        if " " in key:
            kind = heaviest(weighed[key])
            if kind is NameKind.PERSON:
                given.add(key.split(" ", 1)[0])
            elif kind is NameKind.ORGANISATION:
                organisations.append(key)
    begins = _beginnings(organisations, weighed)
    for key in given.intersection(weighed):
        weighed[key][PERSON] += _AS_GIVEN_NAME
    for key, worth in begins.items():
        mine = weighed[key]
        if mine[PLACE] < _A_PLACE and mine[ORGANISATION] < _SURE:
            mine[ORGANISATION] += worth
    letters = [name.key for name in names if name.text.isupper() and _FEWEST_LETTERS <= len(name.key) <= _MOST_LETTERS]
    if letters:
        for key in set(map(_initials, organisations)).intersection(letters):
            weighed[key][ORGANISATION] += _AS_INITIALS


def _beginnings(organisations: Sequence[str], weighed: Mapping[str, Weights]) -> dict[str, float]:
    """Return the names that are the beginnings of organisations', each with what that says."""
    begins: dict[str, float] = {}
    for key in organisations:
        parts = key.split()
        for end in range(1, min(len(parts), _MOST_WORDS)):
            beginning = " ".join(parts[:end])
            if beginning in weighed and beginning not in begins:
                begins[beginning] = min(_AS_LONG_FORM, margin(weighed[key]))
    return begins


def share_in_rows(everywhere: Sequence[Occurrence], weighed: Mapping[str, Weights]) -> None:
    """Let names in a row tell of one another: `Boeing, Sorvik and Airbus`."""
    for one, other in pairwise(everywhere):
        _, tokens, _, end = one
        _, its, start, _ = other
        if start - end != 1 or tokens is not its or one.owns:
            continue
        between = tokens[end]
        if between not in _IN_A_ROW or (between == "," and other.after not in _IN_A_ROW):
            continue
        left, right = weighed.get(one.name.key), weighed.get(other.name.key)
        if left is None or right is None or left is right:
            continue
        for kind in (PERSON, ORGANISATION, PLACE):
            mine, theirs = left[kind], right[kind]
            left[kind] += _SHARED * max(0.0, min(_MOST_SHARED, theirs))
            right[kind] += _SHARED * max(0.0, min(_MOST_SHARED, mine))


def _initials(key: str) -> str:
    return "".join(part[0] for part in key.split() if part not in CONNECTORS)
