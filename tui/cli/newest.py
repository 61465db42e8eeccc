"""`dateline` in a pipe: the newest stories, and no screen."""

from __future__ import annotations

from itertools import islice

from store.api.archive import Archive
from store.api.views import Cursor, Selection, StoryRow
from tui.cli.command import opened_archive
from tui.cli.output import refreshed
from tui.cli.story_table import print_with_themes
from tui.terminal.output_guard import DONE

_NEWEST = 20


def print_newest() -> int:
    """Print the newest stories, the newest first, and return the exit status."""
    archive = opened_archive()
    refreshed(archive)
    print_with_themes(archive, ((row, "") for row in newest_rows(archive, _NEWEST)))
    return DONE


def newest_rows(archive: Archive, number: int) -> list[StoryRow]:
    """Return the so many newest stories, the newest first."""
    counts, left = archive.counts(Selection()), number
    for day in sorted(counts.days, reverse=True):
        if counts.days[day] >= left:
            return _rows(archive, Cursor(day, counts.days[day] - left), number)
        left -= counts.days[day]
    return _rows(archive, Cursor(1, 0), number)


def _rows(archive: Archive, start: Cursor, number: int) -> list[StoryRow]:
    return list(islice(reversed(archive.rows(Selection(), start, number)), number))
