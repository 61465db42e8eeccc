"""The rows of the table: each a piece of work as a person does it, from files or keys to what is found or painted."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from store.formats import ReadStory, read_paths
from store.paths import seeds_folder
from tests.bench import adding, paging, searching, start
from tests.bench.feeds import behind, megabytes
from tests.bench.figures import Figure, figure_of, judged
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
    many, few = setting.number, setting.number // 10
    tenth = adding.add(setting.work, few, adding.prepare(setting.work, few, shuffled=True))
    whole = adding.add(setting.work, many, adding.prepare(setting.work, many, shuffled=True))
    told = f"import of {many:,} in any order of days"
    yield figure_of(
        f"{told}, until found", "s", [whole.found], peer="ten times a tenth", theirs=10 * tenth.found, most_ratio=1.0
    )
    yield figure_of(f"{told}, peak of all processes", "MB", [whole.peak], most=300, peer="a tenth", theirs=tenth.peak)


def threads_row(setting: Setting) -> Iterator[Figure]:
    """Threads of full texts, found behind the screen of an archive that was just filled and understood."""
    home = setting.work / "dateline"
    adding.add(setting.work, setting.number, adding.prepare(setting.work, setting.number))
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
    """An import that was killed, until the next `find` answers."""
    files = adding.prepare(setting.work, setting.number)
    times = [adding.seconds_after_a_kill(setting.work, setting.number, files) for _ in range(setting.runs)]
    yield figure_of(f"import of {setting.number:,} killed at half, until `dateline find` answers", "s", times, most=10)


def one_story_row(setting: Setting) -> Iterator[Figure]:
    """One story, and a hundred, into a month that holds very many."""
    month, home = max(200, setting.number // 5), setting.work / "dateline"
    folder = setting.work / f"month-{month}"
    if not folder.exists():
        folder.mkdir(parents=True)
        texts = (
            f"A story of number {nth}\n\n17 June 2025\n\n{'Words of the story, and more of them. ' * 80}"
            for nth in range(month)
        )
        (folder / "month.txt").write_text("\n\n\n".join(texts), encoding="utf-8")
    adding.add(setting.work, month, [str(folder / "month.txt")])
    for many, told in ((1, "one story"), (100, "100 new stories")):
        times = []
        for nth in range(setting.runs + 2):
            path, word = setting.work / "new.txt", f"qzx{'abcdefghijklmnop'[nth]}{many}"
            news = (f"News {word} of place {at}\n\n18 June 2025\n\nWhat was said there of {word}." for at in range(many))
            path.write_text("\n\n\n".join(news), encoding="utf-8")
            times.append(adding.seconds_until_found(home, path, word))
        yield figure_of(f"{told} into a month of {month:,}, `dateline add` and `find`", "s", times, most=0.6)


def start_rows(setting: Setting) -> Iterator[Figure]:
    """From the command to the painted timeline."""
    start.prepare(setting.work, setting.number)
    ours, theirs = start.pairs(setting.work, setting.number, 2 * setting.runs + 1)
    peer = _middle([one.seconds for one in theirs]) if theirs else None
    told = f"start → painted, {setting.number:,}"
    yield figure_of(told, "s", [one.seconds for one in ours], peer="newsboat", theirs=peer, most_ratio=0.45)
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
    """The same keys while stories that were just added are being understood behind the screen."""
    home = setting.work / "behind"
    shutil.rmtree(home, ignore_errors=True)
    files = adding.prepare(setting.work, setting.number)
    adding.command(["add", *files], home)
    lines = searching.queries(max(4, setting.lines // 10), setting.number)
    busy = searching.type_into_dateline(_screen(home), lines)
    adding.wait_for_quiet(home)
    quiet = searching.type_into_dateline(_screen(home), lines)
    told = f"the same with understanding going on behind, {setting.number:,}"
    calm = judged(quiet.counted)
    yield figure_of(told, "ms", busy.counted, peer="nothing behind", theirs=calm, most_ratio=1.2)


def paging_rows(setting: Setting) -> Iterator[Figure]:
    """Pages, ends and dates."""
    start.prepare_archive(setting.work, setting.number)
    for key, times in paging.measure_archive(setting.work, setting.number, 40).items():
        yield figure_of(f"{key}, {setting.number:,}", "ms", times, most=16)


def find_row(setting: Setting) -> Iterator[Figure]:
    """One line from the shell, beside `rg` over the texts, where there is one."""
    home = setting.work / "dateline"
    files = adding.prepare(setting.work, setting.number)
    adding.add(setting.work, setting.number, files)
    lines = searching.queries(max(5, setting.lines // 10), setting.number)
    times = [_seconds(lambda line=line: adding.command(["find", line], home)) for line in lines]  # type: ignore[misc]
    theirs = [seconds for line in lines if (seconds := searching_texts(line.split()[0], files)) is not None]
    peer: dict[str, float | str | None] = {"peer": "rg", "theirs": judged(theirs)} if theirs else {}
    yield figure_of(f"`dateline find`, one line, {setting.number:,}", "s", times, most=0.25, **peer)


def searching_texts(word: str, files: Sequence[str]) -> float | None:
    """Return the seconds that `rg` takes to find a word in the files; None where it is not installed."""
    if shutil.which("rg") is None:
        return None
    return _seconds(lambda: subprocess.run(["rg", "--ignore-case", "--count", word, *files], capture_output=True, check=False))


ROWS: Sequence[Row] = (
    adding_rows, threads_row, any_order_row, kill_row, one_story_row, start_rows,
    searching_rows, searching_behind_row, paging_rows, find_row,
)  # fmt: skip
"""All rows, in the order of the table."""
LARGE: Sequence[Row] = (start_rows, searching_rows, paging_rows, any_order_row)
"""Those that are measured at a million as well."""


def _screen(home: Path) -> Terminal:
    return Terminal([sys.executable, "-m", "tui"], adding.environment(home))


def _seconds(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin


def _middle(times: Sequence[float]) -> float:
    return sorted(times)[len(times) // 2]
