"""Runs of capitalised words, with the small words and signs that join them: where names may stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store.names.boundaries import OFFICES, OWN_POSSESSIVES, POSSESSIVE
from store.names.capitalisation import Capitalisation
from store.names.common_words import is_common
from store.names.gazetteer import is_place
from store.names.particles import begins_name, chain_at
from store.names.pieces import ABBREVIATED, JOINING, is_articled
from store.names.word_lists import CALENDAR_WORDS, DEMONYMS, HEAD_WORDS, NO_NAME, ORGANISATION_WORDS, PARTICLES, TITLES

_INITIAL = re.compile(rf"(?:[A-Z]|{'|'.join(ABBREVIATED)})\.")
_HAVING_A_PURPOSE = (ORGANISATION_WORDS - {"house", "group", "party", "government"}) | {"commissioner", "campaign", "rally"}
"""What may have a purpose in its name: `Bank for International Settlements`; `a lunch at the White House for Norway` is two names."""
_APOSTROPHES = ("'", "’")
_ELIDED = frozenset("Sant Dell Nell Dall Quell All L D O M".split())
"""What an apostrophe ties to the name after it, though a blank may part them."""
_LETTERS_OF_STATES = frozenset(
    "U.S U.N U.K U.A.E U.S.A U.S.S.R E.U D.C L.A N.Y N.J N.H N.C S.C N.D S.D N.M W.Va R.I B.C P.R".split()
)
"""Letters with stops that stand for states and places, and for nobody's given names."""
_TELLS_ANOTHER = ORGANISATION_WORDS - frozenset("""
    international trade service services cooperation energy systems exchange industries technologies electric security forces
    aerospace broadcasting
""".split())  # fmt: skip
"""Words that tell of another organisation, where others may be a second purpose of the same: `of Health and Human Services`."""
_CONTESTS = frozenset("open championship championships masters cup trophy marathon treasuries amateur prix".split())
"""Last words of contests and the like that have letters or an owner before them: `U.S. Open`."""
_MATTERS = frozenset(
    "commission committee council conference subcommittee institute convention panel treaty summit commissioner".split()
)
"""What has its matter in its name, after `on`."""
_MOST_WORDS = 12
"""Words of a name that are looked at on either side of what may join them."""
_UNITS = frozenset("""
    percent pct per million billion trillion thousand hundred dollars pounds euros yen rupees francs marks lira miles mile km
    kilometres kilometers metres meters metre meter yards feet foot inches acres hectares tonnes tons kg kilos point points goal
    goals runs votes seats people years year months month weeks days day hours hour minutes minute seconds degrees times men women
""".split())  # fmt: skip
"""After a number these say that something is counted or measured."""
_LONGEST_NUMBER = 3
"""Digits of a number that belongs to a name, at most: `Formula 1`, `Boeing 747`."""
CHAINED = PARTICLES | {"und", "t", "s", "'", "’"}
"""What particles before a name may be joined by, and they themselves."""
_MOST_PARTICLES = 6
"""So many small words are before a name at most."""
_LONGEST_SIDE = 3
"""Words of a side's name in a row of results, at most."""


def runs(tokens: Sequence[str], capitals: Capitalisation) -> Iterator[tuple[int, int]]:
    """Yield from where to where runs of capitalised words go, with the small words that join them."""
    end = 0
    for at in [at for at, token in enumerate(tokens) if token[0].isupper() or _may_begin(token, capitals)]:
        if at >= end and (found := end_of_run(tokens, at, capitals)):
            end = found
            yield at, end


def run_around(tokens: Sequence[str], at: int, first: int, capitals: Capitalisation) -> tuple[int, int]:
    """Return from where to where the run goes that has a capitalised word or a tied name; it ends at 0 if none has.

    It may begin before the word, with particles, but not before the first place given.
    """
    begin = at
    while begin > first and tokens[begin - 1] in CHAINED:
        begin -= 1
    for start in range(begin, at + 1):
        if (start == at or tokens[start] in PARTICLES) and (end := end_of_run(tokens, start, capitals)):
            return start, end
    return at, 0


def end_of_run(tokens: Sequence[str], start: int, capitals: Capitalisation) -> int:
    """Return where the run ends that begins at a place; 0 if none begins there."""
    many = 1 if tokens[start][0].isupper() else begins_name(tokens, start, capitals)
    if not many:
        return 0
    end = start + many
    while end < len(tokens) and (step := _goes_on(tokens, start, end)):
        end += step
    return end


def may_go_on(last: str, stretch: Sequence[str], following: str) -> bool:
    """Return whether a stretch of small words may belong to the run of capitalised words before it, and a capitalised word after it."""
    word, many = stretch[0], len(stretch)
    if word in PARTICLES:
        return many <= _MOST_PARTICLES and CHAINED.issuperset(stretch)
    if many == 2:
        return stretch[1] == "the" and (word == "of" or (word == "for" and last.lower() in _HAVING_A_PURPOSE))
    if many > 2 or word not in JOINING:
        return False
    if word == "and":
        return is_common(last.lower()) and is_common(following.lower())
    low = last.lower()
    return word == "of" or (word == "for" and low in _HAVING_A_PURPOSE) or (word == "on" and low in _MATTERS)


def may_have_number(last: str, number: str) -> bool:
    """Return whether a word with a digit may belong to the name that a word before it ends."""
    if not (number.isalnum() and len(number) <= _LONGEST_NUMBER):
        return False
    low = last.lower()
    return low.rpartition("-")[2] not in NO_NAME and not is_place(low)


def _may_begin(token: str, capitals: Capitalisation) -> bool:
    """Return whether a word in small letters may be the first of a name: a particle, or a name that one is tied to."""
    return (token in PARTICLES or (not token.isalpha() and is_articled(token))) and capitals.has_small(token)


def _goes_on(tokens: Sequence[str], start: int, at: int) -> int:
    """Return how many tokens from a place on belong to the run before it: a capitalised word, or small words and one; 0 for none."""
    word, last = tokens[at], tokens[at - 1]
    if word.islower() and word.isalpha() and word not in JOINING:
        return 0
    if last.endswith(POSSESSIVE) and last.lower() not in OWN_POSSESSIVES:
        return 1 if word[0].isupper() and _is_plain_owner(last[:-2]) and _told_by_last(tokens, at) else 0
    if word[0].isupper():
        return 1
    if word[0].isdigit():
        return 1 if _is_number_of(tokens, at) else 0
    if word.isalpha():
        return _joined_by(tokens, start, at)
    if is_articled(word):
        return 1
    following = tokens[at + 1 : at + 2]
    if not following or not (following[0][0].isupper() or (word == "." and _INITIAL.fullmatch(f"{last}."))):
        return 0
    if word == ".":
        return _after_stop(tokens, at)
    if word == "&" or (word in _APOSTROPHES and last in _ELIDED):
        return 2
    owned = word in _APOSTROPHES and last.endswith("s") and _is_plain_owner(last) and _told_by_last(tokens, at + 1)
    return 2 if owned else 0


def _joined_by(tokens: Sequence[str], start: int, at: int) -> int:
    """Return how many tokens a small word and what it joins to the run before it are; 0 if it joins nothing."""
    word = tokens[at]
    if word in PARTICLES:
        particles = chain_at(tokens, at)
        return particles + 1 if particles else 0
    following = tokens[at + 1 : at + 3]
    if word == "of" or (word == "for" and tokens[at - 1].lower() in _HAVING_A_PURPOSE):
        if following and following[0][0].isupper():
            return 2
        return 3 if following[:1] == ["the"] and following[-1][0].isupper() else 0
    if word == "on" and tokens[at - 1].lower() in _MATTERS:
        return 2 if following and _is_matter(following[0]) else 0
    if word in ("and", "in") and following and following[0][0].isupper():
        joins = _joins_halves(tokens, start, at) if word == "and" else _is_seat(tokens, start, at)
        return 2 if joins else 0
    return 0


def _is_matter(word: str) -> bool:
    """Return whether a capitalised word after `on` says what a body is for: `Committee on Foreign Affairs`, but no day and nobody."""
    low = word.lower()
    return word[0].isupper() and low not in CALENDAR_WORDS and low not in OFFICES and is_common(low) and not is_place(low)


def _after_stop(tokens: Sequence[str], at: int) -> int:
    """Return how many tokens a stop and what follows it are, if it belongs to an initial or to letters: `J. Wallace`, `U.N. Council`."""
    last, following = tokens[at - 1], tokens[at + 1]
    if _INITIAL.fullmatch(f"{last}."):
        if following[0].isupper():
            return 2
        particles = chain_at(tokens, at + 1)
        return particles + 2 if particles else 0
    if "." not in last or not last.isupper():
        return 0
    return 2 if last not in _LETTERS_OF_STATES or _told_by_last(tokens, at + 1) else 0


def _capitalised_from(tokens: Sequence[str], at: int) -> Sequence[str]:
    """Return the capitalised words that follow each other from a place on, in small letters."""
    end, most = at, min(len(tokens), at + _MOST_WORDS)
    while end < most and tokens[end][0].isupper():
        end += 1
    return [token.lower() for token in tokens[at:end]]


def _told_by_last(tokens: Sequence[str], at: int) -> bool:
    """Return whether the capitalised words from a place on end in a word that tells what they name, and have no office among them."""
    following = _capitalised_from(tokens, at)
    return (following[-1] in HEAD_WORDS or following[-1] in _CONTESTS) and TITLES.isdisjoint(following)


def _is_plain_owner(word: str) -> bool:
    """Return whether what owns is no name itself: `People's Bank`, `Traders' Association`; a number of them, or a kind of people."""
    low = word.lower()
    return low not in DEMONYMS and not is_place(low) and is_common(low)


def _is_number_of(tokens: Sequence[str], at: int) -> bool:
    """Return whether a number belongs to the name before it: `Apollo 11`, but no score, date or measure."""
    number, last = tokens[at], tokens[at - 1]
    if not (last[0].isupper() and may_have_number(last, number)):
        return False
    if _has_score(tokens, at, 1) or _has_score(tokens, at, -1):
        return False
    after, further = (*tokens[at + 1 : at + 3], "", "")[:2]
    return after not in _UNITS and not (after in (".", ",", ":", "/") and further[:1].isdigit())


def _has_score(tokens: Sequence[str], at: int, step: int) -> bool:
    """Return whether beside a number, that way, another side stands with its own, or the side's and then one: `Rangers 2 Celtic 1`."""
    place = at + step
    while 0 <= place < len(tokens) and abs(place - at) <= _LONGEST_SIDE and tokens[place][0].isupper():
        place += step
    return abs(place - at) > 1 and 0 <= place < len(tokens) and tokens[place].isdigit()


def _joins_halves(tokens: Sequence[str], start: int, at: int) -> bool:
    """Return whether `and` stands within one name: `the Test and County Cricket Board`, `Department of Health and Human Services`."""
    before = [token.lower() for token in tokens[max(start, at - _MOST_WORDS) : at]]
    after = _capitalised_from(tokens, at + 1)
    if not (is_common(before[-1]) and is_common(after[0])) or is_place(before[-1]) or not TITLES.isdisjoint((*before, *after)):
        return False
    if not DEMONYMS.isdisjoint(after):
        return False
    told = after[-1] in ORGANISATION_WORDS
    if any(small in before for small in ("for", "of")):
        return after[-1] not in _TELLS_ANOTHER
    articled = (start > 0 and tokens[start - 1].lower() == "the") or before[0] == "the"
    return told and len(after) > 1 and articled and _TELLS_ANOTHER.isdisjoint(before)


def _is_seat(tokens: Sequence[str], start: int, at: int) -> bool:
    """Return whether `in` belongs to a name that has a purpose: `Organisation for Security and Cooperation in Europe`."""
    before = tokens[max(start, at - _MOST_WORDS) : at]
    return "for" in before and "and" in before and is_place(tokens[at + 1].lower())
