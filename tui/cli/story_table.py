"""Listings of stories: short ids in a terminal, whole ones in a pipe, where they are to hold while the archive grows."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from store.api.archive import Archive
from store.api.views import StoryRow
from tui.cli.tables import Cell, Column, Place, print_table

_COLUMNS = (Column("ID"), Column("DATE"), Column("STORY", gives_way=True))
"""What every listing of stories has."""


def print_stories(
    archive: Archive,
    stories: Iterable[tuple[StoryRow, Sequence[Cell | str]]],
    more: Sequence[Column] = (),
    bold: Sequence[bool] = (),
) -> None:
    """Print stories by id, day and headline, each with what there is of it in more columns; all are bold unless it is told which."""
    listed = list(stories)
    short = archive.short_ids(row.id for row, _ in listed) if sys.stdout.isatty() else {}
    loud = bold or [True] * len(listed)
    lines = [
        [
            Cell(short.get(row.id, row.id), dim=True, plain=row.id),
            row.published.iso[:10],
            Cell(row.title, bold=is_loud),
            *cells,
        ]
        for (row, cells), is_loud in zip(listed, loud, strict=True)
    ]
    print_table([*_COLUMNS, *more], lines)


def print_with_themes(archive: Archive, stories: Iterable[tuple[StoryRow, str]]) -> None:
    """Print stories with their themes, places and sources, and a sentence of each."""
    themes = {theme.key: theme for theme in archive.themes.all()}

    def theme_of(row: StoryRow) -> Cell:
        theme = themes.get(row.theme)
        return Cell(theme.name, colour=theme.colour) if theme else Cell(row.theme)

    columns = [Column(name, Place.BENEATH) for name in ("THEME", "PLACE", "SOURCE")]
    lines = [(row, (theme_of(row), row.place, row.source, sentence)) for row, sentence in stories]
    print_stories(archive, lines, [*columns, Column("SENTENCE", Place.PARAGRAPH)])
