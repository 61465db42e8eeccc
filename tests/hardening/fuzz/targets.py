"""The table of what is fuzzed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tests.hardening.fuzz.target import Target


@cache
def all_targets() -> Mapping[str, Target]:
    """Return everything that is fuzzed, by its name."""
    from tests.hardening.fuzz import keeping, reading, settings, typing, understanding

    each = (*reading.targets(), *typing.targets(), *understanding.targets(), *keeping.targets(), *settings.targets())
    by_name = {target.name: target for target in each}
    assert len(by_name) == len(each), "two targets of one name"
    return by_name


def shared_out(number: int) -> Mapping[str, int]:
    """Return how many of a number of inputs each target gets."""
    each = all_targets()
    whole = sum(target.share for target in each.values())
    return {name: -(-number * target.share // whole) for name, target in each.items()}
