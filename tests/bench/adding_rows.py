"""The rows of taking stories in: from files to what is found, and to what is understood behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import choices
from statistics import median
from string import ascii_lowercase
from time import perf_counter

from tests.bench import adding
from tests.bench.feeds import behind, megabytes, processor_seconds, stories_found
from tests.bench.figures import Figure, figure_of
from tests.bench.setting import BEGINS, Setting, fill, filled, note_threads, screen_of, without_threads

_WITH_MONTH = "with-a-large-month"
"""A file in the home of an archive that has the month, too."""


def adding_rows(setting: Setting) -> Iterator[Figure]:
    """`dateline add FILES` beside newsboat reloading the same stories."""
    cold, cold_peer = fill(setting, setting.files, cold=True), adding.reload(setting.work, setting.number, cold=True)
    ours, theirs = [], []
    for _ in range(setting.runs):
        ours.append(fill(setting, setting.files))
        theirs.append(adding.reload(setting.work, setting.number))
    told = f"`dateline add`, {setting.number:,} stories as news text"
    peer: dict[str, float | str | None] = {
        "peer": "newsboat", "theirs": median(one.understood for one in theirs), "theirs_cold": cold_peer.understood
    }  # fmt: skip
    found, understood, peak = ([getattr(one, name) for one in ours] for name in ("found", "understood", "peak"))
    yield figure_of(f"{told}, until found with themes", "s", found, most_ratio=1.0, cold=cold.found, **peer)
    yield figure_of(f"{told}, until names and dates are there", "s", understood, most_ratio=2.5, cold=cold.understood, **peer)
    memory = median(one.peak for one in theirs)
    yield figure_of(f"{told}, peak of all processes", "MB", peak, most=300, peer="newsboat", theirs=memory)


def any_order_row(setting: Setting) -> Iterator[Figure]:
    """Stories in any order of days, beside ten times what a tenth of as many takes."""
    many, few, home = setting.number, setting.number // 10, setting.work / "tenth"
    tenth = adding.add(home, few, adding.prepare(setting.work, few, shuffled=True))
    whole = fill(setting, adding.prepare(setting.work, many, shuffled=True))
    told = f"import of {many:,} in any order of days"
    yield figure_of(
        f"{told}, until found with themes",
        "s",
        [whole.found],
        peer="ten times a tenth",
        theirs=10 * tenth.found,
        most_ratio=1.0,
    )
    understood = f"{told}, until names and dates are there"
    yield figure_of(understood, "s", [whole.understood], peer="ten times a tenth", theirs=10 * tenth.understood, most_ratio=1.0)
    flat = 1.1 if setting.is_large else None
    peak = f"{told}, peak of all processes"
    yield figure_of(peak, "MB", [whole.peak], most=300, peer="a tenth", theirs=tenth.peak, most_ratio=flat)


def threads_row(setting: Setting) -> Iterator[Figure]:
    """Threads of full texts, found behind the screen of an archive that was just filled and understood."""
    home = filled(setting)
    without_threads(home)
    used = dict[int, float]()
    with screen_of(home) as screen:
        begin, peak = perf_counter(), 0.0
        while perf_counter() - begin < BEGINS or list(behind(home)):
            screen.idle(0.2)
            peak = max(peak, sum(map(megabytes, behind(home))))
            used |= processor_seconds(home)
        took = perf_counter() - begin
    note_threads(home)
    each = 1_000 * sum(used.values()) / setting.number
    note = f"processor time; with the rests between, all were found {took:.0f} s after the screen was painted"
    most = 3 if setting.is_large else 2
    yield figure_of(f"threads of {setting.number:,} full texts, each", "ms", [each], most=most, note=note)
    yield figure_of(f"threads of {setting.number:,} full texts, memory", "MB", [peak], most=150)


def kill_row(setting: Setting) -> Iterator[Figure]:
    """An import that was killed, until the next `find` answers, telling what it does."""
    seconds, told = adding.seconds_after_a_kill(setting.work, setting.number, setting.files)
    killed = f"import of {setting.number:,} killed at {setting.number * 6 // 10:,}"
    note = f"told: {' '.join(told.split()).replace('|', ' ')}" if told else "over before there was anything to tell"
    yield figure_of(f"{killed}, until `dateline find` answers", "s", [seconds], most=10, note=note)


def one_story_row(setting: Setting) -> Iterator[Figure]:
    """One story, and a hundred, into a month that holds very many; at a million, beside all the others."""
    month = min(20_000, max(200, setting.number // 5))
    home = _with_month(setting, month)
    where = f"a month of {month:,}{f' in {setting.number:,}' if setting.is_large else ''}"
    for many, told in ((1, "one story"), (100, "100 new stories")):
        times = [_one_time(setting.work, home, many) for _ in range(2 * setting.runs + 1)]
        cold = median(_one_time(setting.work, home, many, cold=True)[0] for _ in range(setting.runs))
        alone, both = ([one[at] for one in times] for at in (0, 1))
        note = f"`add` alone {median(alone):.2g} s; until a `find` after it has answered {median(both):.2g} s"
        yield figure_of(f"{told} into {where}, `dateline add`", "s", alone, most=0.3, cold=cold, note=note)


def _with_month(setting: Setting, month: int) -> Path:
    """Return the home of an archive that has a month of so many stories, and all others at a million."""
    folder = setting.work / f"month-{month}"
    if not folder.exists():
        folder.mkdir(parents=True)
        texts = (
            f"A story of number {nth}\n\n17 June 2025\n\n{'Words of the story, and more of them. ' * 80}"
            for nth in range(month)
        )
        (folder / "month.txt").write_text("\n\n\n".join(texts), encoding="utf-8")
    if not setting.is_large:
        home = setting.work / f"month-of-{setting.number}"
        if stories_found(home) < month:
            adding.add(home, month, [str(folder / "month.txt")])
        return home
    home = filled(setting)
    if not (home / _WITH_MONTH).exists():
        adding.command(["add", str(folder / "month.txt")], home)
        (home / _WITH_MONTH).touch()
    return home


def _one_time(work: Path, home: Path, many: int, *, cold: bool = False) -> tuple[float, float]:
    """Add so many stories that were never there; once nothing works behind the command before."""
    adding.wait_for_quiet(home)
    path, word = work / "new.txt", "qzx" + "".join(choices(ascii_lowercase, k=9))
    news = (f"News {word} of place {at}\n\n18 June 2025\n\nWhat was said there of {word}." for at in range(many))
    path.write_text("\n\n\n".join(news), encoding="utf-8")
    return adding.seconds_until_found(home, path, word, cold=cold)
