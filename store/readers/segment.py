"""Where one story ends and the next begins, found from the text itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.identity import title_key
from store.readers.blocks import Block, Kind, caption_and_credit
from store.readers.dateline import dateline

_AHEAD = 14
_LONGEST_TITLE = 220
_STOPS = re.compile(r"[^.]\.[\"”’)]*$|[,;:]$")
_QUESTIONS = re.compile(r"(?:why|what|how|who|when|where|which|is|are|can|will|does|did)\b", re.IGNORECASE)
_PARAGRAPH = 60
"""Characters from which a block is surely running text."""
_SECTIONS = frozenset(
    """world|politics|business|economy|markets|technology|tech|science|health|sport|sports|culture|opinion|analysis|asia|africa
    europe|middle east|middle-east|americas|us|uk|us news|uk news|world news|national|pakistan|india|china|climate|environment|energy
    finance|crypto|money|diplomacy|security|news|latest|top news|regional|south asia|saudi arabia|gulf|features|space|water|travel
    lifestyle|entertainment|video|war|conflict|international|home news""".replace("\n", "|").split("|")
)


def starts(blocks: Sequence[Block]) -> list[int]:
    """Return the indexes of the blocks with which stories begin; the first block that says anything is always one."""
    found: list[int] = []
    in_body = False
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if block.kind is Kind.RULE and in_body:
            in_body = False
        first = not found and not block.is_page
        if block.kind is Kind.TEXT and (first or _is_start(blocks, index, in_body=in_body)):
            title = _title_at(blocks, index)
            found.append(_reach_back(blocks, index, found[-1]) if found else 0)
            index = _head_end(blocks, title)
            in_body = True
            continue
        in_body = in_body or block.kind is Kind.TEXT
        index += 1
    return found


def is_title_like(block: Block) -> bool:
    """Return whether a block can be a headline: a line that is no sentence, no dateline and not too long."""
    text = block.text
    return (
        block.kind is Kind.TEXT
        and len(text) <= _LONGEST_TITLE
        and not _STOPS.search(text)
        and any(char.isalpha() for char in text)
        and dateline(text) is None
    )


def is_kicker(block: Block) -> bool:
    """Return whether a block is the name of a section, which stands above a headline."""
    text = block.text.strip(" |/>»›:")
    parts = [part.strip().lower() for part in re.split(r"[|/>»›,]", text)]
    if block.kind is not Kind.TEXT or len(text) > 40:
        return False
    ruled = "|" in text and all(len(part.split()) <= 3 for part in parts)
    return ruled or all(part in _SECTIONS for part in parts) or (text.isupper() and len(text.split()) <= 2)


def _is_start(blocks: Sequence[Block], index: int, *, in_body: bool) -> bool:
    """Return whether a story begins here, by what follows and what stands before."""
    block = blocks[index]
    if is_kicker(block) and index + 1 < len(blocks) and blocks[index + 1].kind is Kind.TEXT:
        return is_title_like(blocks[index + 1]) and _is_start(blocks, index + 1, in_body=in_body)
    if not is_title_like(block):
        return _is_long_title(blocks, index)
    evidence = _evidence(blocks, index)
    if evidence >= 2:
        return True
    words = len(block.text.split())
    set_off = block.gap >= 2 or (index > 0 and blocks[index - 1].kind is Kind.RULE)
    if not in_body and not set_off:
        return False
    after = next((other for other in blocks[index + 1 : index + 4] if not other.is_page), None)
    goes_on = after is not None and (len(after.text) >= _PARAGRAPH or after.kind is Kind.BULLET)
    if not goes_on:
        return False
    if set_off:
        return words >= 3
    asks = bool(_QUESTIONS.match(block.text)) or block.text.endswith("?")
    before = blocks[index - 1] if index else None
    ended = before is None or before.is_page or before.is_sentence or before.kind is Kind.BULLET
    enough = 6 if evidence == 0 else 4
    return words >= enough and len(block.text) >= 30 and not asks and ended


def _is_long_title(blocks: Sequence[Block], index: int) -> bool:
    """Return whether a line that ends like a sentence is a headline all the same, because it is said again below."""
    block = blocks[index]
    return block.kind is Kind.TEXT and len(block.text) <= _LONGEST_TITLE and _repeated(blocks, index, between=0) > 0


def _evidence(blocks: Sequence[Block], index: int) -> int:
    """Return how strongly what follows a line says that it is a headline: 2 is enough by itself."""
    if _repeated(blocks, index):
        return 3
    bullets = 0
    for block in blocks[index + 1 : index + 1 + _AHEAD]:
        if block.kind is Kind.DATE:
            return 2
        if block.kind is Kind.BULLET:
            bullets += 1
            continue
        if block.kind in (Kind.SOURCE, Kind.AUTHOR):
            return 2
        if block.is_page:
            if block.kind is Kind.RULE:
                return 0
            continue
        if dateline(block.text):
            return 2
        if bullets:
            return 1
        if caption_and_credit(block.text) and not bullets:
            return 2
        if is_title_like(block) or len(block.text) <= 320:
            return _beneath_standfirst(blocks, index)
        return 0
    return 1 if bullets else 0


def _beneath_standfirst(blocks: Sequence[Block], index: int) -> int:
    """Return the evidence beneath a line and one short paragraph: a date, a byline or a dateline still speak for a headline."""
    passed = 0
    for block in blocks[index + 1 : index + 8]:
        if block.kind in (Kind.DATE, Kind.AUTHOR, Kind.SOURCE):
            return 2 if passed <= 1 else 0
        if block.kind is Kind.TEXT:
            if passed and dateline(block.text):
                return 2 if passed == 1 else 0
            passed += 1
            if passed > 1:
                return 0
    return 0


def _repeated(blocks: Sequence[Block], index: int, between: int = 1) -> int:
    """Return where a line is said again before the text begins, or 0; captions and so many paragraphs may stand between."""
    key, passed = title_key(blocks[index].text), 0
    for ahead in range(index + 1, min(len(blocks), index + 1 + _AHEAD)):
        other = blocks[ahead]
        if other.kind is Kind.TEXT:
            if title_key(other.text) == key:
                return ahead
            passed += not (caption_and_credit(other.text) or is_kicker(other))
            if passed > between or dateline(other.text):
                return 0
    return 0


def _title_at(blocks: Sequence[Block], index: int) -> int:
    """Return the headline's index: past a section's name or a caption that stands above it."""
    block = blocks[index]
    if index + 1 < len(blocks):
        after = blocks[index + 1]
        if is_kicker(block) and is_title_like(after):
            return index + 1
        if (
            not is_title_like(block)
            and caption_and_credit(block.text)
            and is_title_like(after)
            and _evidence(blocks, index + 1)
        ):
            return index + 1
    return index


def _head_end(blocks: Sequence[Block], title: int) -> int:
    """Return where looking for the next headline may begin: past what stands above the text, and one paragraph of it."""
    start = (_repeated(blocks, title) or title) + 1
    end, sentences, first_text = 0, 0, 0
    for index in range(start, min(len(blocks), start + _AHEAD)):
        block = blocks[index]
        if block.kind is Kind.RULE or (block.gap >= 2 and is_title_like(block) and _evidence(blocks, index) >= 2):
            break
        if block.kind in (Kind.DATE, Kind.AUTHOR, Kind.SOURCE):
            end = index + 1
        if block.kind is not Kind.TEXT:
            continue
        if dateline(block.text):
            return index + 1
        first_text = first_text or index + 1
        if caption_and_credit(block.text):
            continue
        if block.is_sentence:
            sentences += 1
            if sentences > 1:
                break
            end = index + 1
        elif sentences and len(block.text.split()) > 3:
            break
    return max(start, end, first_text)


def _reach_back(blocks: Sequence[Block], index: int, previous: int) -> int:
    """Return where a story begins if page lines that belong to it stand above its headline."""
    start = index
    while (
        start - 1 > previous
        and blocks[start - 1].kind in (Kind.DATE, Kind.LINK)
        and blocks[start - 1].gap >= max(1, blocks[start].gap)
    ):
        start -= 1
    return start if start == index or blocks[start].gap >= 2 else index
