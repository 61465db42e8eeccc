"""Every row of the table, each measured as a person meets it, beside the peer in the same run.

    python -m tests.bench [--large] [--quick] [--only WORD] [--work DIR]

Prints the table, writes it into `README.md` and its figures into `figures.json` beside it, and names what got slower since the last
table. `--large` adds the rows of a million stories, whose archive takes long to make; `--quick` measures little, to see whether all
goes, and writes nothing. A profile of a row that misses its aim stands in `profiles/`.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import adding
from tests.bench.figures import Figure, load, save, slower
from tests.bench.flames import flame
from tests.bench.rows import LARGE, ROWS, Row, Setting
from tests.bench.table import table, write_between

_HERE = Path(__file__).parent
_README, _FIGURES, _PROFILES = _HERE / "README.md", _HERE / "figures.json", _HERE / "profiles"


def measured(settings: list[tuple[Setting, tuple[Row, ...]]], only: str) -> Iterator[Figure]:
    """Yield the figures of all rows, telling each as it is there."""
    for setting, rows in settings:
        for row in rows:
            if only in row.__name__:
                for figure in row(setting):
                    print(f"  {figure.work}: {figure.judged:.3g} {figure.unit}", file=sys.stderr, flush=True)
                    yield figure


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
    number, runs, lines = (2_000, 1, 4) if asked.quick else (100_000, 3, 100)
    settings = [(Setting(work, number, runs, lines), tuple(ROWS))]
    if asked.large:
        settings.append((Setting(work, 1_000_000, 1, lines), tuple(LARGE)))
    before = load(_FIGURES)
    figures = list(measured(settings, asked.only))
    print(table(figures))
    for told in slower(figures, before):
        print(f"slower: {told}")
    if not asked.quick:
        kept = {**before, **{one.work: one for one in figures}}
        save(_FIGURES, kept.values())
        write_between(_README, table(kept.values()))
        profile(figures, settings[0][0])


if __name__ == "__main__":
    main()
