"""The sentence around a place in a text."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[^\W\d_a-z])|\n\s*\n")
_REACH = 400
"""How far a sentence is followed to either side, in characters."""
_SHORT = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Sgt|Lt|Gov|Sen|Rep|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|Inc|Corp|Co|Ltd|Jr|Sr|vs|[A-Z])\.\s*\Z"
)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence that holds `text[start:end]` begins and ends, in characters."""
    floor, ceiling = max(0, start - _REACH), min(len(text), end + _REACH)
    begin = floor
    for match in _END.finditer(text, floor, start):
        if not _SHORT.search(text, max(floor, match.start() - 6), match.end()):
            begin = match.end()
    for match in _END.finditer(text, end, ceiling):
        if not _SHORT.search(text, max(floor, match.start() - 6), match.end()):
            ceiling = match.start() + len(match[0].rstrip())
            break
    while begin < start and text[begin].isspace():
        begin += 1
    return begin, max(end, ceiling)
