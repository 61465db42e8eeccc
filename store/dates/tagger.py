"""The dates in a text: found, understood from the day it was published, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from store.dates.filters.false_matches import is_false_match
from store.dates.filters.proper_names import MONTH_LETTERS, may_be_a_name
from store.dates.grammar.timex import DAY_PRECISIONS, UNKNOWN, Context, Timex
from store.dates.gregorian.timex_values import days_of
from store.dates.lexer.sentences import Sentences, sentences_of
from store.dates.lexer.tokenizer import Tokens, read
from store.dates.matcher import occurrences
from store.dates.mention import DATE, DURATION, FUTURE, PAST, PRESENT, TIME, DateMention, Mod, side_of
from store.dates.modifiers import modified, narrowed
from store.dates.ranges import linked, season_end, second_day

_POINTERS = {"PAST_REF": PAST, "PRESENT_REF": PRESENT, "FUTURE_REF": FUTURE}
_REPORTED_LENGTHS, _YEARS = ("P9M", "P6M"), range(1000, 9000)


def find_dates(text: str, published: date | None) -> list[DateMention]:
    """Return the times a text speaks of, in the order they stand there.

    `published` is the day relative times are seen from; without it they have no days and their value is `XXXX`.
    Takes time in proportion to the text's length, whatever the text.
    """
    if published and published.year not in _YEARS:
        published = None
    tagging = _Tagging(read(text), Context(published))
    context = tagging.context
    for rule, found, timex, end in occurrences(tagging.tokens, context):
        begin = found.span(timex.part)[0]
        if not tagging.is_no_time(begin, end, timex):
            tagging.add(begin, end, timex, rule.name)
        context.used_today = False
    return linked(text, tagging.mentions, published) if tagging.mentions else []


@dataclass(slots=True)
class _Tagging:
    """A text on its way through the rules: its words, what is known so far, and the mentions found."""

    tokens: Tokens
    context: Context
    mentions: list[DateMention] = field(default_factory=list)
    sentences: Sentences | None = None
    people: set[str] = field(default_factory=set)
    """Months that are names of people in this text."""
    until: int = 0
    """The word after the last mention: none may begin before it."""

    def is_no_time(self, begin: int, end: int, timex: Timex) -> bool:
        """Say whether a phrase is none, or somebody's name: after "April Jones" so is April alone."""
        alone = end - begin == 1 and self.tokens.classes[begin] in MONTH_LETTERS
        if is_false_match(self.tokens, begin, end, timex):
            self.people |= {self.tokens.word(begin)} if alone else set()
            return True
        return alone and self.tokens.word(begin) in self.people and may_be_a_name(self.tokens, begin)

    def add(self, begin: int, end: int, timex: Timex, rule: str) -> None:
        """Take in a phrase (words `begin` to `end`) with the words that bend it, and the bare number that may end its range."""
        if begin < self.until:
            return
        wide_begin, wide_end, mod = modified(self.tokens, begin, end, timex.kind, timex.value)
        mention = self._mention(max(wide_begin, self.until), wide_end, timex, mod or timex.mod, rule)
        self.until = self.context.end = wide_end
        self.mentions.append(mention)
        self._learn(mention)
        if second := second_day(self.tokens, begin, end, mention):
            first_word, self.until, day = second
            timex = Timex(DATE, day.isoformat(), certainty=mention.certainty, doubt=mention.doubt)
            self.mentions[-1] = mention._replace(through=day)
            self.mentions.append(self._mention(first_word, self.until, timex, Mod.NONE, "second day of a range"))
        elif last := season_end(self.tokens, end, mention):
            self.mentions[-1] = mention._replace(through=last)

    def _mention(self, begin: int, end: int, timex: Timex, mod: Mod, rule: str) -> DateMention:
        tokens, published = self.tokens, self.context.published
        self.sentences = self.sentences or sentences_of(tokens)
        start, stop = tokens.span(begin)[0], tokens.span(end - 1)[1]
        value, doubt, certainty = timex.value, timex.doubt, timex.certainty
        first, last, precision = days_of(timex.days_value or value)
        if self.context.used_today and published is None:
            doubt, certainty = "the day it was published is not known", 0.2
            value, first, last = (value if value in _POINTERS else UNKNOWN), None, None
        if first and last and mod and not (timex.days_value and mod is timex.mod):
            first, last = narrowed(first, last, mod, published)
        side, sentence = _POINTERS.get(value) or side_of(first, last, published), self.sentences.around(begin, end)
        text = tokens.text[start:stop]
        return DateMention(
            start, stop, text, timex.kind, value, rule, mod, first, last, precision, side, certainty, doubt, None, sentence
        )

    def _learn(self, mention: DateMention) -> None:
        """Take note of what a mention says, for those that lean on it."""
        context = self.context
        if mention.kind is DURATION and mention.value in _REPORTED_LENGTHS:
            context.report_period = mention.value
        if mention.kind not in (DATE, TIME) or mention.first is None:
            return
        context.value = mention.value.partition("T")[0]
        if mention.precision in DAY_PRECISIONS:
            context.day = mention.first
        elif mention.precision == "quarter":
            context.report_period = mention.value
            if mention.side is PAST:
                context.quarter = max(context.quarter, mention.value)
        elif mention.precision == "year" and mention.rule.endswith("report"):
            context.report_period = mention.value
