"""How well sources of all kinds are read, in one table or one JSON object, beside the libraries that are known for it.

    python -m tests.bench.readers --data DIR [--json] [--only feeds pages]

DIR has the folders `feeds` and `pages`; a folder that is missing is said to be, and the rest is measured. `--json` prints one
object: `feeds.read`, `.refused`, `.crashed`, `.same_entries`, `.same_titles`, `.same_links`, `.same_days`, `.same_all`, `.seconds`;
`pages.f1`, `.precision`, `.recall`, `.titles_right`, `.read`, `.refused`, `.crashed`, `.seconds_a_page`, and the same for
trafilatura under `pages.trafilatura`.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

if not __package__:  # run as a file: the project's folder is two above
    sys.path[0] = str(Path(__file__).resolve().parents[2])

from tests.bench.parts import Figures, Parts, Row, measure_parts


def feeds(data: Path) -> Figures:
    """Return what became of every feed, and how often it is what feedparser finds."""
    from tests.bench.reading.feeds import measure

    return measure(data / "feeds")


def pages(data: Path) -> Figures:
    """Return how well the articles of web pages are read, beside trafilatura's defaults."""
    from tests.bench.reading.pages import measure

    return measure(data / "pages")


PARTS: Parts = {"feeds": (feeds, "feeds"), "pages": (pages, "pages")}
"""Name of a kind of source to what measures it, and its folder."""


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
    os.environ["TZ"] = "UTC"
    time.tzset()
    measure_parts(__doc__ or "", PARTS, rows)


if __name__ == "__main__":
    main()
