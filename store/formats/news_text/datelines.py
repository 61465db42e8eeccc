"""Datelines: the place that opens a story, with the agency and day that may stand beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.dates.gregorian.calendar_names import MONTH_PATTERN
from store.text.cities import CITIES
from store.text.fold import fold, fold_letters

_DAY = rf"(?i:(?:{MONTH_PATTERN})\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{MONTH_PATTERN})\.?)(?:,?\s+\d{{4}})?"
_CAPITAL_WORD = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-]*"
_CAPITALS = rf"{_CAPITAL_WORD}(?:[ /]{_CAPITAL_WORD}| (?:de|do|da|del|al|el|of|the|and) {_CAPITAL_WORD}){{0,4}}"
_REGION = r"(?:,\s+(?:[A-Z]\.\s?[A-Z]\.?|[A-ZÀ-Þ][\w.'’\-]*(?:\s[A-ZÀ-Þ][\w.'’\-]*){0,2}))?"
_BESIDE = rf"(?:\s*,?\s*\((?P<agency>[^()a-z][^()]{{1,39}})\))?(?:\s*,\s*(?P<day>{_DAY}))?(?:\s*\((?P<agency2>[^()a-z][^()]{{1,39}})\))?"
_SIGN = r"\s*(?P<sign>:|—|–|--|-(?=\s))\s*"
_UPPER = re.compile(rf"(?P<place>{_CAPITALS})(?P<region>{_REGION}){_BESIDE}{_SIGN}(?=\S)")
_WORD = r"[A-ZÀ-Þ][\w'’.\-]+"
_MIXED_PLACE = rf"{_WORD}(?:[ /]{_WORD}|\s(?:de|do|da|del|al|el|of|the|es)\s{_WORD}){{0,3}}"
_MIXED = re.compile(rf"(?P<place>{_MIXED_PLACE})(?P<region>{_REGION}){_BESIDE}{_SIGN}(?=\S)")
_NO_PLACES = frozenset(
    """note|watch|breaking|update|updated|live|exclusive|analysis|opinion|correction|corrections|clarification|editor|editors note|read
    video|q|a|qa|q&a|question|answer|explainer|factbox|timeline|fact check|covid-19|covid|key points|why it matters|what we know|summary
    background|warning|important|reminder|disclaimer|comment|review|interview|profile|obituary|feature|photo|photos|listen|podcast
    advisory|press release|media release|for immediate release|developing|alert|flash|urgent|tldr|tl|dr|ps|nb|fyi|gdp|ai|eu|un|us|uk
    usa|imf|nato|who|fifa|nasa|opec|opec+|ceo|vs|ii|iii|faq|spoiler|recap|highlights|context|caption|credit|image|source|sources|by
    related|more|also|dear|headline|title|date|place|theme|themes|topic|topics|section|tags""".replace("\n", "|").split("|")
)
_DASHES = ("—", "–", "--")
_BOLD_SIGNS = (":", *_DASHES)


@dataclass(frozen=True, slots=True)
class Dateline:
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
    head = paragraph[:160]
    match = _UPPER.match(head)
    if match and _is_place(match, capitals=True):
        return _told(match, paragraph)
    match = _MIXED.match(head)
    if match and _is_place(match, capitals=False):
        return _told(match, paragraph)
    return None


def _is_place(match: re.Match[str], *, capitals: bool) -> bool:
    place = " ".join(match["place"].split())
    key = fold(place).strip(" .")
    if key.replace(".", "") in _NO_PLACES or len(key) < 2 or key.split()[0] in _NO_PLACES or key.isdigit():
        return False
    beside = bool(match["agency"] or match["agency2"] or match["day"])
    if capitals:
        return len(key) > 2 or key in CITIES or beside
    if beside:
        return True
    if match["region"] and match["sign"] in _DASHES and len(key.split()) <= 3 and "'" not in fold_letters(match["region"]):
        return True
    after = match.string[match.end() : match.end() + 1]
    return key in CITIES and (after.isupper() or after in "“\"'‘" or after.isdigit()) and match["sign"] in (*_BOLD_SIGNS, "-")


def _told(match: re.Match[str], paragraph: str) -> Dateline:
    place = " ".join((match["place"] + match["region"]).split()).rstrip(",")
    agency = " ".join((match["agency"] or match["agency2"] or "").split())
    sure = (
        bool(agency or match["day"] or match["region"])
        or match["sign"] in _DASHES
        or fold(match["place"]).strip(" .") in CITIES
    )
    return Dateline(place, agency, match["day"] or "", paragraph[match.end() :].lstrip(), sure)
