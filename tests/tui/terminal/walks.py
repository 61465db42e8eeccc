"""Walks of random keys, and whether the terminal shows what the program means after each.

    python -m tests.tui.terminal.walks [--seeds 1 2 3] [--walks 200] [--windows 120x40 60x16 changing] [--arriving] [--keys 4]
                                  [--terminal colours none sixteen console]

Every walk that leaves a cell stale, in text or in colour, is told with its keys; the exit status is 1 if there is any.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from store.paths import Paths
from tests import warm
from tests.made_once import lay_starting_archive
from tests.tui.terminal.keys import all_keys
from tests.tui.terminal.seat import EndedError, Seat, Size, Stale

WINDOWS: dict[str, Sequence[Size]] = {
    "120x40": [(120, 40)],
    "60x16": [(60, 16)],
    "five": [(60, 16), (80, 24), (120, 40), (200, 50), (300, 80)],
    "changing": [(120, 40), (103, 30), (60, 16), (80, 24), (119, 19), (140, 45)],
}
"""Windows to walk in, with the sizes each may have."""
COLOURS: Mapping[str, str] = {}
NO_COLOURS = {"NO_COLOR": "1"}
SIXTEEN = {"TERM": "screen", "COLORTERM": ""}
CONSOLE = {"TERM": "linux", "COLORTERM": "", "LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "utf-8"}
"""Terminals to walk in, by what is other in their surroundings: all colours, none, sixteen, a console that has ASCII alone."""
TERMINALS = {"colours": COLOURS, "none": NO_COLOURS, "sixteen": SIXTEEN, "console": CONSOLE}
_TYPED = (
    "remitances\r",
    "water",
    "theme:wa",
    "may 2025\r",
    "last week",
    "b",
    "indus treaty",
    "3\r",
    "\x1b[200~Harbour opens\r\rShips left at dawn, one by one.\r\x1b[201~",
)
"""What is typed besides single keys: for the lines that ask for something, and harmless elsewhere."""


@dataclass(frozen=True)
class Walk:
    """Some keys in a row, and what they left."""

    keys: tuple[str, ...]
    """As they are named, with sizes of the window as `60x16`."""
    stale: Sequence[Stale] = ()
    """Cells that the terminal shows wrongly."""
    kept: Sequence[Stale] = ()
    """Cells that are painted from lines kept for too long."""
    moved: Sequence[Stale] = ()
    """Cells that are others after the window was made narrower and as wide again."""
    lost: bool = False
    """True if nothing at all is shown any more."""

    @property
    def told(self) -> str:
        """What went wrong, in a few lines."""
        lines = [*_told("stale", self.stale), *_told("kept too long", self.kept), *_told("other in a new window", self.moved)]
        return "\n".join([f"after {' '.join(self.keys)}:", *lines, *["  nothing is shown"] * self.lost])

    @property
    def wrong(self) -> bool:
        """Whether anything went wrong."""
        return bool(self.stale or self.kept or self.moved or self.lost)


@dataclass
class Walker:
    """Somebody who presses random keys."""

    seed: int
    window: str
    arriving: bool = False
    """Whether stories come from another process meanwhile."""
    keys: Mapping[str, str] = field(default_factory=all_keys)

    def __post_init__(self) -> None:
        self._random = random.Random(f"{self.seed} {self.window}")

    def walk(self, seat: Seat, steps: int, quiet: float) -> Walk:
        """Press some keys, looking at the terminal after each, and at what is kept at the end. Raises EndedError."""
        pressed: list[str] = []
        seat.comes_back = True
        for _ in range(steps):
            pressed.append(self._step(seat, quiet))
            if wrong := seat.stale():
                return Walk(tuple(pressed), wrong)
        kept, lost = seat.kept_too_long(), not seat.text.strip()
        return Walk(tuple(pressed), (), kept, () if self.arriving else seat.changed_by_window(quiet), lost)

    def _step(self, seat: Seat, quiet: float) -> str:
        sizes = [size for size in WINDOWS[self.window] if size != seat.size]
        if sizes and self._random.random() < 0.3:
            seat.resize(self._random.choice(sizes))
            name = "{}x{}".format(*seat.size)
            if self._random.random() < 0.5:  # a key comes before the window has settled
                return f"{name}+{self._press(seat, quiet)}"
            seat.settle(quiet)
            return name
        return self._press(seat, quiet)

    def _press(self, seat: Seat, quiet: float) -> str:
        kind = self._random.random()
        if kind < 0.12:
            name = text = self._random.choice(_TYPED)
        else:
            name = self._random.choice(("escape", "enter") if kind < 0.25 else list(self.keys))
            text = self.keys[name]
        for char in text if kind < 0.12 else [text]:
            seat.press(char.encode())
            if self._random.random() < 0.5:
                seat.settle(0.02)
        seat.settle(quiet)
        return repr(name) if kind < 0.12 else name


def walks(
    folder: Path, walker: Walker, number: int, *, steps: int, quiet: float, surroundings: Mapping[str, str] = COLOURS
) -> Iterator[Walk]:
    """Yield some walks on an archive of the starting stories, in a folder of their own."""
    done = 0
    while done < number:
        with started(folder, WINDOWS[walker.window][0], surroundings=surroundings) as seat:
            try:
                while done < number:
                    coming = _arrive(folder, done) if walker.arriving else None
                    walk = walker.walk(seat, steps, quiet)
                    if coming:
                        coming.wait()
                    done += 1
                    yield walk
                    if walk.wrong:
                        break  # begin anew: what is stale may stay so
            except EndedError:
                done += 1


@contextmanager
def started(folder: Path, size: Size, fault: str = "", surroundings: Mapping[str, str] = COLOURS) -> Iterator[Seat]:
    """Give a seat before Dateline, on the starting stories in a folder; with a fault that ctrl+g brings about, if one is named."""
    env = {**_surroundings(folder), **surroundings}
    if not (folder / "archive").exists():
        named = Paths.find(folder / "archive")
        lay_starting_archive(replace(named, index=folder / "cache" / named.index.name))
    with Seat(size, {**env, "WITNESS_FAULT": fault}, folder) as seat:
        seat.wait_for("2025")
        seat.settle(0.3)
        yield seat


def prepare() -> None:
    """Make the archive that the environment names from the starting stories."""
    lay_starting_archive(Paths.find())


def _surroundings(folder: Path) -> dict[str, str]:
    return {**os.environ, **{f"DATELINE_{name}": str(folder / name.lower()) for name in ("ARCHIVE", "CACHE", "CONFIG")}}


def _arrive(folder: Path, nth: int) -> warm.Begun:
    """Have another process add a story."""
    news = folder / f"news-{nth}.txt"
    day = f"{1 + nth % 28} {('May', 'June', 'July', 'December')[nth % 4]} 2025"
    news.write_text(f"Harbour pilots vote on shift number {nth}\n\nPublished: {day}\n\nThe pilots of quay {nth} met at noon.\n")
    with Path(os.devnull).open("r+b") as nothing:
        return warm.begin(["add", str(news)], (nothing.fileno(), nothing.fileno(), 2), env=_surroundings(folder))


def _told(what: str, cells: Sequence[Stale]) -> Iterator[str]:
    if cells:
        yield f"  {len(cells)} cells {what}"
    for line in sorted({cell.line for cell in cells})[:4]:
        here = [cell for cell in cells if cell.line == line]
        shown, meant = ("".join(each) for each in zip(*((cell.shown.data, cell.meant.data) for cell in here), strict=True))
        yield f"  line {line}, column {here[0].column}: {shown!r}"
        yield f"  instead of{'':9} {meant!r}" if shown != meant else f"  {here[0].shown} instead of {here[0].meant}"


def main() -> None:
    """Walk, and tell what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--walks", type=int, default=200)
    parser.add_argument("--windows", nargs="+", choices=list(WINDOWS), default=list(WINDOWS))
    parser.add_argument("--terminal", choices=list(TERMINALS), default="colours")
    parser.add_argument("--arriving", action="store_true")
    parser.add_argument("--keys", type=int, default=4)
    parser.add_argument("--quiet", type=float, default=0.15)
    asked = parser.parse_args()
    bad = 0
    for window in asked.windows:
        for seed in asked.seeds:
            with tempfile.TemporaryDirectory() as folder:
                walker = Walker(seed, window, asked.arriving)
                steps, quiet, terminal = asked.keys, asked.quiet, TERMINALS[asked.terminal]
                many = walks(Path(folder), walker, asked.walks, steps=steps, quiet=quiet, surroundings=terminal)
                wrong = [walk for walk in many if walk.wrong]
            bad += len(wrong)
            print(
                f"{window}, seed {seed}: {len(wrong)} of {asked.walks} walks of {asked.keys} keys left something stale",
                flush=True,
            )
            for walk in wrong[:10]:
                print(walk.told, flush=True)
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
