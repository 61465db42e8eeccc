"""The kinds of things that are tried: each a module here with `attack(scale, folder)`."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from tests.hardening.trial import Attack

KINDS = (
    "kills",
    "full_disk",
    "damage",
    "growth",
    "patterns",
    "failing_disk",
    "index",
    "cache_full",
    "signals",
    "arguments",
    "environments",
    "versions",
    "doctor",
    "conflicts",
    "power",
    "away",
    "bombs",
    "archives",
    "exports",
    "feeds",
    "serving",
    "fuzzing",
    "properties",
    "crowd",
    "payloads",
    "soak",
)
"""The names of the modules, in the order in which they are tried."""


def attack_of(kind: str) -> Attack:
    """Return what tries a kind."""
    return cast("Attack", import_module(f"tests.hardening.{kind}").attack)
