"""Words and values as PostgreSQL looks for them: one vector a story, in which each stands behind the letter of its field.

They are cut and folded by Dateline itself (`store.engine.words`), never by a dictionary of PostgreSQL's, so that the same line finds the
same stories as in any other engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain, repeat
from typing import Any

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
_NUMERALS = [str(place) for place in range(1, _LAST_PLACE + 1)]
_ROOM = 900_000
"""Bytes that the words of one story may take: PostgreSQL takes a mebibyte."""
_APART = 10
"""Places that are left between two texts of a field, so that no phrase reaches from one into the next."""


def lexeme(letter: str, word: str) -> str:
    """Return a word or value of a field as it stands in a vector; a very long one by its beginning and the sum of all of it."""
    plain = letter + without_nul(word)
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


def title_vector(fields: Mapping[str, Any]) -> str:
    """Return the words of a story's title as PostgreSQL reads them."""
    return vector({"t": stream(fields["title"])})


def story_vector(fields: Mapping[str, Any]) -> str:
    """Return all words and values of a story, given by its fields, as PostgreSQL reads them."""
    texts = {letter: stream(fields[name]) for name, letter in TEXTS.items()}
    return vector(texts, {MONTH: [str(fields["moon"])], **{letter: _values(fields[name]) for name, letter in VALUES.items()}})


def vector(texts: Mapping[str, Sequence[str]], values: Mapping[str, Iterable[str]] | None = None) -> str:
    """Return words with their places, and values, by the letters of their fields; what is too much for one vector is left out."""
    parts = [quoted(lexeme(letter, value)) for letter, plain in (values or {}).items() for value in plain]
    for letter, words in texts.items():
        places = _places(words)
        if _is_plain("".join(places)) and max(map(len, places), default=0) < _LONGEST // 4:
            parts += [f"'{letter}{word}':{at}" for word, at in places.items()]  # nearly all words: five times as quick
        else:
            parts += [f"{quoted(lexeme(letter, word))}:{at}" for word, at in places.items()]
    whole = " ".join(parts)
    return whole if len(whole) < _ROOM // 4 else " ".join(_fitting(parts))


def _places(words: Sequence[str]) -> dict[str, str]:
    """Return the places of each word, from 1, as a vector has them: `2,17`."""
    places: dict[str, str] = {}
    for at, word in zip(chain(_NUMERALS, repeat(_NUMERALS[-1])), words, strict=False):
        if word:
            places[word] = f"{places[word]},{at}" if word in places else at
    for word, there in places.items():
        if len(there) > 2 * _PLACES:
            places[word] = ",".join(there.split(",", _PLACES)[:_PLACES])
    return places


def _is_plain(text: str) -> bool:
    """Return whether nothing in a text has a meaning within a vector, or is none of PostgreSQL's signs."""
    return "'" not in text and "\\" not in text and "\0" not in text


def _fitting(parts: Iterable[str]) -> Iterator[str]:
    """Yield as many words of a vector as it has room for."""
    room = _ROOM
    for part in parts:
        room -= len(part.encode(errors="replace")) + 4
        if room > 0:
            yield part


def sizes(fields: Mapping[str, Any]) -> list[int]:
    """Return how many words the title, the highlights and the text of a story have."""
    return [sum(map(bool, stream(fields[name]))) for name in ("title", "deck", "body")]


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
