"""The dates in a text: found, understood from the day it was published, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from store.dates.bending import bent, narrowed
from store.dates.calendar_values import days_of
from store.dates.grammar import occurrences
from store.dates.lexing import Reading, read
from store.dates.meaning import Known, Meaning
from store.dates.mention import DATE, DURATION, FUTURE, PAST, PRESENT, TIME, DateMention, Mod, side_of
from store.dates.named import MONTH_LETTERS, may_be_a_name
from store.dates.ranges import season_end, second_day, tied
from store.dates.refusals import refused
from store.dates.sentences import Sentences, sentences_of

_POINTERS = {"PAST_REF": PAST, "PRESENT_REF": PRESENT, "FUTURE_REF": FUTURE}
_REPORTED_LENGTHS = ("P9M", "P6M")
_YEARS = range(1000, 9000)
_DAYS = ("day", "minute", "part of day")


def find_dates(text: str, published: date | None) -> list[DateMention]:
    """Return the times a text speaks of, in the order they stand there.

    `published` is the day relative times are seen from; without it they have no days and their value is `XXXX`.
    Takes time in proportion to the text's length, whatever the text.
    """
    if published and published.year not in _YEARS:
        published = None
    tagging = _Tagging(read(text), Known(published))
    known = tagging.known
    known.leaned = False
    for rule, found, meaning in occurrences(tagging.reading, known):
        begin, end = found.span(meaning.part)
        end = meaning.until or end
        if refused(tagging.reading, begin, end, meaning):
            tagging.refuse(begin, end)
        elif not tagging.is_a_person(begin, end):
            tagging.add(begin, end, meaning, rule.name)
        known.leaned = False
    return tied(text, tagging.mentions, published) if tagging.mentions else []


@dataclass(slots=True)
class _Tagging:
    """A text on its way through the rules: its words, what is known so far, and the mentions found."""

    reading: Reading
    known: Known
    mentions: list[DateMention] = field(default_factory=list)
    sentences: Sentences | None = None
    people: set[str] = field(default_factory=set)
    """Months that are names of people in this text."""
    until: int = 0
    """The word after the last mention: none may begin before it."""

    def refuse(self, begin: int, end: int) -> None:
        """Take note of a month that is somebody's name: "April Jones" is April afterwards."""
        if end - begin == 1 and self.reading.classes[begin] in MONTH_LETTERS:
            self.people.add(self.reading.word(begin))

    def is_a_person(self, begin: int, end: int) -> bool:
        """Say whether a month alone is the name of somebody named before."""
        return (
            end - begin == 1
            and bool(self.people)
            and self.reading.word(begin) in self.people
            and may_be_a_name(self.reading, begin)
        )

    def add(self, begin: int, end: int, meaning: Meaning, rule: str) -> None:
        """Take in a phrase (words `begin` to `end`) with the words that bend it, and the bare number that may end its range."""
        if begin < self.until:
            return
        wide_begin, wide_end, mod = bent(self.reading, begin, end, meaning.kind, meaning.value)
        mention = self._mention(max(wide_begin, self.until), wide_end, meaning, mod or meaning.mod, rule)
        self.until = self.known.end = wide_end
        self.mentions.append(mention)
        self._learn(mention)
        if second := second_day(self.reading, begin, end, mention):
            meaning = Meaning(DATE, second[2].isoformat(), certainty=mention.certainty, doubt=mention.doubt)
            self._through(second[2])
            self.until = second[1]
            self.mentions.append(self._mention(second[0], second[1], meaning, Mod.NONE, "second day of a range"))
        elif last := season_end(self.reading, end, mention):
            self._through(last)

    def _through(self, last: date) -> None:
        self.mentions[-1] = self.mentions[-1]._replace(through=last)

    def _mention(self, begin: int, end: int, meaning: Meaning, mod: Mod, rule: str) -> DateMention:
        reading, published = self.reading, self.known.published
        self.sentences = self.sentences or sentences_of(reading)
        start, stop = reading.span(begin)[0], reading.span(end - 1)[1]
        value, doubt, certainty = meaning.value, meaning.doubt, meaning.certainty
        first, last, precision = days_of(meaning.place or value)
        if self.known.leaned and published is None:
            doubt, certainty = "the day it was published is not known", 0.2
            value, first, last = (value if value in _POINTERS else "XXXX"), None, None
        if first and last and mod and not (meaning.place and mod is meaning.mod):
            first, last = narrowed(first, last, mod, published)
        return DateMention(
            start=start,
            end=stop,
            text=reading.text[start:stop],
            kind=meaning.kind,
            value=value,
            rule=rule,
            mod=mod,
            first=first,
            last=last,
            precision=precision,
            side=_POINTERS.get(value) or side_of(first, last, published),
            certainty=certainty,
            doubt=doubt,
            sentence=self.sentences.around(begin, end),
        )

    def _learn(self, mention: DateMention) -> None:
        """Take note of what a mention says, for those that lean on it."""
        known = self.known
        if mention.kind is DURATION and mention.value in _REPORTED_LENGTHS:
            known.spell = mention.value
        if mention.kind not in (DATE, TIME) or mention.first is None:
            return
        known.value = mention.value.partition("T")[0]
        if mention.precision in _DAYS:
            known.day = mention.first
        elif mention.precision == "quarter":
            known.spell = mention.value
            if mention.side is PAST:
                known.quarter = max(known.quarter, mention.value)
        elif mention.precision == "year" and mention.rule.endswith("report"):
            known.spell = mention.value
