"""The one table of all rows, as it stands in `README.md` between two markers."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.bench.figures import Figure

BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"
_HEAD = "| work | Dateline | p95 | peer | ratio | aim | cold | | taken |\n|---|---|---|---|---|---|---|---|---|"
_EXPLAINED = (
    "Medians; ratios in one run; rows of fewer than twenty runs have no p95. Cold: nothing of the programs, the archive and its index "
    "was in memory, Dateline, the peer and the ratio. `!` is missed, where all is warm."
)
_PEERS = ("newsboat", "fzf", "rg")


def table(figures: Iterable[Figure]) -> str:
    """Return the table in Markdown, with each machine and its peers above it, and on which days figures were taken there."""
    rows = list(figures)
    machines = [f"{one} ({', '.join(sorted({row.taken for row in rows if row.machine == one}))})"
                for one in dict.fromkeys(row.machine for row in rows) if one]  # fmt: skip
    return "\n".join([*(f"{one}  " for one in machines), _EXPLAINED, "", _HEAD, *map(_row, rows)])


def write_between(path: Path, text: str) -> None:
    """Put a text between the markers of a file; at its end, with markers, if it has none."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    if BEGIN not in old:
        old = f"{old.rstrip()}\n\n## All rows\n\n{BEGIN}\n{END}\n".lstrip()
    before, _, rest = old.partition(BEGIN)
    path.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def surroundings_told() -> str:
    """Return in a sentence on what machine, with which peers, the figures were taken."""
    told = [f"{os.cpu_count()} cores ({_processor()})", f"Python {platform.python_version()}"]
    told += [f"{name} {version}" for name in _PEERS if (version := _version(name))]
    return ", ".join(told)


def _row(one: Figure) -> str:
    p95 = f"{one.p95:.3g} {one.unit}" if one.p95 is not None else ""
    peer = f"{one.peer} {one.theirs:.3g} {one.unit}" if one.theirs is not None else ""
    ratio = f"{one.ratio:.2f}" if one.ratio is not None else ""
    most = f"≤ {one.most:g} {one.unit}" if one.most is not None else ""
    aims = [most, f"≤ {one.most_ratio:.2f} ×" if one.most_ratio is not None else ""]
    aim = ", ".join(filter(None, aims))
    colds = [f"{one.cold:.3g} {one.unit}" if one.cold is not None else "",
            f"{one.theirs_cold:.3g} {one.unit}" if one.theirs_cold is not None else "",
            f"{one.cold_ratio:.2f}" if one.cold_ratio is not None else ""]  # fmt: skip
    cold = ", ".join(filter(None, colds))
    remark = " ".join(filter(None, ["" if one.is_met else "!", one.note]))
    return f"| {one.work} | {one.ours:.3g} {one.unit} | {p95} | {peer} | {ratio} | {aim} | {cold} | {remark} | {one.taken} |"


def _processor() -> str:
    found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text()) if Path("/proc/cpuinfo").exists() else None
    return found[1] if found else platform.machine()


def _version(name: str) -> str:
    if shutil.which(name) is None:
        return ""
    told = subprocess.run([name, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\d+(?:\.\d+)+", told)
    return found[0] if found else "?"
