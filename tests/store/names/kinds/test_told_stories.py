"""Names of today's news, each with what it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.names.kinds.kind import NameKind
from store.names.name_kinds import names_with_kinds
from store.text.fold import words
from tests.conftest import story

_TOLD = Path(__file__).with_name("told_stories.txt")


def told_stories() -> list[tuple[str, dict[str, NameKind]]]:
    """Return the stories, each with its names' folded keys and what they name."""
    lines = [line for line in _TOLD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found = []
    for block in "\n".join(lines).strip().split("\n\n"):
        text, *answers = block.splitlines()
        kinds = {
            " ".join(words(name)): NameKind(kind)
            for kind, _, names in (line.partition(": ") for line in answers)
            for name in names.split(" | ")
        }
        found.append((text, kinds))
    return found


@pytest.mark.parametrize(("text", "kinds"), told_stories())
def test_the_names_of_a_story_are_told_apart(text: str, kinds: dict[str, NameKind]) -> None:
    found = {name.key: kind for name, kind in names_with_kinds(story("What happened", "2026-05-06", text))}

    assert {key: found.get(key, "not found") for key in kinds} == kinds
