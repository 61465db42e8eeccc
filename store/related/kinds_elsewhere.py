"""Kinds elsewhere: what a name mostly names in the stories of an archive, asked where one story alone does not tell."""

from __future__ import annotations

from collections.abc import Callable

from store.engine.protocol import Engine
from store.names.name_kinds import NameKind

_FEWEST, _SHARE = 2, 0.6
"""So many stories must tell, and so many of them agree."""
_TELLING = tuple(kind for kind in NameKind if kind is not NameKind.OTHER)


def kinds_elsewhere(engine: Engine) -> Callable[[str], NameKind | None]:
    """Return what tells for a name, given as its folded key, what it mostly names; nothing if hardly any story tells."""

    def mostly(key: str) -> NameKind | None:
        counts = {kind: engine.frequency("kinds", f"{kind.letter}:{key}") for kind in _TELLING}
        total, best = sum(counts.values()), max(counts, key=lambda kind: counts[kind])
        return best if total >= _FEWEST and counts[best] >= _SHARE * total else None

    return mostly
