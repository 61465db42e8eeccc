"""What names name: people, organisations, agreements and places, told apart by all that a story says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from store.api.story import Story
from store.names.kinds.kind import NameKind
from store.names.kinds.story_kinds import Elsewhere, kinds_of
from store.names.name import Name
from store.names.name_finder import dateline_name, distinct_names, texts_of
from store.names.occurrences import occurrences
from store.names.variants import full_names

__all__ = ["NameKind", "names_by_kind", "names_with_kinds"]


def names_with_kinds(story: Story, elsewhere: Elsewhere | None = None) -> list[tuple[Name, NameKind]]:
    """Return a story's names in order of appearance, each with what it names.

    Where the story is silent, `elsewhere` tells what a name mostly names in other stories.
    """
    everywhere = occurrences(texts_of(story))
    short = full_names(list(dict.fromkeys([name.key for name, _, _, _ in everywhere])))
    names = distinct_names(everywhere, story.place, short)
    return list(zip(names, kinds_of(names, everywhere, short, dateline_name(story.place).key, elsewhere), strict=True))


def names_by_kind(story: Story, elsewhere: Elsewhere | None = None) -> Mapping[NameKind, Sequence[Name]]:
    """Return a story's people, organisations, agreements, places and other names, each in order of appearance."""
    found: dict[NameKind, list[Name]] = {kind: [] for kind in NameKind}
    for name, kind in names_with_kinds(story, elsewhere):
        found[kind].append(name)
    return found
