"""Naming: the spellings under which an archive's stories name one person, and the search line that finds them all."""

from __future__ import annotations

from collections import Counter

from store.engine.protocol import Engine
from store.engine.terms import Has
from store.names import canonical_names, is_place, may_be_person, same_name
from store.search.vocabulary import Vocabulary

_READ = 120
"""Stories that are looked at for other spellings."""
_MOST = 12


def spellings_of(engine: Engine, key: str) -> list[str]:
    """Return the folded keys by which stories give a name, the given one first, then the commonest.

    A family name alone is among them only while no other person of that family name is known.
    """
    if is_place(key) or (" " in key and not may_be_person(key.split())):
        return [key]
    last = key.rsplit(" ", 1)[-1]
    found: Counter[str] = Counter()
    for spelling in (last, *Vocabulary(engine).spellings(last)):
        for stored in engine.stories(Has("named", spelling), _READ):
            found.update(name for name in set(stored.entry.names) if name.rsplit(" ", 1)[-1] == spelling)
    stands = canonical_names([key, *found])
    same = [name for name, _ in found.most_common() if name != key and stands[name] == stands[key] and same_name(name, key)]
    return [key, *same][:_MOST]


def line_naming(engine: Engine, key: str, *, person: bool) -> str:
    """Return the search line for every story that gives a name: `person:("bilawal bhutto zardari" | "bhutto zardari")`.

    What is no person's is looked for among all names, by the spelling given: `name:"world bank"`.
    """
    if not person:
        return f'name:"{key}"'
    told = " | ".join(f'"{spelling}"' for spelling in spellings_of(engine, key))
    return f"person:({told})" if " | " in told else f"person:{told}"
