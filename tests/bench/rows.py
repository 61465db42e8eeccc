"""The rows of the table: each a piece of work as a person does it, from files or keys to what is found or painted."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import choices
from statistics import median
from string import ascii_lowercase
from time import perf_counter

from store.formats import ReadStory, read_paths
from store.paths import seeds_folder
from tests.bench import adding, paging, searching, start
from tests.bench.feeds import behind, has_worked, megabytes, processor_seconds, stories_found
from tests.bench.figures import Figure, NotMeasuredError, figure_of, judged
from tests.bench.terminal import Terminal


@dataclass(frozen=True)
class Setting:
    """How much is measured, and where."""

    work: Path
    """Where what is made for it stands."""
    number: int
    """Stories of an archive."""
    runs: int
    """Runs of each, where one takes seconds."""
    lines: int
    """Search lines that are typed."""


_BEGINS = 5.0
"""Seconds after which what works behind a screen has surely begun."""
_LARGE = 1_000_000
_OPENED = "opened-on-a-screen"
"""A file in the home of an archive whose threads a screen has begun to find."""
Row = Callable[[Setting], Iterator[Figure]]


def adding_rows(setting: Setting) -> Iterator[Figure]:
    """`dateline add FILES` beside newsboat reloading the same stories."""
    both = adding.measure(setting.work, setting.number, setting.runs)
    theirs = [them.understood for _, them in both]
    told = f"`dateline add`, {setting.number:,} stories as news text"
    peer: dict[str, float | str | None] = {"peer": "newsboat", "theirs": _middle(theirs)}
    yield figure_of(f"{told}, until found with themes", "s", [us.found for us, _ in both], most_ratio=1.0, **peer)
    yield figure_of(f"{told}, until names and dates are there", "s", [us.understood for us, _ in both], most_ratio=2.5, **peer)
    memory = _middle([them.peak for _, them in both])
    yield figure_of(
        f"{told}, peak of all processes", "MB", [us.peak for us, _ in both], most=300, peer="newsboat", theirs=memory
    )


def any_order_row(setting: Setting) -> Iterator[Figure]:
    """Stories in any order of days, beside ten times what a tenth of as many takes."""
    many, few, home = setting.number, setting.number // 10, setting.work / "dateline"
    tenth = adding.add(home, few, adding.prepare(setting.work, few, shuffled=True))
    whole = adding.add(home, many, adding.prepare(setting.work, many, shuffled=True))
    told = f"import of {many:,} in any order of days"
    yield figure_of(
        f"{told}, until found", "s", [whole.found], peer="ten times a tenth", theirs=10 * tenth.found, most_ratio=1.0
    )
    yield figure_of(f"{told}, peak of all processes", "MB", [whole.peak], most=300, peer="a tenth", theirs=tenth.peak)


def threads_row(setting: Setting) -> Iterator[Figure]:
    """Threads of full texts, found behind the screen of an archive that was just filled and understood."""
    home = _filled(setting)
    (home / _OPENED).touch()
    screen = _screen(home)
    screen.wait_for(start.PAINTED)
    begin, peak = perf_counter(), 0.0
    while perf_counter() - begin < _BEGINS or list(behind(home)):
        screen.idle(0.2)
        peak = max(peak, sum(map(megabytes, behind(home))))
    took = perf_counter() - begin
    screen.close()
    each = 1_000 * took / setting.number
    yield figure_of(f"threads of {setting.number:,} full texts, each", "ms", [each], most=3 if setting.number >= _LARGE else 2)
    yield figure_of(f"threads of {setting.number:,} full texts, memory", "MB", [peak], most=150)


def kill_row(setting: Setting) -> Iterator[Figure]:
    """An import that was killed, until the next `find` answers, telling what it does."""
    seconds, told = adding.seconds_after_a_kill(setting.work, setting.number, adding.prepare(setting.work, setting.number))
    killed = f"import of {setting.number:,} killed at {setting.number * 6 // 10:,}"
    note = f"told: {' '.join(told.split()).replace('|', ' ')}" if told else "over before there was anything to tell"
    yield figure_of(f"{killed}, until `dateline find` answers", "s", [seconds], most=10, note=note)


def one_story_row(setting: Setting) -> Iterator[Figure]:
    """One story, and a hundred, into a month that holds very many; at a million, beside all the others."""
    month, large = min(20_000, max(200, setting.number // 5)), setting.number >= _LARGE
    home, folder = setting.work / f"month-of-{setting.number}", setting.work / f"month-{month}"
    if not folder.exists():
        folder.mkdir(parents=True)
        texts = (
            f"A story of number {nth}\n\n17 June 2025\n\n{'Words of the story, and more of them. ' * 80}"
            for nth in range(month)
        )
        (folder / "month.txt").write_text("\n\n\n".join(texts), encoding="utf-8")
    before = adding.prepare(setting.work, setting.number) if large else []
    number = month + setting.number * large
    if stories_found(home) < number:
        adding.add(home, number, [*before, str(folder / "month.txt")])
    for many, told in ((1, "one story"), (100, "100 new stories")):
        times = [_one_time(setting.work, home, many) for _ in range(setting.runs + 2)]
        alone, both = ([one[at] for one in times] for at in (0, 1))
        note = f"`add` alone {median(alone):.2g} s; until a `find` after it has answered {median(both):.2g} s"
        where = f"a month of {month:,}{f' in {number:,}' if large else ''}"
        yield figure_of(f"{told} into {where}, `dateline add`", "s", alone, most=0.3, note=note)


def _one_time(work: Path, home: Path, many: int) -> tuple[float, float]:
    """Add so many stories that were never there; once nothing works behind the command before."""
    adding.wait_for_quiet(home)
    path, word = work / "new.txt", "qzx" + "".join(choices(ascii_lowercase, k=9))
    news = (f"News {word} of place {at}\n\n18 June 2025\n\nWhat was said there of {word}." for at in range(many))
    path.write_text("\n\n\n".join(news), encoding="utf-8")
    return adding.seconds_until_found(home, path, word)


def start_row(setting: Setting) -> Iterator[Figure]:
    """From the command to the painted timeline."""
    start.prepare(setting.work, setting.number)
    ours, theirs = start.pairs(setting.work, setting.number, 2 * setting.runs + 1)
    peer = _middle([one.seconds for one in theirs]) if theirs else None
    told = f"start → painted, {setting.number:,}"
    yield figure_of(told, "s", [one.seconds for one in ours], peer="newsboat", theirs=peer, most_ratio=0.45)


def first_start_row(setting: Setting) -> Iterator[Figure]:
    """From the command to the painted starting stories, where nothing of Dateline is yet."""
    found = [one.story for one in read_paths([str(seeds_folder() / "stories")]) if isinstance(one, ReadStory)]
    newest = f"{max(one.published.first_day for one in found):%B %Y}".encode()
    times = [start.first_start(setting.work / "first", newest) for _ in range(setting.runs)]
    yield figure_of(f"first start of all ({len(found)} starting stories) → painted", "s", times, most=1.2)


def searching_rows(setting: Setting) -> Iterator[Figure]:
    """From a key in the search line to the results as they stay, numbers and all, beside fzf over the titles."""
    start.prepare_archive(setting.work, setting.number)
    lines = searching.queries(setting.lines, setting.number)
    ours, theirs = searching.both(setting.work, setting.number, lines)
    large = setting.number >= _LARGE
    peer: dict[str, float | str | None] = {"peer": "fzf over titles", "theirs": judged(theirs.keys)}
    most = 60.0 if large else 33.0
    yield figure_of(f"key → results as they stay, {setting.number:,}", "ms", ours.counted, most=most, most_ratio=0.33, **peer)
    memory = 110.0 if large else 85.0
    told = f"own memory after {len(ours.keys)} keys of search, {setting.number:,}"
    yield figure_of(told, "MB", [ours.own], most=memory)


def searching_behind_row(setting: Setting) -> Iterator[Figure]:
    """The same keys while stories that were just added are being understood behind the screen, and while that is stopped."""
    home = setting.work / "behind"
    shutil.rmtree(home, ignore_errors=True)
    adding.command(["add", *adding.prepare(setting.work, setting.number)], home)
    lines = searching.queries(max(4, setting.lines // 10), setting.number)
    busy, worked = _typed(setting, home, lines, stopped=False)
    quiet, disturbed = _typed(setting, home, lines, stopped=True)
    adding.end_behind(home)
    if not worked:
        raise NotMeasuredError("nothing worked behind the screen any more when keys were typed")
    if disturbed:
        raise NotMeasuredError("something worked behind the screen where nothing should")
    told = f"the same with understanding going on behind, {setting.number:,}"
    yield figure_of(told, "ms", busy, peer="nothing behind", theirs=judged(quiet), most_ratio=1.2)


def _typed(setting: Setting, home: Path, lines: list[str], *, stopped: bool) -> tuple[list[float], bool]:
    """Return how long each key took, and whether something worked behind the screen, before the first and after the last."""
    screen = _screen(home)
    screen.wait_for(start.PAINTED)
    opened = processor_seconds(home)
    screen.idle(_BEGINS)
    if stopped:
        for pid in list(behind(home)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGSTOP)
    before = processor_seconds(home)
    typed = searching.type_into_search(screen, lines, setting.number)
    after = has_worked(before, processor_seconds(home))
    screen.close()
    return typed.counted, after if stopped else after and has_worked(opened, before)


def paging_rows(setting: Setting) -> Iterator[Figure]:
    """Pages, ends and dates."""
    start.prepare_archive(setting.work, setting.number)
    for key, times in paging.measure_archive(setting.work, setting.number, 40).items():
        yield figure_of(f"{key}, {setting.number:,}", "ms", times, most=16)


def find_row(setting: Setting) -> Iterator[Figure]:
    """One word from the shell, beside `rg` counting the lines of the texts that have it, where there is one."""
    home, files = _filled(setting), adding.prepare(setting.work, setting.number)
    words = [line.split()[0] for line in searching.queries(max(5, setting.lines // 3), setting.number)]
    times = [_seconds(lambda word=word: adding.command(["find", word], home)) for word in words]  # type: ignore[misc]
    theirs = [seconds for word in words if (seconds := searching_texts(word, files)) is not None]
    peer: dict[str, float | str | None] = {"peer": "rg", "theirs": judged(theirs)} if theirs else {}
    yield figure_of(f"`dateline find`, one word, {setting.number:,}", "s", times, most=0.25, **peer)


def searching_texts(word: str, files: Sequence[str]) -> float | None:
    """Return the seconds that `rg` takes to find a word in the files; None where it is not installed."""
    if shutil.which("rg") is None:
        return None
    return _seconds(lambda: subprocess.run(["rg", "--ignore-case", "--count", word, *files], capture_output=True, check=False))


ROWS: Sequence[Row] = (
    adding_rows, start_row, first_start_row, find_row, one_story_row, kill_row,
    searching_rows, searching_behind_row, paging_rows, threads_row, any_order_row,
)  # fmt: skip
"""All rows, in the order of the table: what takes longest comes last, so that it may be cut off."""
LARGE: Sequence[Row] = (start_row, searching_rows, paging_rows, any_order_row, find_row, one_story_row, kill_row, threads_row)
"""Those that are measured at a million as well."""


def _filled(setting: Setting) -> Path:
    """Return the home of an archive of all stories, understood, on which no screen has found threads; the last one's if it is there."""
    home = setting.work / "dateline"
    if stories_found(home) != setting.number or (home / _OPENED).exists():
        adding.add(home, setting.number, adding.prepare(setting.work, setting.number))
    adding.wait_for_quiet(home)
    return home


def _screen(home: Path) -> Terminal:
    return Terminal([sys.executable, "-m", "tui"], adding.environment(home))


def _seconds(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin


def _middle(times: Sequence[float]) -> float:
    return sorted(times)[len(times) // 2]
