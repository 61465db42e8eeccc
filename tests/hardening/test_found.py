"""Inputs that once made something fail, tried again: none of them does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from store.formats.format_table import FORMATS
from tests.hardening.fuzz.finds import found, name_of
from tests.hardening.fuzz.mutator import LONGEST, Mutator
from tests.hardening.fuzz.targets import all_targets, shared_out
from tests.hardening.fuzz.trying import judged
from tests.hardening.fuzzing import _DEAR


def _by_target() -> Iterator[tuple[str, list[Path]]]:
    for name, paths in groupby(found(), key=name_of):
        yield name, list(paths)


@pytest.mark.parametrize(("name", "paths"), _by_target())
def test_what_once_failed_no_longer_does(name: str, paths: list[Path], tmp_path: Path) -> None:
    attempt = all_targets()[name].prepare(tmp_path)

    faults = {path.name: judged(attempt, path.read_bytes(), twice=True).fault for path in paths}

    assert {name: fault for name, fault in faults.items() if fault} == {}


def test_what_the_usual_check_leaves_out_was_found_something_of() -> None:
    assert {name for name, _ in _by_target()} >= _DEAR


def test_every_format_is_fuzzed() -> None:
    assert len([name for name in all_targets() if name.startswith("reads-")]) == len(FORMATS) + 1


def test_each_target_has_inputs_to_grow_from_and_a_share_of_them() -> None:
    assert [name for name, target in all_targets().items() if not target.seeds()] == []
    assert min(shared_out(1_000_000).values()) > 1_000


def test_the_same_seed_makes_the_same_inputs() -> None:
    one, other = (
        [made.mutated(b'{"a": [1, "x"]}', b"other words") for _ in range(200)] for made in (Mutator("1"), Mutator("1"))
    )

    assert one == other
    assert len(set(one)) > 50
    assert max(map(len, one)) <= LONGEST
