"""What the tests of widgets share."""

from __future__ import annotations

import pytest

from tests.tui.hurried import begin_alike


@pytest.fixture(autouse=True)
def _alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each app begin with styles that were read once: to read them took longer than most of these tests."""
    begin_alike(monkeypatch)
