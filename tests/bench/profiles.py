"""Flame graphs beside the rows that miss their aims: the same work on fewer stories, with all processes that it begins."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import time

from tests.bench import adding, paging, searching, start
from tests.bench.feeds import behind
from tests.bench.flames import flame
from tests.bench.setting import BEGINS
from tests.bench.start import dateline_terminal, environment
from tests.bench.terminal import Terminal

Env = Mapping[str, str]
_TIMES, _LINES = 20, 6
_WRITTEN = 1.5
"""Seconds after which a process has written what was noted of its first moments."""


def write_profiles(work: Path, number: int, missed: Collection[str], folder: Path) -> None:
    """Write the flame graphs that belong to the rows that are missed, each into a file of its own."""
    files, home = adding.prepare(work, number), work / "profiled"
    works: Mapping[Collection[str], tuple[str, Callable[[Env], object]]] = {
        ("adding_rows", "any_order_row"): ("add", partial(_add, home, files)),
        ("one_story_row",): ("add-one-story", partial(_add_one, home)),
        ("find_row", "kill_row"): ("find", partial(_command, home, ["find", "the"])),
        ("start_row", "first_start_row"): ("start", partial(_start, home)),
        ("searching_rows", "searching_behind_row"): ("keys", partial(_keys, home, number)),
        ("paging_rows",): ("moving", partial(_moving, home)),
        ("threads_row",): ("threads", partial(_threads, home)),
    }
    wanted = [told for rows, told in works.items() if set(missed) & set(rows)]
    if wanted and wanted[0][0] != "add":
        _add(home, files, {})
    for name, do in wanted:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            (folder / f"{name}.txt").write_text(f"{flame(do)}\n", encoding="utf-8")
        except (OSError, subprocess.CalledProcessError) as error:  # a program ended in the middle
            print(f"  {name}: no profile: {error}", file=sys.stderr)


def _add(home: Path, files: Sequence[str], env: Env) -> None:
    """Fill an archive, and wait until all is understood."""
    shutil.rmtree(home, ignore_errors=True)
    _command(home, ["add", *files], env)


def _add_one(home: Path, env: Env) -> None:
    one = home / "one.txt"
    one.write_text(f"A story of the {time():.0f}th second\n\n18 June 2025\n\nWords of it.\n", encoding="utf-8")
    _command(home, ["add", str(one)], env)


def _command(home: Path, arguments: Sequence[str], env: Env) -> None:
    command = [sys.executable, "-m", "tui", *arguments]
    subprocess.run(command, env=environment(home) | dict(env), stdout=subprocess.DEVNULL, check=True)
    adding.wait_for_quiet(home)


def _screen(home: Path, env: Env) -> Terminal:
    screen = dateline_terminal(environment(home) | dict(env))
    screen.wait_for(start.PAINTED)
    return screen


def _start(home: Path, env: Env) -> None:
    screen = _screen(home, env)
    screen.idle(_WRITTEN)
    screen.close()


def _keys(home: Path, number: int, env: Env) -> None:
    screen = _screen(home, env)
    searching.type_into_search(screen, searching.queries(_LINES, number), number)
    screen.close()


def _moving(home: Path, env: Env) -> None:
    screen = _screen(home, env)
    screen.idle(_WRITTEN)
    paging.measure(screen, _TIMES)
    screen.idle(_WRITTEN)
    screen.close()


def _threads(home: Path, env: Env) -> None:
    """Let a screen stand open until the threads of its archive are found."""
    screen = _screen(home, env)
    screen.idle(BEGINS)
    while list(behind(home)):
        screen.idle(0.2)
    screen.close()
