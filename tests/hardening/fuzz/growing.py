"""One target's inputs, growing: those that reach what none reached before are kept, and the next are made of them."""

from __future__ import annotations

import random
import resource
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from tests.hardening.fuzz.mutator import LONGEST, Mutator
from tests.hardening.fuzz.target import Target
from tests.hardening.fuzz.trying import judged, smaller, tried

_TWICE = 40
"""Every so-manieth input is tried twice."""
_MOST_FAULTS = 12
"""Faults of a target after which it is left alone."""


@dataclass(slots=True)
class Grown:
    """What became of a target's inputs."""

    name: str
    inputs: int = 0
    seconds: float = 0.0
    """Processor time of all of them."""
    slowest: float = 0.0
    """That of the slowest."""
    kept: int = 0
    """How many reached something new."""
    blocks: int = 0
    """How many blocks of code were reached in all; 0 where that is not watched."""
    megabytes: float = 0.0
    """How much more memory the process had at its most."""
    faults: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    """By their place: an input, made small, and what went wrong."""


def grow(
    target: Target,
    folder: Path,
    number: int,
    *,
    seed: int,
    taken: Callable[[], int] | None = None,
    note: Callable[[bytes], None] = lambda _: None,
    minimise: bool = True,
) -> Grown:
    """Try so many inputs on a target.

    `taken` tells which blocks the last one ran through, `note` is told each before it is tried.
    """
    choose, grown = random.Random(f"{seed} {target.name}"), Grown(target.name)
    seeds = [one[:LONGEST] for one in target.seeds()] or [b""]
    mutator = Mutator(f"{seed} {target.name}", target.words)
    corpus, seen, attempt = list(seeds), 0, target.prepare(folder)
    tried(attempt, seeds[0])  # whatever is loaded or made once is no input's time
    begun, before = process_time(), _most_memory()
    fresh: list[bytes] = []
    while grown.inputs < number and len(grown.faults) < _MOST_FAULTS:
        if grown.inputs < len(seeds) and number > len(seeds):
            raw = seeds[grown.inputs]
        else:
            one = choose.choice(fresh if fresh and choose.random() < 0.5 else corpus)
            raw = mutator.mutated(one, choose.choice(corpus))
        note(raw)
        if taken:
            taken()
        done = judged(attempt, raw, twice=grown.inputs % _TWICE == 0)
        new = taken() & ~seen if taken else 0
        grown.inputs += 1
        grown.slowest = max(grown.slowest, done.seconds)
        if new:
            seen |= new
            grown.kept += 1
            corpus.append(raw)
            fresh = [*fresh[-200:], raw]
        if done.fault and done.place not in grown.faults:
            small = (
                smaller(attempt, raw, done.place)
                if minimise and not done.place.startswith(("slow", "unsteady", "endless"))
                else raw
            )
            grown.faults[done.place] = small, done.fault
    grown.seconds, grown.blocks = process_time() - begun, seen.bit_count()
    grown.megabytes = _most_memory() - before
    return grown


def _most_memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
