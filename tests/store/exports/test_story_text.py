"""A story copied as text is the same story when it is pasted again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from store.api.story import Story
from store.api.when import When
from store.exports.story_text import story_text
from store.formats import ReadStory, read_paths
from tests.conftest import story

BRIEF = story("Harbour opens its new quay", "2025-06-02", "Ferries left from the new quay at dawn.", place="LISBON")
WHOLE = replace(
    BRIEF,
    caption="Ferries at the quay",
    credit="Ana Reis",
    highlights=("Four ferries an hour", "Old quay to close in 2027"),
    body=("Ferries left from the new quay at dawn.", "“It took nine years,” the harbour master said."),
    updated=When("2025-06-04"),
    link="https://news.example/quay",
)


@pytest.mark.parametrize("one", [BRIEF, WHOLE], ids=["brief", "whole"])
def test_a_copied_story_comes_in_again_as_it_was(one: Story, tmp_path: Path) -> None:
    path = tmp_path / "copied.txt"
    path.write_text(story_text(one), encoding="utf-8")

    (again,) = (read.story for read in read_paths([str(path)]) if isinstance(read, ReadStory))

    for name in ("title", "published", "updated", "place", "caption", "highlights", "body", "link"):
        assert getattr(again, name) == getattr(one, name), name


def test_what_would_steer_a_terminal_is_not_copied() -> None:
    hostile = replace(BRIEF, title="a\x1b[31mb", body=("c\x1b]0;d\x07e",), place="F\x07G")

    assert not {"\x1b", "\x07"} & set(story_text(hostile))
