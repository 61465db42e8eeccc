"""A disk that is full: what was acknowledged stays, and one sentence tells what was not written."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.hardening.trial import Scale, Tried
from tests.store.killing import on_a_full_disk

_DATELINE = (sys.executable, "-m", "tui")


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Add stories where files can't grow beyond some sizes, each time in an archive that has one already."""
    lost, told = 0, ""
    rooms = range(0, 64_000, 64_000 // scale.of(1, 16, 64))
    for nth, room in enumerate(rooms):
        archive = folder / f"{nth}"
        text = "\n".join(
            json.dumps({"title": f"Story {one}", "published": "2025-06-02", "body": "word " * 200}) for one in range(40)
        )
        (folder / "more.jsonl").write_text(text)
        first = [*_DATELINE, "add", "--archive", str(archive), "-"]
        subprocess.run(
            first,
            input=b'{"title": "The first one", "published": "2025-06-02", "body": "It stands."}',
            check=True,
            capture_output=True,
        )
        said = on_a_full_disk(room, [*_DATELINE, "add", "--archive", str(archive), str(folder / "more.jsonl")])
        found = subprocess.run(
            [*_DATELINE, "find", "--archive", str(archive), "first one"], capture_output=True, check=False, text=True
        )
        if "Traceback" in said + found.stderr or "The first one" not in found.stdout:
            lost += 1
            told = told or (said + found.stderr).strip()[-200:]
    yield Tried("adding where files can't grow", len(rooms), lost, told)
