"""Every row of the table, each measured as a person meets it, beside the peer in the same run.

    python -m tests.bench [--large] [--quick] [--only WORD,WORD] [--work DIR]

Writes each row into the table in `README.md`, and into `figures.json` beside it, as soon as it is there, so that it may be cut off;
prints the table at the end and names what got slower since the last one. What an earlier run left in `--work DIR` is used again.
`--large` adds the rows of a million stories, whose archive takes long to make; `--quick` measures little, to see whether all goes,
and writes nothing here. Flame graphs of the work whose rows miss their aims, taken of a fifth of the stories, stand in `profiles/`.
"""

from __future__ import annotations

import argparse
import compileall
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

from tests.bench.figures import Figure, NotMeasuredError, in_order, load, placed, save, slower
from tests.bench.profiles import write_profiles
from tests.bench.rows import LARGE, ROWS
from tests.bench.setting import Row, Setting
from tests.bench.table import surroundings_told, table, write_between

_HERE = Path(__file__).parent
_README, _FIGURES, _PROFILES = _HERE / "README.md", _HERE / "figures.json", _HERE / "profiles"
_NUMBER, _LARGE = 100_000, 1_000_000
_ORDER = [*(f"{row.__name__} {_NUMBER}" for row in ROWS), *(f"{row.__name__} {_LARGE}" for row in LARGE)]
"""All measurements, in the order of the table."""


def measured(settings: list[tuple[Setting, tuple[Row, ...]]], only: str) -> Iterator[tuple[str, list[Figure]]]:
    """Yield the name and figures of each measurement as soon as they are there; one that fails says why, and others follow."""
    surroundings, today = surroundings_told(), f"{date.today():%Y-%m-%d}"
    for setting, rows in settings:
        for row in rows:
            if not any(word in row.__name__ for word in only.split(",")):
                continue
            of, begin = f"{row.__name__} {setting.number}", perf_counter()
            try:
                figures = [replace(one, of=of, taken=today, machine=surroundings) for one in row(setting)]
            except (
                NotMeasuredError,
                OSError,
                subprocess.CalledProcessError,
            ) as error:  # the last two: a program ended in the middle
                print(f"  {row.__name__}: not measured: {error}", file=sys.stderr, flush=True)
                continue
            print(f"{row.__name__} took {perf_counter() - begin:.0f} s", file=sys.stderr)
            for one in figures:
                print(f"  {one.work}: {one.judged:.3g} {one.unit}  {one.note}", file=sys.stderr, flush=True)
            yield of, figures


def compile_sources() -> None:
    """Compile our own modules, as an installation does: no start that is measured shall have to."""
    for name in ("store", "tui"):
        compileall.compile_dir(_HERE.parents[1] / name, quiet=2)


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--work", type=Path, default=None)
    asked = parser.parse_args()
    if missing := [name for name in ("newsboat", "fzf") if shutil.which(name) is None]:
        sys.exit(f"{' and '.join(missing)} missing: apt-get install {' '.join(missing)}")
    work = (asked.work or Path(tempfile.mkdtemp(prefix="dateline-bench-"))).absolute()
    compile_sources()
    number, runs, lines = (2_000, 1, 4) if asked.quick else (_NUMBER, 2, 34)
    settings = [(Setting(work, number, runs, lines), tuple(ROWS))]
    if asked.large:
        settings.append((Setting(work, 4_000 if asked.quick else _LARGE, 1, lines, is_large=True), tuple(LARGE)))
    before = load(_FIGURES)
    kept, figures = list(before.values()), list[Figure]()
    for of, new in measured(settings, asked.only):
        figures += new
        kept = in_order(placed(kept, of, new), _ORDER)
        if not asked.quick:
            save(_FIGURES, kept)
            write_between(_README, table(kept))
    print(table(figures))
    for told in slower(figures, before):
        print(f"slower: {told}")
    missed = {one.of.split()[0] for one in figures if not one.is_met}
    write_profiles(work, number // 5, missed, work / "profiles" if asked.quick else _PROFILES)


if __name__ == "__main__":
    main()
