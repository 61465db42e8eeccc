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
from store.identity.ids import same_title

_AHEAD = 14
"""So many blocks a head may have."""
_STANDFIRST = 320
"""Characters of the longest sentence between a headline and its byline."""
PROVEN = 2
"""Strength from which a head needs nothing else to begin a story."""
DATELINE, CAPITALS, REPEATED = "a dateline", "a place in capitals", "the headline is repeated"
_EVIDENCE = {Kind.AUTHOR: (2, "a byline"), Kind.SOURCE: (1, "a source"), Kind.LINK: (1, "a link")}
"""How much lines of one kind speak for a headline above them, and in which words."""
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
    reading = _Reading(blocks, Head(title, title + 1))
    for at in range(title + 1, min(len(blocks), title + 1 + _AHEAD)):
        block = blocks[at]
        if block.kind == Kind.RULE or (block.gap > max(1, ordinary) and is_title_like(block)):
            break
        if not (reading.text(at) if block.kind == Kind.TEXT else reading.page_line(at)):
            break
    return reading.head


@dataclass(slots=True)
class _Reading:
    """Reads a head block by block; each method takes one and returns whether the head goes on."""

    blocks: Sequence[Block]
    head: Head
    sentences: int = 0
    small: int = 0
    """Short lines that say nothing about themselves."""

    def page_line(self, at: int) -> bool:
        """Take a line of the page or a bullet."""
        block, head = self.blocks[at], self.head
        if block.kind == Kind.BULLET:
            if self.sentences:
                return False
            head.has_text = True
        elif block.kind == Kind.DATE and not block.text.startswith("("):
            head.add(3 if _is_exact(block) else 2, "a date line")
        elif block.kind in _EVIDENCE:
            head.add(*_EVIDENCE[block.kind])
        if block.kind != Kind.FURNITURE:
            head.end = at + 1
        return True

    def text(self, at: int) -> bool:
        """Take a paragraph or a short line."""
        block, head = self.blocks[at], self.head
        if self._repeats_title(block):
            head.add(3, REPEATED)
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
            self.sentences += 1
            if self.sentences > 1:
                return False
            head.has_text, head.end = True, at + 1
            return (
                len(block.text) <= _STANDFIRST and head.strength < PROVEN
            )  # a byline or a date can stand beneath a standfirst
        return self._short(at)

    def _repeats_title(self, block: Block) -> bool:
        """Return whether the headline stands here again; a headline that ends as a sentence does so before any other sentence."""
        title = self.blocks[self.head.title]
        if abs(len(block.text) - len(title.text)) > _SPELLING or (self.sentences and not is_title_like(title)):
            return False
        return same_title(block.text, title.text[:MAX_TITLE])

    def _short(self, at: int) -> bool:
        """Take a line that is no sentence."""
        block, following = self.blocks[at], self.blocks[at + 1 : at + 2]
        if is_name(block.text):
            if any(line.kind == Kind.TEXT and line.gap <= block.gap and is_role(line.text) for line in following):
                self.head.add(2, "a name with its role")
            return True
        if is_role(block.text) or is_kicker(block):
            return True
        if self.sentences and word_count(block.text) > 3:
            return False
        self.small += 1
        return self.small <= _SMALL_LINES and (self.head.strength >= PROVEN or not self._rivals_title(block))

    def _rivals_title(self, block: Block) -> bool:
        """Return whether another line could as well be the headline, and stands no closer than paragraphs do."""
        rivals = block.gap > 0 and block.gap >= self.blocks[self.head.title].gap and self.head.title > 0
        return rivals and is_title_like(block) and word_count(block.text) >= 4


def _is_exact(block: Block) -> bool:
    """Return whether a date line surely is one of publishing: it has a label, or a time of day that was not worked out."""
    line, when = block.publication, block.when
    minute = when is not None and when.precision is Precision.MINUTE
    return line is not None and (line.labelled or (minute and not line.derived))


def title_at(blocks: Sequence[Block], index: int) -> int:
    """Return the headline's index: past the names of sections or a caption that stand above it."""
    for _ in range(3):
        if index + 1 == len(blocks) or not is_kicker(blocks[index]) or not is_title_like(blocks[index + 1]):
            break
        index += 1
    if index + 1 == len(blocks) or is_title_like(blocks[index]):
        return index
    following = blocks[index + 1]
    below_caption = following.gap <= 1 and is_title_like(following) and caption_and_credit(blocks[index].text)
    return index + 1 if below_caption else index


def may_repeat(blocks: Sequence[Block], title: int) -> bool:
    """Return whether a line may stand again in the head beneath it; False is certain."""
    text = blocks[title].text
    least, most = len(text) - _SPELLING, len(text) + _SPELLING
    beneath = blocks[title + 1 : title + 1 + _AHEAD]
    alike = [block.text for block in beneath if least <= len(block.text) <= most]
    return any(same_title(other, text[:MAX_TITLE]) for other in alike)
