"""Answers and changes where the index proves damaged meanwhile: it is made anew, and nothing that was done is done a second time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from store.api.archive import Archive
from store.api.errors import DamagedIndexError, MendedMeanwhileError

T = TypeVar("T")


def answered(archive: Archive, ask: Callable[[Archive], T], mend: Callable[[], object]) -> T:
    """Return the answer to a question; where the index is found to be damaged it is made anew first, by `mend`."""
    try:
        return ask(archive)
    except DamagedIndexError:
        mend()
        return ask(archive)


def done_once(archive: Archive, act: Callable[[Archive], T], mend: Callable[[], object]) -> T:
    """Make a change and return what it returns; where the index is found to be damaged it is made anew first, by `mend`.

    What had begun by then is not begun a second time: a story that was removed would be one that nobody knows. Raises
    MendedMeanwhileError.
    """
    before = archive.standing()
    try:
        return act(archive)
    except DamagedIndexError as error:
        is_begun = archive.standing() != before
        mend()
        if is_begun:
            raise MendedMeanwhileError.of(error) from error
        return act(archive)
