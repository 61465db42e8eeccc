"""A thread's theme is that of most of its stories, whatever comes and is corrected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.folder.archive import FolderArchive
from store.threads.thread_theme import theme_of
from tests.conftest import story
from tests.store.threads.followed_stories import MATTERS, RIVER

SIGNED, DAM, VISIT, RULED, *_ = MATTERS


def _theme(archive: FolderArchive) -> str:
    """Return the theme of the thread of the river, as it is told whole and in a list."""
    place = archive.threads.position(DAM.id)
    assert place is not None
    told = archive.threads.thread(place.thread.id)
    assert told is not None
    assert archive.threads.themes([place.thread.id]) == {place.thread.id: told.theme}
    return told.theme


def test_a_thread_has_the_theme_of_most_of_its_stories_as_the_person_corrects_them(followed: FolderArchive) -> None:
    for one, theme in ((SIGNED, "water"), (DAM, "water"), (VISIT, "justice"), (RULED, "water")):
        followed.mark(one.id, theme=theme)
    assert _theme(followed) == "water"

    followed.mark(DAM.id, theme="justice")
    followed.mark(RULED.id, theme="justice")
    assert _theme(followed) == "justice"


def test_of_themes_that_as_many_stories_have_the_newest_storys_is_the_threads(followed: FolderArchive) -> None:
    for one, theme in ((SIGNED, "diplomacy"), (DAM, "diplomacy"), (VISIT, "water"), (RULED, "water")):
        followed.mark(one.id, theme=theme)

    assert _theme(followed) == "water"


def test_a_theme_follows_a_thread_that_grows(followed: FolderArchive) -> None:
    for one, theme in ((SIGNED, "water"), (DAM, "water"), (VISIT, "justice"), (RULED, "justice")):
        followed.mark(one.id, theme=theme)
    late = story("Sudland appeals against the ruling on the Alder River Compact", "2025-01-09", RIVER, "The Hask dam waits.")
    followed.add([late])
    followed.refresh()
    followed.mark(late.id, theme="water")

    assert _theme(followed) == "water"


@pytest.mark.parametrize(
    ("counts", "newest_first", "theme"),
    [
        ({"other": 3, "water": 2}, ("water",), "other"),
        ({"other": 3, "water": 2, "health": 1}, ("other", "water"), "water"),
        ({"other": 2, "water": 2}, ("other", "water"), "water"),
        ({"other": 2}, ("other",), "other"),
        ({"water": 1, "health": 1}, ("health", "water"), "health"),
        ({}, (), ""),
    ],
)
def test_other_is_the_theme_of_a_thread_only_if_most_of_its_stories_stand_there(
    counts: dict[str, int], newest_first: tuple[str, ...], theme: str
) -> None:
    assert theme_of(counts, newest_first) == theme


@given(st.lists(st.sampled_from(["other", "water", "health", "space"]), min_size=1, max_size=12))
def test_no_theme_that_no_story_has_is_a_threads(themes: list[str]) -> None:
    found = theme_of({theme: themes.count(theme) for theme in themes}, themes)

    assert found in themes
    assert themes.count(found) >= max(themes.count(one) for one in themes if one != "other" or found == "other")
