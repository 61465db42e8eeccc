"""Taking in many stories: made ready where they are read, kept round by round, the same as if each came alone."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import orjson
import pytest

import store.folder.importer as importing
from store.api.changes import Taken
from store.api.prepared import Prepared
from store.api.story import Story
from store.api.views import MarkedStory, Selection
from store.folder.archive import FolderArchive
from store.folder.taken_list import TakenList
from store.formats import ReadStory, read_paths
from store.formats.lanes import read_files
from store.formats.reading import Reading
from store.formats.transport import Passed
from store.paths import Paths
from store.record.story_rows import row_of
from tests.conftest import story

PLACES = ("Karachi", "Geneva", "Basra", "Lima", "Oslo", "Hanoi")
TOPICS = ("the dam on the river", "the central bank's interest rate", "a vaccine against measles", "the cup final")


def news(number: int, files: int, folder: Path) -> list[str]:
    """Write so many stories of news text into some files; every seventh title comes twice, on another day with other words."""
    folder.mkdir()
    rng, texts = random.Random(number), []
    for nth in range(number):
        named = nth - 7 if nth % 7 == 0 and nth else nth
        place, topic = PLACES[named % 6], TOPICS[named % 4]
        body = " ".join(f"Officials spoke of {rng.choice(TOPICS)} for the {rng.randrange(900)}th time." for _ in range(4))
        day = f"{1 + nth % 28:02} {('March', 'June', 'October')[nth % 3]} {2019 + nth % 5}"
        texts.append(f"{place} hears report {named} on {topic}\n\nUpdated {day}\n\n{place.upper()}: {body}\n")
    paths = [folder / f"news-{nth}.txt" for nth in range(files)]
    for nth, path in enumerate(paths):
        path.write_text("\n\n\n".join(texts[nth::files]))
    return [str(path) for path in paths]


def marked(passed: Iterable[Passed]) -> Iterator[MarkedStory | Prepared]:
    return (one if isinstance(one, Prepared) else one.marked for one in passed if isinstance(one, ReadStory | Prepared))


def archive_in(folder: Path) -> FolderArchive:
    return FolderArchive(Paths(folder / "archive", folder / "index", folder / "config"), seeded=False)


def everything(archive: FolderArchive) -> dict[str, tuple[Story, Sequence[str]]]:
    archive.understand(threads=False)
    return {one.story.id: (one.story, one.themes) for one in archive.stories(Selection(unfolded=True))}


@pytest.mark.parametrize("files", [1, 3])
def test_stories_made_ready_in_lanes_are_kept_as_those_that_are_read_here(tmp_path: Path, files: int) -> None:
    paths = news(120, files, tmp_path / "news")
    here, beside = archive_in(tmp_path / "here"), archive_in(tmp_path / "beside")
    expected = here.add(marked(read_paths(paths)))
    noted = Reading()

    passed = list(read_files(paths, noted, beside.preparer, large=1))
    added = beside.add(marked(passed))

    assert all(isinstance(one, Prepared) for one in passed)
    assert noted.files == {"news text": files}
    assert sorted(one.title for one in added.added) == sorted(one.title for one in expected.added)
    assert everything(beside) == everything(here)
    assert beside.counts(Selection()).themes["water"] > 15


def test_stories_made_ready_have_their_themes_at_once_and_wait_for_names_and_times(
    archive: FolderArchive, tmp_path: Path
) -> None:
    archive.add(marked(read_files(news(120, 2, tmp_path / "news"), Reading(), archive.preparer, large=1)))

    themes = archive.counts(Selection()).themes
    assert themes.get("other", 0) < 20
    assert archive.refresh().pending > 100


def test_rounds_end_with_nothing_lost_when_titles_come_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = news(150, 1, tmp_path / "news")
    whole, rounds = archive_in(tmp_path / "whole"), archive_in(tmp_path / "rounds")
    whole.add(marked(read_paths(paths)))
    monkeypatch.setattr(importing, "_BATCH", 20)
    monkeypatch.setattr(importing, "_ROUND", 60)
    monkeypatch.setattr(importing, "_AT_ONCE", 5)

    again = [rounds.add(marked(read_files(paths, Reading(), rounds.preparer, large=1))) for _ in range(2)]

    assert everything(rounds) == everything(whole)
    assert len(again[0].added) > 100
    assert not again[1].added
    assert len(again[1].unchanged) == 150


def test_what_was_taken_in_until_the_person_breaks_it_off_is_kept_and_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_BATCH", 10)
    monkeypatch.setattr(importing, "_AT_ONCE", 5)

    def coming() -> Iterator[Story]:
        for nth in range(35):
            yield story(f"Ferry {nth} sails", "2025-06-02", "The ferry sailed in the morning.")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive_in(tmp_path).add(coming())

    again = archive_in(tmp_path)
    again.refresh()
    assert len(everything(again)) == 30
    assert again.refresh().pending == 0


def test_what_broke_off_an_import_costs_what_stood_before_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_BATCH", 100)
    monkeypatch.setattr(importing, "_AT_ONCE", 5)
    archive_in(tmp_path).add(story(f"Tram {nth} runs", f"2025-0{1 + nth % 3}-02", "The dam on the river.") for nth in range(9))
    standing = archive_in(tmp_path)
    standing.understand(threads=False)

    def coming() -> Iterator[Story]:
        for nth in range(130):
            yield story(f"Ferry {nth} sails", f"2025-0{1 + nth % 3}-03", "The ferry sailed in the morning. " * 90)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive_in(tmp_path).add(coming())

    again = archive_in(tmp_path)
    again.mark(story("Tram 1 runs").id, starred=True)
    again.refresh()
    assert again.counts(Selection(unfolded=True)).total == 109
    assert again.counts(Selection()).themes["water"] == 9
    assert again._writer().index.state().amiss == []


def test_a_file_that_comes_into_the_archive_during_an_import_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_BATCH", 100)
    monkeypatch.setattr(importing, "_AT_ONCE", 5)
    late = story("A zebra crosses", "2025-06-05", "It crossed the road.")

    def coming() -> Iterator[Story]:
        for nth in range(140):
            if nth == 120:
                rows = {"stories": {"1": row_of(late)}}
                (tmp_path / "archive" / "2025-06.7.json").write_bytes(orjson.dumps(rows))
            yield story(f"Ferry {nth} sails", "2025-06-03", "The ferry sailed in the morning.")

    archive_in(tmp_path).add(coming())

    again = archive_in(tmp_path)
    again.refresh()
    assert again.counts(Selection(unfolded=True)).total == 141
    assert [hit.story.title for hit in again.search.find(Selection(words="zebra")).hits] == ["A zebra crosses"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are found by /proc")
def test_a_lane_that_ends_too_early_is_followed_by_one_that_makes_nothing_ready(archive: FolderArchive, tmp_path: Path) -> None:
    paths = news(3_000, 2, tmp_path / "news")
    expected = [one.story.title for one in read_paths(paths) if isinstance(one, ReadStory)]

    passing = read_files(paths, Reading(), archive.preparer, large=1)
    passed: list[Passed] = [next(passing)]
    for child in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split():
        if b"store.formats.reading_main" in Path(f"/proc/{child}/cmdline").read_bytes():
            os.kill(int(child), signal.SIGKILL)
    passed += (one for one in passing if isinstance(one, ReadStory | Prepared))

    ready = [one.title for one in passed if isinstance(one, Prepared)]
    as_read = [one.story.title for one in passed if isinstance(one, ReadStory)]
    assert sorted([*ready, *as_read]) == sorted(expected)
    assert as_read


def test_what_was_taken_in_is_listed_however_much_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.folder.taken_list._HELD", 10)
    taken, expected = TakenList(), list[Taken]()
    for nth in range(57):
        one = story(f"Ferry {nth}", "2025-06-02")
        taken.append(one.id, one.title, one.published.iso, ("feed",) * (nth % 2))
        expected.append(Taken(one.id, one.title, one.published, one.feeds or ("feed",) * (nth % 2)))

    assert len(taken) == 57
    assert list(taken) == list(taken) == expected
    assert taken[:20] == expected[:20]
    assert taken[25:45:3] == expected[25:45:3]
    assert (taken[0], taken[33], taken[-1]) == (expected[0], expected[33], expected[-1])
