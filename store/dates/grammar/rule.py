"""A rule: the phrase it reads, what it is given of a text, and the function that says what the phrase means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from store.dates.grammar.tense import tense_side
from store.dates.grammar.timex import Context, Timex
from store.dates.gregorian.calendar_names import WEEKDAY_FORMS
from store.dates.lexer.numerals import parse_number, parse_ordinal
from store.dates.lexer.token_classes import LETTERS, letter_set
from store.dates.lexer.tokenizer import Tokens
from store.dates.lexer.word_classes import UNITS
from store.dates.mention import Side

_THE = LETTERS["the"]

Groups = Mapping[str, tuple[int, ...]]
"""Named parts of a phrase and the groups of its pattern that hold them; a name may stand in two places of a phrase."""


class PhraseMatch:
    """A phrase as it stands in a text."""

    __slots__ = ("begin", "end", "groups", "match", "tokens")

    def __init__(self, tokens: Tokens, match: re.Match[str], groups: Groups) -> None:
        """Take the text's words, the phrase over their classes, and the rule's named parts."""
        self.tokens, self.match, self.groups = tokens, match, groups
        self.begin, self.end = match.span()
        """The first word of the phrase, and the word after its last."""

    @property
    def tense(self) -> Side:
        """The side that the words around the phrase lean to."""
        return tense_side(self.tokens, self.begin, self.end)

    def span(self, name: str = "") -> tuple[int, int]:
        """Return the first word of a named part (of the whole phrase without a name) and the word after its last; (-1, -1) if missing."""
        if not name:
            return self.begin, self.end
        for group in self.groups.get(name, ()):
            span = self.match.span(group)
            if span[0] >= 0:
                return span
        return -1, -1

    def whole(self, context: Context) -> Timex | None:
        """Return the time that begins just behind the phrase, with or without "the"; its `until` is the word after it."""
        end = self.end
        return context.read_at(end) or (context.read_at(end + 1) if self.tokens.classes[end : end + 1] == _THE else None)

    def words(self, name: str = "") -> list[str]:
        """Return the words of a named part in lower case."""
        return self.tokens.words(*self.span(name))

    def word(self, name: str) -> str:
        """Return the first word of a named part in lower case, or nothing."""
        return self.tokens.word(self.span(name)[0])

    def has(self, name: str) -> bool:
        """Say whether a named part is there."""
        return self.span(name)[0] >= 0

    def first_of(self, kinds: str, name: str = "") -> str:
        """Return the first word of a class or set within a part, in lower case, or nothing."""
        letters, classes = letter_set(kinds), self.tokens.classes
        for at in range(*self.span(name)):
            if classes[at] in letters:
                return self.tokens.word(at)
        return ""

    def number(self, name: str) -> float | None:
        """Return the number that a named part tells, or None where it tells none."""
        return parse_number(self.words(name))

    def ordinal(self, name: str) -> int | None:
        """Return the number of a named part that is told as an ordinal or a plain number."""
        return parse_ordinal(self.words(name))

    def weekday(self, name: str = "weekday") -> int:
        """Return the weekday that a named part is; Monday is 0."""
        return WEEKDAY_FORMS[self.word(name)]

    def unit(self, name: str = "unit") -> str:
        """Return the TIMEX3 letter of the unit that a named part is."""
        return UNITS[self.word(name)]

    def before(self, kinds: str, reach: int = 1) -> bool:
        """Say whether one of the words just before the phrase, so many at most, is of a class or set."""
        return not letter_set(kinds).isdisjoint(self.tokens.classes[max(0, self.begin - reach) : self.begin])

    def after(self, kinds: str) -> bool:
        """Say whether the word just after the phrase is of a class or set."""
        return self.tokens.classes[self.end : self.end + 1] in letter_set(kinds)


Resolver = Callable[[PhraseMatch, Context], Timex | None]


def always(timex: Timex) -> Resolver:
    """Return the resolver of a phrase that means the same wherever it stands."""
    return lambda _found, _context: timex


@dataclass(frozen=True)
class Rule:
    """One way to write a time, and how it is understood."""

    name: str
    """What is written, in words."""
    phrase: str
    """The phrase, as `phrases.py` explains."""
    resolve: Resolver
    """Returns what it means, or None where it means no time here."""


def named_groups(pattern: re.Pattern[str]) -> Groups:
    """Return the named parts of a pattern: `year`, and `year1` where a phrase names the same part again."""
    groups: dict[str, tuple[int, ...]] = {}
    for name, group in pattern.groupindex.items():
        plain = name.rstrip("0123456789")
        groups[plain] = (*groups.get(plain, ()), group)
    return groups
