"""Apart: a process of its own that understands long or suspect stories, so that none of them can take another with it.

It has a budget for each story: processor time and memory where the system keeps count of them, and time on the clock
everywhere. A story that needs more, or ends the process otherwise, is given up; the next one gets a new process.
"""

from __future__ import annotations

import os
import pickle
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, Self

from store.engine.entry import Entry
from store.folder import rules
from store.text.reading_limits import beginning_of

SECONDS = 10
"""Processor time for a story; a long one takes a tenth of it."""
_ON_THE_CLOCK = 120.0
"""Seconds after which a story is given up however little the processor did for it."""
_MEMORY = 300_000_000
"""Bytes that understanding one story may take."""
_LENGTH = struct.Struct("<Q")


class Apart:
    """Understands stories in a process that is started with the first one."""

    def __init__(self, config: str, folder: str) -> None:
        self._command = [sys.executable, "-m", "store.folder.isolated", config, folder]
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def understood(self, entry: Entry) -> Entry:
        """Return a story with everything that is derived for it; if it goes beyond its budget, with a note of that."""
        try:
            answer = self._ask(entry)
        except (OSError, EOFError, struct.error):
            answer = None
        except BaseException:
            self._end()
            raise
        if answer is None:
            self._end()
            return rules.given_up(entry, f"it takes more than {SECONDS} seconds, or ends the program that reads it")
        return replace(answer, story=entry.story)

    def _ask(self, entry: Entry) -> Entry | None:
        process = self._process = self._process or self._started()
        if process.stdin is None or process.stdout is None:
            return None
        timer = threading.Timer(_ON_THE_CLOCK, process.kill)
        timer.daemon = True
        timer.start()
        try:
            _send(process.stdin, replace(entry, story=beginning_of(entry.story)))
            answer = _receive(process.stdout)
        finally:
            timer.cancel()
        return answer if isinstance(answer, Entry) else None

    def _started(self) -> subprocess.Popen[bytes]:
        pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
        here = str(Path(__file__).resolve().parents[2])
        paths = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH", ""))))
        return subprocess.Popen(  # noqa: S603 - our own module and two folders
            self._command, stdin=pipe, stdout=pipe, stderr=quiet, env={**os.environ, "PYTHONPATH": paths}
        )

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


def _send(stream: IO[bytes], what: Any) -> None:
    data = pickle.dumps(what)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def _receive(stream: IO[bytes]) -> Any:
    """Return what the other process sent. Raises EOFError, struct.error if that is nothing, or half of it."""
    (length,) = _LENGTH.unpack(stream.read(_LENGTH.size))
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 - from the process we started, or were started by


def _limit_memory() -> None:
    """Let this process take no more memory than a story may, where the system can see to it."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + _MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _limit_time() -> None:
    """Let the next story end this process when it takes too much of the processor, where the system can see to it."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + SECONDS + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def main() -> None:
    """Understand the stories that come in, until no more do."""
    rules.begin_beside(*sys.argv[1:3])
    _limit_memory()
    while True:
        _limit_time()
        try:
            entry = _receive(sys.stdin.buffer)
        except (EOFError, struct.error):
            return
        _send(sys.stdout.buffer, rules.understood(entry))


if __name__ == "__main__":
    main()
