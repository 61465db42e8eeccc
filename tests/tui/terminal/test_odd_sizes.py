"""What the environment says of a terminal's size counts where a terminal can have it."""

from __future__ import annotations

import os

import pytest

from tui.terminal.output_guard import run_guarded


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ("80", True),
        ("1000", True),
        ("0", False),
        ("-1", False),
        ("99999999999", False),
        ("1e3", False),
        ("²", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("name", ["COLUMNS", "LINES"])
def test_a_size_that_no_terminal_has_is_forgotten(name: str, told: str, counts: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, told)
    seen: list[str | None] = []

    def look() -> int:
        seen.append(os.environ.get(name))
        return 0

    run_guarded(look)

    assert seen == [told if counts else None]
