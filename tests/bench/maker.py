"""Synthetic archives of any size: the same stories every time, with the word frequencies of real news.

The words and their frequencies come from the starting stories; a long tail of made-up words follows Zipf's law, so that
the vocabulary grows with the archive as a real one does (Heaps' law). Dates lie over fifteen years, weekdays busier.

    python -m tests.bench.maker 100000 DIR            an archive
    python -m tests.bench.maker 100000 DIR --feed     an RSS file for a feed reader, DIR/feed.xml
    python -m tests.bench.maker 1000000 DIR --brief   an archive of stories of a paragraph or two, made in a third of the time
"""

from __future__ import annotations

import argparse
import random
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from html import escape
from itertools import accumulate
from pathlib import Path

from store.api.story import Story
from store.api.when import When
from store.formats import ReadStory, read_paths
from store.identity.ids import base_id
from store.paths import seeds_folder

YEARS = 15
LAST_DAY = date(2025, 12, 31)
_TAIL_SHARE = 0.06
_TAIL_WORDS = 300_000
_ONSETS = "b bl br c ch cl d dr f fl g gr h j k kr l m n p pl pr qu r s sh sk st t th tr v w z".split()
_VOWELS = "a e i o u ai ea ou".split()
_CODAS = "n r s t l m nd st rk ll ck ns x".split()


class Newsroom:
    """Writes the stories: how-manieth story in, story out, always the same."""

    def __init__(self, seed: int = 1, paragraphs: tuple[int, int] = (4, 8)) -> None:
        self._paragraphs = paragraphs
        self._seeds = [one.story for one in read_paths([str(seeds_folder() / "stories")]) if isinstance(one, ReadStory)]
        counts = Counter(word for story in self._seeds for text in story.body for word in text.split())
        self._words = list(counts)
        self._weights = list(accumulate(counts[word] for word in self._words))
        self._tail = list(accumulate(1 / (rank + 20) for rank in range(_TAIL_WORDS)))
        self._seed = seed

    def story(self, number: int, of: int) -> Story:
        """Return one of `of` stories; the numbers run with time."""
        rng = random.Random(self._seed * 1_000_003 + number)
        like = self._seeds[rng.randrange(len(self._seeds))]
        title = f"{self._text(rng, rng.randint(5, 9)).rstrip('.,:;').capitalize()} {_made_up(number)}"
        body = tuple(self._paragraph(rng, like) for _ in range(rng.randint(*self._paragraphs)))
        day = LAST_DAY - timedelta(days=int((1 - (number + rng.random()) / of) * YEARS * 365.25))
        if day.weekday() >= 5 and rng.random() < 0.6:
            day -= timedelta(days=day.weekday() - 4)
        highlights = tuple(self._text(rng, 8) for _ in range(rng.randint(0, 2)))
        return Story(base_id(title), title, When.of_day(day), place=like.place, highlights=highlights, body=body,
                     source=like.source, language="en")  # fmt: skip

    def stories(self, number: int) -> Iterator[Story]:
        """Yield an archive's stories in time order."""
        for which in range(number):
            yield self.story(which, number)

    def _paragraph(self, rng: random.Random, like: Story) -> str:
        """Return a paragraph in which a real sentence stands among drawn words, so that themes and names occur."""
        real = like.body[rng.randrange(len(like.body))].split(". ")[0]
        return f"{real}. {self._text(rng, rng.randint(35, 65)).capitalize()}."

    def _text(self, rng: random.Random, length: int) -> str:
        total, tail = self._weights[-1], self._tail[-1]
        return " ".join(
            _made_up(bisect(self._tail, rng.random() * tail))
            if rng.random() < _TAIL_SHARE
            else self._words[bisect(self._weights, rng.random() * total)]
            for _ in range(length)
        )


def _made_up(number: int) -> str:
    """Return a pronounceable word, another one for every number."""
    parts, number = [], number + 1
    while number:
        number, onset = divmod(number, len(_ONSETS))
        number, vowel = divmod(number, len(_VOWELS))
        parts.append(_ONSETS[onset] + _VOWELS[vowel])
    number = sum(map(ord, "".join(parts)))
    return "".join(parts) + _CODAS[number % len(_CODAS)]


def make_archive(number: int, folder: Path, paragraphs: tuple[int, int] = (4, 8)) -> None:
    """Make an archive of so many stories, index and all."""
    from store.opening import open_archive

    archive = open_archive(folder, seeded=False)
    archive.add(Newsroom(paragraphs=paragraphs).stories(number))
    archive.understand(threads=False)
    archive.close()


def make_feed(number: int, folder: Path) -> Path:
    """Write the same stories as an RSS 2.0 feed and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_feed(folder / "feed.xml", "Synthetic news", Newsroom().stories(number))
    return folder / "feed.xml"


def make_feeds(number: int, entries: int, folder: Path) -> None:
    """Write so many feeds of so many entries each, no story in two of them."""
    folder.mkdir(parents=True)
    room, every = Newsroom(), number * entries
    for nth in range(number):
        stories = (room.story(nth * entries + which, every) for which in range(entries))
        _write_feed(folder / f"{nth}.xml", f"Synthetic news {nth}", stories)


def _write_feed(path: Path, title: str, stories: Iterable[Story]) -> None:
    with path.open("w", encoding="utf-8") as feed:
        feed.write(f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>')
        for story in stories:
            text = escape("".join(f"<p>{paragraph}</p>" for paragraph in story.body))
            feed.write(
                f"<item><title>{escape(story.title)}</title><guid>{story.id}</guid>"
                f"<link>http://localhost/{story.id}</link><description>{text}</description>"
                f"<pubDate>{story.published.first_day:%a, %d %b %Y} 12:00:00 GMT</pubDate></item>\n"
            )
        feed.write("</channel></rss>")


def main() -> None:
    """Make what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--feed", action="store_true")
    parser.add_argument("--brief", action="store_true")
    asked = parser.parse_args()
    if asked.feed:
        make_feed(asked.number, asked.folder)
    else:
        make_archive(asked.number, asked.folder, (1, 2) if asked.brief else (4, 8))


if __name__ == "__main__":
    main()
