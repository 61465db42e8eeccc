"""Where a sitting was left is read again as it was kept, and whatever else stands in the file is as good as nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.story import StoryId
from store.api.views import Counts, Cursor, Selection
from tui.state.kept_place import KeptPlace, KeptStop, load_place, save_place
from tui.state.opened_archive import cursor_before

PLACE = KeptPlace(
    left=1_750_000_000.5,
    story=StoryId("5f" * 8),
    day=739_000,
    selection=Selection(frozenset({"water", "trade"}), words="sluice ", thread=7, having=("tag", "rivers")),
    home=Selection(unread=True),
    home_story=StoryId("6a" * 8),
    view="across",
    lanes_by="source",
    zoom=3,
    belongs=False,
    behind=(KeptStop(StoryId("7b" * 8), "A [b]harbour[/b] opens", Selection(starred=True)),),
)


def test_a_place_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    for place in (PLACE, KeptPlace()):
        save_place(tmp_path / "cache" / "left.json", place)

        assert load_place(tmp_path / "cache" / "left.json") == place


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"form": 2}',
        b'{"form": 1}',
        b'{"form": 1, "left": 0.0, "selection": {"themes": "water"}, "home": null, "behind": [], "ahead": []}',
        b'{"form": 1, "left": 0.0, "selection": {"themes": [7]}, "home": null, "behind": [], "ahead": []}',
        b'{"form": 1, "day": "7", "selection": {"themes": []}, "home": null, "behind": [], "ahead": []}',
        b'{"form": 1, "story": 7, "selection": {"themes": []}, "home": null, "behind": [], "ahead": []}',
        b'{"form": 1, "further": 7, "selection": {"themes": []}, "home": null, "behind": [], "ahead": []}',
        b'{"form": 1, "selection": {"themes": []}, "home": null, "behind": [7], "ahead": []}',
    ],
)
def test_what_can_not_be_understood_is_no_place(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "left.json").write_bytes(written)

    assert load_place(tmp_path / "left.json") is None


def test_where_nothing_is_or_can_be_kept_there_is_no_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    save_place(tmp_path / "file" / "left.json", PLACE)

    assert load_place(tmp_path / "file" / "left.json") is None
    assert load_place(tmp_path / "nowhere.json") is None


@given(
    st.dictionaries(st.integers(700_000, 740_000), st.integers(1, 9), min_size=1, max_size=40), st.data(), st.integers(0, 60)
)
def test_so_many_stories_lie_before_the_cursor(days: dict[int, int], data: st.DataObject, wanted: int) -> None:
    counts = Counts(dict(sorted(days.items())), {}, sum(days.values()))
    day = data.draw(st.sampled_from(sorted(days)))
    cursor = Cursor(day, data.draw(st.integers(0, days[day] - 1)))

    start = cursor_before(counts, cursor, wanted)

    def before(place: Cursor) -> int:
        return sum(count for one, count in days.items() if one < place.day) + place.nth

    assert before(cursor) - before(start) == min(wanted, before(cursor))
