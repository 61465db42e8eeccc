"""The dates in a text: found, understood from the day it was published, each with its reasons."""

from __future__ import annotations

from datetime import date

from store.dates.bending import bent
from store.dates.calendar_values import days_of
from store.dates.grammar import occurrences
from store.dates.lexing import Reading, read
from store.dates.meaning import Found, Known, Meaning, Rule
from store.dates.mention import DateMention, Kind, Mod, Side
from store.dates.refusals import refused
from store.dates.sentences import Sentences, sentences_of

_POINTERS = {"PAST_REF": Side.PAST, "PRESENT_REF": Side.PRESENT, "FUTURE_REF": Side.FUTURE}


def find_dates(text: str, published: date | None) -> list[DateMention]:
    """Return the times a text speaks of, in the order they stand there.

    `published` is the day relative times are seen from; without it they have no days and their value is `XXXX`.
    Takes time in proportion to the text's length, whatever the text.
    """
    reading, known = read(text), Known(published)
    mentions: list[DateMention] = []
    sentences: Sentences | None = None
    known.leaned = False
    for rule, found, meaning in occurrences(reading, known):
        begin, end = found.span(meaning.part)
        end = meaning.until or end
        if refused(reading, begin, end, meaning):
            known.leaned = False
            continue
        begin, end, mod = bent(reading, begin, end, meaning.kind, meaning.value)
        sentences = sentences or sentences_of(reading)
        mention = _mention(reading, sentences, (begin, end), mentions[-1] if mentions else None, meaning, mod, rule, known)
        mentions.append(mention)
        _learn(known, mention)
        known.leaned = False
    return mentions


def _mention(
    reading: Reading,
    sentences: Sentences,
    words: tuple[int, int],
    before: DateMention | None,
    meaning: Meaning,
    mod: Mod,
    rule: Rule,
    known: Known,
) -> DateMention:
    start, end = max(before.end if before else 0, reading.span(words[0])[0]), reading.span(words[1] - 1)[1]
    value, doubt, certainty = meaning.value, meaning.doubt, meaning.certainty
    if known.leaned and known.published is None and value not in _POINTERS:
        value, doubt, certainty = "XXXX", "the day it was published is not known", 0.2
    first, last, precision = days_of(value)
    if meaning.day:
        first, last, precision = meaning.day, meaning.day, "day"
    return DateMention(
        start=start,
        end=end,
        text=reading.text[start:end],
        kind=meaning.kind,
        value=value,
        rule=rule.name,
        mod=mod or meaning.mod,
        first=first,
        last=last,
        precision=precision,
        side=_side(value, first, last, known.published),
        certainty=certainty,
        doubt=doubt,
        sentence=sentences.around(*words),
    )


def _side(value: str, first: date | None, last: date | None, published: date | None) -> Side:
    if value in _POINTERS:
        return _POINTERS[value]
    if first is None or last is None or published is None:
        return Side.NONE
    return Side.PAST if last < published else Side.FUTURE if first > published else Side.PRESENT


def _learn(known: Known, mention: DateMention) -> None:
    """Take note of what a mention says, for those that lean on it."""
    if mention.kind is Kind.SET:
        return
    if mention.kind is Kind.DURATION:
        if mention.value in ("P9M", "P6M", "P1Y"):
            known.spell = mention.value
        return
    if mention.first and mention.value[:1].isdigit():
        known.value = mention.value.partition("T")[0]
        if mention.precision in ("day", "minute", "part of day"):
            known.day = mention.first
    if mention.precision == "quarter":
        known.spell = mention.value
        if mention.side is Side.PAST and (not known.quarter or mention.value >= known.quarter):
            known.quarter = mention.value
    elif mention.precision == "year" and "report" in mention.rule:
        known.spell = mention.value
