"""A web page of many stories in a real browser: how long until it is painted, and from a key of its search to the results.

    python -m tests.bench.page [--sizes 1000 20000] [--runs 5] [--json]

The stories are the maker's, of two to three thousand characters. The page is opened from a file in Chromium without a window,
each time in a new tab of the same browser; painted is the frame after which its list and timeline stand there. Words are
typed letter by letter, right and wrong; each letter's time ends with the frame that shows the stories it found.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
import tomllib
from pathlib import Path
from statistics import median
from typing import Any

from store.api.themes import Theme
from store.api.views import MarkedStory
from store.exports.about import About
from store.exports.html_page import write
from store.paths import seeds_folder
from tests.bench.maker import Newsroom
from tests.store.exports.html_page.browser import Browser, missing

LINES = ("remittances", "remitances", "the ministry", "presidant", "agreement on water", "stablcoins", "a")
_KEY = """
const [line, done] = arguments;
const field = document.getElementById("query");
const begun = performance.now();
field.value = line;
field.dispatchEvent(new Event("input"));
const look = () => requestAnimationFrame(() => setTimeout(() => {
  if (document.body.dataset.found === line) done(performance.now() - begun);
  else look();
}));
look();
"""


def make_page(number: int, path: Path) -> dict[str, float]:
    """Write a page of so many stories; return how long that took and how large it is."""
    tables = tomllib.loads((seeds_folder() / "themes.toml").read_text(encoding="utf-8"))["theme"]
    themes = tuple(Theme(one["key"], one["name"], one["colour"]) for one in tables)
    room = Newsroom()
    stories = [MarkedStory(one, themes=(themes[at % len(themes)].key,)) for at, one in enumerate(room.stories(number))]
    begun = time.perf_counter()
    with path.open("wb") as out:
        write(stories, About("Bench", themes=themes), out)
    return {"write_s": round(time.perf_counter() - begun, 2), "megabytes": round(path.stat().st_size / 1e6, 1)}


def measure(browser: Browser, page: Path, runs: int) -> dict[str, Any]:
    """Return the times of a page, in milliseconds."""
    painted, keys, first = [], [], []
    for _ in range(runs):
        browser.open(page)
        painted.append(browser.run("return performance.getEntriesByName('painted')[0].startTime"))
        first.append(browser.driver.execute_async_script(_KEY, "r"))
        for line in LINES:
            keys += [browser.driver.execute_async_script(_KEY, line[:end]) for end in range(1, len(line) + 1)]
    keys.sort()
    return {
        "painted_ms": round(median(painted)),
        "first_key_ms": round(median(first)),
        "key_ms": round(median(keys)),
        "key_p95_ms": round(keys[int(len(keys) * 0.95)]),
        "key_most_ms": round(keys[-1]),
    }


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 20_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if reason := missing():
        print(f"not measured: {reason}")
        return
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        browser = Browser(Path(folder) / "profile")
        for number in asked.sizes:
            page = Path(folder) / f"{number}.html"
            found = {"stories": number, **make_page(number, page), **measure(browser, page, asked.runs)}
            print(
                json.dumps(found) if asked.json else "  ".join(f"{name} {value}" for name, value in found.items()), flush=True
            )
        browser.driver.quit()


if __name__ == "__main__":
    main()
