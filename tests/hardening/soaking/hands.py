"""What a person does in a sitting, and what other programs do meanwhile, by chance but always the same."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from tests.hardening.soaking.home import WORDS, News, environment

Press = tuple[str, str]
"""A key as a terminal sends it, and what it does, in a few words."""
_PATIENCE = 120.0
_RESTS, _REST = 12, (1.0, 10.0)
"""Acts after which somebody reads for a while, or thinks, and for how many seconds: any, so that keys come at any moment of what is done
while nobody is at them."""
_DOWN, _UP, _HOME, _END, _ESC = "\x1b[6~", "\x1b[5~", "\x1b[H", "\x1b[F", "\x1b"


class Hands:
    """Somebody who uses a screen, and the programs beside them."""

    def __init__(self, home: Path, news: News, seed: int = 1) -> None:
        self._home, self._news, self._random, self._nth = home, news, random.Random(seed), 0
        self._rested = 0
        self._beside: list[subprocess.Popen[bytes]] = []
        self.acts = 0
        """How many things were done."""

    def presses(self) -> Iterator[Press]:
        """Yield what is pressed next, for ever: one act after another, each back to the timeline at its end."""
        while True:
            self.acts += 1
            act = self._random.choices([act for act, _ in _ACTS], [weight for _, weight in _ACTS])[0]
            yield from act(self)
            yield _ESC, "escape"

    def pause(self, quick: float) -> float:
        """Return for how many seconds nothing is pressed now: hardly any, or as long as somebody reads."""
        if self.acts % _RESTS or self.acts == self._rested:
            return quick
        self._rested = self.acts
        return self._random.uniform(*_REST)

    def beside(self, minute: int) -> None:
        """Do what other programs do every minute: news in the feed, stories that are added, themes that are changed."""
        self._beside = [one for one in self._beside if one.poll() is None]
        self._news.print_feed()
        if minute % 3 == 1:
            self._news.theme_file(minute)
        command, quiet = [sys.executable, "-m", "tui", "add", str(self._news.file())], subprocess.DEVNULL
        one = subprocess.Popen(command, env=environment(self._home), stdin=quiet, stdout=quiet, stderr=quiet)
        with suppress(PermissionError):
            os.setpriority(os.PRIO_PROCESS, one.pid, 0)  # it is no quicker than anybody's
        self._beside.append(one)

    def rest(self) -> None:
        """Wait for the programs beside; what takes too long, on a machine that does much else, is ended."""
        for one in self._beside:
            try:
                one.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()

    def _search(self) -> Iterator[Press]:
        word = self._random.choice(WORDS)
        if self._random.random() < 0.3:
            at = self._random.randrange(1, len(word))
            word = word[:at] + word[at + 1 :]
        yield "/", "search: open"
        for letter in word[: self._random.randint(3, len(word))]:
            yield letter, "search: letter"
        yield "\r", "search: enter"
        for _ in range(self._random.randint(0, 3)):
            yield "n", "search: next"
        yield _ESC, "escape"

    def _scroll(self) -> Iterator[Press]:
        keys = (
            (_DOWN, "page down"),
            (_UP, "page up"),
            (_HOME, "home"),
            (_END, "end"),
            ("j", "next"),
            ("k", "previous"),
            ("}", "next month"),
        )
        for _ in range(self._random.randint(3, 12)):
            yield self._random.choice(keys)

    def _date(self) -> Iterator[Press]:
        yield "g", "date: open"
        year, month = self._random.randint(2012, 2025), self._random.choice(("may", "october", "january"))
        for letter in f"{month} {year}":
            yield letter, "date: letter"
        yield "\r", "date: enter"

    def _mark(self) -> Iterator[Press]:
        for _ in range(self._random.randint(1, 4)):
            yield self._random.choice((("s", "star"), ("r", "read")))
            yield "j", "next"

    def _note(self) -> Iterator[Press]:
        self._nth += 1
        yield "a", "note: open"
        for letter in f"note {self._nth}":
            yield letter, "note: letter"
        yield _ESC, "note: close"

    def _tag(self) -> Iterator[Press]:
        yield "#", "tag: open"
        for letter in self._random.choice(("later", "todo")):
            yield letter, "tag: letter"
        yield "\r", "tag: enter"

    def _lanes(self) -> Iterator[Press]:
        yield "v", "lanes"
        for _ in range(3):
            yield self._random.choice((("l", "lanes: right"), ("j", "lanes: next"), (_DOWN, "lanes: page down")))
        yield "v", "stream"

    def _across(self) -> Iterator[Press]:
        yield "V", "across"
        for key in ("+", "-", "l", "j"):
            yield key, f"across: {key}"
        yield "V", "stream"

    def _zoom(self) -> Iterator[Press]:
        number = self._random.randint(1, 4)
        for _ in range(number):
            yield "-", "zoom out"
        yield self._random.choice((("j", "next"), (_DOWN, "page down")))
        for _ in range(number):
            yield "+", "zoom in"

    def _read(self) -> Iterator[Press]:
        yield "\r", "read"
        for _ in range(3):
            yield " ", "read on"

    def _thread(self) -> Iterator[Press]:
        yield from self._random.choice(_THREADS)

    def _state(self) -> Iterator[Press]:
        for _ in range(3):
            yield "f", "filter"

    def _colours(self) -> Iterator[Press]:
        for _ in range(4):
            yield "C", "colours"

    def _pages(self) -> Iterator[Press]:
        yield self._random.choice(
            (("F", "feeds"), ("!", "since"), ("?", "help"), (";", "notices"), ("J", "trail"), ("w", "why"))
        )

    def _update(self) -> Iterator[Press]:
        yield "\x12", "update feeds"

    def _undo(self) -> Iterator[Press]:
        yield "U", "undo"


_SCROLLED: Sequence[Press] = (
    (_DOWN, "page down"), (_UP, "page up"), (_HOME, "home"), (_END, "end"), ("j", "next"), ("k", "previous"), ("}", "next month"),
)  # fmt: skip
_THREADS: Sequence[Sequence[Press]] = (
    (("i", "thread alone"), ("i", "all again")),
    (("I", "storyline"),),
    (("M", "map"),),
    (("]", "thread: later"), ("[", "thread: earlier")),
)
_ACTS: Sequence[tuple[Callable[[Hands], Iterator[Press]], float]] = (
    (Hands._search, 4), (Hands._scroll, 5), (Hands._date, 2), (Hands._mark, 3), (Hands._note, 1.5), (Hands._tag, 1), (Hands._lanes, 1.5),
    (Hands._across, 1), (Hands._zoom, 2), (Hands._read, 2), (Hands._thread, 1.5), (Hands._state, 1), (Hands._colours, 0.5),
    (Hands._pages, 1.5), (Hands._update, 0.4), (Hands._undo, 0.4),
)  # fmt: skip
"""What is done, and how often beside the rest."""
