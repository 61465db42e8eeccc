"""Heads: the headline of a story and what stands between it and the text, with how strongly it speaks for a headline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from store.api.story import MAX_TITLE
from store.api.when import Precision
from store.formats.news_text.blocks import Block, Kind
from store.formats.news_text.bylines import is_name, is_role
from store.formats.news_text.captions import caption_and_credit
from store.formats.news_text.datelines import dateline
from store.formats.news_text.line_shapes import is_kicker, is_running_text, is_title_like, word_count
from store.identity.ids import title_key

_AHEAD = 14
"""So many blocks a head may have."""
_STANDFIRST = 320
"""Characters of the longest sentence between a headline and its byline."""
PROVEN = 2
"""Strength from which a head needs nothing else to begin a story."""
DATELINE, CAPITALS = "a dateline", "a place in capitals"
_SMALL_LINES = 5
_SPELLING = 12
"""Characters by which two spellings of one headline may differ in length."""


@dataclass(slots=True)
class Head:
    """What stands at the top of a story."""

    title: int
    """The headline's index."""
    end: int
    """Where to look for the next head: past this one and the first paragraph of its text."""
    strength: int = 0
    """How much speaks for a headline."""
    why: list[str] = field(default_factory=list)
    """What speaks for it, in words for people."""
    has_text: bool = False
    """Whether running text or bullets stand beneath."""

    def add(self, strength: int, why: str) -> None:
        """Count something that speaks for a headline."""
        if why not in self.why:
            self.strength += strength
            self.why.append(why)

    @property
    def is_proven(self) -> bool:
        """Whether it begins a story whatever stands before it."""
        return self.strength >= PROVEN and self.has_text


def head_at(blocks: Sequence[Block], index: int, ordinary: int = 1) -> Head:
    """Return the head whose headline, or the section or caption above it, is the block at `index`.

    `ordinary` is how many blank lines stand between the paragraphs of this file.
    """
    title = title_at(blocks, index)
    reading = _Reading(blocks, Head(title, title + 1), title_key(blocks[title].text[:MAX_TITLE]))
    for ahead in range(title + 1, min(len(blocks), title + 1 + _AHEAD)):
        block = blocks[ahead]
        if block.kind is Kind.RULE or (block.gap > max(1, ordinary) and is_title_like(block)):
            break
        goes_on = reading.text(ahead) if block.kind is Kind.TEXT else reading.page_line(ahead)
        if not goes_on:
            break
    return reading.head


@dataclass(slots=True)
class _Reading:
    """Reads a head block by block; each method takes one and returns whether the head goes on."""

    blocks: Sequence[Block]
    head: Head
    key: str
    """What spellings of the headline have in common."""
    sentences: int = 0
    small: int = 0
    """Short lines that say nothing about themselves."""

    def page_line(self, at: int) -> bool:
        """Take a line of the page or a bullet."""
        block = self.blocks[at]
        if block.kind is Kind.BULLET and self.sentences:
            return False
        _count_page_line(self.head, block)
        if block.kind is not Kind.FURNITURE:
            self.head.end = at + 1
        return True

    def text(self, at: int) -> bool:
        """Take a paragraph or a short line."""
        block, head = self.blocks[at], self.head
        if self._says_title_again(block):
            head.add(3, "the headline is repeated")
            head.end, self.sentences, self.small = at + 1, 0, 0
            return True
        if found := dateline(block.text):
            head.has_text, head.end = True, at + 1
            if self.small == 0 or head.strength:
                head.add(2 if found.is_sure else 1, DATELINE if found.is_sure else CAPITALS)
            return False
        if caption_and_credit(block.text):
            head.add(1, "a credited caption")
            return True
        if is_running_text(block) and (block.is_sentence or len(block.text) > 160 or not is_title_like(block)):
            return self._running(at)
        return self._short(at)

    def _says_title_again(self, block: Block) -> bool:
        """Return whether the headline stands here again; a headline that ends as a sentence does so before any other sentence."""
        title = self.blocks[self.head.title]
        if abs(len(block.text) - len(title.text)) > _SPELLING or (self.sentences and not is_title_like(title)):
            return False
        return title_key(block.text) == self.key

    def _running(self, at: int) -> bool:
        """Take running text: one sentence may be a standfirst, beneath which a byline or a date can stand."""
        self.sentences += 1
        if self.sentences > 1:
            return False
        self.head.has_text, self.head.end = True, at + 1
        return len(self.blocks[at].text) <= _STANDFIRST and self.head.strength < PROVEN

    def _short(self, at: int) -> bool:
        """Take a line that is no sentence."""
        block = self.blocks[at]
        if is_name(block.text):
            following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
            if following and following.kind is Kind.TEXT and following.gap <= block.gap and is_role(following.text):
                self.head.add(2, "a name with its role")
            return True
        if is_role(block.text) or is_kicker(block):
            return True
        if self.sentences and word_count(block.text) > 3:
            return False
        self.small += 1
        return self.small <= _SMALL_LINES and (self.head.strength >= PROVEN or not _rivals(self.blocks, self.head.title, at))


def _count_page_line(head: Head, block: Block) -> None:
    if block.kind is Kind.DATE and block.publication and not block.text.startswith("("):
        told = block.publication
        when = told.published or told.updated
        exact = told.labelled or (when is not None and when.precision is Precision.MINUTE and not told.derived)
        head.add(3 if exact else 2, "a date line")
    elif block.kind is Kind.AUTHOR:
        head.add(2, "a byline")
    elif block.kind is Kind.SOURCE:
        head.add(1, "a source")
    elif block.kind is Kind.LINK:
        head.add(1, "a link")
    elif block.kind is Kind.BULLET:
        head.has_text = True


def _rivals(blocks: Sequence[Block], title: int, other: int) -> bool:
    """Return whether another line below could as well be the headline, and stands no closer than paragraphs do."""
    block = blocks[other]
    return (
        block.gap > 0 and block.gap >= blocks[title].gap and title > 0 and is_title_like(block) and word_count(block.text) >= 4
    )


def title_at(blocks: Sequence[Block], index: int) -> int:
    """Return the headline's index: past the names of sections or a caption that stand above it."""
    for _ in range(3):
        if index + 1 >= len(blocks) or not is_kicker(blocks[index]) or not is_title_like(blocks[index + 1]):
            break
        index += 1
    block = blocks[index]
    if (
        index + 1 < len(blocks)
        and not is_title_like(block)
        and caption_and_credit(block.text)
        and is_title_like(blocks[index + 1])
        and blocks[index + 1].gap <= 1
    ):
        return index + 1
    return index
