"""Asking the test's server, which lies on this machine and so has to be allowed by name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from store.fetch.answer import Fetched
from store.fetch.request import FetchSettings, Request
from store.fetch.rounds import fetch
from store.fetch.state import FetchState

HERE = FetchSettings(allow_private=True)
"""What a person sets who allows a feed to be on this machine."""
NOON = 1_750_000_000
"""The time at which the tests' clocks stand."""


def ask(address: str, state: FetchState | None = None, *, at: float = NOON, by_name: bool = False, **settings: Any) -> Fetched:
    """Return what becomes of one request at a time."""
    return fetch(Request(address, "f", state or FetchState(), replace(HERE, **settings), by_name), now=lambda: at)
