"""Names in a sentence that is cut into words and signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.names.abbreviations import explained
from store.names.boundaries import name_within
from store.names.capitalisation import Capitalisation
from store.names.name import Name, named
from store.names.quoted import quoted
from store.names.run_parts import parts_of_run
from store.names.runs import runs

_MARKS = frozenset('("“„«')
"""Signs before an explanation or the title of a work."""


Place = tuple[Name, int, int]
"""A name, where in its sentence it begins, and where what belongs to it ends."""


def in_sentence(tokens: Sequence[str], capitals: Capitalisation) -> list[Place]:
    """Return the names of a sentence: what is explained or quoted first, then the others, in order."""
    found: list[Place] = []
    told: set[int] = set()
    if not _MARKS.isdisjoint(tokens):
        for start, end, is_name in (*((*span, True) for span in explained(tokens)), *quoted(tokens)):
            told.update(range(start, end))
            if is_name and (name := named(tokens[start:end])):
                found.append((name, start, end))
    for start, end in runs(tokens, capitals):
        found += [place for place in in_run(tokens, start, end, capitals) if place[1] not in told]
    return found


def in_run(tokens: Sequence[str], start: int, end: int, capitals: Capitalisation) -> Iterator[Place]:
    """Yield the names of a run of capitalised words."""
    alone = end - start == 1 and "-" not in tokens[start]
    for first, last in ((start, end),) if alone else parts_of_run(tokens, start, end):
        begin, parts = name_within(tokens, first, last, capitals)
        if parts and (name := named(parts)) and len(name.key) > 1:
            yield name, begin, begin + len(parts)


def shouts(tokens: Sequence[str]) -> bool:
    """Return whether a sentence is in capitals, so that they tell nothing."""
    if len(tokens) < 4 or not (tokens[1].isupper() or tokens[2].isupper()):
        return False
    letters = [token for token in tokens if token[0].isalpha()]
    return len(letters) > 3 and sum(token.isupper() for token in letters) > len(letters) * 0.6
