"""Dates found in news and resolved, scored as TempEval-3 does, beside published figures; and stories a second.

    python -m tests.bench.understood.dates DATA

DATA holds `score.py` and `dates/*.jsonl`: one story a line with its text, day of publication and the times marked by people.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from time import process_time

from store.dates import find_dates

PUBLISHED = {
    "HeidelTime, on the task's test set": (90.3, 81.3, 77.6),
    "UWTime, on the task's test set": (91.4, None, 82.4),
    "dateparser.search, on aquaint": (77.6, None, 18.7),
}
"""Relaxed, strict and value F1 of others, in percent (UzZaman et al. 2013; Lee et al. 2014; measured)."""
MEASURES = ("relaxed", "strict", "value")
STORY = 2_500
"""Characters of the story that speed is told in."""
_PRINTED = re.compile(r"strict F1 ([\d.]+).*? F1 ([\d.]+)\s+value accuracy [\d.]+\s+value F1 ([\d.]+)")


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Return relaxed, strict and value F1 in percent for every file under `data/dates`, by the scorer beside them."""
    return {gold.stem: _scored(data / "score.py", gold) for gold in sorted((data / "dates").glob("*.jsonl"))}


def _scored(scorer: Path, gold: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.jsonl"
        answers.write_text("".join(_answer(json.loads(line)) for line in gold.read_text("utf-8").splitlines()), "utf-8")
        command = [sys.executable, str(scorer), "dates", str(answers), str(gold)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    match = _PRINTED.search(printed)
    if match is None:
        raise ValueError(f"the scorer printed something else: {printed!r}")
    strict, relaxed, value = map(float, match.groups())
    return {"relaxed": relaxed, "strict": strict, "value": value}


def _answer(story: dict[str, str]) -> str:
    found = find_dates(story["text"], date.fromisoformat(story["dct"][:10]))
    timexes = [{"start": mention.start, "end": mention.end, "value": mention.value} for mention in found]
    return json.dumps({"id": story["id"], "timexes": timexes}) + "\n"


def stories_a_second(data: Path, number: int = 1_000) -> float:
    """Return how many stories of 2.5 KB are read a second on one core, counted in time of the processor."""
    text = "\n\n".join(
        json.loads(line)["text"]
        for gold in sorted((data / "dates").glob("*.jsonl"))
        for line in gold.read_text("utf-8").splitlines()
    )
    pieces = [text[at : at + STORY] for at in range(0, len(text) - STORY, STORY)]
    find_dates(pieces[0], date(2000, 1, 1))
    begin = process_time()
    for piece in islice(cycle(pieces), number):
        find_dates(piece, date(2000, 1, 1))
    return number / (process_time() - begin)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    asked = parser.parse_args()
    if not any((asked.data / "dates").glob("*.jsonl")):
        print(f"no stories with marked dates under {asked.data / 'dates'}")
        return
    print(f"{'':40}" + "".join(f"{name:>9}" for name in MEASURES))
    for name, figures in measure(asked.data).items():
        print(f"{f'Dateline, on {name}':40}" + "".join(f"{figures[measure]:9.1f}" for measure in MEASURES))
    for name, known in PUBLISHED.items():
        print(f"{name:40}" + "".join(f"{'–' if figure is None else figure:>9}" for figure in known))
    print(f"{stories_a_second(asked.data):,.0f} stories of 2.5 KB a second on one core")


if __name__ == "__main__":
    main()
