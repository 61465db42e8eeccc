"""Names of threads: how many of five stories and more have a good one: `python -m tests.bench.understood.thread_names --data DIR`.

The headlines are written into one file in news text, each with its day, its source and one and the same sentence beneath, and added to
an empty archive as a person would. A name is good where it has at most four words that tell something, each in at least 40 % of the
thread's titles. What passes that but would make a reader wince is listed as well: a verb, a single common word, a quality without its
noun, half of an abbreviation, a source's name, a piece of a longer name.
"""

from __future__ import annotations

import argparse
import csv
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.formats import ReadStory, read_paths
from store.opening import open_archive

_SMALL = frozenset("the a an of in on to for and at with".split())
_WORD = re.compile(r"\w+")
_OFTEN, _MOST_WORDS, _LEAST_STORIES = 0.4, 4, 5
_ALWAYS_BESIDE = 0.8
"""A word that stands beside a name in this share of its titles belongs to it."""
_VERBS = frozenset(
    """
    is are was has will says said tells asks face faces falls drops rises gets wins sees hits takes buys sells calls finds
    finding joins leaves makes goes comes opens closes kills dies shows warns urges seeks plunges surges jumps slips tumbles
    blasts slams reveals announces launches rejects backs beats performing loses named arrested blames bans sues fires hires
    quits admits denies vows eyes nears mulls
    """.split()
)
_COMMON = frozenset(
    """
    man woman men women person people child children parents boy girl boys girls family friend life death love money home
    house school street city town state country world government president minister police court law study report data news
    video photo story show film movie music song book game team fan fans star stars player day days week month year years
    time thing things way ways plan talks deal price prices rate rates cost costs tax taxes cut cuts sales profit loss
    revenue growth share shares stock stocks market markets bank fund investors trading trade company business job jobs
    workers car cars plane ship train flights road fire water weather energy gas oil concept card cards trial search attack
    war crisis problem change
    """.split()
)
_QUALITIES = frozenset(
    "new big first largest best worst top late early high low free real national global federal digital american new".split()
)


@dataclass(frozen=True, slots=True)
class NamedThread:
    """A thread of headlines and what it is called."""

    name: str
    titles: Sequence[str]
    sources: frozenset[str]
    """The words of its stories' sources, in small letters."""

    @property
    def words(self) -> list[str]:
        """The words of its name that tell something."""
        return telling(self.name)

    @property
    def weakest(self) -> float:
        """In what share of its titles the rarest word of its name stands."""
        having = [set(telling(title)) for title in self.titles]
        return min((sum(word in title for title in having) / len(having) for word in self.words), default=0.0)

    @property
    def is_good(self) -> bool:
        """Whether its name has at most four words, each in enough of its titles."""
        return bool(self.words) and self.weakest >= _OFTEN and len(self.words) <= _MOST_WORDS

    def faults(self) -> Iterator[str]:
        """Yield why a reader would find fault with a name whose words stand in enough titles."""
        parts = self.name.split(" · ")
        told = self.words
        if len(told) == 1 and told[0] in _COMMON:
            yield "a common word alone"
        if any(_last(part) in _VERBS or (len(telling(part)) > 1 and telling(part)[0] in _VERBS) for part in parts):
            yield "a verb"
        if any(_last(part) in _QUALITIES for part in parts):
            yield "a quality without its noun"
        if any(len(word) == 1 for word in _WORD.findall(self.name) if not word.isdigit()) and not re.search(
            r"\b[A-Z]\.|&|['’]s", self.name
        ):
            yield "half of an abbreviation"
        if {"amp", "quot", "nbsp", "lt", "gt", "http", "https", "www"}.intersection(told):
            yield "markup"
        if self.sources.issuperset(told) and self.weakest < 1:
            yield "a source's name"
        for part in parts:
            if more := self._beside(part):
                yield f"a piece of {more!r}"

    def _beside(self, part: str) -> str:
        """Return the longer name that a part is only a piece of, judged by capitals; nothing if it is whole."""
        around: Counter[str] = Counter()
        pattern = re.compile(rf"(?:([A-Z][\w.&-]*) )?\b{re.escape(part)}\b(?!['’])(?: ([A-Z][\w.&-]*))?", re.IGNORECASE)
        found = [match for title in self.titles if (match := pattern.search(title))]
        for match in found:
            before, after = match.groups()
            around.update([f"{before} {part}"] if before and before[0].isupper() and match.start() else [])
            around.update([f"{part} {after}"] if after and after[0].isupper() else [])
        best = max(around, key=lambda text: around[text], default="")
        return best if best and len(found) > 2 and around[best] >= _ALWAYS_BESIDE * len(found) else ""


def telling(text: str) -> list[str]:
    """Return a text's words in small letters, but for those that only hold it together."""
    return [word for word in _WORD.findall(text.lower()) if word not in _SMALL]


def _last(part: str) -> str:
    return (telling(part) or [""])[-1]


def measure(data: Path) -> dict[str, float]:
    """Return how many threads of five stories and more there are, and the percentage that has a good name and one without fault."""
    threads = named_threads(data / "threads" / "headlines.csv")
    good = [one for one in threads if one.is_good]
    blameless = [one for one in good if not list(one.faults())]
    among = max(1, len(threads))
    return {"threads": len(threads), "good": 100 * len(good) / among, "blameless": 100 * len(blameless) / among}


def named_threads(headlines: Path) -> list[NamedThread]:
    """Return the threads of five stories and more that headlines make in an archive of their own, the largest first."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "headlines.txt"
        file.write_text("".join(_as_news_text(headlines)), encoding="utf-8")
        archive = open_archive(Path(folder) / "archive", seeded=False)
        try:
            archive.add(one.story for one in read_paths([str(file)]) if isinstance(one, ReadStory))
            archive.understand()
            found = []
            for thread in archive.threads.threads(limit=10_000):
                told = archive.threads.thread(thread.id) if thread.count >= _LEAST_STORIES else None
                rows = told.rows if told else ()
                sources = frozenset(word for row in rows for word in telling(row.source))
                found += [NamedThread(thread.name, [row.title for row in rows], sources)] if rows else []
        finally:
            archive.close()
    return sorted(found, key=lambda one: -len(one.titles))


def _as_news_text(headlines: Path) -> Iterator[str]:
    with headlines.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            day = datetime.fromtimestamp(int(row["time_ms"]) / 1000, UTC)
            head = f"Published: {day:%B} {day.day}, {day.year} {day:%H:%M}\nSource: {row['publisher']}"
            yield f"{row['title'].strip()}\n\n{head}\n\nOnly its headline is kept here.\n\n\n"


def main() -> None:
    """Print every name with what is wrong with it, and the shares."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--titles", type=int, default=0, help="so many titles are printed beneath each name")
    asked = parser.parse_args()
    threads = named_threads(asked.data.absolute() / "threads" / "headlines.csv")
    for one in threads:
        faults = [*([] if one.is_good else ["too rare or too long"]), *one.faults()]
        print(f"{len(one.titles):5}  {one.name:40} {one.weakest:4.0%}  {'; '.join(faults)}")
        for title in one.titles[:: max(1, len(one.titles) // asked.titles)][: asked.titles] if asked.titles else ():
            print(f"         {title}")
    good = sum(one.is_good for one in threads)
    blameless = sum(one.is_good and not list(one.faults()) for one in threads)
    print(f"{good} of {len(threads)} have a good name, {blameless} one without a fault that can be told")


if __name__ == "__main__":
    main()
