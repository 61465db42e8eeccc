"""Stories out of blocks as they come: a file of usual size is judged as a whole, a large one in windows, so that it needs little memory.

Each window begins with the last story of the one before, whose end was not yet known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from store.formats.lane_limits import go_on
from store.formats.news_text.blocks import Block
from store.formats.news_text.boundaries import Cut, cuts
from store.formats.news_text.file_lines import LONGEST
from store.formats.source import UnreadableError

WINDOW = 4_000_000
"""Characters that are looked at together: more than a thousand stories, enough to see how a file parts them."""
MOST_BLOCKS = 40_000
"""Paragraphs and lines of the page that are looked at together, and of the longest story: the Bible has fewer verses."""
_TOGETHER = 20_000
"""Paragraphs that are made out in much less time than a lane has."""
_LONGEST_WORDS = 40
"""Letters of the words of a long text at most, on average: what has longer ones is no text, but data that are written as one."""
Piece = tuple[Sequence[Block], str]
"""The blocks of a story, and why it begins where it does; of blocks without any story, all of them and nothing."""


def story_pieces(blocks: Iterable[Block], window: int = WINDOW) -> Iterator[Piece]:
    """Yield the blocks of each story. Raises UnreadableError where one does not end."""
    held, length, room, most, why = list[Block](), 0, window, MOST_BLOCKS, ""
    for block in blocks:
        held.append(block)
        length += len(block.text)
        if not len(held) % _TOGETHER:
            _look_at_words(held)
            go_on()  # how many there may be is bounded
        if length < room and len(held) < most:
            continue
        go_on()
        starts = cuts(held)
        go_on()
        if len(starts) > 1:
            yield from _between(held, starts, why)
            held, why = held[starts[-1].index :], starts[-1].why
            length = sum(len(block.text) for block in held)
        elif length > LONGEST or len(held) >= MOST_BLOCKS:
            size = f"{LONGEST:,} characters" if length > LONGEST else f"{MOST_BLOCKS:,} paragraphs"
            reason = f"from here on it goes on for more than {size} without a new story; split it and add the parts"
            raise UnreadableError(reason, held[0].line)
        else:
            _look_at_words(held)
        room, most = length + window, len(held) + MOST_BLOCKS
    starts = cuts(held)
    if starts:
        yield from _between(held, [*starts, Cut(len(held), "")], why)
    elif held:
        yield held, ""


def _look_at_words(blocks: Sequence[Block]) -> None:
    """Raise UnreadableError if there are no blanks between the letters, as in every language whose letters are plain ones."""
    if all(block.text.isascii() for block in blocks):
        words = sum(block.text.count(" ") + 1 for block in blocks)
        if words * _LONGEST_WORDS < sum(len(block.text) for block in blocks):
            raise UnreadableError("from here on it has no words, which is no news", blocks[0].line)


def _between(blocks: Sequence[Block], starts: Sequence[Cut], why: str) -> Iterator[Piece]:
    """Yield the stories between the places where they begin; `why` is what made the first one begin, if another window knew."""
    for nth, (cut, end) in enumerate(pairwise(starts)):
        yield blocks[cut.index : end.index], (nth == 0 and why) or cut.why
