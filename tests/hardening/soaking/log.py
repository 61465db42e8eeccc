"""The log of a soak: a line every few seconds, a line for each slow frame, and what it all comes to at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median

from tests.hardening.soaking.gauge import Taken
from tests.hardening.soaking.seat import Frame

FRAME = 0.1
"""Seconds that no frame may take, and the screen's thread may not be held up for."""
MOST_GROWTH = 0.05
"""By how much memory may grow from the first tenth of a soak to the last, once what is kept for the next time is kept."""
_MORE_HANDLES, _MORE_THREADS = 3, 3
"""So many more are no leak: a pool that was not full before."""


@dataclass(slots=True)
class Log:
    """What was seen."""

    path: Path
    taken: list[Taken] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    warm: int = 0
    """How many samples were taken before everything had been done a few times, and what is kept for the next time was kept."""

    def __post_init__(self) -> None:
        self.path.write_text("seconds own_MB mapped_MB pss_own_MB handles threads children children_MB keys frame_ms held_ms\n")

    def sample(self, seconds: float, taken: Taken, since: int) -> None:
        """Note what is taken now, with the slowest frame and the longest hold since the last sample."""
        self.taken.append(taken)
        frames = self.frames[since:]
        slowest, held = (max((getattr(one, name) for one in frames), default=0.0) * 1000 for name in ("own", "held"))
        self._write(
            f"{seconds:.0f} {taken.anonymous:.1f} {taken.mapped:.1f} {taken.proportional:.1f} {taken.handles} {taken.threads}"
            f" {taken.children} {taken.children_anonymous:.1f} {len(self.frames)} {slowest:.0f} {held:.0f}"
        )

    def note(self, sentence: str) -> None:
        """Note something that happened."""
        self._write(f"# {sentence}")

    def warmed(self, seconds: float) -> None:
        """Note that growth is counted from now on; frames are from the first."""
        self.warm = len(self.taken)
        self.note(f"{seconds:.0f} s: warm: memory, handles and threads are counted from here, frames from the first key")

    def frame(self, seconds: float, one: Frame) -> None:
        """Note a frame, in words if it took too long or the screen's thread was held up."""
        self.frames.append(one)
        if max(one.own, one.held) > FRAME:
            self._write(
                f"# {seconds:.0f} s: {one.key}: frame {one.own * 1000:.0f} ms ({one.wall * 1000:.0f} by the clock),"
                f" held {one.held * 1000:.0f} ms ({one.held_wall * 1000:.0f} by the clock)"
            )

    @property
    def growth(self) -> float:
        """By how much the screen's own memory is more in the last tenth than in the first, as a part of that."""
        first, last = self._tenths([one.anonymous for one in self.taken])
        return mean(last) / mean(first) - 1

    @property
    def leaks(self) -> str:
        """What there is more of in the last tenth than ever in the first, in words; empty if nothing."""
        told = []
        for name, most in (("handles", _MORE_HANDLES), ("threads", _MORE_THREADS), ("children", 2)):
            first, last = self._tenths([getattr(one, name) for one in self.taken])
            if median(last) > max(first) + most:
                told.append(f"{name} {max(first)} → {median(last):.0f}")
        return ", ".join(told)

    @property
    def slow(self) -> list[Frame]:
        """The frames that took too long."""
        return [one for one in self.frames if one.own > FRAME]

    @property
    def held(self) -> list[Frame]:
        """The keys before which the screen's thread did nothing else for too long."""
        return [one for one in self.frames if one.held > FRAME]

    def told(self) -> list[str]:
        """Return what it comes to, a sentence a line, and write it down."""
        walls, owns, settled = (sorted(getattr(one, name) * 1000 for one in self.frames) for name in ("wall", "own", "settled"))
        lines = [
            self._told_of_memory(),
            ", ".join(self._told_of(name) for name in ("handles", "threads")),
            f"{len(owns):,} frames: median {median(owns):.0f}, 95th {at(owns, 0.95):.0f}, slowest {owns[-1]:.0f} ms; by the clock"
            f" {median(walls):.0f}, {at(walls, 0.95):.0f}, {walls[-1]:.0f}; settled {median(settled):.0f}, {at(settled, 0.95):.0f}",
            f"over {FRAME * 1000:.0f} ms: {len(self.slow)} frames ({_counted(self.slow)}); "
            f"held {len(self.held)} times ({_counted(self.held)})",
        ]
        for line in lines:
            self.note(line)
        return lines

    def _told_of_memory(self) -> str:
        owns = [one.anonymous for one in self.taken]
        first, last = self._tenths(owns)
        return f"own memory {mean(first):.1f} → {mean(last):.1f} MB ({self.growth:+.1%}), most {max(owns):.1f}"

    def _told_of(self, name: str) -> str:
        first, last = self._tenths([getattr(one, name) for one in self.taken])
        return f"{name} {median(first):.0f} → {median(last):.0f}"

    def _tenths(self, values: Sequence[float]) -> tuple[Sequence[float], Sequence[float]]:
        counted = values[self.warm :] or values
        tenth = max(1, len(counted) // 10)
        return counted[:tenth], counted[-tenth:]

    def _write(self, line: str) -> None:
        with self.path.open("a") as file:
            file.write(line + "\n")


def at(ordered: Sequence[float], part: float) -> float:
    """Return the value below which a part of some ordered ones lies."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def _counted(frames: Sequence[Frame]) -> str:
    return ", ".join(f"{key} {times}" for key, times in Counter(one.key for one in frames).most_common(8)) or "none"
