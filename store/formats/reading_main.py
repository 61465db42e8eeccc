"""The process that reads large files for another one that keeps what is in them: `python -m store.formats.reading_main`.

It is given paths and the reading on standard input, and gives parts of what it read to standard output, each behind its length;
the reading, with what it noted, is the last.
"""

from __future__ import annotations

import pickle
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain, islice

from store.formats.beside import LENGTH, pickled
from store.formats.inputs import read_paths
from store.formats.source import Read

_TOGETHER = 100
"""What is passed on together."""


def main() -> None:
    """Read and pass on, until all is done or nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this ends it
    paths, reading = pickle.load(sys.stdin.buffer)  # noqa: S301 – from the process that started this
    given, sys.stdout = sys.stdout.buffer, sys.stderr
    with suppress(BrokenPipeError):
        for part in chain(_parts(read_paths(paths, reading)), (reading,)):
            plain = pickled(part)
            given.write(len(plain).to_bytes(LENGTH, "big"))
            given.write(plain)
            given.flush()


def _parts(read: Iterable[Read]) -> Iterable[list[Read]]:
    remaining = iter(read)
    while part := list(islice(remaining, _TOGETHER)):
        yield part


if __name__ == "__main__":
    main()
