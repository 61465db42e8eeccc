"""Limits of a lane: the memory it may take, and the processor time until it comes upon something new.

No file, whatever it holds, takes long or much of the machine; what is long because there is much of it goes on as long as it takes.
"""

from __future__ import annotations

import signal
from contextlib import suppress
from pathlib import Path
from time import process_time

MEMORY = 170_000_000
"""Bytes that reading may take beyond what its own code does."""
SECONDS, _MOST_SECONDS = 3, 30
"""Processor time in which a quick machine comes upon something new in any honest file, and what a slow one is given at most."""
_OF_A_START = 5
"""How many times as long as a lane takes to start it may read: a machine that starts slowly reads slowly too."""
_PATIENT = 5
"""How many times as long a file may take that gave stories before: its length is more likely than its malice."""
_SELDOM = 0.2
"""Seconds after which a limit is worth to be moved."""
_moved: list[float] = []
"""When the limit of time was moved last; nothing in a process that has none."""
_seconds = [SECONDS]

OVER_TIME = -signal.SIGXCPU
"""How a process ends that took too much time."""
TOO_LONG = "it is put together so that reading it would take very long; add what you want to keep of it as a text"
TOO_MUCH = "it is put together so that reading it would take very much memory; add what you want to keep of it as a text"


def begin(*, patient: bool = False) -> None:
    """Bound this process, where the system can see to it; a `patient` one has more time."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _seconds[0] = max(SECONDS, min(_MOST_SECONDS, round(_OF_A_START * process_time()))) * (_PATIENT if patient else 1)
        _moved[:] = [float("-inf")]
        go_on()
        most = _written_pages() * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_DATA, (most, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def go_on() -> None:
    """Grant the time anew, as something new was come upon; does nothing in a process that was not bounded."""
    if not _moved or (now := process_time()) - _moved[0] < _SELDOM:
        return
    import resource

    _moved[0] = now
    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(now) + 1 + _seconds[0], most))


def _written_pages() -> int:
    """Return how many pages this process has for what it writes. Raises OSError where that can't be known."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
