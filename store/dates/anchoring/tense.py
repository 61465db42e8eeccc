"""Tense as evidence: whether the words around a date speak of what was or of what will be."""

from __future__ import annotations

from store.dates.grammar.phrases import letters_for
from store.dates.lexer.sentences import ends_sentence
from store.dates.lexer.tokenizer import LETTERS, Tokens
from store.dates.mention import FUTURE, NEITHER, PAST, Side

_FUTURE = frozenset(letters_for(name) for name in ("will", "due", "coming"))
_MAYBE_FUTURE = frozenset((LETTERS["would"],))
"""These look ahead only from close by: "said they would look into Wednesday's ruling" promises nothing for Wednesday."""
_PAST = frozenset(letters_for(name) for name in ("was", "had", "did", "set", "since", "ago", "earlier", "ended"))
_VERBS = frozenset((LETTERS["did"], LETTERS["set"]))
_UNDER_FUTURE = frozenset(letters_for(name) for name in ("will", "be", "to"))
"""Before a participle these turn it round: "will be paid", "to be published"."""
_UNDER_PAST = frozenset((LETTERS["had"], LETTERS["previous"]))
"""Before a word of the future these turn it round: "had been due to expire"."""
_DOT, _PARAGRAPH, _TO, _IS, _BY, _AS = (LETTERS[name] for name in ("dot", "paragraph", "to", "is", "by", "as"))
_PROMISES = frozenset((_IS + _TO, LETTERS["will"] + LETTERS["be"], _TO + LETTERS["be"]))
_SET, _AIMS = LETTERS["set"], (LETTERS["for"], LETTERS["to"])
_PLAN, _PLANS = LETTERS["plan"], (*_AIMS, LETTERS["a"])
_TELLING = _FUTURE | _MAYBE_FUTURE | _PAST | {_DOT, _PARAGRAPH, _TO, LETTERS["be"], _PLAN}
"""All classes that decide anything here: other words are passed by."""
_REACH = 14
_CLOSE = 5
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
    if before == _AIMS[0] and left is PAST and _SET in classes[max(0, begin - _REACH) : begin]:
        return FUTURE  # "called an election for 4 July"
    side = left or _look(tokens, range(end, min(len(classes), end + _REACH)))
    return side or (FUTURE if before == _BY else NEITHER)


def _promises(classes: str, index: int) -> bool:
    """Say whether a word and a neighbour promise something: "is to meet", "to be published", "set for"."""
    return (
        classes[max(0, index - 1) : index + 1] in _PROMISES
        or (classes[index] == _SET and classes[index + 1 : index + 2] in _AIMS)
        or (classes[index] == _PLAN and classes[index + 1 : index + 2] in _PLANS)
    )


def _look(tokens: Tokens, indices: range) -> Side:
    classes = tokens.classes
    for distance, index in enumerate(indices):
        letter = classes[index]
        if letter not in _TELLING:
            continue
        if letter == _PARAGRAPH or (letter == _DOT and ends_sentence(tokens, index)):
            break
        future = letter in _FUTURE or _promises(classes, index) or (letter in _MAYBE_FUTURE and distance < _CLOSE)
        if future:
            return PAST if not _UNDER_PAST.isdisjoint(classes[max(0, index - 5) : index]) else FUTURE
        if letter in _PAST:
            return FUTURE if letter in _VERBS and not _UNDER_FUTURE.isdisjoint(classes[max(0, index - 2) : index]) else PAST
    return NEITHER
