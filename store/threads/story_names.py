"""What a story names, and what an update changed in its text: asked for beside its thread."""

from __future__ import annotations

from collections.abc import Iterable

from store.api.story import Story, StoryId
from store.api.threads import ChangedText, NameCount, StoryNames
from store.engine.protocol import Engine, entry_of


def names_of(engine: Engine, story_id: StoryId) -> StoryNames:
    """Return the people, organisations, agreements and places a story names. Raises UnknownStoryError."""
    from store.names.name_kinds import NameKind, names_by_kind
    from store.related.name_spellings import line_naming

    entry = entry_of(engine, story_id)
    found = {} if entry.failed else names_by_kind(entry.story)
    kinds = (NameKind.PERSON, NameKind.ORGANISATION, NameKind.AGREEMENT, NameKind.PLACE, NameKind.OTHER)
    return StoryNames(
        *(
            [
                NameCount(name.text, engine.frequency("names", name.key), line_naming(engine, name.key))
                for name in found.get(kind, ())
            ]
            for kind in kinds
        )
    )


def changed_text(story: Story, earlier: Iterable[Story]) -> ChangedText | None:
    """Return what is different in a story from the last of its earlier texts that differs; None if none does."""
    from store.related.text_changes import changed_words

    for before in earlier:
        changed = changed_words(before, story)
        if changed.added or changed.removed:
            return ChangedText(changed.added, changed.removed)
    return None
