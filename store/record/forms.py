"""The steps from each version of the record to the next: what they change in a file, in plain tables.

A step only adds what the form of its version has and the one before had not. It changes nothing where that was done already, so
that a record may be brought forward in part, and again; and it may be done in memory, where an old record can only be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from store.api.errors import StoryError
from store.identity.ids import content_digest
from store.record.parts import part_of
from store.record.storage import FileTables
from store.record.story_rows import read_row
from store.record.version import VERSION

_MARKS = re.compile(r"\d{4}-\d\d\.marks\.json")


@dataclass(frozen=True, slots=True)
class Step:
    """What brings files to a version from the one before."""

    version: int
    told: str
    """What it does, in a few words."""
    concerns: Callable[[str], bool]
    """Whether a file of some name may have something to be changed."""
    word: bytes
    """What stands in every file that has: others need not be understood."""
    change: Callable[[FileTables], FileTables]
    """Returns the tables as the version has them: the very same where nothing is to be changed, which stay as they are."""


def is_month(name: str) -> bool:
    """Return whether a file of the record has stories."""
    return part_of(name) is not None


def is_marks(name: str) -> bool:
    """Return whether a file of the record has marks."""
    return _MARKS.fullmatch(name) is not None


def with_digests(tables: FileTables) -> FileTables:
    """Let stories know the texts they had before as those they came in: else one that is added again takes the newer one's place."""
    digests: dict[str, list[str]] = {}
    for row in tables.get("earlier", {}).values():
        if digest := _digest(row):
            digests.setdefault(str(row.get("id")), []).append(digest)
    stories = tables.get("stories", {})
    known = {number: _seen(row, digests.get(str(row.get("id")), ())) for number, row in stories.items()}
    if not any(known.values()):
        return tables
    return {**tables, "stories": {number: {**row, **known[number]} for number, row in stories.items()}}


def _seen(row: Mapping[str, Any], before: Sequence[str]) -> dict[str, list[str]]:
    """Return what a story's row is to have beside what it has."""
    own = _digest(row) if before and not row.get("seen") else ""
    return {"seen": list(dict.fromkeys((*before, own)))} if own else {}


def _digest(row: Mapping[str, Any]) -> str:
    """Return the digest of a row's text; nothing of a row that can't be understood."""
    try:
        return content_digest(read_row(row))
    except StoryError:
        return ""


STEPS = (Step(3, "stories know the texts they came in", is_month, b'"earlier"', with_digests),)
"""In order. Versions 2 and 4 to 7 only brought what was not there before, so nothing that stands is changed for them."""


def forward(name: str, tables: FileTables, version: int, steps: Sequence[Step] = STEPS) -> FileTables:
    """Return the tables of a file of some version as this one has them: the very same where nothing is to be changed."""
    for step in steps if version < VERSION else ():
        if step.version > version and step.concerns(name):
            tables = step.change(tables)
    return tables
