"""What the doctor finds: what was looked at, how it fares, and what would be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """How something fares."""

    WELL = "well"
    TOLD = "told"
    """Nothing is wrong, but the person should know of it."""
    AMISS = "amiss"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    """What it is: a file, a folder, the index."""
    health: Health
    told: str
    """What is the matter with it, in a sentence."""
    remedy: str = ""
    """What a repair would do about it, in a sentence; empty if nothing."""
    repair: Callable[[], str] | None = None
    """Does it, and returns what was done; raises DatelineError. It does nothing more where it was done already."""


Findings = Iterator[Finding]


def well(subject: str, told: str) -> Finding:
    """Return that something is as it should be."""
    return Finding(subject, Health.WELL, told)


def told(subject: str, sentence: str, remedy: str = "", repair: Callable[[], str] | None = None) -> Finding:
    """Return what a person should know, though nothing is wrong."""
    return Finding(subject, Health.TOLD, sentence, remedy, repair)


def amiss(subject: str, sentence: str, remedy: str = "", repair: Callable[[], str] | None = None) -> Finding:
    """Return that something is not as it should be."""
    return Finding(subject, Health.AMISS, sentence, remedy, repair)
