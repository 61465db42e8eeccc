"""Threads: how well running matters are found: `python -m tests.bench.understood.threads --data DIR`.

Headlines arrive one by one in time order; each is put into a thread by what came before it. Threads may become one later, when what
came since shows that they are the same matter; the labels after the last headline count. Of its time the engine is given only the day.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from math import log, sqrt
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from store.api.story import Story, StoryId
from store.api.when import When
from store.formats import ReadStory, read_paths
from store.paths import seeds_folder
from store.text.fold import words
from store.threads.db.sqlite_tables import SqliteTables
from store.threads.thread_writer import ThreadWriter
from tests.bench.maker import Newsroom

_SCORE = re.compile(r"P ([\d.]+) R ([\d.]+) F1 ([\d.]+)")
_KNOWN = {"precision": 90.9, "recall": 51.8, "f1": 66.0}
"""Single-pass tf-idf at its best threshold, as the data's README states it."""
_PEER_THRESHOLD = 0.1


def measure(data: Path) -> dict[str, float]:
    """Return precision, recall and F1 (B-cubed, of 100) on the headlines, and stories taken in a second."""
    stories = headlines(data)
    labels, seconds = found_threads(stories)
    return {**scored(data, labels), "stories_per_second": len(stories) / seconds}


def measure_peer(data: Path, threshold: float = _PEER_THRESHOLD) -> dict[str, float]:
    """Return the same for single-pass clustering by tf-idf cosine with the mean of a thread."""
    return scored(data, single_pass([story.title for story in headlines(data)], threshold))


def measure_mixed(data: Path, seed: int = 1) -> dict[str, float]:
    """Return the same with each day's headlines in another order: in the file, those of one matter follow each other without a break."""
    stories = headlines(data)
    chance = random.Random(seed)
    order = sorted(range(len(stories)), key=lambda row: (stories[row].published.iso, chance.random()))
    labels, _ = found_threads([stories[row] for row in order])
    back = dict(zip(order, labels, strict=True))
    return scored(data, [back[row] for row in range(len(stories))])


def measure_seeds(part: int = 250) -> dict[str, float]:
    """Return B-cubed figures (of 1) on the starting archive, arriving as one import, or in parts of so many stories."""
    files = sorted((seeds_folder() / "stories").glob("*.txt"))
    told = [(one.story, file.stem) for file in files for one in read_paths([str(file)]) if isinstance(one, ReadStory)]
    told.sort(key=lambda one: one[0].published.minute)
    labels, _ = found_threads([story for story, _ in told], part)
    return b_cubed(labels, [thread for _, thread in told])


def headlines(data: Path) -> list[Story]:
    """Return the headlines as stories of a title and a day, in time order."""
    with (data / "threads" / "headlines.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [Story(StoryId(f"{place:016x}"), row["title"], _day(row["time_ms"])) for place, row in enumerate(rows)]


def found_threads(stories: Sequence[Story], part: int = 1) -> tuple[list[int], float]:
    """Return the thread of each story once all arrived, so many at a time, and the seconds it took."""
    writer = ThreadWriter(SqliteTables.in_memory())
    began = time.perf_counter()
    for at in range(0, len(stories), part):
        writer.take_in(stories[at : at + part])
    writer.settle()
    seconds = time.perf_counter() - began
    labels = [writer.thread_of(story.id) or 0 for story in stories]
    writer.tables.close()
    return labels, seconds


def growth(steps: Sequence[int] = (2_500, 5_000), part: int = 250) -> Iterator[tuple[int, float, float]]:
    """Yield, for growing numbers of made-up stories, stories taken in a second since the last, and the most memory so far (MB)."""
    newsroom, writer, done = Newsroom(), ThreadWriter(SqliteTables.in_memory()), 0
    for number in steps:
        seconds = 0.0
        for at in range(done, number, part):
            stories = [newsroom.story(place, steps[-1]) for place in range(at, min(at + part, number))]
            began = time.perf_counter()
            writer.take_in(stories)
            seconds += time.perf_counter() - began
        yield number, (number - done) / seconds, getrusage(RUSAGE_SELF).ru_maxrss / 1024
        done = number
    writer.tables.close()


def scored(data: Path, labels: Sequence[int]) -> dict[str, float]:
    """Return what the data's own `score.py` says of threads, one for each headline."""
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.csv"
        with answers.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([("row", "thread"), *enumerate(labels)])
        command = [sys.executable, str(data / "score.py"), "threads", str(answers), str(data / "threads" / "headlines.csv")]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    match = _SCORE.search(said)
    assert match is not None, said
    return dict(zip(("precision", "recall", "f1"), map(float, match.groups()), strict=True))


def b_cubed(labels: Sequence[int], truth: Sequence[str]) -> dict[str, float]:
    """Return B-cubed precision, recall and F1, 0 to 1."""
    both, mine, theirs = Counter(zip(labels, truth, strict=True)), Counter(labels), Counter(truth)
    precision = sum(n * n / mine[label] for (label, _), n in both.items()) / len(truth)
    recall = sum(n * n / theirs[thread] for (_, thread), n in both.items()) / len(truth)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}


def single_pass(titles: Sequence[str], threshold: float) -> list[int]:
    """Return threads by the plain way: to the likest mean by tf-idf cosine if it is like enough, rarity from what came before."""
    among: Counter[str] = Counter()
    means: list[dict[str, float]] = []
    having: dict[str, set[int]] = defaultdict(set)
    labels = []
    for place, title in enumerate(titles):
        counts = Counter(words(title))
        among.update(counts.keys())
        vector = {word: n * log((place + 2) / (among[word] + 0.5)) for word, n in counts.items()}
        near = {thread for word in vector for thread in having[word]}
        best = max(((_cosine(vector, means[thread]), -thread) for thread in near), default=(0.0, 0))
        if best[0] < threshold:
            means.append({})
        thread = -best[1] if best[0] >= threshold else len(means) - 1
        for word, weight in vector.items():
            means[thread][word] = means[thread].get(word, 0.0) + weight
            having[word].add(thread)
        labels.append(thread)
    return labels


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    shared = sum(weight * other.get(word, 0.0) for word, weight in one.items())
    lengths = sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return shared / lengths if lengths else 0.0


def _day(milliseconds: str) -> When:
    return When.of_day(datetime.fromtimestamp(int(milliseconds) / 1000, UTC).date())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data.absolute()
    print(f"{'threads, B-cubed':44}{'P':>7}{'R':>7}{'F1':>7}")
    ours = measure(data)
    seeds = {name: 100 * value for name, value in measure_seeds().items()}
    alone = {name: 100 * value for name, value in measure_seeds(1).items()}
    for what, got in (
        ("single-pass tf-idf, as published with the data", _KNOWN),
        ("single-pass tf-idf, here", measure_peer(data)),
        ("Dateline, headlines one by one", ours),
        ("  the same, each day's in another order", measure_mixed(data)),
        ("Dateline, the starting archive as one import", seeds),
        ("  the same, story by story", alone),
    ):
        print(f"{what:44}" + "".join(f"{got[name]:7.1f}" for name in ("precision", "recall", "f1")))
    print(f"{ours['stories_per_second']:,.0f} headlines a second, each written down before the next")
    for number, speed, memory in growth():
        print(f"{speed:,.0f} made-up full texts a second up to {number:,}, {memory:,.0f} MB at most")


if __name__ == "__main__":
    main()
