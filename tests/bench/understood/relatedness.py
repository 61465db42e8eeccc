"""Relatedness of short news stories beside what people say, on the pairs of Lee, Pincombe and Welsh (2005).

    python -m tests.bench.understood.relatedness --data DIR [--json]

Ours is `store.related.text_collection.likeness_of_texts`: the measure by which an archive's stories are related, with the fifty stories
and the background stories as its archive. Beside it stand tf-idf cosine, worked out here, and figures from the literature.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from math import log, sqrt
from pathlib import Path

from store.related.text_collection import likeness_of_texts

LSA_50 = 0.663
HUMANS = 0.605
"""How well one person's judgement goes with the others', over all pairs (Lee et al.)."""


def measure(data: Path) -> dict[str, float]:
    """Return Pearson's and Spearman's correlation of our likeness with people's, as the score script of `data` works them out."""
    texts, background, pairs = _read(data)
    return _scored(data, pairs, likeness_of_texts(texts, background).between)


def measure_cosine(data: Path) -> dict[str, float]:
    """Return the same for the cosine of words weighed by tf-idf."""
    texts, background, pairs = _read(data)
    return _scored(data, pairs, _cosine_of_words(texts, background))


def _read(data: Path) -> tuple[list[str], list[str], list[tuple[int, int]]]:
    folder = data / "relatedness"
    stories = [json.loads(line) for line in (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = [one["text"] for one in sorted(stories, key=lambda one: one["id"])]
    background = [line for line in (folder / "background.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
    with (folder / "human.csv").open(encoding="utf-8", newline="") as human:
        return texts, background, [(int(row["a"]), int(row["b"])) for row in csv.DictReader(human)]


def _scored(data: Path, pairs: Sequence[tuple[int, int]], likeness: Callable[[int, int], float]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.csv"
        lines = ["a,b,similarity", *(f"{one},{other},{likeness(one, other):.6f}" for one, other in pairs)]
        answers.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, str(data / "score.py"), "relatedness", str(answers), str(data / "relatedness" / "human.csv")]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.search(r"pairs (\d+)\s+Pearson (\S+)\s+Spearman (\S+)", told)
    if found is None:
        sys.exit(f"the score script answered: {told}")
    return {"pairs": float(found[1]), "pearson": float(found[2]), "spearman": float(found[3])}


def _cosine_of_words(texts: Sequence[str], background: Sequence[str]) -> Callable[[int, int], float]:
    counts = [Counter(re.findall(r"\w+", text.lower())) for text in (*texts, *background)]
    having = Counter(word for one in counts for word in one)
    weights = [{word: times * log((len(counts) + 1) / (having[word] + 0.5)) for word, times in one.items()} for one in counts]
    lengths = [sqrt(sum(weight**2 for weight in one.values())) for one in weights]

    def cosine(one: int, other: int) -> float:
        shared = sum(weight * weights[other].get(word, 0.0) for word, weight in weights[one].items())
        return shared / (lengths[one] * lengths[other])

    return cosine


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if not (asked.data / "relatedness").is_dir():
        sys.exit(f"there is no folder relatedness in {asked.data}")
    ours = measure(asked.data)
    if asked.json:
        print(json.dumps({"relatedness": ours}))
        return
    cosine = measure_cosine(asked.data)
    print(f"relatedness, {ours['pairs']:.0f} pairs   Pearson  Spearman")
    print(f"Dateline                    {ours['pearson']:.3f}     {ours['spearman']:.3f}")
    print(f"tf-idf cosine               {cosine['pearson']:.3f}     {cosine['spearman']:.3f}")
    print(f"LSA, 50 dimensions          {LSA_50:.3f}         -   (as reported)")
    print(f"one person and the others   {HUMANS:.3f}         -   (as reported)")


if __name__ == "__main__":
    main()
