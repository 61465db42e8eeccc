"""What a rule is given and what it answers: the words found, what is known so far, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from store.dates.grammar.phrases import letters_for
from store.dates.lexer.tokenizer import LETTERS, Tokens
from store.dates.mention import DATE, Kind, Mod

_THE = LETTERS["the"]

Parts = Mapping[str, tuple[int, ...]]
"""Named parts of a phrase and the groups of its pattern that hold them."""


class Timex(NamedTuple):
    """What a phrase was understood to mean."""

    kind: Kind
    """Date, time, duration or set."""
    value: str
    """The TIMEX3 value."""
    mod: Mod = Mod.NONE
    """How the phrase's own words bend it."""
    certainty: float = 0.95
    """How sure the rule is, 0 to 1."""
    doubt: str = ""
    """What makes it a guess, in a sentence."""
    days_value: str = ""
    """The value of the time it leads to where its own does not say it, as "two days later" after a dated sentence."""
    part: str = ""
    """The named part of the phrase that is the mention, where that is not all of it."""
    until: int = 0
    """The word the mention ends before, where the rule found that out itself."""


def unresolved(until: int, doubt: str) -> Timex:
    """Return what is told of a phrase that speaks of a time, but of which no one knows: it has no days."""
    return Timex(DATE, UNKNOWN, certainty=0.2, doubt=doubt, until=until)


UNKNOWN = "XXXX"
"""The value of a time that has its place in the calendar, but which is not known."""

ReadAt = Callable[[int], tuple[Timex, int] | None]


@dataclass(slots=True)
class Context:
    """What a story has said so far, for the mentions that lean on it."""

    published: date | None
    """The day the story was published."""
    day: date | None = None
    """The day last spoken of."""
    value: str = ""
    """The value of the last date, whatever its precision."""
    quarter: str = ""
    """The quarter of a year last spoken of."""
    report_period: str = ""
    """The value of the last reporting period spoken of: a quarter, a year, or a length such as `P9M`."""
    read_at: ReadAt = field(default=lambda _at: None)
    """Reads the time that begins at a word: what it means and the word after it, or None; for times that are part of a longer one."""
    end: int = 0
    """The word after the last mention."""
    used_today: bool = False
    """Whether the day of publication was asked for since this was last set to False."""
    _today: date = field(default=date(2000, 6, 15))

    def __post_init__(self) -> None:
        if self.published:
            self._today = self.published

    @property
    def today(self) -> date:
        """The day of publication, or any day where it is not known; that it was asked for is noted."""
        self.used_today = True
        return self._today


class PhraseMatch(NamedTuple):
    """A phrase as it stands in a story."""

    tokens: Tokens
    """The story's words."""
    match: re.Match[str]
    """The phrase, over the classes of words."""
    parts: Parts
    """The rule's named parts, by the numbers of their groups; a name may stand in two places of a phrase."""

    def span(self, name: str = "") -> tuple[int, int]:
        """Return the first word of a named part (of the whole phrase without a name) and the word after its last; (-1, -1) if missing."""
        if not name:
            return self.match.span()
        for group in self.parts.get(name, ()):
            if self.match.start(group) >= 0:
                return self.match.span(group)
        return -1, -1

    def whole(self, context: Context) -> tuple[Timex, int] | None:
        """Return the time that begins just behind the phrase, with or without "the", and the word after it."""
        end = self.match.end()
        classes = self.tokens.classes
        return context.read_at(end) or (context.read_at(end + 1) if classes[end : end + 1] == _THE else None)

    def words(self, name: str = "") -> list[str]:
        """Return the words of a named part in lower case."""
        start, end = self.span(name)
        return [self.tokens.word(index) for index in range(start, end)]

    def word(self, name: str) -> str:
        """Return the first word of a named part in lower case, or nothing."""
        start, end = self.span(name)
        return self.tokens.word(start) if start < end else ""

    def has(self, name: str) -> bool:
        """Say whether a named part is there."""
        start, end = self.span(name)
        return start < end

    def first_of(self, kinds: str, name: str = "") -> str:
        """Return the first word of a class or set within a part, in lower case, or nothing."""
        start, end = self.span(name)
        letters = letters_for(kinds)
        for index in range(max(start, 0), end):
            if self.tokens.classes[index] in letters:
                return self.tokens.word(index)
        return ""

    def before(self, kinds: str, reach: int = 1) -> bool:
        """Say whether one of the words just before the phrase, so many at most, is of a class or set."""
        letters = letters_for(kinds)
        start = self.match.start()
        return any(letter in letters for letter in self.tokens.classes[max(0, start - reach) : start])

    def after(self, kinds: str) -> bool:
        """Say whether the word just after the phrase is of a class or set."""
        letters = letters_for(kinds)
        following = self.tokens.classes[self.match.end() : self.match.end() + 1]
        return bool(following) and following in letters


Resolver = Callable[[PhraseMatch, Context], Timex | None]


@dataclass(frozen=True)
class Rule:
    """One way to write a time, and how it is understood."""

    name: str
    """What is written, in words."""
    phrase: str
    """The phrase, as `phrases.py` explains."""
    resolve: Resolver
    """Returns what it means, or None where it means no time here."""


def parts_of_pattern(pattern: re.Pattern[str]) -> Parts:
    """Return the named parts of a pattern: `year`, and `year1` where a phrase names the same part again."""
    parts: dict[str, tuple[int, ...]] = {}
    for name, group in pattern.groupindex.items():
        plain = name.rstrip("0123456789")
        parts[plain] = (*parts.get(plain, ()), group)
    return parts
