"""Contents: whether a file of the record that is as large and as old as when the index took it in says the same still.

A program that puts as many bytes in a file's place within the same tick of the clock, or gives the file its old time back,
changes neither its size nor its time. So it is noted how else each file looked and, of those that were read, what they held; where
one looks otherwise, or was so young when it was noted that another change could look the same, what it holds is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from store.files import Look, digest_of, is_young, look_of
from store.index.state import State
from store.record.record import Stamps

Held = dict[str, list[int | str]]
"""Name of a file to its time of change in its folder, its number there, 1 if it was young, and the digest of what it held."""


@dataclass(slots=True)
class Contents:
    """The files of one archive, compared with what the index took in."""

    folder: Path
    """The archive's."""
    _compared: dict[str, Look] = field(default_factory=dict)
    """Name of a file to how it looked when it was found to say the same; it was not young then."""

    def held(self, files: Iterable[str], *, read: bool = True) -> Held:
        """Return what is noted of files that are about to be taken in; of those that are not `read` only how they look, unless young."""
        found: Held = {}
        for file in files:
            look = look_of(self.folder / file)
            if look:
                young = is_young(look)
                digest = digest_of(self.folder / file) if read or young else ""
                found[file] = [look[2], look[3], int(young), digest]
        return found

    def changed(self, state: State, stamps: Stamps) -> set[str]:
        """Return the months of files that are as large and as old as the index knows them, and say something else."""
        noted = {f"{part}.json": (part, stamp) for part, stamp in state.stories.items()}
        noted |= {f"{month}.marks.json": (month, stamp) for month, stamp in state.marks.items()}
        return {
            name[:_MONTH]
            for file, (name, stamp) in noted.items()
            if (look := stamps.looks.get(file)) and list(look[:2]) == stamp and self._differs(file, look, state.held)
        }

    def _differs(self, file: str, look: Look, held: Mapping[str, list[int | str]]) -> bool:
        known = held.get(file)
        if known is None or len(known) != _NOTED or self._compared.get(file) == look:
            return False
        changed, number, young, digest = known
        if [changed, number, young] == [look[2], look[3], 0]:
            return False
        now = digest_of(self.folder / file)
        if not now:  # it can't be read, which whoever reads it tells
            return False
        if now != digest:
            return True
        if not is_young(look):
            self._compared[file] = look
        return False


_MONTH = len("2025-06")
_NOTED = 4
