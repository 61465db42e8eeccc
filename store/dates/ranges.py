"""Times that belong together: "June 2 to 5", "between 2016 and 2019", "since April", "two days after May 12"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from store.dates.grammar.phrases import compiled
from store.dates.gregorian.timex_values import days_of
from store.dates.lexer.numerals import parse_ordinal
from store.dates.lexer.tokenizer import LETTERS, Tokens
from store.dates.mention import DURATION, PAST, DateMention, side_of
from store.dates.rules.calendar_days import FIRST_OF_RANGE
from store.dates.rules.relative_spans import value_after

_DASHED = compiled("(dash|break) <day:small>(?! (unit|units|percent|clock_unit|clock_units|any_month))( comma? <year:year>)?")
_TOLD = compiled(
    "(to|until|and|or) <day:small|ordinal>(?=comma|dot|pause|stop|close|paragraph|in|at|on|for|year|and)( comma? <year:year>)?"
)
_FROM, _FROM_TO = (
    LETTERS["from"],
    compiled("(to|until) <day:small|ordinal>(?! (unit|units|percent|clock_units|any_month))( comma? <year:year>)?"),
)
_SHORT_YEAR = compiled("(dash|slash) <year:digits>(?! (unit|units|percent))")
_JOINED = re.compile(r"[.,]{0,2}\s*(?:-|–|—|to|through|until|till|and)\s*(?:the\s+)?")
_AFTER = re.compile(r"\s+(after|before|from)\s+(?:the\s+)?")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_BARE_MONTHS = ("month", "month that is also a word")
"""The rules of months that name no year."""
_REACH = 16
"""How far back a word such as "between" is looked for, in characters."""


def second_day(tokens: Tokens, begin: int, end: int, first: DateMention) -> tuple[int, int, date] | None:
    """Return the words and the day of the second part of a range that ends with a bare number: "May 7-10", "April 24 and 25"."""
    if first.precision != "day" or first.first is None or first.rule == FIRST_OF_RANGE:
        return None
    match = _DASHED.match(tokens.classes, end) or _TOLD.match(tokens.classes, end)
    if match is None and _FROM in tokens.classes[max(0, begin - 2) : begin]:
        match = _FROM_TO.match(tokens.classes, end)
    if match is None:
        return None
    number = parse_ordinal([tokens.word(match.start("day"))]) or 0
    if not first.first.day < number <= 31:
        return None
    try:
        return match.start("day"), match.end(), first.first.replace(day=number)
    except ValueError:
        return None


def season_end(tokens: Tokens, end: int, year: DateMention) -> date | None:
    """Return the last day of "2024-25" and "1939–45", where a short year follows the first one."""
    match = _SHORT_YEAR.match(tokens.classes, end)
    if match is None or year.precision != "year" or year.first is None:
        return None
    short = tokens.word(match.start("year"))
    if len(short) != len("25") or not short.isdecimal() or year.first.year % 100 >= int(short):
        return None
    return date(year.first.year // 100 * 100 + int(short), 12, 31)


def linked(text: str, mentions: list[DateMention], published: date | None) -> list[DateMention]:
    """Return the mentions with what neighbours say of one another: where a range ends, and days counted from the next date."""
    answer = list(mentions)
    for index, mention in enumerate(answer):
        following = answer[index + 1] if index + 1 < len(answer) else None
        between = text[mention.end : following.start] if following and following.start - mention.end < _REACH else None
        if between is not None and following is not None:
            if _weekday_range(mention, between, following):
                answer[index + 1] = following = _weekday_after(mention, following, published)
            elif _month_range(mention, between, following):
                mention = _year_before(mention, published)
            elif _weekday_pair(mention, between, following):
                mention, following = _in_order(mention, following, published)
                answer[index + 1] = following
            answer[index] = _with_next(text, mention, between, following, published)
        elif published and mention.side is PAST and _SINCE.search(text[max(0, mention.start - _REACH) : mention.start]):
            answer[index] = mention._replace(through=published)
    return answer


def _weekday_range(mention: DateMention, between: str, following: DateMention) -> bool:
    named = following.rule == "named weekday" and following.value < mention.value
    weekdays = mention.rule in ("weekday", "named weekday") and (following.rule == "weekday" or named)
    weekdays = weekdays and mention.first is not None and following.first is not None
    return weekdays and "and" not in between and _JOINED.fullmatch(between) is not None


def _month_range(mention: DateMention, between: str, following: DateMention) -> bool:
    """Say whether two months that name no year are a range that ends before it begins: "May through July", told in June."""
    bare = mention.rule in _BARE_MONTHS and following.rule in _BARE_MONTHS
    return bare and following.value < mention.value and "and" not in between and _JOINED.fullmatch(between) is not None


def _year_before(mention: DateMention, published: date | None) -> DateMention:
    value = f"{int(mention.value[:4]) - 1:04}{mention.value[4:]}"
    first, last, _ = days_of(value)
    return mention._replace(value=value, first=first, last=last, side=side_of(first, last, published))


def _weekday_pair(mention: DateMention, between: str, following: DateMention) -> bool:
    """Say whether two weekdays are told as a pair, the second placed before the first: "met Tuesday and Thursday"."""
    weekdays = mention.rule == following.rule == "weekday" and mention.first is not None and following.first is not None
    return weekdays and between.strip() == "and" and mention.side is following.side and following.value < mention.value


def _in_order(first: DateMention, second: DateMention, published: date | None) -> tuple[DateMention, DateMention]:
    """Return a pair of weekdays in the order they are told: past ones end with the latest, coming ones begin with the next."""
    if first.side is PAST:
        return _weeks_away(first, -1, published), second
    return first, _weeks_away(second, 1, published)


def _weeks_away(mention: DateMention, weeks: int, published: date | None) -> DateMention:
    if mention.first is None:
        return mention
    day = mention.first + timedelta(weeks=weeks)
    doubt = "put into the order in which the two weekdays are told"
    value, side = day.isoformat(), side_of(day, day, published)
    return mention._replace(value=value, first=day, last=day, side=side, certainty=0.6, doubt=doubt)


def _weekday_after(mention: DateMention, following: DateMention, published: date | None) -> DateMention:
    """Return the second weekday of "Monday to Friday" in the week of the first."""
    if mention.first is None or following.first is None:
        return following
    day = mention.first + timedelta(days=(following.first - mention.first).days % 7)
    return following._replace(value=day.isoformat(), first=day, last=day, side=side_of(day, day, published))


def _with_next(text: str, mention: DateMention, between: str, following: DateMention, published: date | None) -> DateMention:
    if match := _AFTER.fullmatch(between):
        return _counted(mention, following, -1 if match[1] == "before" else 1, published)
    if mention.rule == FIRST_OF_RANGE and following.first and _JOINED.fullmatch(between):
        return mention._replace(through=following.last)
    if mention.through or mention.first is None or following.last is None or not _JOINED.fullmatch(between):
        return mention
    told = _BETWEEN.search(text[max(0, mention.start - _REACH) : mention.start]) is not None
    if following.last < mention.first or ("and" in between and not told) or mention.precision != following.precision:
        return mention
    return mention._replace(through=following.last)


def _counted(mention: DateMention, following: DateMention, way: int, published: date | None) -> DateMention:
    """Return "two days" before "after May 12" with the day it leads to."""
    if mention.kind is not DURATION or following.first is None or following.precision != "day":
        return mention
    value = value_after(mention.value, way, following.first)
    first, last, precision = days_of(value)
    if first is None:
        return mention
    return mention._replace(
        first=first,
        last=last,
        precision=precision,
        side=side_of(first, last, published),
        certainty=min(mention.certainty, following.certainty),
        doubt="counted from the date beside it",
    )
