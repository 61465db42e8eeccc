"""Web pages as `dateline add` reads them, beside trafilatura's defaults: their text, their headlines, and how long a page takes.

The pages are those of Scrapinghub's article extraction benchmark: `html/NAME.html.gz` and `ground-truth.json`.
"""

from __future__ import annotations

import gzip
import json
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from store.api.when import When
from store.formats.format_table import read_source
from store.formats.source import ReadStory, Source
from store.text.reading_limits import UNEXPECTED_ERRORS
from tests.bench.reading.page_titles import agreed_title, known_titles, same_title
from tests.bench.reading.shingles import average, overlap

KEPT = When("2020-01-01T12:00")


def measure(folder: Path) -> dict[str, Any]:
    """Return the figures of all pages, ours and those of trafilatura."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {name: gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()) for name in truth}
    known = known_titles(folder)
    titles = {name: known.get(name) or agreed_title(raw.decode("utf-8", "replace")) for name, raw in pages.items()}
    bodies = {name: str(one.get("articleBody", "")) for name, one in truth.items()}
    ours = _figures(pages, bodies, titles, _ours)
    return {"pages": len(pages), **ours, "trafilatura": _figures(pages, bodies, titles, _trafilatura), "peak_mb": _peak(pages)}


def _figures(
    pages: Mapping[str, bytes],
    bodies: Mapping[str, str],
    titles: Mapping[str, str],
    read: Callable[[str, bytes], tuple[str, str]],
) -> dict[str, Any]:
    overlaps, outcomes, right = {}, Counter[str](), 0
    begin = time.perf_counter()
    found: dict[str, tuple[str, str]] = {}
    for name, raw in pages.items():
        try:
            found[name] = read(name, raw)
            outcomes["read" if found[name][1] else "refused"] += 1
        except UNEXPECTED_ERRORS:
            found[name] = "", ""
            outcomes["crashed"] += 1
    seconds = time.perf_counter() - begin
    for name, (title, body) in found.items():
        overlaps[name] = overlap(bodies[name], body)
        right += same_title(title, titles[name])
    whole = average(overlaps.values())
    return {
        "f1": round(whole.f1, 4),
        "precision": round(whole.precision, 4),
        "recall": round(whole.recall, 4),
        "titles_right": round(right / len(pages), 4),
        "read": outcomes["read"],
        "refused": outcomes["refused"],
        "crashed": outcomes["crashed"],
        "seconds_a_page": round(seconds / len(pages), 4),
    }


def _ours(name: str, raw: bytes) -> tuple[str, str]:
    """Return the headline and the text that `dateline add` keeps of a page, its dateline put back."""
    for one in read_source(Source.of_bytes(raw, f"{name}.html", KEPT)):
        if isinstance(one, ReadStory):
            story = one.story
            return story.title, "\n".join((story.place, *story.body))
    return "", ""


def _trafilatura(_name: str, raw: bytes) -> tuple[str, str]:
    """Return the headline and the text that trafilatura finds with its defaults."""
    import trafilatura

    html = raw.decode("utf-8", "replace")
    facts = trafilatura.extract_metadata(html)
    return (facts.title if facts and facts.title else ""), trafilatura.extract(html) or ""


def _peak(pages: Mapping[str, bytes]) -> float:
    """Return the most memory of Python's own that the largest page takes while it is read, in MB."""
    name = max(pages, key=lambda one: len(pages[one]))
    tracemalloc.start()
    _ours(name, pages[name])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return round(peak / 1024 / 1024, 1)
