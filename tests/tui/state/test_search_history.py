"""Earlier searches, kept between sittings and gone through like a shell's."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.state.search_history import SearchHistory


def opened(folder: Path, *searches: str) -> SearchHistory:
    history = SearchHistory(folder)
    history.load()
    for search in searches:
        history.keep(search)
    return history


def test_going_up_gives_the_newest_first_and_down_what_was_typed(tmp_path: Path) -> None:
    history = opened(tmp_path, "binance", "water", "tariffs")

    assert history.step("", 1) == "tariffs"
    assert history.step("tariffs", 1) == "water"
    assert history.step("water", -1) == "tariffs"
    assert history.step("tariffs", -1) == ""
    assert history.step("", -1) == ""


def test_only_searches_that_begin_with_what_was_typed_come_up(tmp_path: Path) -> None:
    history = opened(tmp_path, "Water treaty", "binance", "water")

    assert history.step("wat", 1) == "water"
    assert history.step("water", 1) == "Water treaty"
    assert history.step("Water treaty", 1) == "Water treaty"
    assert history.step("Water treaty", -2) == "wat"


def test_what_is_changed_on_the_way_begins_anew(tmp_path: Path) -> None:
    history = opened(tmp_path, "binance", "water treaty", "water")

    assert history.step("", 1) == "water"
    assert history.step("water t", 1) == "water treaty"
    assert history.step("water treaty", -1) == "water t"


def test_they_are_kept_for_the_next_sitting_each_once_the_newest_last(tmp_path: Path) -> None:
    opened(tmp_path / "config", "water", "binance", "  water ", "")

    assert (tmp_path / "config" / "searches").read_text() == "binance\nwater\n"
    assert opened(tmp_path / "config").step("", 2) == "binance"


def test_two_datelines_keep_each_others_searches(tmp_path: Path) -> None:
    one, other = opened(tmp_path), opened(tmp_path)
    one.keep("water")
    other.keep("binance")
    one.keep("tariffs")

    assert (tmp_path / "searches").read_text() == "water\nbinance\ntariffs\n"


def test_five_hundred_are_kept(tmp_path: Path) -> None:
    (tmp_path / "searches").write_text("".join(f"search {number}\n" for number in range(700)))

    opened(tmp_path, "the last")

    kept = (tmp_path / "searches").read_text().splitlines()
    assert (len(kept), kept[0], kept[-1]) == (500, "search 201", "the last")


@pytest.mark.parametrize("bad", ["folder", "bytes", "no folder"])
def test_a_file_that_cannot_be_used_is_left_alone_and_the_sitting_goes_on(tmp_path: Path, bad: str) -> None:
    file = tmp_path / "config" / "searches"
    if bad == "no folder":
        (tmp_path / "config").write_text("a file where the folder should be")
    else:
        file.parent.mkdir()
        file.mkdir() if bad == "folder" else file.write_bytes(b"caf\xe9\n")

    history = opened(tmp_path / "config", "water")

    assert history.step("", 1) == "water"
    assert bad != "bytes" or file.read_bytes() == b"caf\xe9\n"


def test_what_could_steer_the_terminal_is_taken_out(tmp_path: Path) -> None:
    (tmp_path / "searches").write_text("wa\x1b[2Jter\n")

    assert opened(tmp_path).step("", 1) == "water"


@given(st.lists(st.sampled_from(["a", "ab", "b", "", "AB "])), st.lists(st.sampled_from([1, -1])))
def test_any_way_through_them_leads_back_to_what_was_typed(searches: list[str], steps: list[int]) -> None:
    history = SearchHistory(Path("/dev/null/nowhere"))
    for search in searches:
        history.keep(search)
    line = "a"
    for by in steps:
        line = history.step(line, by)
        assert line.lower().startswith("a")

    assert history.step(line, -len(searches)) == "a"
