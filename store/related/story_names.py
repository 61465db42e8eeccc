"""The names a story gives, by what they name, each with how many stories give it and the line that finds them."""

from __future__ import annotations

from store.api.story import StoryId
from store.api.story_details import NameCount, StoryNames
from store.engine.protocol import Engine, entry_of
from store.names.name_kinds import NameKind, names_by_kind
from store.related.kinds_elsewhere import kinds_elsewhere
from store.related.name_spellings import line_naming


def names_of(engine: Engine, story_id: StoryId) -> StoryNames:
    """Return the people, organisations, agreements and places a story names. Raises UnknownStoryError."""
    entry = entry_of(engine, story_id)
    found = {} if entry.failed else names_by_kind(entry.story, kinds_elsewhere(engine))

    def counted(kind: NameKind) -> list[NameCount]:
        names = found.get(kind, ())
        person = kind is NameKind.PERSON
        return [
            NameCount(name.text, engine.frequency("names", name.key), line_naming(engine, name.key, person=person))
            for name in names
        ]

    kinds = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.AGREEMENT, NameKind.PLACE, NameKind.OTHER)
    return StoryNames(*map(counted, kinds))
