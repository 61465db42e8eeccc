"""Where in a run of capitalised words a name begins and ends: what a sentence or an office puts before it is no part of it."""

from __future__ import annotations

from collections.abc import Sequence

from store.names.capitalisation import Capitalisation, is_opening
from store.names.common_words import is_common
from store.names.gazetteer import is_place
from store.names.other_languages import BEFORE_NAMES
from store.names.particles import begins_name
from store.names.pieces import is_articled
from store.names.sentence_openers import only_opens_sentence
from store.names.single_words import NAMED_LETTERS, is_name_alone, is_people
from store.names.word_lists import CONNECTORS, DEMONYMS, HEAD_WORDS, NEVER_FIRST, NO_NAME, ORGANISATION_WORDS, PARTICLES, TITLES
from store.text.cities import CITIES

POSSESSIVE = ("'s", "’s")
_GIVEN_MONTHS = frozenset("jan april may june august".split())
"""Months, and short forms of them, that are given names as well."""
_FAMILY_MONTHS = frozenset(("may", "march"))
"""Months that are family names as well."""
OFFICES = frozenset("""
    president minister secretary chancellor premier governor senator director chairman chairwoman general treasurer
    commissioner ambassador justice adviser advisor negotiator spokesman spokeswoman executive commander
""".split())  # fmt: skip
"""Offices that a person's full name may follow, whatever stands before them: `Queensland Premier Ann Bligh`."""
NUMBER_WORDS = frozenset("""
    first second third fourth fifth sixth seventh eighth ninth tenth one two three four five six seven eight nine ten eleven twelve
    all our every other another
""".split())  # fmt: skip
"""Ordinary words that names may have, capitalised, within a sentence: `First Union`, `Banc One`."""
PORTFOLIOS = frozenset("""
    state treasury defence defense finance interior health energy commerce foreign justice trade transport education labour
    labor agriculture environment economy security home war staff police
""".split())  # fmt: skip
"""What an office is for: `Secretary of State`, `Treasury Secretary`."""
_OF_WHICH_OFFICE = DEMONYMS | PORTFOLIOS
"""What stands before an office and says whose or which it is: `Indian`, `Treasury`."""
OWN_POSSESSIVES = frozenset(
    name.replace("'", sign)
    for sign in "'’"
    for name in """
    mcdonald's moody's macy's lloyd's christie's sotheby's wendy's kellogg's sainsbury's levi's domino's lord's poor's harrod's kohl's
    denny's arby's hershey's bloomingdale's reader's woolworth's dillard's lowe's men's women's victoria's jerry's campbell's
    tiffany's ladbroke's debenham's morrison's dick's chili's carl's applebee's hardee's
    """.split()
)
"""Words of names that have a possessive of their own: `Moody's`."""
_ENDS_NAMES = frozenset(("states", "banks", "parties"))
"""Ordinary words that names may end in: `United States`."""
ONLY_CONNECT = CONNECTORS - PARTICLES
"""Small words that join parts of a name and never are one."""
_RANKS = TITLES | {"high", "vice", "assistant", "associate", "under", "senior", "lead", "honorary"}
"""What an office has before it: `High Commissioner`."""
_OF_PEOPLES = frozenset(
    "roman greek eastern western northern southern north south east west latin native new puerto costa sri".split()
)
"""What the name of a people has before it."""
_NEVER_LAST = frozenset("de del della di da dos du von van der den bin ibn bint y".split())
BEFORE_TITLES = ("ex-", "then-", "vice-", "deputy-", "co-")
"""What is put before a title and tied to it."""
_CONTRACTED = frozenset("ve re ll m d".split())
"""What is left of verbs after an apostrophe."""
_PAPER_DAYS = frozenset(("sunday", "friday", "saturday"))
NAMING_DAYS = _GIVEN_MONTHS | _FAMILY_MONTHS | _PAPER_DAYS
"""Days and months that are a part of some names."""
_PAPERS = frozenset("""
    telegraph times mail mirror express herald tribune star post independent sun people world business standard age mercury observer
    nation tasmanian papers school
""".split())  # fmt: skip
"""What papers are called after a day: `Sunday Times`."""
_OF_TIME = frozenset(
    "in on since until till last next this early mid late during the of to from by for between before after".split()
)
"""Before the name of a month these say that it is one."""


def name_within(tokens: Sequence[str], start: int, end: int, capitals: Capitalisation) -> tuple[int, list[str]]:
    """Return where the name begins in a run of capitalised words, which stands in a sentence from `start` to `end`, and its words.

    There are none if the run has no name.
    """
    if end - start == 1 and tokens[start][0].isupper():
        return start, _alone(tokens, start, capitals)
    parts, after = list(tokens[start:end]), tokens[end : end + 1]
    if parts[-1].endswith(POSSESSIVE) and parts[-1].lower() not in OWN_POSSESSIVES:
        parts[-1], after = parts[-1][:-2], ()  # what somebody owns is no day of a month: `Theresa May's 19 ministers`
    if parts[-1] in NAMED_LETTERS and len(parts) == 2 and parts[0].lower() in NEVER_FIRST:
        return end - 1, parts[1:]
    low = [uncontracted(part.lower()) for part in parts]
    known = not is_opening(tokens, start) or parts[0] in capitals.inside  # whether the first capital says anything
    begin = _begin(low, tokens, start, capitals) or (0 if known else _after_many_of(low))
    last = len(parts)
    while last > begin and _ends_nothing(parts, low, begin, last) and not _is_surname(low, begin, last, after):
        last -= 1
    parts, low = parts[begin:last], low[begin:last]
    if len(parts) == 1:
        parts = parts if is_name_alone(parts[0], low[0], capitals, known=known or begin > 0) else []
    elif parts and (_only_shouted(parts, low) or _names_only_kind(low)):
        parts = []
    return start + begin, parts if any(part[:1].isupper() or is_articled(part) for part in parts) else []


def _alone(tokens: Sequence[str], at: int, capitals: Capitalisation) -> list[str]:
    """Return a capitalised word that stands alone, if it is a name."""
    word = tokens[at]
    low = word.lower()
    if not word.isalpha():
        if word.endswith(POSSESSIVE) and low not in OWN_POSSESSIVES:
            word, low = word[:-2], low[:-2]
        low = uncontracted(low)
    if (low in NEVER_FIRST and word not in NAMED_LETTERS) or low in ONLY_CONNECT or _is_party(tokens, at):
        return []
    if low in BEFORE_NAMES and capitals.is_foreign:
        return []
    known = not is_opening(tokens, at) or word in capitals.inside
    return [word] if is_name_alone(word, low, capitals, known=known) else []


def _is_party(tokens: Sequence[str], at: int) -> bool:
    """Return whether a word is the letter of a party and a state in brackets: `(D-W.Va.)`."""
    return tokens[at][1:2] == "-" and at > 0 and tokens[at - 1] == "("


def _only_shouted(parts: Sequence[str], low: Sequence[str]) -> bool:
    """Return whether a run is of common words in capitals: `PRESS DIGEST`."""
    if not all(part.isupper() and len(part) > 2 for part in parts) or is_place(" ".join(low)):
        return False
    return all(is_common(word) for word in low)


def _names_only_kind(low: Sequence[str]) -> bool:
    """Return whether words together are an office's, or a people's: `High Commissioner`, `Roman Catholic`."""
    if low[-1] in TITLES:
        return _RANKS.issuperset(low[:-1])
    return (
        is_people(low[-1]) and all(word in _OF_PEOPLES or is_people(word) for word in low[:-1]) and not is_place(" ".join(low))
    )


def uncontracted(low: str) -> str:
    """Return a word without a verb that is written together with it: `we` for `we've`."""
    if low.isalpha():
        return low
    head, sign, tail = low.replace("’", "'").partition("'")
    return head if sign and tail in _CONTRACTED else low


def _begin(low: Sequence[str], tokens: Sequence[str], start: int, capitals: Capitalisation) -> int:
    """Return where in a run the name begins: after what opens a sentence, days, plain words, offices and what these are for."""
    at, office = _after_office(low), False

    while at < len(low):
        word, left = low[at], len(low) - at
        if word in PARTICLES and _is_family(low, at, capitals):
            break
        if word in _GIVEN_MONTHS and left > 1 and _is_given_name(low, tokens, start, at):
            break
        if office and word == "of" and left > 2 and low[at + 1] in PORTFOLIOS:
            at += 2
        elif left > 1 and _is_title(word) and low[at + 1] not in ORGANISATION_WORDS:
            at, office = at + 1, True
        elif left > 1 and _belongs_before(low[at + 1], tokens, start + at):
            break
        elif (
            word in NEVER_FIRST
            or (office and word == ".")
            or (left > 2 and word in _OF_WHICH_OFFICE and low[at + 1] in TITLES)
            or (left > 1 and word in BEFORE_NAMES and _is_foreign(tokens, start + at, capitals))
            or (left > 1 and is_people(word) and _is_whole_without(low, at))
            or (at == 0 < left - 1 and only_opens_sentence(tokens, start, start + left, capitals))
            or (
                at > 0
                and word in CONNECTORS
                and not (office and word in PARTICLES)
                and _only_joins(tokens, start + at, capitals)
            )
        ):
            at += 1
        else:
            break
    return at


def _is_foreign(tokens: Sequence[str], at: int, capitals: Capitalisation) -> bool:
    """Return whether a word is another language's before a name: not where it is a particle within a sentence, as in `El Salvador`."""
    if not capitals.is_foreign:
        return False
    word, after = tokens[at], tokens[at + 1].lower()
    return word.lower() not in PARTICLES or (is_opening(tokens, at) and not is_place(f"{word.lower()} {after}"))


def _is_whole_without(low: Sequence[str], at: int) -> bool:
    """Return whether what follows the word of a people is a name without it: `Dane Ota Vell`, but not `Danish Rowing Club`."""
    after, rest = low[at + 1], " ".join(low[at + 1 :])
    if is_place(f"{low[at]} {rest}"):
        return False
    if is_place(rest) or "." in after:
        return True
    return low[-1] not in HEAD_WORDS and (is_people(after) or (len(low) - at > 2 and not is_common(after)))


def _belongs_before(after: str, tokens: Sequence[str], at: int) -> bool:
    """Return whether an ordinary word belongs to the name it stands before: `First Union` within a sentence, `The Hague`."""
    low = tokens[at].lower()
    if low in NUMBER_WORDS:
        return tokens[at][0].isupper() and after not in NEVER_FIRST and not is_opening(tokens, at)
    if low in _PAPER_DAYS:
        return after in _PAPERS
    return tokens[at] == "The" and f"the {after}" in CITIES


def _only_joins(tokens: Sequence[str], at: int, capitals: Capitalisation) -> bool:
    """Return whether a small word only joined what was taken off to what is left."""
    return tokens[at][0].islower() and not begins_name(tokens, at, capitals)


def _is_family(low: Sequence[str], at: int, capitals: Capitalisation) -> bool:
    """Return whether a family name with its particles, which the text gave with a given name before, begins here: `Ten Hag`."""
    return any(" ".join(low[at : at + many]) in capitals.families for many in (2, 3, 4))


def _is_given_name(low: Sequence[str], tokens: Sequence[str], start: int, at: int) -> bool:
    """Return whether the name of a month is a person's here: a family name follows it, and nothing before speaks of time."""
    if start + at and tokens[start + at - 1].lower() in _OF_TIME:
        return False
    after = low[at + 1]
    return tokens[start + at + 1][0].isalpha() and not (
        (after in NO_NAME and after not in PARTICLES) or after in ORGANISATION_WORDS or _is_title(after) or is_place(after)
    )


def _is_surname(low: Sequence[str], begin: int, end: int, after: Sequence[str]) -> bool:
    """Return whether the name of a month is a family name here: a given name stands before it, and no day or year after it."""
    if end - begin != 2 or low[end - 1] not in _FAMILY_MONTHS or (after and after[0][0].isdigit()):
        return False
    return not (is_place(low[begin]) or low[begin] in NO_NAME)


def _is_title(word: str) -> bool:
    """Return whether a word is a title, with whatever is put before it: `ex-president`, `then-mayor`."""
    return word in TITLES or (word.startswith(BEFORE_TITLES) and word.partition("-")[2] in TITLES)


def _after_many_of(low: Sequence[str]) -> int:
    """Return where the name begins in a sentence that opens with some of it: `Workers of the Seed Reserve`; else 0."""
    if len(low) < 3 or low[1] != "of" or low[0] in HEAD_WORDS or not is_common(low[0]):
        return 0
    return 3 if low[2] == "the" else 2


def _after_office(low: Sequence[str]) -> int:
    """Return where a full name follows an office, with whatever stands before that: `Queensland Premier Ann Bligh`; else 0."""
    for at in range(len(low) - 3, 0, -1):
        if low[at] in OFFICES and 2 <= len(low) - at - 1 <= 4:
            return 0 if any(word in ORGANISATION_WORDS or word in ("of", "for") for word in low[at + 1 :]) else at + 1
    return 0


def _ends_nothing(parts: Sequence[str], low: Sequence[str], begin: int, end: int) -> bool:
    """Return whether a run's last word is no part of the name."""
    last, alone = low[end - 1], end - begin == 1
    if last in PARTICLES:
        return parts[end - 1][0].islower() or (not alone and last in _NEVER_LAST)
    if not alone and (last in _ENDS_NAMES or (last in NUMBER_WORDS and parts[end - 1][0].isupper())):
        return False
    return last in NEVER_FIRST or last in CONNECTORS or last == "."
