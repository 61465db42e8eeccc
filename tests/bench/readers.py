"""How well sources of all kinds are read, in one table or one JSON object, beside the libraries that are known for it.

    python -m tests.bench.readers --data DIR [--json] [--only feeds pages]

DIR has the folders `feeds` and `pages`; a folder that is missing is said to be, and the rest is measured. `--json` prints one
object: `feeds.read`, `.refused`, `.crashed`, `.same_entries`, `.same_titles`, `.same_links`, `.same_days`, `.same_all`, `.seconds`;
`pages.f1`, `.precision`, `.recall`, `.titles_right`, `.read`, `.refused`, `.crashed`, `.seconds_a_page`, and the same for
trafilatura under `pages.trafilatura`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

if not __package__:  # run as a file: the project's folder is two above
    sys.path[0] = str(Path(__file__).resolve().parents[2])

Figures = Mapping[str, Any]
Row = tuple[str, str, str, str]
"""What was measured, what was got, what others get, and what is aimed at."""


def feeds(data: Path) -> Figures:
    """Return what became of every feed, and how often it is what feedparser finds."""
    from tests.bench.reading.feeds import measure

    return measure(data)


def pages(data: Path) -> Figures:
    """Return how well the articles of web pages are read, beside trafilatura's defaults."""
    from tests.bench.reading.pages import measure

    return measure(data)


PARTS: dict[str, Callable[[Path], Figures]] = {"feeds": feeds, "pages": pages}
"""Name of a kind of source, which is that of its folder, to what measures it."""


def rows(found: Mapping[str, Figures]) -> Iterator[Row]:
    """Yield the table's lines."""
    if part := found.get("feeds"):
        yield "feeds read", f"{part['read']:,}", f"of {part['feeds']:,}", ""
        yield "feeds refused with a reason", f"{part['refused']:,}", "", ""
        yield "feeds neither read nor refused", f"{part['silent']:,}", "", "0"
        yield "feeds that ended the reading", f"{part['crashed']:,}", "", "0"
        for what in ("entries", "titles", "links", "days", "all"):
            yield f"the same {what} as feedparser", f"{part[f'same_{what}']:.1%}", "", "98%"
        yield "seconds", f"{part['seconds']:.2f}", f"feedparser {part['feedparser_seconds']:.2f}", ""
    if part := found.get("pages"):
        other = part["trafilatura"]
        yield "web pages read", f"{part['read']:,}", f"of {part['pages']:,}, refused {part['refused']:,}", ""
        yield "web pages that ended the reading", f"{part['crashed']:,}", "", "0"
        for what, label, aim in (("f1", "F1 of their text", "0.95"), ("precision", "precision", ""), ("recall", "recall", "")):
            yield f"{label}, by runs of four words", f"{part[what]:.3f}", f"trafilatura {other[what]:.3f}", aim
        yield "headlines right", f"{part['titles_right']:.1%}", f"trafilatura {other['titles_right']:.1%}", "97%"
        yield "seconds a page", f"{part['seconds_a_page']:.4f}", f"trafilatura {other['seconds_a_page']:.4f}", ""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", nargs="+", choices=list(PARTS), default=list(PARTS))
    asked = parser.parse_args()
    os.environ["TZ"] = "UTC"
    time.tzset()
    found: dict[str, Figures] = {}
    for name in asked.only:
        if not (asked.data / name).is_dir():
            print(f"{name}: there is no folder {name} in the data, so it is not measured", file=sys.stderr)
            continue
        found[name] = PARTS[name]((asked.data / name).absolute())
    if asked.json:
        print(json.dumps(found))
        return
    print(f"{'':40}{'Dateline':>9}   aim    beside")
    for what, got, beside, aim in rows(found):
        print(f"{what:40}{got:>9}   {aim:5}  {beside}")


if __name__ == "__main__":
    main()
