"""The dates in a text: found, understood from the day it was published, each with its reasons."""

from __future__ import annotations

from datetime import date

from store.dates.filters.false_matches import is_false_match
from store.dates.filters.proper_names import MONTH_LETTERS, may_be_a_name
from store.dates.grammar.timex import DAY_PRECISIONS, UNKNOWN, Context, Timex
from store.dates.gregorian.timex_values import days_of
from store.dates.lexer.sentences import Sentences, sentences_of
from store.dates.lexer.tokenizer import read
from store.dates.matcher import occurrences
from store.dates.mention import DATE, DURATION, FUTURE, PAST, PRESENT, TIME, DateMention, Mod, side_of
from store.dates.modifiers import BENDS, BENDS_BACK, modified, narrowed
from store.dates.ranges import GOES_ON, linked, season_end, second_day
from store.dates.word_mention import WordMention

_POINTERS = {"PAST_REF": PAST, "PRESENT_REF": PRESENT, "FUTURE_REF": FUTURE}
_REPORTED_LENGTHS, _YEARS = ("P9M", "P6M"), range(1000, 9000)
_NO_BEND = Mod.NONE
_NEW = tuple.__new__
"""Makes a named tuple from all its fields in a fifth of the time of its own constructor."""


def find_dates(text: str, published: date | None) -> list[DateMention]:
    """Return the times a text speaks of, in the order they stand there.

    `published` is the day relative times are seen from; without it they have no days and their value is `XXXX`.
    Takes time in proportion to the text's length, whatever the text.
    """
    tagged = tag(text, published)
    return [tagged.told(mention) for mention in tagged.mentions]


def tag(text: str, published: date | None) -> Tagged:
    """Return a text with its times, as words; `told` gives each of them its letters, where these are wanted."""
    tagged = Tagged(text, published if published and published.year in _YEARS else None)
    context = tagged.context
    for rule, found, timex, end in occurrences(tagged.tokens, context):
        begin = found.span(timex.part)[0] if timex.part else found.begin
        if not tagged.is_no_time(begin, end, timex) and begin >= tagged.until:
            tagged.add(begin, end, timex, rule.name)
        context.used_today = False
    if tagged.mentions:
        tagged.mentions = linked(tagged.tokens, tagged.mentions, context.published)
    return tagged


class Tagged:
    """A text on its way through the rules: its words, what is known so far, and the mentions found."""

    __slots__ = ("_people", "_sentences", "context", "mentions", "tokens", "until")

    def __init__(self, text: str, published: date | None) -> None:
        """Take a text, and the day it was published."""
        self.tokens = read(text)
        self.context = Context(published)
        self.mentions: list[WordMention] = []
        """The times found, in the order they stand there."""
        self.until = 0
        """The word after the last mention: none may begin before it."""
        self._people: set[str] = set()
        """Months that are names of people in this text."""
        self._sentences: Sentences | None = None

    def is_no_time(self, begin: int, end: int, timex: Timex) -> bool:
        """Say whether a phrase is none, or somebody's name: after "April Jones" so is April alone."""
        tokens = self.tokens
        if is_false_match(tokens, begin, end, timex):
            if end - begin == 1 and tokens.classes[begin] in MONTH_LETTERS:
                self._people.add(tokens.word(begin))
            return True
        if not self._people or end - begin > 1 or tokens.classes[begin] not in MONTH_LETTERS:
            return False
        return tokens.word(begin) in self._people and may_be_a_name(tokens, begin)

    def add(self, begin: int, end: int, timex: Timex, rule: str) -> None:
        """Take in a phrase (words `begin` to `end`) with the words that bend it, and the bare number that may end its range."""
        tokens = self.tokens
        before, behind = tokens.classes[begin - 1 : begin], tokens.classes[end : end + 1]
        wide_begin, wide_end, mod = begin, end, timex.mod
        if before in BENDS or behind in BENDS_BACK:
            wide_begin, wide_end, bend = modified(tokens, begin, end, timex.kind, timex.value)
            wide_begin, mod = max(wide_begin, self.until), bend or mod
        mention = self._mention(wide_begin, wide_end, timex, mod, rule)
        self.until = self.context.end = wide_end
        self.mentions.append(mention)
        self._learn(mention)
        if behind not in GOES_ON:
            return
        if second := second_day(tokens, begin, end, mention):
            first_word, self.until, day = second
            timex = Timex(DATE, day.isoformat(), certainty=mention.certainty, doubt=mention.doubt)
            self.mentions[-1] = mention._replace(through=day)
            self.mentions.append(self._mention(first_word, self.until, timex, _NO_BEND, "second day of a range"))
        elif last := season_end(tokens, end, mention):
            self.mentions[-1] = mention._replace(through=last)

    def _mention(self, begin: int, end: int, timex: Timex, mod: Mod, rule: str) -> WordMention:
        kind, value, own_mod, certainty, doubt, days_value, _, _ = timex
        published = self.context.published
        first, last, precision = days_of(days_value or value)
        if published is None and self.context.used_today:
            doubt, certainty = "the day it was published is not known", 0.2
            value, first, last = (value if value in _POINTERS else UNKNOWN), None, None
        if mod and first and last and not (days_value and mod is own_mod):
            first, last = narrowed(first, last, mod, published)
        side = _POINTERS.get(value) or side_of(first, last, published)
        return _NEW(WordMention, (begin, end, kind, value, rule, mod, first, last, precision, side, certainty, doubt, None))

    def _learn(self, mention: WordMention) -> None:
        """Take note of what a mention says, for those that lean on it."""
        context, kind, value, precision = self.context, mention.kind, mention.value, mention.precision
        if kind is DURATION:
            if value in _REPORTED_LENGTHS:
                context.report_period = value
            return
        if mention.first is None or (kind is not DATE and kind is not TIME):
            return
        context.value = value.partition("T")[0] if "T" in value else value
        if precision in DAY_PRECISIONS:
            context.day = mention.first
        elif precision == "quarter":
            context.report_period = mention.value
            if mention.side is PAST:
                context.quarter = max(context.quarter, mention.value)
        elif precision == "year" and mention.rule.endswith("report"):
            context.report_period = mention.value

    def place(self, mention: WordMention) -> tuple[int, int]:
        """Return where a mention begins and ends, in characters."""
        return self.tokens.span(mention.begin)[0], self.tokens.span(mention.end - 1)[1]

    def sentence(self, mention: WordMention) -> tuple[int, int]:
        """Return where the sentence a mention stands in begins and ends, in characters."""
        if self._sentences is None:
            self._sentences = sentences_of(self.tokens)
        return self._sentences.around(mention.begin, mention.end)

    def told(self, mention: WordMention) -> DateMention:
        """Return a mention with where it stands in the text."""
        start, stop = self.place(mention)
        return DateMention(start, stop, self.tokens.text[start:stop], *mention[2:], self.sentence(mention))
