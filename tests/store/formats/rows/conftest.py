"""Tables and lists as they are added: a file of some content, and what is read of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from store.api.changes import Refused
from store.formats import Read, ReadStory, read_paths
from store.formats.reading import Reading

ReadFile = Callable[..., list[Read]]


@pytest.fixture
def read_file(tmp_path: Path) -> ReadFile:
    """Return a function that writes a file and reads it."""

    def read_it(name: str, content: str | bytes, columns: Mapping[str, str] | None = None) -> list[Read]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read_paths([str(path)], Reading(columns or {})))

    return read_it


def story_of(found: Sequence[Read]) -> ReadStory:
    """Return the only story that was read."""
    (one,) = found
    assert isinstance(one, ReadStory)
    return one


def reasons(found: Sequence[Read]) -> list[str]:
    """Return what was refused, each with its line."""
    return [f"{one.line}: {one.reason}" for one in found if isinstance(one, Refused)]


def titles(found: Sequence[Read]) -> list[str]:
    """Return the headlines of stories."""
    return [one.story.title for one in found if isinstance(one, ReadStory)]
