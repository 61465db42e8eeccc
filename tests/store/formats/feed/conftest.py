"""Feeds are told in the reader's time zone; in these tests it is one that is neither Universal Time nor the machine's."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def five_hours_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Read as someone five hours east of Greenwich."""
    monkeypatch.setenv("TZ", "EAST-5")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
