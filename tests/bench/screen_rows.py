"""The rows of looking: from a command or a key to what is painted or answered."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from store.formats import ReadStory, read_paths
from store.paths import seeds_folder
from tests.bench import adding, paging, searching, start
from tests.bench.cold import forget, our_program, program
from tests.bench.feeds import behind, has_worked, processor_seconds
from tests.bench.figures import Figure, NotMeasuredError, figure_of, judged
from tests.bench.setting import BEGINS, Setting, filled, quiet_screen_of, screen_of
from tests.bench.terminal import Terminal

_TIMES = 40
"""How often each key that moves is pressed."""
_ESCAPE = b"\x1b"
"""Ends the search."""


def start_row(setting: Setting) -> Iterator[Figure]:
    """From the command to the painted timeline."""
    start.prepare_newsboat(setting.work, setting.number)
    home, runs = filled(setting), 2 * setting.runs + 1
    env = start.environment(home)
    ours, theirs = start.pairs(setting.work, setting.number, runs, env)
    cold, theirs_cold = start.pairs(setting.work, setting.number, runs, env, (home, *our_program()))
    told = f"start → painted, {setting.number:,}"
    peer: dict[str, float | str | None] = {
        "peer": "newsboat" if theirs else "",
        "theirs": _middle([one.seconds for one in theirs]),
        "theirs_cold": _middle([one.seconds for one in theirs_cold]),
    }
    cold_one = median(one.seconds for one in cold)
    yield figure_of(told, "s", [one.seconds for one in ours], most_ratio=0.45, cold=cold_one, **peer)


def first_start_row(setting: Setting) -> Iterator[Figure]:
    """From the command to the painted starting stories, where nothing of Dateline is yet."""
    found = [one.story for one in read_paths([str(seeds_folder() / "stories")]) if isinstance(one, ReadStory)]
    newest = f"{max(one.published.first_day for one in found):%B %Y}".encode()
    home = setting.work / "first"
    times = [start.first_start(home, newest) for _ in range(2 * setting.runs + 1)]
    colds = []
    for _ in range(setting.runs):
        forget(*our_program())
        colds.append(start.first_start(home, newest))
    told = f"first start of all ({len(found)} starting stories) → painted"
    yield figure_of(told, "s", times, most=1.2, cold=median(colds))


def searching_rows(setting: Setting) -> Iterator[Figure]:
    """From a key in the search line to the results as they stay, numbers and all, beside fzf over the titles."""
    home, lines = filled(setting), searching.queries(setting.lines, setting.number)
    with quiet_screen_of(home) as screen:
        ours = searching.type_into_search(screen, lines, setting.number)
    titles = searching.titles_of(home / "archive", setting.work / f"titles-{setting.number}.txt")
    theirs = searching.type_into_fzf(titles, lines, setting.number)
    peer: dict[str, float | str | None] = {"peer": "fzf over titles", "theirs": judged(theirs.keys)}
    stay, painted = ({}, {"most": 60.0}) if setting.is_large else ({"most": 33.0, "most_ratio": 0.33}, {})
    yield figure_of(f"key → results as they stay, {setting.number:,}", "ms", ours.counted, **peer, **stay)
    yield figure_of(f"key → results painted, numbers perhaps later, {setting.number:,}", "ms", ours.keys, **peer, **painted)
    memory = 110.0 if setting.is_large else 85.0
    yield figure_of(f"own memory after {len(ours.keys)} keys of search, {setting.number:,}", "MB", [ours.own], most=memory)


def searching_behind_row(setting: Setting) -> Iterator[Figure]:
    """Keys while stories that were just added are being understood behind the screen, and while that is stopped."""
    home = setting.work / "behind"
    shutil.rmtree(home, ignore_errors=True)
    adding.command(["add", *setting.files], home)
    lines = searching.queries(max(4, setting.lines // 10), setting.number)
    with screen_of(home) as screen:
        busy = _typed_before_work(screen, home, lines, setting.number)
        screen.press(_ESCAPE, quiet=0.5)
        paged = paging.measure(screen, _TIMES)
        moved_before_work = bool(list(behind(home)))
    with quiet_screen_of(home) as screen:
        before = processor_seconds(home)
        quiet = searching.type_into_search(screen, lines, setting.number)
        if has_worked(before, processor_seconds(home)):
            raise NotMeasuredError("something worked behind the screen where nothing should")
    told = f"the same with understanding going on behind, {setting.number:,}"
    yield figure_of(told, "ms", busy, peer="nothing behind", theirs=judged(quiet.counted), most_ratio=1.2)
    for key, times in paged.items() if moved_before_work else ():
        yield figure_of(f"{key} with work going on behind, {setting.number:,}", "ms", times, most=16)


def _typed_before_work(screen: Terminal, home: Path, lines: list[str], number: int) -> list[float]:
    """Return how long each key took. Raises NotMeasuredError where nothing worked behind the screen before and after."""
    opened = processor_seconds(home)
    screen.idle(BEGINS)
    begun = processor_seconds(home)
    typed = searching.type_into_search(screen, lines, number)
    if not (has_worked(opened, begun) and has_worked(begun, processor_seconds(home))):
        raise NotMeasuredError("nothing worked behind the screen any more when keys were typed")
    return typed.counted


def paging_rows(setting: Setting) -> Iterator[Figure]:
    """Pages, ends and dates."""
    with quiet_screen_of(filled(setting)) as screen:
        taken = paging.measure(screen, _TIMES)
    for key, times in taken.items():
        yield figure_of(f"{key}, {setting.number:,}", "ms", times, most=16)


def find_row(setting: Setting) -> Iterator[Figure]:
    """One word from the shell, beside `rg` counting the lines of the texts that have it, where there is one."""
    home, files = filled(setting), setting.files
    words = [line.split()[0] for line in searching.queries(max(5, setting.lines // 3), setting.number)]
    times = [_seconds(lambda word=word: adding.command(["find", word], home)) for word in words]  # type: ignore[misc]
    theirs = [seconds for word in words if (seconds := searching_texts(word, files)) is not None]
    cold, theirs_cold = [], []
    for word in words[: 2 * setting.runs + 1]:
        forget(home, *files, *our_program(), *program("rg"))
        cold.append(_seconds(lambda word=word: adding.command(["find", word], home)))  # type: ignore[misc]
        theirs_cold += [seconds] if (seconds := searching_texts(word, files)) is not None else []
    peer: dict[str, float | str | None] = {
        "peer": "rg" if theirs else "",
        "theirs": _middle(theirs),
        "theirs_cold": _middle(theirs_cold),
    }
    yield figure_of(f"`dateline find`, one word, {setting.number:,}", "s", times, most=0.25, cold=median(cold), **peer)


def searching_texts(word: str, files: Sequence[str]) -> float | None:
    """Return the seconds that `rg` takes to find a word in the files; None where it is not installed."""
    if shutil.which("rg") is None:
        return None
    return _seconds(lambda: subprocess.run(["rg", "--ignore-case", "--count", word, *files], capture_output=True, check=False))


def _seconds(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin


def _middle(times: Sequence[float]) -> float | None:
    return median(times) if times else None
