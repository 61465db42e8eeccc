"""Tense as evidence: whether the words around a date speak of what was or of what will be."""

from __future__ import annotations

from store.dates.lexing import LETTERS, Reading
from store.dates.mention import Side

_FUTURE = frozenset(
    "will ll shall won be scheduled expected expects expect planning due payable effective expire expires expiring upcoming slated "
    "forthcoming tomorrow going intends aims hopes pending begins starts opens ends ahead".split()
)
"""Words that turn what is near them towards the future."""
_MAYBE_FUTURE = frozenset("would may might could can must should plans planned".split())
"""Words that do so only from close by: "said they would look into Wednesday's ruling" is no promise."""
_PAST = frozenset(
    "was were had did said told met took came went began fell rose left made won lost died held became got gave found "
    "saw knew ran led shot hit cut put sent spent built brought bought sold paid kept felt broke drew grew flew spoke wrote struck "
    "since ago has have earlier yesterday been set swept chose stood sat lay won fled sought taught caught thought".split()
)
"""Verbs of the past that do not end in -ed, and other words that look back."""
_NO_VERBS = frozenset("need proceed exceed succeed speed feed indeed united hundred wed bed red seed unlimited limited".split())
_UNDER_FUTURE = frozenset("will be to ll shall".split())
"""Before a participle these turn it round: "will be paid", "to be published"."""
_UNDER_PAST = frozenset("had was were been originally previously".split())
"""Before a word of the future these turn it round: "had been due to expire"."""
_STOPS = frozenset((LETTERS["paragraph"],))
_REACH = 14
_CLOSE = 5
"""How many words away a cue may stand, and how many a weak one."""


def lean(reading: Reading, begin: int, end: int) -> Side:
    """Return which way the words around a date (words `begin` to `end`) lean: past, future, or neither.

    The nearest word that leans decides, first to the left within the sentence, then to the right. "said on Friday" is past
    whatever else the sentence promises.
    """
    before = [reading.word(index) for index in range(max(0, begin - 3), begin)]
    if before[-1:] == ["by"] or before[-1:] == ["as"] or before[-2:-1] == ["as"]:
        return Side.FUTURE
    return _look(reading, range(begin - 1, max(-1, begin - 1 - _REACH), -1)) or _look(
        reading, range(end, min(len(reading.classes), end + _REACH))
    )


def _look(reading: Reading, indices: range) -> Side:
    for distance, index in enumerate(indices):
        word = reading.word(index)
        if reading.classes[index] in _STOPS or (word == "." and _ends_sentence(reading, index)):
            break
        if word in _FUTURE or (word in _MAYBE_FUTURE and distance < _CLOSE) or (word == "to" and _before(reading, index, {"is", "are"}, 1)):
            return Side.PAST if _before(reading, index, _UNDER_PAST, 3) else Side.FUTURE
        if word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NO_VERBS):
            return Side.FUTURE if _before(reading, index, _UNDER_FUTURE, 2) else Side.PAST
    return Side.NONE


def _before(reading: Reading, index: int, words: frozenset[str] | set[str], reach: int) -> bool:
    return any(reading.word(place) in words for place in range(max(0, index - reach), index))


def _ends_sentence(reading: Reading, index: int) -> bool:
    """Say whether a dot ends a sentence rather than an abbreviation: the next word has a capital."""
    end = reading.span(index)[1]
    return reading.text[end : end + 2].strip()[:1].isupper()
