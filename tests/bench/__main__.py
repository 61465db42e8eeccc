"""Every row of the table, each measured as a person meets it, beside the peer in the same run.

    python -m tests.bench [--large] [--quick] [--only WORD] [--work DIR]

Writes each row into the table in `README.md`, and into `figures.json` beside it, as soon as it is there, so that it may be cut off;
prints the table at the end and names what got slower since the last one. What an earlier run left in `--work DIR` is used again.
`--large` adds the rows of a million stories, whose archive takes long to make; `--quick` measures little, to see whether all goes,
and writes nothing. A profile of a row that misses its aim stands in `profiles/`.
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

from tests.bench import adding
from tests.bench.figures import Figure, NotMeasuredError, load, placed, save, slower
from tests.bench.flames import flame
from tests.bench.rows import LARGE, ROWS, Row, Setting
from tests.bench.table import surroundings_told, table, write_between

_HERE = Path(__file__).parent
_README, _FIGURES, _PROFILES = _HERE / "README.md", _HERE / "figures.json", _HERE / "profiles"


def measured(settings: list[tuple[Setting, tuple[Row, ...]]], only: str) -> Iterator[tuple[str, list[Figure]]]:
    """Yield the name and figures of each measurement as soon as they are there; one that fails says why, and others follow."""
    surroundings, today = surroundings_told(), f"{date.today():%Y-%m-%d}"
    for setting, rows in settings:
        for row in rows:
            if only not in row.__name__:
                continue
            of = f"{row.__name__} {setting.number}"
            try:
                figures = [replace(one, of=of, taken=today, machine=surroundings) for one in row(setting)]
            except (NotMeasuredError, TimeoutError, subprocess.CalledProcessError) as error:
                print(f"  {row.__name__}: not measured: {error}", file=sys.stderr, flush=True)
                continue
            for one in figures:
                print(f"  {one.work}: {one.judged:.3g} {one.unit}  {one.note}", file=sys.stderr, flush=True)
            yield of, figures


def compile_sources() -> None:
    """Compile our own modules, as an installation does: no start that is measured shall have to."""
    for name in ("store", "tui"):
        compileall.compile_dir(_HERE.parents[1] / name, quiet=2)


def profile(figures: list[Figure], setting: Setting) -> None:
    """Write a flame graph beside the rows of commands that miss their aim."""
    files = adding.prepare(setting.work, setting.number)
    home = setting.work / "profiled"
    for name, beginning, arguments in (
        ("add", "`dateline add`", ["add", *files]),
        ("find", "`dateline find`", ["find", "the"]),
    ):
        if any(not one.is_met and one.work.startswith(beginning) for one in figures):
            _PROFILES.mkdir(exist_ok=True)
            (_PROFILES / f"{name}.txt").write_text(f"{flame(arguments, adding.environment(home))}\n", encoding="utf-8")
            adding.wait_for_quiet(home)


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
    number, runs, lines = (2_000, 1, 4) if asked.quick else (100_000, 2, 34)
    settings = [(Setting(work, number, runs, lines), tuple(ROWS))]
    if asked.large:
        settings.append((Setting(work, 1_000_000, 1, lines), tuple(LARGE)))
    before = load(_FIGURES)
    kept, figures = list(before.values()), list[Figure]()
    for of, new in measured(settings, asked.only):
        figures += new
        kept = placed(kept, of, new)
        if not asked.quick:
            save(_FIGURES, kept)
            write_between(_README, table(kept))
    print(table(figures))
    for told in slower(figures, before):
        print(f"slower: {told}")
    if not asked.quick:
        profile(figures, settings[0][0])


if __name__ == "__main__":
    main()
