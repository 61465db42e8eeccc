"""What went out as Markdown comes in again as it was: any stories, their ids and their marks, from one file or from a folder."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from store.api.views import MarkedStory
from store.exports.clean_story import clean_story
from store.exports.markdown_folder import write_folder
from store.exports.markdown_stories import write
from store.formats import read_paths
from store.formats.source import ReadStory
from tests.store.exports.stories import ABOUT, ANY_STORY, FULL
from tests.store.formats.markdown.reading import read_all


def came_back(raw: bytes) -> list[MarkedStory]:
    """Return the stories of a file as an archive takes them."""
    found = read_all(raw)
    assert all(isinstance(one, ReadStory) for one in found), found
    return [one.marked for one in found if isinstance(one, ReadStory)]


def plain(one: MarkedStory) -> MarkedStory:
    """Return a story as it leaves, without what is worked out anew where it comes in."""
    clean = clean_story(one)
    return MarkedStory(clean.story, clean.marks, kept=True)


@given(told=st.lists(ANY_STORY, min_size=1, max_size=3))
def test_any_stories_come_back_from_one_file(told: list[MarkedStory]) -> None:
    out = BytesIO()
    write([clean_story(one) for one in told], ABOUT, out)

    assert came_back(out.getvalue()) == [plain(one) for one in told]


def test_a_note_that_is_longer_than_any_head_comes_back() -> None:
    long = replace(FULL, marks=replace(FULL.marks, note="Ask the pilot again.\n" * 60_000))
    out = BytesIO()
    write([clean_story(long)], ABOUT, out)

    assert came_back(out.getvalue()) == [plain(long)]


def test_a_folder_of_stories_comes_back(tmp_path: Path) -> None:
    write_folder([clean_story(FULL)], ABOUT, tmp_path)

    (one,) = read_paths([str(tmp_path)])

    assert isinstance(one, ReadStory)
    assert one.marked == plain(FULL)
