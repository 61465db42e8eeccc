"""Properties: each that a test states of any input, on far more inputs than the usual check has time for."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.hardening.trial import Scale, Tried

_PROJECT = Path(__file__).resolve().parents[2]
_SMALL = "tests/store/text"
_TOLD = 300


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Run the tests that take any input: all of them, in the usual check, which runs them itself, those of one small part."""
    profile, times = ("usual", 10) if scale is Scale.MOMENT else ("often", 100) if scale is Scale.SHORT else ("thorough", 1_000)
    where = _SMALL if scale is Scale.MOMENT else "tests"
    workers = () if scale is Scale.MOMENT else ("-n", "auto")
    asked = ("-m", "hypothesis", f"--hypothesis-profile={profile}", f"--basetemp={folder / 'tests'}", *workers, where)
    done = subprocess.run([sys.executable, "-m", "pytest", *asked], cwd=_PROJECT, capture_output=True, text=True, check=False)
    held, broken = (sum(map(int, re.findall(rf"(\d+) {word}", done.stdout))) for word in ("passed", "(?:failed|error)"))
    lost = broken or int(not held or done.returncode != 0)
    told = done.stdout[-_TOLD:] if lost else f"{held:,} properties"
    yield Tried("any input that a property is stated of", (held + broken) * times, lost, told)
