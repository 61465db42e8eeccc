"""The rules of understanding in this process: read once, asked for story after story."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from store.engine.entry import Entry, Stored
from store.engine.fields import fields_of
from store.folder.deriver import Deriver
from store.folder.lessons import Lessons
from store.themes.lexicon import load_lexicon

_deriver: list[Deriver] = []
"""The rules in this process, once they are needed."""


def begin(config: str, folder: str) -> None:
    """Read the rules as they are now: the themes' words, and what the index's folder has of corrections."""
    lessons = Lessons(Path(folder))
    deriver = Deriver(load_lexicon(Path(config)), lessons.learned)
    deriver.version = lessons.same_as(deriver.rules)
    _deriver[:] = [deriver]


def begin_beside(config: str, folder: str) -> None:
    """Do the same in a process that gives way to the others."""
    begin(config, folder)
    if hasattr(os, "nice"):
        os.nice(10)


def understood(entry: Entry) -> Entry:
    """Return a story with everything that is derived for it by the rules of this process."""
    return replace(_deriver[0].entry(entry.story, entry.marks, copy=entry.copy), file=entry.file)


def given_up(entry: Entry, why: str) -> Entry:
    """Return a story of which nothing could be derived by these rules, so that it is not begun again and again."""
    return replace(_deriver[0].without(entry.story, entry.marks, copy=entry.copy, why=why), file=entry.file)


def derive(batch: Sequence[Stored]) -> list[dict[str, Any]]:
    """Return the index's fields of stories as it stores them, understood anew."""
    return [fields_of(understood(stored.entry)) for stored in batch]
