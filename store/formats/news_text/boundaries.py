"""Where one story ends and the next begins: the whole file is looked at before the first cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from store.formats.news_text.blocks import Block, Kind
from store.formats.news_text.line_shapes import LONGEST_TITLE, is_running_text, is_title_like, word_count
from store.formats.news_text.live_blog import is_live_title
from store.formats.news_text.story_head import CAPITALS, DATELINE, Head, head_at

_WIDEST = 4
"""Blank lines beyond which more make no difference."""
_PARTING = "rule"
_REGULAR = 0.8
"""Which share of a file's partings of one kind must stand above headlines to be its way of parting stories."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a story begins, and why it does."""

    index: int
    """The index of its first block."""
    why: str
    """What speaks for a new story there, in words for people."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How a file parts its paragraphs and its stories."""

    ordinary: int
    """Blank lines between paragraphs."""
    parts: dict[int, Head]
    """Heads that are set off, by the index of the block they begin with, where a story is to begin."""
    first: tuple[Kind, ...]
    """What stands above the first headline, link or date, and so above the others."""
    opening: Head
    """The first story's head."""


def cuts(blocks: Sequence[Block]) -> list[Cut]:
    """Return where stories begin; the first block that says anything is always in one. Time grows with the number of blocks."""
    first = next((index for index, block in enumerate(blocks) if block.kind is Kind.TEXT), None)
    if first is None:
        first = next((index for index, block in enumerate(blocks) if not block.is_page), None)
    if first is None:
        return []
    way = _way(blocks, first)
    head = way.opening
    found = [Cut(0, "the file begins")]
    live, index, strong = is_live_title(blocks[head.title].text), _past(head, way), 0
    while index < len(blocks):
        why, head = _begins(blocks, index, way, live=live, strong=strong)
        if why:
            start = _reach_back(blocks, index, found[-1].index, way)
            found.append(Cut(start, why))
            strong += head.is_proven
            live, index = is_live_title(blocks[head.title].text), _past(head, way)
        else:
            index += 1
    return found


def _way(blocks: Sequence[Block], first: int) -> _Way:
    """Look at a whole file: how its paragraphs are parted, and which wider partings stand above headlines."""
    gaps = Counter(min(block.gap, _WIDEST) for block in blocks[first + 1 :] if block.kind is Kind.TEXT)
    ordinary = max(gaps, key=lambda gap: (gaps[gap], -gap)) if gaps else 1
    kinds: dict[int | str, dict[int, Head]] = {}
    ruled = told = False
    for index in range(first + 1, len(blocks)):
        block = blocks[index]
        told = told or is_running_text(block)
        if block.kind is Kind.RULE:
            ruled = True
            continue
        if ruled or (block.gap > ordinary and (block.gap > 1 or told)):
            title = None if _is_entry(block) else _first_text(blocks, index)
            if title is not None:
                kind = min(block.gap, _WIDEST) if block.gap > ordinary else _PARTING
                kinds.setdefault(kind, {})[index] = head_at(blocks, title, ordinary)
        ruled = False
    opening = head_at(blocks, first, ordinary)
    parts: dict[int, Head] = {}
    for kind, heads in kinds.items():
        parts |= _stories_of(blocks, heads, opening, narrow=kind == 1)
    return _Way(ordinary, parts, tuple(block.kind for block in blocks[:first]), opening)


def _stories_of(blocks: Sequence[Block], heads: dict[int, Head], opening: Head, *, narrow: bool) -> dict[int, Head]:
    """Return which heads beneath partings of one kind begin stories."""
    proven = {index: head for index, head in heads.items() if head.is_proven}
    plausible = proven | {
        index: head for index, head in heads.items() if head.has_text and _reads_as_title(blocks, head, opening)
    }
    sizes = [word_count(blocks[head.title].text) for head in plausible.values()]
    share = len(plausible) / len(heads)
    if len(heads) == 1:
        least = 5 if opening.is_proven or narrow else 3
        return proven | (plausible if sizes and sizes[0] >= least else {})
    spoken = len(proven) / len(heads) if opening.is_proven else 1
    regular = (
        share >= _REGULAR and (spoken >= 0.3 or median(sizes) >= 5) and not (narrow and spoken < 0.3 and median(sizes) < 6)
    )
    if not regular:
        if share < 0.5 or not opening.is_proven or spoken < 0.3:
            return proven
        return proven | {index: head for index, head in plausible.items() if word_count(blocks[head.title].text) >= 5}
    if share >= 0.85 and len(heads) >= 5:
        return {index: head for index, head in heads.items() if head.has_text and len(blocks[head.title].text) <= LONGEST_TITLE}
    return plausible


def _reads_as_title(blocks: Sequence[Block], head: Head, opening: Head) -> bool:
    """Return whether a line that nothing else speaks for can be a headline: no question, and no capitals where the first has none."""
    text = blocks[head.title].text
    shouts = text.isupper() and not blocks[opening.title].text.isupper()
    return is_title_like(blocks[head.title]) and not text.endswith(("?", "？", "؟")) and not shouts


def _begins(blocks: Sequence[Block], index: int, way: _Way, *, live: bool, strong: int) -> tuple[str, Head]:
    """Return why a story begins at a block, or nothing if it does not, and the head that stands there."""
    block = blocks[index]
    if index in way.parts:
        head = way.parts[index]
        told = ", ".join(head.why)
        return f"set off, as stories are parted here{': ' + told if told else ''}", head
    none = Head(index, index + 1)
    if block.kind is not Kind.TEXT or _is_paragraph(blocks, index):
        return "", none
    head = head_at(blocks, index, way.ordinary)
    if not head.has_text:
        return "", head
    title = blocks[head.title]
    if not is_title_like(title):
        return (
            ", ".join(head.why) if "the headline is repeated" in head.why and len(title.text) <= LONGEST_TITLE else ""
        ), head
    led = _led_by_link(blocks, index, way)
    if led:
        head.add(2, "a link above it, as in the first story")
    if CAPITALS in head.why and word_count(title.text) >= 5 and {DATELINE, CAPITALS} & set(way.opening.why):
        head.add(1, "as in the first story")
    if block.gap < way.ordinary and head.strength < 3 and not led:
        return "", head
    if live and not _is_dated(blocks, head):
        return "", head
    labelled = head.strength >= 3 and blocks[head.title + 1].kind is Kind.DATE
    if head.strength >= 2 and (labelled or _ended(blocks, index)) and (word_count(title.text) >= 2 or head.strength >= 3):
        return ", ".join(head.why), head
    if _lone_headline(blocks, head, way, strong=strong):
        return "a headline like those before it", head
    return "", head


def _past(head: Head, way: _Way) -> int:
    """Return where to look for the next head: past this one, but at the next parting at the latest."""
    return next((index for index in range(head.title + 1, head.end) if index in way.parts), head.end)


def _is_dated(blocks: Sequence[Block], head: Head) -> bool:
    """Return whether a date that says it is one of publishing stands right beneath a headline; entries of live blogs have none."""
    told = blocks[head.title + 1].publication
    return told is not None and told.labelled and not told.derived


def _is_paragraph(blocks: Sequence[Block], index: int) -> bool:
    """Return whether a block is too long for a headline and is no caption right above one."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return len(blocks[index].text) > LONGEST_TITLE and (following is None or not is_title_like(following))


def _ended(blocks: Sequence[Block], index: int) -> bool:
    """Return whether what stands above a headline has come to an end."""
    before = blocks[index - 1]
    return before.is_page or before.is_sentence or before.kind is Kind.BULLET or blocks[index].gap > before.gap


def _lone_headline(blocks: Sequence[Block], head: Head, way: _Way, *, strong: int) -> bool:
    """Return whether a line without evidence is a headline all the same: above bullets, or in a file without blank lines."""
    title, following = blocks[head.title], blocks[head.title + 1 : head.title + 3]
    if word_count(title.text) < 6 or title.text.endswith(("?", "!", ":")) or not blocks[head.title - 1].is_sentence:
        return False
    if len(following) == 2 and all(block.kind is Kind.BULLET and block.gap == 0 for block in following):
        return strong > 0 and way.ordinary > 0
    tight = way.ordinary == 0 and not any(block.gap for block in blocks)
    return tight and word_count(title.text) >= 8 and all(is_running_text(block) and block.is_sentence for block in following)


def _led_by_link(blocks: Sequence[Block], index: int, way: _Way) -> bool:
    """Return whether a link stands right above a headline, in a file whose first story begins with one."""
    return Kind.LINK in way.first and blocks[index - 1].kind is Kind.LINK and word_count(blocks[index].text) >= 3


def _is_entry(block: Block) -> bool:
    """Return whether a block is the time above an entry of a live blog, or an age that may be one."""
    return block.kind is Kind.TIME or (block.publication is not None and block.publication.derived)


def _first_text(blocks: Sequence[Block], index: int) -> int | None:
    """Return the first text at or soon after a block, past the page's lines."""
    for ahead in range(index, min(len(blocks), index + 6)):
        if blocks[ahead].kind is Kind.TEXT:
            return ahead
        if not blocks[ahead].is_page or (ahead > index and blocks[ahead].gap > 1):
            return None
    return None


def _reach_back(blocks: Sequence[Block], index: int, previous: int, way: _Way) -> int:
    """Return where a story begins if page lines that belong to it stand above its headline."""
    start = index
    while (
        start - 1 > previous
        and blocks[start - 1].kind in (Kind.DATE, Kind.LINK)
        and blocks[start - 1].gap >= max(1, blocks[start].gap)
    ):
        start -= 1
    if start == index:
        return index
    return start if blocks[start].gap > way.ordinary or blocks[start].kind in way.first or blocks[start + 1].gap == 0 else index
