"""What a selection can be narrowed to."""

from __future__ import annotations

from datetime import date

from store.api.views import Facets, Selection
from store.folder.archive import FolderArchive
from store.query.line_filters import narrowed
from tests.conftest import story


def test_facets_count_what_is_selected_the_commonest_first(archive: FolderArchive) -> None:
    archive.add(
        [
            story("A dam is built", "2025-01-01", "The dam and the reservoir hold water.", place="LAHORE", source="Dawn"),
            story("A dam is full", "2025-01-02", "The dam and the reservoir hold water.", place="NEW YORK", source="Dawn"),
            story("A dam is low", "2025-01-03", "The dam and the reservoir hold water.", place="Lahore"),
            story("A match is won", "2025-01-04", "Cricket.", place="MULTAN"),
        ]
    )

    assert archive.facets(Selection(words="dam ")) == Facets((("water", 3),), (("Lahore", 2), ("New York", 1)), (("Dawn", 2),))
    narrow = narrowed("dam ", "place", "New York", date.today())
    assert archive.facets(Selection(words=narrow)).places == (("New York", 1),)
    assert archive.counts(Selection(words=narrow)).total == 1


def test_an_empty_archive_has_none(archive: FolderArchive) -> None:
    assert archive.facets(Selection()) == Facets()
