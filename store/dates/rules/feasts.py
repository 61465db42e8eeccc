"""Feasts: found by their names, in the year that stands behind them or the nearest one."""

from __future__ import annotations

import re

from store.dates.anchoring.day_resolution import nearest
from store.dates.anchoring.shared_years import YEAR_STEPS
from store.dates.grammar.rule import PhraseMatch, Rule
from store.dates.grammar.tense import tense_side
from store.dates.grammar.timex import Context, Timex, timex_on
from store.dates.gregorian.day_arithmetic import DAY
from store.dates.gregorian.holidays import NAMES, holiday, known_holiday
from store.dates.gregorian.timex_values import week_value
from store.dates.lexer.token_classes import LETTERS
from store.dates.lexer.tokenizer import Tokens
from store.dates.mention import DATE, FUTURE, PAST
from store.text.late_pattern import LatePattern

_NAMES = "|".join(
    re.escape(name).replace("'", "['’]?").replace(r"\ ", r"\.?\s") for name in sorted(NAMES, key=len, reverse=True)
)
_FEAST = LatePattern(rf"(?:{_NAMES})\b", re.IGNORECASE)
_BY_THEMSELVES = frozenset(name for name in NAMES if " " not in name)
_SECOND_WORDS = frozenset(
    form
    for name in NAMES
    if " " in name
    for word in [name.split()[1]]
    for form in (word.partition("'")[0], word.replace("'", ""))
)
_OWNERS = frozenset(("'", "’", "'s", "’s", "."))
"""What may stand between the first two words of a feast's name."""
_TIE = LatePattern(r"\s*(?:-|–|to|and|until|through)\s*", re.IGNORECASE)
_YEAR_BEHIND = LatePattern(r",?\s+(?:of\s+|in\s+)?(?:(1\d{3}|20\d\d|21\d\d)\b|(last|this|next)\s+year\b(?!['’]))")
_SIDES = {"last": PAST, "past": PAST, "next": FUTURE, "coming": FUTURE}


def _feast(found: PhraseMatch, context: Context) -> Timex | None:
    tokens, begin = found.tokens, found.end - 1
    if tokens.classes[begin] == LETTERS["month"] and tokens.word(begin) != "april":
        return None
    match = _FEAST.compiled.match(tokens.text, tokens.span(begin)[0]) if _may_be_a_feast(tokens, begin) else None
    name = known_holiday(match[0]) if match else ""
    if match is None or not name:
        return None
    until = _word_behind(tokens, begin + 1, match.end())
    at = tokens.span(until - 1)[1]
    if behind := _YEAR_BEHIND.compiled.match(tokens.text, at):
        year = int(behind[1]) if behind[1] else context.today.year + YEAR_STEPS[behind[2]]
        return timex_on(holiday(name, year), 0.95, until=_word_behind(tokens, until, behind.end()))
    if year := _year_of_next_feast(tokens.text, at, name):
        return timex_on(holiday(name, year), 0.9, until=until)
    return _nearest_feast(found, context, name, until)


def _may_be_a_feast(tokens: Tokens, begin: int) -> bool:
    """Say whether the first two words allow that a feast stands here: most that begin as "New Year" does are none."""
    following = tokens.word(begin + 1)
    return following in _OWNERS or following.casefold() in _SECOND_WORDS or tokens.word(begin) in _BY_THEMSELVES


def _word_behind(tokens: Tokens, index: int, end: int) -> int:
    """Return the first word, from one on, that does not end by a place in the text."""
    while index < len(tokens.classes) and tokens.span(index)[1] <= end:
        index += 1
    return index


def _nearest_feast(found: PhraseMatch, context: Context, name: str, until: int) -> Timex | None:
    """Return the feast on the side the sentence leans to, or the week or weekend it lies in."""
    days = [holiday(name, context.today.year + step) for step in (-1, 0, 1)]
    side = _SIDES.get(found.first_of("last next this past coming"))
    day = nearest(days, context.today, side or tense_side(found.tokens, found.begin, until))
    following = found.tokens.word(until)
    if following not in ("week", "weekend"):
        return timex_on(day, 0.85, until=until)
    weekend = following == "weekend"
    day -= (weekend and day.weekday() == 0) * DAY  # a Monday's weekend lies before it
    return Timex(DATE, week_value(day) + "-WE" * weekend, certainty=0.7, until=until + 1)


def _year_of_next_feast(text: str, end: int, name: str) -> int:
    """Return the year that stands only behind the second of two feasts: "between Christmas and New Year's Day 2024"; or 0."""
    tie = _TIE.compiled.match(text, end)
    second = _FEAST.compiled.match(text, tie.end()) if tie else None
    behind = _YEAR_BEHIND.compiled.match(text, second.end()) if second else None
    if second is None or behind is None or not behind[1]:
        return 0
    year, other = int(behind[1]), known_holiday(second[0])
    return year - (holiday(name, year) > holiday(other, year)) if other else year


RULE = Rule("feast", "(last|this|next|coming)? (feast_start|maybe_month (?= unit)|month (?= other))", _feast)
