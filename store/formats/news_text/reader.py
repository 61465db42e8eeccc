"""News text: stories as they are when copied from a news site, one or many in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain

from store.api.changes import Refused
from store.api.errors import StoryError
from store.api.when import When
from store.formats.decode import may_be_text
from store.formats.news_text.blocks import Block, Kind, blocks, blocks_of
from store.formats.news_text.file_lines import lines_of
from store.formats.news_text.link_lists import without_lists
from store.formats.news_text.story_builder import story_of
from store.formats.news_text.windows import story_pieces
from store.formats.source import OpenSource, Read, ReadStory, Sureness, UnreadableError

name = "news text"
suffixes = (".txt", ".text")


def sniff(beginning: bytes) -> Sureness:
    """Return that any text may be news text."""
    return Sureness.POSSIBLE if may_be_text(beginning) else Sureness.NO


def read(source: OpenSource) -> Iterator[Read]:
    """Yield the stories of a file of news text, however large it is. Raises UnreadableError."""
    with closing(lines_of(source)) as lines:
        found = blocks_of(lines, source.kept)
        first = next(found, None)
        if first is None:
            raise UnreadableError("it is empty; a story is a headline and its text")
        yield from _read(chain((first,), found), source.name, source.kept)


def read_text(text: str, file: str, fallback: When) -> Iterator[Read]:
    """Yield the stories of a news text; `fallback` is the file's time, for stories that state no date.

    What can't be a story is refused with its line, and reading goes on behind it.
    """
    yield from _read(blocks(text, fallback), file, fallback)


def _read(found: Iterable[Block], file: str, fallback: When) -> Iterator[Read]:
    for told, why in story_pieces(found):
        if why:
            yield _story(without_lists(told), file, fallback, why)
        elif any(block.kind != Kind.RULE for block in told):
            yield Refused(file, told[0].line, "there is no story in it; a story is a headline and its text")


def _story(told: Sequence[Block], file: str, fallback: When, why: str) -> Read:
    """Return the story that some blocks tell, or that they are none."""
    try:
        return ReadStory(story_of(told, fallback), told[0].line, file, why)
    except StoryError as error:
        return Refused(file, told[0].line, error.reason)
