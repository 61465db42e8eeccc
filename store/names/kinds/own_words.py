"""Own words: what a name tells by itself of what it names, by its last word, its first, its letters, and whether it is listed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from store.names.common_words import is_common
from store.names.gazetteer import is_country, is_place
from store.names.kinds.cues import cues
from store.names.kinds.kind import AGREEMENT, ORGANISATION, OTHER, PERSON, PLACE, Weights, no_weights
from store.names.kinds.listed import ListedNames, listed
from store.names.variants import may_be_person
from store.names.word_lists import (
    AGREEMENT_WORDS,
    COMPANY_ENDS,
    NOT_IN_PERSON_NAMES,
    ORDINARY_WORDS,
    ORGANISATION_WORDS,
    PARTICLES,
    STOP_WORDS,
)

_EVENT_WORDS = frozenset("""
    cup championship championships games olympics open prix award awards prize war wars day festival trophy series marathon
    tournament classic masters bowl derby premiership division crisis revolution uprising intifada affair scandal syndrome
    disease virus index average system project operation programme week month year era age
""".split())  # fmt: skip
"""Last words of events and other things."""
_ALSO_FAMILIES = frozenset("hill woods lane street castle house bridge mount forest marsh heath cove ford".split())
"""Last words of places that are families' names as well."""
_SHIPS = frozenset("uss usns hms hmas hmcs rms ins pns jds mv mt ms ss rv rrs sy tss msc".split())
"""What stands before a ship's name."""
_GENERATIONS = frozenset("jr sr ii iii iv viii vi vii xiv xvi".split())
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\.?(?=\s)")
_TIED = re.compile(r"[^\W\d_]-[^\W\d_]")
"""A name of two parts tied by a hyphen: `Jong-un`, `Jean-Claude`."""
_INNER_CAPITAL = re.compile(r"[^\W\d_]*[a-z]{2,}[A-Z]")
_SCOTS = ("mc", "mac", "o'", "o’", "fitz", "de", "van")
_COMPANY_ENDS = tuple("""
    bank corp tech soft oil chem prom neft nafta bras invest telecom tel com air avia media pharma gas gaz petrol kombank stroi energo trade
""".split())  # fmt: skip
"""How names of one word end that companies made for themselves."""
_IRISH_OR_SCOTS = re.compile(r"(?:O['’]|D['’]|Mc|Mac)[A-Z]")
_SAYS_LESS = 0.8
"""So much less speaks for a person for each of two words that is one of the language: `Faster Payments`."""
_AN_OFFICE = 3.0
"""What says so much before a name is a title or an office: `Presiden Prabowo`."""
_AS_PLACES_END = 0.4
"""That a word ends as places do says something, and alone nothing."""
_LONGEST = 150
"""Characters of the longest name that is looked at: what is longer is no name."""
_ARTICLES = frozenset("the la le les el los las die der das il lo gli o os as un une una ein eine".split())
"""Articles of several languages, that a sentence may begin with."""
_SIGNS = frozenset("&+")
_BEFORE_MATTERS = frozenset(("of", "for"))
_KNOWN = 4.0
"""So much has a name of several words that is listed: its words tell nothing more."""


def by_own_words(text: str, key: str) -> Sequence[float]:
    """Return what speaks for each kind in a name itself, given as printed and as its folded key."""
    return _weighed(text, key) if len(text) <= _LONGEST else no_weights()


@lru_cache(8_000)
def _weighed(text: str, key: str) -> Sequence[float]:
    known, parts = listed(), key.split()
    weights = no_weights()
    if (key in known.peoples and key not in known.clubs) or known.peoples.issuperset(parts):
        weights[OTHER] = 6.0
        return weights
    _add_listed(weights, key, known)
    if len(parts) > 1 and parts[0] in _ARTICLES:
        _add_listed(weights, key.partition(" ")[2], known)
    if len(parts) > 1 and max(weights) >= _KNOWN:
        return weights
    if len(parts) == 1:
        _add_single(weights, text, key, known)
    else:
        _add_heads(weights, parts, known)
        _add_first(weights, parts, known)
        _add_person(weights, text, parts, known)
        if not _SIGNS.isdisjoint(text):
            weights[ORGANISATION] += 3.0
        if parts[0] in known.things or (parts[0] not in known.given and any(map(str.isdigit, text))):
            weights[OTHER] += 2.0
            weights[PERSON] -= 2.0
    return weights


def _add_listed(weights: Weights, key: str, known: ListedNames) -> None:
    """Add what the lists say of the whole name; where several have it, each says less."""
    alone = " " not in key
    also = alone and (key in known.given or (key in known.family and not is_place(key)))
    if key in known.things:
        weights[OTHER] += 4.0
    if key in known.organisations:
        weights[ORGANISATION] += 2.0 if also or (alone and (key in STOP_WORDS or key in known.towns)) else 4.0
    if key in known.clubs:
        weights[ORGANISATION] += 4.0
    if key in known.sites:
        weights[PLACE] += 4.0
    elif is_country(key):
        weights[PLACE] += 3.0 if also else 5.0
    elif key in known.regions:
        weights[PLACE] += 3.0 if also else 4.0
    elif is_place(key) or (key in known.towns and not alone):
        weights[PLACE] += 2.5 if also else 4.0
    elif key in known.towns:
        weights[PLACE] += 0.8 if also or key in STOP_WORDS or key in ORDINARY_WORDS else 2.5


def _add_single(weights: Weights, text: str, key: str, known: ListedNames) -> None:
    """Add what a name of one word tells by its letters."""
    letters = text.replace("-", "").replace(".", "").replace("&", "")
    if letters.isupper() and 1 < len(letters) <= 8 and weights[PLACE] <= 0:
        weights[ORGANISATION] += 2.5 if letters.isalpha() else 0.5
        weights[PERSON] -= 2.0
    elif any(map(str.isdigit, text)):
        weights[OTHER] += 1.5
    elif key in known.given or key in known.family:
        weights[PERSON] += 1.3
    elif _IRISH_OR_SCOTS.match(text):
        weights[PERSON] += 1.5
    elif _ends_family(key, known):
        weights[PERSON] += 0.7
    if weights[PLACE] <= 0 and len(key) > 5 and key.endswith(known.place_suffixes):
        weights[PLACE] += _AS_PLACES_END
    if _INNER_CAPITAL.match(text) and not key.startswith(_SCOTS):
        weights[ORGANISATION] += 2.0
    elif len(key) > 5 and key.endswith(_COMPANY_ENDS):
        weights[ORGANISATION] += 1.5
    if text[:1].isupper() and key in ORGANISATION_WORDS:
        weights[ORGANISATION] += 1.5


def _add_heads(weights: Weights, parts: Sequence[str], known: ListedNames) -> None:
    """Add what the last word of a name tells, before an `of` if it has one: `Ministry of Water`, `Sorvik Airlines`, `Alder River`."""
    at = len(parts)
    if not _BEFORE_MATTERS.isdisjoint(parts[1:]):
        at = next(at for at, part in enumerate(parts) if at and part in _BEFORE_MATTERS)
    head, first = parts[at - 1], parts[0]
    if head in AGREEMENT_WORDS and not (head == "convention" and "national" in parts):
        weights[AGREEMENT] += 5.0
    elif not COMPANY_ENDS.isdisjoint((head, parts[-1])) and parts[-2] not in PARTICLES:
        weights[ORGANISATION] += 7.0
    elif head in known.organisation_endings or head in ORGANISATION_WORDS:
        weights[ORGANISATION] += 4.0
    elif head in _EVENT_WORDS:
        weights[OTHER] += 4.0
    elif head in known.place_endings:
        weights[PLACE] += 4.0
    elif head in known.club_endings:
        weights[ORGANISATION] += 2.0
    elif parts[-2:] == ["s", "a"] or parts[-2:] == ["n", "v"]:
        weights[ORGANISATION] += 5.0
    if first in _SHIPS:
        weights[OTHER] += 4.0
    elif first in known.organisation_beginnings or (first in ORGANISATION_WORDS and first != "house"):
        weights[ORGANISATION] += 2.0 if first not in known.given else 0.5
    elif first in known.place_beginnings and first not in known.given:
        weights[PLACE] += 1.5


def _add_first(weights: Weights, parts: Sequence[str], known: ListedNames) -> None:
    """Add what it tells that a longer name begins with a place or a people: clubs, papers and companies are called so."""
    if weights[PLACE] >= 2.5:
        return
    first, second = parts[0], parts[1]
    if first in known.given or parts[-1] in known.family or (first in known.peoples and second in known.given):
        return
    begins = first in known.peoples or _is_some_place(first, known)
    last = parts[-1]
    if not begins and is_place(last) and not is_common(last):
        weights[ORGANISATION] += 2.0
        weights[PERSON] -= 1.0
    if begins or (len(parts) > 2 and _is_some_place(" ".join(parts[:2]), known)):
        weights[ORGANISATION] += 2.5 if parts[-1].endswith("s") else 1.5
        weights[PERSON] -= 1.5


def _is_some_place(key: str, known: ListedNames) -> bool:
    return key in known.regions or key in known.towns or is_place(key)


def _add_person(weights: Weights, text: str, parts: Sequence[str], known: ListedNames) -> None:
    """Add what speaks for a person's full name: a given name first, how the last ends, initials, generations, particles."""
    parts = parts[1:] if len(parts) > 2 and parts[0] in known.peoples else parts
    first, last = parts[0], parts[-1]
    if not may_be_person(parts):
        weights[PERSON] -= 1.0 if NOT_IN_PERSON_NAMES.isdisjoint(parts) else 3.0
        return
    person = 1.0 if first in known.given or last in known.family else 1.0 - _SAYS_LESS * (is_common(first) + is_common(last))
    if first in known.given:
        person += 2.5 if len(parts) < 5 else 1.0
    elif (first in known.family and len(parts) <= 3) or len(first) == 1 or _INITIAL.search(text):
        person += 1.5
    if last in known.place_endings and last not in _ALSO_FAMILIES:
        person -= 1.5
    elif last in known.family:
        person += 1.5
    elif _ends_family(last, known) or last.startswith(("mc", "mac", "o'")):
        person += 1.0
    if last in _GENERATIONS:
        person += 2.0
    if not PARTICLES.isdisjoint(parts[1:-1]) or _TIED.search(text):
        person += 0.8
    printed = text.split()
    if any(part.isupper() and len(part) > 2 for part in printed):
        person -= 2.0
    if any(kind == PERSON and weight >= _AN_OFFICE for kind, weight in cues().before.get(printed[0].lower(), ())):
        person += 2.0
    weights[PERSON] += person


def _ends_family(word: str, known: ListedNames) -> bool:
    """Return whether a word ends as family names do, and is long enough for that to say something."""
    return len(word) > 5 and word.endswith(known.family_endings)
