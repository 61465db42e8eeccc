"""Tense as evidence: whether the words around a date speak of what was or of what will be."""

from __future__ import annotations

from store.dates.lexer.sentences import ends_sentence
from store.dates.lexer.token_classes import LETTERS, letter_set
from store.dates.lexer.tokenizer import Tokens
from store.dates.mention import FUTURE, NEITHER, PAST, Side

_FUTURE = letter_set("will due coming")
_MAYBE_FUTURE = letter_set("would")
"""These look ahead only from close by: "said they would look into Wednesday's ruling" promises nothing for Wednesday."""
_PAST = letter_set("was had did set since ago earlier ended")
_VERBS = letter_set("did set")
_PAST_ALONE = _PAST - _VERBS
"""These are past whatever stands around them."""
_UNDER_FUTURE = letter_set("will be to")
"""Before a participle these turn it round: "will be paid", "to be published"."""
_UNDER_PAST = letter_set("had previous")
"""Before a word of the future these turn it round: "had been due to expire"."""
_DOT, _PARAGRAPH, _TO, _IS, _BY, _AS, _WILL, _BE, _SET, _PLAN, _FOR, _A = (
    LETTERS[name] for name in "dot paragraph to is by as will be set plan for a".split()
)
_PROMISES = frozenset((_IS + _TO, _WILL + _BE, _TO + _BE))
_PROMISING = frozenset((_TO, _BE, _SET, _PLAN))
"""The last words of what promises something."""
_AIMS, _PLANS = (_FOR, _TO), (_FOR, _TO, _A)
_TELLING = _FUTURE | _MAYBE_FUTURE | _PAST | {_DOT, _PARAGRAPH, _TO, _BE, _PLAN}
"""All classes that decide anything here."""
_SILENT = "".join(letter for letter in LETTERS.values() if letter not in _TELLING)
"""All others: words that are passed by."""
_REACH, _CLOSE = 14, 5
"""How many words away a cue may stand, and how many a weak one."""


def tense_side(tokens: Tokens, begin: int, end: int) -> Side:
    """Return which way the words around a date (words `begin` to `end`) lean: past, future, or neither.

    The nearest word that leans decides, first to the left within the sentence, then to the right. "said on Friday" is past
    whatever else the sentence promises.
    """
    classes = tokens.classes
    before = classes[begin - 1 : begin]
    if before == _AS:
        return FUTURE
    left = _left_of(tokens, begin)
    if left is PAST and before == _FOR and _SET in classes[max(0, begin - _REACH) : begin]:
        return FUTURE  # "called an election for 4 July"
    return left or _right_of(tokens, end) or (FUTURE if before == _BY else NEITHER)


def _left_of(tokens: Tokens, begin: int) -> Side:
    """Return the side of the nearest word that leans, among those before one and in its sentence."""
    start = begin - _REACH if begin > _REACH else 0
    words = tokens.classes[start:begin].rstrip(_SILENT)
    while words:
        if words[-1] in _PAST_ALONE:
            return PAST
        index = start + len(words) - 1
        side = _side_told(tokens, index, begin - 1 - index)
        if side is not None:
            return side
        words = words[:-1].rstrip(_SILENT)
    return NEITHER


def _right_of(tokens: Tokens, end: int) -> Side:
    """Return the same, among the words from one on."""
    words = tokens.classes[end : end + _REACH]
    last = end + len(words)
    words = words.lstrip(_SILENT)
    while words:
        index = last - len(words)
        side = _side_told(tokens, index, index - end)
        if side is not None:
            return side
        words = words[1:].lstrip(_SILENT)
    return NEITHER


def _side_told(tokens: Tokens, index: int, distance: int) -> Side | None:
    """Return the side that a word leans to, so many words away; `NEITHER` where a sentence ends, None where it says nothing."""
    classes = tokens.classes
    letter = classes[index]
    if letter in _PAST_ALONE:
        return PAST
    if letter == _DOT:
        return NEITHER if ends_sentence(tokens, index) else None
    if letter == _PARAGRAPH:
        return NEITHER
    if (
        letter in _FUTURE
        or (letter in _PROMISING and _promises(classes, index))
        or (letter in _MAYBE_FUTURE and distance < _CLOSE)
    ):
        return PAST if not _UNDER_PAST.isdisjoint(classes[max(0, index - 5) : index]) else FUTURE
    if letter in _VERBS:
        return FUTURE if not _UNDER_FUTURE.isdisjoint(classes[max(0, index - 2) : index]) else PAST
    return None


def _promises(classes: str, index: int) -> bool:
    """Say whether a word and a neighbour promise something: "is to meet", "to be published", "set for"."""
    letter = classes[index]
    if letter == _SET:
        return classes[index + 1 : index + 2] in _AIMS
    if letter == _PLAN:
        return classes[index + 1 : index + 2] in _PLANS
    return classes[max(0, index - 1) : index + 1] in _PROMISES
