"""The process that fetches and reads many feeds for another one that keeps them: `python -m store.feeds.reading_main`.

It is given requests and the names of feeds on standard input, and gives each answer to standard output as it comes.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress
from functools import partial

from store.feeds.arriving import here
from store.feeds.reading import FeedReading
from store.formats.helper import when_input_ends


def main() -> None:
    """Fetch, read, and pass on, until all is done or nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this ends it
    requests, names = pickle.load(sys.stdin.buffer)  # noqa: S301 – from the process that started this
    when_input_ends(partial(os._exit, 0))
    given, sys.stdout = sys.stdout.buffer, sys.stderr
    with suppress(BrokenPipeError):
        for one in here(requests, names, lambda: False):
            if isinstance(one, FeedReading):
                one.read_ahead()
            pickle.dump(one, given, pickle.HIGHEST_PROTOCOL)
            given.flush()


if __name__ == "__main__":
    main()
