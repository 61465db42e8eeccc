"""Whether the word that begins a sentence is part of the name after it, or is capitalised only because it comes first."""

from __future__ import annotations

from collections.abc import Sequence

from store.names.capitalisation import Capitalisation, is_opening
from store.names.common_words import is_common, only_describes
from store.names.gazetteer import is_place
from store.names.single_words import is_people
from store.names.word_lists import HEAD_WORDS, ORDINARY_WORDS, ROLES, SENTENCE_OPENERS, STOP_WORDS
from store.text.stems import stem_of

_NAMES_IN_LY = frozenset("""
    beverly kimberly connelly connolly donnelly reilly kennelly weatherly waverly everly farrelly gormly italy sicily thessaly
    weekly daily
""".split())  # fmt: skip
"""Names that end as adverbs do."""
_BEGIN_NAMES = frozenset("""
    new old great greater grand royal imperial united national general central red black green blue white golden silver saint holy free
    real sporting standard upper lower inner outer north south east west northern southern eastern western far middle mid international
    global universal federal supreme high big little long short young social liberal conservative democratic christian public
    first virgin crystal digital electronic electric advanced applied allied associated amalgamated consolidated continental
    transcontinental pacific atlantic deep open true pure bright smart super ultra mega micro mini multi dynamic active
""".split())  # fmt: skip
"""Adjectives that the names of companies, clubs, parties and places begin with."""
_ASKS = frozenset(("will", "may"))
"""Names that begin a question as well."""
_MIN_ADVERB, _MIN_VERB = 6, 5
"""Letters that an adverb in -ly, and a verb in -ing or -ed, has at least."""


def only_opens_sentence(tokens: Sequence[str], at: int, end: int, capitals: Capitalisation) -> bool:
    """Return whether the first word of a run of capitalised ones, which ends before `end`, begins a sentence and no name.

    Words that hold sentences together, adverbs and forms of verbs do; any other word does if the text has it in small letters and what
    follows is a name without it.
    """
    if end - at < 2 or not is_opening(tokens, at):
        return False
    word = tokens[at].lower()
    if word in SENTENCE_OPENERS or (word in _ASKS and tokens[-1] == "?"):
        return True
    if tokens[at] in capitals.inside:
        return False
    if _is_adverb(word) or (word in ROLES and end - at > 2):
        return True
    if is_place(" ".join(tokens[at:end]).lower()) or tokens[end - 1].lower() in HEAD_WORDS:
        return False
    if _is_common_verb(word) or _only_describes(tokens, at, capitals):
        return True
    return capitals.has_small(word) and all(token in capitals.inside for token in tokens[at + 1 : end] if token[0].isupper())


def may_only_open(word: str) -> bool:
    """Return whether a word in small letters, which the text has nowhere so, may begin a sentence before a name and be no part of it."""
    return word in ROLES or _is_adverb(word) or _is_common_verb(word) or only_describes(word)


def _is_adverb(word: str) -> bool:
    return len(word) >= _MIN_ADVERB and word.endswith("ly") and word not in _NAMES_IN_LY


def _only_describes(tokens: Sequence[str], at: int, capitals: Capitalisation) -> bool:
    """Return whether a common adjective or the like only describes the name after it: `Top Belarus officials`, `Escaped Briton`."""
    word, after = tokens[at].lower(), tokens[at + 1]
    if word in _BEGIN_NAMES or not only_describes(word):
        return False
    low = after.lower()
    return after in capitals.inside or is_people(low) or is_place(low) or (after[0].isupper() and not is_common(low))


def _is_common_verb(word: str) -> bool:
    """Return whether a word is a form of a common one that can't be a name: `Speaking`, `Asked`."""
    if len(word) < _MIN_VERB or not word.endswith(("ing", "ed")):
        return False
    stem = stem_of(word)
    return stem != word and (stem in STOP_WORDS or stem in ORDINARY_WORDS or f"{stem}e" in STOP_WORDS)
