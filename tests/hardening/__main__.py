"""`python -m tests.hardening`: tries everything, and prints what was tried and what was lost."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from time import monotonic

from tests.hardening.kinds import KINDS, attack_of
from tests.hardening.trial import Scale

_WIDTHS = (12, 54, 12, 8, 9)


def main() -> int:
    """Try what is asked for, a line as soon as it is known; returns 1 if anything was lost."""
    asked = argparse.ArgumentParser(prog="python -m tests.hardening", description=__doc__)
    asked.add_argument("--long", action="store_true", help="as often as a release should")
    asked.add_argument("--moment", action="store_true", help="as often as the usual check")
    asked.add_argument("--only", nargs="+", choices=KINDS, default=KINDS, metavar="KIND", help=", ".join(KINDS))
    wanted = asked.parse_args()
    scale = Scale.LONG if wanted.long else Scale.MOMENT if wanted.moment else Scale.SHORT
    _print_line("kind", "tried", "times", "lost", "seconds", "")
    lost = 0
    for kind in wanted.only:
        with tempfile.TemporaryDirectory(prefix="dateline-hardening-") as folder:
            begun = monotonic()
            for one in attack_of(kind)(scale, Path(folder)):
                lost += one.lost
                _print_line(kind, one.what, f"{one.times:,}", f"{one.lost:,}", f"{monotonic() - begun:.1f}", one.told)
                begun = monotonic()
    print(f"\n{lost:,} lost")
    return 1 if lost else 0


def _print_line(*cells: str) -> None:
    print("  ".join(f"{cell:<{width}}" for cell, width in zip(cells, (*_WIDTHS, 0), strict=True)).rstrip(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
