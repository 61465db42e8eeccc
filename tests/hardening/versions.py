"""Records of every past version: brought forward under kills at any moment, nothing of them is lost, and what is newer is left alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import orjson

from store.api.errors import RecordError
from store.record.forms import STEPS, Step, is_marks, is_month
from store.record.migration import KEPT, migrate
from store.record.record import Record
from store.record.storage import FileTables
from store.record.version import FILE, VERSION, version_in
from tests.hardening.old_records import changed_though_newer, damaged
from tests.hardening.trial import Scale, Tried
from tests.store.killing import killed_at

_PAST = Path(__file__).parent.parent / "store" / "record" / "versions"
_MOMENTS = 390
"""Changes of files that bringing the largest of them forward takes, and a few more."""


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Kill what brings old records forward, then bring them forward; then write to newer ones."""
    versions = sorted(path for path in _PAST.iterdir() if path.is_dir())
    each = scale.of(4, 40, _MOMENTS)
    for version in versions if scale else versions[1::4]:
        lost, told, killed = 0, "", 0
        for nth in range(each):
            shutil.rmtree(folder / "archive", ignore_errors=True)
            archive = shutil.copytree(version, folder / "archive")
            moment = (2 * nth + 1) * _MOMENTS // (2 * each)
            killed += killed_at(moment, partial(_bring_forward, archive))
            _bring_forward(archive)
            if wrong := _wrong(version, archive):
                lost, told = lost + 1, told or f"moment {moment}: {wrong}"
        yield Tried(f"killed while version {version.name} was brought forward", killed, lost, told)
    chance = Random(None if scale is Scale.MOMENT else 17)
    for version in versions if scale else [chance.choice(versions)]:
        yield damaged(scale, version, folder, chance)
    yield _newer(scale, folder)
    tried = list(changed_though_newer(versions[-1], folder))
    done = [f"{name}: {why}" for name, why in tried if why]
    yield Tried("each kind of change of a record of a newer Dateline", len(tried), len(done), "; ".join(done[:3]))


def _bring_forward(archive: Path) -> None:
    migrate(Record(archive), steps=_MORE)


def _noted(tables: FileTables) -> FileTables:
    """Change every row, as a version to come may."""
    if all("form" in row for rows in tables.values() for row in rows.values()):
        return tables
    return {name: {number: {**row, "form": "next"} for number, row in rows.items()} for name, rows in tables.items()}


_MORE = (
    *STEPS,
    Step(VERSION, "stories say their form", is_month, b'"id"', _noted),
    Step(VERSION, "marks say their form", is_marks, b'"id"', _noted),
)


def _wrong(before: Path, archive: Path) -> str:
    """Return what an archive that was brought forward lacks of what it was; nothing if it has all."""
    if version_in(archive / FILE) != VERSION:
        return "the version was not written"
    for path in sorted(before.rglob("*.json")):
        name = path.relative_to(before)
        was, now = orjson.loads(path.read_bytes()), orjson.loads((archive / name).read_bytes())
        if (is_month(str(name)) or is_marks(str(name))) and _noted(now) is not now:
            return f"{name} was not brought forward"
        if not all(_has(now.get(table, {}), rows) for table, rows in was.items()):
            return f"{name} has lost something"
        kept = archive / KEPT / name
        if was != now and (not kept.exists() or kept.read_bytes() != path.read_bytes()):
            return f"{name} was not kept as it was"
    return ""


def _has(now: Mapping[str, Any], was: Mapping[str, Any]) -> bool:
    return all(now[number].items() >= row.items() for number, row in was.items())


def _newer(scale: Scale, folder: Path) -> Tried:
    """Write to records of versions to come: each is refused, and no byte changes."""
    lost, times = 0, scale.of(5, 50, 500)
    archive = shutil.copytree(_PAST / "6", folder / "newer")
    for nth in range(times):
        (archive / FILE).write_text(f'{{"record": {{"1": {{"version": {VERSION + 1 + nth}}}}}}}')
        before = {path: path.read_bytes() for path in archive.rglob("*.json")}
        record = Record(archive)
        try:
            record.mark("2025-06", {next(iter(record.marks("2025-06"))): {"starred": False}})
            lost += 1
        except RecordError:
            lost += before != {path: path.read_bytes() for path in archive.rglob("*.json")}
    return Tried("a change of a record that a newer Dateline wrote", times, lost)
