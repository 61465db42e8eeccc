"""Workers of a shared archive: several at once, none on a story that another has, and a killed one's stories are done by the others."""

from __future__ import annotations

import psycopg
import pytest

from store.api.views import Selection
from store.shared import importer, working
from tests.conftest import story
from tests.store.shared.conftest import Shared

MANY = [
    story(f"Gauge number {nth} on the Indus is read", "2025-05-01", f"At gauge {nth} the water of the Indus stood high.")
    for nth in range(24)
]


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have these stories be too many to be understood at once, and for a worker to have at a time."""
    monkeypatch.setattr(importer, "_AT_ONCE", 20)
    monkeypatch.setattr(working, "_TOGETHER", 7)


def test_what_is_too_much_to_be_understood_at_once_waits_for_a_worker(opened: Shared) -> None:
    shared = opened()
    shared.add(MANY)
    assert shared.refresh().pending >= len(MANY)

    assert shared.work() == len(MANY)

    assert shared.refresh().pending == 0
    assert shared.counts(Selection(themes=frozenset(("water",)))).total > 0
    assert shared.work() == 0


def test_stories_that_another_worker_has_are_passed_over_and_done_once_it_was_killed(opened: Shared, address: str) -> None:
    shared = opened()
    shared.add(MANY)
    with psycopg.connect(address) as other:
        taken = other.execute("SELECT story FROM dateline.work ORDER BY at LIMIT 7 FOR UPDATE").fetchall()

        assert shared.work() == len(MANY) - len(taken)
        other.execute("SELECT pg_backend_pid()")
    # its connection is gone, and its locks with it

    assert shared.work() == len(taken)


def test_a_text_that_changed_while_it_was_understood_is_not_written_over(opened: Shared) -> None:
    shared, other = opened(), opened()
    shared.add(MANY)
    first = MANY[0]
    newer = story(
        first.title, "2025-05-01", "At gauge 0 the water of the Indus stood higher than ever, and went over the road at night."
    )

    other.add([newer])
    shared.work()

    now = shared.story(first.id)
    assert now is not None
    assert now.body == newer.body
