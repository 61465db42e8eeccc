"""News text: stories as they are when copied from a news site, one or many in a file."""

from __future__ import annotations

from collections.abc import Iterator

from store.api.changes import Refused
from store.api.errors import StoryError
from store.api.when import When
from store.formats.decode import decode, may_be_text
from store.formats.news_text.blocks import Kind, blocks
from store.formats.news_text.boundaries import cuts
from store.formats.news_text.link_lists import without_lists
from store.formats.news_text.story_builder import story_of
from store.formats.source import OpenSource, Read, ReadStory, Sureness, UnreadableError

name = "news text"
suffixes = (".txt", ".text")


def sniff(beginning: bytes) -> Sureness:
    """Return that any text may be news text."""
    return Sureness.POSSIBLE if may_be_text(beginning) else Sureness.NO


def read(source: OpenSource) -> Iterator[Read]:
    """Yield the stories of a file of news text. Raises UnreadableError."""
    text = decode(source.whole())
    if not text.strip():
        raise UnreadableError("it is empty; a story is a headline and its text")
    yield from read_text(text, source.name, source.kept)


def read_text(text: str, file: str, fallback: When) -> Iterator[Read]:
    """Yield the stories of a news text; `fallback` is the file's time, for stories that state no date.

    What can't be a story is refused with its line, and reading goes on behind it.
    """
    found = list(blocks(text, fallback))
    starts = cuts(found)
    for cut, end in zip(starts, [*(cut.index for cut in starts[1:]), len(found)], strict=False):
        piece = without_lists(found[cut.index : end])
        try:
            yield ReadStory(story_of(piece, fallback), piece[0].line, file, cut.why)
        except StoryError as error:
            yield Refused(file, piece[0].line, error.reason)
    if not starts and any(block.kind is not Kind.RULE for block in found):
        yield Refused(file, found[0].line, "there is no story in it; a story is a headline and its text")
