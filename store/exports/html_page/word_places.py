"""Which story has which word: what lets a page search whole texts without unpacking one of them.

For each word, in the order of its letters as a browser compares them, the stories that have it: the distance to the story
before, times two, plus one if it stands in the title; seven bits a byte, the highest bit set on all but the last.
"""

from __future__ import annotations

from store.text.bigrams import cut_into_bigrams
from store.text.fold import fold, spaced_words

_LONGEST_WORD = 40
"""Letters of a word that are kept: what is longer is no word, but an address or a slip."""


class _Places:
    """The stories of one word."""

    __slots__ = ("bytes", "last")

    def __init__(self) -> None:
        self.bytes = bytearray()
        self.last = -1


class WordPlaces:
    """The words of a page's stories, each with its stories."""

    def __init__(self) -> None:
        self._places: dict[str, _Places] = {}

    def add(self, number: int, title: str, text: str) -> None:
        """Note the words of a story; the numbers of stories rise."""
        in_title = _words(title)
        self._note(number, in_title, 1)
        self._note(number, _words(text) - in_title, 0)

    def _note(self, number: int, words: set[str], in_title: int) -> None:
        all_places = self._places
        for word in words:
            places = all_places.get(word)
            if places is None:
                places = all_places[word] = _Places()
            step = (number - places.last) * 2 + in_title
            places.last = number
            if step < 0x80:
                places.bytes.append(step)
            else:
                places.bytes += _in_sevens(step)

    def packed(self) -> tuple[bytes, bytes]:
        """Return the words, a line each, and behind one another the places: how many bytes each has, then the bytes."""
        words = sorted(self._places, key=lambda word: word.encode("utf-16-be", "surrogatepass"))
        places = [self._places[word].bytes for word in words]
        return "\n".join(words).encode(), b"".join([*(_in_sevens(len(one)) for one in places), *places])


def _in_sevens(number: int) -> bytes:
    """Return a number, seven bits a byte, the lowest first; all bytes but the last have their highest bit set."""
    sevens = bytearray()
    while number > 0x7F:
        sevens.append(number & 0x7F | 0x80)
        number >>= 7
    sevens.append(number)
    return bytes(sevens)


def _words(text: str) -> set[str]:
    return {word[:_LONGEST_WORD] for word in spaced_words(cut_into_bigrams(fold(text))).split()}
