"""Stories that were taken out come back last first, whatever the clock said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.record import removals
from store.record.record import Record
from store.record.storage import read_tables, write_tables
from store.record.taking_back import taken_out
from tests.conftest import story

STORIES = [
    story(title, f"2025-{month:02}-02") for month, title in ((5, "Bridge to close"), (6, "Tolls to rise"), (7, "Ferry back"))
]


class Clock(datetime):
    """A clock that somebody sets."""

    days = 0

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        """Return the time that was set."""
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=cls.days)


@pytest.mark.parametrize("days", [(0, -400, -10), (0, 0, 0), (0, 5_000, 2), (-1, -2, -3)])
def test_the_story_that_was_removed_last_comes_back_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: tuple[int, ...]
) -> None:
    monkeypatch.setattr(removals, "datetime", Clock)
    record = Record(tmp_path)
    for one in STORIES:
        record.write(one.published.month, [one])
    for one, Clock.days in zip(STORIES, days, strict=True):
        Record(tmp_path).remove(one.published.month, one.id)

    assert [record.restore()[1].title for _ in STORIES] == [one.title for one in reversed(STORIES)]
    assert record.stories("2025-06") == [STORIES[1]]


def test_what_was_removed_before_removals_were_counted_comes_back_after_what_was_since(tmp_path: Path) -> None:
    record = Record(tmp_path)
    for one in STORIES:
        record.write(one.published.month, [one])
        record.remove(one.published.month, one.id)
    for month, at in (("2025-05", "2031-01-01"), ("2025-06", "2030-01-01")):
        tables = read_tables(tmp_path / f"{month}.json")
        for row in tables["removed"].values():
            del row["removed_nth"]
            row["removed_at"] = at
        write_tables(tmp_path / f"{month}.json", tables)

    assert [record.restore()[1].title for _ in STORIES] == ["Ferry back", "Bridge to close", "Tolls to rise"]


def test_an_addition_that_is_taken_back_counts_as_removed(tmp_path: Path) -> None:
    record = Record(tmp_path)
    for one in STORIES:
        record.write(one.published.month, [one])
    record.remove("2025-07", STORIES[2].id)
    taken_out(record, "2025-05", [STORIES[0].id])

    assert record.restore()[1].title == "Bridge to close"
