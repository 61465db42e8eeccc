"""What a line looks like by itself: a headline, the name of a section above one (a kicker), or running text."""

from __future__ import annotations

import re
from functools import lru_cache

from store.formats.news_text.blocks import Block, Kind
from store.formats.news_text.datelines import dateline
from store.formats.news_text.patterns import phrases

LONGEST_TITLE = 220
"""Characters beyond which a line is surely no headline."""
_PAUSES = frozenset(",;:。۔।；，、：")
"""What a headline does not end with; nor with a full stop, unless it is one of an ellipsis."""
_CLOSERS = '"”’)'
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LETTERS_A_WORD = 3
_LONG = 60
"""Bytes from which a line is running text whatever its end."""
_SECTIONS = frozenset(phrases("""
    world|politics|business|economy|markets|technology|tech|science|health|sport|sports|culture|opinion|analysis|asia|africa
    middle east|middle-east|americas|us|uk|us news|uk news|world news|national|pakistan|india|china|climate|environment|energy
    crypto|money|diplomacy|security|news|latest|top news|regional|south asia|saudi arabia|gulf|features|space|water|travel
    entertainment|video|war|conflict|international|home news
    """))  # fmt: skip


def is_title_like(block: Block) -> bool:
    """Return whether a block can be a headline: a line that is no sentence, no dateline and not too long."""
    return block.kind == Kind.TEXT and len(block.text) <= LONGEST_TITLE and _is_title_like(block.text)


@lru_cache(8_192)
def _is_title_like(text: str) -> bool:
    """Return the same of a line; while a window of a file is read, it is asked several times of each short one."""
    has_letters = text[:1].isalpha() or any(map(str.isalpha, text))
    return has_letters and not _stops(text) and "https://" not in text and dateline(text) is None


def is_kicker(block: Block) -> bool:
    """Return whether a block is the name of a section, which stands above a headline."""
    if block.kind != Kind.TEXT or len(block.text) > 40:
        return False
    text = block.text.strip(" |/>»›:")
    parts = [part.strip().lower() for part in re.split(r"[|/>»›,]", text)]
    piped = "|" in text and all(len(part.split()) <= 3 for part in parts)
    return piped or _SECTIONS.issuperset(parts) or (text.isupper() and len(text.split()) <= 2)


def sections_in(text: str) -> list[str]:
    """Return the names of sections in a line that stands above a headline, as printed; other words there are none."""
    parts = [part.strip() for part in re.split(r"[|/>»›,]", text.strip(" |/>»›:"))]
    return [part for part in parts if part and (len(parts) > 1 or part.lower() in _SECTIONS)]


def is_running_text(block: Block) -> bool:
    """Return whether a paragraph is surely running text: long enough in any script, or a sentence of some words."""
    if block.kind != Kind.TEXT:
        return False
    text = block.text
    size = len(text) if len(text) >= _LONG or text.isascii() else len(text.encode("utf-8", "replace"))
    return size >= _LONG or (block.is_sentence and word_count(text) >= 3)


def word_count(text: str) -> int:
    """Return how many words a line has; in scripts without blanks, about so many."""
    words = len(text.split())
    return words if text.isascii() else words + len(_UNSPACED.findall(text)) // _LETTERS_A_WORD


def _stops(text: str) -> bool:
    """Return whether a line ends as a sentence or a part of one does: with a single full stop, or a sign that others go on behind."""
    if text[-1:] in _PAUSES:
        return True
    open_end = text.rstrip(_CLOSERS)
    return open_end[-1:] == "." and open_end[-2:-1] not in ("", ".")
