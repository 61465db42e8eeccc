"""What goes out comes in again: the same stories under the same ids, with the same marks, whatever they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.api.story import Story
from store.api.views import MarkedStory, Marks, Selection
from store.api.when import When
from store.exports.export_table import STORY_FORMS
from store.exports.saving import Saving
from store.folder.archive import FolderArchive
from store.formats import ReadStory, read_paths
from store.identity.ids import base_id
from store.paths import Paths
from tests.conftest import examples, story
from tests.store.exports.stories import ABOUT, ANY_STORY, FULL

FORMS = ("markdown", "folder", "json", "jsonl", "csv")


def out_and_in(form: str, stories: list[MarkedStory], folder: Path) -> dict[str, MarkedStory]:
    """Write stories to a file or a folder, read that again, and return what was read by id."""
    if STORY_FORMS[form].is_folder:
        path = folder / "stories"
        path.mkdir()
        STORY_FORMS[form].write_folder(stories, ABOUT, path)
    else:
        path = folder / f"stories{STORY_FORMS[form].suffixes[0]}"
        out = BytesIO()
        STORY_FORMS[form].write(stories, ABOUT, out)
        path.write_bytes(out.getvalue())
    read = list(read_paths([str(path)]))
    refused = [one for one in read if not isinstance(one, ReadStory)]
    assert not refused
    return {one.story.id: one.marked for one in read if isinstance(one, ReadStory)}


def as_read(one: MarkedStory) -> MarkedStory:
    """Return a story as it must come in."""
    return replace(one, kept=True, themes=())


@pytest.mark.parametrize("form", FORMS)
@given(told=st.lists(ANY_STORY, min_size=1, max_size=4, unique_by=lambda one: one.story.id))
def test_any_story_comes_in_as_it_went_out(form: str, told: list[MarkedStory]) -> None:
    with TemporaryDirectory() as name:
        assert out_and_in(form, told, Path(name)) == {one.story.id: as_read(one) for one in told}


@pytest.mark.parametrize("form", FORMS)
def test_a_story_that_has_everything_comes_in_with_everything(form: str, tmp_path: Path) -> None:
    assert out_and_in(form, [FULL], tmp_path) == {FULL.story.id: as_read(FULL)}


def reports() -> Iterable[MarkedStory]:
    """Return stories with marks, a daily report under one title among them."""
    begin = date(2025, 1, 30)
    for nth in range(6):
        day = (begin + timedelta(nth)).isoformat()
        figures = "ten eleven twelve thirteen fourteen fifteen".split()[nth]
        yield MarkedStory(story("Market report", day, f"Shares of {figures} companies rose; {figures} thousand changed hands."))
        yield MarkedStory(
            story(f"Bridge to close, part {nth}", f"2025-0{nth + 1}", f"The {nth}th bridge is closed.", source="Coast Daily"),
            Marks(
                read=nth % 2 == 0,
                starred=nth == 3,
                theme="water" if nth == 4 else "",
                tags=("roads",) * (nth % 2),
                note="n" * nth,
            ),
        )
    yield FULL


def opened(folder: Path) -> FolderArchive:
    """Open an archive without starting stories."""
    archive = FolderArchive(Paths(folder / "archive", folder / "cache", folder / "config"), seeded=False)
    archive.refresh()
    return archive


def held(archive: FolderArchive) -> dict[str, tuple[Story, Marks]]:
    """Return all stories of an archive with their marks."""
    return {one.story.id: (one.story, one.marks) for one in archive.stories(Selection(unfolded=True))}


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_archive_that_takes_an_export_in_is_the_same_archive(form: str, tmp_path: Path) -> None:
    archive, other = opened(tmp_path / "one"), opened(tmp_path / "two")
    archive.add(reports())
    path = tmp_path / f"out{(*STORY_FORMS[form].suffixes, '')[0]}"

    count = Saving(archive, Selection(unfolded=True), form).to(path)
    added = other.add(one.marked for one in read_paths([str(path)]) if isinstance(one, ReadStory))

    assert len(added.added) == count == 13
    assert held(other) == held(archive)
    again = other.add(one.marked for one in read_paths([str(path)]) if isinstance(one, ReadStory))
    assert (len(again.added), len(again.updated), len(again.unchanged)) == (0, 0, 13)
    assert held(other) == held(archive)
    for one in (archive, other):
        one.close()


@settings(max_examples=examples(2))
@given(told=st.lists(ANY_STORY, min_size=1, max_size=6, unique_by=lambda one: one.story.id))
def test_archives_of_any_stories_are_the_same_through_every_form(told: list[MarkedStory]) -> None:
    """Stories that an archive takes for one are one before they go out; ids and all stay as they are."""
    with TemporaryDirectory() as name:
        archive = opened(Path(name) / "one")
        archive.add(told)
        before = held(archive)
        for form in FORMS:
            path = Path(name) / f"out-{form}{(*STORY_FORMS[form].suffixes, '')[0]}"
            Saving(archive, Selection(unfolded=True), form).to(path)
            other = opened(Path(name) / form)
            other.add(one.marked for one in read_paths([str(path)]) if isinstance(one, ReadStory))
            assert held(other) == before
            other.close()
        archive.close()


def test_a_note_of_a_person_who_edits_the_file_comes_in(tmp_path: Path) -> None:
    """The Markdown is for people: a text that is changed by hand is an update of its story, a tag that is added is added."""
    archive = opened(tmp_path / "one")
    archive.add(
        [
            MarkedStory(
                story("Bridge to close", "2025-06-02", "It is closed for a week, the town said today."), Marks(tags=("roads",))
            )
        ]
    )
    path = tmp_path / "out.md"
    Saving(archive, Selection(), "markdown").to(path)
    path.write_text(path.read_text().replace("for a week", "for two weeks").replace("- roads", "- roads\n- bridges"))

    archive.add(one.marked for one in read_paths([str(path)]) if isinstance(one, ReadStory))

    story_id = base_id("Bridge to close")
    found = archive.story(story_id)
    assert found is not None
    assert found.body == ("It is closed for two weeks, the town said today.",)
    assert archive.marks(story_id).tags == ("roads", "bridges")
    assert found.published == When("2025-06-02")
    archive.close()
