"""Tense as evidence: whether the words around a date speak of what was or of what will be."""

from __future__ import annotations

from store.dates.lexing import Reading
from store.dates.mention import Side
from store.dates.phrases import letters_of

_FUTURE = frozenset(
    "will ll would shall won scheduled expected expects expect plans plan planned planning due payable effective expire expires "
    "expiring deadline upcoming set slated forthcoming tomorrow going may might could can must should until till intends aims hopes "
    "agreed pending begins starts opens ends begin next"
    .split()
)
"""Words that turn what follows towards the future."""
_PAST = frozenset(
    "was were had did been said told met took came went began ended fell rose left made won lost died held became got gave found "
    "saw knew ran led shot hit cut put sent spent built brought bought sold paid kept felt broke drew grew flew spoke wrote struck "
    "since last ago has have earlier yesterday"
    .split()
)
_NOT_PAST = frozenset("need proceed exceed succeed speed feed indeed united hundred wed bed red seed agreed".split())
_STOPS = frozenset(letters_of("paragraph"))
_REACH = 14
"""How many words away a verb may stand."""


def lean(reading: Reading, begin: int, end: int) -> Side:
    """Return which way the words around a date (words `begin` to `end`) lean: past, future, or neither.

    The nearest word that leans decides, first to the left within the sentence, then to the right. "said on Friday" is past
    whatever else the sentence promises.
    """
    left = _left(reading, begin)
    return left if left is not Side.NONE else _right(reading, end)


def _left(reading: Reading, begin: int) -> Side:
    for index in range(begin - 1, max(-1, begin - 1 - _REACH), -1):
        word = reading.word(index)
        if reading.classes[index] in _STOPS or (word == "." and not _abbreviated(reading, index)):
            break
        side = _side(word)
        if side is not Side.NONE:
            return side
    return Side.NONE


def _right(reading: Reading, end: int) -> Side:
    for index in range(end, min(len(reading.classes), end + _REACH)):
        word = reading.word(index)
        if reading.classes[index] in _STOPS or (word == "." and not _abbreviated(reading, index)):
            break
        side = _side(word)
        if side is not Side.NONE:
            return side
    return Side.NONE


def _side(word: str) -> Side:
    if word in _FUTURE:
        return Side.FUTURE
    if word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST):
        return Side.PAST
    return Side.NONE


def _abbreviated(reading: Reading, index: int) -> bool:
    """Say whether a dot ends an abbreviation rather than a sentence: the next word has no capital, or the last is short."""
    start, end = reading.span(index)
    following = reading.text[end : end + 2].strip()[:1]
    return bool(following) and not following.isupper()
