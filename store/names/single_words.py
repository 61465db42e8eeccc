"""Whether a capitalised word that stands alone is a name: many are words that something else gave a capital."""

from __future__ import annotations

from functools import lru_cache

from store.names.abbreviations import ONLY_LETTERS
from store.names.capitalisation import Capitalisation
from store.names.common_words import is_common
from store.names.gazetteer import is_country, is_place
from store.names.word_lists import CALENDAR_WORDS, DEMONYMS, ORGANISATION_WORDS, TITLES

_LONGEST_LETTERS = 4
"""Letters that an abbreviation has at most which spells a common word: `WHO`, `AIDS`."""
_ALSO_NAMES = frozenset("""
    han roma sami finn norman fleming pole german christian maya shona luo jain lao moor cree south dane gael latin puritan democrat
    republican conservative liberal socialist nationalist unionist loyalist federalist labour tory
""".split())  # fmt: skip
"""Words for peoples and parties that are names, or words, as well."""
NAMED_LETTERS = frozenset(("WHO", "US"))
"""Letters that name somebody, though in small letters they are words that no name begins with."""
_NO_NAMES = TITLES | {"emperor", "empress", "speaker", "highness", "majesty", "excellency"}


def is_name_alone(word: str, low: str, capitals: Capitalisation, *, known: bool) -> bool:
    """Return whether a capitalised word that stands alone is a name; `known` is whether its capital says anything at its place.

    `low` is the word in small letters, without a verb that is written together with it.
    """
    if word in NAMED_LETTERS:
        return True
    if is_nobodys(word, low):
        return False
    if known:
        return not is_plain(word, low) or not capitals.has_small(low)
    is_word = is_common(low) and not is_country(low)
    if capitals.has_small(low) or (len(low) > _LONGEST_LETTERS and is_word):
        return False
    return word.isupper() or (capitals.is_english and not is_word)


def is_nobodys(word: str, low: str) -> bool:
    """Return whether a capitalised word alone is no name wherever it stands: that of a people, an office, days, letters of a thing."""
    if len(word) < 2 or is_people(low) or low in _NO_NAMES or word in ONLY_LETTERS:
        return True
    return "-" in low and all(part in CALENDAR_WORDS for part in low.split("-"))


@lru_cache(20_000)
def is_people(low: str) -> bool:
    """Return whether a word in small letters says of which people, language or belief somebody is."""
    from store.names.kinds.listed import peoples  # read when the first name is looked at

    return low in DEMONYMS or low.removesuffix("s") in DEMONYMS or (low in peoples() and low not in _ALSO_NAMES)


def is_plain(word: str, low: str) -> bool:
    """Return whether nothing but its capital makes a word more than a common one."""
    return not word.isupper() and low not in ORGANISATION_WORDS and is_common(low) and not is_place(low)
