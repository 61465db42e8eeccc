"""Words and values as PostgreSQL looks for them: one vector a story, in which each stands behind the letter of its field.

They are cut and folded by Dateline itself (`store.engine.words`), never by a dictionary of PostgreSQL's, so that the same line finds the
same stories as in any other engine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain, repeat
from typing import Any

from store.postgres.vectors import Vector

TEXTS = {"title": "t", "deck": "d", "body": "b", "where": "w", "outlet": "o", "named": "n", "people": "p", "starts": "s"}
"""Fields that are texts, found word by word, and the letter that stands before each of their words."""
VALUES = {
    "key": "k", "month": "m", "themes": "h", "names": "i", "kinds": "j", "spelled": "z", "theme": "e", "place": "l", "source": "c",
    "feed": "f", "link": "r",
}  # fmt: skip
"""Fields that have values, found whole or by their beginnings."""
LETTERS = {**TEXTS, **VALUES}
COUNTED = frozenset(LETTERS.values()) - {VALUES["key"], VALUES["link"]}
"""Letters of the fields whose words are listed and counted; of the others nearly each story has its own."""
MONTH = "y"
"""The letter before the month of publication, as a number since year 0: what is asked of a word within some months is found by both."""
NOTE = "note"
"""The field of a person's notes, whose words stand in a vector of their own."""
_LONGEST = 1_000
"""Bytes of a word or value that stand as they are: PostgreSQL takes 2,046, and its indices somewhat more."""
_CUT = "\x1f"
"""Stands between the beginning of a very long value and the sum of all of it."""
_PLACES, _LAST_PLACE = 255, 16_383
"""Places of one word, and the last one, that PostgreSQL notes."""
_NUMBERS = [chr(number >> 8) + chr(number & 255) for number in range(_LAST_PLACE + 1)]
"""Numbers as they stand in a vector: two bytes, each written as the letter of its number, as all of it is until the end."""
_NUMBERED = _NUMBERS[1:]
"""Those of all places."""
_BEHIND = ["\0" + _NUMBERS[length // 2] for length in range(2 * _PLACES + 1)]
"""What stands between a word and its places, by how long these are: the word's end, and how many they are."""
_ROOM = 900_000
"""Bytes that the words of one story may take: PostgreSQL takes a mebibyte."""
_APART = 10
"""Places that are left between two texts of a field, so that no phrase reaches from one into the next."""


def lexeme(letter: str, word: str) -> str:
    """Return a word or value of a field as it stands in a vector; a very long one by its beginning and the sum of all of it."""
    plain = letter + without_nul(word)
    if len(plain) <= _LONGEST // 4:
        return plain
    kept = plain.encode(errors="replace")
    if len(kept) <= _LONGEST:
        return plain
    return f"{kept[:_LONGEST].decode(errors='ignore')}{_CUT}{sha256(kept).hexdigest()}"


def is_cut(word: str) -> bool:
    """Return whether a word that stands in a vector is only the beginning of one."""
    return _CUT in word


def beginning(letter: str, letters: str) -> str:
    """Return some first letters of words of a field as they stand in a vector."""
    return (letter + without_nul(letters)).encode(errors="replace")[:_LONGEST].decode(errors="ignore")


def without_nul(text: str) -> str:
    """Return a text without the one sign that no text of PostgreSQL's may have."""
    return text.replace("\0", "\ufffd")


def quoted(word: str) -> str:
    """Return a word as it is written within a vector or a query."""
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


Lexemes = Mapping[str, Mapping[str, str]]
"""By the letters of fields the words that stand behind each, and of each of these its places as a vector has them; values have none."""


Streams = Mapping[str, Sequence[str]]
"""By the letters of fields that are texts their words in order, with empty places between texts."""


def streams_of(fields: Mapping[str, Any]) -> Streams:
    """Return the words of a story's texts, given by its fields."""
    return {letter: stream(fields[name]) for name, letter in TEXTS.items()}


def lexemes_of(fields: Mapping[str, Any], streams: Streams) -> Lexemes:
    """Return all words and values of a story, given by its fields and the words of its texts."""
    lexemes: dict[str, Mapping[str, str]] = {letter: placed(letter, words) for letter, words in streams.items()}
    for name, letter in VALUES.items():
        values = _values(fields[name])
        if _stand_as_they_are(values):
            lexemes[letter] = dict.fromkeys(values, "")
        else:
            lexemes[letter] = {lexeme(letter, value)[len(letter) :]: "" for value in values}
    lexemes[MONTH] = {str(fields["moon"]): ""}
    return lexemes


def vector(lexemes: Lexemes) -> Vector:
    """Return words with their places as PostgreSQL takes them; what is too much for one vector is left out."""
    parts: list[str] = []
    for letter, places in lexemes.items():
        if not places:
            continue
        if "".join(places).isascii():
            parts += [f"{letter}{word}{_BEHIND[len(at)]}{at}" for word, at in places.items()]
        else:
            parts += [f"{_wired(letter + word)}{_BEHIND[len(at)]}{at}" for word, at in places.items()]
    parts.sort()  # as PostgreSQL has them
    whole = "".join(parts)
    if len(whole) > _ROOM:
        parts = [*_fitting(parts)]
        whole = "".join(parts)
    return Vector(len(parts).to_bytes(4, "big") + whole.encode("latin-1"))


def placed(letter: str, words: Sequence[str]) -> dict[str, str]:
    """Return the words of a field as they stand behind its letter, each with its places, from 1."""
    if not words:
        return {}
    places = _places(words)
    if _stand_as_they_are(places):
        return places
    return _places([word and lexeme(letter, word)[len(letter) :] for word in words])


def _stand_as_they_are(words: Collection[str]) -> bool:
    """Return whether no word or value is cut, or has what PostgreSQL does not take, as nearly all are."""
    together = "".join(words)
    return "\0" not in together and (len(together) < _LONGEST // 4 or max(map(len, words)) < _LONGEST // 4)


def _places(words: Sequence[str]) -> dict[str, str]:
    """Return the places of each word as a vector has them."""
    places: dict[str, str] = {}
    before = places.get
    for at, word in zip(chain(_NUMBERED, repeat(_NUMBERED[-1])), words, strict=False):
        places[word] = before(word, "") + at
    places.pop("", None)
    if len(words) - len(places) >= _PLACES:  # else no word stands more often
        for word, there in places.items():
            if len(there) > 2 * _PLACES:
                places[word] = there[: 2 * _PLACES]
    if len(words) > _LAST_PLACE:  # what stands behind the last place that is noted stands there once
        for word, there in places.items():
            if there.endswith(_NUMBERED[-1] * 2):
                places[word] = there[: there.find(_NUMBERED[-1]) + 2]
    return places


def _wired(text: str) -> str:
    """Return a text with each byte of it written as the letter of its number."""
    return text if text.isascii() else text.encode(errors="replace").decode("latin-1")


def _fitting(parts: Iterable[str]) -> Iterator[str]:
    """Yield as many words of a vector as it has room for."""
    room = _ROOM
    for part in parts:
        room -= len(part)
        if room > 0:
            yield part


def sizes(streams: Streams) -> list[int]:
    """Return how many words the title, the highlights and the text of a story have."""
    return [len(words) - words.count("") for words in map(streams.__getitem__, "tdb")]


def stream(texts: str | Sequence[str]) -> list[str]:
    """Return the words of a field in order, with empty places between its texts."""
    if isinstance(texts, str):
        return texts.split()
    words: list[str] = []
    for text in texts:
        words += [*([""] * _APART if words else ()), *text.split()]
    return words


def _values(values: str | Sequence[str]) -> Sequence[str]:
    return [values] if isinstance(values, str) else [value for value in values if value]
