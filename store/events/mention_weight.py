"""Weighing: how much a sentence tells of the time it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from store.api.times import EventMention, Mention
from store.api.views import StoryRow
from store.dates.index_terms import granularity_of

PRECISE = {"minute": 1.0, "part of day": 1.0, "day": 1.0, "week": 0.6, "month": 0.6, "season": 0.45, "quarter": 0.5}
PRECISE |= {"half": 0.45, "year": 0.4, "decade": 0.15}
"""How much a time tells by how precisely it is told."""
_PARTS = {"title": 0.9, "highlight": 0.9, "paragraph": 1.0, "caption": 0.4}
_RANGE, _REPORTED, _LEANING, _TORN = 0.85, 0.55, 0.75, 0.7
_OWN, _OWN_ROUGH = 0.35, 0.15
"""How much a report's own day tells, and its own month or year: it is the report's by its date already."""
_NAMING, _NAMING_ROUGH = 0.75, 0.5
"""How much "the ceasefire of May 10" or "the treaty of 1960" tells of that time: it names what happened, to tell another thing."""
_NAMES = re.compile(r"\b(?:of|the|since|\w+['’]s)\s+$", re.IGNORECASE)
_LATER = 0.6
"""How much a report's later paragraphs tell of its own day beside its first."""
_FEWEST, _SHORT, _LONG, _LONGEST = 5, 8, 40, 70
"""Words of a sentence: fewer than the first tell nothing; between the second and the third it is as long as it should be."""
_SAID = re.compile(
    r"\b(?:said|says|told\s+[\w ]{1,30}|reported|added|according\s+to\s+[\w ]{1,40}|in\s+a\s+statement|read|showed)"
    r"(?:\s+(?:late|early|on|in|at|here|again|earlier))*\s*$",
    re.IGNORECASE,
)
BACK = 60
"""How far before a date the word is looked for that says it is the day of a statement, in characters."""
_LEANS = re.compile(
    r"^[\"'“‘(]*(?:he|she|it|they|we|i|his|her|its|their|this|that|these|those|but|and|so|there|both)\b", re.IGNORECASE
)
_MARKS = ('"', "“", "”")


def weighed(row: StoryRow, mentions: Sequence[Mention], published: date | None, before: Sequence[str]) -> list[EventMention]:
    """Return what a story says of times that have a place in the calendar, each sentence once for each time.

    `before` is for each mention the text that stands before it.
    """
    best: dict[tuple[date | None, date | None, str], EventMention] = {}
    for mention, text in zip(mentions, before, strict=True):
        if not granularity_of(mention):
            continue
        found = _weighed(row, mention, published, text)
        key = mention.first, mention.last, mention.sentence
        if found.worth and (key not in best or best[key].worth < found.worth):
            best[key] = found
    return list(best.values())


def for_span(mention: EventMention, first: date, last: date) -> EventMention:
    """Return a mention as it counts for a span: one whose time is longer than the span tells less of it."""
    begin, end = mention.date.first, mention.date.last
    length = (end - begin).days if begin and end else 0
    return replace(mention, worth=mention.worth * 0.5) if length > (last - first).days else mention


def _weighed(row: StoryRow, mention: Mention, published: date | None, before: str) -> EventMention:
    first, last = mention.first, mention.last
    own = bool(published and first and last and first <= published <= last)
    worth = PRECISE.get(mention.precision, 0.0) * mention.certainty * _PARTS[mention.part] * _telling(mention.sentence)
    if PRECISE.get(mention.precision) == 1.0 and first != last:
        worth *= _RANGE
    precise = PRECISE.get(mention.precision) == 1.0
    if own:
        worth *= (_OWN if precise else _OWN_ROUGH) * (1.0 if _leads(mention) else _LATER)
    elif _NAMES.search(before[-BACK:]):
        worth *= _NAMING if precise else _NAMING_ROUGH
    elif _SAID.search(before[-BACK:]):
        worth *= _REPORTED
    return EventMention(row, mention, mention.sentence, round(worth, 4), own)


def telling(mention: EventMention) -> float:
    """Return how well a mention tells what happened, whether that is the report's own day or not, 0 to 1."""
    if mention.own and PRECISE.get(mention.date.precision) == 1.0:
        return mention.worth / _OWN
    return mention.worth


def _leads(mention: Mention) -> bool:
    return mention.part in ("title", "highlight") or (mention.part == "paragraph" and mention.index == 0)


def _telling(sentence: str) -> float:
    """Return how well a sentence tells something by itself, 0 to 1."""
    number = len(sentence[:2_000].split())
    if number < _FEWEST:
        return 0.0
    worth = 0.8 if number < _SHORT else 1.0 if number <= _LONG else 0.7 if number <= _LONGEST else 0.4
    if _LEANS.match(sentence):
        worth *= _LEANING
    if sentence.startswith(_MARKS) or sum(sentence.count(mark) for mark in _MARKS) % 2:
        worth *= _TORN
    return worth
