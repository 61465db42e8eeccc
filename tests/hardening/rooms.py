"""Poor rooms to work in: a disk with little space, and a person who may not do everything."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

_OVER_EVERYTHING = "-dac_override,-dac_read_search"


def as_anybody(command: Sequence[str]) -> list[str]:
    """Return a command that heeds permissions, also where the tests run as root, whom no permission holds."""
    if os.geteuid():
        return list(command)
    if not shutil.which("setpriv"):
        lacking("setpriv (util-linux)", "runs a command whom permissions hold")
    return ["setpriv", f"--inh-caps={_OVER_EVERYTHING}", f"--bounding-set={_OVER_EVERYTHING}", *command]


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """Give a folder a disk of its own with so much space, for what is done within; only root can."""
    folder.mkdir(parents=True, exist_ok=True)
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("a small disk can be mounted by root alone")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False)


def lacking(program: str, why: str) -> None:
    """Skip a test that needs a program, and say why; fail in CI, where it must be there."""
    told = f"needs {program}, which {why}"
    if os.environ.get("CI"):
        pytest.fail(told)
    pytest.skip(told)
