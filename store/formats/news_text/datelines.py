"""Datelines: the place that opens a story, with the agency and day that may stand beside it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from store.dates.gregorian.calendar_names import MONTH_PATTERN
from store.formats.news_text.patterns import phrases
from store.text.cities import CITIES
from store.text.fold import fold, fold_letters

_DAY = rf"(?i:(?:{MONTH_PATTERN})\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{MONTH_PATTERN})\.?)(?:,?\s+\d{{4}})?"
_CAPITAL_WORD = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-]*"
_CAPITALS = rf"{_CAPITAL_WORD}(?:[ /]{_CAPITAL_WORD}| (?:de|do|da|del|al|el|of|the|and) {_CAPITAL_WORD}){{0,4}}"
_REGION = r"(?:,\s+(?:[A-Z]\.\s?[A-Z]\.?|[A-ZÀ-Þ][\w.'’\-]*(?:\s[A-ZÀ-Þ][\w.'’\-]*){0,2}))?"
_BESIDE = rf"(?:\s*,?\s*\((?P<agency1>[^()a-z][^()]{{1,39}})\))?(?:\s*,\s*(?P<day>{_DAY}))?(?:\s*\((?P<agency2>[^()a-z][^()]{{1,39}})\))?"
_SIGN = r"\s*(?P<sign>:|—|–|--|-(?=\s))\s*"
_WORD = r"[A-ZÀ-Þ][\w'’.\-]+"
_MIXED = rf"{_WORD}(?:[ /]{_WORD}|\s(?:de|do|da|del|al|el|of|the|es)\s{_WORD}){{0,3}}"
_UPPER_OPENING, _MIXED_OPENING = (
    re.compile(rf"(?P<place>{place})(?P<region>{_REGION}){_BESIDE}{_SIGN}(?=\S)") for place in (_CAPITALS, _MIXED)
)
_NO_PLACES = frozenset(phrases("""
    note|watch|breaking|update|updated|live|exclusive|analysis|opinion|correction|corrections|clarification|editor|editors note|read
    q|a|qa|q&a|question|answer|explainer|factbox|timeline|fact check|covid-19|covid|key points|why it matters|what we know|summary
    warning|important|reminder|disclaimer|comment|review|interview|profile|obituary|feature|photo|photos|listen|podcast
    press release|media release|for immediate release|developing|alert|flash|urgent|tldr|tl|dr|ps|nb|fyi|gdp|ai|eu|un|us|uk
    imf|nato|who|fifa|nasa|opec|opec+|ceo|vs|ii|iii|faq|spoiler|recap|highlights|context|caption|credit|image|source|sources|by
    more|also|dear|headline|title|date|place|theme|themes|topic|topics|section|tags
    """))  # fmt: skip
"""What stands before a colon and is no place."""
_LONGEST = 160
"""Characters of a paragraph in which its dateline ends."""
_LAST_SIGNS = (":", "—", "–", "-")
"""One of them ends every dateline."""
_DASHES = ("—", "–", "--")


class Dateline(NamedTuple):
    """What stands before a story's first sentence."""

    place: str
    """As printed, without agency or day."""
    agency: str
    """Who reported, if it says so."""
    day: str
    """The day it names, as printed; empty if none."""
    text: str
    """The paragraph that follows."""
    is_sure: bool
    """Whether more than capitals and a colon speak for a place: a city that is known, an agency, a day, a region or a dash."""


def dateline(paragraph: str) -> Dateline | None:
    """Return a paragraph's dateline, or None if it has none."""
    head = paragraph[:_LONGEST]
    if not head[:1].isupper() or not any(map(head.__contains__, _LAST_SIGNS)):
        return None
    found = _opening(head)
    return found and found._replace(text=paragraph[len(head) - len(found.text) :].lstrip())


@lru_cache(4_096)
def _opening(head: str) -> Dateline | None:
    """Return the dateline that a paragraph begins with; while a file is read, it is asked for several times."""
    for opening in (_UPPER_OPENING, _MIXED_OPENING):
        if (match := opening.match(head)) and _is_place(match):
            return _dateline(match)
    return None


def _is_place(match: re.Match[str]) -> bool:
    """Return whether what a paragraph opens with is a place: in capitals, or a known city, or with what stands beside places."""
    key = fold(" ".join(match["place"].split())).strip(" .")
    if key.replace(".", "") in _NO_PLACES or len(key) < 2 or key.split()[0] in _NO_PLACES or key.isdigit():
        return False
    if match["agency1"] or match["agency2"] or match["day"]:
        return True
    if match.re is _UPPER_OPENING:
        return len(key) > 2 or key in CITIES
    if match["region"] and match["sign"] in _DASHES and len(key.split()) <= 3 and "'" not in fold_letters(match["region"]):
        return True
    after = match.string[match.end() : match.end() + 1]
    return key in CITIES and (after.isupper() or after.isdigit() or after in "“\"'‘")


def _dateline(match: re.Match[str]) -> Dateline:
    place = " ".join((match["place"] + match["region"]).split()).rstrip(",")
    agency = " ".join((match["agency1"] or match["agency2"] or "").split())
    beside = agency or match["day"] or match["region"] or match["sign"] in _DASHES
    sure = bool(beside) or fold(match["place"]).strip(" .") in CITIES
    return Dateline(place, agency, match["day"] or "", match.string[match.end() :], sure)
