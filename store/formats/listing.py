"""What a person named, listed once: the files that are to be read, so that several processes can share them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from store.api.changes import Refused
from store.formats.folders import files_in, nothing_read
from store.formats.reading import Reading


@dataclass(slots=True)
class Listing:
    """Files and folders as they were when they were looked at."""

    files: list[tuple[str, bool]] = field(default_factory=list)
    """The files, each with whether the person named it: others were found in a folder."""
    sizes: list[int] = field(default_factory=list)
    """Their bytes; of what has none, such as a link to nothing, 0."""
    refused: list[Refused] = field(default_factory=list)
    """Folders that can't be looked into."""
    reading: Reading = field(default_factory=Reading)
    """What was passed over."""
    silent: dict[str, int] = field(default_factory=dict)
    """Folders of which nothing was read yet, with how many files were met in each."""

    @classmethod
    def of(cls, paths: Sequence[str]) -> Listing:
        """Return the listing of files and folders."""
        listing = cls()
        for path in paths:
            if Path(path).is_dir():
                listing._add_folder(path)
            else:
                listing._add(path, named=True)
        return listing

    def hear(self, file: str) -> None:
        """Note that something was read of a file, or of one that is not known."""
        for folder in [folder for folder in self.silent if not file or PurePath(file).is_relative_to(folder)]:
            del self.silent[folder]

    def unheard(self) -> list[Refused]:
        """Return the refusals of the folders of which nothing was read."""
        return [nothing_read(Path(folder), met) for folder, met in self.silent.items()]

    def _add_folder(self, folder: str) -> None:
        files, passed, refused = len(self.files), self.reading.skipped.total(), len(self.refused)
        for one in files_in(Path(folder), self.reading):
            if isinstance(one, Refused):
                self.refused.append(one)
            else:
                self._add(one.path, named=False)
        if len(self.refused) == refused:
            self.silent[folder] = len(self.files) - files + self.reading.skipped.total() - passed

    def _add(self, file: str, *, named: bool) -> None:
        size = 0
        with suppress(OSError):
            size = Path(file).stat().st_size
        self.files.append((file, named))
        self.sizes.append(size)
