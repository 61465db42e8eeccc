"""The table of measurements: what is slower than in the last one is named, and what stands around it stays."""

from __future__ import annotations

import cProfile
import pstats
from dataclasses import replace
from pathlib import Path

from tests.bench.figures import Figure, figure_of, load, placed, save, slower
from tests.bench.flames import lines_of
from tests.bench.table import BEGIN, END, table, write_between

START = Figure("start", "s", 0.4, peer="newsboat", theirs=1.0, most_ratio=0.45)


def test_what_got_slower_by_more_than_a_twentieth_is_named() -> None:
    before = {"start": START}

    assert not list(slower([replace(START, ours=0.41), Figure("new", "s", 9.0)], before))
    (told,) = slower([replace(START, ours=0.5)], before)
    assert told.startswith("start: 0.5 s, was 0.4")


def test_twenty_runs_and_more_are_judged_by_what_95_of_a_hundred_did_not_exceed() -> None:
    few, many = figure_of("key", "ms", [1.0, 9.0, 2.0], most=5), figure_of("key", "ms", [*[1.0] * 90, *[9.0] * 10], most=5)

    assert (few.judged, few.is_met) == (2.0, True)
    assert (many.ours, many.judged, many.is_met) == (1.0, 9.0, False)


def test_a_row_misses_its_aim_beside_the_peer_or_by_itself() -> None:
    assert START.is_met
    assert not replace(START, ours=0.5).is_met
    assert not replace(START, most=0.3).is_met


def test_figures_are_kept_for_the_next_table(tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    assert load(path) == {}

    save(path, [START])

    assert load(path) == {"start": START}


def test_what_is_measured_again_replaces_all_it_told_before_and_others_keep_their_day_and_machine() -> None:
    start = replace(START, of="start 10", taken="2026-01-02", machine="1 core")
    old = [replace(START, work=work, of="find 10", taken="2026-01-02", machine="1 core") for work in ("find", "old words")]
    find = replace(START, work="find a word", of="find 10", taken="2026-03-04", machine="2 cores")

    again = placed([*old, start], "find 10", [find])

    assert again == [find, start]
    assert placed(again, "paging 10", [START]) == [find, start, START]
    told = table(again)
    assert "2 cores (2026-03-04)" in told
    assert "1 core (2026-01-02)" in told
    assert told.endswith("| ≤ 0.45 × |  | 2026-01-02 |")


def test_the_table_stands_between_its_markers_and_all_else_stays(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"# Benchmarks\n\n{BEGIN}\nold\n{END}\n\nMore.\n")

    for _ in range(2):
        write_between(readme, table([START, replace(START, work="again", ours=2.0)]))

    text = readme.read_text()
    assert text.startswith("# Benchmarks\n")
    assert text.endswith("\n\nMore.\n")
    assert text.count("| start | 0.4 s |  | newsboat 1 s | 0.40 | ≤ 0.45 × |  |  |") == 1
    assert text.count("| again | 2 s |  | newsboat 1 s | 2.00 | ≤ 0.45 × | ! |  |") == 1
    assert "old" not in text


def test_a_flame_graph_has_each_call_beneath_its_caller() -> None:
    def inner() -> int:
        return sum(range(200_000))

    def outer() -> int:
        return inner()

    profile = cProfile.Profile()
    profile.runcall(outer)
    stats = pstats.Stats(profile)

    lines = lines_of(stats.stats)  # type: ignore[attr-defined]

    named = [next(nth for nth, line in enumerate(lines) if line.endswith(name)) for name in (" outer", " inner")]
    assert named == sorted(named)
    assert lines[named[0]].index("tests/") < lines[named[1]].index("tests/")
