"""From a key in the search line to the results on the screen, beside interactive fzf over the titles.

    python -m tests.bench.typing [--sizes 100000 1000000] [--queries 200] [--work DIR]

Queries of one to three words, some misspelled, are typed key by key into both programs on a pty of 120 by 40. After each key
everything painted is noted with its time until nothing comes any more; afterwards a terminal emulator replays it, and the key
counts as answered when the list of results looks as it will stay: fzf's lines and its count; Dateline's timeline and its
search line with the number found. A key that changes nothing in the list is answered when the letter itself is there. The
story that Dateline shows beside the list once typing pauses is no part of either.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

from tests.bench.maker import Newsroom
from tests.bench.start import dateline_terminal, prepare_archive
from tests.bench.terminal import Terminal

COLUMNS, LINES = 120, 40
Region = Callable[[Sequence[str]], object]
"""What of a screen's lines is looked at."""
_QUIET = 0.12
"""Seconds without anything painted after which a key is answered for good."""


@dataclass(frozen=True)
class Typed:
    """How long each key took, in milliseconds."""

    keys: list[float]
    memory: float
    """Megabytes after the last."""

    def at(self, share: float) -> float:
        """Return the time that a share of the keys did not exceed."""
        ordered = sorted(self.keys)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def queries(number: int, stories: int, seed: int = 7) -> list[str]:
    """Return search lines as people type them: words of one story's title and text, every fifth with a letter wrong."""
    rng, room = random.Random(seed), Newsroom()
    lines: list[str] = []
    while len(lines) < number:
        story = room.story(rng.randrange(stories), stories)
        words = [word.strip(".,:;“”\"'()").lower() for text in (story.title, story.body[0]) for word in text.split()]
        words = [word for word in words if 3 < len(word) < 13 and word.isalpha()]
        if len(words) < 4:
            continue
        picked = rng.sample(words, rng.choice((1, 2, 2, 3)))
        if len(lines) % 5 == 4:
            at = rng.randrange(1, len(picked[-1]))
            picked[-1] = picked[-1][:at] + picked[-1][at + 1 :]
        lines.append(" ".join(picked))
    return lines


def settled(seen: list[tuple[float, bytes]], screen: pyte.Screen, stream: pyte.ByteStream, region: Region) -> float:
    """Return when the list on a screen first looked as it does after all that was painted, in seconds."""
    moments = []
    for at, painted in seen:
        stream.feed(painted)
        moments.append((at, region(screen.display)))
    if not moments:
        return 0.0
    final = moments[-1][1]
    first = len(moments) - 1
    while first > 0 and moments[first - 1][1] == final:
        first -= 1
    return moments[first][0]


def results(lines: Sequence[str]) -> object:
    """Return the stories of Dateline's list, and what is typed."""
    return [line[:46] for line in lines[:1]], [line[:46] for line in lines[4:-1]]


def type_into(terminal: Terminal, lines: list[str], *, clear: bytes, region: Region, begin: bytes = b"") -> Typed:
    """Type lines key by key into a program and return how long each key took."""
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.ByteStream(screen)
    stream.feed(terminal.seen)
    keys = []
    if begin:
        settled(terminal.press(begin, quiet=0.5), screen, stream, region)
    for line in lines:
        for char in line:
            keys.append(1_000 * settled(terminal.press(char.encode(), quiet=_QUIET), screen, stream, region))
        settled(terminal.press(clear, quiet=0.3), screen, stream, region)
    return Typed(keys, terminal.resident())


def measure(work: Path, number: int, lines: list[str]) -> list[str]:
    """Return the table's lines for an archive of a size."""
    prepare_archive(work, number)
    titles = work / f"titles-{number}.txt"
    if not titles.exists():
        room = Newsroom()
        titles.write_text("".join(f"{room.story(which, number).title}\n" for which in range(number)), encoding="utf-8")
    dateline = dateline_terminal(work, number)
    dateline.wait_for(room_mark(number))
    dateline.idle(3.0)
    ours = type_into(dateline, lines, clear=b"\x15", region=results, begin=b"/")
    dateline.close()
    fzf = Terminal(["sh", "-c", f"exec fzf < {titles}"], {"FZF_DEFAULT_OPTS": ""}, COLUMNS, LINES)
    fzf.idle(3.0 + number / 300_000)
    theirs = type_into(fzf, lines, clear=b"\x15", region=tuple)
    fzf.close()
    rows = []
    for name, share in (("median", 0.5), ("p95", 0.95), ("slowest", 1.0)):
        us, them = ours.at(share), theirs.at(share)
        rows.append(f"{number:>9,}  {name:<8} {us:>9.1f} ms {them:>9.1f} ms {us / them if them else 0:>7.2f}")
    rows.append(f"{number:>9,}  memory   {ours.memory:>9.0f} MB {theirs.memory:>9.0f} MB   after {len(lines)} searches")
    return rows


def room_mark(number: int) -> bytes:
    """Return what Dateline has painted once it is up: the newest story's title."""
    return Newsroom().story(number - 1, number).title[:20].encode()


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000])
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--work", type=Path, default=None)
    asked = parser.parse_args()
    if shutil.which("fzf") is None:
        sys.exit("fzf is not installed: apt-get install fzf")
    work = asked.work or Path(tempfile.mkdtemp(prefix="dateline-bench-"))
    print("  stories  key→list  dateline          fzf     ratio")
    for number in asked.sizes:
        for row in measure(work, number, queries(asked.queries, number)):
            print(row, flush=True)


if __name__ == "__main__":
    main()
