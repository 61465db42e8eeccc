"""The table of measurements: what is slower than in the last one is named, and what stands around it stays."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from tests.bench.cold import forget
from tests.bench.figures import Figure, figure_of, in_order, load, placed, save, slower
from tests.bench.flames import flame, lines_of
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


def test_what_was_not_in_memory_is_told_beside_and_judged_by_nobody() -> None:
    cold = replace(START, cold=1.0, theirs_cold=4.0)

    assert cold.is_met
    assert table([cold]).endswith("| ≤ 0.45 × | 1 s, 4 s, 0.25 |  |  |")


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
    assert told.endswith("| ≤ 0.45 × |  |  | 2026-01-02 |")


def test_measurements_stand_in_the_order_of_the_table_and_those_that_are_made_no_more_leave_it() -> None:
    find, start, old = (replace(START, of=of) for of in ("find 10", "start 10", "old words 10"))

    assert in_order([old, find, start], ["start 10", "find 10"]) == [start, find]


def test_the_table_stands_between_its_markers_and_all_else_stays(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"# Benchmarks\n\n{BEGIN}\nwhat was told before\n{END}\n\nMore.\n")

    for _ in range(2):
        write_between(readme, table([START, replace(START, work="again", ours=2.0)]))

    text = readme.read_text()
    assert text.startswith("# Benchmarks\n")
    assert text.endswith("\n\nMore.\n")
    assert text.count("| start | 0.4 s |  | newsboat 1 s | 0.40 | ≤ 0.45 × |  |  |  |") == 1
    assert text.count("| again | 2 s |  | newsboat 1 s | 2.00 | ≤ 0.45 × |  | ! |  |") == 1
    assert "what was told before" not in text


def test_a_flame_graph_has_each_call_beneath_its_caller_and_the_processes_of_a_program_together(tmp_path: Path) -> None:
    for nth, seconds in enumerate([3.0, 1.0]):
        stacks = [[["a.py:1 outer", "a.py:9 inner"], seconds], [["a.py:1 outer"], 1.0]]
        told = {"command": ["-m", "store.lane", "/archive"], "seconds": seconds + 1.5, "stacks": stacks}
        (tmp_path / f"{nth}.json").write_text(json.dumps(told))

    program, outer, inner, *_ = lines_of(tmp_path)

    assert program == "store.lane: 7.00 s of processor time in 2 of its processes, 1.00 s of it outside of Python"
    assert outer.endswith("100.0% a.py:1 outer")
    assert inner.endswith(" 66.7%   a.py:9 inner")
    assert outer.count("█") == 40


def test_a_python_that_is_told_to_notes_what_its_threads_use_a_processor_for(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "from threading import Thread\nfrom time import process_time\n\n"
        "def busy():\n    end = process_time() + 0.1\n    while process_time() < end:\n        pass\n\n"
        "thread = Thread(target=busy)\nthread.start()\nthread.join()\n"
    )

    told = flame(lambda env: subprocess.run([sys.executable, str(program)], env={**os.environ, **env}, check=True))

    assert " of processor time in 1 of its processes" in told
    assert any(line.endswith("/program.py:4 busy") for line in told.splitlines())


def test_what_is_forgotten_is_read_again(tmp_path: Path) -> None:
    kept = tmp_path / "folder" / "kept.txt"
    kept.parent.mkdir()
    kept.write_text("what stands there")

    forget(tmp_path, tmp_path / "nothing.txt")

    assert kept.read_text() == "what stands there"
