"""The starting stories of a new archive: made ready beforehand, and the same as their texts tell."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from store.api.views import Selection
from store.folder import starting
from store.folder.archive import FolderArchive
from store.folder.deriver import Deriver
from store.paths import seeds_folder
from store.themes.lexicon import load_lexicon
from tests.conftest import Archives


def understood(archive: FolderArchive) -> list[object]:
    """Return the stories of an archive with all that is understood of them."""
    return [
        (one.story, one.themes, archive.names(one.story.id), archive.times.mentions(one.story.id))
        for one in archive.stories(Selection(unfolded=True))
    ]


def test_what_was_made_ready_is_what_the_texts_tell(tmp_path: Path) -> None:
    kept = starting.kept_ready(seeds_folder() / starting.READY)

    made = starting.made_ready(Deriver(load_lexicon(tmp_path)))

    assert kept == made, "the starting stories are told or understood otherwise: python -m store.folder.starting"


def test_a_new_archive_has_the_starting_stories_before_it_is_refreshed(open_folder: Archives) -> None:
    archive = open_folder(seeded=True)

    archive.fill()

    assert archive.counts(Selection()).total == 161
    assert archive.counts(Selection()).themes["water"] > 5
    assert archive.refresh().pending == 0
    assert archive.threads.count() > 3


def test_an_archive_that_is_there_is_not_filled(open_folder: Archives, tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    archive = open_folder(seeded=True)

    archive.fill()

    assert archive.counts(Selection()).total == 0


def test_without_what_was_made_ready_the_archive_is_the_same(
    open_folder: Archives, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = open_folder(seeded=True)
    archive.fill()
    ready = understood(archive)
    for name in ("ARCHIVE", "CACHE"):
        monkeypatch.setenv(f"DATELINE_{name}", str(tmp_path / f"again-{name}"))
    monkeypatch.setattr(starting, "READY", "nothing.ready")
    again = open_folder(seeded=True)
    again.fill()

    assert understood(again) == ready


def test_themes_of_ones_own_sort_the_starting_stories(open_folder: Archives, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    own = '[[theme]]\nkey = "treaty"\nname = "Treaties"\ncolour = "#7fa7cf"\nfor = { treaty = 99 }\n'
    (tmp_path / "config" / "themes.toml").write_text(own)
    archive = open_folder(seeded=True)

    archive.fill()

    assert archive.counts(Selection()).themes["treaty"] > 3


@pytest.mark.parametrize("content", [b"", b"no archive", zlib.compress(b"{"), None])
def test_a_file_that_can_not_be_read_has_nothing_ready(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "stories.ready").write_bytes(content)

    assert starting.kept_ready(tmp_path / "stories.ready") is None
