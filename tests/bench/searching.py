"""From a key in the search line to the results on the screen, beside interactive fzf over the titles.

    python -m tests.bench.searching [--sizes 100000 1000000] [--queries 200] [--work DIR]

Queries of one to three words, some misspelled, are typed key by key into both programs on a pty of 120 by 40. After each key
everything painted is noted with its time until nothing comes any more; afterwards a terminal emulator replays it, and the key
counts as answered when the results look as they will stay: fzf's lines and its count; the stories of Dateline's timeline.
Dateline's numbers (how many were found in all, under each month, and the strip over the years) may follow a moment later and
are told apart ("counted"). A key that changes nothing in the list is answered when the letter itself is there. The story that
Dateline shows beside the list once typing rests is no part of either.
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

import orjson
import pyte

from tests.bench.maker import Newsroom
from tests.bench.start import PAINTED, dateline_terminal, made_archive, prepare_archive
from tests.bench.terminal import Terminal

COLUMNS, LINES = 120, 40
Region = Callable[[Sequence[str]], object]
"""What of a screen's lines is looked at."""
_CLEAR = b"\x15"
"""Ctrl+U empties the line of both."""
_QUIET = 0.12
"""Seconds without anything painted after which a key is answered for good."""
_NUMBERS, _MANY_NUMBERS = 0.3, 0.5
"""The same where numbers may follow a moment later: up to, and above, so many stories."""
_MANY = 200_000


@dataclass(frozen=True)
class Typed:
    """How long each key took, in milliseconds."""

    keys: list[float]
    """Until the results stood."""
    counted: list[float]
    """Until all numbers stood as well."""
    memory: float
    """Megabytes after the last."""
    own: float
    """The same, of what is the program's alone."""


def at(times: list[float], share: float) -> float:
    """Return the time that a share of the keys did not exceed."""
    ordered = sorted(times)
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


def replayed(seen: list[tuple[float, bytes]], stream: pyte.ByteStream, screen: pyte.Screen) -> list[tuple[float, list[str]]]:
    """Return what a screen looked like after each piece that was painted, with the seconds since the key."""
    moments = []
    for moment, painted in seen:
        stream.feed(painted)
        moments.append((moment, list(screen.display)))
    return moments


def settled(moments: list[tuple[float, list[str]]], region: Region) -> float:
    """Return when a part of a screen first looked as it does in the end, in milliseconds."""
    looks = [region(lines) for _, lines in moments]
    first = len(looks) - 1
    while first > 0 and looks[first - 1] == looks[-1]:
        first -= 1
    return moments[first][0] * 1_000 if moments else 0.0


def results(lines: Sequence[str]) -> object:
    """Return the stories of Dateline's list, and what is typed."""
    return lines[0][:46], [line[:46] for line in lines[4:-1]]


def numbers(lines: Sequence[str]) -> object:
    """Return Dateline's list with its numbers, the strip, and the search line."""
    return lines[:3], [line[:57] for line in lines[4:-1]]


def type_into(
    terminal: Terminal, lines: list[str], *, region: Region, all_of_it: Region, begin: bytes = b"", quiet: float = _QUIET
) -> Typed:
    """Type lines key by key into a program and return how long each key took."""
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.ByteStream(screen)
    stream.feed(terminal.seen)
    keys, counted = [], []
    if begin:
        replayed(terminal.press(begin, quiet=0.3), stream, screen)
    for line in lines:
        for char in line:
            moments = replayed(terminal.press(char.encode(), quiet=quiet), stream, screen)
            keys.append(settled(moments, region))
            counted.append(settled(moments, all_of_it))
        replayed(terminal.press(_CLEAR, quiet=0.3), stream, screen)
    terminal.idle(3.0)
    return Typed(keys, counted, terminal.resident(), terminal.own())


def titles_of(archive: Path, titles: Path) -> Path:
    """Return the file of an archive's titles, one a line, made if it is not there."""
    if not titles.exists():
        with titles.open("w", encoding="utf-8") as file:
            for part in sorted(archive.glob("????-??*.json")):
                rows = orjson.loads(part.read_bytes()).get("stories", {})
                file.writelines(f"{row['title']}\n" for row in rows.values() if "title" in row)
    return titles


def type_into_search(terminal: Terminal, lines: list[str], number: int) -> Typed:
    """Type lines into the search of a Dateline that is open on so many stories, waiting after each key for late numbers."""
    quiet = _NUMBERS if number <= _MANY else _MANY_NUMBERS
    return type_into(terminal, lines, region=results, all_of_it=numbers, begin=b"/", quiet=quiet)


def type_into_fzf(titles: Path, lines: list[str], number: int) -> Typed:
    """Type lines into an fzf over so many titles."""
    fzf = Terminal(["sh", "-c", f"exec fzf < {titles}"], {"FZF_DEFAULT_OPTS": ""}, COLUMNS, LINES)
    fzf.idle(3.0 + number / 300_000)
    theirs = type_into(fzf, lines, region=tuple, all_of_it=tuple)
    fzf.close()
    return theirs


def measure(work: Path, number: int, lines: list[str]) -> list[str]:
    """Return the table's lines for an archive of a size."""
    prepare_archive(work, number)
    terminal = dateline_terminal(made_archive(work, number))
    terminal.wait_for(PAINTED)
    terminal.idle(3.0)
    ours = type_into_search(terminal, lines, number)
    terminal.close()
    titles = titles_of(work / f"archive-{number}", work / f"titles-{number}.txt")
    theirs = type_into_fzf(titles, lines, number)
    rows = []
    for name, share in (("median", 0.5), ("p95", 0.95), ("slowest", 1.0)):
        us, them, counted = at(ours.keys, share), at(theirs.keys, share), at(ours.counted, share)
        rows.append(
            f"{number:>9,}  {name:<8} {us:>9.1f} ms {them:>9.1f} ms {us / them if them else 0:>7.2f}   {counted:>7.1f} ms"
        )
    rows.append(f"{number:>9,}  memory   {ours.memory:>9.0f} MB {theirs.memory:>9.0f} MB   after {len(ours.keys):,} keys")
    return rows


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
    print("  stories  key→results  dateline       fzf     ratio   counted")
    for number in asked.sizes:
        for row in measure(work, number, queries(asked.queries, number)):
            print(row, flush=True)


if __name__ == "__main__":
    main()
