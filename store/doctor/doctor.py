"""The doctor: everything is looked at in turn, and what is amiss is put right in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from store.api.errors import DatelineError
from store.api.progress import Progress
from store.doctor.backups import backup_findings
from store.doctor.census import census
from store.doctor.copies import copy_findings
from store.doctor.derived import derived_findings
from store.doctor.finding import Finding
from store.doctor.months import month_findings
from store.doctor.own_files import own_findings
from store.doctor.rooms import room_findings
from store.paths import Paths
from store.record.record import Record


def examined(
    paths: Paths, backup: Path | None = None, *, private: bool = False, progress: Progress | None = None
) -> Iterator[Finding]:
    """Yield what is found, in the order in which it would be put right; nothing is changed by looking.

    `backup` is one that may have what is missing; `private` means that rights of others are to be taken away.
    """
    yield from room_findings(paths, private=private)
    if not paths.archive.is_dir():
        return
    record = Record(paths.archive)
    yield from own_findings(record)
    if progress:
        progress("Reading the archive", 0, 0)
    found = census(record)
    yield from month_findings(record, found)
    yield from copy_findings(record, found)
    if backup is not None:
        yield from backup_findings(record, found, backup)
    yield from derived_findings(paths, record, found, progress)


def repaired(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str, bool]]:
    """Put right what can be, one after another; yield each with what was done, or why it could not be, and whether it was."""
    for one in findings:
        if one.repair is None or not one.remedy:
            continue
        try:
            yield one, one.repair(), True
        except DatelineError as error:
            yield one, str(error), False


def is_amiss(findings: Sequence[Finding]) -> bool:
    """Return whether anything is not as it should be."""
    from store.doctor.finding import Health

    return any(one.health is Health.AMISS for one in findings)
