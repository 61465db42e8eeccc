"""One reading of any number of files: what the person said of them, what was read as what, what was passed over and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

_LONGEST_ENDING = 12


@dataclass(slots=True)
class Reading:
    """What holds for all files that are read together, and what became of them."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """What columns of tables and names of JSON hold, where the person says so: their name to a part of a story."""
    files: Counter[str] = field(default_factory=Counter)
    """How many files were read as what, by the formats' names."""
    skipped: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many files of folders and containers were passed over, by their ending and the reason."""
    unpacked: int = 0
    """Bytes that were unpacked of the file which is being read, and of the containers in it."""

    def skip(self, name: str, why: str) -> None:
        """Note that a file was passed over."""
        ending = PurePath(name).suffix.lower()
        self.skipped[ending if 1 < len(ending) <= _LONGEST_ENDING else "", why] += 1
