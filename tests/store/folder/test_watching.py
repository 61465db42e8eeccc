"""Watch lists of an archive in daily use."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.api.views import Selection
from store.api.watches import Watch
from store.folder.archive import FolderArchive
from store.paths import Paths
from store.record.record import Record
from tests.conftest import Archives, story


def test_a_watch_list_counts_what_is_there_and_what_is_unread(archive: FolderArchive) -> None:
    one, two = story("War and what follows"), story("Warsaw opens a library")
    archive.add([one, two])

    watch = archive.watches.put("War", "war")
    archive.mark(one.id, read=True)

    counts = archive.counts(watch.selection)
    assert (counts.total, counts.unread) == (1, 0)
    assert archive.counts(Selection(words="war")).total == 2  # still being typed


def test_watch_lists_are_there_again_and_can_be_taken_away(open_folder: Archives) -> None:
    archive = open_folder()
    archive.watches.put("Water", "theme:water")
    archive.watches.put("Fire", "forest")
    archive.watches.move("fire", 0)
    archive.close()

    again = open_folder()

    assert again.watches.all() == (Watch("Fire", "forest"), Watch("Water", "theme:water"))
    assert again.watches.remove("WATER") == Watch("Water", "theme:water")
    assert again.watches.rename("fire", "Forests") == Watch("Forests", "forest")
    assert again.watches.all() == (Watch("Forests", "forest"),)


def test_another_programs_watch_list_is_noticed_and_nothing_is_indexed(
    open_folder: Archives, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = open_folder()
    archive.add([story()])
    assert not archive.refresh().changed
    other = FolderArchive(Paths(tmp_path / "archive", tmp_path / "other-index", tmp_path / "config"), seeded=False)
    monkeypatch.setattr(Record, "stories", None)

    other.watches.put("Water", "theme:water")

    change = archive.refresh()
    assert (change.changed, change.new) == (True, 0)
    assert archive.watches.all() == (Watch("Water", "theme:water"),)
    archive.watches.put("Fire", "forest")
    assert not archive.refresh().changed


def test_damage_is_told_by_the_next_refresh_and_the_stories_open(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    archive.add([story()])
    archive.watches.put("Water", "theme:water")
    (tmp_path / "archive" / "watches.json").write_text("<<<<<<< HEAD\n{}")

    change = archive.refresh()

    assert any("watches.json, line 1: marks of an unsettled merge" in notice for notice in change.notices)
    assert archive.watches.all() == ()
    assert archive.counts(Selection()).total == 1


def test_asking_for_watch_lists_leaves_a_new_archive_to_be_made(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder(seeded=True)

    assert archive.watches.all() == ()

    assert not (tmp_path / "archive").exists()
    assert archive.refresh().new > 100


def test_a_corrected_theme_counts_at_once_where_it_was_put(archive: FolderArchive) -> None:
    dam = story("The dam is full", themes=("water",))
    archive.add([dam, story("The river is low", themes=("water",))])
    water, space = archive.watches.put("Water", "theme:water"), archive.watches.put("Space", "theme:space")
    archive.mark(dam.id, read=True)

    archive.mark(dam.id, theme="space")

    assert [archive.counts(watch.selection).total for watch in (water, space)] == [1, 1]
    assert [hit.story.id for hit in archive.search.find(Selection(words="theme:space")).hits] == [dam.id]
    assert dict(archive.facets(Selection()).themes) == {"water": 1, "space": 1}
    archive.mark(dam.id, theme="")
    assert [archive.counts(watch.selection).total for watch in (water, space)] == [2, 0]
