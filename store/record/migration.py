"""Bringing a record forward: its files are written in the form of this version, once, under its lock.

Each file is written whole, after it was kept as it stood in a folder of its own; the version comes last. So a kill anywhere leaves
files that are all whole, some of them forward already, and a record that is brought forward again from the beginning.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from store.api.progress import Progress
from store.files import make_lasting_folder, write_whole
from store.record.forms import STEPS, Step, forward
from store.record.record import Record
from store.record.storage import read_tables, told, write_tables
from store.record.version import VERSION
from store.text.numbers import counted

KEPT = f"before-version-{VERSION}"
"""The folder in the archive that keeps files as they stood."""


def migrate(record: Record, progress: Progress | None = None, steps: Sequence[Step] = STEPS) -> list[str]:
    """Bring a record forward if it is of an older version, tell it in one line if any file changed, and return those files.

    A file that can't be read is left as it is, and the version with it, until it can. Raises ArchiveLockedError, RecordError.
    """
    if not record.version.is_old:
        return []
    with record.lock.held():
        version = record.version.number
        changed, left = list[str](), False
        names = _concerned(record.folder, version, steps)
        for nth, name in enumerate(names):
            if progress:
                progress("Bringing the archive forward", nth, len(names))
            try:
                if _brought_forward(record.folder / name, version, steps):
                    changed.append(name)
            except ValueError:
                left = True  # whoever reads it tells why
        kept = None if left else record.version.write(VERSION)
        if kept:
            record.notices.append(f"record.json told no version and is written anew; as it was, it is kept as {kept.name}")
        if changed:
            files = counted(len(changed), "file was written anew", "files were written anew")
            record.notices.append(
                f"the archive was brought to version {VERSION} of the record: {files}; as before, all is kept in {record.folder / KEPT}"
            )
        return changed


def _concerned(folder: Path, version: int, steps: Sequence[Step]) -> list[str]:
    """Return the names of the files that may have something to be changed; few bytes of them tell that most have not."""
    wanted = [step for step in steps if step.version > version]
    with told(folder):
        names = sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(".json") and entry.is_file())
        found = []
        for name in names:
            words = {step.word for step in wanted if step.concerns(name)}
            if words:
                content = (folder / name).read_bytes()
                if any(word in content for word in words):
                    found.append(name)
        return found


def _brought_forward(path: Path, version: int, steps: Sequence[Step]) -> bool:
    """Write a file in the form of this version, if that is another one. Raises RecordError, and ValueError if it can't be read."""
    with told(path):
        tables = read_tables(path)
        after = forward(path.name, tables, version, steps)
        if after is tables or after == tables:
            return False
        kept = path.parent / KEPT / path.name
        make_lasting_folder(kept.parent, shared_as=kept.parent.parent)
        if not kept.exists():  # one of a migration that was killed is the file as it stood before all
            write_whole(kept, path.read_bytes())
        write_tables(path, after)
        return True
