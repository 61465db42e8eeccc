"""Which stories stand for several reports of the same news: kept beside the index in a file that is read in no time."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

import orjson

from store.api.story import StoryId

_FILE = "reports.json"


def kept_reports(folder: Path) -> Mapping[StoryId, int]:
    """Return how many reports each story stands for that stands for several; none if nothing was kept."""
    try:
        kept = orjson.loads((folder / _FILE).read_bytes())
        return {StoryId(lead): int(number) for lead, number in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def keep_reports(folder: Path, reports: Mapping[StoryId, int]) -> None:
    """Keep how many reports each story stands for."""
    new = folder / f"{_FILE}.new"
    with contextlib.suppress(OSError):
        new.write_bytes(orjson.dumps(dict(reports)))
        new.replace(folder / _FILE)
