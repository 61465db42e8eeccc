"""Files beside the record that may hold what is missing in it: set aside as damaged, from the index, or left by a synchroniser."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from store.doctor.census import Census
from store.doctor.finding import Finding, Findings, amiss, told, well
from store.doctor.joining import Found, join, missing
from store.doctor.reading import look_into
from store.files import NEW
from store.folder.rescue import ENDING
from store.record.missed import SETTLED, settle
from store.record.record import Record
from store.record.version import DAMAGED
from store.record.version import FILE as VERSION_FILE
from store.text.numbers import counted

_OURS = re.compile(r"\d{4}-\d\d(\.\d{1,9}|\.marks)?\.json|(watches|feeds|desk)\.json")
_MONTH = re.compile(r"(\d{4}-\d\d)\b.*\.json.*")
_SETTLED = re.compile(rf".*\.{SETTLED}(-\d+)?", re.DOTALL)
_DAMAGED = re.compile(rf".*\.json\.{DAMAGED}(-\d+)?", re.DOTALL)
_SMALL = re.compile(r"(watches|feeds|desk)\b.*\.json.*")


_UNKNOWN = "; texts that were replaced, and stories taken out, the index does not have: --from a backup brings them"


def copy_findings(record: Record, census: Census) -> Findings:
    """Yield what is to be said of the files beside those of the record."""
    left = []
    for name in _names(record.folder):
        if name.endswith(NEW):
            left.append(name)
        elif _OURS.fullmatch(name) or name.startswith(".") or name == VERSION_FILE or _SETTLED.fullmatch(name):
            continue
        elif match := _MONTH.fullmatch(name):
            yield _of_month(record, census, name, match[1])
        elif _DAMAGED.fullmatch(name):
            yield _kept(record.folder / name, look_into(record.folder / name).damage)
        elif match := _SMALL.fullmatch(name):
            yield told(
                name, f"a copy of {match[1]}.json that is not read; what you miss in that file can be taken over by hand"
            )
    if left:
        yield _left(left)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in os.scandir(folder) if entry.is_file())
    except OSError:
        return []


def _of_month(record: Record, census: Census, name: str, month: str) -> Finding:
    looked = look_into(record.folder / name)
    if looked.unread:
        return told(name, f"a copy of {month} that can't be read ({looked.unread})")
    found = missing(record, census, looked.tables, month)
    is_rescued = name.endswith(ENDING)
    what = f"stories of {month} from the index" if is_rescued else f"a copy of {month}"
    if not found and _DAMAGED.fullmatch(name):
        return _kept(record.folder / name, looked.damage)
    if not found:
        rows = (
            "nothing of it can be read"
            if looked.damage and not looked.tables
            else "all that can be read of it stands in the archive"
        )
        return (told if looked.damage else well)(name, f"{what}, kept; {rows}")
    return amiss(
        name,
        f"{what}, with what stands nowhere in the archive: {found.told}",
        f"join that to the archive, and leave the file as it is{_UNKNOWN if is_rescued else ''}",
        joining(record, census, lambda: missing(record, census, look_into(record.folder / name).tables, month), month, name),
    )


def _kept(path: Path, damage: str) -> Finding:
    """Return what is to be said of a file that was kept as it was, and of which all that can be read stands in the archive."""
    what = f"a file that was kept as it was ({damage or 'all of it can be read'}); what can be read of it stands in the archive"
    return told(
        path.name,
        what,
        "settle it, if you miss nothing of it: it is called otherwise, and told no more",
        lambda: (
            f"{path.name} is called {settle(path).name} now, and told no more" if path.exists() else "it is settled already"
        ),
    )


def joining(record: Record, census: Census, found: Callable[[], Found], month: str, source: str) -> Callable[[], str]:
    """Return what joins to the record what is missing in it, looked for anew, as an earlier repair may have brought it."""

    def repair() -> str:
        with record.lock.held():
            rows = found()
            if not rows:
                return f"of {source} nothing is missing any more"
            join(record, census, rows, month)
        return f"{rows.told} brought back from {source}"

    return repair


def _left(names: list[str]) -> Finding:
    number = counted(len(names), "file was", "files were")
    return told(names[0], f"{number} left half written by a crash and means nothing; the next change clears it away")
