"""The synthetic stories as news text: files such as people copy from news sites, and the same stories as a feed for the peer.

    python -m tests.bench.news_text 100000 DIR [--files 20] [--shuffled]

Each story has its title, a caption, the line with its day, bullets, a place before the first paragraph, and paragraphs. Shuffled,
the stories stand in any order of days.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from store.api.story import Story
from tests.bench.maker import Newsroom

_BLANK = "\n\n\n"


def news_text(story: Story) -> str:
    """Return a story as a person copies it from a news site."""
    published = story.published.first_day
    lines = [story.title, "", f"Updated {published:%d %B %Y}"]
    if story.source:
        lines.append(f"Source: {story.source}")
    lines.append("")
    if story.highlights:
        lines += [f"• {line}" for line in story.highlights]
        lines.append("")
    place = f"{story.place.upper()}: " if story.place else ""
    paragraphs = [f"{place}{story.body[0]}", *story.body[1:]]
    return "\n".join(lines) + "\n" + "\n\n".join(paragraphs)


def order_of(number: int, *, shuffled: bool) -> Sequence[int]:
    """Return the stories' numbers in the order they are written in."""
    numbers = list(range(number))
    if shuffled:
        random.Random(number).shuffle(numbers)
    return numbers


def make_news_text(number: int, folder: Path, files: int = 20, *, shuffled: bool = False) -> Path:
    """Write so many stories into some files of a folder, and return it."""
    part = folder.with_name(f"{folder.name}.part")
    part.mkdir(parents=True)
    numbers, room = order_of(number, shuffled=shuffled), Newsroom()
    each = -(-number // files)
    for nth in range(files):
        with (part / f"news-{nth:03}.txt").open("w", encoding="utf-8") as file:
            file.write(_BLANK.join(_texts(room, numbers[nth * each : (nth + 1) * each], number)))
    part.rename(folder)
    return folder


def _texts(room: Newsroom, numbers: Sequence[int], of: int) -> Iterator[str]:
    return (news_text(room.story(which, of)) for which in numbers)


def main() -> None:
    """Make what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=20)
    parser.add_argument("--shuffled", action="store_true")
    asked = parser.parse_args()
    make_news_text(asked.number, asked.folder, asked.files, shuffled=asked.shuffled)


if __name__ == "__main__":
    main()
