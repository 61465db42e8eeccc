"""The names a story gives, by what they name, each with how many stories give it and the line that finds them."""

from __future__ import annotations

from store.api.story import StoryId
from store.api.story_details import NameCount, StoryNames
from store.engine.fields import people_of
from store.engine.protocol import Engine, entry_of
from store.engine.terms import Clause, Has, HasAny, without
from store.names import Name
from store.names.name_kinds import NameKind, names_by_kind
from store.related.kinds_elsewhere import kinds_elsewhere
from store.related.name_spellings import line_naming

_NO_PEOPLE = (NameKind.ORGANISATION, NameKind.AGREEMENT, NameKind.PLACE)
"""What a name names that surely is no person's."""


def names_of(engine: Engine, story_id: StoryId) -> StoryNames:
    """Return the people, organisations, agreements and places a story names. Raises UnknownStoryError."""
    entry = entry_of(engine, story_id)
    found = {} if entry.failed else names_by_kind(entry.story, kinds_elsewhere(engine))
    people = people_of(entry)

    def counted(kind: NameKind) -> list[NameCount]:
        return [_counted(engine, name, person=kind is NameKind.PERSON and name.key in people) for name in found.get(kind, ())]

    kinds = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.AGREEMENT, NameKind.PLACE, NameKind.OTHER)
    return StoryNames(*map(counted, kinds))


def _counted(engine: Engine, name: Name, *, person: bool) -> NameCount:
    """Return a name with how many stories give it; of a person's only those are counted that may mean a person by it.

    Where a story itself doesn't say that it means one, its name is looked for among all names, and all are counted.
    """
    giving: Clause = Has("names", name.key)
    if person:
        giving = without(giving, HasAny("kinds", [f"{kind.letter}:{name.key}" for kind in _NO_PEOPLE]))
    return NameCount(name.text, engine.extent(giving).count, line_naming(engine, name.key, person=person))
