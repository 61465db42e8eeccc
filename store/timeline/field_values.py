"""Which values a field has among the stories of a query, and how many stories have each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from store.engine.field_names import PERSON_KIND
from store.engine.protocol import BEST, Engine
from store.engine.terms import Clause, both
from store.text.fold import fold
from store.timeline.marks_overlay import Overlay
from store.timeline.selection_query import value_query

_FEW = 300
"""Up to so many stories are asked themselves whom they name."""
_KNOWN = 150
"""So many of the names that the archive has most are counted where there are more stories."""


def field_values(engine: Engine, query: Clause, field: str, limit: int, overlay: Overlay) -> Sequence[tuple[str, int]]:
    """Return the commonest values of `place`, `source`, `person` or `tag`, each with its number of stories."""
    if field in ("place", "source"):
        return list(engine.values(query, field, limit).items())
    if field == "person":
        return _persons(engine, query, overlay)[:limit]
    marked = {fold(tag) for marks in overlay.marks.values() for tag in marks.tags}
    known = (tag for tag, _ in engine.vocabulary("tags", "", _KNOWN))
    return _counted(engine, query, "tag", {*known, *marked}, overlay)[:limit]


def _persons(engine: Engine, query: Clause, overlay: Overlay) -> list[tuple[str, int]]:
    """Return names of two words and more: a family name alone may be anybody's."""
    if engine.extent(query).count <= _FEW:
        entries = (stored.entry for stored in engine.stories(query, _FEW, BEST))
        named = Counter(name for entry in entries for name in {*_people(entry.names, entry.kinds)} if " " in name)
        return sorted(named.items(), key=_commonest_first)
    before = f"{PERSON_KIND}:"
    names = (name.removeprefix(before) for name, _ in engine.vocabulary("kinds", before, _KNOWN))
    return _counted(engine, query, "person", (name for name in names if " " in name), overlay)


def _people(names: Sequence[str], kinds: str) -> Iterable[str]:
    return (name for name, kind in zip(names, kinds, strict=False) if kind == PERSON_KIND)


def _counted(engine: Engine, query: Clause, field: str, values: Iterable[str], overlay: Overlay) -> list[tuple[str, int]]:
    found = [(value, engine.extent(both(query, value_query(field, value, overlay))).count) for value in values]
    return sorted((one for one in found if one[1]), key=_commonest_first)


def _commonest_first(one: tuple[str, int]) -> tuple[int, str]:
    return -one[1], one[0]
