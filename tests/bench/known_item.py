"""Does a half-remembered word find its story? Known-item search, beside plain Tantivy and fzf on the same lines.

    python -m tests.bench.known_item [--archive DIR] [--queries 2000] [--misspellings FILE] [--misses 20] [--json]

From each of so many stories two or three telling words are taken that no other story has together (the rule is in
`tests.bench.remembering`). They are searched as a line twice: as they are, and with one word damaged. The figures are the
mean of 1/rank of the story, counted as 0 beyond rank 100, and the share of lines that have it first.

Dateline gets the line as typed, without a space after it, so that its last word counts as unfinished. fzf reads every story
for each line and is therefore asked the first few alone: 200 over titles, which is how it is used; over whole texts, where
its own way of matching takes half a minute a line, a handful, and some more with its faster `--algo=v1`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from statistics import mean, median
from time import perf_counter

from store.api.archive import Archive
from store.api.story import Story, StoryId
from store.api.views import Cursor, Selection
from store.opening import open_archive
from tests.bench.maker import make_archive
from tests.bench.peers import Fzf, PlainTantivy
from tests.bench.remembering import Damage, damaged, read_misspellings, remembered

DEEPEST = 100
"""Ranks beyond this count as not found."""
MISSPELLINGS = Path("../shared/data/misspellings/misspellings.csv")
FAST_SHARE = 4
"""Of so many lines that fzf is asked over titles, its faster way is asked one over whole texts."""
_HEADING = """\
                            mean reciprocal rank              found first    median
system                lines   whole  damaged (real, edited)   whole damaged ms a line"""
Search = Callable[[str], Sequence[str]]
"""From a line to the ids of the best stories, best first."""


@dataclass(frozen=True)
class Question:
    """A story and what is typed for it."""

    story_id: StoryId
    title: str
    whole: str
    """Its words as they are."""
    damage: Damage
    """The same with one of them damaged."""


@dataclass(frozen=True)
class Figures:
    """How well one system found the stories."""

    system: str
    queries: int
    whole: float
    """Mean reciprocal rank of the lines as they are."""
    whole_first: float
    damaged: float
    damaged_first: float
    misspelled: float | None
    """Mean reciprocal rank of the lines with a real misspelling; None if there are none."""
    edited: float | None
    """The same with a random edit."""
    milliseconds: float
    """Median for one line, whole and damaged ones together."""


def open_prepared(folder: Path | None, stories: int, work: Path) -> Archive:
    """Open the archive in a folder, or make one of so many stories."""
    if folder is None:
        folder = work / f"archive-{stories}"
        if not folder.exists():
            make_archive(stories, folder)
    archive = open_archive(folder, seeded=False)
    archive.refresh()
    return archive


def text_of(story: Story) -> str:
    """Return all of a story's text but its title."""
    return " ".join((*story.highlights, story.caption, *story.body))


def prepare_peers(archive: Archive, work: Path) -> PlainTantivy:
    """Give the peers the archive's stories: an index of their own, and files with a line a story."""
    shutil.rmtree(work / "plain", ignore_errors=True)
    plain = PlainTantivy(work / "plain")
    with (work / "titles").open("w", encoding="utf-8") as titles, (work / "texts").open("w", encoding="utf-8") as texts:
        for row in archive.rows(Selection(), Cursor(1, 0), archive.counts(Selection()).total):
            if story := archive.story(row.id):
                text = " ".join(text_of(story).split())
                plain.add(story.id, story.title, text)
                titles.write(f"{story.id}\t{story.title}\n")
                texts.write(f"{story.id}\t{story.title} {text}\n")
    plain.finish()
    return plain


def ask(
    archive: Archive, known: PlainTantivy, ways: Mapping[str, Sequence[str]], number: int, rng: Random
) -> Iterator[Question]:
    """Yield questions for stories drawn from the archive; stories without telling words are passed over."""
    rows = list(archive.rows(Selection(), Cursor(1, 0), known.stories))
    rng.shuffle(rows)
    for row in rows:
        story = archive.story(row.id) if number else None
        if story and (words := remembered(story.title, text_of(story), known, rng)):
            yield Question(story.id, story.title, " ".join(words), damaged(words, ways, rng))
            number -= 1


def measure(system: str, search: Search, questions: Sequence[Question]) -> Figures:
    """Ask a system all questions, whole and damaged in turn."""
    times: list[float] = []

    def reciprocal(line: str, story_id: str) -> float:
        started = perf_counter()
        found = list(search(line))
        times.append(perf_counter() - started)
        return 1 / (found.index(story_id) + 1) if story_id in found else 0.0

    asked = [(one, reciprocal(one.whole, one.story_id), reciprocal(one.damage.line, one.story_id)) for one in questions]
    misspelled, edited = ([bad for one, _, bad in asked if one.damage.real == real] for real in (True, False))
    return Figures(
        system,
        len(asked),
        mean(good for _, good, _ in asked),
        mean(good == 1 for _, good, _ in asked),
        mean(bad for _, _, bad in asked),
        mean(bad == 1 for _, _, bad in asked),
        mean(misspelled) if misspelled else None,
        mean(edited) if edited else None,
        1000 * median(times),
    )


def compare(
    archive: Archive, plain: PlainTantivy, questions: Sequence[Question], asked: argparse.Namespace
) -> Iterator[Figures]:
    """Yield the figures of each system."""

    def dateline(line: str) -> Sequence[str]:
        return [hit.story.id for hit in archive.search.find(Selection(words=line), limit=DEEPEST).hits]

    yield measure("Dateline", dateline, questions)
    if asked.alone:
        return
    yield measure("Tantivy", partial(plain.found, limit=DEEPEST), questions)
    yield measure("Tantivy, fuzzy by 1", partial(plain.found, limit=DEEPEST, distance=1), questions)
    if shutil.which("fzf") is None:
        print("fzf is not installed (apt-get install fzf): left out", file=sys.stderr)
        return
    runs = (
        ("fzf, titles", Fzf(asked.work / "titles"), asked.fzf_queries),
        ("fzf, whole texts, v1", Fzf(asked.work / "texts", "v1"), asked.fzf_queries // FAST_SHARE),
        ("fzf, whole texts", Fzf(asked.work / "texts"), asked.fzf_texts),
    )
    for system, fzf, number in runs:
        if number:
            yield measure(system, partial(fzf.found, limit=DEEPEST), questions[:number])


def describe(questions: Sequence[Question], plain: PlainTantivy) -> dict[str, float]:
    """Return what the questions are like."""
    sizes = [len(one.whole.split()) for one in questions]
    frequencies = [plain.frequency(word) for one in questions for word in one.whole.split()]
    return {
        "questions": len(questions),
        "of two words": sizes.count(2),
        "of three words": sizes.count(3),
        "median stories with a word": median(frequencies),
        "real misspellings": sum(one.damage.real for one in questions),
        "random edits": sum(not one.damage.real for one in questions),
        "damaged into another word of the archive": sum(plain.frequency(one.damage.typed) > 0 for one in questions),
    }


def misses(archive: Archive, questions: Sequence[Question]) -> Iterator[str]:
    """Yield what became of each line whose story Dateline does not put first, and what it took the words for."""
    for one in questions:
        kind = "a real misspelling" if one.damage.real else "edited"
        for line, meant in ((one.whole, ""), (one.damage.line, f" ({one.damage.word}, {kind})")):
            found = archive.search.find(Selection(words=line), limit=DEEPEST)
            ids = [hit.story.id for hit in found.hits]
            if ids[:1] != [one.story_id]:
                place = f"rank {ids.index(one.story_id) + 1}" if one.story_id in ids else "not found"
                yield (
                    f"{line}{meant}: {place} of {found.total}\n"
                    f"  wanted    {one.title}\n"
                    f"  found     {found.hits[0].story.title if found.hits else 'nothing'}\n"
                    f"  taken for {dict(found.corrected) or 'what was typed'}\n"
                )


def row(one: Figures) -> str:
    """Return a system's line of the table."""
    kinds = " ".join("     –" if kind is None else f"{kind:>6.3f}" for kind in (one.misspelled, one.edited))
    ranks = f"{one.whole:>7.3f} {one.damaged:>8.3f} {kinds}"
    return f"{one.system:<21} {one.queries:>5,} {ranks} {one.whole_first:>9.1%} {one.damaged_first:>7.1%} {one.milliseconds:>9,.1f}"


def main() -> None:
    """Ask, and print the table."""
    asked = _options().parse_args()
    asked.work = asked.work or Path(tempfile.mkdtemp(prefix="dateline-bench-"))
    asked.work.mkdir(parents=True, exist_ok=True)
    for name in ("CACHE", "CONFIG"):
        os.environ.setdefault(f"DATELINE_{name}", str(asked.work / name.lower()))
    ways: Mapping[str, Sequence[str]] = {}
    if asked.misspellings.exists():
        ways = read_misspellings(asked.misspellings)
    else:
        print(f"{asked.misspellings} is not there: random edits only", file=sys.stderr)
    archive = open_prepared(asked.archive, asked.stories, asked.work)
    plain = prepare_peers(archive, asked.work)
    questions = list(ask(archive, plain, ways, asked.queries, Random(asked.seed)))
    described = describe(questions, plain)
    figures = compare(archive, plain, questions, asked)
    if asked.json:
        print(json.dumps({"stories": plain.stories, **described, "systems": [asdict(one) for one in figures]}, indent=2))
    else:
        print(f"{plain.stories:,} stories; " + ", ".join(f"{name}: {value:,.0f}" for name, value in described.items()))
        print(_HEADING, flush=True)
        for one in figures:
            print(row(one), flush=True)
        for miss in islice(misses(archive, questions), asked.misses):
            print(f"\n{miss}", end="")
    archive.close()


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--archive", type=Path, help="an archive that is there; else one is made")
    parser.add_argument("--stories", type=int, default=100_000, help="how many stories to make")
    parser.add_argument("--queries", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misspellings", type=Path, default=MISSPELLINGS, help="a table of wrong,right")
    parser.add_argument("--fzf-queries", type=int, default=200, help="lines that fzf is asked over titles")
    parser.add_argument("--fzf-texts", type=int, default=4, help="lines that fzf is asked over whole texts")
    parser.add_argument("--alone", action="store_true", help="Dateline alone, without the peers' figures")
    parser.add_argument("--misses", type=int, default=0, metavar="K", help="print the first K lines whose story is not first")
    parser.add_argument("--work", type=Path, default=None, help="a folder for what is made")
    parser.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    main()
