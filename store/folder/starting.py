"""The starting stories of a new archive, made ready beforehand, so that its first screen shows them at once.

    python -m store.folder.starting

makes them ready anew from their texts, which is to be done whenever these, the themes or the rules change. Until it is done,
a new archive is filled from the texts, which takes longer and gives the same.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson

from store.api.prepared import Prepared
from store.api.story import Story
from store.api.views import UNMARKED
from store.engine.entry import Stored
from store.engine.fields import fields_of
from store.files import write_whole
from store.folder.deriver import Deriver
from store.folder.preparing import prepared
from store.folder.rule_versions import READ_BY
from store.paths import seeds_folder
from store.themes.lexicon import load_lexicon

READY = "stories.ready"
"""The file of stories that were made ready, beside their texts' folder."""
_TEXTS = "stories"


def starting_stories(deriver: Deriver) -> Sequence[Story | Prepared]:
    """Return the starting stories, made ready where that was done from the same texts and by the same rules."""
    ready = kept_ready(seeds_folder() / READY)
    if ready is None or ready["made_of"] != _made_of(deriver):
        return list(_told())
    return [prepared(Stored(line.encode(), text.encode()).entry) for line, text in ready["stories"]]


def kept_ready(path: Path) -> dict[str, Any] | None:
    """Return what a file has of stories that were made ready, None if it has nothing that can be read."""
    try:
        ready: dict[str, Any] = orjson.loads(zlib.decompress(path.read_bytes()))
    except (OSError, ValueError, zlib.error):
        return None
    return ready


def made_ready(deriver: Deriver) -> dict[str, Any]:
    """Return the starting stories with all that is understood of them, and what that was made of."""
    fields = (fields_of(deriver.entry(story, UNMARKED)) for story in _told())
    return {"made_of": _made_of(deriver), "stories": [[_sorted(one[part]) for part in ("row", "story")] for one in fields]}


def _sorted(raw: bytes) -> str:
    """Return JSON with its names in order, so that the same stories always make the same file."""
    return orjson.dumps(orjson.loads(raw), option=orjson.OPT_SORT_KEYS).decode()


def _told() -> Iterator[Story]:
    """Yield the starting stories as their texts tell them."""
    from store.formats import ReadStory, read_paths

    return (one.story for one in read_paths([str(seeds_folder() / _TEXTS)]) if isinstance(one, ReadStory))


def _made_of(deriver: Deriver) -> str:
    """Return what stands for the texts of the starting stories and the rules they are understood by."""
    texts = sorted((seeds_folder() / _TEXTS).iterdir())
    made_of = blake2b(f"{deriver.sorted_by}|{READ_BY}".encode(), digest_size=16)
    for path in texts:
        made_of.update(path.name.encode() + path.read_bytes())
    return made_of.hexdigest()


def main() -> None:
    """Make the starting stories ready anew."""
    with TemporaryDirectory() as no_settings:
        ready = made_ready(Deriver(load_lexicon(Path(no_settings))))
    write_whole(seeds_folder() / READY, zlib.compress(orjson.dumps(ready), 9))


if __name__ == "__main__":
    main()
