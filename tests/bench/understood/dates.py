"""Dates found in news and resolved, scored as TempEval-3 does, beside published figures; and stories a second.

    python -m tests.bench.understood.dates DATA

DATA holds `score.py` and `dates/*.jsonl`: one story a line with its text, day of publication and the times marked by people.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import cycle, islice
from pathlib import Path
from time import process_time

from store.dates import find_dates
from store.dates.lexer import tokenizer

PUBLISHED = {
    "HeidelTime, on the task's test set": (90.3, 81.3, 77.6),
    "UWTime, on the task's test set": (91.4, None, 82.4),
}
"""Relaxed, strict and value F1 of others, in percent (UzZaman et al. 2013; Lee et al. 2014; measured)."""
GENERAL = "dateparser"
"""A general parser, measured beside ours where it is installed; the project does not depend on it."""
GENERAL_PUBLISHED = {"aquaint": (77.6, None, 18.7)}
"""What was measured with it, for when it is not installed."""
MEASURES = ("relaxed", "strict", "value")
STORY = 2_500
"""Characters of the story that speed is told in."""
_PRINTED = re.compile(r"strict F1 ([\d.]+).*? F1 ([\d.]+)\s+value accuracy [\d.]+\s+value F1 ([\d.]+)")


Answers = Callable[[str, date], list[dict[str, object]]]
"""From a story's text and its day of publication to the times found: start, end, value."""


def measure(data: Path, answers: Answers | None = None) -> dict[str, dict[str, float]]:
    """Return relaxed, strict and value F1 in percent for every file under `data/dates`, by the scorer beside them.

    `answers` is another way to find dates; ours without it.
    """
    found = answers or _ours
    return {gold.stem: _scored(data / "score.py", gold, found) for gold in sorted((data / "dates").glob("*.jsonl"))}


def general_parser() -> Answers | None:
    """Return the general parser as a way to find dates, or None where it is not installed."""
    if importlib.util.find_spec(GENERAL) is None:
        return None
    search = importlib.import_module(f"{GENERAL}.search").search_dates

    def found(text: str, published: date) -> list[dict[str, object]]:
        noon = datetime(published.year, published.month, published.day, 12)
        pairs = search(text, languages=["en"], settings={"RELATIVE_BASE": noon}) or []
        return list(_placed(text, pairs))

    return found


def _placed(text: str, pairs: list[tuple[str, datetime]]) -> Iterator[dict[str, object]]:
    """Yield dates told by their words alone with their places: each is looked for behind the one before."""
    at = 0
    for words, when in pairs:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield {"start": start, "end": at, "value": when.date().isoformat()}


def _scored(scorer: Path, gold: Path, found: Answers) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.jsonl"
        answers.write_text("".join(_answer(json.loads(line), found) for line in gold.read_text("utf-8").splitlines()), "utf-8")
        command = [sys.executable, str(scorer), "dates", str(answers), str(gold)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    match = _PRINTED.search(printed)
    if match is None:
        raise ValueError(f"the scorer printed something else: {printed!r}")
    strict, relaxed, value = map(float, match.groups())
    return {"relaxed": relaxed, "strict": strict, "value": value}


def _ours(text: str, published: date) -> list[dict[str, object]]:
    return [{"start": mention.start, "end": mention.end, "value": mention.value} for mention in find_dates(text, published)]


def _answer(story: dict[str, str], found: Answers) -> str:
    timexes = found(story["text"], date.fromisoformat(story["dct"][:10]))
    return json.dumps({"id": story["id"], "timexes": timexes}) + "\n"


def stories_a_second(data: Path, number: int = 1_000, *, unseen: bool = False) -> float:
    """Return how many stories of 2.5 KB are read a second on one core, counted in time of the processor.

    With `unseen` no word is remembered from before, and every story is read once.
    """
    text = "\n\n".join(
        json.loads(line)["text"]
        for gold in sorted((data / "dates").glob("*.jsonl"))
        for line in gold.read_text("utf-8").splitlines()
    )
    pieces = [text[at : at + STORY] for at in range(0, len(text) - STORY, STORY)]
    find_dates(pieces[0], date(2000, 1, 1))
    if unseen:
        tokenizer.forget()
        number = len(pieces)
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
    _print("Dateline", measure(asked.data))
    if general := general_parser():
        _print(GENERAL, measure(asked.data, general))
    beside = {} if general else {f"{GENERAL}, on {name}; not installed": known for name, known in GENERAL_PUBLISHED.items()}
    for name, known in (beside | PUBLISHED).items():
        print(f"{name:40}" + "".join(f"{'–' if figure is None else figure:>9}" for figure in known))
    print(f"{stories_a_second(asked.data):,.0f} stories of 2.5 KB a second on one core")
    print(f"{stories_a_second(asked.data, unseen=True):,.0f} in a single pass over unseen ones")


def _print(who: str, files: dict[str, dict[str, float]]) -> None:
    for name, figures in files.items():
        print(f"{f'{who}, on {name}':40}" + "".join(f"{figures[measure]:9.1f}" for measure in MEASURES))


if __name__ == "__main__":
    main()
