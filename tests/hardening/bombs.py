"""Bombs: whatever a file, a pipe or a device holds, a refusal takes at most 5 s of the processor and 300 MB, all processes together."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time, sleep

from store.api.when import When
from store.formats.format_table import read_source
from store.formats.inputs import read_paths
from store.formats.reading import Reading
from store.formats.source import Source
from tests.hardening.bomb_shapes import BOMBS, whole
from tests.hardening.measured import Taken, taken
from tests.hardening.trial import Scale, Tried

SECONDS, RESIDENT = 5.0, 300_000_000
"""What a refusal may take."""
_SMALL = 6_000
"""Bytes of bombs that are read here, each of which must be done in no time."""
_NO_TIME = 2.0
_ADD = (sys.executable, "-m", "tui", "add", "--archive")
_MADE = (
    "cat /dev/zero",
    "cat /dev/urandom",
    "yes Have",
    "yes ''",
    "yes word | tr -d '\\n'",
    "yes '[' | tr -d '\\n'",
    "yes '<a>'",
    """yes '{"a":'""",
    """yes '{"title":"A headline","body":"b"}'""",
    "yes 'a,b'",
    "(echo title,body; yes a,b)",
    "(echo '# A headline'; echo; yes 'A line.')",
    "(echo '<!DOCTYPE html><html><body>'; yes '<p>A word.')",
    "(echo '<rss><channel><item><title>'; yes a)",
    "(echo '<opml><body>'; yes '<outline text=\"a\"/>')",
    "(echo '<!DOCTYPE NETSCAPE-Bookmark-file-1>'; yes '<DT><H3>a</H3>')",
    "(echo 'From a@b.org Mon Jun  2 10:00:00 2025'; echo; yes word)",
    "(echo 'From: a@b.org'; echo 'To: a@b.org'; echo 'Subject: a'; echo; yes word)",
    "cat /dev/urandom | base64",
    "cat /dev/urandom | gzip -1",
    "yes '[' | tr -d '\\n' | gzip -1",
    "yes Have | gzip -1",
    "cat /dev/zero | gzip -1",
)
"""What makes text without an end, each a command of the shell."""
_DOORS = ("file", "standard input", "folder")


@dataclass(slots=True)
class _Row:
    """One line of the table."""

    what: str
    times: int = 0
    lost: int = 0
    slowest: tuple[float, str] = (0.0, "")
    largest: tuple[int, str] = (0, "")
    faults: list[str] = field(default_factory=list)

    def count(self, name: str, one: Taken) -> None:
        """Count what became of one bomb; of what was added only the memory is bounded, as there may be much of it."""
        refused = one.code != 0
        over = (refused and one.seconds > SECONDS) or one.resident > RESIDENT
        wrong = over or "Traceback" in one.told or one.code not in (0, 1, 2)
        self.times += 1
        self.lost += wrong
        self.slowest = max(self.slowest, (one.seconds if refused else 0, name))
        self.largest = max(self.largest, (one.resident, name))
        if wrong:
            self.faults.append(f"{name}: {one.seconds:.1f} s, {one.resident / 1e6:.0f} MB, {one.code} {one.told.strip()[-80:]}")

    def line(self) -> Tried:
        """Return the line."""
        (seconds, slow), (size, large) = self.slowest, self.largest
        told = f"at most {seconds:.1f} s ({slow}), {size / 1e6:.0f} MB ({large})"
        return Tried(self.what, self.times, self.lost, "; ".join([told, *self.faults[:5]]))


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Add each bomb through each door, and what never ends."""
    yield _read_here(list(BOMBS) if scale else list(BOMBS)[::6])
    yield _odd_things(folder / "odd")
    if scale is Scale.MOMENT:
        return
    for door in _DOORS[: scale.of(0, 1, 3)]:
        row = _Row(f"bombs through a {door}")
        for name, bomb in BOMBS.items():
            where = folder / "bomb"
            where.mkdir()
            file = where / name
            with file.open("wb") as out:
                out.writelines(bomb.pieces(bomb.size * 1_000_000))
            with file.open("rb") as given:
                what = {"file": str(file), "standard input": "-", "folder": str(where)}[door]
                row.count(name, _added(folder, [what], given if door == "standard input" else None))
            shutil.rmtree(where)
        yield row.line()
    yield from _endless(folder)


def _read_here(names: Sequence[str]) -> Tried:
    """Read a little of each bomb in this process, as a paste is: what takes a moment for so little grows too fast."""
    slowest, lost = (0.0, ""), 0
    for name in names:
        raw, begun = whole(BOMBS[name], _SMALL), process_time()
        for _ in read_source(Source.of_bytes(raw, name, When.now())):
            pass
        took = process_time() - begun
        slowest, lost = max(slowest, (took, name)), lost + (took > _NO_TIME)
    return Tried("a little of each bomb, read here", len(names), lost, f"at most {slowest[0]:.2f} s ({slowest[1]})")


def _odd_things(folder: Path) -> Tried:
    """Read a folder with a pipe, a socket, a device and links that lead nowhere or round in it: none is waited for."""
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "nothing.txt").symlink_to("missing.txt")
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "terminal.txt").symlink_to("/dev/tty")
    (folder / "huge.txt").touch()
    os.truncate(folder / "huge.txt", 1 << 40)
    (folder / "good.txt").write_text("A headline of the harbour\n\nUpdated 2 June 2025\n\nThe old harbour opened again.\n")
    with closing(socket.socket(socket.AF_UNIX)) as heard:
        heard.bind(os.path.relpath(folder / "socket.txt"))
        reading = Reading()
        read = list(read_paths([str(folder)], reading))
    (folder / "huge.txt").unlink()
    lost = (len(read) != 2) + (reading.skipped.total() != 6)
    return Tried(
        "pipes, sockets, devices, links and 1 TB of nothing in a folder",
        7,
        lost,
        "" if not lost else f"{read} {reading.skipped}",
    )


def _endless(folder: Path) -> Iterator[Tried]:
    """Add what has no end, or pretends to be huge."""
    row = _Row("devices, pipes and sparse files without an end")
    hollow = folder / "hollow.txt"
    hollow.write_bytes(b"A headline of the harbour\n\n" + b"The old harbour opened again.\n" * 10_000)
    os.truncate(hollow, 1 << 40)
    for device in ("/dev/zero", "/dev/urandom", "/dev/tty"):
        row.count(device, _added(folder, [device]))
    row.count("1 TB of nothing behind a text", _added(folder, [str(hollow)]))
    hollow.unlink()
    for made in _MADE:
        row.count(f"{made} | -", _while_made(folder, made, ["-"]))
        row.count(f"<({made})", _while_made(folder, made, ["/dev/stdin"]))
    row.count("a pipe that nobody writes to", _added(folder, [str(_pipe(folder))]))
    growing = folder / "growing.txt"
    with growing.open("wb") as out:
        writing = subprocess.Popen(["yes", "Have"], stdout=out)
        sleep(0.2)
        row.count("a file that grows", _added(folder, [str(growing)]))
        writing.kill()
        writing.wait()
    growing.unlink()
    yield row.line()


def _added(folder: Path, named: Sequence[str], given: object = None) -> Taken:
    """Add something to an archive of its own."""
    return taken([*_ADD, str(folder / "archive"), *named], given, env=_places(folder))  # type: ignore[arg-type]


def _while_made(folder: Path, made: str, named: Sequence[str]) -> Taken:
    """Add what a command of the shell makes without an end; what that itself takes does not count."""
    making = subprocess.Popen(["bash", "-c", made], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, process_group=0)
    assert making.stdout
    with making.stdout as given:
        found = _added(folder, named, given)
    with suppress(ProcessLookupError):
        os.killpg(making.pid, signal.SIGKILL)
    making.wait()
    return found


def _pipe(folder: Path) -> Path:
    pipe = folder / "silent"
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    return pipe


def _places(folder: Path) -> Mapping[str, str]:
    """Return an environment in which everything is kept in a folder."""
    named = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
    return {**os.environ, **named, "TMPDIR": str(folder)}
