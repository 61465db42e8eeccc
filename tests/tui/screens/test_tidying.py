"""Garbage is looked for while nobody is at the keys, in looks that pass over nothing but code."""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.conftest import story
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tui.screens.timeline import tidying
from tui.screens.timeline.tidying import Tidying

sitting = paper_sitting([story("Dam bursts", "2025-06-02")])


class Ring:
    """Something that knows itself, so that it goes with a look alone."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)
    gc.unfreeze()


def made_much() -> None:
    """Have the newest be looked through as often as much that is made brings about, so that a look at all is due."""
    gc.collect(1)


@pytest.fixture
def tidy(sitting: PaperSitting) -> Tidying:
    tidy = Tidying(sitting.questions)
    tidy.begin()
    return tidy


def test_garbage_goes_while_nobody_is_at_the_keys_and_not_before(
    sitting: PaperSitting, tidy: Tidying, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = Ring()
    of_ring = weakref.ref(ring)
    made_much()
    del ring
    sitting.questions.typed()
    tidy.tidy()
    assert of_ring() is not None, "a look through all, at the keys"

    monkeypatch.setattr(tidying, "_PAUSE", 0.0)
    tidy.tidy()
    assert of_ring() is None


def test_what_outlived_many_looks_goes_too(tidy: Tidying) -> None:
    ring = Ring()
    of_ring = weakref.ref(ring)
    for _ in range(5):
        made_much()
        tidy.tidy()
    del ring
    made_much()
    tidy.tidy()

    assert of_ring() is None


def test_all_is_looked_through_at_last_whoever_is_at_the_keys(
    sitting: PaperSitting, tidy: Tidying, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = Ring()
    of_ring = weakref.ref(ring)
    made_much()
    del ring
    monkeypatch.setattr(tidying, "_AT_LAST", 0.0)
    sitting.questions.typed()
    tidy.tidy()

    assert of_ring() is None


def test_modules_that_are_loaded_later_are_passed_over(tidy: Tidying, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("loaded_later")
    module.me = module  # type: ignore[attr-defined]
    monkeypatch.setattr(tidying, "_LOADED", 1)
    monkeypatch.setitem(sys.modules, "loaded_later", module)
    made_much()
    tidy.tidy()

    assert all(one is not module for one in gc.get_objects())
