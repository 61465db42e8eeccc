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
_UNDER_FUTURE = letter_set("will be to")
"""Before a participle these turn it round: "will be paid", "to be published"."""
_UNDER_PAST = letter_set("had previous")
"""Before a word of the future these turn it round: "had been due to expire"."""
_DOT, _PARAGRAPH, _TO, _IS, _BY, _AS, _WILL, _BE, _SET, _PLAN, _FOR, _A = (
    LETTERS[name] for name in "dot paragraph to is by as will be set plan for a".split()
)
_PROMISES = frozenset((_IS + _TO, _WILL + _BE, _TO + _BE))
_AIMS, _PLANS = (_FOR, _TO), (_FOR, _TO, _A)
_TELLING = _FUTURE | _MAYBE_FUTURE | _PAST | {_DOT, _PARAGRAPH, _TO, _BE, _PLAN}
"""All classes that decide anything here: other words are passed by."""
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
    left = _look(tokens, range(begin - 1, max(-1, begin - 1 - _REACH), -1))
    if before == _FOR and left is PAST and _SET in classes[max(0, begin - _REACH) : begin]:
        return FUTURE  # "called an election for 4 July"
    side = left or _look(tokens, range(end, min(len(classes), end + _REACH)))
    return side or (FUTURE if before == _BY else NEITHER)


def _promises(classes: str, index: int) -> bool:
    """Say whether a word and a neighbour promise something: "is to meet", "to be published", "set for"."""
    following = classes[index + 1 : index + 2]
    return (
        classes[max(0, index - 1) : index + 1] in _PROMISES
        or (classes[index] == _SET and following in _AIMS)
        or (classes[index] == _PLAN and following in _PLANS)
    )


def _look(tokens: Tokens, indices: range) -> Side:
    classes = tokens.classes
    for distance, index in enumerate(indices):
        letter = classes[index]
        if letter not in _TELLING:
            continue
        if letter == _PARAGRAPH or (letter == _DOT and ends_sentence(tokens, index)):
            break
        if letter in _FUTURE or _promises(classes, index) or (letter in _MAYBE_FUTURE and distance < _CLOSE):
            return PAST if not _UNDER_PAST.isdisjoint(classes[max(0, index - 5) : index]) else FUTURE
        if letter in _PAST:
            return FUTURE if letter in _VERBS and not _UNDER_FUTURE.isdisjoint(classes[max(0, index - 2) : index]) else PAST
    return NEITHER
