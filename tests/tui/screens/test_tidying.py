"""Garbage is looked for in short looks, and what they pass over is found while nobody is at the keys."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from tests.conftest import story
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tui.screens.timeline import questions, tidying
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


def test_what_outlived_a_look_is_passed_over_until_nobody_is_at_the_keys(
    sitting: PaperSitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidy = Tidying(sitting.questions)
    tidy.begin()
    gone, kept = Ring(), Ring()
    of_gone, of_kept = weakref.ref(gone), weakref.ref(kept)
    del gone
    made_much()
    tidy.tidy()
    assert of_gone() is None

    monkeypatch.setattr(tidying, "_LONG", 0.0)
    made_much()
    tidy.tidy()
    del kept
    sitting.questions.typed()
    monkeypatch.setattr(tidying, "_AT_REST", 0.0)
    made_much()
    tidy.tidy()
    assert of_kept() is not None, "a look through all, at the keys"

    monkeypatch.setattr(questions, "_TYPING", 0.0)
    made_much()
    tidy.tidy()
    assert of_kept() is None


def test_all_is_looked_through_at_last_whoever_is_at_the_keys(sitting: PaperSitting, monkeypatch: pytest.MonkeyPatch) -> None:
    tidy = Tidying(sitting.questions)
    kept = Ring()
    tidy.begin()
    of_kept = weakref.ref(kept)
    del kept
    monkeypatch.setattr(tidying, "_AT_LAST", 0.0)
    sitting.questions.typed()
    made_much()
    tidy.tidy()

    assert of_kept() is None
