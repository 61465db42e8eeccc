"""The main screens as a person sees them in the course of a sitting: what a real terminal shows is what is kept in `seen`."""

from __future__ import annotations

import pytest

from tests.tui.terminal.seat import Size
from tests.tui.terminal.sittings import SITTINGS, kept, seen


@pytest.mark.parametrize("sitting", SITTINGS, ids=lambda sitting: sitting[0])
def test_a_sitting_is_seen_as_it_was(sitting: tuple[str, Size]) -> None:
    for wanted, text in seen(sitting):
        file = kept(sitting, wanted)

        assert text == file.read_text(encoding="utf-8"), f"{file.name}: python -m tests.tui.terminal.sittings writes it anew"
