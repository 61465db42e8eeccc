"""What a compound of German, Dutch, Danish, Norwegian or Swedish is: its last word, so that a `Miniserie` counts as a `Serie`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from store.themes.known_words import KnownWords

COMPOUNDING = frozenset(("da", "de", "nb", "nl", "nn", "no", "sv"))
"""Languages that write compounds as one word."""
_DERIVING = frozenset(
    "ver bei ent zer ein aus auf vor nach mit uber unter wider hinter durch fort fest her hin los weg zuruck wieder zusammen".split()
)
"""What a verb and its noun may begin with: a `Beispiel` is no game."""
_ENDS = frozenset(
    "arten burger dammen dorfer duelle ernte fahren falle flusse flussen gender kelten lander leiche leichen leitung lieder lungen "
    "mission missionen modell punkte punkten rauch reiter rente renten renter ringer rolle rollen sender siegt speicher sport sports "
    "stern stuck stucke sucht tiere zeuge zeugen".split()
)
"""Words that many a word ends in which is none of them: a `Kommission` is no mission."""
_SHORTEST, _LEAST_BEFORE, _LEAST_HEAD, _LONGEST_END, _LONGEST = 9, 3, 5, 3, 60
"""Letters of a compound, of what stands before its head, of the head, of a head's ending, and beyond which it is no word."""
_LEAST_STEM = 6
"""Letters that a stem must have to be a head."""
_REMEMBERED = 30_000


class CompoundHeads:
    """Puts its last word in the place of a compound that the lexicon does not know, where it knows that word."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take every word and phrase of the lexicon, folded."""
        self._known = KnownWords(phrase for phrase in phrases if " " not in phrase)
        self._headed = lru_cache(_REMEMBERED)(self._look_at)

    def headed(self, folded: list[str]) -> list[str]:
        """Return folded words with heads for compounds; as many as there were, at the same places."""
        return [self._headed(word) if _SHORTEST <= len(word) <= _LONGEST else word for word in folded]

    def _look_at(self, word: str) -> str:
        if self._known.has(word):
            return word
        for start in range(_LEAST_BEFORE, len(word) - _LEAST_HEAD + 1):
            if word[:start] not in _DERIVING and self._is_head(head := word[start:]):
                return head
        return word

    def _is_head(self, word: str) -> bool:
        return word not in _ENDS and self._known.has(word, max(_LEAST_STEM, len(word) - _LONGEST_END))
