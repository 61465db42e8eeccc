"""Cold caches: files that the system holds nothing of in memory, as after the computer was started."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parents[2]


def forget(*places: Path | str) -> None:
    """Have the system let go of what it holds of files, and of all files in folders, once they are written.

    What another running program has mapped into its memory stays there.
    """
    os.sync()
    for path in _files(map(Path, places)):
        with suppress(OSError):
            file = os.open(path, os.O_RDONLY)
            try:
                os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(file)


@cache
def our_program() -> tuple[Path, ...]:
    """Return where Dateline's own files stand, Python and its libraries among them."""
    installed = sysconfig.get_paths()
    libraries = (Path(installed[name]) for name in ("stdlib", "purelib", "platlib"))
    return tuple(dict.fromkeys((_ROOT / "store", _ROOT / "tui", _ROOT / "seeds", *libraries, Path(sys.executable).resolve())))


@cache
def program(name: str) -> tuple[Path, ...]:
    """Return the files of another program: its own, and the libraries that it loads."""
    found = shutil.which(name)
    if found is None:
        return ()
    loaded = subprocess.run(["ldd", found], capture_output=True, text=True, check=False).stdout.split()
    return Path(found), *(Path(word) for word in loaded if word.startswith("/"))


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_dir():
            yield from (path for path in place.rglob("*") if path.is_file() and not path.is_symlink())
        elif place.is_file():
            yield place
