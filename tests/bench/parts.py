"""A command that measures parts over a folder of data, those that are asked for, and tells all in one table or one JSON object."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

Figures = Mapping[str, Any]
Row = tuple[str, str, str, str]
"""What was measured, what was got, what others get, and what is aimed at."""
Parts = Mapping[str, tuple[Callable[[Path], Figures], str]]
"""Name to what measures it and the folder it needs, if any."""


def measure_parts(told: str, parts: Parts, rows: Callable[[Mapping[str, Figures]], Iterable[Row]]) -> None:
    """Measure what the command line asks for, and print it; a folder that is missing is said to be, and the rest is measured."""
    parser = argparse.ArgumentParser(description=told.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", nargs="+", choices=list(parts), default=list(parts))
    asked = parser.parse_args()
    found: dict[str, Figures] = {}
    for name in asked.only:
        measure, folder = parts[name]
        if folder and not (asked.data / folder).is_dir():
            print(f"{name}: there is no folder {folder} in the data, so it is not measured", file=sys.stderr)
            continue
        found[name] = measure(asked.data.absolute())
    if asked.json:
        print(json.dumps(found))
        return
    print(f"{'':40}{'Dateline':>9}   aim    beside")
    for what, got, beside, aim in rows(found):
        print(f"{what:40}{got:>9}   {aim:5}  {beside}")
