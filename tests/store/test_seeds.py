"""The starting archive, held against a table: every story reads with its date, place, first theme and thread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from store.folder.archive import FolderArchive
from store.formats import ReadStory, read_paths
from store.paths import Paths, seeds_folder
from store.themes.classifier import ThemeClassifier
from store.themes.lexicon import load_lexicon
from tests.conftest import Archives, all_rows
from tests.made_once import lay_starting_archive

TABLE = Path(__file__).parent.parent / "seeds" / "expected.tsv"


@dataclass(frozen=True)
class Expected:
    title: str
    published: str
    place: str
    theme: str
    thread: str


EXPECTED = [Expected(*line.split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines()]
READ = list(read_paths([str(seeds_folder() / "stories")]))


def test_every_story_reads_and_none_is_refused() -> None:
    assert len(READ) >= 150
    assert all(isinstance(one, ReadStory) for one in READ)


def test_dates_places_and_first_themes_are_right(tmp_path: Path) -> None:
    classifier = ThemeClassifier(load_lexicon(tmp_path))
    stories = [one.story for one in READ if isinstance(one, ReadStory)]

    found = {(one.title, one.published.iso, one.place, classifier.choose(one).themes[0]) for one in stories}

    assert found == {(one.title, one.published, one.place, one.theme) for one in EXPECTED}


def test_every_story_is_whole() -> None:
    for one in READ:
        assert isinstance(one, ReadStory)
        assert 2 <= len(one.story.body) <= 6, one.story.title
        assert one.story.source, one.story.title
        assert one.story.language == "en", one.story.title
        assert not one.story.caption, one.story.title


def test_all_eighteen_matters_are_there() -> None:
    threads = Counter(one.thread for one in EXPECTED)

    assert len(threads) == 18
    assert min(threads.values()) >= 4


def test_related_stories_are_mostly_of_the_same_matter(open_folder: Archives) -> None:
    lay_starting_archive(Paths.find())
    archive = open_folder()
    archive.refresh()
    thread = {one.title: one.thread for one in EXPECTED}
    same = told = 0
    for row in all_rows(archive):
        for one in archive.related(row.id)[:5]:
            told += 1
            same += thread[one.story.title] == thread[row.title]
            assert 0 < one.score <= 1
            assert one.reasons

    assert same / told > 0.75


@pytest.fixture
def seeded(open_folder: Archives) -> FolderArchive:
    lay_starting_archive(Paths.find())
    archive = open_folder()
    archive.refresh()
    return archive


def test_a_reason_is_one_a_person_would_give(seeded: FolderArchive) -> None:
    treaty = next(row for row in all_rows(seeded) if row.title == "India holds the Indus Waters Treaty in abeyance")

    reasons = seeded.related(treaty.id)[0].reasons

    assert any("the Indus Waters Treaty" in reason for reason in reasons)
    assert any("later" in reason or "earlier" in reason or "day" in reason for reason in reasons)
