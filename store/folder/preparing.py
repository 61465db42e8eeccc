"""Making stories ready for the archive in the process that reads them: sorted by theme, and in bytes for the record and the index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeGuard

import orjson

from store.api.prepared import Prepared
from store.api.story import Story
from store.api.views import UNMARKED
from store.engine.entry import Entry
from store.engine.fields import fields_of
from store.folder import rules
from store.formats.source import ReadStory
from store.formats.transport import Passed
from store.identity.ids import base_id, title_key
from store.identity.links import link_key
from store.record.story_rows import read_row, row_of
from store.text.reading_limits import is_easy


def preparer(config: str, folder: str) -> Callable[[Sequence[Passed]], list[Passed]]:
    """Return what makes ready what was read, by the rules as they are now; `folder` is the index's."""
    rules.begin(config, folder)
    return _ready


def _ready(part: Sequence[Passed]) -> list[Passed]:
    """Return stories ready to be kept; anything else, and a story of which more has to be known, as it is.

    All are sorted first: a processor is quicker at one kind of work in a row.
    """
    deriver = rules.in_use()
    entries = [deriver.sorted_entry(named(one.story), UNMARKED) if _can_be_ready(one) else None for one in part]
    pairs = zip(part, entries, strict=True)
    return [prepared(entry, one.file, one.doubt) if entry and isinstance(one, ReadStory) else one for one, entry in pairs]


def _can_be_ready(one: Passed) -> TypeGuard[ReadStory]:
    return isinstance(one, ReadStory) and not one.kept and one.marks == UNMARKED and is_easy(one.story)


def named(told: Story) -> Story:
    """Return a story under the name of its title's first."""
    name = base_id(told.title)
    return told if told.id == name else replace(told, id=name)


def prepared(entry: Entry, file: str = "", doubt: str = "") -> Prepared:
    """Return a story as it is kept if nothing of its title or page is there yet, with what is derived of it.

    `file` and `doubt` are what reading says of it.
    """
    story = entry.story
    return Prepared(
        title_key(story.title),
        story.id,
        story.published.month,
        pages_of(story),
        story.title,
        story.published.iso,
        story.feeds,
        orjson.dumps(row_of(story)),
        rules.packed([fields_of(entry)]),
        file,
        doubt,
    )


def story_of(ready: Prepared) -> Story:
    """Return the story that was made ready."""
    return read_row(orjson.loads(ready.row))


def pages_of(story: Story) -> tuple[str, ...]:
    """Return the keys of the page by which a story is known again; none if it has no link."""
    return (page,) if story.link and (page := link_key(story.link)) else ()
