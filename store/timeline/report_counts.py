"""How many reports a story stands for, kept beside the index in a file that is read in no time; `store.threads.reports` derives it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from store.api.story import StoryId
from store.files import keep, kept

_FILE = "reports.json"


def kept_reports(folder: Path) -> Mapping[StoryId, int]:
    """Return how many reports each story stands for that stands for several; none if nothing was kept."""
    return kept(folder / _FILE, lambda plain: {StoryId(lead): int(count) for lead, count in plain.items()}) or {}


def keep_reports(folder: Path, reports: Mapping[StoryId, int]) -> None:
    """Keep how many reports each story stands for."""
    keep(folder / _FILE, reports)
