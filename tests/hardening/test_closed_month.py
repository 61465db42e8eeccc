"""A month that may not be read is told by every command, though its size and times are as before, and is there again once it may be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.hardening.rooms import as_anybody


def test_a_month_closed_after_it_was_indexed_is_told_until_it_is_open_again(tmp_path: Path) -> None:
    places = {name: str(tmp_path / name.lower()) for name in ("DATELINE_ARCHIVE", "DATELINE_CACHE", "DATELINE_CONFIG")}
    command = as_anybody([sys.executable, "-m", "tui", "find", "water", "--json"])

    def find() -> tuple[set[str], str]:
        done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **places})
        return {one["id"] for one in json.loads(done.stdout)}, done.stderr

    whole, _ = find()
    assert whole
    month = next(Path(places["DATELINE_ARCHIVE"]).glob("????-??.json"))
    month.chmod(0)

    for _ in range(2):
        found, told = find()
        assert found == whole
        assert f"{month.name} can't be read" in told

    month.chmod(0o600)
    found, told = find()
    assert found == whole
    assert "can't be read" not in told
