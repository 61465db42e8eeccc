"""Giving memory back: the index is read through memory maps, and what was read stays counted as ours until it is let go.

What searches took for themselves and gave back stays with the C library, which keeps it apart for each thread, until it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from time import sleep

_MAPS, _STATM = Path("/proc/self/maps"), Path("/proc/self/statm")
_DONTNEED = 4
"""Linux's MADV_DONTNEED: the pages stay in the system's cache, and come back at a touch."""
_ARENA_MAX, _ARENAS = -8, 2
"""The C library's M_ARENA_MAX, and the number of places: one for the screen, one for all that answers it."""
_MMAP_THRESHOLD, _LARGE = -3, 256 * 1024
"""The C library's M_MMAP_THRESHOLD, which else grows with what was given back, and the bytes from which on something is large."""
_PAGE = 4_096
_AGAIN = 0.05
"""Seconds between lettings go during long work of the engine."""
_TAKING_IN = "(thrd-tantivy-in"
"""How the system names the engine's thread that takes stories in."""
_BETWEEN, _PATIENCE = 0.004, 500
"""Seconds between looks at it, and how many there are at most."""
_MUCH = 24 * 1024 * 1024
"""Bytes of mapped files beyond which letting go is worth it."""


def let_go(folder: Path) -> None:
    """Let go of the pages of a folder's mapped files if there are many; does nothing where the system is not Linux."""
    give_back_free()
    try:
        shared = int(_STATM.read_text().split()[2]) * _PAGE
        if shared < _MUCH:
            return
        maps = _MAPS.read_text(encoding="utf-8", errors="surrogateescape")
    except (OSError, ValueError, IndexError):
        return
    import ctypes

    try:
        madvise = ctypes.CDLL(None, use_errno=True).madvise
    except (OSError, AttributeError):
        return
    for line in maps.splitlines():
        span, _, rest = line.partition(" ")
        if rest.startswith("r--") and str(folder) in rest:
            first, _, end = span.partition("-")
            start = int(first, 16)
            madvise(ctypes.c_void_p(start), ctypes.c_size_t(int(end, 16) - start), _DONTNEED)


def give_back_free() -> None:
    """Have the C library give all that is free in it back to the system; it would else keep each hole that a search left."""
    _ask_library("malloc_trim", 0)


def keep_together() -> None:
    """Have the C library keep what threads take in few places, and give back at once what is large.

    Each thread would else keep what it gave back for itself alone, and what is large would be taken out of those places once some was
    given back, and leave holes there.

    Of no use once there are threads, as each has its place by then. What `ctypes` stands on is asked directly: to load `ctypes`
    takes some milliseconds, for which the first screen would wait.
    """
    if not _MAPS.exists():
        return
    with suppress(ImportError, OSError, AttributeError):
        from _ctypes import call_function, dlopen, dlsym  # type: ignore[import-not-found, unused-ignore]

        mallopt = dlsym(dlopen("", 0), "mallopt")
        call_function(mallopt, (_ARENA_MAX, _ARENAS))
        call_function(mallopt, (_MMAP_THRESHOLD, _LARGE))


def give_back_large() -> None:
    """Have the C library give back at once what is large, as the parts that processes hand over: it would else keep holes of that size."""
    _ask_library("mallopt", _MMAP_THRESHOLD, _LARGE)


@contextmanager
def letting_go(folder: Path) -> Iterator[None]:
    """Let go of a folder's mapped files again and again while the engine joins its pieces, which reads all of them."""
    done = Event()

    def work() -> None:
        while not done.wait(_AGAIN):
            let_go(folder)

    thread = Thread(target=work, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def taking_in() -> list[Path]:
    """Return where it can be seen what the engine's threads are doing that take stories in; nothing where the system is not Linux."""
    stats = []
    with suppress(OSError):
        stats = [thread / "stat" for thread in Path("/proc/self/task").iterdir()]
    return [stat for stat in stats if _told(stat)[0].endswith(_TAKING_IN)]


def wait_for_room(threads: Iterable[Path]) -> None:
    """Wait until the engine's threads have worked off what they were given: they would hold thousands of stories in memory."""
    for _ in range(_PATIENCE):
        if all(_told(stat)[1].split(maxsplit=1)[0] != "R" for stat in threads):
            return
        sleep(_BETWEEN)


def _told(stat: Path) -> tuple[str, str]:
    """Return the name of a thread and its state, with what else is told; nothing if it has ended."""
    try:
        name, _, state = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")
    except OSError:
        return "", "-"
    return name, state


def _ask_library(function: str, *numbers: int) -> None:
    """Call a function of the C library, where that is one that has it."""
    if not _MAPS.exists():
        return
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None)[function](*map(ctypes.c_long, numbers))
