"""The parts of a run of capitalised words: two names may stand beside each other with no more than an office or `of` between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.names.boundaries import OFFICES, OWN_POSSESSIVES, PORTFOLIOS
from store.names.common_words import is_common, only_describes
from store.names.gazetteer import is_place
from store.names.word_lists import COMPANY_ENDS, HEAD_WORDS, ORGANISATION_WORDS, TITLES

_BELONGING = frozenset("""
    based led born held run style made bound wide area speaking owned only era themed friendly wing sized built brokered bred
    educated trained raised listed
""".split())  # fmt: skip
"""What is written together with a name to make an adjective of it: `Ohio-based`."""
_SHORTEST_PARTICIPLE = 5
_SHORTEST_LETTERS = 3
_OF_CLUBS = frozenset("AFC CFC SFC FCB FCK FSV TSG TSV VFB VFL PSV KAA KRC RSC KVC SSC OGC USM UAE USA UK EU UN".split())
"""Letters that belong to the name of the place beside them."""
_WIDE = frozenset("pacific atlantic gulf mediterranean arctic europe asia africa america caribbean moon earth".split())
"""Parts of the world, which end the names of companies."""
_OFFICES = (OFFICES - {"justice"}) | frozenset(
    "chief manager governor-general secretary-general speaker coach captain gov sen rep gen col lt capt sgt maj adm".split()
)
"""Offices before which a name may end."""
_STYLES = frozenset("""
    mp mep msp mla mps td dj qc kc pc di dci cllr sir dame judge sheriff correspondent editor mayor bishop archbishop professor
    congressman congresswoman undersecretary inspector detective sergeant
""".split())  # fmt: skip
"""Offices that may have a name before them, and of which a person's full name follows."""
_BEGINS_ANEW = frozenset("i he she it they we but if when although because while though so".split())
"""Words that are capitalised within a run only because something begins there."""
_BEGINS_AFTER_HEADING = frozenset("the a an in at on around about after as from with by for to this these its his her".split())
"""Words that do so after a heading in capitals."""
PARTING = _OFFICES | _STYLES | _BEGINS_ANEW | _BEGINS_AFTER_HEADING
"""Words at which a run of capitals may be parted."""


def parts_of_run(tokens: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where each part of a run goes that may hold a name of its own."""
    if end - start == 1:
        if not is_belonging(tokens[start]):
            yield start, end
        return
    begin, at = start, start
    while at < end:
        word = tokens[at]
        if is_belonging(word):
            begin = at + 1
        elif at > begin and word == "of" and not _is_one_with(tokens[at - 1].lower()):
            yield begin, at
            begin = at + 2 if tokens[at + 1] == "the" else at + 1
        elif at > begin and (parted := _parted_by_office(tokens, begin, at, end)):
            if parted[0] > begin:
                yield begin, parted[0]
            begin = parted[1]
        elif at > begin and _begins_another(tokens[at - 1], word):
            yield begin, at
            begin = at
        at += 1
    if begin < end:
        yield begin, end


def is_belonging(word: str) -> bool:
    """Return whether a word is an adjective made of a name: `Ohio-based`, `NATO-backed`."""
    if "-" not in word:
        return False
    last = word.rpartition("-")[2]
    return last in _BELONGING or (len(last) >= _SHORTEST_PARTICIPLE and last.endswith("ed") and is_common(last))


def _is_one_with(last: str) -> bool:
    """Return whether `of` after a word joins what stands on both sides to one name: `Bank of Norway`, but `Marasek of Freiburg`."""
    if last in COMPANY_ENDS or last == ".":
        return False
    return is_common(last) or last in HEAD_WORDS or last in TITLES or last in OWN_POSSESSIVES


def _begins_another(last: str, word: str) -> bool:
    """Return whether another name begins at a word, by the one before it."""
    if stand_beside(last, word):
        return True
    low, heading = word.lower(), last.isupper() and len(last) > _SHORTEST_LETTERS and not word.isupper()
    return word[0].isupper() and last[0].isupper() and (low in _BEGINS_ANEW or (heading and low in _BEGINS_AFTER_HEADING))


def _parted_by_office(tokens: Sequence[str], begin: int, at: int, end: int) -> tuple[int, int] | None:
    """Return where a name ends before an office and where the next may begin; None if no office stands there between two."""
    low = tokens[at].lower()
    if low in _STYLES and _names_person(tokens[at + 1 : end]):
        return _end_before_office(tokens, begin, at), at + 1
    if low not in _OFFICES or (
        at + 1 < end and (tokens[at + 1].lower() in ORGANISATION_WORDS or tokens[at + 1] in ("for", "of"))
    ):
        return None
    return _end_before_office(tokens, begin, at), at


def _end_before_office(tokens: Sequence[str], begin: int, at: int) -> int:
    """Return where a name ends that stands before an office, as in `Security Council President`."""
    last = at
    while last > begin and _says_which(tokens[last - 1].lower()):
        last -= 1
    return last


def _says_which(low: str) -> bool:
    """Return whether a word before an office says what it is for, or of what rank: `Financial Secretary`, `Senior Vice President`."""
    return low in PORTFOLIOS or low in TITLES or (low not in HEAD_WORDS and only_describes(low) and not is_place(low))


def _names_person(tokens: Sequence[str]) -> bool:
    """Return whether words after an office can only be a person's name: two of them or more, neither common nor telling."""
    return len(tokens) > 1 and not is_common(tokens[0].lower()) and tokens[-1].lower() not in HEAD_WORDS


def stand_beside(one: str, other: str) -> bool:
    """Return whether letters and a place stand beside each other as two names: `OSCE Chechnya`, `Chicago NAPM`; a club is one."""
    letters, place = (one, other) if one.isupper() else (other, one)
    return (
        len(letters) >= _SHORTEST_LETTERS
        and letters.isupper()
        and letters.isalpha()
        and not place.isupper()
        and letters not in _OF_CLUBS
        and place.lower() not in _WIDE
        and is_place(place.lower())
    )
