"""Which tags are in use, and on how many stories each, with the marks of this sitting laid over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from store.api.tags import Tag
from store.engine.protocol import Engine
from store.engine.terms import Has
from store.text.fold import fold
from store.timeline.marks_overlay import Overlay

_MOST = 500
"""Tags that are told at most, the commonest of them."""


def tags_in_use(engine: Engine, overlay: Overlay) -> Sequence[Tag]:
    """Return the tags in use, those on most stories first."""
    counts = Counter(dict(engine.vocabulary("tags", "", _MOST)))
    written: dict[str, str] = {}
    for story_id, marks in overlay.marks.items():
        stored = engine.get(story_id)
        counts.subtract({fold(tag) for tag in stored.entry.marks.tags} if stored else ())
        counts.update({fold(tag) for tag in marks.tags})
        written |= {fold(tag): tag for tag in marks.tags}
    used = [(key, count) for key, count in counts.most_common(_MOST) if count > 0]
    return [
        Tag(written.get(key) or _written(engine, key), count) for key, count in sorted(used, key=lambda one: (-one[1], one[0]))
    ]


def _written(engine: Engine, key: str) -> str:
    """Return how the person writes a tag whose folded form is known."""
    tags = (tag for stored in engine.stories(Has("tags", key), 1) for tag in stored.entry.marks.tags)
    return next((tag for tag in tags if fold(tag) == key), key)
