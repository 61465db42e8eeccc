"""Where one story ends and the next begins: the whole file is looked at before the first cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from store.formats.news_text.blocks import Block, Kind
from store.formats.news_text.line_shapes import LONGEST_TITLE, is_running_text, is_title_like, word_count
from store.formats.news_text.live_blog import is_live_title
from store.formats.news_text.story_head import CAPITALS, DATELINE, REPEATED, Head, head_at, may_repeat, title_at

_WIDEST = 4
"""Blank lines beyond which more make no difference."""
_RULED = -1
"""Stands for the width of a parting that is a rule."""
_REGULAR = 0.8
"""Which share of a file's partings of one width must stand above headlines to be its way of parting stories."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a story begins, and why it does."""

    index: int
    """The index of its first block."""
    why: str
    """What speaks for a new story there, in words for people."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a file parts its paragraphs and its stories."""

    ordinary: int
    """Blank lines between paragraphs."""
    parts: dict[int, Head]
    """Heads that are set off, by the index of the block they begin with, where a story is to begin."""
    above_first: Sequence[str]
    """What stands above the first headline, and so may stand above the others."""
    opening: Head
    """The first story's head."""


def cuts(blocks: Sequence[Block]) -> list[Cut]:
    """Return where stories begin; the first block that says anything is always in one. Time grows with the number of blocks."""
    texts = (index for index, block in enumerate(blocks) if block.kind == Kind.TEXT)
    bullets = (index for index, block in enumerate(blocks) if not block.is_page)
    first = next(texts, next(bullets, None))
    if first is None:
        return []
    layout = _layout(blocks, first)
    head = layout.opening
    found = [Cut(0, "the file begins")]
    live, index, proven = is_live_title(blocks[head.title].text), _past(head, layout), 0
    while index < len(blocks):
        if begun := _begins(blocks, index, layout, live=live, proven=proven):
            head, why = begun
            found.append(Cut(_reach_back(blocks, index, found[-1].index, layout), why))
            proven += head.is_proven
            live, index = is_live_title(blocks[head.title].text), _past(head, layout)
        else:
            index += 1
    return found


def _layout(blocks: Sequence[Block], first: int) -> _Layout:
    """Look at a whole file: how its paragraphs are parted, and which wider partings stand above headlines."""
    gaps = Counter(min(block.gap, _WIDEST) for block in blocks[first + 1 :] if block.kind == Kind.TEXT)
    ordinary = max(gaps, key=lambda gap: (gaps[gap], -gap), default=1)
    set_off: dict[int, dict[int, Head]] = {}
    ruled = running = False
    for index, block in enumerate(blocks[first + 1 :], first + 1):
        running = running or is_running_text(block)
        wide = block.gap > ordinary and (block.gap > 1 or running)
        title = _first_text(blocks, index) if (ruled or wide) and block.kind != Kind.RULE and not _is_entry(block) else None
        if title is not None:
            width = min(block.gap, _WIDEST) if block.gap > ordinary else _RULED
            set_off.setdefault(width, {})[index] = head_at(blocks, title, ordinary)
        ruled = block.kind == Kind.RULE
    opening = head_at(blocks, first, ordinary)
    parts: dict[int, Head] = {}
    for width, heads in set_off.items():
        parts |= _stories_of(blocks, heads, opening, narrow=width == 1)
    return _Layout(ordinary, parts, [block.kind for block in blocks[:first]], opening)


def _stories_of(blocks: Sequence[Block], heads: dict[int, Head], opening: Head, *, narrow: bool) -> dict[int, Head]:
    """Return which heads beneath partings of one width begin stories."""
    proven = {index: head for index, head in heads.items() if head.is_proven}
    plausible = proven | {
        index: head for index, head in heads.items() if head.has_text and _reads_as_title(blocks, head, opening)
    }
    sizes = {index: word_count(blocks[head.title].text) for index, head in plausible.items()}
    if len(heads) == 1:
        least = 5 if opening.is_proven or narrow else 3
        return plausible if any(size >= least for size in sizes.values()) else proven
    share, evident = len(plausible) / len(heads), len(proven) / len(heads) if opening.is_proven else 1
    middle = median(sizes.values()) if sizes else 0
    if share >= _REGULAR and (evident >= 0.3 or middle >= (6 if narrow else 5)):
        if share >= 0.85 and len(heads) >= 5:
            return {
                index: head for index, head in heads.items() if head.has_text and len(blocks[head.title].text) <= LONGEST_TITLE
            }
        return plausible
    if share < 0.5 or not opening.is_proven or evident < 0.3:
        return proven
    return proven | {index: head for index, head in plausible.items() if sizes[index] >= 5}


def _reads_as_title(blocks: Sequence[Block], head: Head, opening: Head) -> bool:
    """Return whether a line that nothing else speaks for can be a headline: no question, and no capitals where the first has none."""
    text = blocks[head.title].text
    shouts = text.isupper() and not blocks[opening.title].text.isupper()
    return is_title_like(blocks[head.title]) and not text.endswith(("?", "？", "؟")) and not shouts


def _begins(blocks: Sequence[Block], index: int, layout: _Layout, *, live: bool, proven: int) -> tuple[Head, str] | None:
    """Return the head of the story that begins at a block, and why one does; None if none does."""
    if head := layout.parts.get(index):
        return head, ": ".join(("set off, as stories are parted here", *filter(None, [", ".join(head.why)])))
    if blocks[index].kind != Kind.TEXT or not _may_be_title(blocks, title_at(blocks, index)):
        return None
    head = head_at(blocks, index, layout.ordinary)
    why = _evidence(blocks, index, head, layout, live=live, proven=proven) if head.has_text else ""
    return (head, why) if why else None


def _evidence(blocks: Sequence[Block], index: int, head: Head, layout: _Layout, *, live: bool, proven: int) -> str:
    """Return what makes a head with text beneath it the beginning of a story, or nothing."""
    title, beneath = blocks[head.title], blocks[head.title + 1]
    size = word_count(title.text)
    if not is_title_like(title):
        return ", ".join(head.why) if REPEATED in head.why and len(title.text) <= LONGEST_TITLE else ""
    led = Kind.LINK in layout.above_first and blocks[index - 1].kind == Kind.LINK and word_count(blocks[index].text) >= 3
    if led:
        head.add(2, "a link above it, as in the first story")
    if CAPITALS in head.why and size >= 5 and {DATELINE, CAPITALS} & set(layout.opening.why):
        head.add(1, "as in the first story")
    close = blocks[index].gap < layout.ordinary and head.strength < 3 and not led
    if close or (live and not _is_dated(beneath)):
        return ""
    ended = (head.strength >= 3 and beneath.kind == Kind.DATE) or _ended(blocks, index)
    if head.strength >= 2 and ended and (size >= 2 or head.strength >= 3):
        return ", ".join(head.why)
    return "a headline like those before it" if _is_lone_headline(blocks, head, layout, proven=proven) else ""


def _past(head: Head, layout: _Layout) -> int:
    """Return where to look for the next head: past this one, but at the next parting at the latest."""
    return next((index for index in range(head.title + 1, head.end) if index in layout.parts), head.end)


def _is_dated(block: Block) -> bool:
    """Return whether a line is a date that says it is one of publishing; dates above entries of live blogs do not."""
    return block.publication is not None and block.publication.labelled and not block.publication.derived


def _may_be_title(blocks: Sequence[Block], index: int) -> bool:
    """Return whether a block may be a headline; False is certain, as of most paragraphs: what stands beneath need not be looked at."""
    return is_title_like(blocks[index]) or (len(blocks[index].text) <= LONGEST_TITLE and may_repeat(blocks, index))


def _ended(blocks: Sequence[Block], index: int) -> bool:
    """Return whether what stands above a headline has come to an end."""
    before = blocks[index - 1]
    return before.is_page or before.is_sentence or before.kind == Kind.BULLET or blocks[index].gap > before.gap


def _is_lone_headline(blocks: Sequence[Block], head: Head, layout: _Layout, *, proven: int) -> bool:
    """Return whether a line without evidence is a headline all the same: above bullets, or in a file without blank lines."""
    title, following = blocks[head.title], blocks[head.title + 1 : head.title + 3]
    size = word_count(title.text)
    if size < 6 or title.text.endswith(("?", "!", ":")) or not blocks[head.title - 1].is_sentence:
        return False
    if len(following) == 2 and all(block.kind == Kind.BULLET and block.gap == 0 for block in following):
        return proven > 0 and layout.ordinary > 0
    tight = layout.ordinary == 0 and not any(block.gap for block in blocks)
    return tight and size >= 8 and all(is_running_text(block) and block.is_sentence for block in following)


def _is_entry(block: Block) -> bool:
    """Return whether a block is the time above an entry of a live blog, or an age that may be one."""
    return block.kind == Kind.TIME or (block.publication is not None and block.publication.derived)


def _first_text(blocks: Sequence[Block], index: int) -> int | None:
    """Return the first text at or soon after a block, past the page's lines."""
    for ahead in range(index, min(len(blocks), index + 6)):
        if blocks[ahead].kind == Kind.TEXT:
            return ahead
        if not blocks[ahead].is_page or (ahead > index and blocks[ahead].gap > 1):
            return None
    return None


def _reach_back(blocks: Sequence[Block], index: int, previous: int, layout: _Layout) -> int:
    """Return where a story begins if page lines that belong to it stand above its headline."""
    start = index
    while (
        start - 1 > previous
        and blocks[start - 1].kind in (Kind.DATE, Kind.LINK)
        and blocks[start - 1].gap >= max(1, blocks[start].gap)
    ):
        start -= 1
    top = blocks[start]
    belongs = top.gap > layout.ordinary or top.kind in layout.above_first
    return start if start < index and (belongs or blocks[start + 1].gap == 0) else index
